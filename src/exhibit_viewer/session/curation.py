"""Curation: what a curator changes in the records of a collection, with undo. Pure: it returns what to keep."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace

from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.session.history import History, Step

Edit = Callable[[Artifact], Artifact]


class Curation:
    """The records of one collection and their history."""

    def __init__(self, collection: Collection | None = None) -> None:
        self.collection = collection
        self.history: History[Collection] = History()

    def change(self, name: str, ids: Iterable[str], edit: Edit, field: Hashable = None) -> Collection | None:
        """Edit artifacts; the collection as it is then, None when nothing differs. field: see `History.add`."""
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
        self.history.add(name, before, after, field)
        self.collection = after
        return after

    def undo(self) -> Collection | None:
        """Take the last change back."""
        return self._apply(self.history.undo())

    def redo(self) -> Collection | None:
        """Bring the last undone change back."""
        return self._apply(self.history.redo())

    def _apply(self, step: Step[Collection] | None) -> Collection | None:
        if step is None:
            return None
        self.collection = step.after
        return step.after
