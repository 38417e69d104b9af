"""Which triangles go together: boxes of about equal content, cut elsewhere on every level.

Triangles are counted in the cells of a fine grid, and the cells are split as a kd-tree splits points: quick, as it
looks at each triangle twice, and possible where triangles do not fit into memory.
"""

import numpy as np
from numpy.typing import NDArray

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]

_SHARES = (0.5, 0.37, 0.61, 0.44, 0.56)
"""Where the first cuts of a level go, so that borders of two levels following each other rarely meet."""
_FINEST = 9
"""Bits: a grid has at most 512 cells along each axis."""
_TO_A_CELL = 48
"""Triangles: cells hold about this many, so that groups come out even."""


def partition(centres: I32, extent: int, target: int, level: int) -> I32:
    """(m,) group of each triangle, 0..k-1, some `target` triangles each.

    centres (m,3): middles on the lattice, 0..extent. Groups are empty of nothing: every number is used.
    """
    keys, bits = _cell_keys(centres, extent)
    occupied, counts, cell = _counted(keys, 1 << (3 * bits))
    places = np.stack([occupied >> (2 * bits), (occupied >> bits) & ((1 << bits) - 1), occupied & ((1 << bits) - 1)], 1)
    return _split(places, counts, target, level)[cell]


def _cell_keys(centres: I32, extent: int) -> tuple[I32, int]:
    """(number of each triangle's cell, bits along an axis)."""
    wanted = len(centres) / _TO_A_CELL
    bits = int(np.clip(np.ceil(np.log2(max(wanted / 4, 1.0)) / 2), 2, _FINEST))
    while True:
        scale = np.float32((1 << bits) / (extent + 1))
        grid = np.clip((centres * scale).astype(np.int32), 0, (1 << bits) - 1)
        keys = (grid[:, 0] << (2 * bits)) | (grid[:, 1] << bits) | grid[:, 2]
        if bits == _FINEST or np.count_nonzero(np.bincount(keys)) >= wanted / 4:
            return keys, bits
        bits += 1


def _counted(keys: I32, cells: int) -> tuple[I64, I64, I64]:
    """(cells in use, how many triangles each has, (m,) which of them each triangle is in)."""
    counts = np.bincount(keys, minlength=cells)
    occupied = np.flatnonzero(counts)
    number = np.zeros(cells, np.int64)
    number[occupied] = np.arange(len(occupied))
    return occupied, counts[occupied], number[keys]


def _split(places: I64, counts: I64, target: int, level: int) -> I32:
    """(cells,) group of each cell."""
    groups = np.zeros(len(places), np.int32)
    found = 0
    stack = [(np.arange(len(places)), 0)]
    while stack:
        cells, depth = stack.pop()
        total = int(counts[cells].sum())
        if total <= target * 1.3 or len(cells) == 1:
            groups[cells] = found
            found += 1
            continue
        axis = int(np.ptp(places[cells], axis=0).argmax())
        cells = cells[np.argsort(places[cells, axis], kind="stable")]
        share = _share(total, target, level, depth)
        behind = int(np.searchsorted(np.cumsum(counts[cells]), total * share)) + 1
        behind = min(max(behind, 1), len(cells) - 1)
        stack += [(cells[:behind], depth + 1), (cells[behind:], depth + 1)]
    return groups


def _share(total: int, target: int, level: int, depth: int) -> float:
    """How much of a box goes to its lower half: whole groups, the first cuts moved from level to level."""
    parts = max(2, round(total / target))
    share = _SHARES[(level + depth) % len(_SHARES)] if level and depth < 6 else 0.5
    return min(max(round(parts * share), 1), parts - 1) / parts if parts > 3 else share
