"""The kiosk: wall, object and back; idle, countdown and reset; the attract loop; and no way out but the staff's."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from exhibit_viewer.model.annotation import Anchor
from exhibit_viewer.model.article import Sound
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.kiosk import KioskOptions
from exhibit_viewer.model.scene import Mode
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.tour import Step, Tour
from exhibit_viewer.session.kiosk import Phase
from exhibit_viewer.session.state import Face

pytest.importorskip("PySide6.QtTest")
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QMenu,
    QScrollArea,
    QScroller,
    QScrollerProperties,
)

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ROOT = Path(__file__).resolve().parents[2]
OPTIONS = KioskOptions(Path("/nowhere"), idle_seconds=60, countdown_seconds=10, pin_hash="a hash")


class Doors:
    """Small pictures at once, and a record of what is to be opened."""

    def __init__(self):
        self.opened = []

    def open(self, path):
        self.opened.append(path)

    def thumbnail(self, artifact, on_done):
        on_done(np.full((8, 8, 4), 180, np.uint8))

    def wanted(self, artifacts):
        pass


@pytest.fixture
def collection(world):
    """The world's two artifacts, not opened yet."""
    world.show()
    shown = world.session.state.collection
    world.session.close_collection()
    return shown


@pytest.fixture
def kiosk(world, look, keep, application):
    """`kiosk(**options)` is a locked window of 900 by 600 on the world's session."""
    from exhibit_viewer.ui.actions import Actions
    from exhibit_viewer.ui.kiosk.window import KioskWindow
    from exhibit_viewer.ui.languages import Languages
    from exhibit_viewer.ui.stage import Stage

    made = []

    def make(**options):
        session = world.session
        session.show_settings(session.state.settings.with_value("motion", "reduced").with_value("language", "en"))
        session.show_face(Face.KIOSK)
        languages = Languages(session)
        languages.apply()
        actions, doors, left = Actions(session, look[1]), Doors(), []
        stage = Stage(session, *look, actions, doors)
        window = KioskWindow(
            session, *look, actions, doors, replace(OPTIONS, **options), lambda pin: pin == "2718", stage,
            lambda: left.append(True),
        )  # fmt: skip
        window.left, window.doors, window.speech = left, doors, languages
        keep(window, 900, 600)
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        window.lock()
        window._clock.stop()  # time passes when a test says so
        made.append(window)
        return window

    yield make
    for window in made:
        if not window.left:
            window.leave()
    world.session.show_settings(world.session.state.settings.with_value("language", "en"))


@pytest.fixture
def opened(kiosk, world, collection):
    """A kiosk in which somebody stands before the wall."""
    window = kiosk(attract=False)
    world.session.open_collection(collection)
    return window


def tap(window, widget):
    """Touch a widget as the screen sees it: at a place of the window."""
    QApplication.processEvents()
    place = widget.mapTo(window, widget.rect().center()) if widget is not window else window.rect().center()
    QTest.mouseClick(window.windowHandle(), LEFT, PLAIN, place)
    QApplication.processEvents()


def choose(window, number):
    """Touch a card of the wall."""
    tap(window, window.wall.cards[number])
    for _ in range(3000):
        if window.pages.currentWidget() is window.page:
            break
        QTest.qWait(20)
    assert window.pages.currentWidget() is window.page


# -- looking round -------------------------------------------------------------------------------------------------


def test_a_card_leads_to_its_object_and_a_button_back(opened, world, until):
    assert opened.pages.currentWidget() is opened.wall and [c.accessibleName() for c in opened.wall.cards] == [
        "A ball", "Bare",
    ]  # fmt: skip
    choose(opened, 0)
    assert world.session.state.artifact.id == "ball" and opened.pages.currentWidget() is opened.page
    tap(opened, opened.bar.back)
    assert world.session.state.artifact is None and opened.pages.currentWidget() is opened.wall
    assert not opened.bar.back.isVisible()


