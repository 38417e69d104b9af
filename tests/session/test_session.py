"""What the visitor's intents do to the session."""

import math
from dataclasses import replace

import numpy as np
import pytest
from session_doubles import ANCHOR, PUBLISHED, VIEWS, Visit, a_collection, a_model

from exhibit_viewer.model.camera import Camera, StandardView
from exhibit_viewer.model.collection import Collection
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.scene import Mode, Section
from exhibit_viewer.model.text import LangText
from exhibit_viewer.session.state import Change, Face, SaveState, State, Tool

LEFT_BEHIND = Change.ARTIFACT | Change.MODEL | Change.NOTES | Change.SELECTION | Change.TOOL | Change.TURNTABLE


@pytest.fixture
def visit() -> Visit:
    return Visit()


# -- collections and artifacts


def test_an_artifact_arrives(visit):
    visit.session.open_collection(a_collection(), "vase")
    assert visit.session.state.loading == 0.0
    (opening,) = visit.models.openings
    opening.progress(0.5)
    assert visit.session.state.loading == 0.5
    opening.done(a_model())
    state = visit.session.state
    assert state.loading is None
    assert state.model is not None
    assert state.artifact is not None and state.artifact.id == "vase"
    assert state.all_notes == (PUBLISHED,)
    assert visit.preferences.remembered == [("c", "vase")]


def test_a_collection_opened_at_an_artifact_is_told_of_once(visit):
    told = []
    visit.session.listen(lambda change, source: told.append((change, visit.session.state.artifact is not None)))
    visit.session.open_collection(a_collection(), "vase")
    ((change, whole),) = told
    assert change & Change.COLLECTION and change & Change.ARTIFACT and whole


def test_the_first_view_shows_the_whole_object(visit):
    visit.show()
    camera = visit.session.state.camera
    assert camera.target == (0.0, 0.0, 0.0)
    assert camera.distance > math.sqrt(3)
    assert visit.session.state.flight_seconds == 0.0


def test_a_model_nobody_waits_for_any_more_is_not_shown(visit):
    visit.session.open_collection(a_collection(), "vase")
    visit.session.show_artifact("bell")
    first, second = visit.models.openings
    assert first.ticket.cancelled
    first.done(a_model())
    assert visit.session.state.model is None
    second.done(a_model())
    assert visit.session.state.model is not None


def test_a_quicker_form_of_the_model_changes_nothing_else(visit):
    visit.session.open_collection(a_collection(), "vase")
    visit.models.openings[0].done(a_model())
    visit.session.look(replace(visit.session.state.camera, yaw=1.0))
    before, refined = visit.session.state, a_model()
    visit.models.openings[0].done(refined)
    assert visit.session.state == replace(before, model=refined)
    visit.session.leave_artifact()
    assert visit.models.openings[0].ticket.cancelled


def test_a_fault_stands_in_the_bar_and_goes_with_the_artifact(visit):
    visit.session.open_collection(a_collection(), "vase")
    visit.models.openings[0].done(Fault(Code.FILE_EMPTY, "vase.glb"))
    assert visit.session.state.fault is not None
    assert visit.session.state.loading is None
    visit.session.show_artifact("bell")
    assert visit.session.state.fault is None


def test_cancelling_leaves_the_artifact(visit):
    visit.session.open_collection(a_collection(), "vase")
    visit.session.cancel_loading()
    assert visit.models.openings[0].ticket.cancelled
    assert visit.session.state.artifact is None
    visit.show()
    visit.session.cancel_loading()
    assert visit.session.state.artifact is not None


def test_stepping_goes_round(visit):
    visit.session.open_collection(a_collection())
    shown = []
    for step in (1, 1, 1, 1, -1, -1):
        visit.session.step_artifact(step)
        shown.append(visit.session.state.artifact.id)
    assert shown == ["vase", "bell", "stele", "vase", "stele", "bell"]
    visit.session.leave_artifact()
    visit.session.step_artifact(-1)
    assert visit.session.state.artifact.id == "stele"


def test_nothing_to_step_through(visit):
    visit.session.step_artifact(1)
    visit.session.open_collection(replace(a_collection(), artifacts=()))
    visit.session.step_artifact(1)
    visit.session.show_artifact("nobody")
    assert visit.session.state.artifact is None


