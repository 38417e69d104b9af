"""Notebook: the visitor's notes on one artifact, with undo. Pure: it returns what must be kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from exhibit_viewer.model.annotation import Annotation


@dataclass(frozen=True, slots=True)
class Step:
    """One undoable change of one note: None before means created, None after means deleted."""

    name: str
    before: Annotation | None
    after: Annotation | None

    @property
    def note_id(self) -> str:
        """The note it is about."""
        note = self.after or self.before
        return note.id if note else ""


class Notebook:
    """Ordered notes and their history. Typing in one note merges into one step until something else happens."""

    def __init__(self, notes: tuple[Annotation, ...] = ()) -> None:
        self.notes = notes
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._open_text = ""

    def get(self, note_id: str) -> Annotation | None:
        """The note, if it is here."""
        return next((note for note in self.notes if note.id == note_id), None)

    def add(self, note: Annotation) -> Step:
        """Append a note."""
        order = max((kept.order for kept in self.notes), default=-1) + 1
        return self._do(Step("add", None, replace(note, order=order)))

    def remove(self, note_id: str) -> Step | None:
        """Delete a note."""
        note = self.get(note_id)
        return self._do(Step("delete", note, None)) if note else None

    def change(self, name: str, note_id: str, edit: Callable[[Annotation], Annotation]) -> Step | None:
        """Edit a note; `name` says what of it. None when nothing differs."""
        before = self.get(note_id)
        if before is None:
            return None
        after = edit(before)
        if replace(after, modified=before.modified) == before:
            return None
        step = Step(name, before, after)
        if name == "text" and self._open_text == note_id and self._done and self._done[-1].note_id == note_id:
            step = Step(self._done[-1].name, self._done.pop().before, after)
        self._do(step)
        if step.before is not None and replace(after, modified=step.before.modified) == step.before:
            self._done.pop()  # typed and taken away again: nothing that undo could show
        else:
            self._open_text = note_id if name == "text" else ""
        return step

    def close_text(self) -> None:
        """The next typing starts a step of its own."""
        self._open_text = ""

    @property
    def undo_name(self) -> str:
        """What undo would take back ("" for nothing)."""
        return self._done[-1].name if self._done else ""

    @property
    def redo_name(self) -> str:
        """What redo would bring back ("" for nothing)."""
        return self._undone[-1].name if self._undone else ""

    def undo(self) -> Step | None:
        """Take the last step back; returns the step that was applied."""
        return self._turn(self._done, self._undone)

    def redo(self) -> Step | None:
        """Bring the last undone step back; returns the step that was applied."""
        return self._turn(self._undone, self._done)

    def _turn(self, source: list[Step], target: list[Step]) -> Step | None:
        self._open_text = ""
        if not source:
            return None
        step = source.pop()
        back = Step(step.name, step.after, step.before)
        target.append(back)
        self._apply(back)
        return back

    def _do(self, step: Step) -> Step:
        self._done.append(step)
        self._undone.clear()
        self._open_text = ""
        self._apply(step)
        return step

    def _apply(self, step: Step) -> None:
        kept = [note for note in self.notes if note.id != step.note_id]
        if step.after is not None:
            kept.append(step.after)
        self.notes = tuple(sorted(kept, key=lambda note: note.order))
