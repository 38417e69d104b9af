"""Shelf: the artifacts of a collection as a list model, filtered and sorted, with their pictures and note counts."""

import re
from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCollator, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.words import folded, words_of
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.pictures import Pictures

Index = QModelIndex | QPersistentModelIndex
_YEAR = re.compile(r"\d+")
_BEFORE = re.compile(r"\bb\.?c|bce|前|ق\.? ?م|قبل")
_CENTURY = re.compile(r"(\d+)\s*(?:st|nd|rd|th)?\s*(?:c\.|cent|世纪)|القرن\s*(?:ال)?(\d+)")
UNDATED = 10_000


class Role(IntEnum):
    """What the delegate asks for beyond Qt's roles."""

    ARTIFACT = Qt.ItemDataRole.UserRole + 1
    PICTURE = Qt.ItemDataRole.UserRole + 2
    NOTES = Qt.ItemDataRole.UserRole + 3
    SUBTITLE = Qt.ItemDataRole.UserRole + 4


class Shelf(QAbstractListModel):
    """Rows are artifacts in the order chosen. Display: title; decoration comes through Role.PICTURE."""

    def __init__(self, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._artifacts: tuple[Artifact, ...] = ()
        self._own: dict[str, int] = {}
        self._own_words: dict[str, str] = {}
        self._haystacks: dict[str, str] = {}
        self._rows: list[Artifact] = []
        self._query, self._sort = "", "order"
        pictures.arrived.connect(self._picture_came)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  (Qt's variant)
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        artifact = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return plain(in_language(artifact.title))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(artifact)
        if role == Role.ARTIFACT:
            return artifact
        if role == Role.PICTURE:
            return self._pictures.of(artifact)
        if role == Role.NOTES:
            return self.notes_of(artifact)
        return subtitle(artifact) if role == Role.SUBTITLE else None

    def show(self, collection: Collection | None, own: Mapping[str, int] | None = None) -> None:
        """Hold another collection. own: how many notes the visitor has on an artifact, by its id."""
        self._artifacts = collection.artifacts if collection else ()
        self._own = dict(own or {})
        self._own_words.clear()
        self._haystacks.clear()
        self._query = ""
        self.refresh()

    def refresh(self) -> None:
        """Filter and sort again (also when the language changed)."""
        wanted = words_of(self._query)
        self.beginResetModel()
        rows = [a for a in self._artifacts if all(word in self._haystack(a) for word in wanted)]
        self._rows = _sorted(rows, self._sort)
        self.endResetModel()

    def filter(self, query: str) -> None:
        """Keep only what holds every word of the query, in any language, whatever its accents and case."""
        if query != self._query:
            self._query = query
            self.refresh()

    def sort_by(self, order: str) -> None:
        """Sort by a choice of the setting `browser_sort`."""
        if order != self._sort:
            self._sort = order
            self.refresh()

    def count_notes(self, artifact: Artifact, own: tuple[Annotation, ...]) -> None:
        """Remember the visitor's notes on an artifact, for the badge and the search."""
        self._own[artifact.id] = len(own)
        self._own_words[artifact.id] = " ".join(_texts(*(note.text for note in own), *(note.title for note in own)))
        self._haystacks.pop(artifact.id, None)
        row = self.row_of(artifact.id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row), [int(Role.NOTES)])

    def notes_of(self, artifact: Artifact) -> int:
        """How many notes an artifact has: published ones and the visitor's, as far as known."""
        return len(artifact.annotations) + self._own.get(artifact.id, 0)

    def row_of(self, artifact_id: str) -> int:
        """The row of an artifact, or -1 when it is filtered away."""
        return next((row for row, artifact in enumerate(self._rows) if artifact.id == artifact_id), -1)

    def at(self, row: int) -> Artifact | None:
        """The artifact in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _haystack(self, artifact: Artifact) -> str:
        if artifact.id not in self._haystacks:
            notes = (text for note in artifact.annotations for text in (note.title, note.text))
            details = (text for pair in artifact.details for text in pair)
            texts = _texts(
                artifact.title, artifact.description, artifact.culture, artifact.date, artifact.place,
                artifact.material, *details, *notes,
            )  # fmt: skip
            own = self._own_words.get(artifact.id, "")
            self._haystacks[artifact.id] = folded(" ".join((*texts, artifact.identifier, own)))
        return self._haystacks[artifact.id]

    def _spoken(self, artifact: Artifact) -> str:
        notes = self.notes_of(artifact)
        count = self.tr("%Ln note(s)", "", notes) if notes else ""
        return ", ".join(filter(None, (plain(in_language(artifact.title)), subtitle(artifact), count)))

    def _picture_came(self, path: str) -> None:
        for row, artifact in enumerate(self._rows):
            if str(artifact.path) == path:
                self.dataChanged.emit(self.index(row), self.index(row), [int(Role.PICTURE)])


def subtitle(artifact: Artifact) -> str:
    """Culture and date on one line, as on a museum's label."""
    return " · ".join(filter(None, (plain(in_language(text)) for text in (artifact.culture, artifact.date))))


def year_of(date: str) -> int:
    """A year to sort by, read from a date as museums write it: "c. 1350", "8th century BC", "前5世纪"."""
    text = folded(date)
    century = _CENTURY.search(text)
    year = _YEAR.search(text)
    if century is not None:
        value = int((century[1] or century[2])[:4]) * 100 - 50
    elif year is not None:
        value = int(year[0][:5])
    else:
        return UNDATED
    return -value if _BEFORE.search(text) else value


def _sorted(artifacts: list[Artifact], order: str) -> list[Artifact]:
    if order == "order":
        return artifacts
    collator = QCollator(QLocale())
    collator.setNumericMode(True)
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    by_title = sorted(artifacts, key=lambda artifact: collator.sortKey(in_language(artifact.title)))
    if order == "title":
        return by_title
    return sorted(by_title, key=lambda artifact: year_of(artifact.date.best(("en",))[0]))


def _texts(*texts: LangText) -> list[str]:
    return [words for text in texts for words in text.texts.values()]
