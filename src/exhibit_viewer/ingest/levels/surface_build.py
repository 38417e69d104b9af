"""The making of the levels of a mesh of triangles, as whoever has its parts done sees it."""

from collections.abc import Callable
from dataclasses import dataclass

from exhibit_viewer.ingest.levels.build import begun, followed, share_done
from exhibit_viewer.ingest.levels.finish import finished, levelled
from exhibit_viewer.ingest.levels.parts import work
from exhibit_viewer.ingest.levels.plan import Plan
from exhibit_viewer.ingest.levels.stage import Stage
from exhibit_viewer.ingest.levels.store import Store
from exhibit_viewer.ingest.levels.surface import Surface
from exhibit_viewer.model.geometry import Mesh


@dataclass(frozen=True, slots=True, eq=False)
class SurfaceBuild:
    """See `stage.Build`. mark: finds the fingerprint of the mesh."""

    surface: Surface
    mark: Callable[[], str]

    @property
    def weight(self) -> int:
        """See `Build`."""
        return self.surface.indices.count

    def settle(self, store: Store, *, ended: bool) -> Stage:
        """See `Build`."""
        plan = Plan.of(store)
        if plan is None:
            plan = begun(store, self.surface)
        elif ended and plan.step != "done":
            plan = followed(store, plan, self.surface)
        return Stage(plan.step == "done", plan.parts, *share_done(plan))

    def work(self, store: Store, part: int) -> None:
        """See `Build`."""
        work(store, _plan(store), self.surface, part)

    def levelled(self, store: Store, mesh: Mesh) -> Mesh:
        """See `Build`."""
        return levelled(mesh, finished(store, _plan(store), self.mark()))


def _plan(store: Store) -> Plan:
    plan = Plan.of(store)
    assert plan is not None
    return plan
