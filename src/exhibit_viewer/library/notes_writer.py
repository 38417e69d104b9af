"""LibraryNotes: notes leave the window's thread at once and are called saved only when they are on the disk."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from exhibit_viewer.library.identity import Sighting, keys_for
from exhibit_viewer.library.notes import NoteStore
from exhibit_viewer.library.opening import FILE, open_store
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.faults import Code, Fault, Notice

Kept = TypeVar("Kept")
Done = Callable[[Fault | None], None]
Call = Callable[[Callable[[], None]], None]
GATHER_SECONDS = 0.15
RETRY_SECONDS = (1.0, 2.0, 5.0, 15.0)
_PASSING = frozenset((Code.LIBRARY_BUSY, Code.DISK_FULL, Code.LIBRARY_DAMAGED, Code.NOT_SAVED))
"""What may stand in a library's way for a while: another window, a full disk and what follows from it."""


@dataclass(slots=True)
class _Waiting:
    """The latest state of a note that is not on the disk yet (None: deleted), and who wants to hear of it.

    turn counts the changes; the listeners of turns up to `refused` have heard a fault.
    """

    note: Annotation | None = None
    turn: int = 0
    refused: int = 0
    listeners: list[tuple[int, Done]] = field(default_factory=list)

    @property
    def untried(self) -> bool:
        """Whether the latest change has had no attempt yet."""
        return self.turn > self.refused


