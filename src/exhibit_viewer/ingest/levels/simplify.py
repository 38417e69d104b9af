"""One group of triangles made coarser, its border left as it is.

The work is fast-simplification's: quadric edge collapse (Garland and Heckbert 1997). What this file adds is that no
vertex shared with another group moves, whatever the surface is like there, that attributes go along, and how far the
outcome lies from what it stands for.
"""

from dataclasses import dataclass
from typing import TypeVar

import fast_simplification
import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.levels import F32, I32, I64, U8

F64 = NDArray[np.float64]
Bools = NDArray[np.bool_]
Number = TypeVar("Number", bound=np.generic)

KEPT = 0.4
"""Of the triangles of a group. A lower share makes fewer levels, and larger steps between them."""
_AGGRESSION = 5.0
_EDGE = 0.02
"""Mean length of the edges as the simplifier sees them: its thresholds are absolute and start small."""
_EDGES_MEASURED = 2000
_TRIES = 6
_TRUSTED = 0.99
"""The error of a group is this quantile of its vertices' distances: one spike is not worth a level."""


def taken(table: NDArray[Number], chosen: NDArray[np.integer] | slice) -> NDArray[Number]:
    """Some rows of a table: as an index in brackets gives them, in a third of the time."""
    return table[chosen] if isinstance(chosen, slice) else np.take(table, chosen, axis=0)


