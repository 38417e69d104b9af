"""Starts of the whole program for the journeys."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.append(str(Path(__file__).parents[1] / "ingest"))  # for files made up there

from program import Program


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], Program]]:
    """Starts the program; every start of a test shares one library."""
    if not os.environ.get("DISPLAY"):
        pytest.skip("no display")
    running: list[Program] = []

    def begin() -> Program:
        for earlier in running:
            earlier.close()
        running[:] = [Program(tmp_path / "library")]
        return running[0]

    yield begin
    for program in running:
        program.close()
