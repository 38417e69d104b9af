"""Shelf: the artifacts of a collection as a list model, as far as found and sorted, with pictures and note counts."""

from collections.abc import Callable, Container, Mapping
from enum import IntEnum
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractListModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.own_set import pick_of
from exhibit_viewer.model.said import Hit, Source
from exhibit_viewer.model.search import Answer, Rows
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.ui.jobs import Jobs
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.pictures import Pictures, picture_key
from exhibit_viewer.ui.ranking import MANY, ranks

Index = QModelIndex | QPersistentModelIndex
FindHit = Callable[[Artifact, str], Hit | None]
PAGE = 10_000
"""So many rows are laid out at once; more when the last of them comes into sight."""


class Role(IntEnum):
    """What the delegate asks for beyond Qt's roles."""

    ARTIFACT = Qt.ItemDataRole.UserRole + 1
    PICTURE = Qt.ItemDataRole.UserRole + 2
    NOTES = Qt.ItemDataRole.UserRole + 3
    SUBTITLE = Qt.ItemDataRole.UserRole + 4
    WORDS = Qt.ItemDataRole.UserRole + 5
    HIT = Qt.ItemDataRole.UserRole + 6
    FAVOURED = Qt.ItemDataRole.UserRole + 7


class Shelf(QAbstractListModel):
    """Rows are artifacts in the order chosen. Display: title; decoration comes through Role.PICTURE.

    Role.WORDS: what is searched for; Role.HIT: where an artifact answers that, if not by what its row says anyway.
    """

    def __init__(self, pictures: Pictures, find_hit: FindHit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures, self._find_hit = pictures, find_hit
        self._artifacts: tuple[Artifact, ...] = ()
        self._own: dict[str, int] = {}
        self._collection: Collection | None = None
        self._favourites: frozenset[tuple[str, str]] = frozenset()
        self._hits: dict[str, Hit | None] = {}
        self._awaited: dict[str, set[int]] = {}  # by their keys: places of the artifacts whose picture was asked for
        self._titles: Rows | None = None  # where each stands by title; None until that is known
        self._ranking: Ticket | None = None
        self._jobs = Jobs.of(self)
        self._answer = Answer()
        self._rows: Rows = np.zeros(0, np.int64)
        self._laid_out = 0
        self._sort = "order"
        pictures.arrived.connect(self._picture_came)

    @property
    def found(self) -> int:
        """How many artifacts there are, also those that are not laid out yet."""
        return len(self._rows)

    @property
    def listed(self) -> tuple[Artifact, ...]:
        """All of them, in the order shown."""
        return tuple(self._artifacts[int(row)] for row in self._rows)

    @property
    def searching(self) -> bool:
        """Whether these were found by words."""
        return bool(self._answer.question.words)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        return 0 if parent.isValid() else self._laid_out

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are more than are laid out."""
        return not parent.isValid() and self._laid_out < len(self._rows)

    def fetchMore(self, parent: Index) -> None:
        """Lay out some more."""
        more = min(len(self._rows), self._laid_out + PAGE)
        self.beginInsertRows(QModelIndex(), self._laid_out, more - 1)
        self._laid_out = more
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  (Qt's variant)
        artifact = self.at(index.row()) if index.isValid() else None
        if artifact is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return plain(in_language(artifact.title))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(artifact)
        if role == Role.ARTIFACT:
            return artifact
        if role == Role.PICTURE:
            self._awaited.setdefault(picture_key(artifact), set()).add(int(self._rows[index.row()]))
            return self._pictures.of(artifact)
        if role == Role.NOTES:
            return self.notes_of(artifact)
        if role == Role.WORDS:
            return self._answer.question.words
        if role == Role.HIT:
            return self.hit_of(artifact)
        if role == Role.FAVOURED:
            return self.is_favoured(artifact)
        return subtitle(artifact) if role == Role.SUBTITLE else None

    @property
    def movable(self) -> bool:
        """Whether a row stands where the collection has it, all of them being shown."""
        return self._sort == "order" and len(self._rows) == len(self._artifacts) and not self.searching

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows may be taken by the hand; the view decides where they may go."""
        return super().flags(index) | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags)

    def show(self, collection: Collection | None, own: Mapping[str, int] | None = None) -> None:
        """Hold another collection, all of it. own: how many notes the visitor has on an artifact, by its id."""
        self._collection, self._artifacts = collection, collection.artifacts if collection else ()
        self._own = dict(own or {})
        self._awaited.clear()
        self._forget_titles()
        self.answer(Answer(places=np.arange(len(self._artifacts))))

    def renew(self, collection: Collection) -> None:
        """The same artifacts, of which something else is said."""
        self._collection, self._artifacts = collection, collection.artifacts
        self.retell()

    def answer(self, answer: Answer) -> None:
        """Show what was found."""
        if answer.question.words != self._answer.question.words or len(answer.places) != len(self._answer.places):
            self._hits.clear()
        self._answer = answer
        self.refresh()

    def refresh(self) -> None:
        """Sort again. A view keeps its place where the rows are the same as before."""
        rows = self._sorted(self._answer.places)
        if not np.array_equal(rows, self._rows):
            self.beginResetModel()
            self._rows, self._laid_out = rows, min(len(rows), PAGE)
            self.endResetModel()
        elif self._laid_out:
            self.dataChanged.emit(self.index(0), self.index(self._laid_out - 1), [])

    def retell(self) -> None:
        """The language is another."""
        self._forget_titles()
        self._hits.clear()
        self.refresh()

    def sort_by(self, order: str) -> None:
        """Sort by a choice of the setting `browser_sort`."""
        if order != self._sort:
            self._sort = order
            self.refresh()

    def count_notes(self, artifact: Artifact, own: tuple[Annotation, ...]) -> None:
        """Remember how many notes the visitor has on an artifact, for the badge."""
        self._own[artifact.id] = len(own)
        self._hits.pop(artifact.id, None)
        row = self.row_of(artifact.id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row), [int(Role.NOTES)])

    def favour(self, favourites: frozenset[tuple[str, str]]) -> None:
        """Mark what is among the favourites, by `Pick.key`."""
        if favourites != self._favourites:
            self._favourites = favourites
            if self._laid_out:
                self.dataChanged.emit(self.index(0), self.index(self._laid_out - 1), [int(Role.FAVOURED)])

    def is_favoured(self, artifact: Artifact) -> bool:
        """Whether an artifact is among the favourites."""
        return self._collection is not None and pick_of(self._collection, artifact).key in self._favourites

    def notes_of(self, artifact: Artifact) -> int:
        """How many notes an artifact has: published ones and the visitor's, as far as known."""
        return len(artifact.annotations) + self._own.get(artifact.id, 0)

    def hit_of(self, artifact: Artifact) -> Hit | None:
        """Where an artifact answers what is searched for; None where its title does, or nothing is."""
        words = self._answer.question.words
        if words and artifact.id not in self._hits:
            hit = self._find_hit(artifact, words)
            self._hits[artifact.id] = None if hit is None or hit.source is Source.TITLE else hit
        return self._hits.get(artifact.id) if words else None

    def row_of(self, artifact_id: str) -> int:
        """The row of an artifact, or -1 when it is not among those laid out."""
        return next(iter(self.rows_of((artifact_id,))), -1)

    def rows_of(self, artifact_ids: Container[str]) -> list[int]:
        """The rows of those artifacts that are laid out. Looked for one by one: to know all of them by heart would keep
        the window waiting when a large collection is opened."""
        laid_out, artifacts = self._rows[: self._laid_out].tolist(), self._artifacts
        return [row for row, place in enumerate(laid_out) if artifacts[place].id in artifact_ids]

    def at(self, row: int) -> Artifact | None:
        """The artifact in a row."""
        return self._artifacts[int(self._rows[row])] if 0 <= row < len(self._rows) else None

    def _sorted(self, places: Rows) -> Rows:
        """Places in the order chosen; by default as they were found, and so until the order of titles is known."""
        if self._sort == "order" or not len(places):
            return places
        titles, years = self._by_title(), self._answer.years
        if self._sort == "date" and len(years) == len(self._artifacts):
            then = places if titles is None else titles[places]
            return places[np.lexsort((then, years[places]))]
        return places if titles is None else places[np.argsort(titles[places], kind="stable")]

    def _by_title(self) -> Rows | None:
        """Where every artifact stands in the order of titles; where there are many, it becomes known later."""
        if self._titles is None and len(self._artifacts) < MANY:
            self._titles = ranks([artifact.title for artifact in self._artifacts], QLocale().name())
        elif self._titles is None and self._ranking is None:
            titles, language = [artifact.title for artifact in self._artifacts], QLocale().name()
            self._ranking = self._jobs.start(lambda ticket: ranks(titles, language, ticket), self._ranked)
        return self._titles

    def _ranked(self, answer: Rows | Fault) -> None:
        if not isinstance(answer, Fault):
            self._titles = answer
            self.refresh()

    def _forget_titles(self) -> None:
        self._titles = None
        if self._ranking is not None:
            self._ranking.cancel()
            self._ranking = None

    def _spoken(self, artifact: Artifact) -> str:
        notes = self.notes_of(artifact)
        count = self.tr("%Ln note(s)", "", notes) if notes else ""
        hit = self.hit_of(artifact)
        marked = self.tr("Favourite") if self.is_favoured(artifact) else ""
        parts = (plain(in_language(artifact.title)), subtitle(artifact), count, marked, plain(hit.text) if hit else "")
        return ", ".join(filter(None, parts))

    def _picture_came(self, key: str) -> None:
        for place in self._awaited.pop(key, ()):
            for row in np.flatnonzero(self._rows[: self._laid_out] == place).tolist():
                self.dataChanged.emit(self.index(row), self.index(row), [int(Role.PICTURE)])


def subtitle(artifact: Artifact) -> str:
    """Culture and date on one line, as on a museum's label."""
    return " · ".join(filter(None, (_line(text) for text in (artifact.culture, artifact.date))))


def _line(text: LangText) -> str:
    return plain(in_language(text))
