"""What one part of each step does, told by the plan and the store alone, so that any process may do it: parts of a step
do not know of each other, and doing one again gives the same."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.levels.grid import added, counted, group_kind
from exhibit_viewer.ingest.levels.nodes import Entry, above, coarser_piece, columns, page, sphere
from exhibit_viewer.ingest.levels.piece import Piece, joined, on_border
from exhibit_viewer.ingest.levels.plan import Plan
from exhibit_viewer.ingest.levels.simplify import coarser, taken
from exhibit_viewer.ingest.levels.source import chunk_of, pieces_of
from exhibit_viewer.ingest.levels.store import Store
from exhibit_viewer.ingest.levels.surface import Surface
from exhibit_viewer.model.levels import F64, I32


def work(store: Store, plan: Plan, surface: Surface, part: int) -> None:
    """Do a part of the present step, unless it was done before. Raises Fault, OSError."""
    done = f"{plan.step}-{plan.height}-{part}"
    if not store.has(done):
        store.keep(done, **_STEPS[plan.step](store, plan, surface, part))


def _bounds(_: Store, plan: Plan, surface: Surface, part: int) -> dict[str, NDArray[np.generic]]:
    """The box of some vertices, and of their texture coordinates."""
    rows = slice(part * plan.chunk, min((part + 1) * plan.chunk, plan.vertices))
    found: dict[str, NDArray[np.generic]] = {}
    columns = {"place": surface.positions, **{f"uv{k}": uv for k, uv in enumerate(surface.uvs)}}
    for name, column in columns.items():
        values = column.rows(rows.start, rows.stop)
        found[f"{name}_low"] = np.array([own.min() for own in values.T], np.float64)
        found[f"{name}_high"] = np.array([own.max() for own in values.T], np.float64)
    return found


def _count(store: Store, plan: Plan, surface: Surface, part: int) -> dict[str, NDArray[np.generic]]:
    """Which cell each triangle of a chunk is in, kept for `_sort`, and how many each cell has."""
    assert plan.grid is not None
    faces, (places,) = chunk_of(plan, surface, part, [surface.positions])
    sums = taken(places, faces[:, 0])
    sums += taken(places, faces[:, 1])
    sums += taken(places, faces[:, 2])
    keys = plan.grid.keys(sums, np.array(plan.origin), plan.step_size)
    store.pour(f"keys-{part}", [keys])
    cells, counts = counted(keys)
    return {"cells": cells, "counts": counts}


def _sort(store: Store, plan: Plan, surface: Surface, part: int) -> dict[str, NDArray[np.generic]]:
    """The triangles of a chunk in the order of their groups: corners and the row in the source."""
    start = part * plan.chunk
    corners = surface.indices.rows(start, min(start + plan.chunk, plan.source_triangles))
    keys = np.frombuffer(store.run(f"keys-{part}", 0, 4 * len(corners)), np.int32)
    groups = _table(store, plan, 0)[keys]
    order = np.argsort(groups, kind="stable")
    rows = np.empty((len(order), 4), np.uint32)
    rows[:, :3] = taken(corners, order)
    rows[:, 3] = order + start
    store.pour(f"sorted-{part}", [rows])
    return {"starts": np.searchsorted(groups[order], np.arange(plan.groups + 1)).astype(np.int64)}


def _gather(store: Store, plan: Plan, surface: Surface, part: int) -> dict[str, NDArray[np.generic]]:
    """The triangles of each group with their corners. Where normals are to be made, what the group's own triangles add
    to those of its border corners."""
    found, sizes, ids, sums = [], [], [np.zeros(0, np.int64)], [np.zeros((0, 3), np.float32)]
    for piece in pieces_of(store, plan, surface, part):
        rim = on_border(piece.ids, piece.faces)
        ids.append(piece.ids[rim])
        sums.append(piece.corners.normals[rim])
        found.append(piece.to_bytes())
        sizes.append(piece.size)
    starts = store.pour(f"pieces-0-{part}", found)
    return {
        "sizes": np.array(sizes), "starts": np.array(starts), "ids": np.concatenate(ids), "sums": np.concatenate(sums)
    }  # fmt: skip


def _base(store: Store, plan: Plan, surface: Surface, part: int) -> dict[str, NDArray[np.generic]]:
    """The pages of level 0, and each of its nodes made coarser: a node of level 1."""
    pages, entries, made = _Pages(), [], _Made(plan, 1)
    pieces = pieces_of(store, plan, surface, part) if plan.has_normals else _shaded(store, plan, part)
    for node, piece in zip(plan.members(part, plan.groups), pieces, strict=True):
        pages.add(piece, plan.frames)
        entries.append(sphere(piece.corners.places))
        made.add(piece, plan.groups + node, 0.0, 0.0)
    return {**pages.poured(store, 0, part), **made.poured(store, part), **_below(entries)}


def _split(store: Store, plan: Plan, _: Surface, part: int) -> dict[str, NDArray[np.generic]]:
    """The pages of a level, and its nodes in patches, one for each group of the next level."""
    pages, found, patches = _Pages(), [], []
    table = _table(store, plan, plan.height)
    for node, piece in zip(plan.members(part, plan.nodes), _made(store, plan, part), strict=True):
        groups = table[_keys(plan, piece, plan.height)]
        order = np.argsort(groups, kind="stable")
        scratch = np.empty(len(piece.ids), np.int32)
        ordered = piece.part(order, scratch)
        pages.add(ordered, plan.frames)
        values, firsts = np.unique(groups[order], return_index=True)
        for group, first, last in zip(values, firsts, [*firsts[1:], len(order)], strict=True):
            patch = ordered.part(slice(first, last), scratch)
            found.append(patch.to_bytes())
            patches.append((node, group, *patch.size))
    starts = np.array(store.pour(f"patches-{plan.height}-{part}", found))
    table_of = np.array(patches, np.int64).reshape(-1, 4)
    return {**pages.poured(store, plan.height, part), "patches": table_of, "starts": starts}


def _merge(store: Store, plan: Plan, _: Surface, part: int) -> dict[str, NDArray[np.generic]]:
    """The patches of each group joined and made coarser: the nodes of the next level."""
    index, made = store.get(f"index-{plan.height}"), _Made(plan, plan.height + 1)
    first = plan.first_node + plan.nodes
    for group in plan.members(part, plan.groups):
        rows = index["rows"][index["starts"][group] : index["starts"][group + 1]]
        pieces = [
            Piece.from_bytes(store.run(f"patches-{plan.height}-{home}", begin, end), (n, m), plan.layout)
            for home, begin, end, n, m, _ in rows.tolist()
        ]
        children = rows[:, 5]
        made.add(
            joined(pieces),
            first + group,
            float(index["deviations"][children].max()),
            float(index["errors"][children].max()),
        )
    return made.poured(store, part)


def _tops(store: Store, plan: Plan, _: Surface, part: int) -> dict[str, NDArray[np.generic]]:
    """The pages of the last level."""
    pages = _Pages()
    for piece in _made(store, plan, part):
        pages.add(piece, plan.frames)
    return pages.poured(store, plan.height, part)


_STEPS = {
    "bounds": _bounds,
    "count": _count,
    "sort": _sort,
    "gather": _gather,
    "base": _base,
    "split": _split,
    "merge": _merge,
    "tops": _tops,
}


class _Pages:
    """Pages as they are made."""

    def __init__(self) -> None:
        self._pages: list[bytes] = []
        self._rows: list[tuple[int, int, int]] = []

    def add(self, piece: Piece, uv_frames: F64) -> None:
        """Its triangles are in the order of their patches."""
        data, checksum = page(piece, uv_frames)
        self._pages.append(data)
        self._rows.append((*piece.size, checksum))

    def poured(self, store: Store, height: int, part: int) -> dict[str, NDArray[np.generic]]:
        """Written; what is to be known of them."""
        store.pour(f"pages-{height}-{part}", self._pages)
        lengths = np.array([len(data) for data in self._pages], np.int64)
        return {"pages": np.array(self._rows, np.int64).reshape(-1, 3), "lengths": lengths}


class _Made:
    """Nodes of a level as they are made from groups of the one below."""

    def __init__(self, plan: Plan, height: int) -> None:
        self._plan, self._height = plan, height
        self._pieces: list[bytes] = []
        self._sizes: list[tuple[int, int]] = []
        self._entries: list[Entry] = []
        self._counts = [(np.zeros(0, np.int64), np.zeros(0, np.int64))]

    def add(self, group: Piece, number: int, deviation: float, error: float) -> None:
        """Make a group coarser. deviation, error: the largest of the nodes its triangles come from."""
        outcome = coarser(group.corners, group.faces, on_border(group.ids, group.faces))
        piece = coarser_piece(outcome, group.ids, number)
        self._entries.append(above(outcome, group.corners.places, deviation, error))
        self._pieces.append(piece.to_bytes())
        self._sizes.append(piece.size)
        self._counts.append(counted(_keys(self._plan, piece, self._height)))

    def poured(self, store: Store, part: int) -> dict[str, NDArray[np.generic]]:
        """Written; what is to be known of them."""
        starts = store.pour(f"pieces-{self._height}-{part}", self._pieces)
        cells, counts = added(self._counts)
        store.keep(
            f"made-{self._height}-{part}", sizes=np.array(self._sizes), starts=np.array(starts), cells=cells,
            counts=counts, **columns(self._entries),
        )  # fmt: skip
        return {}


def _keys(plan: Plan, piece: Piece, height: int) -> I32:
    places, faces = piece.corners.places, piece.faces
    sums = taken(places, faces[:, 0]) + taken(places, faces[:, 1]) + taken(places, faces[:, 2])
    return plan.grid_at(height).keys(sums.astype(np.float32), np.zeros(3), 1.0)


def _table(store: Store, plan: Plan, height: int) -> NDArray[np.integer]:
    """(cells,) group of each cell, mapped."""
    return np.memmap(store.folder / f"table-{height}.raw", group_kind(plan.groups), "r")


def _below(entries: list[Entry]) -> dict[str, NDArray[np.generic]]:
    return {"centres": np.array([entry.centre for entry in entries]), "radii": np.array([e.radius for e in entries])}


def _made(store: Store, plan: Plan, part: int) -> Iterator[Piece]:
    """The nodes of the present level that a part of the last step made."""
    yield from _stored(store, plan, plan.height, part, store.get(f"made-{plan.height}-{part}"))


def _stored(store: Store, plan: Plan, height: int, part: int, table: dict[str, NDArray[np.generic]]) -> Iterator[Piece]:
    starts = table["starts"].tolist()
    for k, (n, m) in enumerate(table["sizes"].tolist()):
        data = store.run(f"pieces-{height}-{part}", starts[k], starts[k + 1])
        yield Piece.from_bytes(data, (n, m), plan.layout)


def _shaded(store: Store, plan: Plan, part: int) -> Iterator[Piece]:
    """The pieces that `_gather` kept, their normals whole."""
    rim = np.memmap(store.folder / "rim-ids.raw", np.int64, "r")
    sums = store.rows("rim-sums", "f8", 3, len(rim))
    for piece in _stored(store, plan, 0, part, store.get(f"gather-0-{part}")):
        normals = piece.corners.normals.copy()
        own = np.flatnonzero(on_border(piece.ids, piece.faces))
        if len(own):
            normals[own] = sums.take(np.searchsorted(rim, piece.ids[own]))
        length = np.sqrt(np.einsum("ij,ij->i", normals, normals))[:, None]
        normals /= np.where(length > 0, length, 1)
        normals[length[:, 0] == 0] = (0.0, 1.0, 0.0)
        yield replace(piece, corners=replace(piece.corners, normals=normals))
