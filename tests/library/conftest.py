"""Lets the library's tests import what they share from this folder."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from kept_notes import Keeping


@pytest.fixture
def keep() -> Iterator[Callable[[Path], Keeping]]:
    """Opens notes in a folder; all are closed at the end."""
    opened: list[Keeping] = []

    def open_in(folder: Path) -> Keeping:
        opened.append(Keeping(folder))
        return opened[-1]

    yield open_in
    for keeping in opened:
        keeping.notes.close()
