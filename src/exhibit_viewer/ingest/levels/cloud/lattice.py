"""Where in an octree a place is: whole numbers, their Morton codes, and the cubes a build is shared out in."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.octree import F64, I64, MAX_BITS

U64 = NDArray[np.uint64]
CODE_BITS = 21
"""Along each axis, so that a code fits in 64 bits."""
_FEWEST_BITS = 10
_FINENESS = 256.0
"""Steps between neighbouring points: a scanner's noise is larger."""
_BELOW_THE_DEEPEST = 15
"""Bits: steps along the side of the smallest cubes, where nothing tells how fine coordinates are."""
_CELLS = 6
"""Bits: places are counted in 64 cells along each axis to tell how large the surface is they lie on."""
_MEETS = 1.5
"""A surface of area A meets some 1.5 A / s² cells of side s."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """place = (coordinate - origin) / step, below 2^bits."""

    origin: tuple[float, float, float]
    step: float
    bits: int

    @classmethod
    def of(cls, low: F64, high: F64, sample: F64, count: int, finest: float) -> "Lattice":
        """For so many points in the box from `low` to `high`; sample (k,3): some of them. finest: see `Cloud`."""
        extent = max(float((high - low).max()), 1e-30)
        largest = (1 << MAX_BITS) - 1
        if 0 < finest <= extent and extent / finest <= largest:
            step = finest
        else:
            cells = np.unique(np.floor((sample - low) * ((1 << _CELLS) / extent)).astype(np.int64), axis=0)
            gap = extent / (1 << _CELLS) * np.sqrt(len(cells) / _MEETS / max(count, 1))
            step = max(extent / largest, float(gap) / _FINENESS)
        bits = int(np.ceil(np.log2(extent / step + 1.5)))
        bits = min(max(bits, _FEWEST_BITS), MAX_BITS)
        return cls((float(low[0]), float(low[1]), float(low[2])), step, bits)

    @classmethod
    def of_cube(cls, low: F64, side: float, deepest: int, finest: float) -> "Lattice":
        """For a cube that begins at `low` (3,) and is halved `deepest` times; finest: see `Cloud`."""
        steps = 2 * side / finest if finest > 0 else float(1 << (deepest + _BELOW_THE_DEEPEST))
        bits = int(np.ceil(np.log2(min(max(steps, 1.0), 1 << MAX_BITS))))
        bits = min(max(bits, _FEWEST_BITS, deepest + 1), MAX_BITS)
        return cls((float(low[0]), float(low[1]), float(low[2])), side / (1 << bits), bits)

    def places(self, coordinates: F64) -> NDArray[np.uint32]:
        """(n,3) on the lattice."""
        found = np.rint((coordinates - np.array(self.origin)) / self.step)
        return np.asarray(np.clip(found, 0, (1 << self.bits) - 1), np.uint32)

    @property
    def code_bits(self) -> int:
        """Bits along each axis of a code."""
        return min(self.bits, CODE_BITS)

    def codes(self, places: NDArray[np.uint32]) -> U64:
        """(n,) Morton codes: bits of x, y and z by turns, the highest first."""
        down = np.uint32(self.bits - self.code_bits)
        code = _spread(places[:, 0] >> down) << np.uint64(2)
        code |= _spread(places[:, 1] >> down) << np.uint64(1)
        code |= _spread(places[:, 2] >> down)
        return np.asarray(code)

    def lows(self, codes: U64, depth: int) -> I64:
        """(n,3) first corners, on the lattice, of the cubes of a depth that these codes lie in."""
        side = self.bits - depth
        prefix = codes >> np.uint64(3 * (self.code_bits - depth))
        axes = [_gathered(prefix >> np.uint64(shift)) << np.uint64(side) for shift in (2, 1, 0)]
        return np.stack(axes, axis=1).astype(np.int64)


def blocks(codes: U64, code_bits: int, most: float) -> tuple[U64, I64]:
    """(first code of each block, in order, their depths): cubes that together are the whole lattice, each with at most
    so many of the codes where cubes can be that small."""
    ordered = np.sort(codes)
    firsts: list[int] = []
    depths: list[int] = []
    waiting = [(0, 0)]
    while waiting:
        first, depth = waiting.pop()
        size = 1 << (3 * (code_bits - depth))
        begin, end = np.searchsorted(ordered, np.array([first, first + size], np.uint64))
        if end - begin <= most or depth >= code_bits - 1:
            firsts.append(first)
            depths.append(depth)
        else:
            waiting += [(first + eighth * (size // 8), depth + 1) for eighth in range(8)]
    order = np.argsort(np.array(firsts, np.uint64))
    return np.array(firsts, np.uint64)[order], np.array(depths, np.int64)[order]


def _spread(values: NDArray[np.uint32]) -> U64:
    """Two zeros after each of 21 bits (Baert 2013, "Morton encoding/decoding through bit interleaving")."""
    x = values.astype(np.uint64)
    for shift, mask in (
        (32, 0x1F00000000FFFF), (16, 0x1F0000FF0000FF), (8, 0x100F00F00F00F00F), (4, 0x10C30C30C30C30C3),
        (2, 0x1249249249249249),
    ):  # fmt: skip
        x |= x << np.uint64(shift)
        x &= np.uint64(mask)
    return x


def _gathered(codes: U64) -> U64:
    """What `_spread` spread."""
    x = codes & np.uint64(0x1249249249249249)
    for shift, mask in (
        (2, 0x10C30C30C30C30C3), (4, 0x100F00F00F00F00F), (8, 0x1F0000FF0000FF), (16, 0x1F00000000FFFF),
        (32, 0x1FFFFF),
    ):  # fmt: skip
        x |= x >> np.uint64(shift)
        x &= np.uint64(mask)
    return x
