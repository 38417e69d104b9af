"""Catalogue: the full-text index of a collection, its facets, and the answers to questions about it.

It never holds what cannot be made again from the collection and the notes, and knows nothing of windows. `Catalogue`
is the entry point.
"""
