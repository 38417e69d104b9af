"""Levels: one large mesh at many resolutions at once, to be drawn fine where the eye is near and coarse elsewhere.

The structure is a Batched Multi-Triangulation (Cignoni, Ganovelli, Gobbetti, Marton, Ponchio and Scopigno 2005). A
*node* is a page of geometry; the nodes of level 0 are the mesh itself in pieces. To make a level, the triangles of the
one below are grouped anew (so that no border lasts), and each group is simplified with its border left as it is: its
outcome is a node of the next level. The triangles of a node that go into the same group are a *patch*; its *parent* is
the node that the group became.

A *cut* is a choice of nodes to be refined such that with a node everything above it is refined too. It draws each
patch whose parent is refined (or missing) and whose own node is not. Whatever the cut, patches meet without a crack,
because both sides of every border are the same vertices on the same lattice. "Refine what looks wrong by more than a
pixel" is a cut once everything above a node counts as looking at least as wrong as the node itself; `errors` grow from
child to parent already, what is left to even out is where a parent's sphere is farther from the eye than its child's.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
U8 = NDArray[np.uint8]
U32 = NDArray[np.uint32]


@dataclass(frozen=True, eq=False)
class Levels:
    """n nodes, children before parents, and p patches, those of a node together and in the order of its triangles.

    mesh_from_lattice (4,4): nodes keep their corners as whole numbers below 2^24. uv_frames (sets,2,2): origin and
    size of each set of texture coordinates. centres (n,3), radii (n,): spheres in the mesh's frame that hold a node and
    those parts of the level below it was made of. errors (n,): how far, in the mesh's units, a node may lie from the
    mesh it stands for. heights (n,): its level. vertices, triangles (n,): how many it has. offsets (n+1,): where its
    page begins in `pages` (see `node_page`); checksums (n,): crc32 of the page, compared whenever a page is read.
    patch_nodes, patch_parents (-1: none), patch_triangles (p,).
    """

    fingerprint: str
    mesh_from_lattice: F64
    uv_frames: F64
    has_colours: bool
    centres: F32
    radii: F32
    errors: F32
    heights: I32
    vertices: I32
    triangles: I32
    offsets: I64
    checksums: U32
    patch_nodes: I32
    patch_parents: I32
    patch_triangles: I32
    pages: U8

    def __len__(self) -> int:
        return len(self.errors)

    @cached_property
    def source_triangles(self) -> int:
        """Triangles of the mesh itself."""
        return int(self.triangles[self.heights == 0].sum())

    @cached_property
    def across(self) -> F32:
        """(4,n) x, y, z of the centres, and 1: what is asked of all nodes for every picture is quickest asked so."""
        return np.concatenate([self.centres.T, np.ones((1, len(self)), np.float32)]).astype(np.float32)

    @cached_property
    def first_patches(self) -> I64:
        """(n+1,) where the patches of each node begin."""
        return np.asarray(np.searchsorted(self.patch_nodes, np.arange(len(self) + 1)), np.int64)

    @cached_property
    def patch_firsts(self) -> I64:
        """(p,) which triangle of its node a patch begins with."""
        ends = np.cumsum(self.patch_triangles, dtype=np.int64)
        starts = ends - self.patch_triangles
        return np.asarray(starts - starts[self.first_patches[self.patch_nodes]], np.int64)

    @cached_property
    def gains(self) -> tuple[float, F64]:
        """(triangles drawn when nothing is refined, (n,) how many more it is for each node that is)."""
        parents = self.patch_parents
        below = np.bincount(parents + 1, self.patch_triangles, len(self) + 1)
        return float(below[0]), (below[1:] - self.triangles).astype(np.float64)

    @cached_property
    def children(self) -> tuple[I64, list[tuple[int, int, I64]]]:
        """(child of each patch, patches of a parent together; for every level above 0, from the lowest: its first node,
        the one after its last, and where in that list the children of each begin, with the end)."""
        order = np.argsort(self.patch_parents, kind="stable")
        begins = np.searchsorted(self.patch_parents[order], np.arange(len(self) + 1)).astype(np.int64)
        firsts = np.searchsorted(self.heights, np.arange(1, int(self.heights.max()) + 2))
        runs = [(int(a), int(b), begins[a : b + 1]) for a, b in pairwise(firsts)]
        return self.patch_nodes[order].astype(np.int64), runs

    @cached_property
    def tops(self) -> I64:
        """Nodes with nothing above them."""
        return np.unique(self.patch_nodes[self.patch_parents < 0]).astype(np.int64)
