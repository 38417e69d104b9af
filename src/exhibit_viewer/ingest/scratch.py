"""Scratch folders: for what lasts no longer than the program, also when the disk is full."""

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

_IN_MEMORY = Path("/dev/shm")
"""Where Linux keeps files in memory."""


def scratch_folders() -> Iterator["tempfile.TemporaryDirectory[str]"]:
    """New empty folders to try in turn: on the disk, then in memory where there is such a place.

    One that cannot be made is passed over, so there may be none. Whoever takes one cleans it up.
    """
    for place in (None, _IN_MEMORY):
        made: tempfile.TemporaryDirectory[str] | None = None
        if place is None or place.is_dir():
            with contextlib.suppress(OSError):
                made = tempfile.TemporaryDirectory(prefix="exhibit-viewer-", dir=place, ignore_cleanup_errors=True)
        if made is not None:
            yield made
