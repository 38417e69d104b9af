"""A lecture: stepping, black screen, laser, caption, tools that rest, and back to the desk as it was."""

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from exhibit_viewer.model.text import LangText
from exhibit_viewer.session.state import Change, Face

pytest.importorskip("PySide6.QtTest")
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from exhibit_viewer.ui.teach import presenting

PLAIN = Qt.KeyboardModifier.NoModifier
KEY = Qt.Key
ROOT = Path(__file__).resolve().parents[2]


class Doors:
    """Nothing behind them."""

    def open(self, path):
        pass

    def open_sample(self):
        pass

    def recent(self):
        return ()

    def glance(self, path, on_done):
        on_done(None)

    def search(self, question, on_done):
        pass

    def hit(self, artifact, words, languages):
        return None

    def thumbnail(self, artifact, on_done):
        on_done(None)

    def wanted(self, artifacts):
        pass


def make_window(world, look, stage):
    from exhibit_viewer.ui.actions import Actions
    from exhibit_viewer.ui.main_window import MainWindow

    world.session.choose("motion", "reduced")
    actions, doors = Actions(world.session, look[1]), Doors()
    parts = {} if stage else {"notes": QWidget(), "about": QWidget()}
    if stage:
        from exhibit_viewer.ui.stage import Stage

        parts["stage"] = Stage(world.session, *look, actions, doors)
    else:
        parts["stage"] = QWidget()
        parts["stage"].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return MainWindow(world.session, *look, actions, doors, clear_cache=lambda: None, **parts)


@pytest.fixture
def window(request, world, look, keep):
    """The main window in Study, on an artifact with one note; the stage is a stand-in unless a test asks for it."""
    made = keep(make_window(world, look, stage=getattr(request, "param", False)), 1000, 640)
    world.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made


@pytest.fixture
def lecture(window, world, until):
    """The same window, teaching."""
    world.session.show_face(Face.TEACH)
    until(lambda: window.isFullScreen())
    QApplication.processEvents()
    return window


on_stage = pytest.mark.parametrize("window", [True], indirect=True)


def press(window, key, modifiers=PLAIN):
    QTest.keyClick(window.windowHandle(), key, modifiers)


def words(widget):
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def test_a_lecture_fills_the_screen_and_gives_it_back(window, world, until):
    before = window.geometry()
    press(window, KEY.Key_F5)
    until(lambda: window.isFullScreen())
    assert world.session.state.face is Face.TEACH
    assert not (window.top_bar.isVisible() or window.browser_dock.isVisible() or window.notes_dock.isVisible())
    press(window, KEY.Key_Escape)
    until(lambda: not window.isFullScreen() and window.geometry().size() == before.size())
    assert world.session.state.face is Face.STUDY and window.top_bar.isVisible()
    assert window.browser_dock.isVisible() and window.notes_dock.isVisible()


def test_panels_come_back_as_wide_as_they_were(window, world, until):
    docks, widths = [window.browser_dock, window.notes_dock], [290, 400]
    QTest.qWait(300)  # until they have their first ones for good
    window.resizeDocks(docks, widths, Qt.Orientation.Horizontal)
    until(lambda: [dock.width() for dock in docks] == widths)
    world.session.show_face(Face.TEACH)
    until(lambda: window.isFullScreen())
    world.session.show_face(Face.STUDY)
    until(lambda: [dock.width() for dock in docks] == widths)


def test_a_window_that_was_full_stays_full(window, world, until):
    window.toggle_full_screen()
    world.session.show_face(Face.TEACH)
    world.session.show_face(Face.STUDY)
    assert window.isFullScreen()


def test_it_opens_full_screen_when_the_session_starts_as_a_lecture(world, look, until):
    world.session.show_face(Face.TEACH)
    window = make_window(world, look, stage=True)
    window.show()
    world.show()
    until(lambda: window.isFullScreen() and window.geometry() == window.screen().geometry())
    assert not window.top_bar.isVisible() and not window.stage.tools.isVisible()
    window.close()


@pytest.mark.parametrize("onward, back", [(KEY.Key_PageDown, KEY.Key_PageUp), (KEY.Key_Right, KEY.Key_Left),
                                          (KEY.Key_Down, KEY.Key_Up)])  # fmt: skip
def test_a_clicker_goes_through_notes_then_artifacts(lecture, world, onward, back):
    state = lambda: (world.session.state.artifact.id, world.session.state.selected)  # noqa: E731
    yaw = world.session.state.camera.yaw
    press(lecture, onward)
    assert state() == ("ball", "published-1")
    press(lecture, onward)
    assert state() == ("bare", "")
    press(lecture, back)
    assert state() == ("ball", "")
    press(lecture, onward)
    press(lecture, back)
    assert state() == ("ball", "") and world.session.state.camera.yaw == yaw


def test_the_note_is_told_in_a_caption_below_the_middle(lecture, world):
    caption = lecture.presenting.caption
    assert not caption.isVisible()
    press(lecture, KEY.Key_PageDown)
    assert caption.isVisible() and "Pole" in words(caption) and "The north pole." in words(caption)
    assert caption.geometry().top() > lecture.height() * 0.5 and lecture.rect().contains(caption.geometry())
    press(lecture, KEY.Key_PageDown)
    assert not caption.isVisible()


def test_a_long_note_gives_way_to_the_object(lecture, world):
    state = world.session.state
    long = replace(state.artifact.annotations[0], text=LangText.of("word " * 2000))
    world.session.state = replace(state, artifact=replace(state.artifact, annotations=(long,)))
    world.session.select_note("published-1")
    caption = lecture.presenting.caption
    assert caption.height() <= lecture.height() * 0.3 and caption.geometry().top() > lecture.height() * 0.5
    assert words(caption).endswith("…")


