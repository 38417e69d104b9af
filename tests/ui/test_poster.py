"""What stands over an object that is still being drawn: when it comes, when it goes, what is kept for the next time."""

from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("PySide6.QtTest")
from PySide6.QtTest import QTest


class Kept:
    """Pictures by name; answers are given when the test says so."""

    def __init__(self):
        self.pictures, self.asked = {}, []

    def look_up(self, name, on_done):
        self.asked.append((name, on_done))

    def keep(self, name, picture):
        self.pictures[name] = picture

    def answer(self, picture=None):
        for name, on_done in self.asked:
            on_done(self.pictures.get(name) if picture is None else picture)
        self.asked.clear()


@pytest.fixture
def kept():
    return Kept()


@pytest.fixture
def stage(world, look, keep, kept, monkeypatch):
    from exhibit_viewer.ui import poster
    from exhibit_viewer.ui.actions import Actions
    from exhibit_viewer.ui.stage import Stage

    monkeypatch.setattr(poster, "KEEP_MILLISECONDS", 50)
    world.session.choose("motion", "reduced")
    world.session.choose("quality", "low")
    return keep(Stage(world.session, *look, Actions(world.session, look[1]), posters=kept), 480, 400)


def red(stage):
    ratio = stage.devicePixelRatioF()
    view = stage.viewport
    return np.full((round(view.height() * ratio), round(view.width() * ratio), 4), (200, 10, 10, 255), np.uint8)


def seen(stage):
    colour = stage.grab().toImage().pixelColor(20, stage.height() // 2)
    return (colour.red(), colour.green(), colour.blue())


def test_an_object_at_rest_is_kept_once_as_it_is_seen(stage, world, kept, until):
    world.show()
    until(lambda: kept.pictures)
    (picture,) = kept.pictures.values()
    image = stage.viewport.picture()
    assert picture.shape == (image.height(), image.width(), 4)
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    assert tuple(picture[image.height() // 2, image.width() // 2, :3]) == middle.getRgb()[:3]
    kept.pictures.clear()
    stage.viewport.redraw()
    until(lambda: stage.viewport.settled)
    QTest.qWait(200)
    assert not kept.pictures


def test_it_stands_there_until_the_object_is_as_fine(stage, world, kept, until):
    world.show()
    assert not stage.viewport.showing
    kept.answer(red(stage))
    assert stage.poster.isVisible()
    assert seen(stage) == (200, 10, 10)
    until(lambda: stage.viewport.showing)
    assert stage.viewport.settled or stage.poster.isVisible()
    until(lambda: stage.viewport.settled and not stage.poster.isVisible())
    assert seen(stage) != (200, 10, 10)


def test_a_hand_on_the_object_takes_it_away(stage, world, kept, until):
    world.session.choose("quality", "high")  # so that it is not fine for a while
    world.show()
    kept.answer(red(stage))
    until(lambda: stage.viewport.showing)
    assert stage.poster.isVisible()
    stage.viewport.gestures.turn(40.0, 0.0)
    until(lambda: not stage.poster.isVisible())
    assert not stage.viewport.settled


def test_another_object_is_not_hidden_by_it(stage, world, kept):
    world.show()
    kept.answer(red(stage))
    assert stage.poster.isVisible()
    world.session.step_artifact(1)
    assert not stage.poster.isVisible()


def test_an_answer_that_comes_too_late_is_not_shown(stage, world, kept, until):
    world.show()
    late = list(kept.asked)
    until(lambda: stage.viewport.showing)
    for _, on_done in late:
        on_done(red(stage))
    assert not stage.poster.isVisible()


def test_another_light_is_another_picture(stage, world, until):
    world.show()
    until(lambda: stage.viewport.showing)
    before = stage.viewport.likeness()
    assert stage.viewport.likeness() == before
    world.session.adjust(replace(world.session.state.scene, exposure_ev=1.0))
    assert stage.viewport.likeness() != before


def test_one_who_turned_an_object_leaves_no_picture_of_that(stage, world, kept, until):
    world.show()
    camera = world.session.state.camera
    world.session.look(replace(camera, yaw=camera.yaw + 0.5), stage)
    until(lambda: stage.viewport.showing and stage.viewport.settled)
    QTest.qWait(200)
    assert not kept.pictures
