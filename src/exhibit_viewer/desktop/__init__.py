"""The windowed program put together: session, window, library and reader joined, once.

Never known here: how anything is drawn, read or stored; this room only joins.
Entry point: `start.start`, called by the command line.
"""