def test_what_a_finger_presses_lights_up_at_once(opened):
    """Qt keeps a press back for 250 ms where a page can be flicked; nobody would wait for an answer so long."""
    for page in (opened.wall, *opened.page.reader.findChildren(QScrollArea)):
        assert QScroller.hasScroller(page.viewport())
        properties = QScroller.scroller(page.viewport()).scrollerProperties()
        assert 0 < properties.scrollMetric(QScrollerProperties.ScrollMetric.MousePressEventDelay) < 0.02


def test_a_page_flicked_runs_on_unless_motion_is_reduced(opened, world):
    def fastest():
        return QScroller.scroller(opened.wall.viewport()).scrollerProperties().scrollMetric(velocity)

    velocity = QScrollerProperties.ScrollMetric.MaximumVelocity
    assert fastest() == 0
    world.session.show_settings(world.session.state.settings.with_value("motion", "full"))
    assert fastest() > 0


def test_a_finger_that_goes_on_flicks_the_wall_and_opens_nothing(opened, world, until):
    opened.resize(400, 360)
    handle, card = opened.windowHandle(), opened.wall.cards[0]
    until(lambda: opened.wall.verticalScrollBar().maximum() > 0)
    until(lambda: not card.visibleRegion().isEmpty())
    start = card.mapTo(opened, card.visibleRegion().boundingRect().center())
    QTest.mousePress(handle, LEFT, PLAIN, start)
    until(card.isDown)
    for way in range(10, 130, 10):
        QTest.mouseMove(handle, start - QPoint(0, way))
        QApplication.processEvents()
    until(lambda: opened.wall.verticalScrollBar().value() > 0)
    QTest.mouseRelease(handle, LEFT, PLAIN, start - QPoint(0, 120))
    until(lambda: not card.isDown())
    assert world.session.state.artifact is None and opened.pages.currentWidget() is opened.wall


def test_esc_leads_to_the_wall_and_never_out(opened, world):
    choose(opened, 0)
    for _ in range(3):
        QTest.keyClick(opened.windowHandle(), Qt.Key.Key_Escape)
    assert opened.pages.currentWidget() is opened.wall and opened.isVisible() and not opened.left


def test_arrow_keys_turn_the_object(opened, world):
    choose(opened, 0)
    before = world.session.state.camera.yaw
    QTest.keyClick(opened.windowHandle(), Qt.Key.Key_Right)
    assert world.session.state.camera.yaw != before


def test_the_words_go_from_the_description_through_the_notes_and_round(opened, world):
    choose(opened, 0)
    reader = opened.page.reader
    assert "round thing" in reader._text.toPlainText()
    tap(opened, reader._next)
    assert world.session.state.selected == "published-1" and "north pole" in reader._text.toPlainText()
    tap(opened, reader._next)
    assert world.session.state.selected == "" and "round thing" in reader._text.toPlainText()


def test_notes_of_this_machine_are_read_beside_the_published_ones(opened, world):
    choose(opened, 0)
    note = world.session.place_note(Anchor((0, 0, 1), (0, 0, 1)), world.session.state.camera)
    world.session.edit_note(note, "Ask for the drawer")
    world.session.select_note("")
    reader = opened.page.reader
    tap(opened, reader._next)
    tap(opened, reader._next)
    assert "Ask for the drawer" in reader._text.toPlainText()
    assert note in {each.id for each in opened.page.stage.markers._notes}


def test_without_words_the_picture_has_all_the_room(opened, world):
    choose(opened, 1)
    assert not opened.page.reader.isVisible() and opened.page.stage.width() == opened.width()


def test_words_stand_below_on_an_upright_screen(opened, world, until):
    choose(opened, 0)
    reader, stage = opened.page.reader, opened.page.stage
    assert reader.geometry().left() >= stage.geometry().right()
    opened.resize(500, 900)
    until(lambda: reader.geometry().top() >= stage.geometry().bottom())


