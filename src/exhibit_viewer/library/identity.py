"""Which notes belong to which object.

An object's key is "collection id:content hash". Notes are kept under the key they were last written with, and shown
for an object when one of these holds:

1. the key is the same;
2. the collection and the artifact's id are the same, the content is not: the file was exported again;
3. the content is the same, the collection is not, and at least one of the two collection ids was derived from file
   names: the folder was renamed, got or lost a file, or its declared id came or went. Two collections that both
   declare who they are keep their notes apart.

When one of an object's notes is written, all notes shown with it move to the object's present key in the same
transaction, so that the next renaming finds them together. Notes of a collection that declares its id are the
exception: shown elsewhere by rule 3, they stay where they are, also when written, so that no copy of a folder can take
them away. Nothing is ever deleted here: notes on a file that was exported again and moved to a renamed folder before
any note was written are not shown, but they are kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from exhibit_viewer.model.collection import DERIVED


@dataclass(frozen=True, slots=True)
class Sighting:
    """An object as it was met: in which collection, under which id, with which content hash ("" if unknown)."""

    collection: str
    artifact: str
    content: str

    @property
    def key(self) -> str:
        """What its notes are kept under."""
        return f"{self.collection}:{self.content}"

    def takes_over(self, key: str) -> bool:
        """Whether notes kept under `key` move here when one of them is written."""
        return key != self.key and key.startswith((DERIVED, f"{self.collection}:"))


def same_object(one: Sighting, other: Sighting) -> bool:
    """Whether notes on one are notes on the other (rules 1 to 3)."""
    if one.collection == other.collection:
        return one.artifact == other.artifact or one.content == other.content
    derived = one.collection.startswith(DERIVED) or other.collection.startswith(DERIVED)
    return derived and bool(one.content) and one.content == other.content


def keys_for(wanted: Sighting, seen: Iterable[Sighting]) -> frozenset[str]:
    """The keys whose notes are shown for an object."""
    return frozenset({wanted.key, *(sighting.key for sighting in seen if same_object(wanted, sighting))})
