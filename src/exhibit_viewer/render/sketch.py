"""The sketch: a far coarser stand-in, for small pictures of a moving object that the processor has to draw.

There a triangle costs the same whether it covers one pixel or ten. Where all of the object is in the picture, a cell of
`CELL` is two or three pixels of what is drawn then. A sketch without an edge has an outside, so that the far half of it
need not be drawn, whatever its material says.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from exhibit_viewer.model.clusters import I64, cell_numbers, clusters, means, numbered, unit
from exhibit_viewer.model.geometry import F32, F64, Mesh, Model, Topology
from exhibit_viewer.model.scene import Mode
from exhibit_viewer.render.casters import is_solid
from exhibit_viewer.render.frame import Frame

CELL = 0.018
"""Side of the grid's cells, scene units."""
MOST_TRIANGLES = 120_000
"""What is sketched is a stand-in already, or small."""
PIXELS = 8.0
"""Of the window, that a cell may have; a moving picture has a third of them."""
_WORTH = 0.7
_SPECK = 1e-4
_ASKEW, _ASKEW_AREA = 0.5, 0.2
"""Cosine between a triangle and the mean of its normals below which it would be lit as what it is not, and the share of
a sketch's area that may be: a scan with much relief has some 0.08, a body of four faces 0.37."""


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """meshes: in the scene frame; closed: whether each is part of a surface that hides its own inside."""

    meshes: tuple[Mesh, ...]
    closed: tuple[bool, ...]


def make_sketch(model: Model, scene_from_world: F64) -> Sketch | None:
    """The sketch of a model; None where it would not be drawn much sooner, or the model moves in itself."""
    meshes, places = (model.proxy, model.proxy_placements) if model.proxy else (model.meshes, model.placements)
    if model.rig is not None or any(meshes[place.mesh].topology is not Topology.TRIANGLES for place in places):
        return None
    before = sum(len(meshes[place.mesh].indices) for place in places)
    if not 0 < before <= MOST_TRIANGLES:
        return None
    placed = [_placed(meshes[place.mesh], scene_from_world @ place.world_from_mesh) for place in places]
    positions = np.concatenate([mesh.positions for mesh in placed])
    count, place = numbered(cell_numbers(positions, CELL))
    middles = means(place, count, positions)
    ends = np.cumsum([len(mesh.positions) for mesh in placed])
    parts = [_clustered(mesh, own, middles) for mesh, own in zip(placed, np.split(place, ends[:-1]), strict=True)]
    solid = [is_solid(mesh, model.materials) for mesh, _ in parts]
    faces = [faces for (_, faces), whole in zip(parts, solid, strict=True) if whole]
    hides = bool(faces) and has_outside(middles, np.concatenate(faces))
    saves = hides and any(model.materials[mesh.material].double_sided for mesh, _ in parts)
    if not saves and sum(len(mesh.indices) for mesh, _ in parts) > _WORTH * before:
        return None
    if askew(mesh for mesh, _ in parts) > _ASKEW_AREA:
        return None
    return Sketch(tuple(mesh for mesh, _ in parts), tuple(hides and whole for whole in solid))


def will_do(frame: Frame, model: Model) -> bool:
    """Whether a moving picture may show the sketch: from outside, and not so near that its cells are seen."""
    camera, scene = frame.camera, frame.scene
    away = float(np.linalg.norm(camera.eye - model.centre)) / model.radius
    if scene.section is not None or scene.mode is Mode.WIREFRAME or (away <= 1.0 and not camera.orthographic):
        return False
    nearer = 1.0 if camera.orthographic else camera.distance / model.radius / (away - 0.5)
    return CELL * model.radius / camera.units_per_pixel(frame.height) * nearer <= PIXELS