@pytest.mark.parametrize(
    "leave",
    [
        lambda session: session.leave_artifact(),
        lambda session: session.close_collection(),
        lambda session: session.show_artifact("bell"),
        lambda session: session.open_collection(a_collection("other")),
    ],
)
def test_leaving_puts_everything_of_the_artifact_away_and_says_so(visit, leave):
    visit.show()
    visit.place("note")
    visit.session.toggle_turntable()
    visit.session.choose_tool(Tool.LIGHT)
    visit.changes()
    leave(visit.session)
    state = visit.session.state
    assert (state.model, state.notes, state.selected, state.tool, state.turntable) == (None, (), "", Tool.NONE, False)
    assert visit.changes() & LEFT_BEHIND == LEFT_BEHIND
    assert visit.session.undo_name == ""


def test_a_section_does_not_follow_to_the_next_artifact(visit):
    visit.show()
    visit.session.adjust(replace(visit.session.state.scene, mode=Mode.CLAY, section=Section()))
    visit.show("bell")
    assert visit.session.state.scene.section is None
    assert visit.session.state.scene.mode is Mode.CLAY


# -- looking


def test_looking_stays_near_the_object(visit):
    visit.show()
    visit.session.look(Camera(target=(1e6, 0.0, 0.0)))
    assert visit.session.state.camera.target[0] < 10
    for _ in range(200):
        visit.session.pan_by(0.5, 0.0)
    assert abs(visit.session.state.camera.target[0]) < 10


def test_keys_come_no_nearer_than_the_surface_in_the_middle(visit):
    visit.show()
    session = visit.session
    session.look(Camera(distance=3.0))
    session.ahead = lambda: (0.0, 0.0, 0.9)
    for _ in range(60):
        session.zoom_by(1.25)
    assert session.state.camera.eye[2] > 0.9
    session.zoom_by(0.8)
    assert session.state.camera.eye[2] > 1.0


def test_flights_take_a_while_unless_motion_is_reduced(visit):
    visit.show()
    visit.session.standard_view(StandardView.TOP)
    assert visit.session.state.flight_seconds > 0
    assert visit.session.state.camera.pitch == pytest.approx(math.pi / 2)
    visit.session.choose("motion", "reduced")
    visit.session.home()
    assert visit.session.state.flight_seconds == 0.0


def test_views_of_the_file_come_round_and_start_with_the_first(visit):
    visit.session.next_authored_view()  # nothing is shown yet
    visit.show()
    seen = []
    for _ in range(3):
        visit.session.next_authored_view()
        seen.append(visit.session.state.camera)
    assert seen == [VIEWS[0], VIEWS[1], VIEWS[0]]
    visit.session.orbit_by(10.0, 0.0)
    visit.session.next_authored_view()
    assert visit.session.state.camera == VIEWS[0]


def test_home_keeps_the_projection(visit):
    visit.show()
    visit.session.toggle_orthographic()
    visit.session.home()
    assert visit.session.state.camera.orthographic


def test_looking_intents_need_a_model_only_where_they_use_it(visit):
    for intent in (
        visit.session.home,
        visit.session.frame,
        lambda: visit.session.zoom_by(2),
        lambda: visit.session.pan_by(1, 1),
        lambda: visit.session.standard_view(StandardView.TOP),
        visit.session.toggle_turntable,
        lambda: visit.session.choose_tool(Tool.NOTE),
    ):
        intent()
    assert visit.session.state.camera == Camera()
    assert not visit.session.state.turntable
    assert visit.session.state.tool is Tool.NONE


def test_a_tool_is_put_down_by_choosing_it_again(visit):
    visit.show()
    for expected in (Tool.LIGHT, Tool.NONE):
        visit.session.choose_tool(Tool.LIGHT)
        assert visit.session.state.tool is expected


def test_the_same_scene_again_is_no_change(visit):
    visit.show()
    visit.changes()
    visit.session.adjust(visit.session.state.scene)
    assert visit.told == []


def test_listeners_hear_who_asked(visit):
    visit.show()
    visit.changes()
    me = object()
    visit.session.look(Camera(), me)
    assert visit.told == [(Change.CAMERA, me)]


def test_a_face_ends_the_black_picture(visit):
    visit.session.show_face(Face.TEACH)
    visit.session.toggle_blank()
    visit.session.show_face(Face.STUDY)
    assert not visit.session.state.blank


# -- settings


