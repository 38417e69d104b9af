"""A point cloud with an octree in graphics memory: the nodes at hand, and what a placement of it is drawn from."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from exhibit_viewer.model.geometry import F64, Mesh
from exhibit_viewer.model.level_cut import View
from exhibit_viewer.model.octree import I64
from exhibit_viewer.model.octree_cut import PointCut, choose_points, eighths, gapes
from exhibit_viewer.render.buffers import Job, Tally
from exhibit_viewer.render.node_loader import Loaded, load_node
from exhibit_viewer.render.pages_at_hand import PagesAtHand

BYTES_A_POINT = 20
"""At most: place, colour, traits."""
COVER = 2.4
"""Widths of a point in spacings. On a square lattice the square root of two leaves no hole; scans are less even."""
_ALIKE = 1.12
"""Eighths of a node with spacings that differ by less are drawn together."""


class PointStore(PagesAtHand):
    """The nodes of one cloud that are in graphics memory."""

    def __init__(self, mesh: Mesh, tally: Tally) -> None:
        assert mesh.octree is not None
        self.source = mesh.octree
        sizes = self.source.points.astype(np.int64) * BYTES_A_POINT
        super().__init__(sizes, np.zeros(1, np.int64), -np.arange(len(sizes)), tally)
        self.starts: dict[int, I64] = {}
        self.coloured = mesh.colours is not None
        self.toned = mesh.traits is not None and bool(mesh.traits[:, 0].any())

    def first_jobs(self) -> list[Job]:
        """Jobs that bring the root, without which nothing can be drawn. They raise PageDamagedError."""
        return [partial(self._bring, 0)]

    def take(self, loaded: Loaded) -> None:
        """Upload a node that has come."""
        if loaded.mesh is None:
            self.lose(loaded.node, damaged=not loaded.scarce)
        elif not self.resident[loaded.node]:
            self.add(loaded.node, loaded.mesh)
            assert loaded.starts is not None
            self.starts[loaded.node] = loaded.starts

    def drop(self, node: int) -> None:
        """Delete a node."""
        super().drop(node)
        del self.starts[node]

    def _bring(self, node: int) -> None:
        self.take(load_node(self.source, node, strict=True))


class PointMesh:
    """One placement of such a cloud, drawn like a `GpuMesh` whose points are those of the present cut, end to end."""

    corners = 1
    facets = False
    tangents = False

    def __init__(self, store: PointStore, scene_from_mesh: F64) -> None:
        self.store = store
        self.count = 0
        self.cut: PointCut | None = None
        self._unit = float(np.cbrt(abs(np.linalg.det(scene_from_mesh[:3, :3])))) * COVER
        self._pieces: list[tuple[int, int, int, int, float]] = []

    @property
    def size(self) -> int:
        """Points of the cloud."""
        return self.store.source.source_points

    def look(self, view: View, wanted: float, budget: int) -> None:
        """Choose what is drawn until the next call: see `octree_cut.choose_points`."""
        store, octree = self.store, self.store.source
        before = self.cut.drawn if self.cut is not None else np.zeros(len(octree), bool)
        self.cut = choose_points(octree, gapes(octree, view), wanted, budget, before, store.resident)
        self._show(self.cut)
        store.use(self.cut.drawn)

    def missing(self) -> list[int]:
        """Nodes the present cut would have, most wanted first."""
        if self.cut is None:
            return []
        return [node for node in self.cut.missing.tolist() if not self.store.lost[node]]

    def ranges(self, elements: int) -> Iterator[tuple[int, int]]:
        """(first, count) pieces of about so many points; 0 means all at once."""
        start = total = 0
        for first, _, _, count, _ in self._pieces:
            if elements and total and total + count > elements:
                yield start, total
                start, total = first, 0
            total += count
        if total:
            yield start, total

    def draw(self, first: int, count: int, *, shaded: bool) -> None:
        """Issue the draws of a range that `ranges` gave, with the current program."""
        for start, node, begin, length, width in self._pieces:
            if first <= start < first + count:
                self.store.nodes[node].draw(begin, length, shaded=shaded, width=width)

    def _show(self, cut: PointCut) -> None:
        """Eighths side by side with about the same spacing are one piece: (start, node, first point in it, points,
        width of a point in scene units)."""
        gaps = eighths(self.store.source, cut) * np.float32(self._unit)
        self._pieces, start = [], 0
        for node in np.flatnonzero(cut.drawn).tolist():
            starts, widths = self.store.starts[node].tolist(), gaps[node].tolist()
            first, width = 0, 0.0
            for eighth in range(8):
                if starts[eighth + 1] == starts[eighth]:
                    continue
                if starts[eighth] > first and not width / _ALIKE < widths[eighth] < width * _ALIKE:
                    self._pieces.append((start, node, first, starts[eighth] - first, width))
                    start += starts[eighth] - first
                    first = starts[eighth]
                if starts[eighth] == first:
                    width = widths[eighth]
            self._pieces.append((start, node, first, starts[8] - first, width))
            start += starts[8] - first
        self.count = start
