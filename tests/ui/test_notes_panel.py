"""The notes panel: reading, writing, searching and what it claims about saving."""

from dataclasses import replace

import pytest

from exhibit_viewer.model.annotation import Anchor, Annotation
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.text import LangText
from exhibit_viewer.session.state import Tool

pytest.importorskip("PySide6.QtTest")
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
PLACE = Anchor((0.0, 0.0, 1.0), (0.0, 0.0, 1.0))


@pytest.fixture
def panel(world, look, keep):
    from exhibit_viewer.ui.actions import Actions
    from exhibit_viewer.ui.notes_panel import NotesPanel

    shown = keep(NotesPanel(world.session, *look, Actions(world.session, look[1])), 336, 700)
    world.show()
    return shown


def words(widget):
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def write(world, text="", tags=(), colour=""):
    note_id = world.session.place_note(PLACE, world.session.state.camera)
    if text:
        world.session.edit_note(note_id, text)
    if tags:
        world.session.tag_note(note_id, tags)
    if colour:
        world.session.colour_note(note_id, colour)
    return note_id


def test_published_notes_are_listed_and_said_to_be_the_exhibitions(panel):
    (card,) = panel.cards()
    assert "Pole" in words(card) and "The north pole." in words(card)
    assert "From the exhibition · Curator" in words(card)
    assert "#pole" in words(card)


def test_choosing_a_card_reads_the_note_there(panel, world):
    (card,) = panel.cards()
    QTest.mouseClick(card, LEFT, PLAIN, QPoint(10, 10))
    assert world.session.state.selected == "published-1"
    assert world.session.state.flight_seconds > 0


def test_enter_chooses_the_focused_card(panel, world):
    (card,) = panel.cards()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert world.session.state.selected == "published-1"


def test_a_new_note_waits_for_words_and_every_key_reaches_the_session(panel, world, application):
    panel.activateWindow()
    note_id = write(world)
    assert panel.editor.isVisible() and panel.editor.note_id == note_id
    assert panel.window().focusWidget() is panel.editor.text
    for count, letter in enumerate("Crack", 1):
        QTest.keyClick(panel.editor.text, letter)
        assert world.kept[note_id].text.texts["und"] == "Crack"[:count]
    assert len(panel.cards()) == 2


def test_the_preview_shows_marks_as_they_read(panel, world):
    write(world, "plain words")
    assert not panel.editor.preview.isVisible()
    panel.editor.text.setPlainText("a **bold** word")
    assert panel.editor.preview.isVisible()
    assert panel.editor.preview.toPlainText() == "a bold word"


def test_tags_colour_move_and_delete(panel, world):
    note_id = write(world, "x")
    QTest.keyClicks(panel.editor.tags, "seam, lesson 2,, seam")
    QTest.keyClick(panel.editor.tags, Qt.Key.Key_Return)
    assert world.kept[note_id].tags == ("seam", "lesson 2")
    buttons = {b.accessibleName(): b for b in panel.editor.findChildren(QAbstractButton)}
    buttons["Colour: Indigo"].click()
    assert world.kept[note_id].colour == "indigo"
    buttons["Move the note to another place"].click()
    assert world.session.state.tool is Tool.MOVE_NOTE
    buttons["Delete the note"].click()
    assert world.removed == [note_id] and not panel.editor.isVisible()
    world.session.undo()
    assert world.session.state.notes[0].tags == ("seam", "lesson 2")
    assert panel.editor.isVisible()


def test_tags_typed_last_are_kept_when_the_note_is_closed(panel, world):
    note_id = write(world, "x")
    QTest.keyClicks(panel.editor.tags, "late")
    world.session.select_note("")
    assert world.kept[note_id].tags == ("late",)


def test_undo_from_elsewhere_reaches_the_open_editor(panel, world):
    write(world, "first")
    world.session.undo()
    assert panel.editor.text.toPlainText() == ""
    world.session.redo()
    assert panel.editor.text.toPlainText() == "first"


def test_going_to_another_note_shows_its_text_and_changes_neither(panel, world):
    one, other = write(world, "one"), write(world, "other")
    world.session.select_note(one)
    assert panel.editor.text.toPlainText() == "one"
    world.session.select_note(other)
    assert panel.editor.text.toPlainText() == "other"
    assert [note.text.texts["und"] for note in world.session.state.notes] == ["one", "other"]


def test_esc_closes_the_editor(panel, world):
    write(world, "x")
    QTest.keyClick(panel.editor.text, Qt.Key.Key_Escape)
    assert world.session.state.selected == "" and not panel.editor.isVisible()


def test_search_finds_words_tags_and_authors_whatever_their_accents(panel, world):
    write(world, "Fêlure près du col", tags=("état",))
    write(world, "another")
    world.session.select_note("")
    told = []
    panel.filtered.connect(told.append)
    for query, count in (("felure", 1), ("ETAT", 1), ("curator", 1), ("", 3), ("fel another", 0)):
        panel.search.setText(query)
        assert len(panel.cards()) == count, query
    assert told[0] == frozenset({world.session.state.notes[0].id}) and told[-1] == frozenset()
    assert "No note matches." in words(panel)


