"""Sets of one's own: kept as open documents, opened as collections, with the notes that their objects have at home."""

import json
from pathlib import Path

import pytest

from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.formats.iiif.read import is_iiif
from exhibit_viewer.library.notes_writer import open_notes
from exhibit_viewer.library.sets import FROM, Sets
from exhibit_viewer.library.sharing.export import export
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.own_set import BUILT_IN, FAVOURITES, OwnSet, pick_of
from exhibit_viewer.model.sharing import Form, Selection
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.ticket import Ticket

TRIANGLE = "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n"


def collection(folder: Path, *names: str, rights: str = ""):
    folder.mkdir(parents=True)
    for name in names:
        (folder / f"{name}.obj").write_text(TRIANGLE)
    if rights:
        (folder / "metadata.json").write_text(json.dumps({"id": folder.name, "rights": {"licence": rights}}))
    return open_path(folder)


def picked(*sources):
    return tuple(pick_of(whole, whole.by_id()[name]) for whole, name in sources)


def test_a_set_comes_back_in_its_order_from_several_collections(tmp_path):
    vases = collection(tmp_path / "vases", "a", "b", rights="CC0-1.0")
    bells = collection(tmp_path / "elsewhere" / "bells", "a", "c")
    sets = Sets(tmp_path / "data")
    a, b, c, d = vases.artifacts[1].id, vases.artifacts[0].id, bells.artifacts[0].id, bells.artifacts[1].id
    own = OwnSet("s1", LangText.of("Lesson 1"), picked((vases, a), (bells, c), (vases, b), (bells, d)))
    sets.keep(own)
    assert sets.read(sets.path("s1")) == own
    opened = sets.open(sets.path("s1"))
    assert [(each.home.collection, each.home.artifact) for each in opened.artifacts] == [
        (vases.id, a), (bells.id, c), (vases.id, b), (bells.id, d),
    ]  # fmt: skip
    assert len(opened.by_id()) == 4
    assert opened.title == LangText.of("Lesson 1") and opened.root == sets.path("s1")
    assert opened.artifacts[0].rights.licence == "CC0-1.0" and opened.artifacts[1].rights.licence == ""
    assert is_iiif(json.loads(sets.path("s1").read_text()))
    assert [pick_of(opened, each) for each in opened.artifacts] == list(own.picks)


def test_the_library_may_move(tmp_path):
    data = tmp_path / "data"
    kept = collection(data / "collections" / "vases", "a")
    sets = Sets(data)
    sets.keep(OwnSet(FAVOURITES, LangText(), picked((kept, kept.artifacts[0].id))))
    data.rename(tmp_path / "moved")
    there = Sets(tmp_path / "moved")
    (artifact,) = there.open(there.path(FAVOURITES)).artifacts
    assert artifact.path == tmp_path / "moved" / "collections" / "vases" / "a.obj"


def test_what_is_gone_is_told_and_the_rest_shows(tmp_path):
    vases, bells = collection(tmp_path / "vases", "a"), collection(tmp_path / "bells", "b")
    sets = Sets(tmp_path / "data")
    sets.keep(OwnSet("s", LangText.of("S"), picked((bells, bells.artifacts[0].id), (vases, vases.artifacts[0].id))))
    (tmp_path / "bells").rename(tmp_path / "gone")
    opened = sets.open(sets.path("s"))
    assert [each.home.collection for each in opened.artifacts] == [vases.id]
    assert [(each.code, each.facts["reference"]) for each in opened.notices] == [(Code.RESOURCE_MISSING, "bells")]


def test_only_the_librarys_own_files_may_lead_elsewhere(tmp_path):
    vases = collection(tmp_path / "vases", "a")
    sets = Sets(tmp_path / "data")
    sets.keep(OwnSet("s", LangText.of("S"), picked((vases, vases.artifacts[0].id))))
    stranger = tmp_path / "downloads" / "set.json"
    stranger.parent.mkdir()
    stranger.write_bytes(sets.path("s").read_bytes())
    with pytest.raises(Fault):
        sets.open(stranger)


