"""Notes come back as they were written, belong to the right object, and are called saved only when they are."""

import threading
from dataclasses import replace

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kept_notes import BLANK, CONTENT, Keeping, a_collection, a_note, an_artifact

from exhibit_viewer.library import notes_writer
from exhibit_viewer.library.note_rows import note_of, row_of
from exhibit_viewer.library.notes_writer import open_notes
from exhibit_viewer.model.annotation import Anchor, Annotation
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.collection import DERIVED
from exhibit_viewer.model.faults import Code
from exhibit_viewer.model.text import LangText

OTHER = "cd" * 32
number = st.floats(allow_nan=False, allow_infinity=False)
point = st.tuples(number, number, number)
any_text = st.text(st.characters(), max_size=200)  # lone surrogates and NUL included
plain_text = st.text(max_size=40)
lang_text = st.dictionaries(any_text, any_text, max_size=3).map(LangText)
notes = st.builds(
    Annotation,
    id=st.uuids(version=4).map(str),
    artifact=plain_text,
    text=lang_text,
    title=lang_text,
    tags=st.lists(any_text, max_size=4).map(tuple),
    tags_in=st.dictionaries(st.sampled_from(("en", "zh")), st.lists(any_text, max_size=2).map(tuple)),
    colour=plain_text,
    anchor=st.none() | st.builds(Anchor, point, point, plain_text, st.integers(-1, 2**40), point),
    camera=st.none() | st.builds(Camera, point, number, number, number, number, st.booleans()),
    author=plain_text,
    created=plain_text,
    modified=plain_text,
    published=st.booleans(),
    order=st.integers(-(2**40), 2**40),
)


@given(notes)
def test_a_row_gives_back_the_note(note):
    assert note_of(row_of(note)) == note


@settings(max_examples=25, deadline=None)
@given(st.lists(notes, max_size=6, unique_by=lambda note: note.id))
def test_the_library_gives_back_the_notes(tmp_path_factory, written):
    folder = tmp_path_factory.mktemp("library")
    keeping = Keeping(folder)
    key = keeping.key()
    written = [replace(note, artifact=key) for note in written]
    assert keeping.write(*written) == [None] * len(written)
    keeping.notes.close()
    again = Keeping(folder)
    assert {note.id: note for note in again.shown()} == {note.id: note for note in written}
    again.notes.close()


def test_an_author_that_is_half_a_character_does_not_stop_the_note(keep, tmp_path):
    keeping = keep(tmp_path)
    assert keeping.write(replace(a_note(keeping.key(), "x"), author="A\ud83d")) == [None]
    assert keeping.shown()[0].author == "A?"


def test_notes_come_in_list_order(keep, tmp_path):
    keeping = keep(tmp_path)
    keeping.write(*(a_note(keeping.key(), str(order), order) for order in (3, 1, 2, 0)))
    assert keeping.texts() == ["0", "1", "2", "3"]


def test_a_note_is_shown_before_it_is_on_the_disk(keep, tmp_path, monkeypatch):
    monkeypatch.setattr(notes_writer, "GATHER_SECONDS", 60.0)
    keeping = keep(tmp_path)
    answers = []
    keeping.notes.put(a_note(keeping.key(), "typed"), answers.append)
    assert keeping.texts() == ["typed"]
    assert answers == []
    assert keeping.notes.flush(10)
    assert answers == [None]


def test_only_the_latest_of_many_changes_is_written(keep, tmp_path, monkeypatch):
    monkeypatch.setattr(notes_writer, "GATHER_SECONDS", 60.0)
    keeping = keep(tmp_path)
    note = a_note(keeping.key(), "")
    answers = keeping.write(*(replace(note, text=LangText.of("word"[:n])) for n in range(1, 5)))
    assert answers == [None] * 4
    assert keeping.texts() == ["word"]
    assert scalar(tmp_path, "SELECT max(change) FROM notes") == 1


