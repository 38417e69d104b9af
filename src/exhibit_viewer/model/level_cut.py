"""Level cut: which nodes of `Levels` a picture is drawn from. Pure numpy; some 70 microseconds for a thousand nodes.

Nodes that face away are drawn all the same. Of a closed scan of five million triangles, half of what is drawn faces
away, but a node has thousands of triangles, and on a rough surface their normals point everywhere: cones of normals
would rule out 0.0 % of the triangles, and 3 % if one in twenty were let go by mistake.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.levels import F32, F64, I64, Levels

Bools = NDArray[np.bool_]

OUT_OF_SIGHT = np.float32(1 / 16)
"""Where nobody looks, this much of the care is enough: shadows come from there, and eyes will turn there next."""
CALM = 0.8
"""A node that is refined stays so until it looks this much better than it must: borders must not flicker."""
_STEPS = 8
_LOWEST, _HIGHEST = -8 * _STEPS, 24 * _STEPS


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """Who looks, in the mesh's frame. place (3,); near: distances below do not count. pixels: of a unit at distance
    one, or at every distance where orthographic. planes (k,4), unit normals pointing inwards: what is in sight."""

    place: F64
    near: float
    pixels: float
    orthographic: bool
    planes: F64


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """refined (n,), drawn (p,): nodes and patches. missing: nodes to load, most wanted first. threshold: pixels."""

    refined: Bools
    drawn: Bools
    missing: I64
    threshold: float


def in_sight(levels: Levels, view: View) -> Bools:
    """(n,) nodes whose sphere is not wholly outside one of the view's planes."""
    away = view.planes.astype(np.float32) @ levels.across
    return np.asarray((away >= -levels.radii).all(axis=0))


def wrongness(levels: Levels, view: View, seen: Bools) -> F32:
    """(n,) pixels by which a node may be off in the picture: never less than those below it. seen: see `in_sight`."""
    if view.orthographic:
        wrong = levels.errors * np.float32(view.pixels)
    else:
        x, y, z = levels.across[:3] - view.place.astype(np.float32)[:, None]
        distance = np.sqrt(x * x + y * y + z * z) - levels.radii
        wrong = levels.errors * (np.float32(view.pixels) / np.maximum(distance, np.float32(view.near)))
    wrong[~seen] *= OUT_OF_SIGHT
    children, runs = levels.children
    for first, last, starts in runs:
        begin, end = starts[0], starts[-1]
        below = np.maximum.reduceat(wrong[children[begin:end]], starts[:-1] - begin)
        np.maximum(wrong[first:last], below, out=wrong[first:last])
    return wrong


def choose(levels: Levels, wrong: F32, wanted: float, budget: int, before: Bools, resident: Bools) -> Cut:
    """The cut for a picture whose nodes look `wrong`.

    wanted: pixels; budget: most triangles, which may ask for more pixels. before: what was refined in the last picture;
    resident: nodes at hand. Only they are drawn, coarser ones in place of those still missing; all of `tops` must be.
    """
    threshold = max(wanted, _affordable(levels, wrong, wanted, budget))
    asked = wrong > np.where(before, np.float32(threshold * CALM), np.float32(threshold))
    refined = _closed(levels, asked & _ready(levels, resident))
    nodes, parents = levels.patch_nodes, levels.patch_parents
    drawn = _with_sky(refined)[parents] & ~refined[nodes]
    needed = np.flatnonzero(_with_sky(asked)[parents] & ~resident[nodes])
    absent = np.zeros(len(wrong), bool)
    absent[nodes[needed]] = True
    missing = np.flatnonzero(absent)
    urgency = np.zeros(len(wrong), np.float32)
    urgency[nodes[needed]] = np.append(wrong, np.float32(np.inf))[parents[needed]]
    order = np.lexsort((-missing, -urgency[missing]))
    return Cut(refined, drawn, missing[order].astype(np.int64), threshold)


def _with_sky(refined: Bools) -> Bools:
    """(n+1,) with what is above the topmost nodes, which counts as refined, where -1 finds it."""
    return np.append(refined, True)


def _affordable(levels: Levels, wrong: F32, wanted: float, budget: int) -> float:
    """Pixels at which at most `budget` triangles are drawn; 0 where all that is wanted may be.

    With a threshold all nodes that look worse are refined, as none looks worse than its parent."""
    coarsest, gains = levels.gains
    if coarsest + gains @ (wrong > wanted) <= budget:
        return 0.0
    steps = np.log2(np.maximum(wrong, np.float32(2.0 ** (_LOWEST / _STEPS))))
    steps *= np.float32(_STEPS)
    steps -= np.float32(_LOWEST)
    refined = np.minimum(steps, np.float32(_HIGHEST - _LOWEST)).astype(np.int64)
    above = np.bincount(refined, gains, _HIGHEST - _LOWEST + 1)
    drawn = coarsest + np.append(np.cumsum(above[:0:-1])[::-1], 0.0)  # where all steps above one are refined
    fitting = np.flatnonzero(drawn <= budget)
    least = int(np.clip(np.floor(np.log2(max(wanted, 1e-6)) * _STEPS), _LOWEST, _HIGHEST)) - _LOWEST
    chosen = fitting[np.searchsorted(fitting, least)] if len(fitting) and fitting[-1] >= least else _HIGHEST - _LOWEST
    return 0.0 if chosen == least else float(2.0 ** ((chosen + 1 + _LOWEST) / _STEPS))


def _ready(levels: Levels, resident: Bools) -> Bools:
    """(n,) nodes all of whose children are at hand; none of level 0, which have no children."""
    ready = np.zeros(len(levels), bool)
    children, runs = levels.children
    for first, last, starts in runs:
        begin, end = starts[0], starts[-1]
        ready[first:last] = np.logical_and.reduceat(resident[children[begin:end]], starts[:-1] - begin)
    return ready


def _closed(levels: Levels, asked: Bools) -> Bools:
    """(n,) of the nodes asked for, those whose parents are all refined too."""
    refined = _with_sky(asked)
    firsts, parents = levels.first_patches, levels.patch_parents
    for first, last, _ in reversed(levels.children[1]):
        begin, end = int(firsts[first]), int(firsts[last])
        allowed = refined[parents[begin:end]]
        refined[first:last] &= np.logical_and.reduceat(allowed, firsts[first:last] - begin)
    return refined[:-1]
