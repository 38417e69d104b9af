"""Curation: what a curator changes in the records of a collection, with undo. Pure: it returns what to keep."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace

from exhibit_viewer.model.collection import Artifact, Collection

Edit = Callable[[Artifact], Artifact]


@dataclass(frozen=True, slots=True)
class Change:
    """One undoable change: the collection before and after. All that did not change is the same value in both."""

    name: str
    before: Collection
    after: Collection


class Curation:
    """The records of one collection and their history. Typing in one field merges into one change."""

    def __init__(self, collection: Collection | None = None) -> None:
        self.collection = collection
        self._done: list[Change] = []
        self._undone: list[Change] = []
        self._open: Hashable = None

    def change(self, name: str, ids: Iterable[str], edit: Edit, field: Hashable = None) -> Collection | None:
        """Edit artifacts; the collection as it is then, None when nothing differs. field: what is being typed in, to
        merge with what was typed there just before."""
        if self.collection is None:
            return None
        wanted = frozenset(ids)
        artifacts = tuple(edit(each) if each.id in wanted else each for each in self.collection.artifacts)
        return self.become(name, replace(self.collection, artifacts=artifacts), (field, wanted) if field else None)

    def become(self, name: str, after: Collection, field: Hashable = None) -> Collection | None:
        """Change anything of the collection."""
        before = self.collection
        if before is None or after == before:
            return None
        if field is not None and field == self._open and self._done:
            name, before = self._done[-1].name, self._done.pop().before
        self.collection = after
        self._undone.clear()
        self._open = field
        if after == before:
            self._open = None  # typed and taken away again: nothing that undo could show
        else:
            self._done.append(Change(name, before, after))
        return after

    def close(self) -> None:
        """The next typing is a change of its own."""
        self._open = None

    @property
    def undo_name(self) -> str:
        """What undo would take back ("" for nothing)."""
        return self._done[-1].name if self._done else ""

    @property
    def redo_name(self) -> str:
        """What redo would bring back ("" for nothing)."""
        return self._undone[-1].name if self._undone else ""

    def undo(self) -> Collection | None:
        """Take the last change back."""
        return self._turn(self._done, self._undone)

    def redo(self) -> Collection | None:
        """Bring the last undone change back."""
        return self._turn(self._undone, self._done)

    def _turn(self, source: list[Change], target: list[Change]) -> Collection | None:
        self._open = None
        if not source:
            return None
        change = source.pop()
        target.append(Change(change.name, change.after, change.before))
        self.collection = change.before
        return self.collection
