"""A first, rough picture of a large mesh from some of its triangles: the cells they fall into, joined side by side."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.levels.surface import Surface
from exhibit_viewer.model.geometry import F32, F64, U8, Mesh
from exhibit_viewer.model.levels import I64

_SAMPLE = 160_000
_TO_A_CELL = 10
"""Sampled triangles: fewer, and chance leaves cells empty."""
_BESIDE = 3
"""An empty cell beside so many others that are not belongs to the surface."""
_MEETS = 1.5
"""A surface of area A meets some 1.5 A / s² cells of side s."""


Tint = Callable[[F64], U8]
"""Colours (k,3) of an image at places (k,2) on it."""


def preview(surface: Surface, tint: Tint | None = None) -> tuple[Mesh, F64]:
    """(a mesh of some ten thousand triangles, about the box (2,3) of the surface). Raises ValueError where what is
    looked at is not sound. tint: gives a surface without colours of its own those of its image."""
    corners = _sampled(surface)
    places = surface.positions.take(corners.reshape(-1)).reshape(-1, 3, 3).astype(np.float32)
    if not np.isfinite(places).all():
        raise ValueError("not finite")
    normals = np.cross(places[:, 1] - places[:, 0], places[:, 2] - places[:, 0])
    middles = places.mean(axis=1)
    box = np.stack([places.min(axis=(0, 1)), places.max(axis=(0, 1))]).astype(np.float64)
    cells, cell = _cells(middles, normals, surface.indices.count)
    size = np.bincount(cell)[:, None]
    known = [_sums(cell, middles, len(cells)) / size, _unit(_sums(cell, normals, len(cells)))]
    colours = _seen(surface, corners, tint)
    if colours is not None:
        known.append(_sums(cell, colours, len(cells)) / size)
    cells, table = _filled(cells, np.concatenate(known, axis=1))
    positions, unit = table[:, :3], _unit(table[:, 3:6])
    faces = _joined(cells)
    if not len(faces):
        raise ValueError("too few triangles")
    facing = np.cross(positions[faces[:, 1]] - positions[faces[:, 0]], positions[faces[:, 2]] - positions[faces[:, 0]])
    turned = np.einsum("ij,ij->i", facing, unit[faces].sum(axis=1)) < 0
    faces[turned] = faces[turned][:, ::-1]
    painted = None if colours is None else _colours(table[:, 6:])
    mesh = Mesh(
        "", positions.astype(np.float32), faces.astype(np.uint32), normals=unit.astype(np.float32), colours=painted
    )
    return mesh, box


def _seen(surface: Surface, corners: I64, tint: Tint | None) -> NDArray[np.number] | None:
    """(k,3 or 4) colours of triangles with these corners (k,3); None where they have none."""
    if surface.colours is not None:
        return surface.colours.take(corners[:, 0])
    if tint is None or not surface.uvs:
        return None
    return tint(surface.uvs[0].take(corners.reshape(-1)).reshape(-1, 3, 2).astype(np.float64).mean(axis=1))


def _sampled(surface: Surface) -> I64:
    """(k,3) corners of some triangles, evenly spread over the file."""
    count = surface.indices.count
    chosen = np.linspace(0, count - 1, min(_SAMPLE, count)).astype(np.int64)
    corners = surface.indices.take(chosen).astype(np.int64)
    if int(corners.min()) < 0 or int(corners.max()) >= surface.positions.count:
        raise ValueError("index out of range")
    return corners


def _cells(middles: F32, normals: NDArray[np.float32], triangles: int) -> tuple[I64, I64]:
    """((c,3) cells that triangles lie in, which of them each is in)."""
    area = float(np.linalg.norm(normals, axis=1).mean()) / 2 * triangles
    side = max(float(np.sqrt(_MEETS * area * _TO_A_CELL / len(middles))), 1e-30)
    grid = np.floor((middles - middles.min(axis=0)) / side).astype(np.int64)
    if int(grid.max()) >= (1 << 20) - 3:
        raise ValueError("too far apart")
    keys, cell = np.unique((grid[:, 0] << 40) | (grid[:, 1] << 20) | grid[:, 2], return_inverse=True)
    mask = (1 << 20) - 1
    return np.stack([keys >> 40, (keys >> 20) & mask, keys & mask], axis=1), cell


def _sums(cell: I64, values: NDArray[np.number], count: int) -> F64:
    return np.stack([np.bincount(cell, column, count) for column in values.T], axis=1)


def _unit(vectors: F64) -> F64:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.where(length > 0, vectors / np.maximum(length, 1e-30), np.array([0.0, 1, 0]))


def _colours(values: F64) -> U8:
    out = np.full((len(values), 4), 255, np.uint8)
    out[:, : values.shape[1]] = np.rint(values)
    return out


def _keys(cells: I64) -> I64:
    return np.asarray((cells[:, 0] << 40) | (cells[:, 1] << 20) | cells[:, 2])


def _filled(cells: I64, table: F64) -> tuple[I64, F64]:
    """The cells, in the order of their keys, and what is known of them, with those between them that chance left empty:
    what is known of the cells beside such a one, on the whole."""
    around = np.concatenate([cells + step for step in (*np.eye(3, dtype=np.int64), *-np.eye(3, dtype=np.int64))])
    keys, place, beside = np.unique(_keys(around + 1), return_inverse=True, return_counts=True)
    mean = _sums(place, np.tile(table, (6, 1)), len(keys)) / beside[:, None]
    new = (beside >= _BESIDE) & ~np.isin(keys, _keys(cells + 1))
    mask = (1 << 20) - 1
    fresh = np.stack([keys[new] >> 40, (keys[new] >> 20) & mask, keys[new] & mask], axis=1) - 1
    cells = np.concatenate([cells, fresh]) + 1
    order = np.argsort(_keys(cells))
    return cells[order], np.concatenate([table, mean[new]])[order]


def _joined(cells: I64) -> I64:
    """(m,3) triangles of cells around each edge of the grid: two of four cells, or one of three."""
    keys = _keys(cells)
    steps = (1 << 40, 1 << 20, 1)
    here = np.arange(len(keys))
    found = []

    def beside(step: int) -> I64:
        """Which cell lies a step further; -1 where there is none."""
        at = np.minimum(np.searchsorted(keys, keys + step), len(keys) - 1)
        return np.where(keys[at] == keys + step, at, -1)

    for one, other in ((0, 1), (1, 2), (2, 0)):
        for way in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
            along, across = beside(way[0] * steps[one]), beside(way[1] * steps[other])
            corner = beside(way[0] * steps[one] + way[1] * steps[other])
            there = (along >= 0) & (across >= 0) & ((corner < 0) | (way[0] == way[1]))
            found.append(np.stack([here, along, across], axis=1)[there])
    return np.concatenate(found)
