"""Recording: the session's part about the records of a collection: changed, taken back, and kept at once."""

from collections.abc import Callable

from exhibit_viewer.model.collection import Collection
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.session.curation import Curation, Edit
from exhibit_viewer.session.history import History
from exhibit_viewer.session.ports import Records
from exhibit_viewer.session.state import Change, SaveState, State


class Recording:
    """`session.recording`. Intents take `source` as the session's do."""

    def __init__(
        self,
        records: Records,
        state: Callable[[], State],
        change: Callable[..., None],
        on_fault: Callable[[Fault], None],
    ) -> None:
        self._records, self._state, self._change, self._on_fault = records, state, change, on_fault
        self._curation = Curation()

    def begin(self, collection: Collection | None) -> bool:
        """Another collection is open; whether its records may be changed."""
        self._curation = Curation(collection)
        return collection is not None and self._records.editable(collection)

    def gather(self, ids: tuple[str, ...]) -> None:
        """Mark artifacts for what is done to several at once."""
        if ids != self._state().gathered:
            self._change(Change.GATHERED, gathered=ids)

    def edit(self, name: str, ids: tuple[str, ...], edit: Edit, field: str = "", source: object = None) -> None:
        """Change what is said of artifacts, all in one step. field: what is being typed in, "" for a change at once."""
        if self._state().editable:
            self._keep(self._curation.change(name, ids, edit, field or None), source)

    def become(self, name: str, collection: Collection, field: str = "", source: object = None) -> None:
        """Change what is said of the collection itself, or of its artifacts in different ways, in one step."""
        if self._state().editable:
            self._keep(self._curation.become(name, collection, field or None), source)

    def close(self) -> None:
        """The next typing is a step of its own."""
        self._curation.history.close()

    def retry(self) -> None:
        """Write the records again, after they could not be."""
        if self._state().editable:
            self._keep(self._state().collection)

    @property
    def history(self) -> History[Collection]:
        """What can be taken back and brought back."""
        return self._curation.history

    def undo(self) -> None:
        """Take back the last change of a record."""
        self._keep(self._curation.undo())

    def redo(self) -> None:
        """Bring it back."""
        self._keep(self._curation.redo())

    def _keep(self, collection: Collection | None, source: object = None) -> None:
        if collection is None:
            return
        shown = self._state().artifact
        artifact = collection.by_id().get(shown.id) if shown is not None else None
        saving = SaveState.SAVING
        self._change(Change.RECORD | Change.SAVE, source, collection=collection, artifact=artifact, record_save=saving)

        def written(fault: Fault | None) -> None:
            if self._state().collection is collection:
                self._change(Change.SAVE, record_save=SaveState.FAILED if fault else SaveState.SAVED)
            if fault is not None:
                self._on_fault(fault)

        self._records.keep(collection, written)
