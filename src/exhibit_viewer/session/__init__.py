"""What the visitor does: the only mutable room, with its intents, undo, command table and the doors (ports) it needs.

Never known here: Qt, OpenGL, files, databases.
Entry point: `session.Session`.
"""
