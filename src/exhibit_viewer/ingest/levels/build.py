"""From step to step of a build: what can only be settled once all parts of a step are done, and the finished `Levels`.

bounds → count → sort → (gather, where normals are to be made) → base → merge → merge ...

Level 0 is the source sorted into groups, which `base` makes coarser, each with its border left as it is: the nodes of
level 1. Their triangles are handed to the groups of that level at once, and `merge` makes these coarser in turn. So the
groups of a level are settled before it is made, by the counts of the one below.
"""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from exhibit_viewer.ingest.levels import plan as constants
from exhibit_viewer.ingest.levels.finish import finished, levelled
from exhibit_viewer.ingest.levels.grid import Grid, added, divided
from exhibit_viewer.ingest.levels.need import needs_levels
from exhibit_viewer.ingest.levels.parts import work
from exhibit_viewer.ingest.levels.piece import Layout
from exhibit_viewer.ingest.levels.plan import Plan
from exhibit_viewer.ingest.levels.simplify import KEPT
from exhibit_viewer.ingest.levels.store import Arrays, Store
from exhibit_viewer.ingest.levels.surface import Surface
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.fingerprint import fingerprint
from exhibit_viewer.model.geometry import Mesh, Model
from exhibit_viewer.model.levels import F64, I64, Levels
from exhibit_viewer.model.node_page import MAX_VERTICES
from exhibit_viewer.model.ticket import Ticket

SMALLEST_TOP = 6_000
"""Triangles: no need for a level above this."""
WORTH = 0.8
"""A level must leave no more than this share of the one below; locked borders (texture seams) set an end to it."""
_FINENESS = 48
"""Lattice steps along a mean edge."""
_BITS = (16, 22)
_SAMPLE = 60_000
_LARGEST_GROUP = MAX_VERTICES // 3
"""Triangles: so many in one cell of the grid are no scan."""
_SHARES = {"bounds": 0.01, "count": 0.07, "sort": 0.04, "gather": 0.12, "base": 0.5}
"""Of the whole work; the rest is what the levels above take."""