def test_a_marker_answers_to_a_touch(opened, world, until):
    choose(opened, 0)
    stage = opened.page.stage
    until(lambda: stage.markers.marks)
    mark = stage.markers.marks[0]
    place = stage.viewport.mapTo(opened, QPoint(round(mark.x), round(mark.y)))
    QTest.mouseClick(opened.windowHandle(), LEFT, PLAIN, place)
    assert world.session.state.selected == "published-1"


def test_languages_are_always_in_reach_and_change_every_word(opened, world):
    tap(opened, opened.bar.languages["ar"])
    assert opened.wall.cards[0].accessibleName() == "كرة" and opened.isRightToLeft()
    choose(opened, 0)
    tap(opened, opened.bar.languages["zh"])
    assert world.session.state.settings.text("language") == "zh"
    assert opened.page.stage.captions.isVisible() and not opened.isRightToLeft()


@pytest.mark.logs
def test_an_object_that_does_not_open_is_said_calmly(opened, world):
    world.model = Fault(Code.FILE_EMPTY, "bare.ply")
    choose(opened, 1)
    assert opened.page.back_button.isVisible() and not opened.page.stage.fault_bar.isVisible()
    tap(opened, opened.page.back_button)
    assert opened.pages.currentWidget() is opened.wall


@pytest.mark.parametrize(("size", "least"), [((640, 400), 44), ((1280, 800), 40 * 22 / 14)])
def test_everything_is_large_enough_for_a_finger(opened, world, size, least):
    def small():
        parts = [part for part in opened.findChildren(QAbstractButton) if part.isVisible()]
        assert parts
        return [(p.accessibleName(), p.size()) for p in parts if min(p.width(), p.height()) < least]

    opened.resize(*size)
    assert small() == []
    choose(opened, 0)
    assert small() == []


def test_on_a_small_screen_the_parts_of_an_object_s_page_stand_clear_of_each_other(opened, world, until):
    opened.resize(640, 400)
    choose(opened, 0)
    stage, reader = opened.page.stage, opened.page.reader
    until(lambda: stage.tools.isVisible() and reader.geometry().left() >= stage.geometry().right())
    parts = [stage.captions, stage.tools, stage.scale_bar, stage.captions.rights]
    for number, part in enumerate(parts):
        assert stage.rect().contains(part.geometry())
        assert not any(part.geometry().intersects(other.geometry()) for other in parts[number + 1 :])
    opened.pad.ask()
    until(lambda: opened.pad.card.height() <= 400)
    keys = [key.geometry() for key in opened.pad.keys.values()]
    assert not any(key.intersects(other) for number, key in enumerate(keys) for other in keys[number + 1 :])


def test_there_is_nothing_to_type_into_and_no_menu(opened, world):
    choose(opened, 0)
    assert not [part for part in opened.findChildren(QLineEdit) if part.isVisible()]
    assert not [menu for menu in QApplication.topLevelWidgets() if isinstance(menu, QMenu) and menu.isVisible()]


def test_tools_are_lent_only_where_the_options_say_so(opened, world):
    choose(opened, 0)
    names = {b.accessibleName() for b in opened.page.stage.tools.findChildren(QAbstractButton) if b.isVisible()}
    assert names == {"Turntable", "Nearer", "Farther", "First view"}
    opened.page.stage.tools.lend(True)
    names = {b.accessibleName() for b in opened.page.stage.tools.findChildren(QAbstractButton) if b.isVisible()}
    assert names == {"Turntable", "Nearer", "Farther", "First view", "Light", "Section"}


# -- nobody is there -----------------------------------------------------------------------------------------------


