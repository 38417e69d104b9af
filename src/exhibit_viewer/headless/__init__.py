"""Headless: the command line's verbs, which need no display: info, check, render, sheet.

Never known here: windows and sessions; of the user interface only its words for faults.
Entry points: one function per verb, each returning the exit code: 0 fine, 1 the content has faults.
"""
