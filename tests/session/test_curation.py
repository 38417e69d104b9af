"""What a curator changes: one step for one deed, undo in order, kept at once, never where it may not be."""

from dataclasses import replace
from pathlib import Path

import pytest
from session_doubles import ANCHOR, Visit, a_model

from exhibit_viewer.model.collection import Artifact, Collection, Derivative
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.text import LangText
from exhibit_viewer.session.state import Change, SaveState


class Keeping:
    """Records that may be changed; answers when told to."""

    def __init__(self, may: bool = True) -> None:
        self.may, self.kept, self.waiting = may, [], []

    def editable(self, collection):
        return self.may

    def keep(self, collection, on_done):
        self.kept.append(collection)
        self.waiting.append(on_done)


@pytest.fixture
def records():
    return Keeping()


@pytest.fixture
def session(records):
    visit = Visit(records)
    artifacts = tuple(
        Artifact(name, LangText.of(name, "en"), (Derivative(Path(f"{name}.glb")),)) for name in ("vase", "bowl", "lid")
    )
    visit.session.open_collection(Collection("c", Path("/c"), LangText.of("Things"), artifacts), "vase")
    visit.models.openings[-1].done(a_model())
    return visit.session


def call_it(session, words, *ids, field="title.en"):
    titled = LangText.of(words, "en")
    session.recording.edit("title", ids or ("vase",), lambda each: replace(each, title=titled), field)


def titles(session):
    return [artifact.title.texts["en"] for artifact in session.state.collection.artifacts]


def test_a_change_shows_and_is_kept_at_once(session, records):
    heard = []
    session.listen(lambda change, source: heard.append(change))
    call_it(session, "Ewer")
    assert titles(session) == ["Ewer", "bowl", "lid"]
    assert session.state.artifact.title.texts == {"en": "Ewer"}
    assert session.state.model is not None
    assert heard[0] == Change.RECORD | Change.SAVE
    assert session.state.record_save is SaveState.SAVING
    records.waiting[-1](None)
    assert session.state.record_save is SaveState.SAVED
    assert records.kept == [session.state.collection]


def test_typing_in_a_field_is_one_step_until_another_field_or_a_pause(session):
    for end in range(1, 5):
        call_it(session, "Ewer"[:end])
    session.undo()
    assert titles(session)[0] == "vase"
    session.redo()
    assert titles(session)[0] == "Ewer"
    call_it(session, "Ewer!")
    session.recording.close()
    call_it(session, "Ewer!!")
    call_it(session, "Flask", field="other")
    assert [titles(session)[0] for _ in range(3) if session.undo() is None] == ["Ewer!!", "Ewer!", "Ewer"]


def test_several_are_changed_and_taken_back_in_one_step(session, records):
    call_it(session, "Set", "vase", "lid")
    assert titles(session) == ["Set", "bowl", "Set"]
    session.undo()
    assert titles(session) == ["vase", "bowl", "lid"]
    assert len(records.kept) == 2


def test_undo_is_about_what_was_changed_last(session):
    call_it(session, "Ewer")
    note = session.place_note(ANCHOR, session.state.camera)
    session.undo()
    assert session.state.notes == ()
    session.undo()
    assert titles(session)[0] == "vase"
    session.redo()
    assert titles(session)[0] == "Ewer"
    session.redo()
    assert [each.id for each in session.state.notes] == [note]


def test_what_was_typed_and_taken_away_again_leaves_no_step(session):
    call_it(session, "v")
    call_it(session, "vase")
    assert session.undo_name == ""


def test_a_change_that_cannot_be_kept_is_told_and_tried_again(session, records):
    call_it(session, "Ewer")
    records.waiting[-1](Fault(Code.DISK_FULL, "metadata.json"))
    assert session.state.record_save is SaveState.FAILED
    assert session.state.fault.code is Code.DISK_FULL
    assert titles(session)[0] == "Ewer"
    session.recording.retry()
    records.waiting[-1](None)
    assert session.state.record_save is SaveState.SAVED
    assert len(records.kept) == 2


def test_a_late_answer_about_an_older_state_claims_nothing(session, records):
    call_it(session, "Ewer")
    call_it(session, "Ewers")
    records.waiting[0](None)
    assert session.state.record_save is SaveState.SAVING


def test_nothing_is_changed_where_it_may_not_be(session, records):
    records.may = False
    session.open_collection(session.state.collection, "vase")
    call_it(session, "Ewer")
    session.recording.retry()
    assert titles(session)[0] == "vase"
    assert records.kept == []
    assert session.undo_name == ""


def test_another_collection_has_a_history_of_its_own(session):
    call_it(session, "Ewer")
    session.close_collection()
    assert (session.undo_name, session.state.editable) == ("", False)


def test_an_object_is_removed_had_back_and_never_left_on_show(session, records):
    session.recording.gather(("vase", "lid"))
    assert [each.id for each in session.recording.withdraw()] == ["vase", "lid"]
    assert titles(session) == ["bowl"] and session.state.artifact is None and session.state.model is None
    assert [each.id for each in records.kept[-1].withdrawn] == ["vase", "lid"] and session.state.gathered == ()
    assert session.undo_name == "withdraw"
    session.undo()
    assert titles(session) == ["vase", "bowl", "lid"] and session.state.collection.withdrawn == ()
    session.redo()
    session.recording.put_back("vase")
    assert titles(session) == ["bowl", "vase"] and [each.id for each in records.kept[-1].withdrawn] == ["lid"]
    session.recording.put_back("nobody")
    assert session.undo_name == "put-back"


def test_nothing_is_removed_where_nothing_may_be_changed(records):
    records.may = False
    visit = Visit(records)
    vase = Artifact("vase", LangText.of("vase", "en"), (Derivative(Path("vase.glb")),))
    visit.session.open_collection(Collection("c", Path("/c"), LangText.of("Things"), (vase,)), "vase")
    assert visit.session.recording.withdraw() == () and records.kept == []


def test_the_rights_of_the_whole_go_to_those_that_have_theirs_from_it(session):
    whole = session.state.collection
    own = replace(whole.artifacts[1], rights=Rights("CC0"))
    whole = replace(whole, artifacts=(whole.artifacts[0], own, whole.artifacts[2]))
    told = whole.with_rights(Rights("CC BY 4.0", "Museum"))
    assert [each.rights.licence for each in told.artifacts] == ["CC BY 4.0", "CC0", "CC BY 4.0"]
