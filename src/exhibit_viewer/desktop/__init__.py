"""The windowed program put together: session, window, library and reader joined, once.

Never known here: how anything is drawn, read or stored; this room only joins.
Entry point: `start.start`, called by the command line.
"""

import builtins

import PySide6.QtCore  # noqa: F401  (first, for what follows)

# PySide wraps `import` to look for its __feature__ switches, and to do so reads and tokenizes the source of every
# module imported after it: a fifth of the program's start. No module here uses such a switch.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
