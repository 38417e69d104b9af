"""Branches: the octree that a cloud comes with, in a COPC file or an EPT dataset, used as it is.

The cubes, and which points are in which, are the source's: its nodes become those of the `Octree` one by one, each read
once, in any order, and nothing is thinned anew. What a source says of its nodes is trusted only as far as it agrees
with itself (see `Branches.of`); points that do not lie in their node's cube are a fault.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.levels.cloud.lattice import Lattice
from exhibit_viewer.ingest.levels.cloud.points import CHUNK, Points, finite, joined
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.octree import F64, I64
from exhibit_viewer.model.point_page import MAX_POINTS

MAX_NODES = 1 << 20
_DEEPEST = 16
_GLIMPSED = 4
"""Times as many points as a first look is to have may be read for it."""
_LARGEST_CUBE = 1e30


@dataclass(frozen=True, slots=True, eq=False)
class Branches:
    """n nodes in the order they are best read. low (3,), side: of the root's cube, in the source's axes; keys (n,4):
    depth, and the cube's number along each axis among those of its depth; counts (n,): of points, never 0."""

    low: F64
    side: float
    keys: I64
    counts: I64

    @classmethod
    def of(cls, low: F64, side: float, keys: I64, counts: I64) -> "Branches | None":
        """None where these are not the nodes of one octree, every one of them with points and, but for the root, with
        a parent."""
        depths, numbers = keys[:, 0], keys[:, 1:]
        if not 0 < len(keys) <= MAX_NODES or not 0 < side < _LARGEST_CUBE or not np.abs(low).max() < _LARGEST_CUBE:
            return None
        if depths.min() < 0 or depths.max() > _DEEPEST or counts.min() < 1 or counts.max() > MAX_POINTS:
            return None
        if numbers.min() < 0 or (numbers >> depths[:, None]).any():
            return None
        marks = _marks(depths, numbers)
        above = _marks(depths - 1, numbers >> 1)[depths > 0]
        sound = len(np.unique(marks)) == len(marks) and np.isin(above, marks).all()
        return cls(low, side, keys, counts) if sound else None

    @property
    def parts(self) -> list[range]:
        """Nodes that are read together, of about `CHUNK` points."""
        share = np.cumsum(self.counts) // CHUNK
        cuts = [0, *(np.flatnonzero(np.diff(share)) + 1).tolist(), len(share)]
        return [range(first, last) for first, last in pairwise(cuts)]

    def coarsest(self, most: int) -> list[int]:
        """The nodes of the first levels: as many as have about so many points."""
        depths = self.keys[:, 0]
        total = np.cumsum(np.bincount(depths, self.counts))
        deepest = max(0, int(np.searchsorted(total, most * _GLIMPSED, side="right")) - 1)
        return np.flatnonzero(depths <= deepest).tolist()

    def lattice(self, finest: float) -> Lattice:
        """On which the cubes lie; finest: see `Cloud`."""
        return Lattice.of_cube(self.low, self.side, int(self.keys[:, 0].max()), finest)

    def within(self, number: int, places: NDArray[np.uint32], grid: Lattice, finest: float) -> NDArray[np.uint32]:
        """Places (m,3) of a node's points, those on the border of its cube brought in. Raises Fault FORMAT_IRREGULAR
        where any are elsewhere."""
        side = 1 << (grid.bits - int(self.keys[number, 0]))
        low = self.keys[number, 1:] * side
        found = np.clip(places.astype(np.int64), low, low + side - 1)
        if (np.abs(found - places) > 1 + finest / grid.step).any():
            raise Fault(Code.FORMAT_IRREGULAR, detail="points outside their cube")
        return found.astype(np.uint32)


class Branched(ABC):
    """A `Cloud` that comes with an octree. Its parts are those of its `Branches`."""

    __slots__ = ()

    branches: Branches

    @abstractmethod
    def nodes(self, numbers: Iterable[int]) -> Iterator[Points]:
        """The points of each of some nodes. Raises Fault FORMAT_DAMAGED."""

    @property
    def parts(self) -> int:
        """See `Cloud`."""
        return len(self.branches.parts)

    def points(self, part: int) -> Iterator[Points]:
        """See `Cloud`."""
        return self.nodes(self.branches.parts[part])

    def glimpse(self, most: int) -> Points:
        """At most about so many points, of the coarsest levels."""
        found = joined([finite(points) for points in self.nodes(self.branches.coarsest(most))])
        return found.some(np.arange(len(found)) % max(1, len(found) // most) == 0)


def _marks(depths: I64, numbers: I64) -> I64:
    """(n,) one number for each cube."""
    side = np.int64(1) << _DEEPEST
    return ((depths * side + numbers[:, 0]) * side + numbers[:, 1]) * side + numbers[:, 2]
