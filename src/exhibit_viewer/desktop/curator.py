"""Curator: writes the records of the library's own collections, one at a time, the latest first."""

import logging
from collections.abc import Callable
from pathlib import Path

from exhibit_viewer.library.holdings.holdings import Holdings
from exhibit_viewer.library.holdings.records import keep_records
from exhibit_viewer.library.lock import LibraryLock
from exhibit_viewer.model.collection import Collection
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.ui.jobs import Jobs

log = logging.getLogger(__name__)
Done = Callable[[Fault | None], None]
LOCK = ".exhibit.lock"


class Curator:
    """Implements `session.ports.Records`. On the window's thread; the writing is done on others."""

    def __init__(self, holdings: Holdings, jobs: Jobs) -> None:
        self._holdings, self._jobs = holdings, jobs
        self._waiting: tuple[Collection, Done] | None = None
        self._writing: Collection | None = None
        self._lock: LibraryLock | None = None

    def use(self, holdings: Holdings) -> None:
        """Another library is in use; what waits is written where it belongs."""
        self.release()
        self._holdings = holdings

    def folders(self) -> tuple[Path, ...]:
        """Where the library's collections are. On any thread."""
        return tuple(holding.folder for holding in self._holdings.all())

    def editable(self, collection: Collection) -> bool:
        """A collection of the library that no other window is changing."""
        self.release()
        if not self._holdings.owns(collection.root):
            return False
        try:
            self._lock = LibraryLock(collection.root / LOCK)
        except (Fault, OSError):
            return False
        return True

    def keep(self, collection: Collection, on_done: Done) -> None:
        """Write it; while something is being written, wait, and let the latest take the place of what waits."""
        if self._waiting is not None and self._waiting[0].root != collection.root:
            self._write_now(self._waiting[0])
        self._waiting = (collection, on_done)
        if self._writing is None:
            self._next()

    def release(self) -> None:
        """Let others change the collection."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def close(self) -> None:
        """After the jobs have ended: write what they had no time for."""
        for collection in (self._writing, self._waiting[0] if self._waiting is not None else None):
            if collection is not None:
                self._write_now(collection)
        self.release()

    def _next(self) -> None:
        if self._waiting is None:
            return
        (collection, on_done), self._waiting = self._waiting, None
        self._writing = collection

        def written(answer: Fault | None) -> None:
            self._writing = None
            if self._waiting is None or answer is not None:
                on_done(answer)
            self._next()

        self._jobs.start(lambda _ticket: keep_records(collection), written)

    def _write_now(self, collection: Collection) -> None:
        try:
            keep_records(collection)
        except Fault as fault:
            log.error("The records of a collection could not be kept: %s", fault.notice)
