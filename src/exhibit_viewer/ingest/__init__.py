"""Ingest: turns model files of every supported format into `Model` values, in a worker process under limits.

Never known here: windows, graphics drivers, the library's database, sentences for people.
Entry point: `exhibit_viewer.ingest.read.read_model`, which looks at the content and hands it to the right reader.
"""
