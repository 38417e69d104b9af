"""Octree cut: which nodes of an `Octree` a picture is drawn from. Pure numpy; some microseconds for each thousand."""

from dataclasses import dataclass

import numpy as np

from exhibit_viewer.model.level_cut import CALM, Bools, View
from exhibit_viewer.model.octree import F32, I64, Octree

_LEAST = np.float32(1e-30)


@dataclass(frozen=True, slots=True, eq=False)
class PointCut:
    """drawn (n,): nodes. missing: nodes to load, the nearest and coarsest first. gaps (n,): between the points of a
    node and all that is drawn in its cube besides, in the mesh's units; see `eighths`."""

    drawn: Bools
    missing: I64
    gaps: F32


def gapes(octree: Octree, view: View) -> F32:
    """(n,) pixels between neighbouring points where a node is not drawn but its parent is; 0 for nodes out of sight.
    Never less than those of its children."""
    before = np.where(octree.parents < 0, np.float32(np.inf), octree.spacings[octree.parents])
    if view.orthographic:
        wide = before * np.float32(view.pixels)
    else:
        away = octree.centres - view.place.astype(np.float32)
        distance = np.sqrt(np.einsum("ij,ij->i", away, away)) - octree.radii
        wide = before * (np.float32(view.pixels) / np.maximum(distance, np.float32(view.near)))
    away = octree.centres @ view.planes[:, :3].T.astype(np.float32) + view.planes[:, 3].astype(np.float32)
    seen = (away >= -octree.radii[:, None]).all(axis=1)
    return np.where(seen, wide, np.float32(0)).astype(np.float32)


def choose_points(octree: Octree, wide: F32, wanted: float, budget: int, before: Bools, resident: Bools) -> PointCut:
    """The cut for a picture with these `gapes`.

    wanted: pixels; budget: most points, the root's not counted; before: what was drawn in the last picture; resident:
    nodes at hand. Only they are drawn.
    """
    limit = np.where(before, np.float32(wanted * CALM), np.float32(wanted))
    asked = np.flatnonzero(wide > limit)
    order = asked[np.argsort(-wide[asked], kind="stable")]
    fitting = int(np.searchsorted(np.cumsum(octree.points[order], dtype=np.int64), budget, side="right"))
    order = order[: max(fitting, 1)]
    drawn = np.zeros(len(octree), bool)
    drawn[order] = True
    drawn &= resident
    return PointCut(drawn, order[~resident[order]].astype(np.int64), _gaps(octree, drawn))


def eighths(octree: Octree, cut: PointCut) -> F32:
    """(n,8) between the points of each eighth of a node's cube and what else is drawn there."""
    table = np.repeat(octree.spacings[:, None], 8, axis=1)
    own = np.flatnonzero(cut.drawn & (octree.parents >= 0))
    table[octree.parents[own], octree.octants[own]] = cut.gaps[own]
    return table


def _gaps(octree: Octree, drawn: Bools) -> F32:
    """(n,) see `PointCut`: where children are drawn, the mean of theirs and its own, by their points."""
    gaps = octree.spacings.astype(np.float32).copy()
    below, weight = np.zeros(len(octree)), np.zeros(len(octree))
    for depth in range(int(octree.depths.max()), 0, -1):
        first, last = np.searchsorted(octree.depths, [depth, depth + 1])
        own = np.arange(first, last)
        full = own[weight[own] > 0]
        gaps[full] = below[full] / weight[full]
        own = own[drawn[own]]
        if len(own):
            np.add.at(below, octree.parents[own], gaps[own] * octree.points[own].astype(np.float64))
            np.add.at(weight, octree.parents[own], octree.points[own].astype(np.float64))
    if weight[0] > 0:
        gaps[0] = below[0] / weight[0]
    return np.maximum(gaps, _LEAST)
