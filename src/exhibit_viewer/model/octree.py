"""Octree: one large point cloud at many resolutions at once, to be drawn dense where the eye is near.

As in Potree (Schütz 2016), EPT and COPC, points are *additive*: every point of the cloud is in exactly one node, a node
holds a thinned choice of what lies in its cube and its children hold more of it, so that a picture is the points of
some nodes together. Nothing is averaged: whatever is drawn, picked or measured is a point of the source.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
U8 = NDArray[np.uint8]
U32 = NDArray[np.uint32]

MAX_BITS = 24
"""Whole numbers below 2^24 are exact in the graphics card's floats."""


@dataclass(frozen=True, eq=False)
class Octree:
    """n nodes, parents before children, those of a depth together and in Morton order.

    mesh_from_lattice (4,4): places are whole numbers, 0 to 2^bits - 1; it may only scale evenly and move. The root's
    cube is the whole lattice, a node's at `depths` (n,) has a side of 2^(bits - depth) and begins at `lows` (n,3).
    spacings (n,): between neighbours among a node's own points, in the mesh's units, never more than its parent's.
    parents (n,): -1 for the root. points (n,): of the node's own. offsets (n+1,): where its page begins in `pages` (see
    `point_page`); checksums (n,): crc32 of the page, compared whenever a page is read.
    """

    fingerprint: str
    mesh_from_lattice: F64
    bits: int
    has_colours: bool
    has_traits: bool
    depths: I32
    lows: I32
    spacings: F32
    parents: I32
    points: I32
    offsets: I64
    checksums: U32
    pages: U8

    def __len__(self) -> int:
        return len(self.points)

    @property
    def step(self) -> float:
        """The mesh's units in a step of the lattice."""
        return float(self.mesh_from_lattice[0, 0])

    @cached_property
    def source_points(self) -> int:
        """Points of the cloud."""
        return int(self.points.sum(dtype=np.int64))

    @cached_property
    def sides(self) -> I64:
        """(n,) of the cubes, in steps of the lattice."""
        return np.asarray(np.int64(1) << (self.bits - self.depths.astype(np.int64)))

    @cached_property
    def centres(self) -> F32:
        """(n,3) of the cubes, in the mesh's frame."""
        middles = self.lows + self.sides[:, None] / 2
        return np.asarray(middles * self.step + self.mesh_from_lattice[:3, 3], np.float32)

    @cached_property
    def radii(self) -> F32:
        """(n,) of the spheres around the cubes. A child's sphere lies within its parent's."""
        return np.asarray(self.sides * (self.step * 0.5 * 3**0.5), np.float32)

    @cached_property
    def octants(self) -> I64:
        """(n,) which eighth of its parent's cube a node is: 4 x + 2 y + z."""
        bits = (self.lows & self.sides[:, None]) != 0
        return np.asarray(bits @ np.array([4, 2, 1]), np.int64)

    @cached_property
    def first_points(self) -> I64:
        """(n+1,) the number of each node's first point, counted through all nodes."""
        return np.concatenate([[0], np.cumsum(self.points, dtype=np.int64)])
