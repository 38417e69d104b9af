"""Own set: artifacts of any collections, in an order of the visitor's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.text import LangText

FAVOURITES, RECENT = "favourites", "recent"
"""The sets that are always there: what is marked, and what was looked at, the latest first."""
BUILT_IN = {
    FAVOURITES: LangText({"en": "Favourites", "zh": "收藏", "ar": "المفضلة"}),
    RECENT: LangText({"en": "Recently viewed", "zh": "最近看过", "ar": "شوهد مؤخرا"}),
}
"""What those are called: in their files too, where other programs read it."""
MOST_RECENT, MOST_PICKS = 50, 10_000


@dataclass(frozen=True, slots=True)
class Pick:
    """An artifact by reference: where its collection was, and its id there. collection: that one's id."""

    root: Path
    collection: str
    artifact: str
    title: LangText

    @property
    def key(self) -> tuple[str, str]:
        """What makes two picks the same."""
        return self.collection, self.artifact


@dataclass(frozen=True, slots=True)
class OwnSet:
    """A set with a name."""

    id: str
    title: LangText
    picks: tuple[Pick, ...] = ()

    @property
    def keys(self) -> frozenset[tuple[str, str]]:
        """What is in it."""
        return frozenset(pick.key for pick in self.picks)


def in_order(sets: Iterable[OwnSet]) -> tuple[OwnSet, ...]:
    """As they are listed: those that are always there first, the others by their names."""
    built_in = list(BUILT_IN)
    return tuple(
        sorted(
            sets,
            key=lambda own: (built_in.index(own.id), "") if own.id in BUILT_IN else (9, own.title.best(())[0].lower()),
        )
    )


def pick_of(collection: Collection, artifact: Artifact) -> Pick:
    """An artifact as it is at home, wherever it is shown."""
    home = artifact.home
    if home is not None:
        return Pick(home.root, home.collection, home.artifact, artifact.title)
    return Pick(collection.root, collection.id, artifact.id, artifact.title)


def shown_id(pick: Pick) -> str:
    """The id of an artifact within a set, where two may come with the same."""
    return f"{pick.collection}/{pick.artifact}"
