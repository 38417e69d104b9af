"""Which node of an octree keeps which point: the coarsest that has a free cell for it.

A node's cube has 128 cells along each axis and keeps one point of each that has any, the one in the middle of its
points' Morton order; what is left goes to the children. That is Potree's choice (Schütz, Ohrhallinger and Wimmer 2020,
"Fast Out-of-Core Octree Generation") made for all nodes of a depth at once, from the coarsest to the finest.
"""

import math

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.levels.cloud.lattice import U64
from exhibit_viewer.model.octree import I64, U8

CELLS = 7
"""Bits: cells along an axis of a node's cube."""
LEAF = 24_000
"""Points: a node with no more below it keeps them all."""
FEW = 2_000
"""Points: so few are kept in the parent rather than in a node of their own."""
_TELLING = 4
"""Bits: how dense a node is, is seen in 16 cells along an axis."""
_MEETS = 1.5
"""A surface of area A meets some 1.5 A / s² cells of side s."""


def depths_of(codes: U64, code_bits: int, block_depth: int, leaf: int = LEAF, few: int = FEW) -> U8:
    """(n,) the depth of the node that keeps each point of a block. codes (n,): sorted."""
    depths = np.zeros(len(codes), np.uint8)
    left: I64 = np.arange(len(codes))
    for depth in range(code_bits + 1):
        own = codes[left]
        kept = np.zeros(len(left), bool)
        if depth + CELLS >= code_bits:
            kept[:] = True
        else:
            starts = _runs(own, 3 * (code_bits - depth - CELLS))
            kept[(starts[:-1] + starts[1:] - 1) // 2] = True
            if depth >= block_depth:
                _keep_all(kept, _runs(own, 3 * (code_bits - depth)), leaf)
            if depth + 1 >= block_depth:
                _keep_rest(kept, _runs(own, 3 * (code_bits - depth - 1)), few)
        depths[left[kept]] = depth
        left = left[~kept]
        if not len(left):
            break
    return depths


def spacing(codes: U64, code_bits: int, depth: int, side: float) -> float:
    """How far apart neighbours are among a node's points, as if they lay on a surface; side: of the node's cube."""
    shift = max(0, 3 * (code_bits - depth - _TELLING))
    met = len(_runs(codes, shift)) - 1
    return side / (1 << _TELLING) * math.sqrt(met / _MEETS / len(codes))


def _runs(codes: U64, shift: int) -> I64:
    """(k+1,) where codes with the same higher bits begin, and the end."""
    prefix = codes >> np.uint64(shift)
    return np.concatenate([[0], np.flatnonzero(prefix[1:] != prefix[:-1]) + 1, [len(codes)]])


def _keep_all(kept: NDArray[np.bool_], starts: I64, most: int) -> None:
    sizes = np.diff(starts)
    kept |= np.repeat(sizes <= most, sizes)


def _keep_rest(kept: NDArray[np.bool_], starts: I64, few: int) -> None:
    """Keep what is left of runs of which little is left."""
    left = np.add.reduceat(~kept, starts[:-1], dtype=np.int64)
    kept |= np.repeat(left <= few, np.diff(starts))
