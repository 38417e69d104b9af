"""A reader that dies in any way costs one file: the window keeps answering, says so, and opens the next.

Two hundred deaths, or eight times DEATH_ROUNDS:
python run.py --test -m slow -s tests/reliability/test_worker_deaths.py
"""

import contextlib
import multiprocessing
import os
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from program import Program
from worker_doubles import serve_deeds

from exhibit_viewer.ingest.limits import MEGABYTE, Limits
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.faults import Code

ROUNDS = int(os.environ.get("DEATH_ROUNDS", "25"))
REST = 1.0
"""Seconds for which nothing opens or closes once nothing is being done any more."""
DEATHS = {
    "segfault": Code.READER_DIED,
    "abort": Code.READER_DIED,
    "killed": Code.READER_DIED,
    "exit": Code.READER_DIED,
    "hang": Code.TIME_LIMIT,
    "memory": Code.MEMORY_LIMIT,
    "close the pipe": Code.READER_DIED,
    "garbage": Code.READER_DIED,
}


def strict_reader(cache: Path, limits: Limits) -> Reader:
    return Reader(cache, replace(limits, seconds=5.0, memory_bytes=400 * MEGABYTE), serve_deeds)


def folder_of(place: Path, deed: str) -> Path:
    """A folder with one file; its name differs, for the double gives all files one digest."""
    place.mkdir()
    (place / f"{place.name}.ply").write_text(deed)
    return place


class Visit:
    """A program whose readers do as their files tell them, and how it bears that."""

    def __init__(self, program: Program, place: Path) -> None:
        from PySide6.QtCore import QTimer

        self.program, self._place, self._number = program, place, 0
        self.ticks: list[int] = []
        heart = QTimer(program.window, interval=20)
        heart.timeout.connect(partial(self.ticks.append, 1))
        heart.start()

    def meet(self, death: str, code: Code) -> float:
        """Open what kills its reader, then what does not; the window's processor time from asking to being told."""
        self._number += 1
        bad, good = (self._place / f"{kind} {self._number}" for kind in ("bad", "good"))
        self.ticks.clear()
        begun = time.process_time()
        self.program.open(folder_of(bad, death))
        fault = self.program.session.state.fault
        assert fault is not None and fault.code is code, death
        assert fault.file == f"{bad.name}.ply"
        assert self.ticks, f"the window stood still while its reader met with {death}"
        self.program.wait(lambda: self._says(f"{bad.name}.ply"))
        seconds = time.process_time() - begun
        self.program.open(folder_of(good, "good"))
        assert self.program.session.state.fault is None, death
        assert self.program.session.state.model.facts.triangles == 1, death
        return seconds

    def at_rest(self) -> list[str]:
        """What is open while no collection is, no reader stands ready and nothing is being done: what is listed, kept
        or drawn just then takes descriptors for a moment."""
        world = self.program.world
        self.program.session.close_collection()
        seen, since = [""], time.monotonic()

        def rested() -> bool:
            nonlocal seen, since
            now_open = descriptors()
            if now_open != seen or multiprocessing.active_children():
                world.thumbnails.close()
                world.reader.close()
                seen, since = now_open, time.monotonic()
            return time.monotonic() - since > REST

        self.program.wait(rested)
        return seen

    def _says(self, words: str) -> bool:
        from PySide6.QtWidgets import QLabel

        labels = self.program.window.findChildren(QLabel)
        return any(label.isVisible() and words in label.text() for label in labels)


@pytest.fixture
def visit(start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Visit:
    monkeypatch.setattr("exhibit_viewer.desktop.start.Reader", strict_reader)
    return Visit(start(), tmp_path)


@pytest.mark.logs
def test_the_window_outlives_its_reader(visit):
    for death, code in DEATHS.items():
        visit.meet(death, code)


@pytest.mark.slow
@pytest.mark.logs
def test_the_window_outlives_hundreds_of_readers(visit):
    """Each is told of within a second of the window's time, and none leaves a process or a descriptor behind."""
    seconds = [visit.meet(death, code) for death, code in DEATHS.items()]
    before = visit.at_rest()
    for _ in range(ROUNDS - 1):
        seconds += [visit.meet(death, code) for death, code in DEATHS.items()]
    after = visit.at_rest()
    print(
        f"\n{len(seconds)} deaths, told within {max(seconds):.2f} s of processor time at most; at rest "
        f"{len(before)} descriptors after the first round, {len(after)} after the last, and no process"
    )
    assert max(seconds) <= 1.0
    assert len(after) <= len(before), (before, after)


def descriptors() -> list[str]:
    """What this process has open."""
    found = []
    for descriptor in Path("/proc/self/fd").glob("*"):
        with contextlib.suppress(OSError):  # the folder itself is open while it is looked at
            found.append(str(descriptor.readlink()))
    return sorted(found)
