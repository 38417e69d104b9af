"""Search: a question to a collection and what is found."""

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from exhibit_viewer.model.text import LangText

Rows = npt.NDArray[np.int64]

UNDATED = 10_000
"""A year after all others."""


class Facet(StrEnum):
    """What a collection can be narrowed by."""

    CULTURE = "culture"
    PERIOD = "period"
    MATERIAL = "material"
    TECHNIQUE = "technique"
    PLACE = "place"
    COLLECTION = "collection"
    RIGHTS = "rights"
    HAS = "has"


class Has(StrEnum):
    """The values of `Facet.HAS`."""

    MODEL = "model"
    OWN_NOTES = "own-notes"
    NOTES = "notes"
    ARTICLES = "articles"
    TOURS = "tours"
    SOUND = "sound"


Choice = tuple[Facet, str]


@dataclass(frozen=True, slots=True)
class Question:
    """Words, all of which must be found, each at the beginning of a word; and values chosen of facets: of one facet any
    (of `Facet.HAS` all), of several facets one each."""

    words: str = ""
    chosen: frozenset[Choice] = frozenset()

    def with_choice(self, choice: Choice, wanted: bool) -> "Question":
        """The same with a value chosen, or no longer."""
        return Question(self.words, self.chosen | {choice} if wanted else self.chosen - {choice})


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet. key: what `Question.chosen` names it by; a century's is its number, negative BC.

    label: empty where the key says it all. count: how many artifacts the question would find with this value.
    """

    facet: Facet
    key: str
    label: LangText
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What was found. places: of the artifacts in the collection, the best first, or in its order without words.

    years: the first year of every artifact in the collection, `UNDATED` where none is known; empty until they are read.
    suggestion: words that would find something where these do not. share: how much of the collection is searched yet.
    """

    question: Question = field(default_factory=Question)
    places: Rows = field(default_factory=lambda: np.zeros(0, np.int64))
    values: tuple[Value, ...] = ()
    years: Rows = field(default_factory=lambda: np.zeros(0, np.int64))
    suggestion: str = ""
    share: float = 1.0
