"""Library switch: another library takes the place of the one in use, in the same window."""

import contextlib
import logging
from collections.abc import Callable
from pathlib import Path

from exhibit_viewer.desktop.curator import Curator
from exhibit_viewer.desktop.current_notes import CurrentNotes
from exhibit_viewer.desktop.librarian import Librarian
from exhibit_viewer.desktop.set_keeper import SetKeeper
from exhibit_viewer.library.holdings.holdings import Holdings
from exhibit_viewer.library.libraries import Libraries, check_library, make_library
from exhibit_viewer.library.notes import utc_now
from exhibit_viewer.library.notes_writer import LibraryNotes, open_notes
from exhibit_viewer.library.sets import Sets
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.session.library_port import Done, KnownLibrary
from exhibit_viewer.session.session import Session
from exhibit_viewer.ui.jobs import Jobs

log = logging.getLogger(__name__)
FLUSH_SECONDS = 10.0


class LibrarySwitch:
    """Implements `session.library_port.Libraries`. On the window's thread; opening and closing are done on others.

    The one in use is left only when all of its notes are on the disk and the other can be read.
    """

    def __init__(
        self,
        libraries: Libraries,
        current: Path,
        session: Session,
        jobs: Jobs,
        notes: CurrentNotes,
        librarian: Librarian,
        curator: Curator,
        keeper: SetKeeper,
    ) -> None:
        self._libraries, self._current, self._session, self._jobs = libraries, current, session, jobs
        self._notes, self._librarian, self._curator, self._keeper = notes, librarian, curator, keeper
        self._busy = False

    def known(self, on_done: Callable[[tuple[KnownLibrary, ...]], None]) -> None:
        """See `Libraries`."""
        current = self._current

        def look() -> tuple[KnownLibrary, ...]:
            paths = dict.fromkeys((*self._libraries.known(), current))
            return tuple(
                KnownLibrary(path, path == self._libraries.home, path == current, not path.is_dir() and path != current)
                for path in paths
            )

        self._jobs.start(lambda _ticket: look(), lambda answer: None if isinstance(answer, Fault) else on_done(answer))

    def open(self, path: Path, on_done: Done) -> None:
        """See `Libraries`."""
        self._switch(lambda: path, on_done)

    def create(self, path: Path, on_done: Done) -> None:
        """See `Libraries`."""
        self._switch(lambda: make_library(path), on_done)

    def forget(self, path: Path, on_done: Done) -> None:
        """See `Libraries`."""
        self._jobs.start(lambda _ticket: self._libraries.forget(path), on_done)

    def _switch(self, place: Callable[[], Path], on_done: Done) -> None:
        if self._busy:
            on_done(Fault(Code.LIBRARY_BUSY, str(self._current)))
            return
        self._busy = True

        def opened(answer: tuple[Path, LibraryNotes] | Fault) -> None:
            self._busy = False
            if isinstance(answer, Fault):
                on_done(answer)
                return
            path, notes = answer
            self._use(path, notes)
            on_done(None)
            trouble = [*([notes.refusal.notice] if notes.refusal else []), *notes.notices]
            if trouble:
                self._session.report(trouble[0])

        current = self._current
        self._jobs.start(lambda _ticket: self._opened(place(), current), opened)

    def _opened(self, path: Path, current: Path) -> tuple[Path, LibraryNotes]:
        """The notes of a library that can be used. On any thread. Raises Fault."""
        path = path.expanduser().absolute()
        if path != self._libraries.home:
            check_library(path)
        if path == current:
            return path, self._notes.now
        if not self._notes.now.flush(FLUSH_SECONDS):
            raise Fault(Code.NOT_SAVED, str(current), detail="SQLite")
        self._put_in_place(path)
        notes = open_notes(path, self._jobs.post)
        if notes.refusal is not None and notes.refusal.code is Code.LIBRARY_NEWER:
            notes.close()
            raise notes.refusal
        with contextlib.suppress(Fault):  # the list is a convenience
            self._libraries.remember(path)
        return path, notes

    def _put_in_place(self, path: Path) -> None:
        """Let a backup take the library's place, if that was asked for."""
        places = self._libraries.places(path)
        if places.restored.is_dir():
            from exhibit_viewer.library.holdings.restoring import finish_restoring

            try:
                finish_restoring(places, utc_now())
            except OSError as error:
                log.error("The backup could not be put in place: %s", error)

    def _use(self, path: Path, notes: LibraryNotes) -> None:
        if notes is self._notes.now:
            return
        self._session.close_collection()
        before = self._notes.use(notes)
        self._current = path
        holdings = Holdings(path)
        self._curator.use(holdings)
        self._librarian.use(self._libraries.places(path), holdings)
        self._keeper.use(Sets(path))
        self._session.picking.begin()
        self._busy = True  # until the other one can be opened again

        def left(closed: bool | Fault) -> None:
            self._busy = False
            if closed is True:
                self._notes.closed(before)

        self._jobs.start(lambda _ticket: before.flush(FLUSH_SECONDS) and before.close(), left)
