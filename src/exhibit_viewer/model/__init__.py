"""What things are: collections, artifacts, models, notes, cameras, scenes, faults; frozen values over numpy.

Never known here: files, windows, graphics drivers, databases, sentences for people.
Entry point: import the value you need from its own file, e.g. ``from exhibit_viewer.model.camera import Camera``.
"""
