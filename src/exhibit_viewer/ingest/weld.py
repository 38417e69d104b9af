"""Which vertices are at the same place, and which rows of numbers are equal, found by hashing."""

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.geometry import F32

I32 = NDArray[np.int32]
_ODD = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)
_MAX_ROUNDS = 12
_CHUNK = 1 << 17


def weld(positions: F32) -> tuple[I32, I32]:
    """(first, place): `first` (k,) is one vertex of each different place, in the order of first appearance; `place`
    (n,) says for each vertex which one it is at. -0 and 0 are the same. n below 2^31.
    """
    return unique_rows(np.ascontiguousarray(positions + np.float32(0.0)).view(np.uint32))


def unique_rows(bits: NDArray[np.uint32]) -> tuple[I32, I32]:
    """As `weld`, for any (n,3) numbers: (first of each different row, which different row each row is).

    Neighbours in a file are mostly neighbours in space, so chunks that fit the processor's cache are welded first and
    only what is left of them together.
    """
    if len(bits) <= 2 * _CHUNK:
        return _welded(bits)
    firsts, places, found = [], np.empty(len(bits), np.int32), 0
    for start in range(0, len(bits), _CHUNK):
        first, place = _welded(bits[start : start + _CHUNK])
        firsts.append(first + np.int32(start))
        places[start : start + _CHUNK] = place + np.int32(found)
        found += len(first)
    candidates = np.concatenate(firsts)
    first, place = _welded(bits[candidates])
    return candidates[first], place[places]


def _welded(bits: NDArray[np.uint32]) -> tuple[I32, I32]:
    """As `unique_rows`.

    A scatter into a table stands for a hash table: every vertex writes its number into its slot, the first wins, and
    whoever is at the winner's place is done. The others go round again with another hash.
    """
    count = len(bits)
    mixed = bits[:, 0] * _ODD[0] ^ bits[:, 1] * _ODD[1] ^ bits[:, 2] * _ODD[2]
    owner = np.empty(count, np.int32)
    left = np.arange(count, dtype=np.int32)
    for _ in range(_MAX_ROUNDS):
        same, winner = _met(bits[left], mixed[left], left, bits)
        owner[left[same]] = winner[same]
        left = left[~same]
        if not len(left):
            break
        mixed = (mixed ^ (mixed >> np.uint64(29))) * _ODD[0]
    else:
        _, first, inverse = np.unique(bits[left], axis=0, return_index=True, return_inverse=True)
        owner[left] = left[first][inverse.reshape(-1)]
    chosen = owner == np.arange(count, dtype=np.int32)
    number = np.cumsum(chosen, dtype=np.int32) - np.int32(1)
    return np.flatnonzero(chosen).astype(np.int32), number[owner]


def _met(
    own: NDArray[np.uint32], mixed: NDArray[np.uint64], left: I32, bits: NDArray[np.uint32]
) -> tuple[NDArray[np.bool_], I32]:
    """(whether the winner of each vertex's slot is at its place, the winner)."""
    exponent = max(4, 1 + len(left).bit_length())
    slot = (mixed >> np.uint64(64 - exponent)).astype(np.int32)
    table = np.empty(1 << exponent, np.int32)
    table[slot[::-1]] = left[::-1]
    winner = table[slot]
    equal = own == bits[winner]
    return equal[:, 0] & equal[:, 1] & equal[:, 2], winner
