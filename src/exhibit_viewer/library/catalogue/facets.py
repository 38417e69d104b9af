"""Facets: which artifacts have which culture, century, material and so on, counted by array."""

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from exhibit_viewer.formats.walk import MODEL_ENDINGS
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.dates import Years, century_of, years_of
from exhibit_viewer.model.search import UNDATED, Choice, Facet, Has, Value
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.words import folded

Mask = npt.NDArray[np.bool_]
_BETWEEN = re.compile(r"\s*[;；؛|]\s*")
_TECHNIQUE = {
    "technique", "techniques", "method of manufacture", "技法", "工艺", "技术", "기법", "التقنيه", "تقنيه",
    "technik", "tecnica", "техника",
}  # fmt: skip
_LONG = 30
"""Centuries after which a span says nothing about a century any more."""


@dataclass(frozen=True, slots=True)
class _Column:
    """One facet: values, and pairs of an artifact's place and the number of a value it has."""

    keys: Sequence[str]
    labels: Sequence[LangText]
    owner: npt.NDArray[np.int64]
    code: npt.NDArray[np.int64]

    def having(self, key: str, size: int) -> Mask:
        mask = np.zeros(size, bool)
        if key in self.keys:
            mask[self.owner[self.code == self.keys.index(key)]] = True
        return mask

    def counts(self, mask: Mask) -> npt.NDArray[np.int64]:
        return np.bincount(self.code[mask[self.owner]], minlength=len(self.keys))


class Facets:
    """Facets of artifacts, which are known by their place in the collection."""

    def __init__(self, artifacts: Sequence[Artifact], own: Mapping[str, object]) -> None:
        self._size = len(artifacts)
        readers: Mapping[Facet, Callable[[Artifact], Iterable[tuple[str, LangText]]]] = {
            Facet.CULTURE: lambda artifact: _values(artifact.culture),
            Facet.PERIOD: _centuries,
            Facet.MATERIAL: lambda artifact: _values(artifact.material),
            Facet.TECHNIQUE: _techniques,
            Facet.PLACE: lambda artifact: _values(artifact.place),
            Facet.COLLECTION: _home,
            Facet.RIGHTS: lambda artifact: [(artifact.rights.licence, LangText())] if artifact.rights.licence else [],
        }
        self._columns = {facet: _column(artifacts, read) for facet, read in readers.items()}
        self.years = np.array([_first_year(artifact) for artifact in artifacts], np.int64)
        self._has = {
            Has.MODEL: np.array([_has_model(artifact) for artifact in artifacts], bool),
            Has.OWN_NOTES: np.array([bool(own.get(artifact.id)) for artifact in artifacts], bool),
            Has.NOTES: np.array([bool(artifact.annotations) for artifact in artifacts], bool),
            Has.ARTICLES: np.array([bool(artifact.articles) for artifact in artifacts], bool),
            Has.TOURS: np.array([bool(artifact.tours) for artifact in artifacts], bool),
            Has.SOUND: np.array([bool(artifact.sounds) for artifact in artifacts], bool),
        }

    def mark_own(self, place: int, has_notes: bool) -> None:
        """The visitor wrote notes on an artifact, or took the last away."""
        self._has[Has.OWN_NOTES][place] = has_notes

    def narrow(self, found: Mask, chosen: frozenset[Choice]) -> tuple[Mask, tuple[Value, ...]]:
        """(what of `found` has the values chosen, the values left to choose with their counts).

        A facet's own choice does not narrow its counts, so that another value can be chosen besides. A value that all
        or none of the artifacts have is left out, unless it is chosen.
        """
        masks = {facet: self._mask(facet, [key for of, key in chosen if of is facet]) for facet in Facet}
        values: list[Value] = []
        for facet in Facet:
            others = found.copy()
            for other, mask in masks.items():
                if mask is not None and (other is not facet or facet is Facet.HAS):
                    others &= mask
            values += self._counted(facet, others, {key for of, key in chosen if of is facet})
        everything = found.copy()
        for mask in masks.values():
            if mask is not None:
                everything &= mask
        return everything, tuple(values)

    def _mask(self, facet: Facet, keys: Sequence[str]) -> Mask | None:
        if not keys:
            return None
        if facet is Facet.HAS:
            return functools.reduce(np.logical_and, (self._has[Has(key)] for key in keys))
        return functools.reduce(np.logical_or, (self._columns[facet].having(key, self._size) for key in keys))

    def _counted(self, facet: Facet, mask: Mask, chosen: set[str]) -> list[Value]:
        if facet is Facet.HAS:
            total = int(mask.sum())
            counts = ((has.value, int((marks & mask).sum())) for has, marks in self._has.items())
            return [Value(facet, key, LangText(), n) for key, n in counts if 0 < n < total or key in chosen]
        column = self._columns[facet]
        numbers = column.counts(mask)
        kept = [n for n, key in enumerate(column.keys) if numbers[n] or key in chosen]
        if len(kept) == 1 and not chosen and numbers[kept[0]] == mask.sum():
            return []
        values = [Value(facet, column.keys[n], column.labels[n], int(numbers[n])) for n in kept]
        if facet is Facet.PERIOD:
            return sorted(values, key=lambda value: int(value.key))
        return sorted(values, key=lambda value: -value.count)


