"""Vertices made one, cell by cell of a uniform grid (Rossignac and Borrel 1993): numbers of cells, groups, means."""

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.geometry import F32, U8

I64 = NDArray[np.int64]
UV_CELLS = 48
"""Texture cells along a UV set's range: vertices of different cells stay apart, so that texture seams do not smear."""


def cell_numbers(values: F32, cell: float) -> I64:
    """(n,) one number for each cell of a grid over (n,k) values."""
    grid = np.floor((values - values.min(axis=0)) * np.float32(1.0 / cell)).astype(np.int64)
    spans = grid.max(axis=0) + 1
    key = grid[:, 0]
    for axis in range(1, values.shape[1]):
        key = key * spans[axis] + grid[:, axis]
    return np.asarray(key)


def numbered(key: I64) -> tuple[int, I64]:
    """(how many different keys, (n,) the number of each entry's key)."""
    largest = int(key.max()) + 1
    if largest <= max(1 << 22, 16 * len(key)):  # a table is several times quicker than sorting
        table = np.zeros(largest, np.int64)
        table[key] = 1
        np.cumsum(table, out=table)  # of its own type: otherwise all other threads stand still meanwhile
        return int(table[-1]), table[key] - 1
    values, inverse = np.unique(key, return_inverse=True)
    return len(values), inverse


def clusters(place: I64, uvs: tuple[F32, ...]) -> tuple[int, I64, I64]:
    """(count, (n,) cluster of each vertex, (count,) one vertex of each): place and texture cell together."""
    key = place
    for uv in uvs[:1]:
        span = max(1.0, float(np.ptp(uv, axis=0).max()))
        texture_cells, texture_cell = numbered(cell_numbers(uv, span / UV_CELLS))
        key = key * texture_cells + texture_cell
    count, cluster = numbered(key)
    first = np.zeros(count, np.int64)
    first[cluster] = np.arange(len(cluster))
    return count, cluster, first


def means(group: I64, count: int, values: NDArray[np.float32] | U8) -> F32:
    """(count,k) mean of the (n,k) values of each group."""
    sizes = np.bincount(group, minlength=count)
    columns = [np.bincount(group, values[:, k], minlength=count) / sizes for k in range(values.shape[1])]
    return np.stack(columns, axis=1).astype(np.float32)


def unit(normals: F32) -> F32:
    """(n,k) at length one; what is next to nothing stays so."""
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    return np.asarray(normals / np.where(length > 1e-12, length, 1.0), dtype=np.float32)
