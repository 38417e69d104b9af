"""Documents people exchange, each read into values of the model: a folder of models and the metadata beside them.

Never known here: geometry, databases, windows; nothing is written to what is read.
Entry point: `folder.open_path`.
"""
