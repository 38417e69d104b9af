"""Two windows on one library: the second says that it only reads, nothing called saved is lost, no lock stays."""

import subprocess
import sys
import time
from pathlib import Path

import apsw
import pytest
from kept_notes import a_note

from exhibit_viewer.library.preferences import Preferences
from exhibit_viewer.model.faults import Code
from exhibit_viewer.model.settings import Settings

CHILD = Path(__file__).with_name("beside_child.py")
TRIANGLE = "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n"


def written_by_two(folder: Path, rounds: int, notes: int) -> int:
    """Let two processes write in turns; how many saves they were told of, all of which must be there."""
    command = [sys.executable, str(CHILD), str(folder)]
    children = [
        subprocess.Popen([*command, name, str(rounds), str(notes)], stdout=subprocess.PIPE, text=True)
        for name in ("left", "right")
    ]
    said = [child.communicate()[0].split() for child in children]
    assert [child.returncode for child in children] == [0, 0]
    connection = apsw.Connection(str(folder / "notes.sqlite"))
    kept = {str(row[0]) for row in connection.execute("SELECT id FROM notes WHERE deleted = ''")}
    assert next(iter(connection.execute("PRAGMA integrity_check")))[0] == "ok"
    connection.close()
    assert not {note for notes in said for note in notes} - kept
    assert all(said), "each had its turn"
    return sum(map(len, said))


def test_what_two_processes_save_in_turns_is_there(tmp_path):
    assert written_by_two(tmp_path, 8, 6) > 20


@pytest.mark.slow
def test_ten_thousand_saves_in_turns(tmp_path):
    assert written_by_two(tmp_path, 1000, 12) > 10_000


def test_the_second_window_says_so_and_takes_over(start, tmp_path):
    from PySide6.QtWidgets import QLabel

    from exhibit_viewer.desktop.start import tell_once

    collection = tmp_path / "collection"
    collection.mkdir()
    (collection / "one.obj").write_text(TRIANGLE)
    first, second = start(), start(beside=True)
    tell_once(second.world)
    second.open(collection)
    second.wait(lambda: second.session.state.model is not None)

    def said() -> str:
        return " ".join(label.text() for label in second.window.findChildren(QLabel) if label.isVisible())

    second.wait(lambda: second.world.notes.refusal.code is Code.LIBRARY_BUSY and "window" in said())
    key = second.session.state.notes
    assert key == ()
    answers = []
    second.world.notes.put(a_note("c:x", "typed beside"), answers.append)
    second.wait(lambda: answers)
    assert answers[0].code is Code.LIBRARY_BUSY
    first.world.notes.close()
    second.wait(lambda: answers[-1] is None)


@pytest.mark.slow
def test_the_second_window_is_told_within_two_seconds(start, tmp_path):
    """From asking for the library to the sentence in the window, in processor time: others may have the machine."""
    from PySide6.QtWidgets import QLabel

    from exhibit_viewer.desktop.start import tell_once

    collection = tmp_path / "collection"
    collection.mkdir()
    (collection / "one.obj").write_text(TRIANGLE)
    start()
    begun = time.process_time()
    second = start(beside=True)
    tell_once(second.world)
    second.open(collection)

    def said() -> bool:
        labels = second.window.findChildren(QLabel)
        return any(label.isVisible() and "window" in label.text() for label in labels)

    second.wait(said)
    assert time.process_time() - begun < 2.0


def test_settings_of_two_windows_are_those_of_both(tmp_path):
    first, second = Preferences(tmp_path), Preferences(tmp_path)
    for percent in (110, 120, 130):
        first.save_settings(Settings().with_value("text_percent", percent))
        second.save_settings(Settings().with_value("theme", "paper"))
        both = Preferences(tmp_path)
        assert both.settings.text("theme") == "paper"
        assert both.settings.number("text_percent") == percent
        assert not both.notices
