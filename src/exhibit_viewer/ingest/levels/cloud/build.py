"""From step to step of the making of an octree: what can only be settled once all parts of a step are done.

bounds → sort → grow → join

`bounds` sees how large the cloud is and takes a sample, from which cubes of about equal content follow, the blocks;
`sort` hands every point to its block; `grow` shares a block's points out among nodes; `join` makes the nodes above.
Points are read twice and never all in memory. Those of a cloud that comes with an octree are read once, in one step,
`copy`, which takes its nodes as they are.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from exhibit_viewer.ingest.levels.cloud.branches import Branched
from exhibit_viewer.ingest.levels.cloud.finish import finished, levelled
from exhibit_viewer.ingest.levels.cloud.lattice import Lattice, blocks
from exhibit_viewer.ingest.levels.cloud.parts import surveyed, work
from exhibit_viewer.ingest.levels.cloud.plan import BLOCK, CloudPlan
from exhibit_viewer.ingest.levels.cloud.points import Cloud
from exhibit_viewer.ingest.levels.cloud.thin import FEW, LEAF
from exhibit_viewer.ingest.levels.stage import Stage
from exhibit_viewer.ingest.levels.store import Arrays, Store
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Mesh
from exhibit_viewer.model.octree import F64

_SHARES = {
    "bounds": (0.0, 0.12), "sort": (0.12, 0.4), "grow": (0.4, 0.95), "join": (0.95, 1.0), "done": (1.0, 1.0),
    "copy": (0.0, 1.0),
}  # fmt: skip
_TONES = (0.01, 0.99)
"""Intensities beyond these shares of the points are black and white."""
_TELLING = 150_000
"""Points of the coarsest levels that tell the range of colours and intensities."""
_LARGEST_EXTENT = 1e30
"""Numbers that are exact enough in 32 bits."""
_JOINED = 6
"""Nodes above the blocks that one part joins."""
_ROOM_A_POINT = 30
"""Bytes of the disk that a build needs for each point at most: sorted, and in a page."""


@dataclass(frozen=True, slots=True)
class CloudBuild:
    """The making of the octree of a cloud: see `stage.Build`. mark: its fingerprint; near: the mesh's frame is the
    source's own, else it begins at the lattice's origin."""

    cloud: Cloud
    mark: str
    near: bool

    @property
    def weight(self) -> int:
        """See `Build`."""
        return self.cloud.count

    @property
    def room(self) -> int:
        """Bytes that a build leaves on the disk on its way."""
        return self.cloud.count * _ROOM_A_POINT

    def settle(self, store: Store, *, ended: bool) -> Stage:
        """See `Build`."""
        plan = CloudPlan.of(store)
        if plan is None:
            plan = _begun(self.cloud).save(store)
        elif ended and plan.step != "done":
            plan = _NEXT[plan.step](store, plan, self.cloud).save(store)
        return Stage(plan.step == "done", plan.parts, *_SHARES[plan.step])

    def work(self, store: Store, part: int) -> None:
        """See `Build`."""
        plan = CloudPlan.of(store)
        assert plan is not None
        work(store, plan, self.cloud, part)

    def levelled(self, store: Store, mesh: Mesh) -> Mesh:
        """See `Build`."""
        plan = CloudPlan.of(store)
        assert plan is not None
        return levelled(mesh, finished(store, plan, self.mark, near=self.near))


def left_out(store: Store) -> int:
    """How many points of a finished build had no sound place."""
    plan = CloudPlan.of(store)
    return 0 if plan is None else plan.left_out


def origin(store: Store) -> F64:
    """(3,) where the lattice of a finished build begins, in the source's axes."""
    plan = CloudPlan.of(store)
    assert plan is not None
    return np.array(plan.grid.origin)


def box(store: Store) -> F64:
    """(2,3) of the cloud of a finished build, in the source's axes."""
    found = store.get("box")
    return np.stack([found["low"], found["high"]])


def _begun(cloud: Cloud) -> CloudPlan:
    """The first step. Of a cloud that comes with an octree, the coarsest levels tell what all others are like."""
    plan = CloudPlan(parts=cloud.parts, block=BLOCK, leaf=LEAF, few=FEW)
    if not isinstance(cloud, Branched):
        return plan
    branches = cloud.branches
    coarse = surveyed(cloud.nodes(branches.coarsest(_TELLING)))
    plan = replace(plan, step="copy", points=cloud.count, lattice=branches.lattice(cloud.finest))
    return _attributed(plan, [coarse])


