"""Finder: keeps the catalogue of the open collection up to date in the background, and asks it for the window."""

import logging
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer

from exhibit_viewer.desktop.current_notes import CurrentNotes
from exhibit_viewer.library.catalogue.catalogue import Catalogue
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.said import Hit
from exhibit_viewer.model.search import Answer, Question
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.jobs import Jobs

REFRESH_SECONDS = 1.0
"""How often a standing question is asked again while the index grows."""
MOST_FOUND = 100
"""What is shown of what was found for once."""
PREPARE_MILLISECONDS = 400
"""So long after a collection was opened its index is begun: what it is opened for is read first."""
RETELL_MILLISECONDS = 800
"""So long after the last change of a record it can be found."""
log = logging.getLogger(__name__)


class Finder:
    """One catalogue, one standing question. On the window's thread; the work is done on others."""

    def __init__(self, session: Session, jobs: Jobs, notes: CurrentNotes | None, folder: Path) -> None:
        self._session, self._jobs, self._notes, self._folder = session, jobs, notes, folder
        self._spare = tempfile.TemporaryDirectory(prefix="exhibit-viewer-", ignore_cleanup_errors=True)
        self._catalogue: Catalogue | None = None
        self._preparing = self._asking = self._finding = Ticket()
        self._standing: tuple[Question, Callable[[Answer], None]] | None = None
        self._told = 0.0
        self._waiting = QTimer(singleShot=True, interval=RETELL_MILLISECONDS)
        self._waiting.timeout.connect(self._retell)
        self._soon = QTimer(singleShot=True, interval=PREPARE_MILLISECONDS)
        self._soon.timeout.connect(self._prepare)
        session.listen(self._heard)

    def search(self, question: Question, on_done: Callable[[Answer], None]) -> None:
        """See `session.ports.Doors`."""
        self._standing = (question, on_done)
        self._ask()

    def find(self, words: str, on_done: Callable[[Sequence[Artifact]], None]) -> None:
        """See `session.ports.Doors`."""
        catalogue, collection = self._catalogue, self._session.state.collection
        self._finding.cancel()
        if catalogue is None or collection is None:
            return

        def found(answer: Answer | Fault) -> None:
            if not isinstance(answer, Fault) and self._session.state.collection is collection:
                on_done([collection.artifacts[int(place)] for place in answer.places[:MOST_FOUND]])

        self._finding = self._jobs.start(lambda _ticket: catalogue.search(Question(words)), found)

    def hit(self, artifact: Artifact, words: str, languages: Sequence[str]) -> Hit | None:
        """See `session.ports.Doors`."""
        return self._catalogue.hit(artifact.id, words, languages) if self._catalogue is not None else None

    def close(self) -> None:
        """After the jobs have ended: let go of the files."""
        if self._catalogue is not None:
            self._catalogue.close()
        self._spare.cleanup()

    def _heard(self, change: Change, _source: object) -> None:
        state = self._session.state
        if change & Change.COLLECTION:
            self._open(state.collection)
        elif change & Change.RECORD:
            self._waiting.start()
        if change & Change.NOTES and state.artifact is not None and state.model is not None:
            self._update(state.artifact, state.notes)

    def _retell(self) -> None:
        """The records of the collection are others: what stands asked is asked again."""
        standing = self._standing
        self._open(self._session.state.collection)
        if standing is not None and self._catalogue is not None:
            self._standing = standing
            self._ask()

    def _open(self, collection: Collection | None) -> None:
        self._waiting.stop()
        before, self._standing = self._catalogue, None
        self._preparing.cancel()
        self._asking.cancel()
        self._finding.cancel()
        if before is not None:
            self._jobs.start(lambda _ticket: before.close(), lambda _answer: None)
        self._catalogue = Catalogue(collection, self._folder, Path(self._spare.name)) if collection else None
        self._soon.start()

    def _prepare(self) -> None:
        catalogue, collection, notes = self._catalogue, self._session.state.collection, self._notes
        if catalogue is None or collection is None:
            return

        def prepare(ticket: Ticket) -> None:
            catalogue.prepare(ticket, _own(notes, collection), lambda: self._jobs.post(lambda: self._more(catalogue)))

        self._preparing = self._jobs.start(prepare, lambda answer: self._prepared(catalogue, answer))

    def _prepared(self, catalogue: Catalogue, answer: Fault | None) -> None:
        if isinstance(answer, Fault) and answer.code is not Code.CANCELLED and catalogue is self._catalogue:
            log.info("The collection cannot be searched whole: %s", answer.notice)
            self._session.report(answer.notice)
        self._told = 0.0
        self._more(catalogue)

    def _more(self, catalogue: Catalogue) -> None:
        if catalogue is self._catalogue and time.monotonic() - self._told > REFRESH_SECONDS:
            self._told = time.monotonic()
            self._ask()

    def _update(self, artifact: Artifact, own: Sequence[Annotation]) -> None:
        catalogue = self._catalogue
        if catalogue is not None:
            self._jobs.start(lambda _ticket: catalogue.update(artifact.id, own), lambda _answer: None)

    def _ask(self) -> None:
        catalogue, standing = self._catalogue, self._standing
        if catalogue is None or standing is None:
            return
        question, on_done = standing

        def answered(answer: Answer | Fault) -> None:
            if not isinstance(answer, Fault) and standing is self._standing:
                on_done(answer)

        self._asking.cancel()
        self._asking = self._jobs.start(lambda _ticket: catalogue.search(question), answered)


def _own(notes: CurrentNotes | None, collection: Collection) -> Mapping[str, Sequence[Annotation]]:
    """What can be read of the visitor's notes; what is wrong with the library is told when an artifact is opened."""
    try:
        return notes.of_collection(collection) if notes is not None else {}
    except Fault:
        return {}