@dataclass(frozen=True, slots=True, eq=False)
class Corners:
    """Vertices: places (n,3) on the lattice, normals (n,3), colours (n,4) or None, uvs."""

    places: I32
    normals: F32
    colours: U8 | None
    uvs: tuple[F32, ...]

    def take(self, chosen: I64) -> "Corners":
        """Some of them."""
        return Corners(
            taken(self.places, chosen),
            taken(self.normals, chosen),
            None if self.colours is None else taken(self.colours, chosen),
            tuple(taken(uv, chosen) for uv in self.uvs),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Coarser:
    """A group's outcome. faces (t,3) name rows of `corners`; kept (n,): the row a vertex that may not move has become,
    -1 for the others. error: lattice steps."""

    corners: Corners
    faces: I32
    kept: I64
    error: float


def coarser(corners: Corners, faces: I32, fixed: Bools) -> Coarser:
    """About `KEPT` of the triangles. fixed (n,): vertices that other groups use too."""
    count = len(corners.places)
    loose = np.zeros(count, bool)
    middle, scale = _measured(corners.places, faces)
    for _ in range(_TRIES):
        origin, split_faces = _loosened(faces, loose, count)
        start = (taken(corners.places, origin) - middle) * scale
        ends, mapping, new_faces = _collapsed(start, split_faces)
        moved = fixed[origin] & _disturbed(start, ends, mapping, split_faces)
        if not moved.any():
            break
        loose[origin[moved]] = True
    else:
        ends, mapping, new_faces, origin = start[:count], np.arange(count), faces, np.arange(count)
    low, high = box(corners.places)  # an optimum may lie far off
    places = np.clip(np.rint(ends / scale + middle), low, high).astype(np.int32)
    return _carried(corners, origin, places, mapping, new_faces, fixed)


def box(places: I32) -> tuple[I32, I32]:
    """(lowest, highest) corner. Column by column: several times quicker than along the rows."""
    return np.array([column.min() for column in places.T]), np.array([column.max() for column in places.T])


def _measured(places: I32, faces: I32) -> tuple[F64, float]:
    """(middle, factor) that bring a group to the size the simplifier is made for."""
    low, high = box(places)
    return (low.astype(np.float64) + high) / 2, _EDGE / max(mean_edge(places, faces), 1.0)


def mean_edge(places: I32, faces: I32) -> float:
    """Mean length of the edges, of some of them where there are many."""
    some = faces[:: max(1, len(faces) // _EDGES_MEASURED)]
    edges = (taken(places, some[:, 1]) - taken(places, some[:, 0])).astype(np.float64)
    return float(np.sqrt(np.einsum("ij,ij->i", edges, edges)).mean()) if len(edges) else 0.0


def _loosened(faces: I32, loose: Bools, count: int) -> tuple[I64, I32]:
    """(vertex each row stems from, faces): vertices in `loose` get a row of their own for each triangle, which makes
    borders of all edges around them, and borders stay."""
    if not loose.any():
        return np.arange(count), faces
    apart = loose[faces]
    added = faces[apart].astype(np.int64)
    split = faces.copy()
    split[apart] = count + np.arange(len(added), dtype=np.int32)
    return np.concatenate([np.arange(count), added]), split


def _collapsed(places: F64, faces: I32) -> tuple[F64, I64, I32]:
    """(places, (n,) row each vertex became or -1, faces)."""
    ends, new_faces, collapses = fast_simplification.simplify(
        places, faces, 1 - KEPT, agg=_AGGRESSION, preserve_border=True, return_collapses=True
    )
    into = np.arange(len(places))
    into[collapses[:, 1]] = collapses[:, 0]
    while not np.array_equal(further := into[into], into):
        into = further
    left = np.take(into, faces)
    left = left[(left[:, 0] != left[:, 1]) & (left[:, 1] != left[:, 2]) & (left[:, 0] != left[:, 2])]
    used = np.zeros(len(places), bool)
    used[left] = True
    roots = np.flatnonzero(used)
    number = np.full(len(places), -1, np.int64)
    if len(roots) == len(ends):
        number[roots] = np.arange(len(roots))
        return ends, number[into], new_faces
    return places, np.arange(len(places)), faces  # not understood: leave the group as it is


def _disturbed(start: F64, ends: F64, mapping: I64, faces: I32) -> Bools:
    """(n,) vertices of some triangle that moved, vanished or took in another."""
    used = np.zeros(len(start), bool)
    used[faces] = True
    there = mapping >= 0
    same = there & (taken(ends, np.maximum(mapping, 0)) == start).all(axis=1)
    alone = np.bincount(mapping[there], minlength=len(ends))[np.maximum(mapping, 0)] == 1
    return np.asarray(used & ~(same & alone))


def _carried(corners: Corners, origin: I64, places: I32, mapping: I64, faces: I32, fixed: Bools) -> Coarser:
    """Attributes of a new vertex: the mean of those it stands for; rows of one fixed vertex joined again."""
    kept = np.full(len(corners.places), -1, np.int64)
    mine = mapping[: len(kept)]  # rows beyond are copies of loosened vertices
    has_row = fixed & (mine >= 0)
    kept[has_row] = mine[has_row]
    copies = np.arange(len(kept), len(origin))
    kept[origin[copies]] = mapping[copies]  # of several, any: they are at one place
    joined = np.arange(len(places))
    joined[mapping[copies]] = kept[origin[copies]]
    faces = np.take(joined, faces).astype(np.int32)
    there = mapping >= 0
    sizes = np.maximum(np.bincount(mapping[there], minlength=len(places)), 1)
    source, target = origin[there], mapping[there]

    def mean(values: NDArray[np.float32] | U8) -> F64:
        columns = [np.bincount(target, column[source], minlength=len(places)) / sizes for column in values.T]
        return np.stack(columns, axis=1)

    normals = mean(corners.normals)
    length = np.sqrt(np.einsum("ij,ij->i", normals, normals))[:, None]
    fallback = taken(corners.normals, _any_source(target, source, len(places)))
    unit: F32 = np.where(length > 1e-6, normals / np.maximum(length, 1e-6), fallback).astype(np.float32)
    colours = None if corners.colours is None else np.rint(mean(corners.colours)).astype(np.uint8)
    new = Corners(places, unit, colours, tuple(mean(uv).astype(np.float32) for uv in corners.uvs))
    return Coarser(new, faces, kept, _distance(taken(corners.places, origin), places, mapping, unit))


def _any_source(target: I64, source: I64, count: int) -> I64:
    found = np.zeros(count, np.int64)
    found[target] = source
    return found


def _distance(start: I32, places: I32, mapping: I64, normals: F32) -> float:
    """How far vertices lie from the planes through those they became."""
    there = mapping >= 0
    new = mapping[there]
    if not len(new):
        return 0.0
    gap = (taken(start, np.flatnonzero(there)) - taken(places, new)).astype(np.float32)
    away = np.abs(np.einsum("ij,ij->i", gap, taken(normals, new)))
    rank = min(int(len(away) * _TRUSTED), len(away) - 1)
    return float(np.partition(away, rank)[rank])
