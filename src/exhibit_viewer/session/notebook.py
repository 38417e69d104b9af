"""Notebook: the visitor's notes on one artifact, with undo. Pure: it returns what must be kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.session.history import History, Step


@dataclass(frozen=True, slots=True)
class Kept:
    """What must be kept of a note: None when it is gone."""

    note_id: str
    note: Annotation | None


class Notebook:
    """Ordered notes and their history, whose values are one note each: None before it was made and after it is gone."""

    def __init__(self, notes: tuple[Annotation, ...] = ()) -> None:
        self.notes = notes
        self.history: History[Annotation | None] = History(_same)

    def get(self, note_id: str) -> Annotation | None:
        """The note, if it is here."""
        return next((note for note in self.notes if note.id == note_id), None)

    def add(self, note: Annotation) -> Kept:
        """Append a note."""
        order = max((kept.order for kept in self.notes), default=-1) + 1
        return self._do("add", None, replace(note, order=order))

    def remove(self, note_id: str) -> Kept | None:
        """Delete a note."""
        note = self.get(note_id)
        return self._do("delete", note, None) if note else None

    def change(self, name: str, note_id: str, edit: Callable[[Annotation], Annotation]) -> Kept | None:
        """Edit a note; `name` says what of it, and "text" is typing. None when nothing differs."""
        before = self.get(note_id)
        if before is None:
            return None
        after = edit(before)
        return None if _same(before, after) else self._do(name, before, after, note_id if name == "text" else None)

    def undo(self) -> Kept | None:
        """Take the last step back."""
        return self._turn(self.history.undo())

    def redo(self) -> Kept | None:
        """Bring the last undone step back."""
        return self._turn(self.history.redo())

    def _turn(self, step: Step[Annotation | None] | None) -> Kept | None:
        return None if step is None else self._apply(step.before, step.after)

    def _do(self, name: str, before: Annotation | None, after: Annotation | None, field: str | None = None) -> Kept:
        self.history.add(name, before, after, field)
        return self._apply(before, after)

    def _apply(self, before: Annotation | None, after: Annotation | None) -> Kept:
        one = after or before
        assert one is not None, "a step is about a note"
        kept = [note for note in self.notes if note.id != one.id]
        if after is not None:
            kept.append(after)
        self.notes = tuple(sorted(kept, key=lambda note: note.order))
        return Kept(one.id, after)


def _same(one: Annotation | None, other: Annotation | None) -> bool:
    """Whether two states of a note say the same, whenever they were written."""
    if one is None or other is None:
        return one is other
    return replace(other, modified=one.modified) == one
