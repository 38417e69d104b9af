"""Catalogue: a collection made searchable, and the answers to questions about it."""

import hashlib
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import apsw
import numpy as np

from exhibit_viewer.library import database
from exhibit_viewer.library.catalogue.captions import captions_of
from exhibit_viewer.library.catalogue.facets import Facets
from exhibit_viewer.library.catalogue.index import Entry, Index, forget, open_index
from exhibit_viewer.library.catalogue.query import expression
from exhibit_viewer.library.catalogue.suggestion import SHORTEST, Spelling
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.said import Hit, Source, bare, hit_in, said_by
from exhibit_viewer.model.search import Answer, Question, Rows
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.model.words import terms_of

BATCH = 500
RANKED = 5_000
"""Up to so many finds are ranked by how well they answer; beyond, only by whether the title does."""
KEPT_FILES = 24
_COLUMN = {
    Source.TITLE: 0, Source.FACTS: 1, Source.DESCRIPTION: 2, Source.ARTICLE: 2, Source.TOUR: 2, Source.CAPTION: 2,
    Source.NOTE: 3,
}  # fmt: skip

Own = Mapping[str, Sequence[Annotation]]


class Catalogue:
    """The index of one collection. `prepare` on one thread; `search` on any, also meanwhile.

    folder: where indexes are kept, which can be made again. spare: a place that goes with the program.
    """

    def __init__(self, collection: Collection, folder: Path, spare: Path) -> None:
        self._artifacts = collection.artifacts
        self._own: dict[str, Sequence[Annotation]] = {}
        self._place: dict[str, int] = {}
        name = hashlib.sha256(collection.id.encode("utf-8", "replace")).hexdigest()[:32]
        self._path, self._spare = folder / f"{name}.sqlite", spare
        self._index: Index | None = None
        self._facets: Facets | None = None
        self._spelling: Spelling | None = None
        self._rows: dict[str, int] = {}
        self._place_of_row: Rows = np.zeros(0, np.int64)
        self._share = 0.0
        self._changing = threading.Lock()

    def prepare(self, ticket: Ticket, own: Own, on_more: Callable[[], None]) -> None:
        """Bring the index up to date. own: the visitor's notes by the artifact's id. `on_more` is called on this thread
        whenever more can be found. Raises Fault."""
        self._own = {**own, **self._own}  # what was told meanwhile is newer
        self._place = {artifact.id: place for place, artifact in enumerate(self._artifacts)}
        self._facets = Facets(self._artifacts, self._own)
        on_more()
        for attempt in (1, 2):
            self._index = open_index(self._path, self._spare)
            try:
                with database.faults_named(self._index.path):
                    self._bring_up(self._index, ticket, on_more)
                break
            except Fault as fault:
                if fault.code is not Code.LIBRARY_DAMAGED or attempt == 2:
                    raise
                self._index.close()
                forget(self._index.path)
        self._share = 1.0
        _keep_newest(self._path.parent)
        on_more()

    def update(self, artifact_id: str, own: Sequence[Annotation]) -> None:
        """The visitor's notes on an artifact are others now. Raises Fault."""
        if list(self._own.get(artifact_id, ())) == list(own):
            return
        self._own[artifact_id] = own
        place = self._place.get(artifact_id)
        if place is None:
            return
        if self._facets is not None:
            self._facets.mark_own(place, bool(own))
        with self._changing:
            if self._index is not None and artifact_id in self._rows:
                with database.faults_named(self._index.path):
                    self._index.put([self._entry(self._artifacts[place], self._rows[artifact_id])])

    def search(self, question: Question) -> Answer:
        """What a question finds by now. Raises Fault."""
        if self._facets is None:
            return Answer(question, share=0.0)
        asked = expression(question.words)
        found = np.ones(len(self._artifacts), bool)
        if asked:
            found[:] = False
            found[self._places(asked)] = True
        narrowed, values = self._facets.narrow(found, question.chosen)
        places = np.flatnonzero(narrowed)
        if asked:
            places = self._ranked(question.words, asked if found.sum() <= RANKED else "", places)
        suggestion = self._suggestion(question.words) if asked and not found.any() else ""
        return Answer(question, places, values, self._facets.years, suggestion, self._share)

    def hit(self, artifact_id: str, words: str, languages: Sequence[str]) -> Hit | None:
        """Where an artifact or its notes answer a query."""
        place = self._place.get(artifact_id)
        if place is None:
            return None
        artifact = self._artifacts[place]
        said = tuple(said_by(artifact, self._own.get(artifact_id, ())))
        return hit_in(said, words, languages) or hit_in(tuple(captions_of(artifact)), words, languages)

    def close(self) -> None:
        """Let go of the index."""
        with self._changing:
            if self._index is not None:
                self._index.close()
            self._index = None

    def _bring_up(self, index: Index, ticket: Ticket, on_more: Callable[[], None]) -> None:
        kept = index.kept()
        free = max((row for row, _ in kept.values()), default=0) + 1
        self._place_of_row = np.full(free + len(self._artifacts), -1, np.int64)
        gone = [row for key, (row, _) in kept.items() if key not in self._place]
        if gone:
            index.drop(gone)
        stale: list[Artifact] = []
        for artifact in self._artifacts:
            row, before = kept.get(artifact.id, (0, b""))
            if not row:
                row, free = free, free + 1
            self._rows[artifact.id] = row
            self._place_of_row[row] = self._place[artifact.id]
            if before != _print_of(artifact, self._own.get(artifact.id, ())):
                stale.append(artifact)
        self._share = 1.0 - len(stale) / max(1, len(self._artifacts))
        self._write(index, stale, ticket, on_more)
        self._spelling = Spelling(index.vocabulary(SHORTEST))

    def _write(self, index: Index, stale: Sequence[Artifact], ticket: Ticket, on_more: Callable[[], None]) -> None:
        began = self._share
        for start in range(0, len(stale), BATCH):
            ticket.report(start / len(stale))
            with self._changing:
                batch = stale[start : start + BATCH]
                index.put([self._entry(artifact, self._rows[artifact.id]) for artifact in batch])
            self._share = began + (1.0 - began) * (start + len(batch)) / len(stale)
            on_more()
        if len(stale) > BATCH:
            index.settle()

    def _entry(self, artifact: Artifact, row: int) -> Entry:
        own = self._own.get(artifact.id, ())
        columns: tuple[list[str], ...] = ([], [], [], [])
        for said in (*said_by(artifact, own), *captions_of(artifact)):
            for text in said.text.texts.values():
                columns[_COLUMN[said.source]].extend(terms_of(bare(text)))
        title, facts, story, notes = (" ".join(column) for column in columns)
        return Entry(row, artifact.id, _print_of(artifact, own), (title, facts, story, notes))

    def _places(self, asked: str) -> Rows:
        if self._index is None or not len(self._place_of_row):
            return np.zeros(0, np.int64)
        with database.faults_named(self._index.path):
            rows = self._index.rows(asked)
        places = self._place_of_row[rows[rows < len(self._place_of_row)]]
        return places[places >= 0]

    def _ranked(self, words: str, asked: str, places: Rows) -> Rows:
        """Titles with the words first, then those with words that begin so; each by how well they answer (asked), or
        in the collection's order ("")."""
        rank = np.full(len(self._artifacts), RANKED, np.int64)
        if asked and self._index is not None:
            with database.faults_named(self._index.path):
                best = self._place_of_row[self._index.best(asked)]
            rank[best] = np.arange(len(best))
        tier = np.full(len(self._artifacts), 2, np.int64)
        tier[self._places(expression(words, column="title"))] = 1
        tier[self._places(expression(words, whole=True, column="title"))] = 0
        return places[np.lexsort((places, rank[places], tier[places]))]

    def _suggestion(self, words: str) -> str:
        spelling = self._spelling
        if spelling is None:
            return ""
        meant = spelling.meant(words, lambda word: len(self._places(expression(word))) > 0)
        return meant if meant and len(self._places(expression(meant))) else ""


def _print_of(artifact: Artifact, own: Iterable[Annotation]) -> bytes:
    """Changes when any of the words does."""
    digest = hashlib.blake2b(digest_size=12)
    for said in said_by(artifact, tuple(own)):
        for tag, text in said.text.texts.items():
            digest.update(f"{said.source}\x1f{tag}\x1f{text}\x1e".encode("utf-8", "surrogatepass"))
    for sound in artifact.sounds:
        digest.update("\x1f".join(map(str, sound.captions.values())).encode("utf-8", "surrogatepass"))
    return digest.digest()


def _keep_newest(folder: Path) -> None:
    """Forget the indexes of collections that were not opened for long."""
    try:
        files = sorted(folder.glob("*.sqlite"), key=lambda file: -file.stat().st_mtime)
        for file in files[KEPT_FILES:]:
            forget(file)
            file.with_suffix(".lock").unlink(missing_ok=True)
    except (OSError, apsw.Error):
        return
