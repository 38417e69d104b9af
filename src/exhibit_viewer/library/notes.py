"""The notes on disk: one SQLite file, one writer, any number of readers. `opening.open_store` opens it."""

import tempfile
import threading
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

import apsw

from exhibit_viewer.library import database
from exhibit_viewer.library.backups import Backups
from exhibit_viewer.library.identity import Sighting
from exhibit_viewer.library.lock import LibraryLock
from exhibit_viewer.library.note_rows import COLUMNS, PUT, note_of, row_of
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.faults import Code, Fault, Notice

_REMOVE = "UPDATE notes SET deleted = ?, change = ? WHERE id = ? AND deleted = ''"
_MOVE = "UPDATE notes SET artifact = ?, change = ? WHERE id = ?"
EMPTY: Mapping[str, str] = MappingProxyType({})
_CANDIDATES = (
    "SELECT collection, artifact, content FROM sightings WHERE (content = ? AND content <> '') "
    "OR (collection = ? AND artifact = ?)"
)
_COUNTS = (
    "SELECT artifact, count(DISTINCT id) FROM (SELECT seen.artifact, notes.id FROM sightings AS seen "
    "JOIN notes ON notes.artifact = seen.key AND notes.deleted = '' WHERE seen.collection = ?) GROUP BY artifact"
)
_OWN = (
    "SELECT DISTINCT seen.artifact, notes.rowid FROM sightings AS seen "
    "JOIN notes ON notes.artifact = seen.key AND notes.deleted = '' WHERE seen.collection = ?"
)


def utc_now() -> datetime:
    """The clock on the wall."""
    return datetime.now(UTC)


class NoteStore:
    """An open library of notes. `refusal` says why nothing can be written, None when it can; with readable False
    nothing can be read either.

    `load` and `write` may be called on different threads. `notices` tells what was found on opening. copied_to: the
    temporary folder of a library read from a copy, taken away on closing.
    """

    def __init__(
        self,
        path: Path,
        refusal: Fault | None = None,
        lock: LibraryLock | None = None,
        backups: Backups | None = None,
        notices: Iterable[Notice] = (),
        now: Callable[[], datetime] = utc_now,
        copied_to: "tempfile.TemporaryDirectory[str] | None" = None,
        readable: bool = True,
    ) -> None:
        self.path, self.refusal, self.notices = path, refusal, list(notices or ([refusal.notice] if refusal else []))
        self._lock, self._backups, self._now, self._copied_to = lock, backups, now, copied_to
        self._unreadable = None if readable else refusal
        self._reader = database.connect(path, read_only=True) if readable and path.exists() else None
        self._writer = database.connect(path) if refusal is None else None
        if self._writer is not None:
            database.make_durable(self._writer)
        self._reading = threading.Lock()

    def sightings(self, wanted: Sighting) -> tuple[Sighting, ...]:
        """Objects on record that share content or name with the wanted one. Raises Fault."""
        if self._unreadable is not None:
            raise self._unreadable
        with self._reading, database.faults_named(self.path):
            if self._reader is None:
                return ()
            rows = self._reader.execute(_CANDIDATES, (wanted.content, wanted.collection, wanted.artifact))
            return tuple(
                Sighting(str(collection), str(artifact), str(content)) for collection, artifact, content in rows
            )

    def load(self, keys: frozenset[str]) -> tuple[Annotation, ...]:
        """The notes kept under any of the keys, in list order. Raises Fault.

        A row that makes no sense is left alone and reported in `notices`; the others still come.
        """
        with self._reading, database.faults_named(self.path):
            if self._reader is None:
                return ()
            places = ", ".join("?" * len(keys))
            query = f"SELECT rowid FROM notes WHERE artifact IN ({places}) AND deleted = ''"
            rowids = [row[0] for row in self._reader.execute(query, tuple(keys))]
            notes = [self._note(self._reader, int(str(rowid))) for rowid in rowids]
        return tuple(sorted((note for note in notes if note is not None), key=lambda note: (note.order, note.created)))

    def counts(self, collection: str) -> dict[str, int]:
        """How many notes each artifact of a collection is known to have, by its id there; those without are left out.
        Raises Fault."""
        with self._reading, database.faults_named(self.path):
            if self._reader is None:
                return {}
            return {str(artifact): int(str(count)) for artifact, count in self._reader.execute(_COUNTS, (collection,))}

    def of_collection(self, collection: str) -> dict[str, tuple[Annotation, ...]]:
        """The notes each artifact of a collection is known to have, by its id there. Raises Fault."""
        found: dict[str, tuple[Annotation, ...]] = {}
        with self._reading, database.faults_named(self.path):
            rows = self._reader.execute(_OWN, (collection,)).fetchall() if self._reader is not None else []
            for artifact, rowid in rows:
                note = self._note(self._reader, int(str(rowid))) if self._reader is not None else None
                found[str(artifact)] = (*found.get(str(artifact), ()), *([note] if note else []))
        return found

    def write(
        self, changes: Mapping[str, Annotation | None], seen: Iterable[Sighting] = (), moved: Mapping[str, str] = EMPTY
    ) -> None:
        """Keep notes (None: delete that note), where their objects were seen, and notes moved to another key (note id
        to key), in one transaction.

        Durable when it returns. Raises Fault; then nothing of it was kept.
        """
        if self.refusal is not None:
            raise self.refusal
        if self._writer is None:
            raise Fault(Code.NOT_SAVED, str(self.path), detail="closed")
        with database.faults_named(self.path), database.transaction(self._writer):
            for sighting in seen:
                values = (sighting.key, sighting.collection, sighting.artifact, sighting.content)
                self._writer.execute("INSERT OR IGNORE INTO sightings VALUES (?, ?, ?, ?)", values)
            for note_id, key in moved.items():
                change = database.last_change(self._writer) + 1
                self._writer.execute(_MOVE, (key, change, note_id))
            for note_id, note in changes.items():
                change = database.last_change(self._writer) + 1
                if note is None:
                    deleted = self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
                    self._writer.execute(_REMOVE, (deleted, change, note_id))
                else:
                    self._writer.execute(PUT, (*row_of(note), change, ""))

    def back_up_if_due(self) -> None:
        """Copy the library if something changed and there is no copy of today. Raises Fault."""
        if self._writer is None or self._backups is None:
            return
        with database.faults_named(self._backups.folder):
            change = database.last_change(self._writer)
            if self._backups.due(change):
                self._backups.make(self._writer, change)

    def close(self) -> None:
        """Let go of the files and of the lock."""
        with self._reading:
            for connection in (self._reader, self._writer):
                if connection is not None:
                    connection.close()
            self._reader = self._writer = None
        if self._copied_to is not None:
            self._copied_to.cleanup()
        if self._lock is not None:
            self._lock.release()

    def _note(self, reader: apsw.Connection, rowid: int) -> Annotation | None:
        query = f"SELECT {', '.join(COLUMNS)} FROM notes WHERE rowid = ?"
        try:
            return note_of(next(iter(reader.execute(query, (rowid,)))))
        except (UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError) as error:
            detail = f"row {rowid}: {type(error).__name__}"
            notice = Notice(Code.LIBRARY_DAMAGED, str(self.path), {"detail": detail, "kept": str(self.path)})
            if notice not in self.notices:
                self.notices.append(notice)
            return None
