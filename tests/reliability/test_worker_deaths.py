"""A reader that dies in any way costs one file: the window keeps answering, says so, and opens the next."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from worker_doubles import serve_deeds

from exhibit_viewer.ingest.limits import MEGABYTE, Limits
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.faults import Code

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


@pytest.mark.logs
def test_the_window_outlives_its_reader(start, tmp_path, monkeypatch):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QLabel

    monkeypatch.setattr("exhibit_viewer.desktop.start.Reader", strict_reader)
    program = start()
    ticks: list[int] = []
    heart = QTimer(program.window, interval=20)
    heart.timeout.connect(partial(ticks.append, 1))
    heart.start()
    for number, (death, code) in enumerate(DEATHS.items()):
        ticks.clear()
        program.open(folder_of(tmp_path / f"bad {number}", death))
        fault = program.session.state.fault
        assert fault is not None and fault.code is code, death
        assert fault.file == f"bad {number}.ply"
        assert ticks, f"the window stood still while its reader met with {death}"
        said = [label.text() for label in program.window.findChildren(QLabel) if label.isVisible()]
        assert any(f"bad {number}.ply" in words for words in said), death
        program.open(folder_of(tmp_path / f"good {number}", "good"))
        assert program.session.state.fault is None, death
        assert program.session.state.model.facts.triangles == 1, death
