"""Flattening: one plain mesh of so many triangles out of a mesh's levels, the same fineness everywhere."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from exhibit_viewer.model.geometry import F32, U8, U32, Mesh
from exhibit_viewer.model.level_cut import View, choose, wrongness
from exhibit_viewer.model.levels import F64, I64, Levels
from exhibit_viewer.model.node_page import NodeGeometry, decode_node

_EVERYWHERE = View(np.zeros(3), 0.0, 1.0, True, np.zeros((0, 4)))
"""Looks at all of a mesh from nowhere: a node is as wrong as its error."""


def flattened(mesh: Mesh, most: int) -> Mesh:
    """The mesh without levels, of at most so many triangles where its levels go down that far.

    Corners on the border of two nodes are there twice. Raises PageDamagedError.
    """
    levels = mesh.levels
    if levels is None:
        return mesh
    count = len(levels)
    wrong = wrongness(levels, _EVERYWHERE, np.ones(count, bool))
    cut = choose(levels, wrong, 0.0, most, np.zeros(count, bool), np.ones(count, bool))
    shown = np.flatnonzero(cut.drawn)
    nodes = np.unique(levels.patch_nodes[shown])
    parts = [_taken(levels, int(node), shown[levels.patch_nodes[shown] == node]) for node in nodes]
    starts = np.cumsum([0, *(len(part.places) for part in parts[:-1])])
    colours = [part.colours for part in parts if part.colours is not None]
    return replace(
        mesh,
        positions=_in_mesh(np.concatenate([part.places for part in parts]), levels.mesh_from_lattice),
        indices=np.concatenate([part.indices + start for part, start in zip(parts, starts, strict=True)]).astype("u4"),
        normals=np.concatenate([part.normals for part in parts]),
        uvs=tuple(np.concatenate(sets) for sets in zip(*(part.uvs for part in parts), strict=True)),
        colours=np.concatenate(colours) if colours else None,
        levels=None,
    )


def _taken(levels: Levels, node: int, patches: I64) -> NodeGeometry:
    """The node with only these patches, and only the corners they use."""
    whole = decode_node(levels, node)
    rows = [np.arange(first, first + count) for first, count in _runs(levels, patches)]
    faces = whole.indices[np.concatenate(rows)]
    used, indices = np.unique(faces, return_inverse=True)
    return replace(
        whole,
        places=whole.places[used],
        indices=_as_faces(indices),
        normals=whole.normals[used],
        colours=None if whole.colours is None else _bytes(whole.colours[used]),
        uvs=tuple(uv[used] for uv in whole.uvs),
    )


def _runs(levels: Levels, patches: I64) -> Iterator[tuple[int, int]]:
    return zip(levels.patch_firsts[patches].tolist(), levels.patch_triangles[patches].tolist(), strict=True)


def _as_faces(indices: np.ndarray) -> U32:
    return indices.reshape(-1, 3).astype(np.uint32)


def _bytes(colours: np.ndarray) -> U8:
    return np.ascontiguousarray(colours, np.uint8)


def _in_mesh(places: np.ndarray, matrix: F64) -> F32:
    return np.asarray(places @ matrix[:3, :3].T + matrix[:3, 3], np.float32)
