"""The source's own triangles: chunk by chunk as they lie in the file, and group by group once they are sorted."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.levels.piece import Piece, compact
from exhibit_viewer.ingest.levels.plan import PACKED_BITS, Plan
from exhibit_viewer.ingest.levels.simplify import Corners, taken
from exhibit_viewer.ingest.levels.store import Store
from exhibit_viewer.ingest.levels.surface import Array, Rows, Surface
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.levels import F32, I32, I64

_SPARSE = 16
"""Vertices are numbered by a table as long as the stretch they lie in, unless it has so many times as many rows as the
triangles have corners."""


def chunk_of(plan: Plan, surface: Surface, part: int, tables: list[Rows]) -> tuple[I32, list[Array]]:
    """(a chunk of triangles, the rows of each table that they name). Raises Fault: INDEX_OUT_OF_RANGE,
    FORMAT_IRREGULAR."""
    start, end = part * plan.chunk, min((part + 1) * plan.chunk, plan.source_triangles)
    faces = surface.indices.rows(start, end)
    if surface.sign is not None and bool((surface.sign.rows(start, end) != surface.meaning).any()):
        raise Fault(Code.FORMAT_IRREGULAR, detail="not only triangles")
    if int(faces.max()) >= plan.vertices or int(faces.min()) < 0:
        raise Fault(Code.INDEX_OUT_OF_RANGE, detail=f"{int(faces.max())} of {plan.vertices}")
    local, _, found = _near(faces, tables)
    return local, found


def pieces_of(store: Store, plan: Plan, surface: Surface, part: int) -> Iterator[Piece]:
    """The groups of a part. Normals are those of the surface or, where it has none, the sum of what the group's own
    triangles add to each corner, not yet of length one."""
    groups = plan.members(part, plan.groups)
    rows, ends = _sorted_rows(store, plan, groups)
    tables = [surface.positions, *(t for t in (surface.normals, surface.colours) if t is not None), *surface.uvs]
    local, rows_of, found = _near(rows[:, :3], tables)
    scratch = np.empty(int(local.max()) + 1, np.int32)
    for start, end in zip([0, *ends[:-1]], ends, strict=True):
        vertices, faces = compact(local[start:end], scratch)
        if not surface.joined:
            vertices, faces = _joined(plan.places(found[0][vertices]), vertices, faces, scratch)
        attributes = iter([taken(table, vertices) for table in found])
        positions = next(attributes)
        places = plan.places(positions)
        normals = _summed(positions, faces) if surface.normals is None else unit(next(attributes))
        colours = None if surface.colours is None else _opaque(next(attributes))
        uvs = tuple(uv.astype(np.float32) for uv in attributes)
        ids = taken(rows_of, vertices) if surface.joined else _packed(places)
        yield Piece(ids, Corners(places, normals, colours, uvs), faces, rows[start:end, 3].astype(np.int64))


def _joined(places: I32, vertices: I64, faces: I32, scratch: I32) -> tuple[I64, I32]:
    """(vertices, faces) with one vertex of all at one place."""
    _, first, row = np.unique(_packed(places), return_index=True, return_inverse=True)
    used, faces = compact(row.astype(np.int32)[faces], scratch)
    return vertices[first[used]], faces


def _packed(places: I32) -> I64:
    """(n,) a number for each place of the lattice."""
    x, y, z = places.astype(np.int64).T
    return np.asarray((x << 2 * PACKED_BITS) | (y << PACKED_BITS) | z)


def _near(faces: NDArray[np.integer], tables: list[Rows]) -> tuple[I32, I64, list[Array]]:
    """(faces naming rows of what is returned, the rows (k,) of the tables that they name, these)."""
    low, high = int(faces.min()), int(faces.max()) + 1
    if high - low > _SPARSE * faces.size:
        chosen, local = np.unique(faces, return_inverse=True)
        return (
            local.reshape(faces.shape).astype(np.int32),
            chosen.astype(np.int64),
            [table.take(chosen.astype(np.int64)) for table in tables],
        )
    near = (faces - faces.dtype.type(low)).astype(np.int32)
    used = np.zeros(high - low, bool)
    used[near] = True
    rows = np.flatnonzero(used)
    if 2 * len(rows) > high - low:
        return near, np.arange(low, high), [table.rows(low, high) for table in tables]
    number = np.cumsum(used, dtype=np.int32) - np.int32(1)
    rows += low
    return taken(number, near), rows, [table.take(rows) for table in tables]


def _sorted_rows(store: Store, plan: Plan, groups: range) -> tuple[NDArray[np.uint32], list[int]]:
    """((m,4) corners and source row of the triangles of some groups, group by group, where each ends)."""
    starts = store.rows("starts", "i8", plan.chunks, plan.groups + 1).rows(groups.start, groups.stop + 1)
    found, owner = [], []
    for chunk, (first, last) in enumerate(zip(starts[0].tolist(), starts[-1].tolist(), strict=True)):
        if last > first:
            size = min(plan.chunk, plan.source_triangles - chunk * plan.chunk)
            found.append(store.rows(f"sorted-{chunk}", "u4", 4, size).rows(first, last))
            owner.append(np.repeat(np.arange(len(groups), dtype=np.uint16), np.diff(starts[:, chunk])))
    order = np.argsort(np.concatenate(owner), kind="stable")
    ends = np.cumsum(np.diff(starts, axis=0).sum(axis=1))
    return taken(np.concatenate(found), order), ends.tolist()


def _summed(positions: Array, faces: I32) -> F32:
    """(n,3) sums of the normals of the faces around each corner, twice their areas long."""
    a, b, c = (taken(positions, faces[:, k]).astype(np.float32, copy=False) for k in range(3))
    first, second = b - a, c - a
    total = np.zeros((len(positions), 3), np.float32)
    flat = faces.T.reshape(-1)
    for axis in range(3):
        i, j = (axis + 1) % 3, (axis + 2) % 3
        own = first[:, i] * second[:, j] - first[:, j] * second[:, i]
        total[:, axis] = np.bincount(flat, np.tile(own, 3), len(positions))
    return np.nan_to_num(total, copy=False)


def unit(normals: NDArray[np.number]) -> F32:
    """At length one; up where there is none."""
    values = np.nan_to_num(normals.astype(np.float32))
    length = np.sqrt(np.einsum("ij,ij->i", values, values))
    none = length <= 0
    values /= np.where(none, np.float32(1), length)[:, None]
    values[none] = (0, 1, 0)
    return values


def _opaque(colours: Array) -> NDArray[np.uint8]:
    if colours.shape[1] == 4:
        return colours
    out = np.full((len(colours), 4), 255, np.uint8)
    out[:, :3] = colours
    return out