def test_idle_asks_then_resets_everything(opened, world):
    session = world.session
    choose(opened, 0)
    tap(opened, opened.bar.languages["ar"])
    session.select_note("published-1")
    session.adjust(replace(session.state.scene, mode=Mode.CLAY))
    opened.advance(60)
    assert opened.kiosk.phase is Phase.COUNTDOWN and opened.countdown.isVisible()
    opened.advance(4)
    assert opened.kiosk.remaining == 6 and opened.countdown.accessibleName()
    opened.advance(6)
    state = session.state
    assert not opened.countdown.isVisible() and opened.pages.currentWidget() is opened.wall
    assert (state.artifact, state.selected, state.scene.mode) == (None, "", Mode.TEXTURED)
    assert state.settings.text("language") == "en" and not opened.isRightToLeft()


def test_any_touch_goes_on_without_pressing_what_is_beneath(opened, world):
    choose(opened, 0)
    opened.advance(60)
    tap(opened, opened.bar.back)
    assert opened.kiosk.phase is Phase.BROWSING and world.session.state.artifact is not None
    tap(opened, opened.bar.back)
    assert world.session.state.artifact is None


def test_a_hand_on_the_screen_puts_the_question_off(opened, world):
    opened.advance(59)
    tap(opened, opened.wall)
    opened.advance(59)
    assert opened.kiosk.phase is Phase.BROWSING


def test_the_attract_loop_turns_one_object_after_the_other(kiosk, world, until, collection):
    window = kiosk(attract_seconds=12)
    world.session.open_collection(collection)
    assert world.session.state.artifact.id == "ball" and not window.bar.isVisible()
    until(lambda: world.session.state.turntable)
    assert window.invitation.isVisible() and len(window.invitation.lines) == 3
    assert len(set(window.invitation.lines)) == 3
    before = window.invitation.geometry()
    window.advance(12)
    assert world.session.state.artifact.id == "bare" and window.invitation.geometry() != before
    window.advance(12)
    assert world.session.state.artifact.id == "ball"


def test_the_attract_loop_goes_along_a_tour_in_silence_before_it_goes_on(kiosk, world, until, collection):
    steps = tuple(Step(name, LangText.of(name), sound="talk") for name in ("Rim", "Foot"))
    toured = replace(collection.artifacts[0], tours=(Tour("t", steps=steps),), sounds=(Sound("talk"),))
    window = kiosk(attract_seconds=12)
    world.session.open_collection(replace(collection, artifacts=(toured, *collection.artifacts[1:])))
    until(lambda: world.session.state.tour is not None and world.session.state.tour.playing)
    assert window.invitation.isVisible() and not world.session.state.turntable
    assert "Rim" in {words for words, _, _ in window.invitation._parts()}
    for _ in range(40):
        window.advance(1)
    assert world.session.state.artifact.id == "ball" and not world.session.state.hearing.sound
    world.session.touring.advance(60)
    assert "Foot" in {words for words, _, _ in window.invitation._parts()}
    world.session.touring.advance(60)
    window.advance(12)
    assert world.session.state.artifact.id == "bare"


def test_the_first_touch_leaves_the_loop_for_the_wall_and_presses_nothing(kiosk, world, collection):
    window = kiosk()
    world.session.open_collection(collection)
    QTest.mouseClick(window.windowHandle(), LEFT, PLAIN, QPoint(200, 400))
    assert window.kiosk.phase is Phase.BROWSING and window.pages.currentWidget() is window.wall
    assert world.session.state.artifact is None and window.bar.isVisible() and not window.cover.isVisible()


@pytest.mark.logs
def test_the_loop_passes_over_what_does_not_open(kiosk, world, until, collection):
    window = kiosk()
    good, opening = world.model, world.open

    def open_only_the_second(artifact, on_progress, on_done):
        world.model = good if artifact.id == "bare" else Fault(Code.FILE_EMPTY, "ball.glb")
        return opening(artifact, on_progress, on_done)

    world.open = open_only_the_second
    world.session.open_collection(collection)
    until(lambda: world.session.state.artifact.id == "bare" and world.session.state.model is not None)
    assert window.kiosk.phase is Phase.ATTRACT


