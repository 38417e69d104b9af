"""Editing what is said of artifacts: a form for one or for several at once, in every language.

Never known here: files. Every keystroke goes to `session.recording`.
Entry point: `pages.AboutPages`.
"""
