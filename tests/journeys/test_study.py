"""A trainee's days: look, pin a note, come back tomorrow, carry the folder elsewhere."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from exhibit_viewer.session.state import SaveState

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "assets" / "sample"


def pin(program, text: str) -> None:
    """Pin a note in the middle of the object and write in it."""
    QTest.keyClick(program.window, Qt.Key.Key_N)
    viewport = program.window.stage.viewport
    middle = program.middle_of_object()
    program.wait(lambda: viewport.surface(middle.x(), middle.y()) is not None)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=middle)
    program.wait(lambda: program.session.state.notes)
    program.wait(lambda: isinstance(program.application.focusWidget(), QPlainTextEdit))
    QTest.keyClicks(program.application.focusWidget(), text)
    program.wait(lambda: program.session.state.notes[0].text.texts.get("und") == text)
    program.wait(lambda: program.session.state.save is SaveState.SAVED)


def folder_of_one(place: Path) -> Path:
    place.mkdir()
    shutil.copy(SAMPLE / "coin.glb", place / "a find.glb")
    return place


def test_a_note_is_there_tomorrow_and_leads_back_to_its_view(start) -> None:
    today = start()
    today.open(SAMPLE)
    pin(today, "A worn petal")
    written = today.session.state.notes[0]
    assert written.anchor is not None and written.anchor.face >= 0 and written.anchor.mesh_hash
    tomorrow = start()
    tomorrow.open(SAMPLE)
    tomorrow.wait(lambda: tomorrow.session.state.notes)
    assert tomorrow.session.state.notes == (written,)
    tomorrow.session.orbit_by(90, 0)
    tomorrow.session.select_note(written.id)
    assert tomorrow.session.state.camera == written.camera


def test_notes_follow_a_folder_that_moves(start, tmp_path: Path) -> None:
    program = start()
    folder = folder_of_one(tmp_path / "from the stick")
    program.open(folder)
    pin(program, "Look here")
    program.session.close_collection()
    moved = folder.rename(tmp_path / "on my disk")
    program.open(moved)
    program.wait(lambda: program.session.state.notes)
    assert program.session.state.notes[0].text.texts == {"und": "Look here"}
    assert [path.name for path in moved.iterdir()] == ["a find.glb"], "the collection itself is never written to"


def test_undo_brings_a_deleted_note_back(start) -> None:
    program = start()
    program.open(SAMPLE)
    pin(program, "Keep me")
    note = program.session.state.notes[0]
    program.window.stage.setFocus()
    program.session.select_note(note.id)
    program.actions.trigger("note.delete")
    assert not program.session.state.notes
    program.actions.trigger("note.undo")
    program.wait(lambda: program.session.state.save is SaveState.SAVED)
    assert [kept.text.texts for kept in program.session.state.notes] == [{"und": "Keep me"}]


def test_a_bad_file_costs_a_sentence_and_the_next_one_opens(start, tmp_path: Path) -> None:
    program = start()
    bad = tmp_path / "broken.glb"
    bad.write_bytes(b"glTF" + bytes(range(200)))
    program.open(bad)
    fault = program.session.state.fault
    assert fault is not None and fault.file == "broken.glb"
    bar = program.window.stage.fault_bar
    program.wait(bar.isVisible)
    assert "broken.glb" in bar.accessibleName()
    program.open(SAMPLE)
    assert program.session.state.model is not None and program.session.state.fault is None


def test_every_language_is_spoken_without_a_restart(start) -> None:
    program = start()
    program.open(SAMPLE)
    titles = {}
    for language in ("en", "zh", "ar"):
        program.session.choose("language", language)
        program.application.processEvents()
        titles[language] = {id_: action.text() for id_, action in program.actions.by_id.items()}
        mirrored = program.window.layoutDirection() == Qt.LayoutDirection.RightToLeft
        assert mirrored is (language == "ar")
    for id_, english in titles["en"].items():
        assert english and titles["zh"][id_] != english and titles["ar"][id_] != english, id_
