"""Streaming: keeps what is drawn of a model's many-levelled meshes in step with the camera, within budgets.

`look` chooses the cuts of a picture and says what is missing; `advance` brings some of it. Cuts change in `look` alone,
so that a picture made in many small jobs is one picture.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from exhibit_viewer.model.geometry import F64, Mesh
from exhibit_viewer.render.block import Shot
from exhibit_viewer.render.buffers import Job, Tally
from exhibit_viewer.render.level_mesh import LevelMesh, NodeStore
from exhibit_viewer.render.level_view import level_view
from exhibit_viewer.render.node_loader import NodeLoader

MEGABYTE = 1 << 20
WANTED_PIXELS = 1.0
FEWEST_MOVING = 30_000
_WAIT_SECONDS = 0.004


@dataclass(slots=True)
class Budgets:
    """resting, moving: most triangles of a picture; bytes: of graphics memory for nodes."""

    resting: int
    moving: int
    bytes: int

    @classmethod
    def of(cls, *, software: bool, megabytes: int) -> "Budgets":
        """Where the processor draws, memory for nodes is memory of the program, and triangles are dear."""
        space = megabytes * MEGABYTE // (3 if software else 1)
        most = min(1_500_000 if software else 8_000_000, space // 40)
        return cls(most, 40_000 if software else most // 4, space)


class Streaming:
    """The many-levelled meshes of one model. Empty for most models, and then it does nothing."""

    def __init__(self, tally: Tally, budgets: Budgets) -> None:
        self.budgets = budgets
        self._tally = tally
        self._loader = NodeLoader()
        self._stores: dict[int, NodeStore] = {}
        self._placed: list[tuple[LevelMesh, F64]] = []
        self._waiting = 0
        self._looked = 0.0
        self._arrived = False

    def __bool__(self) -> bool:
        return bool(self._placed)

    @property
    def damaged(self) -> bool:
        """Whether a page turned out to be damaged; what it would have shown is shown coarser."""
        return any(bool(store.damaged.any()) for store in self._stores.values())

    @property
    def waiting(self) -> bool:
        """Whether the picture would be finer with nodes that are on their way."""
        return self._waiting > 0

    def first_jobs(self, mesh: Mesh) -> list[Job]:
        """Jobs before which a mesh cannot be drawn; once for each mesh. See `NodeStore.first_jobs`."""
        assert mesh.levels is not None
        if id(mesh.levels) in self._stores:
            return []
        store = self._stores[id(mesh.levels)] = NodeStore(mesh, self._tally)
        return store.first_jobs()

    def place(self, mesh: Mesh, scene_from_mesh: F64) -> LevelMesh:
        """A placement of a mesh whose `first_jobs` were asked for."""
        placed = LevelMesh(self._stores[id(mesh.levels)])
        placed.whole = LevelMesh(placed.store)
        self._placed.append((placed, scene_from_mesh))
        return placed

    def look(self, shot: Shot, most: int = 0) -> None:
        """Choose the cuts of a picture, ask for what they lack and give up what is no longer of use.

        most: triangles, in place of the budget of such a picture."""
        budget = most or (self.budgets.moving if shot.moving else self.budgets.resting)
        total = sum(mesh.store.levels.source_triangles for mesh, _ in self._placed)
        missing: list[tuple[LevelMesh, list[int]]] = []
        for mesh, scene_from_mesh in self._placed:
            share = budget * mesh.store.levels.source_triangles // max(total, 1)
            mesh.look(level_view(shot, scene_from_mesh), WANTED_PIXELS, share)
            missing.append((mesh, mesh.missing()))
        space = self.budgets.bytes // max(len(self._stores), 1)
        for store in self._stores.values():
            store.give_up(space)
        self._ask(missing)
        self._looked, self._arrived = time.perf_counter(), False

    def advance(self, until: float) -> None:
        """Upload what has come until then; waits a moment where nothing has."""
        while self._waiting:
            loaded = self._loader.fetch(_WAIT_SECONDS)
            if loaded is not None:
                self._stores[id(loaded.levels)].take(loaded)
                self._waiting -= 1
                self._arrived = True
            if time.perf_counter() > until:
                return

    def stale(self, seconds: float) -> bool:
        """Whether nodes came since the last `look`, and all of them or it is so long ago."""
        return self._arrived and (not self._waiting or time.perf_counter() - self._looked > seconds)

    def tighten(self) -> bool:
        """Draw fewer triangles while moving; False where there are none to save."""
        if not self._placed or self.budgets.moving <= FEWEST_MOVING:
            return False
        self.budgets.moving = max(FEWEST_MOVING, int(self.budgets.moving * 0.75))
        return True

    def relax(self) -> None:
        """Draw more triangles while moving: there was time to spare."""
        self.budgets.moving = min(int(self.budgets.moving * 1.2), self.budgets.resting)

    def release(self) -> None:
        """End the thread and delete all nodes."""
        self._loader.close()
        for store in self._stores.values():
            store.release()

    def _ask(self, missing: Sequence[tuple[LevelMesh, list[int]]]) -> None:
        """In the order of need; of several placements of one mesh the first asks."""
        asked: dict[tuple[int, int], None] = {}
        levels = {id(mesh.store.levels): mesh.store.levels for mesh, _ in missing}
        longest = max((len(nodes) for _, nodes in missing), default=0)
        for rank in range(longest):
            for mesh, nodes in missing:
                if rank < len(nodes):
                    asked[id(mesh.store.levels), nodes[rank]] = None
        self._waiting = len(asked)
        self._loader.want([(levels[number], node) for number, node in asked])
