"""Checking a database of notes: a verdict on a copy, the file itself untouched."""

import sqlite3
from pathlib import Path

import pytest

from exhibit_viewer.library.checking import count_notes
from exhibit_viewer.library.database import migrations
from exhibit_viewer.model.faults import Code, Fault


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes.sqlite"
    connection = sqlite3.connect(path)
    for script in migrations():
        connection.executescript(script)
    connection.execute(f"PRAGMA user_version = {len(migrations())}")
    for number in range(3):
        values = "?, 'a', '{}', '{}', '[]', 'ochre', NULL, NULL, '', '', '', 0, 0, ?, ?"
        connection.execute(f"INSERT INTO notes VALUES ({values})", (str(number), number, "gone" if number == 2 else ""))
    connection.commit()
    connection.close()
    return path


def test_a_sound_library_is_counted_and_left_as_it_is(notes: Path) -> None:
    before = notes.read_bytes()
    assert count_notes(notes) == 2
    assert notes.read_bytes() == before
    assert list(notes.parent.iterdir()) == [notes]


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("PRAGMA user_version = 999", Code.LIBRARY_NEWER),
        ("PRAGMA user_version = 0", Code.LIBRARY_DAMAGED),
        ("DROP TABLE sightings", Code.LIBRARY_DAMAGED),
        ("CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM notes; END", Code.LIBRARY_DAMAGED),
    ],
)
def test_what_is_not_ours_is_refused(notes: Path, statement: str, code: Code) -> None:
    connection = sqlite3.connect(notes)
    connection.execute(statement)
    connection.commit()
    connection.close()
    with pytest.raises(Fault) as caught:
        count_notes(notes)
    assert caught.value.code is code


@pytest.mark.parametrize(
    "change", [lambda data: data[:-100], lambda data: data[: len(data) // 2], lambda data: b"x" * 999]
)
def test_damage_is_refused(notes: Path, change) -> None:
    notes.write_bytes(change(notes.read_bytes()))
    with pytest.raises(Fault) as caught:
        count_notes(notes)
    assert caught.value.code is Code.LIBRARY_DAMAGED


def test_nothing_and_no_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.sqlite").touch()
    for path, code in ((tmp_path / "empty.sqlite", Code.FILE_EMPTY), (tmp_path, Code.FILE_NOT_REGULAR)):
        with pytest.raises(Fault) as caught:
            count_notes(path)
        assert caught.value.code is code
