"""Recording: the session's part about the records of a collection: changed, taken back, and kept at once."""

from collections.abc import Callable
from dataclasses import replace

from exhibit_viewer.model.collection import Artifact, Collection
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
        leave: Callable[[], None],
    ) -> None:
        """leave: put the artifact shown away; it goes from the collection."""
        self._records, self._state, self._change, self._on_fault = records, state, change, on_fault
        self._leave = leave
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

    def withdraw(self) -> tuple[Artifact, ...]:
        """Remove what is chosen from the collection, its files and notes stay; what was removed."""
        collection, chosen = self._state().collection, self._state().chosen
        if not self._state().editable or collection is None or not chosen:
            return ()
        gone = {artifact.id for artifact in chosen}
        stays = tuple(each for each in collection.artifacts if each.id not in gone)
        withdrawn = (*collection.withdrawn, *(each for each in collection.artifacts if each.id in gone))
        self.become("withdraw", replace(collection, artifacts=stays, withdrawn=withdrawn))
        return chosen

    def put_back(self, artifact_id: str) -> None:
        """Bring an artifact back that was removed from the collection, at its end."""
        collection = self._state().collection
        back = next((each for each in collection.withdrawn if each.id == artifact_id), None) if collection else None
        if collection is not None and back is not None:
            withdrawn = tuple(each for each in collection.withdrawn if each is not back)
            artifacts = (*collection.artifacts, back)
            self.become("put-back", replace(collection, artifacts=artifacts, withdrawn=withdrawn))

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
        before, shown = self._state().collection, self._state().artifact
        by_id = collection.by_id()
        if shown is not None and shown.id not in by_id:
            self._leave()
        artifact = by_id[shown.id] if shown is not None and shown.id in by_id else None
        others = before is None or before.by_id().keys() != by_id.keys()
        changed = Change.RECORD | Change.SAVE | (Change.COLLECTION | Change.GATHERED if others else Change(0))
        gathered = tuple(each for each in self._state().gathered if each in by_id)
        saving = SaveState.SAVING
        self._change(changed, source, collection=collection, artifact=artifact, record_save=saving, gathered=gathered)

        def written(fault: Fault | None) -> None:
            if self._state().collection is collection:
                self._change(Change.SAVE, record_save=SaveState.FAILED if fault else SaveState.SAVED)
            if fault is not None:
                self._on_fault(fault)

        self._records.keep(collection, written)