def begun(store: Store, surface: Surface) -> Plan:
    """The plan of a new build, or of the one that was begun in this folder."""
    plan = Plan.of(store)
    if plan is not None:
        return plan
    vertices = surface.positions.count
    plan = Plan(
        vertices=vertices,
        source_triangles=surface.indices.count,
        layout=Layout(surface.colours is not None, len(surface.uvs)),
        has_normals=surface.normals is not None,
        parts=-(-vertices // constants.CHUNK),
        group_triangles=constants.GROUP_TRIANGLES,
        chunk=constants.CHUNK,
        run=constants.RUN,
    )
    return plan.save(store)


def followed(store: Store, plan: Plan, surface: Surface) -> Plan:
    """The plan of the next step, all parts of the present one being done; step "done" after the last."""
    return _NEXT[plan.step](store, plan, surface).save(store)


def share_done(plan: Plan) -> tuple[float, float]:
    """(share of the work done before the present step, and after it)."""
    before = 0.0
    for step, share in _SHARES.items():
        if step == plan.step:
            return before, before + share
        before += share if step != "gather" or not plan.has_normals else 0.0
    if plan.step == "done":
        return 1.0, 1.0
    below, after = (1 - KEPT ** (plan.height - 1), 1 - KEPT**plan.height)
    return before + (1 - before) * below, before + (1 - before) * after


def build_levels(mesh: Mesh, report: Callable[[float], None]) -> Levels:
    """The levels of a mesh with normals and without tangents, made here and now. `report` is told the share done."""
    with tempfile.TemporaryDirectory(prefix="exhibit-viewer-") as folder:
        store, surface = Store(Path(folder)), Surface.of(mesh)
        plan = begun(store, surface)
        while plan.step != "done":
            before, after = share_done(plan)
            for part in range(plan.parts):
                work(store, plan, surface, part)
                report(before + (after - before) * (part + 1) / plan.parts)
            plan = followed(store, plan, surface)
        levels = finished(store, plan, fingerprint(mesh))
        return replace(levels, pages=np.array(levels.pages))  # the folder goes


def with_levels(model: Model, ticket: Ticket) -> Model:
    """The model with levels for every mesh that needs them; such a mesh's own arrays then hold its coarsest level.

    Raises Fault: CANCELLED.
    """
    total = sum(mesh.triangles for mesh in model.meshes if needs_levels(mesh))
    done = 0

    def with_own(mesh: Mesh) -> Mesh:
        nonlocal done
        if not needs_levels(mesh):
            return mesh
        levels = build_levels(mesh, lambda share: ticket.report((done + share * mesh.triangles) / total))
        done += mesh.triangles
        return levelled(mesh, levels)

    return replace(model, meshes=tuple(with_own(mesh) for mesh in model.meshes))


def _counting(store: Store, plan: Plan, surface: Surface) -> Plan:
    """After `bounds`: the lattice and the grid."""
    boxes = store.all(f"bounds-{plan.height}", plan.parts)
    low = np.min([box["place_low"] for box in boxes], axis=0)
    extent = float((np.max([box["place_high"] for box in boxes], axis=0) - low).max())
    if not np.isfinite(extent):
        raise Fault(Code.NOT_FINITE, count=1)
    chosen = np.linspace(0, plan.source_triangles - 1, min(_SAMPLE, plan.source_triangles)).astype(np.int64)
    corners = surface.indices.take(chosen).astype(np.int64)
    if int(corners.max()) >= plan.vertices or int(corners.min()) < 0:
        raise Fault(Code.INDEX_OUT_OF_RANGE, detail=f"{int(corners.max())} of {plan.vertices}")
    places = surface.positions.take(corners.reshape(-1)).reshape(-1, 3, 3).astype(np.float64)
    edge = float(np.linalg.norm(places[:, 1] - places[:, 0], axis=1).mean())
    most = _BITS[1] if surface.joined else constants.PACKED_BITS
    bits = int(np.clip(np.ceil(np.log2(max(extent / max(edge, 1e-30), 1.0) * _FINENESS)), _BITS[0], most))
    step = max(extent, 1e-30) / ((1 << bits) - 1)
    grid = Grid.of((places.mean(axis=1) - low) / step, plan.source_triangles)
    frames = []
    for k in range(plan.layout.uv_sets):
        first = np.min([box[f"uv{k}_low"] for box in boxes], axis=0)
        size = np.maximum(np.max([box[f"uv{k}_high"] for box in boxes], axis=0) - first, 1e-12)
        if not np.isfinite(size).all():
            raise Fault(Code.NOT_FINITE, count=1)
        frames.append(((float(first[0]), float(first[1])), (float(size[0]), float(size[1]))))
    return replace(
        plan,
        step="count",
        parts=plan.chunks,
        origin=(float(low[0]), float(low[1]), float(low[2])),
        step_size=step,
        bits=bits,
        uv_frames=tuple(frames),
        grid=grid,
    )


def _sorting(store: Store, plan: Plan, _: Surface) -> Plan:
    """After `count`: the groups of levels 0 and 1."""
    cells, counts = added([(found["cells"], found["counts"]) for found in store.all("count-0", plan.parts)])
    groups = _grouped(store, plan, 0, (cells, counts), 1.0)
    _foreseen(store, plan, 0, (cells, counts), KEPT)
    return replace(plan, step="sort", groups=groups)


def _foreseen(store: Store, plan: Plan, height: int, counts: tuple[I64, I64], share: float) -> None:
    """Settle the groups of the level above `height`, whose triangles are counted and of which so many will be left."""
    coarse = plan.grid_at(height + 1)
    cells = plan.grid_at(height).coarsened(counts[0], coarse)
    _grouped(store, plan, height + 1, added([(cells, counts[1])]), share)


def _grouped(store: Store, plan: Plan, height: int, counts: tuple[I64, I64], share: float) -> int:
    """Settle which cells of the grid of a level form a group, by counts of which so many will be left; how many."""
    grid = plan.grid_at(height)
    boxes, sizes = divided(grid, *counts, plan.group_triangles / share, height)
    if int(sizes.max()) > _LARGEST_GROUP:
        raise Fault(Code.FORMAT_IRREGULAR, detail="triangles on one spot")
    store.pour(f"table-{height}", [grid.table(boxes)])
    return len(boxes)


def _sorted(store: Store, plan: Plan, _: Surface) -> Plan:
    """After `sort`: where the triangles of each group are."""
    starts = np.stack([found["starts"] for found in store.all("sort-0", plan.parts)], axis=1)
    store.pour("starts", [starts])
    store.drop("keys")
    step = "base" if plan.has_normals else "gather"
    return replace(plan, step=step, parts=plan.runs(plan.groups))


def _gathered(store: Store, plan: Plan, surface: Surface) -> Plan:
    """After `gather`: the normals of corners that several groups share."""
    found = store.all("gather-0", plan.parts)
    ids, place = np.unique(np.concatenate([part["ids"] for part in found]), return_inverse=True)
    sums = np.concatenate([part["sums"] for part in found])
    total: F64 = np.stack([np.bincount(place, sums[:, axis], len(ids)) for axis in range(3)], axis=1)
    store.pour("rim-ids", [ids])
    store.pour("rim-sums", [total])
    store.drop("sorted")
    if surface.joined:
        return replace(plan, step="base")
    own = sum(int(part["sizes"][:, 0].sum()) - len(part["ids"]) for part in found)
    return replace(plan, step="base", vertices=own + len(ids))


def _merged(store: Store, plan: Plan, _: Surface) -> Plan:
    """After `base` and `merge`: the next level, unless too little was gained."""
    above = plan.height + 1
    made = store.all(f"nodes-{above}", plan.parts)
    left = sum(int(table["pages"][:, 1].sum()) for table in made)
    base = plan.step == "base"
    below, nodes = (plan.source_triangles, plan.groups) if base else (plan.triangles, plan.nodes)
    store.drop("pieces-0" if base else f"patches-{plan.height}")
    store.drop("sorted")
    if left > WORTH * below or (base and below <= SMALLEST_TOP):
        return replace(plan, step="done", triangles=below, nodes=nodes)
    following = replace(
        plan, height=above, triangles=left, nodes=plan.groups, first_node=plan.first_node + nodes, groups=0
    )
    if left <= SMALLEST_TOP:
        return replace(following, step="done")
    groups = _indexed(store, above, made)
    _foreseen(store, plan, above, added([(table["cells"], table["counts"]) for table in made]), left / below)
    return replace(following, step="merge", groups=groups, parts=plan.runs(groups))


def _indexed(store: Store, height: int, made: list[Arrays]) -> int:
    """Settle which patches each group of a level has; how many groups have any."""
    rows = []
    for part, table in enumerate(made):
        node, group, n, m = table["patches"].T
        home = np.full(len(node), part)
        rows.append(np.stack([node, group, m, n, home, table["starts"][:-1], table["starts"][1:]], axis=1))
    patches = np.concatenate(rows)
    used, patches[:, 1] = np.unique(patches[:, 1], return_inverse=True)
    order = np.argsort(patches[:, 1], kind="stable")
    store.keep(
        f"index-{height}",
        rows=patches,
        order=order,
        starts=np.searchsorted(patches[order, 1], np.arange(len(used) + 1)),
        deviations=np.concatenate([table["deviations"] for table in made]),
        errors=np.concatenate([table["errors"] for table in made]),
    )
    return len(used)


_NEXT: dict[str, Callable[[Store, Plan, Surface], Plan]] = {
    "bounds": _counting,
    "count": _sorting,
    "sort": _sorted,
    "gather": _gathered,
    "base": _merged,
    "merge": _merged,
}
