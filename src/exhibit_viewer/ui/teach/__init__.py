"""The face for lecture rooms: what a talk lays over the picture.

Never known here: what a step does (`session.presenter`), who holds the window.
Entry point: `presenting.Presenting`.
"""
