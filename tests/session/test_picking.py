"""Own sets: favourites, what was looked at last, and sets in an order of one's own."""

from dataclasses import replace
from pathlib import Path

import pytest
from session_doubles import SetStore, Visit, a_collection, a_model

from exhibit_viewer.model.annotation import Anchor
from exhibit_viewer.model.collection import Collection, Home
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.own_set import FAVOURITES, RECENT, OwnSet, pick_of
from exhibit_viewer.model.text import LangText
from exhibit_viewer.session.commands import BY_ID, available
from exhibit_viewer.session.state import Change


@pytest.fixture
def store():
    return SetStore()


@pytest.fixture
def visit(store):
    made = Visit(sets=store)
    made.session.open_collection(a_collection(), "vase")
    made.models.openings[-1].done(a_model())
    return made


def names(own):
    return [pick.artifact for pick in own.picks]


def in_set(visit, store, *order):
    """Open a set of one's own of these, as the door would."""
    session = visit.session
    session.recording.gather(order)
    set_id = session.picking.create("Mine")
    whole = session.state.collection
    shown = tuple(
        replace(whole.by_id()[name], id=f"c/{name}", home=Home(whole.root, "c", name))
        for name in names(store.kept[set_id])
    )
    session.open_collection(Collection(f"set-{set_id}", store.path(set_id), whole.title, shown), shown[0].id)
    return set_id


def test_a_favourite_is_marked_kept_and_taken_back(visit, store):
    session = visit.session
    assert not session.state.favoured
    session.picking.favour()
    assert session.state.favoured and names(store.kept[FAVOURITES]) == ["vase"]
    session.recording.gather(("vase", "bell"))
    assert not session.state.favoured
    session.picking.favour()
    assert names(store.kept[FAVOURITES]) == ["vase", "bell"]
    session.picking.favour()
    assert names(store.kept[FAVOURITES]) == []


def test_what_was_looked_at_comes_first_and_once(visit, store):
    session = visit.session
    for name in ("bell", "stele", "bell"):
        session.show_artifact(name)
        visit.models.openings[-1].done(a_model())
    assert names(store.kept[RECENT]) == ["bell", "stele", "vase"]


def test_a_new_set_holds_what_is_marked(visit, store):
    session = visit.session
    session.recording.gather(("stele", "vase"))
    set_id = session.picking.create("  Lesson ")
    assert store.kept[set_id].title.best(()) == ("Lesson", "und") and names(store.kept[set_id]) == ["stele", "vase"]
    assert session.picking.create("   ") == ""
    session.picking.delete(set_id)
    assert store.removed == [set_id] and set_id not in {each.id for each in session.state.sets}


@pytest.mark.parametrize(
    ("moved", "place", "order"),
    [
        (["stele"], 0, ["stele", "vase", "bell"]),
        (["vase"], 3, ["bell", "stele", "vase"]),
        (["vase"], 1, ["vase", "bell", "stele"]),
        (["vase", "bell"], 99, ["stele", "vase", "bell"]),
        (["vase", "stele"], 2, ["bell", "vase", "stele"]),
    ],
)
def test_a_set_is_put_in_order(visit, store, moved, place, order):
    set_id = in_set(visit, store, "vase", "bell", "stele")
    shown = visit.session.state.artifact
    visit.session.picking.move([f"c/{name}" for name in moved], place)
    assert [each.home.artifact for each in visit.session.state.collection.artifacts] == order
    if order != ["vase", "bell", "stele"]:
        assert names(store.kept[set_id]) == order
    assert visit.session.state.artifact is shown


def test_by_key_the_chosen_goes_one_place_on_and_back(visit, store):
    set_id = in_set(visit, store, "vase", "bell", "stele")
    session = visit.session
    for command, order in (
        ("set.later", ["bell", "vase", "stele"]),
        ("set.later", ["bell", "stele", "vase"]),
        ("set.later", ["bell", "stele", "vase"]),
        ("set.earlier", ["bell", "vase", "stele"]),
        ("set.take-out", ["bell", "stele"]),
    ):
        assert available(BY_ID[command], session)
        BY_ID[command].intent(session)
        assert names(store.kept[set_id]) == order


def test_an_object_in_a_set_is_the_one_at_home(visit, store):
    in_set(visit, store, "vase", "bell")
    session = visit.session
    session.picking.favour()
    assert store.kept[FAVOURITES].keys == {("c", "vase")}
    whole = session.state.collection
    assert pick_of(whole, whole.artifacts[0]).root == Path("/show")


