"""The player: there only where a model has clips, true to what plays, and small enough for any window."""

from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("PySide6.QtTest")
from PySide6.QtWidgets import QComboBox, QToolButton, QWidget

from exhibit_viewer.model.material import Variant
from exhibit_viewer.model.rig import Channel, Clip, Easing, Moment, Rig, Target
from exhibit_viewer.session.state import Face
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.captions import Captions
from exhibit_viewer.ui.gauge import Gauge
from exhibit_viewer.ui.player_strip import PlayerStrip
from exhibit_viewer.ui.surface_controls import SurfaceControls


def rig() -> Rig:
    """Two clips of a node on which nothing hangs."""
    times = np.array([0.0], np.float32)
    channel = Channel(0, Target.SCALE, Easing.STEP, times, np.ones((1, 3), np.float32))
    none = np.zeros(0, np.int32)
    return Rig(
        np.array([-1], np.int32), np.eye(4)[None], np.zeros((1, 3)), np.zeros((1, 4)), np.ones((1, 3)),
        none, none, np.zeros((0, 4, 4)), (), (Clip("Opens", 2.0, (channel,)), Clip("", 4.0, (channel,))),
    )  # fmt: skip


@pytest.fixture
def strip(world, look, keep):
    """The player over a stage, with a model that has clips."""
    place = keep(QWidget())
    place.resize(800, 600)
    made = PlayerStrip(world.session, *look, Actions(world.session, look[1], place), place)
    world.show()
    assert not made.wanted
    world.model = replace(world.model, rig=rig())
    world.session.show_artifact("ball")
    assert made.wanted
    return made


def buttons(strip):
    return [button for button in strip.findChildren(QToolButton) if not button.isHidden()]


def test_a_press_plays_and_another_holds(strip, world):
    play = buttons(strip)[0]
    assert play.accessibleName() == "Play"
    play.click()
    assert world.session.state.playback.playing and play.accessibleName() == "Pause"
    play.click()
    assert not world.session.state.playback.playing


def test_the_way_follows_the_clip_and_leads_it(strip, world):
    way = strip.findChild(Gauge)
    world.session.clips.seek(0.5)
    assert np.isclose(way.amount, 0.25) and way.told.text().strip("\u2066\u2069") == "0:00.5 / 0:02.0"
    way.setValue(way.maximum() // 2)
    assert np.isclose(world.session.state.playback.seconds, 1.0)


def test_the_clips_can_be_chosen_and_unnamed_ones_have_a_number(strip, world):
    clips = strip.findChild(QComboBox)
    assert [clips.itemText(number) for number in range(clips.count())] == ["Opens", "Animation 2"]
    clips.activated.emit(1)
    assert world.session.state.moment == Moment(1, 0.0)
    world.session.clips.choose_clip(0)
    assert clips.currentIndex() == 0


def test_the_pace_goes_round(strip, world):
    pace, seen = buttons(strip)[1], []
    for _ in range(4):
        pace.click()
        seen.append(world.session.state.playback.speed)
    assert seen == [2.0, 0.25, 0.5, 1.0]


@pytest.mark.parametrize("room", [900, 320, 160])
def test_it_is_never_wider_than_its_room(strip, room):
    strip.give_room(room)
    assert strip.width() <= room
    assert not buttons(strip)[0].isHidden() and not strip.findChild(Gauge).isHidden()


def test_visitors_of_a_kiosk_are_offered_play_and_way_alone(strip, world):
    world.session.show_face(Face.KIOSK)
    assert len(buttons(strip)) == 1


def test_a_variant_is_told_in_the_picture_and_offered_with_the_modes(world, look, keep):
    place = keep(QWidget())
    actions = Actions(world.session, look[1], place)
    captions = Captions(world.session, look[0], actions, place)
    controls = keep(SurfaceControls(world.session, *look, actions))
    world.model = replace(world.model, variants=(Variant("Gilded", ()), Variant("", ())))
    world.show()
    controls.reword()
    controls.refresh(world.session.state)
    box = controls.findChild(QComboBox)
    assert [box.itemText(number) for number in range(3)] == ["As it is", "Gilded", "Variant 2"]
    assert captions.mode.text() == ""
    actions.trigger("variant.next")
    assert captions.mode.text() == "Gilded"
    box.activated.emit(2)
    controls.refresh(world.session.state)
    assert captions.mode.text() == "Variant 2" and box.currentIndex() == 2
    box.activated.emit(0)
    assert captions.mode.text() == ""
