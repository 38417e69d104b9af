"""The library in the window: what is in it, what comes into it, what goes.

Never known here: files and databases; they are asked for through `session.library_port`.
Entry point: `deeds.LibraryDeeds`.
"""
