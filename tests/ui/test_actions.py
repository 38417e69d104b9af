"""Actions: one per command, true to the session and the face."""

import itertools

import pytest

from exhibit_viewer.session.commands import COMMANDS
from exhibit_viewer.session.state import Face


@pytest.fixture
def actions(look, world):
    from exhibit_viewer.ui.actions import Actions

    return Actions(world.session, look[1])


def test_a_command_can_be_used_when_what_it_needs_is_there(actions, world):
    assert not actions.by_id["mode.clay"].isEnabled()
    world.show()
    assert actions.by_id["mode.clay"].isEnabled()
    actions.trigger("mode.clay")
    assert actions.by_id["mode.clay"].isChecked() and not actions.by_id["mode.textured"].isChecked()
    assert world.session.state.scene.mode == "clay"


def test_choosing_what_is_chosen_leaves_it_checked(actions, world):
    world.show()
    actions.trigger("mode.textured")
    assert actions.by_id["mode.textured"].isChecked()


def test_a_command_without_intent_waits_for_its_deed(actions):
    done = []
    assert not actions.by_id["settings"].isEnabled()
    actions.provide("settings", lambda: done.append(1), checked=lambda: bool(done))
    actions.trigger("settings")
    assert done == [1] and actions.by_id["settings"].isChecked()
    with pytest.raises(KeyError):
        actions.provide("no such command", lambda: None)


def test_no_key_means_two_things_in_one_face(actions, world):
    """Whatever is open or selected: two commands that can be used at once never share a key."""
    for face in Face:
        usable = [command for command in COMMANDS if face in command.faces]
        keys = sorted(key for command in usable for key in command.keys)
        assert [key for key, uses in itertools.groupby(keys) if len(list(uses)) > 1] == []


def test_a_clicker_steps_in_teach_and_turns_in_study(actions, world):
    world.show()
    assert actions.by_id["orbit.left"].isEnabled() and not actions.by_id["teach.previous"].isEnabled()
    world.session.show_face(Face.TEACH)
    assert not actions.by_id["orbit.left"].isEnabled() and actions.by_id["teach.previous"].isEnabled()


def test_undo_says_what_it_takes_back(actions, world):
    undo, redo = actions.by_id["note.undo"], actions.by_id["note.redo"]
    world.show()
    session = world.session
    assert undo.text() == "Undo" and not undo.isEnabled()
    note = session.place_note(session.state.artifact.annotations[0].anchor, session.state.camera)
    assert undo.text() == "Undo: Add a note"
    session.edit_note(note, "A worn petal")
    assert undo.text() == "Undo: Write in the note"
    session.delete_note(note)
    assert undo.text() == "Undo: Delete the note" and undo.toolTip() == "Undo: Delete the note  (Ctrl+Z)"
    undo.trigger()
    assert redo.text() == "Redo: Delete the note" and undo.text() == "Undo: Write in the note"


def test_words_keys_and_hints_are_in_the_tooltip(actions):
    action = actions.by_id["tool.light"]
    assert action.text() in action.toolTip() and "(L)" in action.toolTip() and "\n" in action.toolTip()
    assert actions.keys("palette") == "Ctrl+K or Ctrl+Shift+P"


def test_a_button_toggled_from_afar_does_its_command_once(actions, world, keep, until):
    """As a screen reader does it: no click, no trigger."""
    from PySide6.QtWidgets import QApplication, QToolButton

    world.show()
    button = keep(QToolButton())
    button.setDefaultAction(actions.by_id["view.turntable"])
    button.toggle()
    until(lambda: world.session.state.turntable)
    button.click()
    QApplication.processEvents()
    assert not world.session.state.turntable and not button.isChecked()
    world.session.toggle_turntable()
    QApplication.processEvents()
    assert world.session.state.turntable and button.isChecked()
