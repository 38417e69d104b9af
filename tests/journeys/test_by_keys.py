"""Every job done with the keyboard alone: no test here touches a pointer or calls what a key should."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from moving_file import moving
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPlainTextEdit, QSlider

from exhibit_viewer.model.scene import Axis, Mode
from exhibit_viewer.model.tour import Step, Tour
from exhibit_viewer.session.state import Face, SaveState, Tool
from exhibit_viewer.ui.about_panel import AboutPanel

SAMPLE = Path(__file__).resolve().parents[2] / "assets" / "sample"
KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MOST_TABS = 200


class Keys:
    """A person at the keyboard of one running program."""

    def __init__(self, program) -> None:
        self.program, self.session = program, program.session
        assert QTest.qWaitForWindowActive(program.window)

    @property
    def focus(self):
        return self.program.application.focusWidget()

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.focus or self.program.window, key, modifiers)
            self.program.application.processEvents()

    def write(self, words: str) -> None:
        QTest.keyClicks(self.focus, words)
        self.program.application.processEvents()

    def tab_to(self, wanted: Callable[[object], bool]) -> None:
        """Go on with Tab until the keyboard is with something."""
        for _ in range(MOST_TABS):
            if self.focus is not None and wanted(self.focus):
                return
            self.press(KEY.Key_Tab)
        raise AssertionError("Tab does not lead there")

    def push(self, name: str, with_key=KEY.Key_Space) -> None:
        """Go to a button by its name, and press it."""
        self.tab_to(lambda widget: isinstance(widget, QAbstractButton) and widget.accessibleName() == name)
        self.press(with_key)

    def find(self, words: str) -> None:
        """Ctrl+K, some letters, Return."""
        self.press(KEY.Key_K, CTRL)
        self.write(words)
        self.press(KEY.Key_Return)

    def wait(self, until) -> None:
        self.program.wait(until)


@pytest.fixture
def keys(start) -> Keys:
    """The keyboard before the sample exhibition, which was opened by it."""
    person = Keys(start())
    person.push("Open the sample exhibition")
    person.wait(lambda: person.session.state.model is not None)
    return person


def test_browsing_searching_and_narrowing(keys) -> None:
    session, browser = keys.session, keys.program.window.browser
    first = session.state.artifact
    keys.press(KEY.Key_PageDown, CTRL)
    assert session.state.artifact is not first
    keys.press(KEY.Key_F, CTRL)
    keys.write("coin")
    keys.wait(lambda: browser.shelf.found == 1)
    keys.press(KEY.Key_Down)
    keys.press(KEY.Key_Return)
    keys.wait(lambda: session.state.model is not None and session.state.artifact.id == "coin")
    keys.press(KEY.Key_F, CTRL)
    keys.press(KEY.Key_Escape)
    keys.wait(lambda: browser.shelf.found == len(session.state.collection.artifacts))
    keys.push("Narrow down")
    keys.wait(lambda: browser.facets.isVisible())
    keys.tab_to(lambda widget: browser.facets.isAncestorOf(widget) and widget.isCheckable())
    keys.press(KEY.Key_Space)
    keys.wait(lambda: browser.shelf.found < len(session.state.collection.artifacts))
    keys.tab_to(lambda widget: widget.accessibleName().startswith("Show ") and browser.facets.isAncestorOf(widget))
    keys.press(KEY.Key_Space)
    keys.press(KEY.Key_Return)
    keys.wait(lambda: session.state.model is not None)


def test_looking_lighting_and_cutting(keys) -> None:
    session, tools = keys.session, keys.program.window.stage.tools
    before = session.state.camera
    for key, modifiers in ((KEY.Key_Left, None), (KEY.Key_Up, SHIFT), (KEY.Key_Plus, None)):
        keys.press(key, modifiers or Qt.KeyboardModifier.NoModifier)
        assert session.state.camera != before
        before = session.state.camera
    keys.press(KEY.Key_C)
    assert session.state.scene.mode is Mode.CLAY
    keys.press(KEY.Key_Space)
    assert session.state.turntable
    keys.press(KEY.Key_Space)
    keys.press(KEY.Key_L)
    light = session.state.scene.light
    keys.tab_to(lambda widget: isinstance(widget, QSlider) and tools.drawer.isAncestorOf(widget))
    keys.press(KEY.Key_Right, times=5)
    assert session.state.scene.light != light
    keys.press(KEY.Key_Escape)
    keys.press(KEY.Key_X, SHIFT)
    assert session.state.scene.section.axis is Axis.X
    keys.press(KEY.Key_S)
    keys.tab_to(lambda widget: isinstance(widget, QSlider) and tools.drawer.isAncestorOf(widget))
    keys.press(KEY.Key_Right, times=5)
    assert session.state.scene.section.position > 0.5
    keys.find("profile")
    stage = keys.program.window.stage
    keys.wait(lambda: stage.profile is not None and stage.profile.isVisible())
    keys.press(KEY.Key_Home)
    keys.wait(lambda: not session.state.turntable)


def test_pinning_writing_moving_deleting_and_undoing_a_note(keys) -> None:
    session, viewport = keys.session, keys.program.window.stage.viewport
    keys.wait(lambda: viewport.surface(viewport.width() / 2, viewport.height() / 2) is not None)
    keys.press(KEY.Key_N)
    assert session.state.tool is Tool.NOTE and keys.program.window.stage.markers.aiming
    keys.press(KEY.Key_Return)
    keys.wait(lambda: isinstance(keys.focus, QPlainTextEdit))
    keys.write("A worn petal")
    (note,) = session.state.notes
    assert note.text.texts == {"und": "A worn petal"}
    keys.press(KEY.Key_Tab)
    keys.write("glaze")
    keys.wait(lambda: session.state.notes[0].tags == ("glaze",))
    keys.tab_to(lambda widget: widget.accessibleName().startswith("Colour: "))
    keys.press(KEY.Key_Right, times=3)  # one of a group: arrows choose
    assert session.state.notes[0].colour == "indigo"
    keys.push("Move the note to another place")
    assert session.state.tool is Tool.MOVE_NOTE and keys.focus is viewport
    keys.press(KEY.Key_Left)
    keys.wait(lambda: viewport.settled)
    keys.press(KEY.Key_Return)
    assert session.state.notes[0].anchor.point != note.anchor.point
    keys.press(KEY.Key_Escape)
    assert not session.state.selected
    keys.press(KEY.Key_PageUp)
    assert session.state.selected == note.id
    keys.press(KEY.Key_Delete)
    assert not session.state.notes
    keys.press(KEY.Key_Z, CTRL)
    assert [kept.text.texts for kept in session.state.notes] == [{"und": "A worn petal"}]
    keys.wait(lambda: session.state.save is SaveState.SAVED)


def test_reading_about_the_object(keys) -> None:
    about = keys.program.window.notes_dock
    keys.tab_to(lambda widget: about.isAncestorOf(widget) and widget.accessibleName() == "Notes" and widget.isChecked())
    yaw = keys.session.state.camera.yaw
    keys.press(KEY.Key_Right)
    keys.wait(lambda: about.findChild(AboutPanel).isVisible())
    assert keys.session.state.camera.yaw == yaw, "the object does not turn meanwhile"


def test_a_favourite_and_a_set_filled_and_opened(keys) -> None:
    session, overlays = keys.session, keys.program.window.overlays
    keys.press(KEY.Key_D, CTRL)
    assert session.state.favoured
    keys.press(KEY.Key_L, CTRL | SHIFT)
    page = overlays.overlay("sets")
    keys.tab_to(lambda widget: widget is page.name)
    keys.write("Glazes")
    keys.press(KEY.Key_Return)
    assert [len(own.picks) for own in session.state.sets if "Glazes" in own.title.texts.values()] == [1]
    keys.push("Open Favourites")
    keys.wait(lambda: session.state.own_set is not None and session.state.model is not None)


def test_what_leaves_is_chosen_and_put_off(keys) -> None:
    overlays = keys.program.window.overlays
    keys.press(KEY.Key_E, CTRL | SHIFT)
    panel = overlays.overlay("share")
    forms = [box for box in panel.findChildren(QComboBox) if box.isVisible()]
    keys.tab_to(lambda widget: widget is forms[-1])
    before = forms[-1].currentText()
    keys.press(KEY.Key_Down)
    assert forms[-1].currentText() != before
    keys.press(KEY.Key_Escape)
    assert not panel.isVisible()


def test_a_lecture_and_back(keys) -> None:
    session = keys.session
    keys.press(KEY.Key_F5)
    assert session.state.face is Face.TEACH
    keys.press(KEY.Key_PageDown)
    assert session.state.selected
    keys.press(KEY.Key_B)
    assert session.state.blank
    keys.press(KEY.Key_B)
    keys.press(KEY.Key_Escape, times=2)
    assert session.state.face is Face.STUDY


def test_a_tour_by_its_strip_and_by_its_keys(keys) -> None:
    session, strip = keys.session, keys.program.window.stage.tours
    collection, shown = session.state.collection, session.state.artifact
    steps = tuple(Step(note.id, note.title, note=note.id) for note in shown.annotations[:3])
    toured = replace(shown, tours=(Tour("round", shown.title, steps=steps),))
    session.open_collection(replace(collection, artifacts=(toured, *collection.artifacts[1:])), toured.id)
    keys.wait(lambda: session.state.model is not None and strip.isVisible())
    keys.push("Begin the tour", KEY.Key_Return)
    assert session.state.stop == steps[0] and keys.focus.isVisible() and strip.isAncestorOf(keys.focus)
    keys.push("Next stop", KEY.Key_Return)
    assert session.state.stop == steps[1]
    keys.push("Previous stop", KEY.Key_Return)
    assert session.state.stop == steps[0] and keys.focus.isEnabled()
    keys.push("Next stop", KEY.Key_Enter)
    keys.push("Next stop")
    assert session.state.stop == steps[2]
    keys.push("End", KEY.Key_Return)
    assert session.state.tour is None and keys.focus.isVisible()
    keys.press(KEY.Key_T, CTRL)
    keys.press(KEY.Key_Right, CTRL)
    keys.press(KEY.Key_Left, CTRL)
    assert session.state.stop == steps[0]
    keys.push("Leave the tour", KEY.Key_Return)
    assert session.state.tour is None and keys.focus.isVisible()
    keys.press(KEY.Key_T, CTRL)
    keys.press(KEY.Key_Escape)
    assert session.state.tour is None


def test_settings_language_and_the_program_itself(keys) -> None:
    session, overlays = keys.session, keys.program.window.overlays
    for name, key, modifiers in (("keys", KEY.Key_F1, None), ("settings", KEY.Key_Comma, CTRL)):
        keys.press(key, modifiers or Qt.KeyboardModifier.NoModifier)
        assert overlays.overlay(name).isVisible()
        if name == "keys":
            keys.press(KEY.Key_Escape)
    page = overlays.overlay("settings")
    keys.tab_to(lambda widget: page.isAncestorOf(widget) and "Look" in widget.accessibleName())
    theme = session.state.settings.text("theme")
    keys.press(KEY.Key_Down)
    assert session.state.settings.text("theme") != theme
    keys.press(KEY.Key_Escape)
    keys.find("about exhibit")
    assert overlays.overlay("about").isVisible()
    keys.press(KEY.Key_Escape)
    keys.press(KEY.Key_W, CTRL)
    assert session.state.collection is None
    keys.tab_to(lambda widget: widget.accessibleName() == "English")
    keys.press(KEY.Key_Right, times=2)
    assert keys.program.window.isRightToLeft()


def test_playing_what_moves(start, tmp_path: Path) -> None:
    folder = tmp_path / "moving"
    folder.mkdir()
    (folder / "moving.glb").write_bytes(moving())
    person = Keys(start())
    person.program.open(folder)
    session, strip = person.session, person.program.window.stage.player
    person.press(KEY.Key_P)
    assert session.state.playback.playing
    person.press(KEY.Key_P)
    person.press(KEY.Key_P, SHIFT)
    assert session.state.playback.clip == 1
    person.tab_to(lambda widget: isinstance(widget, QSlider) and strip.isAncestorOf(widget))
    person.press(KEY.Key_End)
    assert session.state.playback.seconds == pytest.approx(2.0)
