"""A finished build as `Levels`, and a mesh that has them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from exhibit_viewer.ingest.levels.plan import Plan
from exhibit_viewer.ingest.levels.store import Array, Store
from exhibit_viewer.model.geometry import Mesh
from exhibit_viewer.model.levels import F64, I64, Levels
from exhibit_viewer.model.node_page import decode_node

_AT_ONCE = 8 << 20


@dataclass(frozen=True, slots=True, eq=False)
class _Level:
    """Tables of one level. pages (n,3): vertices, triangles, checksum; patches (p,3): node and parent, counted within
    their levels, the parent -1 where there is none, and triangles."""

    pages: I64
    lengths: I64
    centres: F64
    radii: F64
    errors: F64
    patches: I64


def finished(store: Store, plan: Plan, mark: str) -> Levels:
    """The levels of a build at its end; `mark`: the fingerprint of the mesh. The pages are mapped."""
    levels = [_level(store, plan, height) for height in range(plan.height + 1)]
    counts = [len(level.lengths) for level in levels]
    firsts = np.cumsum([0, *counts]).tolist()
    patches = np.concatenate([level.patches for level in levels])
    height_of = np.repeat(np.arange(len(levels)), [len(level.patches) for level in levels])
    nodes = patches[:, 0] + np.array(firsts)[height_of]
    parents = np.where(patches[:, 1] < 0, -1, patches[:, 1] + np.array(firsts)[height_of + 1])
    lengths = np.concatenate([level.lengths for level in levels])
    pages = np.concatenate([level.pages for level in levels])
    step, origin = plan.step_size, np.array(plan.origin)
    frame = np.diag([step, step, step, 1.0])
    frame[:3, 3] = origin
    return Levels(
        fingerprint=mark,
        mesh_from_lattice=frame,
        uv_frames=plan.frames,
        has_colours=plan.layout.colours,
        centres=(np.concatenate([level.centres for level in levels]) * step + origin).astype(np.float32),
        radii=(np.concatenate([level.radii for level in levels]) * step * (1 + 1e-6)).astype(np.float32),
        errors=(np.concatenate([level.errors for level in levels]) * step).astype(np.float32),
        heights=np.repeat(np.arange(len(levels), dtype=np.int32), counts),
        vertices=pages[:, 0].astype(np.int32),
        triangles=pages[:, 1].astype(np.int32),
        offsets=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        checksums=pages[:, 2].astype(np.uint32),
        patch_nodes=nodes.astype(np.int32),
        patch_parents=parents.astype(np.int32),
        patch_triangles=patches[:, 2].astype(np.int32),
        pages=_pages(store, plan),
    )


def levelled(mesh: Mesh, levels: Levels) -> Mesh:
    """The mesh with levels; its own arrays then hold the coarsest of them."""
    tops = [decode_node(levels, int(node)) for node in levels.tops]
    starts = np.cumsum([0, *(len(top.places) for top in tops[:-1])])
    frame = levels.mesh_from_lattice
    places = np.concatenate([top.places for top in tops])
    colours = [top.colours for top in tops if top.colours is not None]
    return replace(
        mesh,
        positions=(places * np.diag(frame)[:3] + frame[:3, 3]).astype(np.float32),
        indices=np.concatenate([top.indices + np.uint32(start) for top, start in zip(tops, starts, strict=True)]),
        normals=np.concatenate([top.normals for top in tops]),
        colours=np.concatenate(colours) if colours else None,
        uvs=tuple(np.concatenate(sets) for sets in zip(*(top.uvs for top in tops), strict=True)),
        levels=levels,
    )


def _level(store: Store, plan: Plan, height: int) -> _Level:
    made = list(_tables(store, f"nodes-{height}"))
    pages, lengths, centres, radii, errors = (
        np.concatenate([table[name] for table in made]) for name in ("pages", "lengths", "centres", "radii", "errors")
    )
    nodes = np.arange(len(pages))
    if height == plan.height:
        patches = np.stack([nodes, np.full(len(nodes), -1), pages[:, 1]], axis=1)
    elif height == 0:
        patches = np.stack([nodes, nodes, pages[:, 1]], axis=1)
    else:
        patches = store.get(f"index-{height}")["rows"][:, :3]
    return _Level(pages, lengths, centres, radii, errors, patches)


def _tables(store: Store, name: str) -> Iterator[dict[str, Array]]:
    part = 0
    while store.has(f"{name}-{part}"):
        yield store.get(f"{name}-{part}")
        part += 1


def _pages(store: Store, plan: Plan) -> Array:
    """The pages of all levels, one after another. The parts they were poured from are deleted then: where the end is
    stopped half-way and comes again, only what was poured is left."""
    if not store.poured("pages"):
        store.pour("pages", _poured(store, plan))
    for height in range(plan.height + 1):
        store.drop(f"pages-{height}")
    return np.memmap(store.folder / "pages.raw", np.uint8, "r")


def _poured(store: Store, plan: Plan) -> Iterator[bytes]:
    for height in range(plan.height + 1):
        part = 0
        while (path := store.folder / f"pages-{height}-{part}.raw").exists():
            with path.open("rb") as file:
                while data := file.read(_AT_ONCE):
                    yield data
            part += 1
