"""Documents people exchange, read into values of the model and made from them: folders, packages, scenes, pages.

Never known here: how models are read or drawn, databases, windows; nothing is written to what is read.
Entry point: `folder.open_path`.
"""
