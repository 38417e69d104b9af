"""Current notes: the notes of the library in use, whichever that is."""

from collections.abc import Callable, Mapping

from exhibit_viewer.library.notes_writer import LibraryNotes
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.faults import Fault, Notice

Done = Callable[[Fault | None], None]


class CurrentNotes:
    """Implements `session.ports.Notes` by handing on. What was left with notes unwritten is closed with the rest."""

    def __init__(self, notes: LibraryNotes) -> None:
        self._now = notes
        self._left: list[LibraryNotes] = []

    @property
    def now(self) -> LibraryNotes:
        """Those of the library in use."""
        return self._now

    def use(self, notes: LibraryNotes) -> LibraryNotes:
        """Another library is in use from now on; the notes of the one before, to be closed."""
        before, self._now = self._now, notes
        self._left.append(before)
        return before

    def closed(self, notes: LibraryNotes) -> None:
        """These hold nothing any more."""
        self._left.remove(notes)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """See `LibraryNotes`."""
        return self._now.notices

    @property
    def refusal(self) -> Fault | None:
        """See `LibraryNotes`."""
        return self._now.refusal

    def load(self, collection: Collection, artifact: Artifact, content: str) -> tuple[str, tuple[Annotation, ...]]:
        """See `Notes`."""
        return self._now.load(collection, artifact, content)

    def counts(self, collection: Collection) -> Mapping[str, int]:
        """See `Notes`."""
        return self._now.counts(collection)

    def of_collection(self, collection: Collection) -> Mapping[str, tuple[Annotation, ...]]:
        """See `LibraryNotes`."""
        return self._now.of_collection(collection)

    def put(self, note: Annotation, on_done: Done) -> None:
        """See `Notes`."""
        self._now.put(note, on_done)

    def remove(self, note_id: str, on_done: Done) -> None:
        """See `Notes`."""
        self._now.remove(note_id, on_done)

    def flush(self, timeout: float) -> bool:
        """See `LibraryNotes`; of every library that was in use."""
        kept = [notes.flush(timeout) for notes in (self._now, *self._left)]
        return all(kept)

    def close(self, timeout: float = 5.0) -> bool:
        """See `LibraryNotes`; of every library that was in use."""
        kept = [notes.close(timeout) for notes in (self._now, *self._left)]
        return all(kept)