@pytest.mark.logs
def test_an_exhibition_that_did_not_open_is_tried_again(kiosk, world):
    window = kiosk()
    world.session.report(Fault(Code.FILE_MISSING, "/nowhere").notice)
    window.advance(31)
    assert window.doors.opened == [Path("/nowhere")]


# -- no way out ----------------------------------------------------------------------------------------------------


def knock(window, times=5):
    for _ in range(times):
        QTest.mouseClick(window.windowHandle(), LEFT, PLAIN, QPoint(8, 8))


def test_staff_leave_by_the_corner_and_the_pin(opened):
    knock(opened, 4)
    assert not opened.pad.isVisible()
    knock(opened, 1)
    assert opened.pad.isVisible()
    for key in ("2", "7", "1", "8", "check"):
        tap(opened, opened.pad.keys[key])
    assert opened.left == [True] and not opened.isVisible()


def test_a_wrong_pin_makes_wait(opened):
    knock(opened)
    for key in ("1", "1", "1", "1", "check"):
        tap(opened, opened.pad.keys[key])
    assert opened.pad.isVisible() and not opened.pad.keys["1"].isEnabled() and not opened.left
    tap(opened, opened.pad.keys["1"])
    QTest.mouseClick(opened.windowHandle(), LEFT, PLAIN, QPoint(opened.width() - 4, opened.height() // 2))
    assert not opened.pad.isVisible()


def test_without_a_pin_there_is_no_pad(kiosk, world):
    window = kiosk(attract=False, pin_hash="")
    knock(window)
    assert not window.pad.isVisible()


def test_the_corner_is_where_reading_begins(opened):
    tap(opened, opened.bar.languages["ar"])
    knock(opened)
    assert not opened.pad.isVisible()
    for _ in range(5):
        QTest.mouseClick(opened.windowHandle(), LEFT, PLAIN, QPoint(opened.width() - 8, 8))
    assert opened.pad.isVisible()


def test_closing_it_from_outside_does_nothing(opened):
    opened.close()
    assert opened.isVisible() and not opened.left


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_F1, PLAIN),
        (Qt.Key.Key_F5, PLAIN),
        (Qt.Key.Key_F11, PLAIN),
        (Qt.Key.Key_N, PLAIN),
        (Qt.Key.Key_Menu, PLAIN),
    ],
)
def test_keys_of_other_faces_do_nothing(opened, world, key, modifiers):
    choose(opened, 0)
    state = world.session.state
    QTest.keyClick(opened.windowHandle(), key, modifiers)
    assert world.session.state == state and opened.isVisible() and QApplication.activePopupWidget() is None


def test_right_clicks_and_context_menus_come_to_nothing(opened, world):
    choose(opened, 0)
    state = world.session.state
    QTest.mouseClick(opened.windowHandle(), Qt.MouseButton.RightButton, PLAIN, QPoint(200, 200))
    QTest.mouseClick(opened.windowHandle(), Qt.MouseButton.MiddleButton, PLAIN, QPoint(200, 200))
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), opened.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(opened.windowHandle(), asked)
    assert world.session.state == state and QApplication.activePopupWidget() is None


def test_a_pointer_that_hovers_calls_for_no_hints(opened, world):
    choose(opened, 0)
    QTest.mouseMove(opened.windowHandle(), opened.page.stage.tools.mapTo(opened, QPoint(20, 20)))
    QTest.qWait(1000)
    assert not [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not opened]


# -- the whole program ---------------------------------------------------------------------------------------------


def drive(*words):
    return subprocess.run(["xdotool", *map(str, words)], capture_output=True, text=True, timeout=120).stdout.split()


