"""Sharing: collections written for others, as packages and as exchange documents with their files beside them.

Entry points: `estimate.estimate`, `export.export`, `fixity.check_files`.
"""
