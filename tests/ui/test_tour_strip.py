"""The tours of an object over its picture: begun, told stop by stop, and left, by buttons and by key."""

from dataclasses import replace

import pytest

pytest.importorskip("PySide6.QtTest")
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.tour import Step, Tour
from exhibit_viewer.session.state import Face

NOTE = "published-1"
ROUND = Tour(
    "round",
    LangText.of("Round the ball", "en"),
    steps=(
        Step("1", LangText.of("Pole", "en"), LangText.of("It is **cold**.", "en"), Camera(yaw=1.0, distance=4.0)),
        Step("2", LangText.of("Again", "en"), LangText.of("The **north** pole.", "en"), note=NOTE),
    ),
)


@pytest.fixture
def stage(world, look, keep):
    from exhibit_viewer.ui.actions import Actions
    from exhibit_viewer.ui.stage import Stage

    world.session.choose("motion", "reduced")
    shown = keep(Stage(world.session, *look, Actions(world.session, look[1])), 900, 640)
    world.show()
    return shown


def with_tours(world, *tours):
    session = world.session
    whole = session.state.collection
    first = replace(whole.artifacts[0], tours=tours)
    session.open_collection(replace(whole, artifacts=(first, *whole.artifacts[1:])), first.id)


def words(stage):
    return [label.text() for label in stage.tours.findChildren(QLabel) if label.isVisible() and label.text()]


def test_there_is_no_strip_without_a_tour(stage, world):
    assert not stage.tours.isVisible()
    with_tours(world, ROUND)
    assert stage.tours.isVisible() and words(stage)[0] == "Round the ball" and words(stage)[1].startswith("2 stop")
    world.session.show_artifact("bare")
    assert not stage.tours.isVisible()


def test_buttons_lead_through_the_tour_and_out(stage, world):
    with_tours(world, ROUND)
    strip = stage.tours
    strip.begin.click()
    assert words(stage) == ["Pole", "It is cold.", "Stop 1 of 2"]
    assert not strip.back.isEnabled() and world.session.state.camera.yaw == 1.0
    strip.on.click()
    assert world.session.state.selected == NOTE
    assert words(stage) == ["Again", "Stop 2 of 2"]  # the text is that of the note, which is read in the panel
    assert strip.on.accessibleName() == "End" and strip.back.isEnabled()
    strip.back.click()
    assert words(stage)[0] == "Pole"
    strip.on.click()
    strip.on.click()
    assert (
        world.session.state.tour is None
        and words(stage)[0] == "Round the ball"
        and words(stage)[1].startswith("2 stop")
    )
    strip.begin.click()
    strip.leave.click()
    assert world.session.state.tour is None


def test_escape_leaves_the_tour_before_the_note(stage, world):
    with_tours(world, ROUND)
    world.session.touring.begin()
    world.session.touring.step(1)
    QTest.keyClick(stage, Qt.Key.Key_Escape)
    assert world.session.state.tour is None


def test_several_tours_can_be_chosen(stage, world):
    with_tours(world, ROUND, Tour("x", steps=(Step("1"),)))
    strip = stage.tours
    assert [strip.choice.itemText(number) for number in range(strip.choice.count())] == ["Round the ball", "Tour 2"]
    strip.choice.setCurrentIndex(1)
    strip.begin.click()
    assert world.session.state.tour.tour == 1


def test_in_a_lecture_the_stop_is_read_while_the_tools_rest(stage, world):
    with_tours(world, ROUND)
    world.session.show_face(Face.TEACH)
    stage.show_parts(False)
    assert not stage.tours.isVisible()
    world.session.touring.begin()
    world.session.touring.step(1)
    assert stage.tours.isVisible()
    assert words(stage) == ["Again", "The north pole.", "Stop 2 of 2"]


def test_the_strip_lies_within_the_picture_above_the_tools(stage, world):
    with_tours(world, ROUND)
    for width in (900, 480):
        stage.resize(width, 640)
        for deed in (world.session.touring.end, world.session.touring.begin):
            deed()
            place = stage.tours.geometry()
            assert place.left() >= 0 and place.right() < width and place.bottom() < stage.tools.y()
