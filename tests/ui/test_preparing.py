"""The strip that tells how far the full detail is: there only behind a rough model, and honest about the time."""

from dataclasses import replace

import pytest

pytest.importorskip("PySide6.QtTest")
from PySide6.QtWidgets import QWidget

from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.session.state import Change, Tool
from exhibit_viewer.ui.preparing import Preparing


@pytest.fixture
def strip(world, look, keep):
    """Over a rough model, with a clock that the test sets."""
    seconds = [100.0]
    made = Preparing(world.session, look[0], keep(QWidget()), lambda: seconds[0])
    made.seconds = seconds
    world.show()
    assert made.isHidden()
    world.model = replace(world.model, rough=True)
    world.session.show_artifact("ball")
    return made


def test_it_says_how_far_and_how_long(strip, world):
    assert not strip.isHidden() and strip.words.text() == "Preparing the full detail · 0 %"
    strip.seconds[0] += 2
    world.session._progressed(0.1)
    assert strip.words.text() == "Preparing the full detail · 10 %", "too early to tell"
    strip.seconds[0] += 58
    world.session._progressed(0.25)
    assert strip.words.text() == "Preparing the full detail · 25 % · about 5 min left"
    strip.seconds[0] += 120
    world.session._progressed(0.9)
    assert strip.accessibleName() == "Preparing the full detail · 90 % · less than a minute left"


def test_a_build_that_goes_on_is_judged_by_its_present_pace(strip, world):
    world.session._progressed(0.5)
    strip.seconds[0] += 60
    world.session._progressed(0.6)
    assert strip.words.text().endswith("60 % · about 4 min left")


def test_it_goes_when_the_whole_model_comes(strip, world):
    heard: list[Change] = []
    world.session.listen(lambda change, _: heard.append(change))
    world.session.choose_tool(Tool.NOTE)
    assert world.session.state.tool is Tool.NONE, "nothing is pinned to what only stands in"
    camera = replace(world.session.state.camera, yaw=1.0)
    world.session.look(camera)
    artifact = world.session.state.artifact
    world.session._arrived(artifact, replace(world.model, rough=False))
    state = world.session.state
    assert strip.isHidden() and state.loading is None and not state.model.rough
    assert Change.REFINED & heard[-1] and Change.NOTES & heard[-1] and state.camera.yaw == camera.yaw
    world.session.choose_tool(Tool.NOTE)
    assert world.session.state.tool is Tool.NOTE


def test_a_fault_takes_it_away_and_leaves_the_rough_model(strip, world):
    world.session._arrived(world.session.state.artifact, Fault(Code.DISK_FULL, "ball.glb"))
    state = world.session.state
    assert strip.isHidden() and state.model.rough and state.fault.code is Code.DISK_FULL


def test_cancelling_leaves_the_object(strip, world):
    world.session.cancel_loading()
    assert strip.isHidden() and world.session.state.model is None