@pytest.fixture
def program(tmp_path, patiently):
    """The kiosk as a process of its own on the tests' display; its screen's size; and how to look at a pixel."""
    import shutil

    if shutil.which("xdotool") is None:
        pytest.skip("no xdotool")
    options = tmp_path / "kiosk.toml"
    options.write_text('idle_seconds = 10\ncountdown_seconds = 3\nattract = false\npin = "2718"\n')
    started = []

    def start():
        words = ["-m", "exhibit_viewer", "--kiosk", ROOT / "assets" / "sample", "--kiosk-options", options]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        process = subprocess.Popen([sys.executable, *words, "--base", tmp_path / "base"], env=environment)
        started.append(process)
        patiently(lambda: drive("search", "--onlyvisible", "--pid", process.pid))
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait(30)


def bar_on_screen():
    """The bar along the lower edge of the screen, coarse, as (n, 320, 3)."""
    whole = QApplication.primaryScreen().grabWindow(0).toImage()
    part = whole.copy(0, whole.height() - 96, whole.width(), 80).scaled(320, 20)
    part = part.convertToFormat(part.Format.Format_RGBA8888)  # lives as long as its bits are looked at
    return np.frombuffer(part.constBits(), np.uint8).reshape(20, 320, 4)[:, :, :3].astype(int)


def unlike(one, other):
    """How many places differ clearly."""
    return int((np.abs(one - other).max(axis=2) > 16).sum())


def touch(place):
    drive("mousemove", place.x(), place.y(), "click", 1)


@pytest.fixture
def places(opened):
    """Where things to be touched stand on a screen of this size: the same program lays them out here first."""
    opened.setGeometry(QApplication.primaryScreen().geometry())
    QApplication.processEvents()
    knock(opened)
    QApplication.processEvents()
    keys = {name: key.mapTo(opened, key.rect().center()) for name, key in opened.pad.keys.items()}
    opened.leave()
    QApplication.processEvents()
    return keys


@pytest.mark.slow
def test_the_whole_program_ends_cleanly_on_a_signal(program):
    process = program()
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 0


@pytest.mark.slow
def test_a_visit_to_the_whole_program(program, places, patiently):
    process = program()
    patiently(lambda: bar_on_screen().std() > 8)  # the bar has words
    QTest.qWait(1000)
    wall = bar_on_screen()
    size = QApplication.primaryScreen().size()
    drive("key", "alt+F4")
    drive("key", "ctrl+q")
    touch(QPoint(size.width() // 8, size.height() // 2))
    patiently(lambda: unlike(bar_on_screen(), wall) > 40)  # an object, with the way back
    patiently(lambda: unlike(bar_on_screen(), wall) < 10)  # nobody touched it: the wall again
    assert process.poll() is None
    for _ in range(5):
        touch(QPoint(4, 4))
    patiently(lambda: unlike(bar_on_screen(), wall) > 40)  # the pad, and its veil over all
    for key in ("2", "7", "1", "8", "check"):
        touch(places[key])
    assert process.wait(60) == 0


def test_a_visit_with_the_keyboard_alone(opened, world):
    """Tab and Space lead to an object, through its notes and into another language; Esc leads back."""

    def go(wanted):
        for _ in range(60):
            if QApplication.focusWidget() is wanted:
                break
            QTest.keyClick(opened.windowHandle(), Qt.Key.Key_Tab)
            QApplication.processEvents()
        assert QApplication.focusWidget() is wanted
        QTest.keyClick(opened.windowHandle(), Qt.Key.Key_Space)
        QApplication.processEvents()

    go(opened.wall.cards[0])
    assert world.session.state.artifact.id == opened.wall.cards[0].artifact.id
    before = world.session.state.camera
    QTest.keyClick(opened.windowHandle(), Qt.Key.Key_Left)
    assert world.session.state.camera != before
    go(next(each for each in opened.page.reader.findChildren(QAbstractButton) if each.accessibleName() == "Next note"))
    assert world.session.state.selected
    go(opened.bar.languages["ar"])
    assert opened.isRightToLeft()
    QTest.keyClick(opened.windowHandle(), Qt.Key.Key_Escape)
    assert opened.pages.currentWidget() is opened.wall
