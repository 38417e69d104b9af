"""A finished build as an `Octree`, and a mesh that has one."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from exhibit_viewer.ingest.levels.cloud.plan import CloudPlan
from exhibit_viewer.ingest.levels.store import Array, Arrays, Store
from exhibit_viewer.model.geometry import Mesh, Topology
from exhibit_viewer.model.octree import I64, Octree
from exhibit_viewer.model.point_page import decode_points

_NO_INDICES = np.empty((0, 1), np.uint32)


def finished(store: Store, plan: CloudPlan, mark: str, *, near: bool) -> Octree:
    """The octree of a build at its end; near: see `CloudBuild`. The pages are mapped."""
    tables = list(_tables(store))
    codes = np.concatenate([table["codes"] for _, table in tables])
    nodes = np.concatenate([table["nodes"] for _, table in tables])
    order = np.lexsort((codes, nodes[:, 0]))
    codes, nodes = codes[order], nodes[order]
    lengths = np.concatenate([table["lengths"] for _, table in tables])[order]
    grid = plan.grid
    lows = np.concatenate([grid.lows(codes[nodes[:, 0] == depth], depth) for depth in range(int(nodes[-1, 0]) + 1)])
    parents = _parents(codes, nodes[:, 0], grid.code_bits)
    frame = np.diag([grid.step, grid.step, grid.step, 1.0])
    if near:
        frame[:3, 3] = grid.origin
    spacings = np.concatenate([table["spacings"] for _, table in tables])[order] * grid.step
    return Octree(
        fingerprint=mark,
        mesh_from_lattice=frame,
        bits=grid.bits,
        has_colours=plan.colour_bits > 0,
        has_traits=plan.has_traits,
        depths=nodes[:, 0].astype(np.int32),
        lows=lows.astype(np.int32),
        spacings=_falling(spacings, parents).astype(np.float32),
        parents=parents.astype(np.int32),
        points=nodes[:, 1].astype(np.int32),
        offsets=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        checksums=nodes[:, 2].astype(np.uint32),
        pages=_pages(store, tables, order, lengths),
    )


def levelled(mesh: Mesh, octree: Octree) -> Mesh:
    """The cloud with its octree; its own arrays then hold the root's points."""
    root = decode_points(octree, 0)
    frame = octree.mesh_from_lattice
    return replace(
        mesh,
        positions=(root.places * frame[0, 0] + frame[:3, 3]).astype(np.float32),
        indices=_NO_INDICES,
        topology=Topology.POINTS,
        normals=None,
        uvs=(),
        colours=root.colours,
        traits=root.traits,
        octree=octree,
    )


def _tables(store: Store) -> Iterator[tuple[str, Arrays]]:
    """(name of the pages, what is known of them) of each part that made nodes."""
    for step, pages in (("grow", "pages"), ("join", "joined"), ("copy", "copied")):
        part = 0
        while store.has(f"{step}-{part}"):
            yield f"{pages}-{part}", store.get(f"{step}-{part}")
            part += 1


def _parents(codes: Array, depths: Array, code_bits: int) -> I64:
    """(n,) -1 for the root."""
    parents = np.full(len(codes), -1, np.int64)
    for depth in range(1, int(depths[-1]) + 1):
        above, own = np.flatnonzero(depths == depth - 1), np.flatnonzero(depths == depth)
        shift = np.uint64(3 * (code_bits - depth + 1))
        parents[own] = above[np.searchsorted(codes[above] >> shift, codes[own] >> shift)]
    return parents


def _falling(spacings: Array, parents: I64) -> Array:
    """No node is sparser than its parent."""
    for node in range(1, len(spacings)):
        spacings[node] = min(spacings[node], spacings[parents[node]])
    return spacings


def _pages(store: Store, tables: list[tuple[str, Arrays]], order: I64, lengths: I64) -> Array:
    """The pages in the order of the nodes."""
    homes = np.concatenate([np.full(len(table["codes"]), home) for home, (_, table) in enumerate(tables)])[order]
    starts = np.concatenate([np.cumsum(table["lengths"]) - table["lengths"] for _, table in tables])[order]

    def copied() -> Iterator[bytes]:
        for home, start, length in zip(homes.tolist(), starts.tolist(), lengths.tolist(), strict=True):
            yield bytes(store.run(tables[home][0], start, start + length))

    store.pour("pages", copied())
    return np.memmap(store.folder / "pages.raw", np.uint8, "r")
