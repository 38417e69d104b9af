"""Librarian: the library's own collections for the window, its work done in the background.

What reads and writes is imported by the work that wants it, not when the window starts.
"""

from collections.abc import Callable
from datetime import UTC
from functools import partial
from pathlib import Path

from exhibit_viewer.desktop.curator import Curator
from exhibit_viewer.library.atomic import write_atomically
from exhibit_viewer.library.holdings.holdings import Holding, Holdings
from exhibit_viewer.library.places import Places
from exhibit_viewer.model.collection import Collection
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.session.library_port import Done, Held, Progress, Sheet, TakenIn
from exhibit_viewer.ui.jobs import Jobs


class Librarian:
    """Implements `session.library_port.Library`."""

    def __init__(self, places: Places, holdings: Holdings, jobs: Jobs, curator: Curator) -> None:
        self._places, self._holdings, self._jobs, self._curator = places, holdings, jobs, curator

    def use(self, places: Places, holdings: Holdings) -> None:
        """Another library is in use; what was begun goes on in the one it was begun in."""
        self._places, self._holdings = places, holdings

    def tidy(self) -> None:
        """Clear away what killed imports and restorings left behind; there is no hurry."""

        places, holdings = self._places, self._holdings

        def work(_ticket: Ticket) -> None:
            from exhibit_viewer.library.holdings.restoring import clear_begun

            holdings.clear_remains()
            clear_begun(places)

        self._jobs.start(work, lambda _answer: None)

    def held(self, on_done: Callable[[tuple[Held, ...]], None]) -> None:
        """See `Library`."""

        holdings = self._holdings

        def look(_ticket: Ticket) -> tuple[Held, ...]:
            return tuple(map(_told, (*holdings.all(), *holdings.thrown())))

        self._jobs.start(look, lambda answer: on_done(() if isinstance(answer, Fault) else answer))

    def take_in(
        self, path: Path, again: bool, on_progress: Progress, on_done: Callable[[TakenIn | Fault], None]
    ) -> Ticket:
        """See `Library`."""

        holdings = self._holdings

        def work(ticket: Ticket) -> TakenIn:
            from exhibit_viewer.library.holdings.importing import import_path

            imported = import_path(path, holdings, ticket, again)
            held = imported.holding
            return TakenIn(held.folder, held.title, imported.copied, imported.models, imported.known)

        return self._jobs.start(work, on_done, on_progress)

    def throw_away(self, path: Path, on_done: Done) -> None:
        """See `Library`."""
        self._curator.release()
        self._change(partial(self._holdings.throw_away, path), on_done)

    def fetch_back(self, path: Path, on_done: Done) -> None:
        """See `Library`."""
        self._change(partial(self._holdings.fetch_back, path), on_done)

    def destroy(self, path: Path, on_done: Done) -> None:
        """See `Library`."""
        self._change(partial(self._holdings.destroy, path), on_done)

    def write_sheet(self, collection: Collection, path: Path, on_done: Done) -> None:
        """See `Library`."""

        def work() -> None:
            from exhibit_viewer.formats.metadata import record_of
            from exhibit_viewer.formats.metadata_csv import metadata_csv_of

            write_atomically(path, metadata_csv_of(record_of(collection)))

        self._change(work, on_done)

    def read_sheet(self, collection: Collection, path: Path, on_done: Callable[[Sheet | Fault], None]) -> None:
        """See `Library`."""

        def work(_ticket: Ticket) -> Sheet:
            from exhibit_viewer.formats.metadata_csv import read_metadata_csv
            from exhibit_viewer.formats.sheet_merge import with_sheet

            record = read_metadata_csv(path)
            after, missing = with_sheet(collection, record)
            return Sheet(path.name, after, (*record.notices, *missing))

        self._jobs.start(work, on_done)

    def back_up(self, path: Path, on_progress: Progress, on_done: Done) -> Ticket:
        """See `Library`."""
        places = self._places

        def work(ticket: Ticket) -> None:
            from exhibit_viewer.library.holdings.backup import back_up

            back_up(places, path, ticket)

        return self._job(work, on_progress, on_done)

    def restore(self, path: Path, on_progress: Progress, on_done: Done) -> Ticket:
        """See `Library`."""
        places = self._places

        def work(ticket: Ticket) -> None:
            from exhibit_viewer.library.holdings.restoring import prepare_restoring

            prepare_restoring(places, path, ticket)

        return self._job(work, on_progress, on_done)

    def _job(self, work: Callable[[Ticket], object], on_progress: Progress, on_done: Done) -> Ticket:
        return self._jobs.start(
            work, lambda answer: on_done(answer if isinstance(answer, Fault) else None), on_progress
        )

    def _change(self, deed: Callable[[], object], on_done: Done) -> None:
        self._jobs.start(lambda _ticket: deed(), lambda answer: on_done(answer if isinstance(answer, Fault) else None))


def _told(holding: Holding) -> Held:
    inventory = holding.inventory
    thrown = holding.thrown.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if holding.thrown is not None else ""
    return Held(holding.folder, holding.title, inventory.artifacts, inventory.size, inventory.imported, thrown)
