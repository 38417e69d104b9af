"""One group of triangles made coarser, its border left as it is.

The work is fast-simplification's: quadric edge collapse (Garland and Heckbert 1997). What this file adds is that no
vertex shared with another group moves, whatever the surface is like there, that attributes go along, and how far the
outcome lies from what it stands for.
"""

from collections.abc import Callable
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
_NO_NORMAL = 1e-6
"""A mean of normals that is no longer has no direction."""
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
    low, high = box(corners.places)
    middle = (low.astype(np.float64) + high) / 2
    scale = _EDGE / max(mean_edge(corners.places, faces), 1.0)
    for _ in range(_TRIES):
        origin, split_faces = _loosened(faces, loose, count)
        start = _scaled(taken(corners.places, origin), middle, scale)
        ends, mapping, new_faces = _collapsed(start, split_faces)
        moved = _disturbed(start, ends, mapping, split_faces, np.flatnonzero(fixed[origin]))
        if not len(moved):
            break
        loose[origin[moved]] = True
    else:
        ends, mapping, new_faces, origin = start[:count], np.arange(count), faces, np.arange(count)
    places = np.empty(ends.shape, np.int32)
    for axis in range(3):  # an optimum may lie far off
        places[:, axis] = np.clip(np.rint(ends[:, axis] / scale + middle[axis]), low[axis], high[axis])
    return _carried(corners, origin, places, mapping, new_faces, fixed)


def _scaled(places: I32, middle: F64, scale: float) -> F64:
    """At the size the simplifier is made for. Axis by axis, here and elsewhere: rows of three are slow to go along."""
    start = np.empty(places.shape)
    for axis in range(3):
        np.subtract(places[:, axis], middle[axis], out=start[:, axis])
    start *= scale
    return start


def box(places: I32) -> tuple[I32, I32]:
    """(lowest, highest) corner. Column by column: several times quicker than along the rows."""
    return np.array([column.min() for column in places.T]), np.array([column.max() for column in places.T])


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
    while not np.array_equal(further := taken(into, into), into):
        into = further
    roots = np.flatnonzero(into == np.arange(len(into)))
    if len(roots) != len(ends):  # what is left of some is no triangle
        left = taken(into, faces)
        left = left[(left[:, 0] != left[:, 1]) & (left[:, 1] != left[:, 2]) & (left[:, 0] != left[:, 2])]
        used = np.zeros(len(places), bool)
        used[left] = True
        roots = np.flatnonzero(used)
    number = np.full(len(places), -1, np.int64)
    if len(roots) == len(ends):
        number[roots] = np.arange(len(roots))
        return ends, taken(number, into), new_faces
    return places, np.arange(len(places)), faces  # not understood: leave the group as it is


def _disturbed(start: F64, ends: F64, mapping: I64, faces: I32, chosen: I64) -> I64:
    """Those of some vertices of triangles that moved, vanished or took in another."""
    stood_for = np.bincount(mapping[mapping >= 0], minlength=len(ends))
    became = mapping[chosen]
    found = chosen[(became < 0) | (stood_for[became] != 1) | (ends[became] != start[chosen]).any(axis=1)]
    if len(found):
        used = np.zeros(len(start), bool)
        used[faces] = True
        found = found[used[found]]
    return np.asarray(found)


def _carried(corners: Corners, origin: I64, places: I32, mapping: I64, faces: I32, fixed: Bools) -> Coarser:
    """Attributes of a new vertex: the mean of those it stands for; rows of one fixed vertex joined again."""
    kept = np.full(len(corners.places), -1, np.int64)
    mine = mapping[: len(kept)]  # rows beyond are copies of loosened vertices
    has_row = fixed & (mine >= 0)
    kept[has_row] = mine[has_row]
    copies = np.arange(len(kept), len(origin))
    if len(copies):
        kept[origin[copies]] = mapping[copies]  # of several, any: they are at one place
        joined = np.arange(len(places))
        joined[mapping[copies]] = kept[origin[copies]]
        faces = taken(joined, faces).astype(np.int32)
    there = np.flatnonzero(mapping >= 0)
    source, target = taken(origin, there), taken(mapping, there)
    mean = _Mean(source, target, len(places))
    columns = mean.of(corners.normals)
    length = np.sqrt(columns[0] ** 2 + columns[1] ** 2 + columns[2] ** 2)
    none = length <= _NO_NORMAL
    length[none] = 1
    unit = _side_by_side([column / length for column in columns], np.float32)
    unit[none] = taken(corners.normals, _any_source(target, source, len(places))[none])
    colours = None if corners.colours is None else _side_by_side(mean.of(corners.colours, np.rint), np.uint8)
    uvs = tuple(_side_by_side(mean.of(uv), np.float32) for uv in corners.uvs)
    new = Corners(places, unit, colours, uvs)
    return Coarser(new, faces, kept, _distance(taken(corners.places, source), new, target))


class _Mean:
    """What the rows `source` of a table are on the mean for each of `count` vertices that they have become."""

    def __init__(self, source: I64, target: I64, count: int) -> None:
        self._source, self._target, self._count = source, target, count
        self._sizes = np.maximum(np.bincount(target, minlength=count), 1)

    def of(self, table: NDArray[np.float32] | U8, whole: Callable[[F64], F64] | None = None) -> list[F64]:
        """Column by column. whole: how a mean becomes a whole number."""
        found = []
        for column in np.ascontiguousarray(taken(table, self._source).T):
            if whole is not None and column.size and column.min() == column.max():
                found.append(np.full(self._count, float(column[0])))  # opaque, mostly
                continue
            mean = np.bincount(self._target, column, self._count) / self._sizes
            found.append(mean if whole is None else whole(mean))
        return found


def _side_by_side(columns: list[F64], kind: type[Number]) -> NDArray[Number]:
    table = np.empty((len(columns[0]), len(columns)), kind)
    for number, column in enumerate(columns):
        table[:, number] = column
    return table


def _any_source(target: I64, source: I64, count: int) -> I64:
    found = np.zeros(count, np.int64)
    found[target] = source
    return found


def _distance(start: I32, ends: Corners, mapping: I64) -> float:
    """How far vertices (n,3) lie from the planes through those (n,) they became."""
    if not len(mapping):
        return 0.0
    places, normals = taken(ends.places, mapping), taken(ends.normals, mapping)
    away = sum((start[:, axis] - places[:, axis]) * normals[:, axis].astype(np.float64) for axis in range(3))
    away = np.abs(np.asarray(away, np.float32))
    rank = min(int(len(away) * _TRUSTED), len(away) - 1)
    return float(np.partition(away, rank)[rank])