def has_outside(positions: F32, faces: I64) -> bool:
    """Whether triangles (m,3) of positions (n,3) are closed surfaces, each of them counter-clockwise from outside."""
    count = len(positions)
    ends = np.roll(faces, -1, axis=1)
    one_way, other_way = (faces * count + ends).reshape(-1), (ends * count + faces).reshape(-1)
    if not np.array_equal(np.sort(one_way), np.sort(other_way)):
        return False
    piece = _pieces(count, faces)
    a, b, c = positions[faces].astype(np.float64).swapaxes(0, 1)
    volumes = np.bincount(piece[faces[:, 0]], np.einsum("ij,ij->i", a, np.cross(b, c)) / 6, minlength=count)
    return bool(volumes.min() >= -_SPECK and volumes.sum() > _SPECK)


def askew(meshes: Iterable[Mesh]) -> float:
    """Share of the area whose normals point elsewhere, as at the few corners of a body with sharp edges."""
    area = wrong = 0.0
    for mesh in meshes:
        if mesh.normals is not None and len(mesh.indices):
            a, b, c = mesh.positions[mesh.indices].astype(np.float64).swapaxes(0, 1)
            across = np.cross(b - a, c - a)
            sizes = np.linalg.norm(across, axis=1)
            along = np.einsum("ij,ij->i", unit(mesh.normals[mesh.indices].sum(axis=1)), across)
            area += float(sizes.sum())
            wrong += float(sizes[along < _ASKEW * sizes].sum())
    return wrong / area if area else 0.0


def _pieces(count: int, faces: I64) -> I64:
    """(count,) the smallest vertex that each hangs together with."""
    piece = np.arange(count)
    while True:
        least = piece[faces].min(axis=1)
        after = piece.copy()
        for corner in range(3):
            np.minimum.at(after, piece[faces[:, corner]], least)
        after = after[after]
        if np.array_equal(after, piece):
            return piece
        piece = after


def _placed(mesh: Mesh, scene_from_mesh: F64) -> Mesh:
    """The mesh in the scene frame."""
    linear = scene_from_mesh[:3, :3]
    mirrored = float(np.linalg.det(linear)) < 0
    cofactors = np.stack([np.cross(linear[k - 2], linear[k - 1]) for k in range(3)]) * (-1.0 if mirrored else 1.0)
    tangents = mesh.tangents
    if tangents is not None:
        tangents = np.concatenate([unit(tangents[:, :3] @ linear.T.astype(np.float32)), tangents[:, 3:]], axis=1)
    return replace(
        mesh,
        positions=(mesh.positions @ linear.T + scene_from_mesh[:3, 3]).astype(np.float32),
        indices=mesh.indices[:, ::-1] if mirrored else mesh.indices,
        normals=None if mesh.normals is None else unit((mesh.normals @ cofactors.T).astype(np.float32)),
        tangents=tangents,
        levels=None,
    )


def _clustered(mesh: Mesh, place: I64, middles: F32) -> tuple[Mesh, I64]:
    """(the mesh with its vertices of a cell made one, its triangles by cell): `place` (n,) is the cell of each vertex,
    `middles` where the cells' vertices go."""
    count, cluster, first = clusters(place, mesh.uvs)
    corners, faces = cluster[mesh.indices], place[mesh.indices]
    alive = (faces[:, 0] != faces[:, 1]) & (faces[:, 1] != faces[:, 2]) & (faces[:, 0] != faces[:, 2])
    tangents = mesh.tangents
    if tangents is not None:
        mean = means(cluster, count, tangents)
        tangents = np.concatenate([unit(mean[:, :3]), np.where(mean[:, 3:] < 0, -1, 1)], axis=1, dtype=np.float32)
    coarse = replace(
        mesh,
        positions=middles[place[first]],
        indices=corners[alive].astype(np.uint32),
        normals=None if mesh.normals is None else unit(means(cluster, count, mesh.normals)),
        tangents=tangents,
        uvs=tuple(means(cluster, count, uv) for uv in mesh.uvs),
        colours=None if mesh.colours is None else np.rint(means(cluster, count, mesh.colours)).astype(np.uint8),
    )
    return coarse, faces[alive]
