"""The nodes of a level while it is built: what is known of them, their pages, and their patches."""

import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.levels.grid import Grid, counted
from exhibit_viewer.ingest.levels.piece import Piece
from exhibit_viewer.ingest.levels.plan import Plan
from exhibit_viewer.ingest.levels.simplify import Bools, Coarser, box, coarser, mean_edge, taken
from exhibit_viewer.ingest.levels.store import Store
from exhibit_viewer.model.levels import F32, F64, I32, I64
from exhibit_viewer.model.node_page import NodeGeometry, encode_node

SEEN_EDGE = 0.35
"""Shading and colours sit on the vertices: a node's error is at least this share of its edges' length."""
_ROUNDED = 1 + 1e-6
"""Distances are reckoned in 32 bits, from whole numbers and halves that these hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A node; lengths in lattice steps. deviation: how far it may lie from the mesh; error: the same, as it looks."""

    centre: F64
    radius: float
    deviation: float = 0.0
    error: float = 0.0


def sphere(places: I32) -> Entry:
    """A node of level 0."""
    low, high = box(places)
    centre = (low.astype(np.float64) + high) / 2
    away = [column - np.float32(middle) for column, middle in zip(places.astype(np.float32).T, centre, strict=True)]
    return Entry(centre, float(np.sqrt(np.max(away[0] ** 2 + away[1] ** 2 + away[2] ** 2))) * _ROUNDED)


def above(outcome: Coarser, places: I32, deviation: float, error: float) -> Entry:
    """A node made of corners at `places`; deviation, error: the largest of the nodes it was made from."""
    below = sphere(np.concatenate([places, outcome.corners.places]))
    own = outcome.error + deviation
    length = mean_edge(outcome.corners.places, outcome.faces)
    return Entry(below.centre, below.radius, own, max(own, SEEN_EDGE * length, error * (1 + 1e-6)))


class Nodes:
    """The nodes of a level that one part makes: their pages, and what is to be known of them."""

    def __init__(self, plan: Plan, height: int) -> None:
        self._plan, self.height = plan, height
        self._pages: list[bytes] = []
        self._known: list[tuple[int, int, int]] = []
        self._entries: list[Entry] = []

    def add(self, piece: Piece, entry: Entry) -> None:
        """Its triangles are in the order of their patches."""
        data, checksum = page(piece, self._plan.frames)
        self._pages.append(data)
        self._known.append((*piece.size, checksum))
        self._entries.append(entry)

    def keep(self, store: Store, part: int, **more: NDArray[np.generic]) -> None:
        """Write them."""
        starts = store.pour(f"pages-{self.height}-{part}", self._pages)
        store.keep(
            f"nodes-{self.height}-{part}",
            pages=np.array(self._known, np.int64).reshape(-1, 3),
            lengths=np.diff(starts),
            centres=np.array([entry.centre for entry in self._entries]).reshape(-1, 3),
            radii=np.array([entry.radius for entry in self._entries]),
            deviations=np.array([entry.deviation for entry in self._entries]),
            errors=np.array([entry.error for entry in self._entries]),
            **more,
        )


class NodesAbove:
    """Nodes of the next level as they are made, in patches: one for each group of that level."""

    def __init__(self, store: Store, plan: Plan) -> None:
        self._nodes = Nodes(plan, plan.height + 1)
        self._grid = plan.grid_at(plan.height + 1)
        self._table = group_table(store, self._grid, plan.height + 1)
        self._patches: list[bytes] = []
        self._rows: list[tuple[int, int, int, int]] = []
        self._keys = [np.zeros(0, np.int32)]

    def make(self, group: Piece, fixed: Bools, number: int, deviation: float, error: float) -> None:
        """Node `number`, from a group. fixed: see `coarser`; deviation, error: the largest of the nodes its triangles
        come from."""
        outcome = coarser(group.corners, group.faces, fixed)
        entry = above(outcome, group.corners.places, deviation, error)
        whole = coarser_piece(outcome, group.ids, number)
        keys = self._grid.keys(corner_sums(whole.corners.places, whole.faces), np.zeros(3), 1.0)
        groups = taken(self._table, keys)
        order = np.argsort(groups, kind="stable")
        scratch = np.empty(len(whole.ids), np.int32)
        ordered = whole.part(order, scratch)
        values, firsts = np.unique(groups[order], return_index=True)
        for own, first, last in zip(values.tolist(), firsts, [*firsts[1:], len(order)], strict=True):
            patch = ordered.part(slice(first, last), scratch)
            self._patches.append(patch.to_bytes())
            self._rows.append((len(self._keys) - 1, own, *patch.size))
        self._keys.append(keys)
        self._nodes.add(ordered, entry)

    def keep(self, store: Store, plan: Plan, part: int) -> None:
        """Write them."""
        starts = store.pour(f"patches-{self._nodes.height}-{part}", self._patches)
        rows = np.array(self._rows, np.int64).reshape(-1, 4)
        rows[:, 0] += part * plan.run
        cells, counts = counted(np.concatenate(self._keys))
        self._nodes.keep(store, part, patches=rows, starts=np.array(starts), cells=cells, counts=counts)


def group_table(store: Store, grid: Grid, height: int) -> NDArray[np.unsignedinteger]:
    """(cells,) group of each cell of a level's grid, mapped."""
    path = store.folder / f"table-{height}.raw"
    return np.memmap(path, f"u{path.stat().st_size >> (3 * grid.bits)}", "r")


def corner_sums(places: I32, faces: I32) -> F32:
    """(m,3) of the corners of each triangle, as `Grid.keys` wants them."""
    sums = taken(places, faces[:, 0])
    sums += taken(places, faces[:, 1])
    sums += taken(places, faces[:, 2])
    return sums.astype(np.float32)


def page(piece: Piece, uv_frames: F64) -> tuple[bytes, int]:
    """(the page of a node, its checksum)."""
    geometry = NodeGeometry(
        piece.corners.places,
        piece.faces.astype(np.uint32),
        piece.corners.normals,
        piece.corners.colours,
        piece.corners.uvs,
        piece.source,
        np.zeros(0, np.int64),
    )
    data = encode_node(geometry, uv_frames)
    return data, zlib.crc32(data)


def coarser_piece(outcome: Coarser, ids: I64, number: int) -> Piece:
    """A group's outcome as a piece: corners that stayed keep their id, others get one of node `number`."""
    fresh = ((number + 1) << 32) + np.arange(len(outcome.corners.places), dtype=np.int64)
    held = outcome.kept >= 0
    fresh[outcome.kept[held]] = ids[held]
    return Piece(fresh, outcome.corners, outcome.faces, np.zeros(0, np.int64))