def test_a_setting_is_checked_kept_and_told(visit):
    visit.session.choose("theme", "paper")
    assert visit.preferences.saved[-1].text("theme") == "paper"
    assert visit.changes() == Change.SETTINGS
    visit.session.choose("theme", "paper")
    assert len(visit.preferences.saved) == 1
    with pytest.raises(Fault):
        visit.session.choose("theme", "mauve")


def test_a_setting_that_cannot_be_kept_holds_all_the_same(visit):
    visit.preferences.refuse = Fault(Code.DISK_FULL, "settings.json")
    visit.session.choose("theme", "paper")
    assert visit.session.state.settings.text("theme") == "paper"
    assert visit.session.state.fault == visit.preferences.refuse.notice


# -- notes


def test_a_note_is_placed_selected_and_handed_over(visit):
    visit.show()
    visit.session.choose("author", "Lin")
    visit.session.choose_tool(Tool.NOTE)
    note_id = visit.place("A crack")
    (note,) = visit.session.state.notes
    assert (note.id, note.artifact, note.author, note.anchor) == (note_id, "c:content", "Lin", ANCHOR)
    assert visit.session.state.selected == note_id
    assert visit.session.state.tool is Tool.NONE
    assert visit.notes.handed_over[-1] == (note_id, note)
    assert note.created < note.modified


def test_no_note_without_a_place_to_keep_it(visit):
    assert visit.place() == ""
    visit.notes.refuse = Fault(Code.LIBRARY_NEWER, "notes.sqlite", version=9, supported=1)
    visit.show()
    assert visit.session.state.model is not None
    assert visit.session.state.fault == visit.notes.refuse.notice
    assert visit.place() == ""


def test_notes_are_there_again(visit):
    visit.show()
    visit.place("one")
    visit.place("two")
    visit.show("bell", "other")
    assert visit.texts() == []
    visit.show()
    assert visit.texts() == ["one", "two"]


def test_every_edit_reaches_the_note(visit):
    visit.show()
    note_id = visit.place()
    elsewhere = replace(ANCHOR, point=(1.0, 0.0, 0.0))
    visit.session.edit_note(note_id, "text")
    visit.session.tag_note(note_id, ("a", "b"))
    visit.session.colour_note(note_id, "indigo")
    visit.session.move_note(note_id, elsewhere)
    visit.session.review_note(note_id, Camera(yaw=2.0))
    (note,) = visit.session.state.notes
    assert (note.text.best(())[0], note.tags, note.colour, note.anchor) == ("text", ("a", "b"), "indigo", elsewhere)
    assert note.camera == Camera(yaw=2.0)
    assert visit.notes.kept[note_id] == note


def test_an_own_note_that_is_published_too_is_shown_once():
    """As when a person opens the package they made themselves."""
    artifact = a_collection().artifacts[0]
    own = replace(PUBLISHED, published=False, text=LangText.of("Mine"))
    assert State(artifact=artifact, notes=(own,)).all_notes == (own,)


def test_published_notes_are_read_only(visit):
    visit.show()
    visit.session.edit_note(PUBLISHED.id, "graffiti")
    visit.session.delete_note(PUBLISHED.id)
    assert visit.session.state.all_notes == (PUBLISHED,)
    assert visit.notes.handed_over == []


def test_deleting_and_undoing(visit):
    visit.show()
    first, second = visit.place("one"), visit.place("two")
    visit.session.delete_note(first)
    assert visit.texts() == ["two"]
    assert visit.session.state.selected == second
    assert visit.notes.handed_over[-1] == (first, None)
    visit.session.undo()
    assert visit.texts() == ["one", "two"]
    assert visit.session.state.selected == first
    assert visit.notes.kept[first].text.best(())[0] == "one"
    visit.session.redo()
    assert visit.texts() == ["two"]
    visit.session.delete_note(second)
    assert visit.session.state.selected == ""


def test_undo_goes_all_the_way_back_and_forth(visit):
    visit.show()
    note_id = visit.place("text")
    visit.session.colour_note(note_id, "indigo")
    while visit.session.undo_name:
        visit.session.undo()
    assert visit.session.state.notes == ()
    assert visit.notes.kept == {}
    while visit.session.redo_name:
        visit.session.redo()
    (note,) = visit.session.state.notes
    assert (note.text.best(())[0], note.colour) == ("text", "indigo")
    assert visit.notes.kept == {note_id: note}
    visit.session.undo()
    visit.session.colour_note(note_id, "madder")
    assert visit.session.redo_name == ""


