"""Notes and their history."""

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.text import LangText
from exhibit_viewer.session.notebook import Notebook


def typed(book: Notebook, note_id: str, text: str) -> object:
    return book.change("text", note_id, lambda note: replace(note, text=LangText.of(text), modified=text))


def text(book: Notebook, note_id: str = "a") -> str:
    note = book.get(note_id)
    return note.text.best(())[0] if note else "(none)"


def a_book(*note_ids: str) -> Notebook:
    book = Notebook()
    for note_id in note_ids or ("a", "b"):
        book.add(Annotation(note_id, "key"))
    return book


def test_notes_are_added_at_the_end():
    book = Notebook((Annotation("old", "key", order=7),))
    book.add(Annotation("new", "key"))
    assert [(note.id, note.order) for note in book.notes] == [("old", 7), ("new", 8)]


def test_typing_is_one_step():
    book = a_book()
    for end in range(1, 5):
        typed(book, "a", "word"[:end])
    book.undo()
    assert text(book) == ""
    book.redo()
    assert text(book) == "word"


def test_typing_elsewhere_looking_away_and_other_edits_begin_a_new_step():
    book = a_book()
    typed(book, "a", "one")
    typed(book, "b", "other")
    typed(book, "a", "one two")
    book.history.close()
    typed(book, "a", "one two three")
    book.change("colour", "a", lambda note: replace(note, colour="indigo"))
    typed(book, "a", "four")
    seen = [text(book)]
    while book.history.undo_name:
        book.undo()
        seen.append(text(book))
    assert seen == ["four", "one two three", "one two three", "one two", "one", "one", "", "", "(none)"]


def test_typing_after_undo_does_not_join_what_was_undone():
    book = a_book()
    typed(book, "a", "one")
    book.history.close()
    typed(book, "a", "two")
    book.undo()
    typed(book, "a", "three")
    assert book.history.redo_name == ""
    book.undo()
    assert text(book) == "one"


def test_what_was_typed_and_taken_away_leaves_no_step():
    book = a_book("a")
    typed(book, "a", "x")
    assert typed(book, "a", "") is not None
    assert book.history.undo_name == "add"
    typed(book, "a", "y")
    book.undo()
    assert text(book) == ""


def test_the_same_again_is_no_step():
    book = a_book("a")
    typed(book, "a", "x")
    assert typed(book, "a", "x") is None
    assert book.change("colour", "a", lambda note: replace(note, modified="later")) is None
    assert book.change("text", "nobody", lambda note: note) is None
    assert book.remove("nobody") is None
    assert book.history.undo_name == "text"


def test_nothing_to_undo():
    book = Notebook()
    assert book.undo() is None
    assert book.redo() is None


def test_a_note_comes_back_to_its_place():
    book = a_book("a", "b", "c")
    book.remove("b")
    kept = book.undo()
    assert [note.id for note in book.notes] == ["a", "b", "c"]
    assert kept is not None and kept.note_id == "b" and kept.note is not None


class Writing(RuleBasedStateMachine):
    """Undo leads back through exactly the states that were seen between steps, redo forward again; applying the
    returned changes to a store of notes keeps it equal to the notebook."""

    def __init__(self) -> None:
        super().__init__()
        self.book = Notebook()
        self.store: dict[str, Annotation] = {}
        self.count = 0

    def keep(self, step: object) -> None:
        if step is not None:
            if step.note is None:
                self.store.pop(step.note_id)
            else:
                self.store[step.note_id] = step.note

    @rule()
    def add(self):
        self.count += 1
        self.keep(self.book.add(Annotation(f"n{self.count}", "key")))

    @precondition(lambda self: self.book.notes)
    @rule(which=st.integers(0, 9), letters=st.sampled_from(["", "x", "xy"]))
    def type(self, which, letters):
        note = self.book.notes[which % len(self.book.notes)]
        self.keep(typed(self.book, note.id, letters))

    @precondition(lambda self: self.book.notes)
    @rule(which=st.integers(0, 9))
    def remove(self, which):
        self.keep(self.book.remove(self.book.notes[which % len(self.book.notes)].id))

    @rule()
    def look_away(self):
        self.book.history.close()

    @rule()
    def undo(self):
        self.keep(self.book.undo())

    @rule()
    def redo(self):
        self.keep(self.book.redo())

    @invariant()
    def store_is_equal(self):
        assert {note.id: note for note in self.book.notes} == self.store
        assert [note.order for note in self.book.notes] == sorted(note.order for note in self.book.notes)

    def teardown(self):
        before = self.book.notes
        steps = 0
        while self.book.history.undo_name:
            self.keep(self.book.undo())
            steps += 1
        assert self.book.notes == ()
        for _ in range(steps):
            self.keep(self.book.redo())
        assert self.book.notes == before
        self.store_is_equal()


TestWriting = Writing.TestCase
TestWriting.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
