"""The first steps: told once, ticked off as they are done, and gone for good. And how a panel arrives."""

from dataclasses import replace

import pytest

from exhibit_viewer.session.state import Face, Tool

pytest.importorskip("PySide6.QtWidgets")
from PySide6.QtWidgets import QWidget


@pytest.fixture
def steps(world, look, keep):
    from exhibit_viewer.ui.first_steps import FirstSteps

    stage = keep(QWidget(), 900, 600)
    card = FirstSteps(world.session, *look, stage)
    world.show()
    return card


def turned(session, **changes):
    session.look(replace(session.state.camera, **changes))


def test_they_come_with_the_first_object_and_stand_inside_the_stage(steps):
    assert steps.isVisible() and steps.parentWidget().rect().contains(steps.geometry())


def test_a_card_that_would_lie_over_the_objects_name_waits_for_room(world, look, keep):
    from exhibit_viewer.ui.first_steps import FirstSteps

    taken = [560, 20]
    card = FirstSteps(world.session, *look, keep(QWidget(), 900, 600), lambda: tuple(taken))
    world.show()
    card.place()
    assert not card.isVisible()
    taken[:] = 100, 20
    card.place()
    assert card.isVisible() and card.y() >= 100


def test_each_is_ticked_off_and_after_the_last_they_never_come_back(steps, world):
    from exhibit_viewer.ui.first_steps import Step

    session = world.session
    turned(session, yaw=session.state.camera.yaw + 0.3)
    assert steps.done == Step.TURN and steps.isVisible()
    turned(session, distance=session.state.camera.distance * 0.7)
    assert steps.done == Step.TURN | Step.NEARER and steps.isVisible()
    session.choose_tool(Tool.NOTE)
    assert session.state.settings["hints_seen"] is True and not steps.isVisible()
    session.choose_tool(Tool.NOTE)
    session.show_artifact("bare")
    assert not steps.isVisible()


def test_without_a_picture_there_is_nothing_to_do(steps, world):
    steps.retire()
    world.session.show_artifact("ball")
    assert not steps.isVisible() and not world.session.state.settings["hints_seen"]


def test_one_press_sends_them_away(steps, world):
    steps.got_it.click()
    assert world.session.state.settings["hints_seen"] is True and not steps.isVisible()


def test_a_flight_to_a_note_teaches_nothing_and_other_faces_do_not_show_them(steps, world):
    session = world.session
    session.select_note("published-1")
    assert not steps.done
    session.select_note("")
    session.show_face(Face.TEACH)
    assert not steps.isVisible()
    session.show_face(Face.STUDY)
    assert steps.isVisible()


def test_a_panel_rises_into_its_place_and_not_under_reduced_motion(look, world, keep, until):
    from exhibit_viewer.ui.rise import Rise

    places = []
    owner = keep(QWidget())
    rise = Rise(look[0], lambda: places.append(rise.pixels), owner)
    world.session.choose("motion", "full")
    rise.begin()
    assert rise.pixels > 0 and rise.share < 1
    until(lambda: rise.share == 1)
    assert places[0] > 0 and places == sorted(places, reverse=True) and rise.share == 1
    world.session.choose("motion", "reduced")
    places.clear()
    rise.begin()
    assert not places and rise.pixels == 0 and rise.share == 1
