"""Lets the library's tests import what they share from this folder."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import kept_notes

keep = kept_notes.keep
