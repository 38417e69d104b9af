"""What one part of each step does, told by the plan and the store alone, so that any process may do it: parts of a step
do not know of each other, and doing one again gives the same."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.levels.grid import counted
from exhibit_viewer.ingest.levels.nodes import Nodes, NodesAbove, group_table, sphere
from exhibit_viewer.ingest.levels.piece import Piece, joined, on_border
from exhibit_viewer.ingest.levels.plan import Plan
from exhibit_viewer.ingest.levels.simplify import Bools, taken
from exhibit_viewer.ingest.levels.source import chunk_of, pieces_of, unit
from exhibit_viewer.ingest.levels.store import Store
from exhibit_viewer.ingest.levels.surface import Surface


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
    groups = taken(group_table(store, plan.grid_at(0), 0), keys)
    order = np.argsort(groups, kind="stable")
    rows = np.empty((len(order), 4), np.uint32)
    rows[:, :3] = taken(corners, order)
    rows[:, 3] = order + start
    store.pour(f"sorted-{part}", [rows])
    return {"starts": np.searchsorted(groups[order], np.arange(plan.groups + 1)).astype(np.int64)}


def _gather(store: Store, plan: Plan, surface: Surface, part: int) -> dict[str, NDArray[np.generic]]:
    """The triangles of each group with their corners. Where normals are to be made, what the group's own triangles add
    to those of its border corners (rim)."""
    found, sizes, rims, ids, sums = [], [], [], [np.zeros(0, np.int64)], [np.zeros((0, 3), np.float32)]
    for piece in pieces_of(store, plan, surface, part):
        rim = np.flatnonzero(on_border(piece.ids, piece.faces))
        rims.append(rim.astype(np.int32))
        ids.append(piece.ids[rim])
        sums.append(taken(piece.corners.normals, rim))
        found.append(piece.to_bytes())
        sizes.append(piece.size)
    starts = store.pour(f"pieces-0-{part}", found)
    return {
        "sizes": np.array(sizes), "starts": np.array(starts), "ids": np.concatenate(ids), "sums": np.concatenate(sums),
        "rims": np.concatenate(rims), "ends": np.cumsum([len(rim) for rim in rims]),
    }  # fmt: skip


def _base(store: Store, plan: Plan, surface: Surface, part: int) -> dict[str, NDArray[np.generic]]:
    """The nodes of level 0, and each of them made coarser: a node of level 1."""
    below, above = Nodes(plan, 0), NodesAbove(store, plan)
    pieces = _whole(store, plan, surface, part) if plan.has_normals else _shaded(store, plan, part)
    for node, (piece, fixed) in zip(plan.members(part, plan.groups), pieces, strict=True):
        below.add(piece, sphere(piece.corners.places))
        above.make(piece, fixed, plan.groups + node, 0.0, 0.0)
    below.keep(store, part)
    above.keep(store, plan, part)
    return {}


def _merge(store: Store, plan: Plan, _: Surface, part: int) -> dict[str, NDArray[np.generic]]:
    """The patches of each group joined and made coarser: the nodes of the next level."""
    index, above = store.get(f"index-{plan.height}"), NodesAbove(store, plan)
    first = plan.first_node + plan.nodes
    for group in plan.members(part, plan.groups):
        rows = index["rows"][index["order"][index["starts"][group] : index["starts"][group + 1]]]
        pieces = [
            Piece.from_bytes(store.run(f"patches-{plan.height}-{home}", begin, end), (n, m), plan.layout)
            for _, _, m, n, home, begin, end in rows.tolist()
        ]
        whole, children = joined(pieces), rows[:, 0]
        above.make(
            whole,
            on_border(whole.ids, whole.faces),
            first + group,
            float(index["deviations"][children].max()),
            float(index["errors"][children].max()),
        )
    above.keep(store, plan, part)
    return {}


_STEPS = {
    "bounds": _bounds,
    "count": _count,
    "sort": _sort,
    "gather": _gather,
    "base": _base,
    "merge": _merge,
}


def _whole(store: Store, plan: Plan, surface: Surface, part: int) -> Iterator[tuple[Piece, Bools]]:
    """(a group of a part, which of its corners other groups use too)."""
    for piece in pieces_of(store, plan, surface, part):
        yield piece, on_border(piece.ids, piece.faces)


def _shaded(store: Store, plan: Plan, part: int) -> Iterator[tuple[Piece, Bools]]:
    """As `_whole`, from the pieces that `_gather` kept, their normals whole."""
    known = np.memmap(store.folder / "rim-ids.raw", np.int64, "r")
    sums = store.rows("rim-sums", "f8", 3, len(known))
    table = store.get(f"gather-0-{part}")
    ends, starts = table["ends"].tolist(), table["starts"].tolist()
    for k, (n, m) in enumerate(table["sizes"].tolist()):
        piece = Piece.from_bytes(store.run(f"pieces-0-{part}", starts[k], starts[k + 1]), (n, m), plan.layout)
        rim = table["rims"][ends[k - 1] if k else 0 : ends[k]]
        normals, fixed = piece.corners.normals.copy(), np.zeros(n, bool)
        if len(rim):
            fixed[rim] = True
            normals[rim] = sums.take(np.searchsorted(known, piece.ids[rim]))
        yield replace(piece, corners=replace(piece.corners, normals=unit(normals))), fixed
