"""Ui: the window, its panels and every word in it, in three languages.

Never known here: files, databases, how models are read or drawn (only `viewport` meets the renderer).
Entry point: the main window; without one, `messages` words faults for the command line.
"""
