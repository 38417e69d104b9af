"""Which triangles go together: boxes of about equal content, cut elsewhere on every level.

Triangles are counted in the cells of a grid, and the cells are split as a kd-tree splits points: nothing but the counts
has to be in memory at once.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.levels import F64, I32, I64

_SHARES = (0.5, 0.37, 0.61, 0.44, 0.56)
"""Where the first cuts of a level go, so that borders of two levels following each other rarely meet."""
_FINEST = 8
"""Bits: a grid has at most 256 cells along each axis."""
_TO_A_CELL = 48
"""Triangles: cells hold about this many, so that groups come out even."""
_OUTLIERS = 0.002
"""So much of a mesh at either end of an axis may lie in the outermost cells, however far away."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of `size` lattice steps from `low` (3,), 2^bits along each axis; what lies outside counts to the outermost
    ones."""

    low: tuple[float, float, float]
    size: float
    bits: int

    @classmethod
    def of(cls, middles: F64, triangles: int) -> "Grid":
        """For a mesh of so many triangles. middles (k,3): of some of them, on the lattice."""
        low, high = np.quantile(middles, (_OUTLIERS, 1 - _OUTLIERS), axis=0)
        extent = max(float((high - low).max()), 1.0)
        wanted = triangles / _TO_A_CELL
        bits = 2
        while bits < _FINEST:
            grid = cls((float(low[0]), float(low[1]), float(low[2])), extent / (1 << bits), bits)
            cells = len(np.unique(grid.keys(3 * middles, np.zeros(3), 1.0)))
            if cells >= min(wanted, len(middles) / 4):
                # with half the size a surface meets four times as many, more than the sample could show
                bits = min(_FINEST, bits + max(0, int(np.ceil(np.log2(wanted / cells) / 2))))
                break
            bits += 1
        return cls((float(low[0]), float(low[1]), float(low[2])), extent / (1 << bits), bits)

    def coarser(self, steps: int) -> "Grid":
        """With cells 2^steps times as large, within reason."""
        bits = max(self.bits - steps, 2)
        return Grid(self.low, self.size * 2.0 ** (self.bits - bits), bits)

    def keys(self, sums: NDArray[np.number], origin: F64, step: float) -> I32:
        """(m,) cell of each triangle. sums (m,3): of its three corners, which `origin` and `step` bring to the
        lattice: place = (corner - origin) / step."""
        most = np.float32((1 << self.bits) - 1)
        scale = 1 / (3 * step * self.size)
        keys = np.zeros(len(sums), np.int32)
        for axis in range(3):
            shift = -(origin[axis] / step + self.low[axis]) / self.size
            along = sums[:, axis] * np.float32(scale) + np.float32(shift)
            keys <<= self.bits
            keys |= np.clip(along, np.float32(0), most).astype(np.int32)
        return keys

    def places(self, keys: I64) -> I64:
        """(k,3) of cells."""
        along = (1 << self.bits) - 1
        return np.stack([keys >> (2 * self.bits), (keys >> self.bits) & along, keys & along], 1)

    def table(self, keys: I64, groups: I32) -> NDArray[np.integer]:
        """(cells,) the group of every cell, 0 for empty ones, as `group_kind` says."""
        table: NDArray[np.integer] = np.zeros(1 << (3 * self.bits), group_kind(int(groups.max()) + 1))
        table[keys] = groups
        return table


def group_kind(groups: int) -> type[np.integer]:
    """Of the numbers of so many groups: short ones are sorted faster."""
    return np.uint16 if groups < 65_536 else np.int32


def counted(keys: NDArray[np.integer]) -> tuple[I64, I64]:
    """(cells in use, how many triangles each has)."""
    cells, counts = np.unique(keys, return_counts=True)
    return cells.astype(np.int64), counts.astype(np.int64)


def added(parts: list[tuple[I64, I64]]) -> tuple[I64, I64]:
    """The counts of several parts together."""
    cells, place = np.unique(np.concatenate([cells for cells, _ in parts]), return_inverse=True)
    counts = np.bincount(place, np.concatenate([counts for _, counts in parts]), len(cells))
    return cells, counts.astype(np.int64)


def divided(places: I64, counts: I64, target: int, level: int) -> I32:
    """(cells,) group of each cell, 0..k-1, some `target` triangles each; every number is used."""
    groups = np.zeros(len(places), np.int32)
    along = [np.ascontiguousarray(column, np.int32) for column in places.T]  # several times quicker than rows
    found = 0
    stack = [(np.arange(len(places)), 0)]
    while stack:
        cells, depth = stack.pop()
        total = int(counts[cells].sum())
        if total <= target * 1.3 or len(cells) == 1:
            groups[cells] = found
            found += 1
            continue
        here = [column[cells] for column in along]
        longest = max(here, key=np.ptp)
        cells = cells[np.argsort(longest, kind="stable")]
        share = _share(total, target, level, depth)
        behind = int(np.searchsorted(np.cumsum(counts[cells]), total * share)) + 1
        behind = min(max(behind, 1), len(cells) - 1)
        stack += [(cells[behind:], depth + 1), (cells[:behind], depth + 1)]
    return groups


def _share(total: int, target: int, level: int, depth: int) -> float:
    """How much of a box goes to its lower half: whole groups, the first cuts moved from level to level."""
    parts = max(2, round(total / target))
    share = _SHARES[(level + depth) % len(_SHARES)] if level and depth < 6 else 0.5
    return min(max(round(parts * share), 1), parts - 1) / parts if parts > 3 else share