class LibraryNotes:
    """Implements `session.ports.Notes` over an open store.

    call: runs a function on the window's thread, later. What could not be written stays here, is shown by `load`, and
    is tried again with the next change and after a while: its listener hears the fault, and None once it is kept after
    all. Changes of one note that come faster than the disk are written once, the latest. reopen: opens the library
    again; never raises. A library that could not be written to when it was opened is taken over with the first change
    after what stood in the way has gone.
    """

    def __init__(self, store: NoteStore, call: Call, reopen: Callable[[], NoteStore] | None = None) -> None:
        self._store, self._call, self._reopen = store, call, reopen
        self._retired: list[NoteStore] = []  # somebody may be reading there still
        self._waiting: dict[str, _Waiting] = {}
        self._seen: dict[tuple[str, str], Sighting] = {}
        self._moving: dict[str, set[str]] = {}  # key of an object on show: ids of notes to move there with the next
        self._changed = threading.Condition()
        self._writing = threading.Lock()
        self._hurry = self._closing = False
        self._failures = 0
        self._thread = threading.Thread(target=self._run, name="notes", daemon=True)
        self._thread.start()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is wrong with the library, for the window to say."""
        return tuple(self._store.notices)

    @property
    def refusal(self) -> Fault | None:
        """Why nothing can be kept, None when it can."""
        return self._store.refusal

    def load(self, collection: Collection, artifact: Artifact, content: str) -> tuple[str, tuple[Annotation, ...]]:
        """(artifact key, its notes), those not yet on the disk included; `identity` says which belong. Raises Fault."""
        home = artifact.home
        wanted = Sighting(home.collection if home else collection.id, home.artifact if home else artifact.id, content)
        with self._changed:
            self._seen[wanted.key, wanted.artifact] = wanted
            waiting = {note_id: item.note for note_id, item in self._waiting.items()}
            seen = tuple(self._seen.values())
        keys = keys_for(wanted, (*self._store.sightings(wanted), *seen))
        notes = [note for note in self._store.load(keys) if note.id not in waiting]
        notes += [note for note in waiting.values() if note is not None and note.artifact in keys]
        with self._changed:
            self._moving[wanted.key] = {note.id for note in notes if wanted.takes_over(note.artifact)}
        shown = (replace(note, artifact=wanted.key) if wanted.takes_over(note.artifact) else note for note in notes)
        return wanted.key, tuple(sorted(shown, key=lambda note: (note.order, note.created, note.id)))

    def counts(self, collection: Collection) -> Mapping[str, int]:
        """How many notes on the disk each artifact has, by its id, without its file being read. Raises Fault."""
        return at_home(collection, self._store.counts)

    def of_collection(self, collection: Collection) -> Mapping[str, tuple[Annotation, ...]]:
        """The notes on the disk of each artifact, by its id, without its file being read. Raises Fault."""
        return at_home(collection, self._store.of_collection)

    def put(self, note: Annotation, on_done: Done) -> None:
        """Keep a note; `on_done(None)` on the window's thread when it is durable."""
        self._enqueue(note.id, note, on_done)

    def remove(self, note_id: str, on_done: Done) -> None:
        """Delete a note; its row stays, marked with the time."""
        self._enqueue(note_id, None, on_done)

    def flush(self, timeout: float) -> bool:
        """Write what is waiting, now; True when all of it is on the disk. For closing and for the crash hook: safe on
        any thread, even when the writing thread is no more."""
        deadline = time.monotonic() + timeout
        with self._changed:
            self._hurry = True
            for item in self._waiting.values():
                item.refused = 0
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._has_untried() or not self._thread.is_alive(), timeout)
        if not self._thread.is_alive() and self._waiting:
            self._write(max(0.0, deadline - time.monotonic()))
        with self._changed:
            return not self._waiting

    def close(self, timeout: float = 5.0) -> bool:
        """Write what is waiting and let go of the library; True when everything was kept."""
        kept = self.flush(timeout)
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(timeout)
        for store in (self._store, *self._retired):
            store.close()
        return kept

    def _enqueue(self, note_id: str, note: Annotation | None, on_done: Done) -> None:
        with self._changed:
            item = self._waiting.setdefault(note_id, _Waiting())
            item.note = note
            item.turn += 1
            item.listeners = [entry for entry in item.listeners if entry[0] > item.refused]
            item.listeners.append((item.turn, on_done))
            self._changed.notify_all()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closing or self._has_untried(), self._patience())
                if self._closing:
                    return
                if not self._hurry:
                    self._changed.wait_for(lambda: self._hurry or self._closing, GATHER_SECONDS)
            self._write()

    def _has_untried(self) -> bool:
        return any(item.untried for item in self._waiting.values())

    def _patience(self) -> float | None:
        """How long to wait before trying again what was refused; None when there is nothing to try."""
        if not self._waiting or (self.refusal is not None and self.refusal.code not in _PASSING):
            return None
        return RETRY_SECONDS[min(self._failures, len(RETRY_SECONDS)) - 1]

    def _write(self, timeout: float = -1) -> None:
        if not self._writing.acquire(timeout=timeout):
            return
        try:
            with self._changed:
                self._hurry = False
                changes = {note_id: item.note for note_id, item in self._waiting.items()}
                turns = {note_id: item.turn for note_id, item in self._waiting.items()}
                keys = {note.artifact for note in changes.values() if note is not None}
                seen = tuple(sighting for sighting in self._seen.values() if sighting.key in keys)
                moved = {note_id: key for key in keys for note_id in self._moving.get(key, ())}
            fault = self._attempt(changes, seen, moved)
            if fault is None:
                self._kept(turns, keys)
                self._back_up()
            else:
                self._refused(turns, fault)
        finally:
            self._writing.release()

    def _attempt(
        self, changes: dict[str, Annotation | None], seen: tuple[Sighting, ...], moved: dict[str, str]
    ) -> Fault | None:
        self._take_over()
        try:
            self._store.write(changes, seen, moved)
        except Fault as fault:
            return fault
        return None

    def _take_over(self) -> None:
        """Open the library again for writing, if it was refused and may not be any more."""
        if self._reopen is None or self.refusal is None or self.refusal.code not in _PASSING:
            return
        store = self._reopen()
        if store.refusal is None:
            self._retired.append(self._store)
            self._store = store
        else:
            store.close()

    def _kept(self, turns: dict[str, int], keys: set[str]) -> None:
        told: list[Done] = []
        with self._changed:
            self._failures = 0
            for key in keys:
                self._moving.pop(key, None)
            for note_id, turn in turns.items():
                item = self._waiting[note_id]
                told += [listener for heard, listener in item.listeners if heard <= turn]
                item.listeners = [entry for entry in item.listeners if entry[0] > turn]
                if item.turn == turn:
                    del self._waiting[note_id]
            self._changed.notify_all()
        for listener in told:
            self._tell(listener, None)

    def _refused(self, turns: dict[str, int], fault: Fault) -> None:
        told: list[Done] = []
        with self._changed:
            self._failures += 1
            for note_id, turn in turns.items():
                item = self._waiting[note_id]
                told += [listener for heard, listener in item.listeners if item.refused < heard <= turn]
                item.refused = max(item.refused, turn)
            self._changed.notify_all()
        for listener in told:
            self._tell(listener, fault)

    def _tell(self, listener: Done, fault: Fault | None) -> None:
        self._call(lambda: listener(fault))

    def _back_up(self) -> None:
        try:
            self._store.back_up_if_due()
        except Fault as fault:
            if fault.notice not in self._store.notices:
                self._store.notices.append(fault.notice)


def at_home(collection: Collection, ask: Callable[[str], Mapping[str, Kept]]) -> Mapping[str, Kept]:
    """What is kept for each artifact, by its id; of those that are shown away from home, by what it is there."""
    away = [artifact for artifact in collection.artifacts if artifact.home is not None]
    found = dict(ask(collection.id))
    homes = {artifact.home.collection for artifact in away if artifact.home is not None}
    there = {home: ask(home) for home in homes}
    for artifact in away:
        if artifact.home is not None and artifact.home.artifact in there[artifact.home.collection]:
            found[artifact.id] = there[artifact.home.collection][artifact.home.artifact]
    return found


def open_notes(folder: Path, call: Call) -> LibraryNotes:
    """The notes kept in `folder` (`Places.data`), made if need be. Never raises.

    Where nothing can even be read (a newer library above all), `refusal` says why, and so does every `load`.
    """

    def opened() -> NoteStore:
        try:
            return open_store(folder)
        except Fault as fault:
            return NoteStore(folder / FILE, fault, readable=False)

    return LibraryNotes(opened(), call, opened)
