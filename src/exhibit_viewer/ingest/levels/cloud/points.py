"""Points as they come out of a source, and what a source is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.octree import F64, U8

CHUNK = 1 << 20
"""Points that are in memory at a time."""
Number = NDArray[np.number]

_Column = TypeVar("_Column", bound=NDArray[Any])


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Some points in the source's own axes. places (n,3), perhaps not all finite; rgb (n,3): bytes, or u16 of which
    `Cloud` writers use 8 or 16 bits, or None; intensities (n,) of any range; kinds (n,): classes of ASPRS LAS."""

    places: F64
    rgb: NDArray[np.uint8] | NDArray[np.uint16] | None = None
    intensities: Number | None = None
    kinds: U8 | None = None

    def __len__(self) -> int:
        return len(self.places)

    def some(self, chosen: NDArray[np.bool_]) -> "Points":
        """Those that are chosen (n,)."""
        rgb, tone, kinds = self.rgb, self.intensities, self.kinds
        return Points(
            self.places[chosen],
            None if rgb is None else rgb[chosen],
            None if tone is None else tone[chosen],
            None if kinds is None else kinds[chosen],
        )


class Cloud(Protocol):
    """A source of points, which any process can open anew. Its parts can be read in any order, and always alike."""

    @property
    def count(self) -> int:
        """How many points there are, as the source declares."""

    @property
    def parts(self) -> int:
        """How many parts can be read apart."""

    @property
    def finest(self) -> float:
        """What all coordinates are multiples of, in the source's units; 0 where that is not known."""

    def points(self, part: int) -> Iterator[Points]:
        """The points of a part, at most some `CHUNK` at a time. Raises Fault FORMAT_DAMAGED."""

    def glimpse(self, most: int) -> Points:
        """At most about so many points, from all over the cloud, quickly."""


def finite(points: Points) -> Points:
    """Those with finite places."""
    sound = np.asarray(np.isfinite(points.places).all(axis=1))
    return points if sound.all() else points.some(sound)


def joined(parts: list[Points]) -> Points:
    """One after another; attributes are kept that all have."""
    parts = [part for part in parts if len(part)] or parts[:1]
    return Points(
        np.concatenate([part.places for part in parts]),
        _together([part.rgb for part in parts]),
        _together([part.intensities for part in parts]),
        _together([part.kinds for part in parts]),
    )


def _together(columns: Sequence[_Column | None]) -> _Column | None:
    found = [column for column in columns if column is not None]
    return np.concatenate(found) if len(found) == len(columns) else None  # type: ignore[return-value]
