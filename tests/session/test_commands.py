"""The one table of commands: unambiguous, complete, and every intent does what it needs no more for."""

import itertools
from dataclasses import replace

import pytest
from session_doubles import SetStore, Visit, a_collection

from exhibit_viewer.model.article import Sound
from exhibit_viewer.model.collection import Home
from exhibit_viewer.model.scene import Tint
from exhibit_viewer.model.tour import Step, Tour
from exhibit_viewer.session.commands import BY_ID, COMMANDS, Needs, available
from exhibit_viewer.session.state import Face


def ready(face: Face = Face.STUDY) -> Visit:
    """A visit in which everything can be used: a model in the middle of a set of one's own and of its tour, a selected
    note, something to undo and to redo."""
    visit = Visit(sets=SetStore())
    home = a_collection("bell", "vase", "stele")
    visit.session.open_collection(home)
    visit.session.recording.gather(("bell", "vase", "stele"))
    set_id = visit.session.picking.create("Mine")
    tours = (Tour("t", steps=(Step("1"), Step("2"), Step("3"))),)
    shown = tuple(
        replace(each, id=f"c/{each.id}", home=Home(home.root, "c", each.id), tours=tours, sounds=(Sound("s"),))
        for each in home.artifacts
    )
    visit.session.open_collection(replace(home, id=f"set-{set_id}", artifacts=shown))
    visit.show("c/vase")
    visit.session.touring.begin()
    visit.session.touring.step(1)
    visit.place("one")
    visit.place("two")
    visit.session.undo()
    visit.session.select_note(visit.session.state.notes[0].id)
    visit.session.show_face(face)
    return visit


def test_variants_come_round_and_end_with_the_object():
    visit = ready()
    intent = BY_ID["variant.next"].intent
    assert intent is not None
    seen = []
    for _ in range(3):
        intent(visit.session)
        seen.append(visit.session.state.scene.variant)
    assert seen == [1, 0, 1]
    visit.show("c/bell")
    assert visit.session.state.scene.variant == 0


def test_points_are_coloured_by_what_there_is_and_anew_with_every_object():
    visit = ready()
    seen = []
    for _ in range(4):
        BY_ID["tint.next"].intent(visit.session)
        seen.append(visit.session.state.scene.tint)
    assert seen == [Tint.HEIGHT, Tint.CLASS, Tint.OWN, Tint.HEIGHT], "none has an intensity"
    for _ in range(20):
        BY_ID["points.larger"].intent(visit.session)
    assert visit.session.state.scene.point_size == 4
    visit.show("c/bell")
    assert (visit.session.state.scene.tint, visit.session.state.scene.point_size) == (Tint.OWN, 1.0)


def test_the_files_lights_go_out_when_the_key_light_is_moved():
    visit = ready()
    session, scene = visit.session, visit.session.state.scene
    session.adjust(replace(scene, light=replace(scene.light, raking=True)))
    assert session.state.scene.file_lights
    session.adjust(replace(scene, light=replace(scene.light, azimuth=1.0)))
    assert not session.state.scene.file_lights
    intent = BY_ID["light.file"].intent
    assert intent is not None
    intent(session)
    assert session.state.scene.file_lights
    session.adjust(replace(session.state.scene, light=scene.light))
    assert session.state.scene.file_lights


def test_ids_are_unique():
    assert len(BY_ID) == len(COMMANDS)


@pytest.mark.parametrize("face", Face)
def test_no_key_means_two_things_in_one_face(face):
    keys = [key for command in COMMANDS if face in command.faces for key in command.keys]
    assert sorted(set(keys)) == sorted(keys)


def test_nothing_that_needs_something_is_available_at_the_start():
    visit = Visit()
    for command in COMMANDS:
        assert available(command, visit.session) == (command.needs is Needs.NOTHING and Face.STUDY in command.faces), (
            command.id
        )


UNUSUAL = (Needs.LOADING, Needs.EDITABLE, Needs.OWN_COLLECTION, Needs.REMOVABLE)
"""What is not so of an exhibition that is on show."""


@pytest.mark.parametrize("face", Face)
def test_everything_of_a_face_is_available_when_all_is_there(face):
    visit = ready(face)
    for command in COMMANDS:
        wanted = face in command.faces and command.needs not in UNUSUAL
        assert available(command, visit.session) == wanted, command.id


def test_only_what_is_being_read_can_be_stopped():
    visit = Visit()
    stop = BY_ID["artifact.cancel"]
    visit.session.open_collection(a_collection(), "bell")
    assert available(stop, visit.session)
    visit.session.cancel_loading()
    assert not available(stop, visit.session)


def test_a_published_note_cannot_be_deleted():
    visit = ready()
    visit.session.select_note("published")
    assert not available(BY_ID["note.delete"], visit.session)
    assert available(BY_ID["note.next"], visit.session)


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.intent], ids=lambda command: command.id)
def test_every_intent_does_something(command):
    visit = ready()
    if command.id == "artifact.cancel":
        visit.session.show_artifact("c/bell")
    if command.id in ("exposure.reset", "floor.shadow", "mode.textured"):
        BY_ID[
            {"exposure.reset": "exposure.more", "floor.shadow": "floor.none", "mode.textured": "mode.clay"}[command.id]
        ].intent(visit.session)
    before = visit.session.state
    command.intent(visit.session)
    assert visit.session.state != before


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.intent], ids=lambda command: command.id)
def test_no_intent_fails_at_the_start(command):
    command.intent(Visit().session)


@pytest.mark.parametrize(
    "command", [command for command in COMMANDS if command.checked], ids=lambda command: command.id
)
def test_what_can_be_checked_is_checked_by_its_intent(command):
    visit = ready()
    if not command.checked(visit.session.state):
        command.intent(visit.session)
    assert command.checked(visit.session.state)


def test_exposure_has_limits():
    visit = ready()
    for command, limit in (("exposure.more", 4.0), ("exposure.less", -4.0)):
        for _ in itertools.repeat(None, 50):
            BY_ID[command].intent(visit.session)
        assert visit.session.state.scene.exposure_ev == limit