def _column(artifacts: Sequence[Artifact], read: Callable[[Artifact], Iterable[tuple[str, LangText]]]) -> _Column:
    codes: dict[str, int] = {}
    texts: list[dict[str, Counter[str]]] = []
    owner, code = [], []
    for place, artifact in enumerate(artifacts):
        for key, label in read(artifact):
            number = codes.setdefault(key, len(codes))
            if number == len(texts):
                texts.append({})
            for tag, text in label.texts.items():
                texts[number].setdefault(tag, Counter())[text] += 1
            owner.append(place)
            code.append(number)
    labels = [LangText({tag: said.most_common(1)[0][0] for tag, said in text.items()}) for text in texts]
    return _Column(tuple(codes), labels, np.array(owner, np.int64), np.array(code, np.int64))


def _values(text: LangText) -> list[tuple[str, LangText]]:
    """The values a field holds, parted by semicolons: key (what English, or the first language, calls it) and label."""
    if not text:
        return []
    parts = {
        tag: [part for part in _BETWEEN.split(words.strip()) if part] for tag, words in text.texts.items() if words
    }
    leading = text.best(("en",))[1]
    values = []
    for place, part in enumerate(parts[leading]):
        label = {tag: named[place] for tag, named in parts.items() if len(named) == len(parts[leading])}
        values.append((folded(part), LangText(label)))
    return list(dict(values).items())


def _years(artifact: Artifact) -> Years | None:
    """From the first language whose words are understood, English first."""
    if not artifact.date:
        return None
    texts = (artifact.date.best(("en",))[0], *artifact.date.texts.values())
    return next((years for words in texts if (years := years_of(words)) is not None), None)


def _first_year(artifact: Artifact) -> int:
    years = _years(artifact)
    return UNDATED if years is None else years[0]


def _centuries(artifact: Artifact) -> list[tuple[str, LangText]]:
    years = _years(artifact)
    first, last = (century_of(year) for year in years) if years is not None else (1, 0)
    return [(str(century), LangText()) for century in range(first, last + 1) if century] if last - first < _LONG else []


def _home(artifact: Artifact) -> list[tuple[str, LangText]]:
    """The collection an artifact comes from, in a set of several."""
    return [(artifact.home.collection, artifact.home.title)] if artifact.home is not None else []


def _has_model(artifact: Artifact) -> bool:
    """Whether it is there in three dimensions, and not as pictures alone."""
    return any(each.path.suffix.lower() in MODEL_ENDINGS for each in artifact.all_derivatives)


def _techniques(artifact: Artifact) -> list[tuple[str, LangText]]:
    found = (
        value
        for label, value in artifact.details
        if any(folded(text).strip() in _TECHNIQUE for text in label.texts.values())
    )
    return [pair for value in found for pair in _values(value)]