def test_selecting_flies_to_the_notes_view(visit):
    visit.show()
    note_id = visit.place("one")
    visit.session.home()
    visit.session.select_note(note_id)
    assert visit.session.state.camera == Camera(yaw=1.0, distance=3.0)
    visit.session.select_note(PUBLISHED.id)
    assert visit.session.state.camera.target == ANCHOR.point
    assert visit.session.state.camera.yaw == pytest.approx(0.0)
    before = visit.session.state.camera
    visit.session.select_note(note_id, fly=False)
    assert visit.session.state.camera == before
    visit.session.select_note("")
    assert visit.session.state.selected_note is None


def test_stepping_through_notes_ends_at_either_end(visit):
    visit.show()
    own = visit.place("own")
    visit.session.select_note("")
    seen = []
    while visit.session.step_note(1):
        seen.append(visit.session.state.selected)
    assert seen == [PUBLISHED.id, own]
    assert visit.session.step_note(-1)
    assert not visit.session.step_note(-1)
    visit.session.select_note("")
    assert visit.session.step_note(-1)
    assert visit.session.state.selected == own


# -- saving


def test_saved_is_said_only_when_all_is_saved(visit):
    visit.show()
    visit.place("one")
    visit.place("two")
    assert visit.session.state.save is SaveState.SAVING
    *early, last = visit.notes.waiting
    visit.notes.waiting = early
    visit.notes.answer()
    assert visit.session.state.save is SaveState.SAVING
    last(None)
    assert visit.session.state.save is SaveState.SAVED


def test_an_old_answer_does_not_speak_for_a_new_text(visit):
    visit.show()
    note_id = visit.place()
    visit.notes.answer()
    visit.session.edit_note(note_id, "a")
    early, visit.notes.waiting = visit.notes.waiting, []
    visit.session.edit_note(note_id, "ab")
    early[0](None)
    assert visit.session.state.save is SaveState.SAVING
    visit.notes.answer()
    assert visit.session.state.save is SaveState.SAVED


def test_one_failed_note_is_not_forgotten_because_another_was_saved(visit):
    fault = Fault(Code.DISK_FULL, "notes.sqlite")
    visit.show()
    visit.place()
    visit.notes.answer(fault)
    assert visit.session.state.save is SaveState.FAILED
    visit.place()
    visit.notes.answer()
    assert visit.session.state.save is SaveState.FAILED
    assert visit.session.state.save_fault == fault.notice


def test_trying_again_saves_what_is_left(visit):
    visit.show()
    visit.place("one")
    gone = visit.place("two")
    visit.session.delete_note(gone)
    visit.notes.answer(Fault(Code.DISK_FULL, "notes.sqlite"))
    visit.notes.handed_over.clear()
    visit.session.retry_saving()
    assert {note_id: note and note.text.best(())[0] for note_id, note in visit.notes.handed_over} == {
        "id-0": "one",
        gone: None,
    }
    assert visit.session.state.save is SaveState.SAVING
    visit.notes.answer()
    assert visit.session.state.save is SaveState.SAVED


def test_a_late_success_counts(visit):
    """The library goes on trying by itself, and answers a second time."""
    visit.show()
    visit.place()
    (answer,) = visit.notes.waiting
    answer(Fault(Code.DISK_FULL, "notes.sqlite"))
    assert visit.session.state.save is SaveState.FAILED
    answer(None)
    assert visit.session.state.save is SaveState.SAVED
    assert visit.session.state.save_fault is None


def test_what_is_not_saved_stays_so_when_the_artifact_is_left(visit):
    visit.show()
    visit.place()
    visit.session.close_collection()
    assert visit.session.state.save is SaveState.SAVING
    visit.notes.answer()
    assert visit.session.state.save is SaveState.SAVED


def test_bounds_of_a_point_do_not_stop_the_view(visit):
    visit.session.open_collection(a_collection(), "vase")
    visit.models.openings[0].done(a_model(size=0.0))
    camera = visit.session.state.camera
    assert camera.distance > 0
    assert np.isfinite(camera.view_from_world()).all()


def test_a_collection_is_a_value(visit):
    assert isinstance(a_collection(), Collection)
    assert list(a_collection().by_id()) == ["vase", "bell", "stele"]
