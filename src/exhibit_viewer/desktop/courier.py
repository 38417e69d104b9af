"""Courier: exports and checks on other threads; looks at a package by itself once its first object is shown."""

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from exhibit_viewer.desktop.current_notes import CurrentNotes
from exhibit_viewer.desktop.page_views import page_view
from exhibit_viewer.desktop.thumbnails import Thumbnails
from exhibit_viewer.formats.package import looks_packed
from exhibit_viewer.ingest.compose import seen_first
from exhibit_viewer.ingest.shipped import to_ship, to_ship_bytes
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.library.atomic import write_atomically
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.sharing import Estimate, Exported, Fixity, Form, Order, Selection
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.jobs import Jobs

log = logging.getLogger(__name__)
_READ_SHARE = 0.5
"""Of the work on a page, when its model is there."""


class WorldCourier:
    """Implements `session.ports.Courier`. On the window's thread."""

    def __init__(
        self, session: Session, jobs: Jobs, notes: CurrentNotes | None, reader: Reader, pictures: Thumbnails
    ) -> None:
        self._session, self._jobs, self._notes = session, jobs, notes
        self._reader, self._pictures = reader, pictures
        self._estimating = self._looking = Ticket()
        self._unseen: Collection | None = None
        session.listen(self._heard)

    def own_notes(self, artifacts: Sequence[Artifact]) -> int:
        """By what is on the disk."""
        collection = self._session.state.collection
        if self._notes is None or collection is None:
            return 0
        try:
            counts = self._notes.counts(collection)
        except Fault:
            return 0
        return sum(counts.get(artifact.id, 0) for artifact in artifacts)

    def estimate(self, order: Order, on_done: Callable[[Estimate | Fault], None]) -> None:
        """See `session.ports.Courier`."""
        self._estimating.cancel()
        collection = self._session.state.collection
        if collection is not None:
            selection = Selection(collection, order.artifacts)

            def work(ticket: Ticket) -> Estimate:
                packs = None
                if order.prepared:
                    forecast = partial(self._reader.forecast, ticket=ticket)
                    packs = partial(to_ship_bytes, known=self._reader.prepared, forecast=forecast)
                return _estimate(selection, order.form, packs)

            self._estimating = self._jobs.start(work, on_done)

    def export(
        self,
        order: Order,
        path: Path,
        on_progress: Callable[[float], None],
        on_done: Callable[[Exported | Fault], None],
    ) -> Ticket:
        """See `session.ports.Courier`."""
        collection, notes = self._session.state.collection, self._notes if order.own else None
        assert collection is not None, "the command needs a collection"

        def work(ticket: Ticket) -> Exported:
            from exhibit_viewer.library.sharing.export import export

            selection = Selection(collection, order.artifacts, _own(notes, collection))
            prepared = None
            if order.prepared:
                prepared = partial(to_ship, read=partial(self._reader.open_levelled, ticket=ticket))
            return export(selection, order.form, path, ticket, lambda each: self._sight(each, ticket), prepared)

        return self._jobs.start(work, on_done, on_progress)

    def check(self, on_progress: Callable[[float], None], on_done: Callable[[Fixity | Fault], None]) -> Ticket:
        """See `session.ports.Courier`."""
        collection = self._session.state.collection
        assert collection is not None, "the command needs a collection"
        self._looking.cancel()
        return self._jobs.start(lambda ticket: _check(collection, ticket), on_done, on_progress)

    def keep_report(self, path: Path, text: str, on_done: Callable[[Fault | None], None]) -> None:
        """See `session.ports.Courier`."""
        self._jobs.start(lambda _ticket: write_atomically(path, text.encode("utf-8", "replace"), False), on_done)

    def _sight(self, artifact: Artifact, ticket: Ticket) -> tuple[Model, bytes]:
        digests: dict[Path, str] = {}

        def read(path: Path) -> Model:
            model = self._reader.open_levelled(path, ticket)
            digests[path] = model.facts.sha256
            return model

        model = seen_first(artifact, read)
        ticket.report(max(ticket.share, _READ_SHARE))
        try:
            return model, page_view(artifact, digests, self._reader.cache.folder, ticket)
        except Fault as fault:
            if fault.code is Code.CANCELLED:
                raise
            log.info("A page goes without a view of its own: %s", fault.notice)
            return model, self._pictures.kept(artifact)

    def _heard(self, change: Change, _source: object) -> None:
        state = self._session.state
        if change & Change.COLLECTION:
            self._looking.cancel()
            self._unseen = state.collection
        settled = state.model is not None or state.fault is not None  # the first object may be what is damaged
        if self._unseen is not None and change & (Change.MODEL | Change.FAULT) and settled:
            collection, self._unseen = self._unseen, None
            self._look(collection)

    def _look(self, collection: Collection) -> None:
        """Whether a package is as it was packed; told when it is not."""

        def work(ticket: Ticket) -> Fixity | None:
            return _check(collection, ticket) if looks_packed(collection.root) else None

        def done(answer: Fixity | Fault | None) -> None:
            if isinstance(answer, Fault) and answer.code is not Code.CANCELLED:
                log.info("A package could not be checked: %s", answer.notice)
            elif isinstance(answer, Fixity) and answer.notices and self._session.state.collection is collection:
                self._session.report(answer.notices[0])

        self._looking = self._jobs.start(work, done)


def _estimate(selection: Selection, form: Form, packs: Callable[[Artifact], Sequence[int]] | None) -> Estimate:
    """The writers of documents are imported when somebody shares, not when the window starts."""
    from exhibit_viewer.library.sharing.estimate import estimate

    return estimate(selection, form, packs)


def _check(collection: Collection, ticket: Ticket) -> Fixity:
    from exhibit_viewer.library.sharing.fixity import check_files

    return check_files(collection, ticket)


def _own(notes: CurrentNotes | None, collection: Collection) -> Mapping[str, tuple[Annotation, ...]]:
    """The visitor's notes, those still being written first brought to the disk. Raises Fault."""
    if notes is None:
        return {}
    notes.flush(2.0)
    return notes.of_collection(collection)
