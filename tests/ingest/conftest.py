"""Lets the ingest tests import the modules they share (files made in memory, worker doubles) from this folder."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