def test_elsewhere_there_is_no_order_to_change(visit, store):
    assert not available(BY_ID["set.later"], visit.session)
    visit.session.picking.step(1)
    visit.session.picking.take_out()
    assert set(store.kept) == {RECENT}


def test_what_cannot_be_kept_is_told(visit, store):
    store.fault = Fault(Code.DISK_FULL, "favourites.json")
    visit.session.picking.favour()
    assert visit.session.state.fault.code is Code.DISK_FULL


def test_where_none_are_kept_nothing_can_be_marked():
    visit = Visit()
    visit.session.open_collection(a_collection(), "vase")
    visit.models.openings[-1].done(a_model())
    visit.session.picking.begin()
    assert not available(BY_ID["favourite"], visit.session)
    heard = []
    visit.session.listen(lambda change, source: heard.append(change))
    visit.session.picking.favour()
    assert visit.session.picking.create("x") == ""
    assert not any(change & Change.SETS for change in heard)


def test_every_change_of_a_set_can_be_taken_back_and_brought_back(visit, store):
    session = visit.session
    session.recording.gather(("stele", "vase"))
    set_id = session.picking.create("Lesson")
    assert session.picking.rename(set_id, " Second ") and not session.picking.rename(set_id, "  ")
    assert not session.picking.rename(FAVOURITES, "Mine")
    session.recording.gather(("bell",))
    session.picking.toggle(set_id)
    session.picking.delete(set_id)
    session.picking.delete(FAVOURITES)
    assert FAVOURITES in {each.id for each in session.state.sets}
    seen = []
    while session.undo_name:
        seen.append(session.undo_name)
        session.undo()
        own = next((each for each in session.state.sets if each.id == set_id), None)
        seen.append((own.title.best(())[0], names(own)) if own else None)
    assert seen == [
        "set.delete", ("Second", ["stele", "vase", "bell"]), "set.fill", ("Second", ["stele", "vase"]),
        "set.rename", ("Lesson", ["stele", "vase"]), "set.create", None,
    ]  # fmt: skip
    for _ in range(3):
        session.redo()
    assert names(store.kept[set_id]) == ["stele", "vase", "bell"] and session.redo_name == "set.delete"


def test_what_was_taken_out_of_the_set_that_is_open_is_shown_again(visit, store):
    set_id = in_set(visit, store, "vase", "bell", "stele")
    session = visit.session
    session.picking.take_out()
    assert [each.home.artifact for each in session.state.collection.artifacts] == ["bell", "stele"]
    session.undo()
    assert [each.home.artifact for each in session.state.collection.artifacts] == ["vase", "bell", "stele"]
    assert names(store.kept[set_id]) == ["vase", "bell", "stele"]


def test_undo_takes_back_what_was_done_last_whatever_it_was_about(visit):
    session = visit.session
    session.picking.favour()
    note = session.place_note(Anchor((0.0, 0.0, 0.0), (0.0, 0.0, 1.0)), session.state.camera)
    session.picking.create("Lesson")
    assert session.undo_name == "set.create"
    session.undo()
    assert session.undo_name == "add" and note
    session.undo()
    assert session.undo_name == "set.fill" and session.redo_name == "add"
    session.undo()
    assert not session.state.favoured and session.redo_name == "set.fill"
    for step in ("set.fill", "add", "set.create"):
        assert session.redo_name == step
        session.redo()


def test_a_set_that_came_as_a_file_is_kept_and_what_it_misses_is_told(visit, store):
    session = visit.session
    whole = session.state.collection
    missing = Notice(Code.RESOURCE_MISSING, "set.json", {"reference": "Bowl"})
    store.answer = (OwnSet("new", LangText.of("Lesson"), (pick_of(whole, whole.artifacts[0]),)), (missing,))
    session.picking.bring_in(Path("/set.json"))
    assert names(store.kept["new"]) == [whole.artifacts[0].id]
    assert session.state.fault == missing and session.undo_name == "set.create"
    store.answer = Fault(Code.FORMAT_DAMAGED, "set.json")
    session.picking.bring_in(Path("/set.json"))
    assert session.state.fault.code is Code.FORMAT_DAMAGED and set(store.kept) == {"new"} | {RECENT}