def test_a_set_within_a_set_is_not_followed(tmp_path):
    vases = collection(tmp_path / "vases", "a")
    sets = Sets(tmp_path / "data")
    sets.keep(OwnSet("s", LangText.of("S"), picked((vases, vases.artifacts[0].id))))
    value = json.loads(sets.path("s").read_text())
    value["items"][0][FROM]["path"] = "s.json"
    sets.path("s").write_text(json.dumps(value))
    assert sets.open(sets.path("s")).artifacts == ()


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"items": 3}'])
def test_what_is_no_set_is_refused_and_not_listed(tmp_path, text):
    sets = Sets(tmp_path)
    sets.folder.mkdir()
    sets.path("bad").write_text(text)
    with pytest.raises(Fault) as refused:
        sets.read(sets.path("bad"))
    assert refused.value.code is Code.FORMAT_DAMAGED
    assert [each.id for each in sets.all()] == list(BUILT_IN)


def test_references_that_lead_nowhere_are_left_out(tmp_path):
    sets = Sets(tmp_path)
    sets.folder.mkdir()
    sets.path("odd").write_text('{"items": [3, {}, {"exv:from": {"path": 7}}, {"exv:from": {"path": "x"}}]}')
    assert [pick.root.name for pick in sets.read(sets.path("odd")).picks] == ["7", "x"]


def test_sets_are_listed_by_name_after_those_always_there_and_deleted(tmp_path):
    sets = Sets(tmp_path)
    assert [each.id for each in sets.all()] == list(BUILT_IN)
    for set_id, title in (("1", "Zebra"), ("2", "apple")):
        sets.keep(OwnSet(set_id, LangText.of(title)))
    assert [each.id for each in sets.all()] == [*BUILT_IN, "2", "1"]
    sets.remove("2")
    sets.remove("2")
    assert [each.id for each in sets.all()] == [*BUILT_IN, "1"]


def test_notes_are_the_same_at_home_and_in_a_set(tmp_path):
    vases = collection(tmp_path / "vases", "a", "b")
    sets = Sets(tmp_path / "data")
    sets.keep(OwnSet("s", LangText.of("S"), picked((vases, vases.artifacts[1].id))))
    within = sets.open(sets.path("s"))
    notes = open_notes(tmp_path / "data", lambda call: call())
    key, _ = notes.load(within, within.artifacts[0], "hash")
    notes.put(Annotation("n", key, LangText.of("Here")), lambda fault: None)
    assert notes.flush(10.0)
    _, at_home = notes.load(vases, vases.artifacts[1], "hash")
    assert [note.id for note in at_home] == ["n"]
    assert notes.counts(within) == {within.artifacts[0].id: 1}
    assert notes.counts(vases) == {vases.artifacts[1].id: 1}
    assert list(notes.of_collection(within)) == [within.artifacts[0].id]
    notes.close()


def test_a_set_saved_as_references_is_brought_in_where_the_collections_are(tmp_path):
    vases = collection(tmp_path / "vases", "a", "b", rights="CC0-1.0")
    bells = collection(tmp_path / "bells", "c", rights="CC0-1.0")
    sets = Sets(tmp_path / "data")
    sets.keep(
        OwnSet("s", LangText.of("Lesson"), picked((bells, bells.artifacts[0].id), (vases, vases.artifacts[1].id)))
    )
    opened = sets.open(sets.path("s"))
    file = tmp_path / "stick" / "lesson.json"
    file.parent.mkdir()
    export(Selection(opened, opened.artifacts), Form.REFERENCES, file, Ticket())
    assert str(tmp_path) not in file.read_text()
    for folder in ("vases", "bells"):
        (tmp_path / folder).rename(tmp_path / f"other-{folder}")
    other = Sets(tmp_path / "other")
    own, missing = other.bring_in(
        file, "new", [tmp_path / "nothing", tmp_path / "other-vases", tmp_path / "other-bells"]
    )
    assert own.id == "new" and own.title == LangText.of("Lesson") and missing == ()
    assert [(pick.root.name, pick.artifact) for pick in own.picks] == [
        ("other-bells", bells.artifacts[0].id), ("other-vases", vases.artifacts[1].id),
    ]  # fmt: skip
    own, missing = other.bring_in(file, "new", [tmp_path / "other-vases"])
    assert [pick.root.name for pick in own.picks] == ["other-vases"] and len(missing) == 1


def test_a_file_of_references_leads_nowhere_by_its_paths(tmp_path):
    secret = collection(tmp_path / "secret", "a")
    sets = Sets(tmp_path / "data")
    sets.keep(OwnSet("s", LangText.of("S"), picked((secret, secret.artifacts[0].id))))
    own, missing = Sets(tmp_path / "other").bring_in(sets.path("s"), "new", [])
    assert own.picks == () and len(missing) == 1