def test_a_deleted_note_leaves_its_row(keep, tmp_path):
    keeping = keep(tmp_path)
    note = a_note(keeping.key(), "gone")
    keeping.write(note)
    assert keeping.remove(note.id) == [None]
    assert keeping.texts() == []
    assert scalar(tmp_path, "SELECT count(*) FROM notes WHERE deleted <> ''") == 1
    keeping.write(note)
    assert keeping.texts() == ["gone"]


def test_deleting_what_is_not_there_is_no_fault(keep, tmp_path):
    assert keep(tmp_path).remove("never-was") == [None]


def test_another_object_has_other_notes(keep, tmp_path):
    keeping = keep(tmp_path)
    keeping.write(a_note(keeping.key(), "mine"))
    assert keeping.texts(artifact="stele", content=OTHER) == []


def test_a_file_exported_again_keeps_its_notes(keep, tmp_path):
    keeping = keep(tmp_path)
    keeping.write(a_note(keeping.key(), "first"), a_note(keeping.key(), "second", 1))
    shown = keeping.shown(content=OTHER)
    assert [note.artifact for note in shown] == [f"declared:{OTHER}"] * 2
    keeping.write(replace(shown[0], text=LangText.of("edited")))
    assert keeping.texts(content=OTHER) == ["edited", "second"]
    assert keeping.texts() == ["edited", "second"]


def test_a_renamed_folder_keeps_its_notes_there_and_back(keep, tmp_path):
    before, after = f"{DERIVED}one", f"{DERIVED}two"
    keeping = keep(tmp_path)
    keeping.write(*(a_note(keeping.key(before), text, order) for order, text in enumerate("abc")))
    keeping.write(replace(keeping.shown(after, "renamed")[1], text=LangText.of("B")))
    keeping.write(a_note(keeping.key(after, "renamed"), "d", 3))
    for collection in (before, after, "declared later", f"{DERIVED}three"):
        assert keeping.texts(collection) == ["a", "B", "c", "d"]


def test_all_notes_of_an_object_move_together(keep, tmp_path):
    """So that a file which is exported again, edited, and then found in a renamed folder shows all of them."""
    before, after = f"{DERIVED}one", f"{DERIVED}two"
    keeping = keep(tmp_path)
    keeping.write(a_note(keeping.key(before), "first"), a_note(keeping.key(before), "second", 1))
    keeping.write(keeping.shown(before, content=OTHER)[0])
    assert keeping.texts(after, content=OTHER) == ["first", "second"]


def test_collections_that_say_who_they_are_keep_their_notes_apart(keep, tmp_path):
    keeping = keep(tmp_path)
    keeping.write(a_note(keeping.key("one"), "one's"))
    assert keeping.texts("two") == []


def test_a_copied_folder_takes_no_notes_from_a_declared_collection(keep, tmp_path):
    keeping = keep(tmp_path)
    keeping.write(a_note(keeping.key("declared"), "old"))
    shown = keeping.shown(f"{DERIVED}copy")
    assert [note.artifact for note in shown] == [f"declared:{CONTENT}"]
    keeping.write(replace(shown[0], text=LangText.of("edited there")))
    keeping.write(a_note(keeping.key(f"{DERIVED}copy"), "new there", 1))
    assert keeping.texts("declared") == ["edited there", "new there"]
    assert keeping.texts(f"{DERIVED}copy") == ["edited there", "new there"]


def test_unknown_content_joins_nothing(keep, tmp_path):
    keeping = keep(tmp_path)
    keeping.write(a_note(keeping.key(f"{DERIVED}one", "a", ""), "x"))
    assert keeping.texts(f"{DERIVED}two", "b", "") == []


def test_loading_writes_nothing(keep, tmp_path):
    keeping = keep(tmp_path)
    keeping.key()
    keeping.notes.flush(10)
    assert scalar(tmp_path, "SELECT count(*) FROM sightings") == 0


