"""Plan: what is settled about a build before its parts begin, the same for every process that works on one."""

from dataclasses import asdict, dataclass, replace

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.levels.grid import Grid
from exhibit_viewer.ingest.levels.piece import Layout
from exhibit_viewer.ingest.levels.store import Store
from exhibit_viewer.model.levels import F64, I32

GROUP_TRIANGLES = 16_000
CHUNK = 1 << 19
"""Triangles, or vertices, of the source that are read at a time."""
PACKED_BITS = 21
"""Of each coordinate, where a corner's place is its number."""
RUN = 24
"""Groups that one part of a step works on."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Where a build is: `step` of `height`, in `parts`; a value, replaced from step to step.

    vertices: of the source; those at different places, once that is known, where its triangles do not share them.
    origin (3,), step_size: the lattice, place = (corner - origin) / step_size. grid: see `Grid`. triangles, nodes: of
    level `height`; first_node: the number of the first of them. groups: those that its triangles go to.
    group_triangles, chunk and run: the constants of that name when the build began.
    """

    vertices: int
    source_triangles: int
    layout: Layout
    has_normals: bool
    step: str = "bounds"
    height: int = 0
    parts: int = 0
    origin: tuple[float, float, float] = (0.0, 0.0, 0.0)
    step_size: float = 1.0
    bits: int = 0
    uv_frames: tuple[tuple[tuple[float, float], tuple[float, float]], ...] = ()
    grid: Grid | None = None
    triangles: int = 0
    nodes: int = 0
    first_node: int = 0
    groups: int = 0
    group_triangles: int = GROUP_TRIANGLES
    chunk: int = CHUNK
    run: int = RUN

    @property
    def chunks(self) -> int:
        """Parts of the source's triangles."""
        return -(-self.source_triangles // self.chunk)

    def runs(self, groups: int) -> int:
        """Parts of so many groups or nodes."""
        return -(-groups // self.run)

    def members(self, part: int, groups: int) -> range:
        """The groups, or nodes, of a part."""
        return range(part * self.run, min((part + 1) * self.run, groups))

    def places(self, positions: NDArray[np.floating]) -> I32:
        """(n,3) on the lattice."""
        places = np.empty(positions.shape, np.int32)
        for axis in range(3):
            away = positions[:, axis].astype(np.float64) - self.origin[axis]
            places[:, axis] = np.rint(away / self.step_size)
        return places

    @property
    def frames(self) -> F64:
        """(sets,2,2) `uv_frames`."""
        return np.array(self.uv_frames, np.float64).reshape(len(self.uv_frames), 2, 2)

    def grid_at(self, height: int) -> Grid:
        """The grid in which the triangles of a level are counted: cells hold about as many on each."""
        assert self.grid is not None
        return self.grid.coarser(height * 3 // 5)

    def save(self, store: Store) -> "Plan":
        """Keep it; itself."""
        store.note("plan", asdict(self))
        return self

    @classmethod
    def of(cls, store: Store) -> "Plan | None":
        """The plan of a build under way."""
        value = store.noted("plan")
        if value is None:
            return None
        plan = cls(**value)
        grid = None if plan.grid is None else Grid(**{**value["grid"], "low": tuple(value["grid"]["low"])})
        return replace(plan, layout=Layout(**value["layout"]), grid=grid)
