"""From level to level: group, write what is now final, simplify, start again with half as much."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from exhibit_viewer.ingest.levels.partition import partition
from exhibit_viewer.ingest.levels.simplify import Bools, Coarser, Corners, box, coarser
from exhibit_viewer.model.levels import F64, I32, I64
from exhibit_viewer.model.node_page import NodeGeometry, encode_node

GROUP_TRIANGLES = 16_000
SMALLEST_TOP = 6_000
"""Triangles: no need for a level above this."""
WORTH = 0.8
"""A level must leave no more than this share of the one below; locked borders (texture seams) set an end to it."""
SEEN_EDGE = 0.35
"""Shading and colours sit on the vertices: a node's error is at least this share of its edges' length."""

Report = Callable[[int], None]


@dataclass(slots=True)
class Table:
    """What is known of each node, and the pages so far. Errors and spheres in lattice steps."""

    centres: list[F64] = field(default_factory=list)
    radii: list[float] = field(default_factory=list)
    errors: list[float] = field(default_factory=list)
    deviations: list[float] = field(default_factory=list)
    heights: list[int] = field(default_factory=list)
    vertices: list[int] = field(default_factory=list)
    triangles: list[int] = field(default_factory=list)
    checksums: list[int] = field(default_factory=list)
    patches: list[tuple[int, int, int]] = field(default_factory=list)
    pages: list[bytes] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class _Level:
    """One resolution: nodes are runs of faces, the first of them number `first_node`; starts (k+1,).

    source: (m,) rows of the source mesh, empty above level 0."""

    corners: Corners
    faces: I32
    starts: I64
    first_node: int
    source: I64

    @property
    def nodes(self) -> int:
        return len(self.starts) - 1


def build_hierarchy(corners: Corners, faces: I32, extent: int, uv_frames: F64, report: Report) -> Table:
    """Every level of a mesh on a lattice of 0..extent. `report` is told the triangles of each group that is done."""
    table = Table()
    level = _first_level(corners, faces, extent, table)
    height = 0
    while True:
        groups = _groups(level, extent, height)
        following = None if groups is None else _next_level(level, groups, table, height + 1, report)
        parents = None if following is None else groups
        _write(level, parents, table, uv_frames, following)
        if following is None:
            return table
        level, height = following, height + 1


def _first_level(corners: Corners, faces: I32, extent: int, table: Table) -> _Level:
    """The mesh, its faces in the order of their groups."""
    groups = partition(_middles(corners, faces), extent, GROUP_TRIANGLES, 0)
    order = _ordered(groups)
    starts = np.searchsorted(groups[order], np.arange(int(groups.max()) + 2)).astype(np.int64)
    level = _Level(corners, faces[order], starts, 0, order)
    for node in range(level.nodes):
        rows = level.faces[starts[node] : starts[node + 1]]
        centre, radius = _sphere(corners.places[np.unique(rows)])
        _enter(table, centre, radius, 0.0, 0.0, 0)
    return level


def _ordered(groups: I32) -> I64:
    """The order that puts groups together, stable. Sixteen bits are sorted in one sweep."""
    return np.argsort(groups.astype(np.uint16) if groups.max() < 65_536 else groups, kind="stable")


def _middles(corners: Corners, faces: I32) -> I32:
    total = corners.places[faces[:, 0]] + corners.places[faces[:, 1]]
    total += corners.places[faces[:, 2]]
    return np.asarray(total // 3, np.int32)


def _sphere(places: I32) -> tuple[F64, float]:
    low, high = box(places)
    centre = (low.astype(np.float64) + high) / 2
    squares = sum((column - middle) ** 2 for column, middle in zip(places.T, centre, strict=True))
    return centre, float(np.sqrt(np.max(squares)))


def _enter(table: Table, centre: F64, radius: float, deviation: float, error: float, height: int) -> None:
    table.centres.append(centre)
    table.radii.append(radius)
    table.deviations.append(deviation)
    table.errors.append(error)
    table.heights.append(height)


def _groups(level: _Level, extent: int, height: int) -> I32 | None:
    """(m,) group of each face of the level; None when it is small enough to be the last."""
    if len(level.faces) <= SMALLEST_TOP:
        return None
    if height == 0:
        return np.repeat(np.arange(level.nodes, dtype=np.int32), np.diff(level.starts))
    return partition(_middles(level.corners, level.faces), extent, GROUP_TRIANGLES, height)


def _next_level(level: _Level, groups: I32, table: Table, height: int, report: Report) -> _Level | None:
    """The level made of these groups, its nodes entered in the table; None when hardly anything would be gained."""
    shared = _shared(level, groups)
    number = np.cumsum(shared) - 1
    parts: list[Corners] = [level.corners.take(shared)]
    faces: list[I32] = []
    entries: list[tuple[F64, float, float, float]] = []
    found = int(shared.sum())
    scratch = np.empty(len(level.corners.places), np.int32)
    for rows, children in _members(level, groups):
        vertices, local = _compact(rows, scratch)
        outcome = coarser(level.corners.take(vertices), local, shared[vertices])
        renumbered, fresh = _renumbered(outcome, number[vertices], found)
        parts.append(outcome.corners.take(fresh))
        found += int(fresh.sum())
        faces.append(renumbered)
        entries.append(_entry(outcome, level, vertices, children, table))
        report(len(rows))
    if sum(len(part) for part in faces) > WORTH * len(level.faces):
        return None
    first = len(table.centres)
    for centre, radius, deviation, error in entries:
        _enter(table, centre, radius, deviation, error, height)
    starts = np.cumsum([0, *(len(part) for part in faces)]).astype(np.int64)
    return _Level(_joined(parts), np.concatenate(faces), starts, first, np.zeros(0, np.int64))


def _shared(level: _Level, groups: I32) -> Bools:
    """(n,) vertices that triangles of several groups use."""
    owner = np.zeros(len(level.corners.places), np.int32)
    for corner in range(3):
        owner[level.faces[:, corner]] = groups
    shared = np.zeros(len(owner), bool)
    for corner in range(3):
        shared[level.faces[owner[level.faces[:, corner]] != groups, corner]] = True
    return shared


def _members(level: _Level, groups: I32) -> Iterator[tuple[I32, I64]]:
    """(faces, the nodes they come from) of every group."""
    order = _ordered(groups)
    starts = np.searchsorted(groups[order], np.arange(int(groups.max()) + 2))
    node = np.searchsorted(level.starts, order, side="right") - 1 + level.first_node
    for start, end in pairwise(starts.tolist()):
        yield level.faces[order[start:end]], np.unique(node[start:end])


def _compact(rows: I32, first_use: I32) -> tuple[I64, I32]:
    """(vertices used, in the order of their first use; the faces naming rows of them). first_use (n,): scratch."""
    flat = rows.reshape(-1)
    corner = np.arange(len(flat), dtype=np.int32)
    first_use[flat[::-1]] = corner[::-1]  # of several writers the last one, which is the first corner, wins
    first = first_use[flat]
    new = first == corner
    number = np.cumsum(new, dtype=np.int32) - np.int32(1)
    return flat[new].astype(np.int64), number[first].reshape(-1, 3)


def _renumbered(outcome: Coarser, shared_numbers: I64, found: int) -> tuple[I32, Bools]:
    """(faces in the numbers of the next level, rows of the outcome that are new there)."""
    count = len(outcome.corners.places)
    numbers = np.full(count, -1, np.int64)
    held = outcome.kept >= 0
    numbers[outcome.kept[held]] = shared_numbers[held]
    used = np.zeros(count, bool)
    used[outcome.faces] = True
    fresh = used & (numbers < 0)
    numbers[fresh] = found + np.arange(int(fresh.sum()))
    return numbers[outcome.faces].astype(np.int32), fresh


def _entry(
    outcome: Coarser, level: _Level, vertices: I64, children: I64, table: Table
) -> tuple[F64, float, float, float]:
    """(centre, radius, deviation, error) of a node; errors are never less than those below it."""
    centre, radius = _sphere(level.corners.places[vertices])
    deviation = outcome.error + max(table.deviations[child] for child in children)
    edges = (outcome.corners.places[outcome.faces[:, 1]] - outcome.corners.places[outcome.faces[:, 0]]).astype(float)
    length = float(np.sqrt(np.einsum("ij,ij->i", edges, edges)).mean()) if len(edges) else 0.0
    error = max(deviation, SEEN_EDGE * length, *(table.errors[child] * (1 + 1e-6) for child in children))
    return centre, radius, deviation, error


def _joined(parts: list[Corners]) -> Corners:
    colours = [part.colours for part in parts if part.colours is not None]
    return Corners(
        np.concatenate([part.places for part in parts]),
        np.concatenate([part.normals for part in parts]),
        np.concatenate(colours) if colours else None,
        tuple(np.concatenate(sets) for sets in zip(*(part.uvs for part in parts), strict=True)),
    )


def _write(level: _Level, groups: I32 | None, table: Table, uv_frames: F64, following: _Level | None) -> None:
    """The pages of a level, whose patches are known now."""
    scratch = np.empty(len(level.corners.places), np.int32)
    for node in range(level.nodes):
        run = slice(int(level.starts[node]), int(level.starts[node + 1]))
        faces, source = level.faces[run], level.source[run]
        number = level.first_node + node
        if groups is None or following is None:
            table.patches.append((number, -1, len(faces)))
        else:
            own = groups[run]
            order = _ordered(own)
            faces, source = faces[order], source[order] if len(source) else source
            values, counts = np.unique(own, return_counts=True)
            found = zip(values.tolist(), counts.tolist(), strict=True)
            table.patches += [(number, following.first_node + value, count) for value, count in found]
        vertices, local = _compact(faces, scratch)
        part = level.corners.take(vertices)
        empty = np.zeros(0, np.int64)
        geometry = NodeGeometry(
            part.places, local.astype(np.uint32), part.normals, part.colours, part.uvs, source, empty
        )
        page = encode_node(geometry, uv_frames)
        table.vertices.append(len(vertices))
        table.triangles.append(len(faces))
        table.checksums.append(zlib.crc32(page))
        table.pages.append(page)
