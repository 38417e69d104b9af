"""Piece: some triangles with their corners, as kept between two steps of a build."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.levels.simplify import Bools, Corners, taken
from exhibit_viewer.model.levels import I32, I64

_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_ODDS = 18
"""Of 64 bits, those not used: sums of several thousand such numbers are exact in a float64."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """ids (n,): what tells a corner from all others of its level, whatever piece it is in; faces (m,3) name rows;
    source (m,): rows of the mesh's own triangles, empty above level 0."""

    ids: I64
    corners: Corners
    faces: I32
    source: I64

    @property
    def size(self) -> tuple[int, int]:
        """(n, m)."""
        return len(self.ids), len(self.faces)

    def part(self, chosen: slice | I64, first_use: I32) -> "Piece":
        """Some of the triangles, with the corners they use. first_use (n,): scratch."""
        vertices, faces = compact(taken(self.faces, chosen), first_use)
        source = self.source[chosen] if len(self.source) else self.source
        return Piece(self.ids[vertices], self.corners.take(vertices), faces, source)

    def to_bytes(self) -> bytes:
        """What `from_bytes` reads."""
        corners = self.corners
        small = np.uint16 if len(self.ids) <= 1 << 16 else np.uint32
        arrays: list[NDArray[Any]] = [self.ids, corners.places, corners.normals]
        arrays += [] if corners.colours is None else [corners.colours]
        arrays += [*corners.uvs, self.faces.astype(small), self.source.astype(np.uint32)]
        return b"".join(np.ascontiguousarray(array).data.cast("B") for array in arrays if array.size)

    @classmethod
    def from_bytes(cls, data: memoryview, size: tuple[int, int], layout: "Layout") -> "Piece":
        """A piece of (n, m) written by a build of this layout."""
        n, m = size
        widths = [("i8", n, 1), ("i4", n, 3), ("f4", n, 3), *[("u1", n, 4)] * layout.colours]
        widths += [*[("f4", n, 2)] * layout.uv_sets, ("u2" if n <= 1 << 16 else "u4", m, 3), ("u4", m, 1)]
        arrays: list[NDArray[Any]] = []
        at = 0
        for kind, rows, width in widths:
            there = rows if at < len(data) else 0  # only level 0 has a source
            arrays.append(np.frombuffer(data, kind, there * width, at).reshape(there, width))
            at += arrays[-1].nbytes
        colours = arrays[3] if layout.colours else None
        uvs = tuple(arrays[3 + layout.colours : -2])
        corners = Corners(arrays[1], arrays[2], colours, uvs)
        return cls(arrays[0][:, 0], corners, arrays[-2].astype(np.int32), arrays[-1][:, 0].astype(np.int64))


@dataclass(frozen=True, slots=True)
class Layout:
    """Which attributes the corners of a mesh have."""

    colours: bool
    uv_sets: int


def joined(pieces: list[Piece]) -> Piece:
    """Several pieces as one, corners with the same id joined."""
    every = np.concatenate([piece.ids for piece in pieces])
    order = np.argsort(every)
    ids = taken(every, order)
    new = np.empty(len(ids), bool)
    new[0], new[1:] = True, ids[1:] != ids[:-1]
    numbered = np.empty(len(ids), np.int32)
    numbered[order] = np.cumsum(new) - 1
    ids, first = ids[new], order[new]  # corners with the same id are the same in everything
    starts = np.cumsum([0, *(len(piece.ids) for piece in pieces[:-1])])
    colours = [piece.corners.colours for piece in pieces if piece.corners.colours is not None]
    corners = Corners(
        taken(np.concatenate([piece.corners.places for piece in pieces]), first),
        taken(np.concatenate([piece.corners.normals for piece in pieces]), first),
        taken(np.concatenate(colours), first) if colours else None,
        tuple(
            taken(np.concatenate(sets), first) for sets in zip(*(piece.corners.uvs for piece in pieces), strict=True)
        ),
    )
    faces = [np.take(numbered[start:], piece.faces) for start, piece in zip(starts, pieces, strict=True)]
    return Piece(ids, corners, np.concatenate(faces), np.zeros(0, np.int64))


def on_border(ids: I64, faces: I32) -> Bools:
    """(n,) corners with an edge that is not run along as often one way as the other.

    What lies beyond such an edge is another piece's, or nothing: the corner must stay. Around a triangle's corner a the
    edges a-b and c-a count +b and -c, with numbers by chance for b and c: what pairs off adds up to nothing.
    """
    chance = _chance(ids)
    first, second, third = (np.take(chance, faces[:, corner]) for corner in range(3))
    total = np.bincount(faces[:, 0], second - third, len(ids))
    total += np.bincount(faces[:, 1], third - first, len(ids))
    total += np.bincount(faces[:, 2], first - second, len(ids))
    return np.asarray(total != 0)


def _chance(ids: I64) -> NDArray[np.float64]:
    """Whole numbers by chance, the same for the same id (Steele, Lea and Flood 2014)."""
    mixed = ids.astype(np.uint64) * _MIX[0] + _MIX[0]
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _MIX[1]
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _MIX[2]
    return (mixed >> np.uint64(_ODDS)).astype(np.float64)


def compact(rows: I32, first_use: I32) -> tuple[I64, I32]:
    """(vertices used, in the order of their first use; the faces naming rows of them). first_use: scratch."""
    flat = rows.reshape(-1)
    corner = np.arange(len(flat), dtype=np.int32)
    first_use[flat[::-1]] = corner[::-1]  # of several writers the last one, which is the first corner, wins
    first = np.take(first_use, flat)
    new = first == corner
    number = np.cumsum(new, dtype=np.int32) - np.int32(1)
    return flat[new].astype(np.int64), np.take(number, first).reshape(-1, 3)
