"""Chains: loose segments joined end to end into lines. Pure numpy, no loop over segments."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.geometry import F64

Indices = NDArray[np.int64]
MOST_ENDS = 2000


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """A line through points (n, d); `closed` when it returns to its first point, which is not repeated."""

    points: F64
    closed: bool


def chained(segments: F64, weld: float) -> list[Chain]:
    """Lines through segments (k, 2, d); ends nearer than about `weld` (> 0) are one point.

    Where other than two segments meet, lines end. Segments shorter than `weld` and repeated ones are left out.

    Every segment has two darts, one in each direction, and each dart knows the next one along the line. Places within
    the lines are found by pointer jumping (Wyllie's list ranking), in a number of rounds logarithmic in the longest.
    """
    points, edges = _welded(segments, weld)
    if not len(edges):
        return []
    following = _following(edges)
    closed = _broken_open(following)
    tail, rank = _ranked(following)
    kept = np.flatnonzero(tail < tail[np.arange(len(tail)) ^ 1])  # each line was found in both directions
    kept = kept[np.lexsort((-rank[kept], tail[kept]))]
    starts = edges.reshape(-1)[kept]
    lines = []
    for line in np.split(np.arange(len(kept)), np.flatnonzero(np.diff(tail[kept])) + 1):
        nodes = starts[line]
        ring = bool(closed[kept[line[0]]])
        end = edges.reshape(-1)[kept[line[-1]] ^ 1]
        lines.append(Chain(points[nodes if ring else np.append(nodes, end)], ring))
    return lines


def bridges(segments: F64, weld: float, reach: float) -> F64:
    """(j, 2, d) segments over the gaps between free ends at most `reach` apart, each other's nearest ones first.

    Parts of a scan that were tessellated one by one do not quite meet. Where thousands of ends are free, the surface is
    not one that gaps could be told apart on, and none is bridged.
    """
    points, edges = _welded(segments, weld)
    ends = points[np.bincount(edges.reshape(-1), minlength=len(points)) == 1]
    found = [np.zeros((0, 2, segments.shape[-1]))]
    if 2 <= len(ends) <= MOST_ENDS:
        apart = np.linalg.norm(ends[:, None] - ends, axis=2)
        np.fill_diagonal(apart, np.inf)
        while True:
            nearest, here = apart.argmin(axis=1), np.arange(len(ends))
            first = np.flatnonzero((nearest[nearest] == here) & (here < nearest) & (apart.min(axis=1) <= reach))
            if not len(first):
                break
            pair = np.stack([first, nearest[first]], axis=1)
            found.append(ends[pair])
            apart[pair], apart[:, pair] = np.inf, np.inf
    return np.concatenate(found)


def _welded(segments: F64, weld: float) -> tuple[F64, Indices]:
    """(points (m,d), edges (k,2) between them), without edges of no length and without repetitions."""
    ends = segments.reshape(-1, segments.shape[-1])
    cells = np.rint((ends - ends.min(axis=0, initial=np.inf)) / weld) if len(ends) else ends
    _, first, node = np.unique(cells, axis=0, return_index=True, return_inverse=True)
    edges = np.sort(node.reshape(-1, 2), axis=1)
    return ends[first], np.unique(edges[edges[:, 0] != edges[:, 1]], axis=0)


def _following(edges: Indices) -> Indices:
    """(2k+1,) the dart after each dart, 2k after the last of a line. Dart 2e+s leaves end s of edge e."""
    nodes = edges.reshape(-1)
    order = np.argsort(nodes, kind="stable")
    first = np.flatnonzero((np.bincount(nodes) == 2)[nodes[order]])[::2]
    partner = np.full(len(nodes) + 1, len(nodes))
    partner[order[first]], partner[order[first + 1]] = order[first + 1], order[first]
    return np.append(partner[np.arange(len(nodes)) ^ 1], len(nodes))


def _broken_open(following: Indices) -> NDArray[np.bool_]:
    """Cut every ring before its lowest dart, in place; which darts (2k+1,) were on one."""
    lowest, leap = np.arange(len(following)), following.copy()
    for _ in range(len(following).bit_length()):
        lowest = np.minimum(lowest, lowest[leap])
        leap = leap[leap]
    end = len(following) - 1
    rings = leap != end
    following[rings & (following == lowest)] = end
    return np.asarray(rings)


def _ranked(following: Indices) -> tuple[Indices, Indices]:
    """(last dart of its line, steps up to there) for each of the 2k darts."""
    end = len(following) - 1
    last = np.where(following == end, np.arange(end + 1), following)
    rank = (last != np.arange(end + 1)).astype(np.int64)
    for _ in range(len(following).bit_length()):
        rank = rank + rank[last]
        last = last[last]
    return last[:end], rank[:end]
