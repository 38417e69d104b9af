"""A mesh of many levels in graphics memory: the nodes at hand, and the cut that a placement of it is drawn from."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from exhibit_viewer.model.geometry import Mesh
from exhibit_viewer.model.level_cut import Bools, Cut, View, choose, in_sight, wrongness
from exhibit_viewer.render.buffers import Job, Tally
from exhibit_viewer.render.node_loader import Loaded, node_mesh
from exhibit_viewer.render.pages_at_hand import PagesAtHand

BYTES_A_VERTEX, BYTES_A_TRIANGLE = 32, 12
"""At most: place, normal, colour and a set of texture coordinates; three indices."""


class NodeStore(PagesAtHand):
    """The nodes of one mesh that are in graphics memory."""

    def __init__(self, mesh: Mesh, tally: Tally) -> None:
        assert mesh.levels is not None
        self.levels = self.source = mesh.levels
        sizes = self.levels.vertices.astype(np.int64) * BYTES_A_VERTEX + self.levels.triangles * BYTES_A_TRIANGLE
        super().__init__(sizes, self.levels.tops, np.arange(len(sizes)), tally)

    def first_jobs(self) -> list[Job]:
        """Jobs that bring the coarsest nodes, without which nothing can be drawn. They raise PageDamagedError."""
        return [partial(self._bring, node) for node in self.levels.tops.tolist()]

    def take(self, loaded: Loaded) -> None:
        """Upload a node that has come."""
        if loaded.mesh is None:
            self.lose(loaded.node, damaged=not loaded.scarce)
        elif not self.resident[loaded.node]:
            self.add(loaded.node, loaded.mesh)

    def _bring(self, node: int) -> None:
        self.add(node, node_mesh(self.levels, node))


class LevelMesh:
    """One placement of such a mesh, drawn like a `GpuMesh` whose indices are those of the present cut, end to end."""

    corners = 3
    facets = False
    tangents = False

    def __init__(self, store: NodeStore) -> None:
        self.store = store
        self.count = 0
        self.whole: LevelMesh | None = None
        """The same cut with what is out of sight, for shadows."""
        self.cut: Cut | None = None
        self._pieces: list[tuple[int, int, int, int]] = []

    @property
    def size(self) -> int:
        """Triangles of the mesh itself."""
        return self.store.levels.source_triangles

    def look(self, view: View, wanted: float, budget: int) -> None:
        """Choose what is drawn until the next call: see `level_cut.choose`."""
        store, levels = self.store, self.store.levels
        before = self.cut.refined if self.cut is not None else np.zeros(len(levels), bool)
        seen = in_sight(levels, view)
        self.cut = choose(levels, wrongness(levels, view, seen), wanted, budget, before, store.resident)
        self._show(self.cut.drawn & seen[levels.patch_nodes])
        if self.whole is not None:
            self.whole._show(self.cut.drawn)
        needed = self.cut.refined.copy()
        needed[levels.patch_nodes[self.cut.drawn]] = True
        store.use(needed)

    def missing(self) -> list[int]:
        """Nodes the present cut would have, most wanted first."""
        if self.cut is None:
            return []
        return [node for node in self.cut.missing.tolist() if not self.store.lost[node]]

    def ranges(self, elements: int) -> Iterator[tuple[int, int]]:
        """(first, count) pieces of about so many triangles, whole patches; 0 means all at once."""
        start = total = 0
        for first, _, _, count in self._pieces:
            if elements and total and total + count > elements * 3:
                yield start, total
                start, total = first, 0
            total += count
        if total:
            yield start, total

    def draw(self, first: int, count: int, *, shaded: bool) -> None:
        """Issue the draws of a range that `ranges` gave, with the current program."""
        for start, node, begin, length in self._pieces:
            if first <= start < first + count:
                self.store.nodes[node].draw(begin, length, shaded=shaded)

    def _show(self, drawn: Bools) -> None:
        """Patches of a node that lie side by side become one piece: (start, node, first index in it, indices)."""
        levels = self.store.levels
        patches = np.flatnonzero(drawn)
        nodes, firsts = levels.patch_nodes[patches], levels.patch_firsts[patches]
        ends = firsts + levels.patch_triangles[patches]
        fresh = np.ones(len(patches), bool)
        fresh[1:] = (nodes[1:] != nodes[:-1]) | (firsts[1:] != ends[:-1])
        begins = np.flatnonzero(fresh)
        lasts = np.append(begins[1:], len(patches)) - 1 if len(begins) else begins
        lengths = 3 * (ends[lasts] - firsts[begins])
        starts = np.cumsum(lengths) - lengths
        columns = (starts, nodes[begins], 3 * firsts[begins], lengths)
        self._pieces = list(zip(*(column.tolist() for column in columns), strict=True))
        self.count = int(lengths.sum())
