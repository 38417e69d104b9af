"""Pages at hand: of a mesh or cloud that is drawn page by page, the nodes that are in graphics memory."""

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.geometry import Mesh
from exhibit_viewer.render.buffers import GpuMesh, Tally, upload_mesh

Bools = NDArray[np.bool_]
I64 = NDArray[np.int64]


class PagesAtHand:
    """The nodes of one mesh or cloud that are in graphics memory, those found `damaged`, and all that will not come.

    sizes (n,): bytes of each; kept: nodes without which nothing can be drawn; finest_first (n,): of nodes that have
    been of no use for equally long, the lowest number goes first.
    """

    def __init__(self, sizes: I64, kept: I64, finest_first: I64, tally: Tally) -> None:
        self.resident = np.zeros(len(sizes), bool)
        self.damaged = np.zeros(len(sizes), bool)
        self.lost = np.zeros(len(sizes), bool)
        self.bytes = 0
        self.nodes: dict[int, GpuMesh] = {}
        self._sizes, self._kept, self._finest_first = sizes, frozenset(kept.tolist()), finest_first
        self._used = np.zeros(len(sizes), np.int64)
        self._tally = tally
        self._now = 0

    def use(self, needed: Bools) -> None:
        """Note what the present pictures need (n,)."""
        self._now += 1
        self._used[needed] = self._now

    def give_up(self, most_bytes: int) -> None:
        """Delete nodes that no present picture needs, the longest unused and finest first, until the rest fits."""
        if self.bytes <= most_bytes:
            return
        candidates = np.flatnonzero(self.resident & (self._used < self._now))
        order = np.lexsort((self._finest_first[candidates], self._used[candidates]))
        for node in candidates[order].tolist():
            if self.bytes <= most_bytes or node in self._kept:
                continue
            self.drop(node)

    def add(self, node: int, mesh: Mesh) -> None:
        """Upload a node."""
        gpu, jobs = upload_mesh(mesh, self._tally)
        for job in jobs:
            job()
        self.nodes[node] = gpu
        self.resident[node] = True
        self.bytes += int(self._sizes[node])

    def lose(self, node: int, *, damaged: bool) -> None:
        """Note that a node will not come: it cannot be read, or there is no memory for it."""
        self.lost[node] = True
        self.damaged[node] = damaged

    def drop(self, node: int) -> None:
        """Delete a node."""
        self.nodes.pop(node).release()
        self.resident[node] = False
        self.bytes -= int(self._sizes[node])

    def release(self) -> None:
        """Delete all of them."""
        for mesh in self.nodes.values():
            mesh.release()
        self.nodes.clear()
        self.resident[:] = False
