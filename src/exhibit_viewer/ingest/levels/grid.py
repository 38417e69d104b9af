"""Which triangles go together: boxes of about equal content, cut elsewhere on every level.

Triangles are counted in the cells of a grid, and the grid is cut as a kd-tree cuts space: nothing but the counts has to
be in memory at once.
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
            keys = np.sort(grid.keys(3 * middles, np.zeros(3), 1.0))
            cells = 1 + int(np.count_nonzero(np.diff(keys)))
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

    def coarsened(self, keys: I64, other: "Grid") -> I64:
        """The cells of a coarser grid that cells are in."""
        x, y, z = (self.places(keys) >> (self.bits - other.bits)).T
        return np.asarray((x << (2 * other.bits)) | (y << other.bits) | z)

    def places(self, keys: I64) -> I64:
        """(k,3) of cells."""
        along = (1 << self.bits) - 1
        return np.stack([keys >> (2 * self.bits), (keys >> self.bits) & along, keys & along], 1)

    def table(self, boxes: I64) -> NDArray[np.unsignedinteger]:
        """(cells,) which of the boxes (k,2,3) every cell is in, as `group_kind` says."""
        side = 1 << self.bits
        table: NDArray[np.unsignedinteger] = np.empty((side, side, side), group_kind(len(boxes)))
        for number, (low, high) in enumerate(boxes.tolist()):
            table[low[0] : high[0], low[1] : high[1], low[2] : high[2]] = number
        return table.reshape(-1)


def group_kind(groups: int) -> type[np.unsignedinteger]:
    """Of the numbers of so many groups: short ones are sorted faster."""
    return np.uint16 if groups <= 65_536 else np.uint32


def counted(keys: NDArray[np.integer]) -> tuple[I64, I64]:
    """(cells in use, how many triangles each has)."""
    cells, counts = np.unique(keys, return_counts=True)
    return cells.astype(np.int64), counts.astype(np.int64)


def added(parts: list[tuple[I64, I64]]) -> tuple[I64, I64]:
    """The counts of several parts together."""
    cells, place = np.unique(np.concatenate([cells for cells, _ in parts]), return_inverse=True)
    counts = np.bincount(place, np.concatenate([counts for _, counts in parts]), len(cells))
    return cells, counts.astype(np.int64)


def divided(grid: Grid, cells: I64, counts: I64, target: float, level: int) -> tuple[I64, I64]:
    """(boxes (k,2,3) of cells, first and behind the last, that share out all of the grid, how many triangles each has:
    some `target`, and never none)."""
    places = grid.places(cells).astype(np.int32)
    whole = np.array([[0, 0, 0], [1 << grid.bits] * 3])
    boxes, sizes = [], []
    stack = [(places, counts, whole, 0)]
    while stack:
        places, counts, box, depth = stack.pop()
        total = int(counts.sum())
        if total <= target * 1.3 or len(places) == 1:
            boxes.append(box)
            sizes.append(total)
            continue
        lower, first, second = _cut(places, counts, box, _share(total, target, level, depth))
        stack += [(places[~lower], counts[~lower], second, depth + 1), (places[lower], counts[lower], first, depth + 1)]
    return np.array(boxes), np.array(sizes)


def _cut(places: NDArray[np.int32], counts: I64, box: I64, share: float) -> tuple[NDArray[np.bool_], I64, I64]:
    """(cells below a plane that leaves about so much of the triangles there, the box below it, the one above)."""
    columns = [np.ascontiguousarray(column) for column in places.T]  # several times quicker than rows
    axis = int(np.argmax([np.ptp(column) for column in columns]))
    along = columns[axis]
    start = int(along.min())
    layers = np.cumsum(np.bincount(along - start, counts))
    at = int(np.argmin(np.abs(layers[:-1] - share * layers[-1]))) + start + 1
    first, second = box.copy(), box.copy()
    first[1, axis] = second[0, axis] = at
    return along < at, first, second


def _share(total: int, target: float, level: int, depth: int) -> float:
    """How much of a box goes to its lower half: whole groups, the first cuts moved from level to level."""
    parts = max(2, round(total / target))
    share = _SHARES[(level + depth) % len(_SHARES)] if level and depth < 6 else 0.5
    return min(max(round(parts * share), 1), parts - 1) / parts if parts > 3 else share
