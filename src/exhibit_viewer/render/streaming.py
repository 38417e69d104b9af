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
from exhibit_viewer.render.node_loader import Many, NodeLoader
from exhibit_viewer.render.point_mesh import PointMesh, PointStore

MEGABYTE = 1 << 20
WANTED_PIXELS = 1.0
WANTED_GAP = 1.5
"""Pixels between points."""
FEWEST_MOVING, FEWEST_POINTS_MOVING = 30_000, 80_000
_WAIT_SECONDS = 0.004
_FRESH_SECONDS = 0.7
"""A picture is begun anew from nodes that came meanwhile no more often than this."""
_PATIENCE_SECONDS = 0.25
"""A picture that nodes are missing for waits so long for them: drawing it twice takes longer than most are on their
way, and the moving picture stands meanwhile."""


@dataclass(slots=True)
class Budgets:
    """resting, moving: most triangles of a picture; resting_points, moving_points: most points; bytes: of graphics
    memory for nodes."""

    resting: int
    moving: int
    resting_points: int
    moving_points: int
    bytes: int

    @classmethod
    def of(cls, *, software: bool, megabytes: int) -> "Budgets":
        """Where the processor draws, memory for nodes is memory of the program, and triangles are dear."""
        space = megabytes * MEGABYTE // (3 if software else 1)
        most = min(1_500_000 if software else 8_000_000, space // 40)
        points = min(3_000_000 if software else 12_000_000, space // 20)
        return cls(most, 40_000 if software else most // 4, points, 150_000 if software else points // 3, space)


class Streaming:
    """The many-levelled meshes of one model. Empty for most models, and then it does nothing."""

    def __init__(self, tally: Tally, budgets: Budgets) -> None:
        self.budgets = budgets
        self._tally = tally
        self._loader = NodeLoader()
        self._stores: dict[int, NodeStore | PointStore] = {}
        self._placed: list[tuple[LevelMesh | PointMesh, F64]] = []
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

    @property
    def triangles(self) -> int:
        """That the present cuts draw."""
        return sum(mesh.count // 3 for mesh, _ in self._placed if isinstance(mesh, LevelMesh))

    def first_jobs(self, mesh: Mesh) -> list[Job]:
        """Jobs before which a mesh cannot be drawn; once for each mesh. See `NodeStore.first_jobs`."""
        source = mesh.octree if mesh.levels is None else mesh.levels
        if id(source) in self._stores:
            return []
        store = PointStore(mesh, self._tally) if mesh.levels is None else NodeStore(mesh, self._tally)
        self._stores[id(source)] = store
        return store.first_jobs()

    def place(self, mesh: Mesh, scene_from_mesh: F64) -> LevelMesh | PointMesh:
        """A placement of a mesh whose `first_jobs` were asked for."""
        store = self._stores[id(mesh.octree if mesh.levels is None else mesh.levels)]
        placed: LevelMesh | PointMesh
        if isinstance(store, PointStore):
            placed = PointMesh(store, scene_from_mesh)
        else:
            placed = LevelMesh(store)
            placed.whole = LevelMesh(store)
        self._placed.append((placed, scene_from_mesh))
        return placed

    def look(self, shot: Shot, most: int = 0) -> None:
        """Choose the cuts of a picture, ask for what they lack and give up what is no longer of use.

        most: triangles, and points, in place of the budget of such a picture."""
        budgets = self.budgets
        missing: list[tuple[Many, list[int]]] = []
        for kind, wanted, budget in (
            (LevelMesh, WANTED_PIXELS, most or (budgets.moving if shot.moving else budgets.resting)),
            (PointMesh, WANTED_GAP, most or (budgets.moving_points if shot.moving else budgets.resting_points)),
        ):
            own = [(mesh, matrix) for mesh, matrix in self._placed if isinstance(mesh, kind)]
            total = sum(mesh.size for mesh, _ in own)
            for mesh, scene_from_mesh in own:
                mesh.look(level_view(shot, scene_from_mesh), wanted, budget * mesh.size // max(total, 1))
                missing.append((mesh.store.source, mesh.missing()))
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
                self._stores[id(loaded.source)].take(loaded)
                self._waiting -= 1
                self._arrived = True
            if time.perf_counter() > until:
                return

    def stale(self, *, begun: bool) -> bool:
        """Whether nodes came since the last `look`, and all of them or it is long ago; for a picture not yet begun it
        soon is."""
        seconds = _FRESH_SECONDS if begun else _PATIENCE_SECONDS
        return self._arrived and (not self._waiting or time.perf_counter() - self._looked > seconds)

    def tighten(self) -> bool:
        """Draw less while moving; False where there is nothing to save."""
        budgets = self.budgets
        least = budgets.moving <= FEWEST_MOVING and budgets.moving_points <= FEWEST_POINTS_MOVING
        if not self._placed or least:
            return False
        budgets.moving = max(FEWEST_MOVING, int(budgets.moving * 0.75))
        budgets.moving_points = max(FEWEST_POINTS_MOVING, int(budgets.moving_points * 0.75))
        return True

    def relax(self) -> None:
        """Draw more while moving: there was time to spare."""
        budgets = self.budgets
        budgets.moving = min(int(budgets.moving * 1.2), budgets.resting)
        budgets.moving_points = min(int(budgets.moving_points * 1.2), budgets.resting_points)

    def release(self) -> None:
        """End the thread and delete all nodes."""
        self._loader.close()
        for store in self._stores.values():
            store.release()

    def _ask(self, missing: Sequence[tuple[Many, list[int]]]) -> None:
        """In the order of need; of several placements of one mesh the first asks."""
        asked: dict[tuple[int, int], None] = {}
        sources = {id(source): source for source, _ in missing}
        longest = max((len(nodes) for _, nodes in missing), default=0)
        for rank in range(longest):
            for source, nodes in missing:
                if rank < len(nodes):
                    asked[id(source), nodes[rank]] = None
        self._waiting = len(asked)
        self._loader.want([(sources[number], node) for number, node in asked])