def test_a_row_that_makes_no_sense_costs_only_itself(keep, tmp_path):
    keeping = keep(tmp_path)
    keeping.write(*(a_note(keeping.key(), text, order) for order, text in enumerate(("good", "bad", "worse"))))
    keeping.notes.close()
    with apsw.Connection(str(tmp_path / "notes.sqlite")) as connection:
        connection.execute("UPDATE notes SET anchor = '[1' WHERE place = 1")
        connection.execute("UPDATE notes SET author = CAST(x'ff00ff' AS TEXT) WHERE place = 2")
    connection.close()
    again = keep(tmp_path)
    assert again.texts() == ["good"]
    assert [notice.code for notice in again.notes.notices] == [Code.LIBRARY_DAMAGED] * 2


def test_many_threads_may_ask_at_once(keep, tmp_path):
    keeping = keep(tmp_path)
    key = keeping.key()
    answers = []

    def write(name):
        for turn in range(20):
            keeping.notes.put(a_note(key, str(turn), note_id=name), answers.append)
            keeping.shown()

    threads = [threading.Thread(target=write, args=(f"note-{number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert keeping.notes.flush(30)
    assert answers == [None] * 120
    assert keeping.texts() == ["19"] * 6


def test_answers_come_through_the_given_door(tmp_path):
    posted = []
    notes_kept = open_notes(tmp_path, posted.append)
    key, _ = notes_kept.load(a_collection("c"), an_artifact("a"), CONTENT)
    answers = []
    notes_kept.put(a_note(key, "x"), answers.append)
    assert notes_kept.close()
    assert answers == []
    for deed in posted:
        deed()
    assert answers == [None]


def test_flush_writes_by_itself_when_the_writing_thread_is_no_more(tmp_path, monkeypatch):
    monkeypatch.setattr(notes_writer.LibraryNotes, "_run", lambda self: None)
    keeping = Keeping(tmp_path)
    answers = keeping.write(a_note(keeping.key(), "last words"))
    assert answers == [None]
    keeping.notes.close()
    again = Keeping(tmp_path)
    assert again.texts() == ["last words"]
    again.notes.close()


@pytest.mark.parametrize("field", ["text", "anchor", "camera", "tags"])
def test_edits_of_every_kind_are_kept(keep, tmp_path, field):
    changed = {
        "text": LangText.of("new"),
        "anchor": Anchor((0.0, 0.0, 0.0), (1.0, 0.0, 0.0)),
        "camera": Camera(yaw=2.0),
        "tags": ("a", "b"),
    }[field]
    keeping = keep(tmp_path)
    note = replace(BLANK, id="one", artifact=keeping.key())
    keeping.write(note)
    keeping.write(replace(note, **{field: changed}))
    keeping.notes.close()
    assert getattr(keep(tmp_path).shown()[0], field) == changed


def scalar(folder, query):
    connection = apsw.Connection(str(folder / "notes.sqlite"))
    value = next(iter(connection.execute(query)))[0]
    connection.close()
    return value


def test_notes_are_counted_without_opening_an_object(keep, tmp_path):
    keeping = keep(tmp_path)
    keeping.write(a_note(keeping.key(artifact="vase"), "1"), a_note(keeping.key(artifact="vase"), "2"))
    keeping.write(a_note(keeping.key(artifact="coin", content="cd" * 32), "3"))
    gone = a_note(keeping.key(artifact="coin", content="cd" * 32), "4")
    keeping.write(gone)
    keeping.remove(gone.id)
    assert keeping.notes.counts(a_collection("declared")) == {"vase": 2, "coin": 1}
    assert keeping.notes.counts(a_collection("another")) == {}
    found = keeping.notes.of_collection(a_collection("declared"))
    assert {artifact: len(notes) for artifact, notes in found.items()} == {"vase": 2, "coin": 1}
    assert keeping.notes.of_collection(a_collection("another")) == {}
