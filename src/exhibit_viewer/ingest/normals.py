"""Vertex normals for meshes that come without: area-weighted, with hard edges kept on built (not scanned) shapes."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.weld import weld
from exhibit_viewer.model.geometry import F32, F64, U32, Mesh, Topology

CREASE_RADIANS = np.radians(40.0)
CREASE_MAX_TRIANGLES = 300_000
SMALL_MESH_TRIANGLES = 2_000
BUILT_MEDIAN_RADIANS = np.radians(10.0)

I64 = NDArray[np.int64]


def with_normals(mesh: Mesh) -> Mesh:
    """The mesh with unit normals at every vertex of a surface.

    Kept when the file has them. Else the sum of the face normals around each *place* (vertices split by a texture seam
    share one normal), weighted by area. Below 300,000 triangles, edges over 40 degrees are split where the surface is
    otherwise flat: a cube stays a cube, a noisy scan stays smooth.
    """
    return with_normals_and_rows(mesh)[0]


def with_normals_and_rows(mesh: Mesh) -> tuple[Mesh, I64 | None]:
    """As `with_normals`, and which of the mesh's vertices those of the result are; None where they are the same."""
    if mesh.topology is not Topology.TRIANGLES:
        return mesh, None
    if mesh.normals is not None:
        return replace(mesh, normals=_unit(mesh)), None
    place = weld(mesh.positions)[1] if _may_be_split(mesh) else None
    corner = mesh.indices if place is None else place[mesh.indices]
    face = face_normals(mesh.positions, mesh.indices)
    if len(corner) <= CREASE_MAX_TRIANGLES:
        groups = _smooth_groups(corner.astype(np.int64), face)
        if groups is not None:
            return _split(mesh, groups, face)
    normals = _filled(_normalised(_summed(corner, face, len(mesh.positions))))
    return replace(mesh, normals=normals if place is None else normals[place]), None


def _may_be_split(mesh: Mesh) -> bool:
    """Whether vertices may share a place: along texture seams, or because nothing is joined. A closed surface has half
    as many vertices as triangles."""
    return bool(mesh.uvs) or len(mesh.positions) > 0.75 * mesh.triangles


def face_normals(positions: F32, indices: U32) -> F32:
    """(m,3) cross products of the edges: twice the area long."""
    origin = positions[indices[:, 0]]
    with np.errstate(all="ignore"):  # coordinates near the largest float
        normals = np.cross(positions[indices[:, 1]] - origin, positions[indices[:, 2]] - origin)
    return np.asarray(np.nan_to_num(normals, copy=False), dtype=np.float32)


def _summed(corner: NDArray[np.integer], face: F32, places: int) -> F64:
    """(places,3) sum of the vectors of the faces around each place."""
    total = np.zeros((places, 3))
    for column in range(3):
        at = corner[:, column].astype(np.int64)
        for axis in range(3):
            total[:, axis] += np.bincount(at, face[:, axis], minlength=places)
    return total


def _normalised(vectors: F64) -> F32:
    length = np.sqrt((vectors * vectors).sum(axis=1, keepdims=True))
    return (vectors / np.where(length > 0, length, 1.0)).astype(np.float32)


def _filled(normals: F32) -> F32:
    """Zero vectors replaced by up."""
    empty = ~normals.any(axis=1)
    normals[empty] = (0.0, 1.0, 0.0)
    return normals


def _unit(mesh: Mesh) -> F32:
    """The file's normals at length one; those of length zero taken from the faces."""
    assert mesh.normals is not None
    length = np.sqrt(np.einsum("ij,ij->i", mesh.normals, mesh.normals))
    if np.all(np.abs(length - 1.0) < 1e-4):
        return mesh.normals
    normals = (mesh.normals / np.where(length > 1e-12, length, 1.0)[:, None]).astype(np.float32)
    empty = length <= 1e-12
    if empty.any():
        face = face_normals(mesh.positions, mesh.indices)
        summed = _summed(mesh.indices, face, len(mesh.positions))
        normals[empty] = _normalised(summed)[empty]
    return _filled(normals)


def _smooth_groups(corner: I64, face: F32) -> I64 | None:
    """(m,3) label of the smooth patch around a place that each corner belongs to; None when all is to be smooth.

    Two corners at a place share a patch when a chain of faces with edges under the crease angle joins them.
    """
    unit = _normalised(face.astype(np.float64))
    first, second = _edge_pairs(corner)
    if not len(first):
        return None
    cosine = np.einsum("ij,ij->i", unit[first // 3], unit[second // 3])
    hard = cosine < np.cos(CREASE_RADIANS)
    if not hard.any():
        return None
    if len(corner) > SMALL_MESH_TRIANGLES and np.median(cosine) < np.cos(BUILT_MEDIAN_RADIANS):
        return None
    return _joined(corner, first[~hard], second[~hard])


def _edge_pairs(corner: I64) -> tuple[I64, I64]:
    """Half edges that share their two places, paired: each number is 3 * face + the corner the half edge starts at."""
    start = corner.reshape(-1)
    end = np.roll(corner, -1, axis=1).reshape(-1)
    key = np.minimum(start, end) * (int(corner.max()) + 1) + np.maximum(start, end)
    order = np.argsort(key, kind="stable")
    same = key[order][1:] == key[order][:-1]
    return order[:-1][same], order[1:][same]


def _joined(corner: I64, first: I64, second: I64) -> I64:
    """Connected components of corners across smooth half-edge pairs, by repeated minimum and pointer jumping."""
    start = corner.reshape(-1)
    following = np.arange(start.size).reshape(-1, 3)[:, [1, 2, 0]].reshape(-1)
    aligned = start[first] == start[second]
    a = np.concatenate([first, following[first]])
    b = np.concatenate([np.where(aligned, second, following[second]), np.where(aligned, following[second], second)])
    label = np.arange(start.size)
    while True:
        low = np.minimum(label[a], label[b])
        before = label.copy()
        np.minimum.at(label, before[a], low)
        np.minimum.at(label, before[b], low)
        label = label[label]
        if np.array_equal(label, before):
            return label.reshape(-1, 3)


def _split(mesh: Mesh, groups: I64, face: F32) -> tuple[Mesh, I64]:
    """The mesh with one vertex for every pair of a former vertex and a smooth patch; those vertices."""
    _, patch = np.unique(groups.reshape(-1), return_inverse=True)
    normals = _normalised(_summed(patch.reshape(-1, 3), face, int(patch.max()) + 1))
    old = mesh.indices.reshape(-1).astype(np.int64)
    _, first, inverse = np.unique(old * (int(patch.max()) + 1) + patch, return_index=True, return_inverse=True)
    keep = old[first]
    divided = replace(
        mesh,
        positions=mesh.positions[keep],
        indices=inverse.reshape(-1, 3).astype(np.uint32),
        normals=_filled(normals[patch[first]]),
        tangents=None if mesh.tangents is None else mesh.tangents[keep],
        colours=None if mesh.colours is None else mesh.colours[keep],
        uvs=tuple(uv[keep] for uv in mesh.uvs),
    )
    return divided, keep