def _bounded(store: Store, plan: CloudPlan, cloud: Cloud) -> CloudPlan:
    """After `bounds`: the lattice and the blocks."""
    found = store.all("bounds", plan.parts)
    counts = np.array([part["count"] for part in found])
    points = int(counts[:, 1].sum())
    if not points:
        raise Fault(Code.NO_GEOMETRY)
    low, high = np.min([part["low"] for part in found], axis=0), np.max([part["high"] for part in found], axis=0)
    with np.errstate(over="ignore"):
        extent = float((high - low).max())
    if not extent < _LARGEST_EXTENT:
        raise Fault(Code.FORMAT_IRREGULAR, detail="points too far apart")
    store.keep("box", low=low, high=high)
    sample = np.concatenate([part["sample"] for part in found])
    lattice = Lattice.of(low, high, sample, points, cloud.finest)
    share = max(1.0, plan.block / max(points / max(len(sample), 1), 1.0))
    firsts, depths = blocks(lattice.codes(lattice.places(sample)), lattice.code_bits, share)
    store.keep("blocks", firsts=firsts, depths=depths)
    left_out = int(counts[:, 0].sum()) - points
    plan = replace(plan, step="sort", points=points, left_out=left_out, lattice=lattice, blocks=len(firsts))
    return _attributed(plan, found)


def _attributed(plan: CloudPlan, found: list[Arrays]) -> CloudPlan:
    """With what surveys found of the points' attributes."""
    has = np.any([part["has"] for part in found], axis=0)
    brightest = max(int(part["count"][2]) for part in found)
    return replace(
        plan,
        colour_bits=0 if not (has[0] and brightest) else 8 if brightest <= 255 else 16,
        tones=_range(np.concatenate([part["tones"] for part in found])) if has[1] and not has[3] else _bytes(has),
        kinds=bool(has[2]),
    )


def _range(tones: F64) -> tuple[float, float]:
    sound = tones[np.isfinite(tones)]
    if not len(sound):
        return 0.0, 0.0
    low, high = np.quantile(sound, _TONES).tolist()
    if high <= low:
        low, high = float(sound.min()), float(sound.max())
    return (low, high) if high > low else (0.0, 0.0)


def _bytes(has: np.ndarray) -> tuple[float, float]:
    return (0.0, 255.0) if has[1] else (0.0, 0.0)


def _sorted(store: Store, plan: CloudPlan, _: Cloud) -> CloudPlan:
    """After `sort`: which blocks are worked on together."""
    homes, offsets, rows = [], [], []
    for home, found in enumerate(store.all("sort", plan.parts)):
        ends = np.cumsum([0, *found["starts"][:, -1].tolist()])
        homes += [home] * len(found["starts"])
        offsets += ends[:-1].tolist()
        rows.append(found["starts"])
    starts = np.concatenate(rows)
    store.keep("index", homes=np.array(homes, np.int64), offsets=np.array(offsets, np.int64), starts=starts)
    sizes = np.diff(starts.sum(axis=0))
    runs, first = [], 0
    for block in range(plan.blocks):
        if block > first and int(sizes[first : block + 1].sum()) > plan.block:
            runs.append((first, block))
            first = block
    runs.append((first, plan.blocks))
    table = store.get("blocks")
    store.keep("blocks", firsts=table["firsts"], depths=table["depths"], runs=np.array(runs, np.int64))
    return replace(plan, step="grow", parts=len(runs))


def _grown(store: Store, plan: CloudPlan, _: Cloud) -> CloudPlan:
    """After `grow`: which pieces go into the nodes above the blocks."""
    store.drop("sorted")
    depths, codes, rows = [], [], []
    for home, found in enumerate(store.all("grow", plan.parts)):
        depths.append(found["upper_depths"])
        codes.append(found["upper_codes"])
        starts = found["upper_starts"]
        rows.append(np.stack([np.full(len(starts) - 1, home), starts[:-1], starts[1:]], axis=1))
    keys, node = np.unique(
        np.stack([np.concatenate(depths).astype(np.uint64), np.concatenate(codes)]), axis=1, return_inverse=True
    )
    order = np.argsort(node.reshape(-1), kind="stable")
    pieces = np.column_stack([node.reshape(-1), np.concatenate(rows)])[order].astype(np.int64)
    count = keys.shape[1]
    parts = np.searchsorted(pieces[:, 0], np.arange(0, count + _JOINED, _JOINED))
    store.keep("upper", depths=keys[0].astype(np.int64), codes=keys[1], rows=pieces, parts=parts)
    if not count:
        return replace(plan, step="done", parts=0)
    return replace(plan, step="join", parts=len(parts) - 1)


def _joined(store: Store, plan: CloudPlan, _: Cloud) -> CloudPlan:
    """After `join`."""
    store.drop("upper")
    return replace(plan, step="done", parts=0)


def _copied(store: Store, plan: CloudPlan, _: Cloud) -> CloudPlan:
    """After `copy`."""
    found = store.all("copy", plan.parts)
    low, high = np.min([part["low"] for part in found], axis=0), np.max([part["high"] for part in found], axis=0)
    store.keep("box", low=low, high=high)
    left_out = sum(int(part["left_out"]) for part in found)
    return replace(plan, step="done", parts=0, points=plan.points - left_out, left_out=left_out)


_NEXT: dict[str, Callable[[Store, CloudPlan, Cloud], CloudPlan]] = {
    "bounds": _bounded,
    "sort": _sorted,
    "grow": _grown,
    "join": _joined,
    "copy": _copied,
}