def test_the_menu_filters_by_tag_colour_and_origin(panel, world):
    write(world, "a", tags=("seam",), colour="madder")
    write(world, "b")
    world.session.select_note("")

    def choose(label):
        panel._menu.aboutToShow.emit()
        next(action for action in panel._menu.actions() if action.text().strip("\u2068\u2069") == label).trigger()
        return len(panel.cards())

    assert choose("#seam") == 1
    assert choose("Madder") == 1
    assert choose("My notes") == 2
    assert choose("From the exhibition") == 1
    assert choose("All notes") == 3


def test_tags_are_shown_in_the_language_there_is_and_ones_own_as_they_are(panel, world):
    from PySide6.QtCore import QLocale

    collection = world.session.state.collection
    ball = collection.artifacts[0]
    note = replace(ball.annotations[0], tags=(), tags_in={"en": ("pole",), "zh": ("极点",)})
    told = replace(ball, annotations=(note,))
    world.session.open_collection(replace(collection, artifacts=(told, *collection.artifacts[1:])), told.id)
    write(world, "mine", tags=("seam",))
    shown = {}
    for name in ("en_GB", "zh_CN"):
        QLocale.setDefault(QLocale(name))
        for card in panel.cards():
            card.refresh()
        panel._menu.aboutToShow.emit()
        text = " ".join(words(panel)) + " ".join(action.text() for action in panel._menu.actions())
        shown[name] = {tag for tag in ("#pole", "#极点", "#seam") if tag in text}
    QLocale.setDefault(QLocale("en_GB"))
    assert shown == {"en_GB": {"#pole", "#seam"}, "zh_CN": {"#极点", "#seam"}}


def test_it_says_saved_only_when_it_is(panel, world):
    assert panel.save_line.words.text() == "Saved"
    world.refuse = Fault(Code.DISK_FULL, "notes")
    write(world, "x")
    assert panel.save_line.words.text().startswith("Not saved: ")
    assert panel.save_line.again.isVisible()
    world.refuse = None
    panel.save_line.again.click()
    assert panel.save_line.words.text() == "Saved" and not panel.save_line.again.isVisible()


def test_while_a_note_is_being_kept_it_says_saving(panel, world, monkeypatch):
    waiting = []
    monkeypatch.setattr(world, "put", lambda note, on_done: waiting.append(on_done))
    write(world, "x")
    assert panel.save_line.words.text() == "Saving…"
    for on_done in waiting:
        on_done(None)
    assert panel.save_line.words.text() == "Saved"


def test_the_button_takes_up_the_note_tool(panel, world):
    QTest.mouseClick(panel.add, LEFT)
    assert world.session.state.tool is Tool.NOTE
    assert panel.add.text() == "Click the object…"


def test_an_object_without_notes_says_how_to_begin(panel, world):
    world.session.show_artifact("bare")
    assert "No notes yet" in words(panel) and panel.cards() == []


def test_two_hundred_notes_are_listed_in_order(world, look, keep, until):
    from exhibit_viewer.ui.actions import Actions
    from exhibit_viewer.ui.notes_panel import NotesPanel

    world.own = tuple(Annotation(f"n{i:03}", "key", LangText.of(f"note {i}"), order=i) for i in range(200))
    panel = keep(NotesPanel(world.session, *look, Actions(world.session, look[1])), 336, 700)
    world.show()
    panel.show()
    assert len(panel.cards()) < 10, "all at once, which holds up the window"
    until(lambda: len(panel.cards()) == 201)
    panel.grab()
    tops = [card.y() for card in panel.cards()]
    assert tops == sorted(tops) and len(set(tops)) == 201


def test_every_control_has_a_name(panel, world):
    write(world, "a **b**")
    nameless = [
        widget
        for widget in panel.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.isHidden() and not widget.accessibleName()
    ]
    assert nameless == []


def test_nothing_is_wider_than_the_panel(panel, world):
    write(world, "a **b** " + "w" * 200, tags=("a very long tag " * 4,))
    panel.resize(320, 600)
    panel.grab()
    room = panel._scroll.viewport().width()
    assert panel._list.width() <= room


def test_an_editor_that_grows_stays_in_sight(panel, world, until):
    for number in range(6):
        write(world, f"note {number}")
    panel.editor.text.setPlainText("now **with** marks\n\n- and\n- a\n- list")
    room = panel._scroll.viewport()

    def in_sight():
        foot = panel.editor.mapTo(room, QPoint(0, panel.editor.height()))
        return panel.editor.preview.isVisible() and 0 < foot.y() <= room.height()

    until(in_sight)


def test_the_tools_of_a_note_tell_their_keys(panel, world):
    from PySide6.QtWidgets import QToolButton

    told = {button.accessibleName(): button.toolTip() for button in panel.editor.findChildren(QToolButton)}
    assert told["Delete the note"] == "Delete the note  (Del)"
    assert told["Move the note to another place"].endswith("(Shift+M)")
