"""Polygons into triangles."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import F64, U32

I64 = NDArray[np.int64]
MAX_CORNERS = 100_000
_CHUNK = 1 << 18
_MAX_EFFORT = 300_000
"""Sum of the squares of the clipped polygons' corners: bounds the time. The rest stay fans."""


def triangulate(counts: I64, corners: I64, positions: NDArray[np.floating]) -> tuple[I64, I64]:
    """(m,3) triangles as places in the flat list of corners, and (m,) the polygon each belongs to, in order.

    counts (p,) corners of each polygon; corners (sum of counts,) vertex numbers, all in range; positions (n,3).
    Polygons of fewer than three corners give nothing. Quads are split along the diagonal that does not fold;
    larger polygons are fans where convex and ear-clipped where not.
    """
    starts = np.cumsum(counts) - counts
    if (counts == 3).all():
        return np.arange(3 * len(counts)).reshape(-1, 3), np.arange(len(counts))
    pieces = [_fan(starts, counts)]
    owner = [np.repeat(np.arange(len(counts)), np.maximum(counts - 2, 0))]
    triangles, polygons = pieces[0], owner[0]
    concave = np.flatnonzero(_folds(triangles, polygons, counts, corners, positions))
    if len(concave):
        quads = concave[counts[concave] == 4]
        _flip_quads(triangles, polygons, quads, starts)
        _clip(triangles, polygons, concave[counts[concave] > 4], starts, counts, corners, positions)
    return triangles, polygons


def odd_polygons(counts: I64, name: str) -> list[Notice]:
    """A notice of polygons with fewer than three corners, which show nothing; none where there are none.

    Raises Fault TOO_MANY_ELEMENTS for a polygon of more corners than any real one has.
    """
    largest = int(counts.max(initial=0))
    if largest > MAX_CORNERS:
        raise Fault(Code.TOO_MANY_ELEMENTS, name, count=largest, limit=MAX_CORNERS)
    small = int(np.count_nonzero(counts < 3))
    return [Notice(Code.CONTENT_SKIPPED, name, {"what": "faces", "count": small})] if small else []


def indices_in_range(indices: NDArray[np.generic], count: int, name: str) -> U32:
    """Vertex numbers, all of them below `count`. Raises Fault INDEX_OUT_OF_RANGE."""
    if indices.size and (int(indices.min()) < 0 or int(indices.max()) >= count):
        detail = f"{int(indices.min())}..{int(indices.max())} of {count}"
        raise Fault(Code.INDEX_OUT_OF_RANGE, name, detail=detail)
    return indices.astype(np.uint32)


def _fan(starts: I64, counts: I64) -> I64:
    """Triangles (first, k + 1, k + 2) of every polygon."""
    each = np.maximum(counts - 2, 0)
    total = int(each.sum())
    first = np.repeat(starts, each)
    step = np.arange(total) - np.repeat(np.cumsum(each) - each, each)
    return np.stack([first, first + step + 1, first + step + 2], axis=1)


def _folds(
    triangles: I64, polygons: I64, counts: I64, corners: I64, positions: NDArray[np.floating]
) -> NDArray[np.bool_]:
    """(p,) whether the fan of a polygon has triangles facing opposite ways."""
    folds = np.zeros(len(counts), bool)
    quads = np.flatnonzero(counts == 4)
    for start in range(0, len(quads), _CHUNK):
        part = quads[start : start + _CHUNK]
        row = np.searchsorted(polygons, part)
        sides = (_normals(triangles[row + k], corners, positions) for k in range(2))
        folds[part] = np.einsum("ij,ij->i", *sides) < 0
    larger = counts[polygons] > 4
    own = polygons[larger]
    if len(own):
        normal = _normals(triangles[larger], corners, positions)
        whole = np.stack([np.bincount(own, normal[:, axis], minlength=len(counts)) for axis in range(3)], axis=1)
        folds[own[np.einsum("ij,ij->i", normal, whole[own]) < 0]] = True
    return folds


def _normals(triangles: I64, corners: I64, positions: NDArray[np.floating]) -> F64:
    """(m,3) normals, twice the area long."""
    edge = positions[corners[triangles]].astype(np.float64)
    with np.errstate(all="ignore"):
        return np.asarray(np.cross(edge[:, 1] - edge[:, 0], edge[:, 2] - edge[:, 0]))


def _flip_quads(triangles: I64, polygons: I64, quads: I64, starts: I64) -> None:
    """Split these quads along their other diagonal, in place."""
    row = np.searchsorted(polygons, quads)
    first = starts[quads]
    triangles[row] = np.stack([first, first + 1, first + 3], axis=1)
    triangles[row + 1] = np.stack([first + 1, first + 2, first + 3], axis=1)


def _clip(
    triangles: I64,
    polygons: I64,
    concave: I64,
    starts: I64,
    counts: I64,
    corners: I64,
    positions: NDArray[np.floating],
) -> None:
    """Replace the fans of these polygons by clipped ears, in place, within a total that keeps the time bounded."""
    spent = 0
    for polygon in concave.tolist():
        count = int(counts[polygon])
        spent += count * count
        if spent > _MAX_EFFORT:
            return
        start = int(starts[polygon])
        flat = _flattened(positions[corners[start : start + count]].astype(np.float64))
        row = int(np.searchsorted(polygons, polygon))
        triangles[row : row + count - 2] = np.array(_ears(flat)) + start


def _flattened(points: F64) -> F64:
    """(k,2) the polygon seen along its normal (Newell), counter-clockwise."""
    following = np.roll(points, -1, axis=0)
    normal = np.cross(points, following).sum(axis=0)
    drop = int(np.argmax(np.abs(normal)))
    axes = [(1, 2), (2, 0), (0, 1)][drop]
    flat = points[:, axes]
    return flat if normal[drop] >= 0 else flat * np.array([-1.0, 1.0])


def _ears(flat: F64) -> list[tuple[int, int, int]]:
    """Triangles of a simple polygon (k,2), counter-clockwise, by clipping ears (Meisters 1975)."""
    left = list(range(len(flat)))
    out: list[tuple[int, int, int]] = []
    while len(left) > 3:
        ring = [left[-1], *left, left[0]]
        for place, (before, here) in enumerate(pairwise(ring[:-1])):
            after = ring[place + 2]
            others = np.array([index for index in left if index not in (before, here, after)])
            if _is_ear(flat[before], flat[here], flat[after], flat[others]):
                break
        else:
            place = 0
            before, here, after = ring[0], ring[1], ring[2]
        out.append((before, here, after))
        del left[place]
    return [*out, (left[0], left[1], left[2])]


def _is_ear(before: F64, here: F64, after: F64, others: F64) -> bool:
    """Whether the corner turns left and no other corner lies in its triangle."""
    if _cross(here - before, after - here) <= 0:
        return False
    inside = (
        (_cross(here - before, others - before) >= 0)
        & (_cross(after - here, others - here) >= 0)
        & (_cross(before - after, others - after) >= 0)
    )
    return not bool(np.any(inside))


def _cross(first: F64, second: F64) -> F64:
    return np.asarray(first[..., 0] * second[..., 1] - first[..., 1] * second[..., 0])