def test_type_is_half_as_large_again(window, world, look):
    before = look[0].pixels(16)
    world.session.show_face(Face.TEACH)
    assert look[0].pixels(16) == round(before * 1.5)


def test_b_blacks_out_and_any_step_brings_the_picture_back(lecture, world):
    black = lecture.presenting.black
    press(lecture, KEY.Key_B)
    assert black.isVisible() and black.geometry() == lecture.rect()
    press(lecture, KEY.Key_PageDown)
    assert not black.isVisible() and world.session.state.selected == ""
    press(lecture, KEY.Key_B)
    press(lecture, KEY.Key_B)
    assert not black.isVisible()


@on_stage
def test_esc_brings_back_the_picture_then_closes_the_note_then_leaves(lecture, world):
    press(lecture, KEY.Key_PageDown)
    press(lecture, KEY.Key_B)
    press(lecture, KEY.Key_Escape)
    assert not world.session.state.blank and world.session.state.selected
    press(lecture, KEY.Key_Escape)
    assert not world.session.state.selected and world.session.state.face is Face.TEACH
    press(lecture, KEY.Key_Escape)
    assert world.session.state.face is Face.STUDY


def test_the_laser_follows_the_pointer_while_the_key_is_held(lecture, until):
    laser = lecture.presenting.laser
    QTest.keyPress(lecture.windowHandle(), KEY.Key_Period)
    assert laser.isVisible()
    QTest.qWait(2 * presenting.TAP_MILLISECONDS)
    QTest.mouseMove(lecture.windowHandle(), QPoint(300, 200))
    until(lambda: (laser.geometry().center() - QPoint(300, 200)).manhattanLength() < 4)
    QTest.keyRelease(lecture.windowHandle(), KEY.Key_Period)
    assert not laser.isVisible() and QApplication.overrideCursor() is None


def test_a_clickers_full_stop_blacks_out(lecture, world, monkeypatch):
    monkeypatch.setattr(presenting, "TAP_MILLISECONDS", 60_000)  # keys pressed on a busy machine take their time
    press(lecture, KEY.Key_Period)
    assert world.session.state.blank and not lecture.presenting.laser.isVisible()


def test_the_laser_goes_with_the_lecture(lecture, world):
    QTest.keyPress(lecture.windowHandle(), KEY.Key_Period)
    world.session.show_face(Face.STUDY)
    assert not lecture.presenting.laser.isVisible() and QApplication.overrideCursor() is None


def test_the_keys_are_told_at_the_start_and_go_again(lecture, until):
    hint = lecture.presenting.hint
    assert hint.isVisible() and "Page Down" in hint.text() and lecture.rect().contains(hint.geometry())
    until(lambda: not hint.isVisible())


@on_stage
def test_tools_come_with_the_pointer_and_rest_after_it(lecture, until):
    tools = lecture.stage.tools
    assert not tools.isVisible()
    QTest.mouseMove(lecture.windowHandle(), QPoint(400, 300))
    QTest.mouseMove(lecture.windowHandle(), QPoint(410, 310))
    until(tools.isVisible)
    until(lambda: not tools.isVisible())
    tools_again = lecture.presenting.handling
    tools_again.emit(True)
    tools.open("mode")
    tools_again.emit(False)
    assert tools.isVisible()  # somebody is at the controls


def test_typing_a_full_stop_is_not_pointing(lecture, world):
    press(lecture, KEY.Key_K, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    press(lecture, KEY.Key_Period)
    assert not world.session.state.blank and not lecture.presenting.laser.isVisible()


def test_nothing_of_a_lecture_is_left_in_study(lecture, world):
    press(lecture, KEY.Key_PageDown)
    world.session.show_face(Face.STUDY)
    parts = lecture.presenting
    assert not any(part.isVisible() for part in (parts.caption, parts.hint, parts.black, parts.laser))
    heard = []
    world.session.listen(lambda change, source: heard.append(change))
    QTest.keyClick(lecture.windowHandle(), KEY.Key_Period)
    assert not world.session.state.blank and Change.BLANK not in heard


# -- the whole program ---------------------------------------------------------------------------------------------


def drive(*words):
    return subprocess.run(["xdotool", *map(str, words)], capture_output=True, text=True, timeout=120).stdout.split()


def brightness():
    """Of the screen's brightest place."""
    shown = (
        QApplication.primaryScreen().grabWindow(0).toImage().scaled(48, 48).convertToFormat(QImage.Format.Format_RGB32)
    )
    return max(max(shown.pixelColor(x, y).getRgb()[:3]) for x in range(48) for y in range(48))


@pytest.mark.slow
def test_a_lecture_with_the_whole_program(tmp_path, patiently):
    if shutil.which("xdotool") is None:
        pytest.skip("no xdotool")
    words = [sys.executable, "-m", "exhibit_viewer", "--present", "--sample", "--base", tmp_path / "base"]
    process = subprocess.Popen(words, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
    try:
        patiently(lambda: drive("search", "--onlyvisible", "--pid", process.pid))
        patiently(lambda: brightness() > 120)
        drive("windowfocus", drive("search", "--onlyvisible", "--pid", process.pid)[0])  # no window manager does
        QTest.qWait(500)
        drive("key", "b")
        patiently(lambda: brightness() < 4)
        drive("key", "Escape")
        patiently(lambda: brightness() > 120)
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
    finally:
        if process.poll() is None:
            process.kill()
            process.wait(30)
