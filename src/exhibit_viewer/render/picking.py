"""From a pixel to the surface, in double precision on the processor: the graphics card only says which triangle."""

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.geometry import F64, Mesh, Model, Placement, Topology
from exhibit_viewer.render.frame import Frame, Pick
from exhibit_viewer.render.level_picking import LevelHit, pick_levels
from exhibit_viewer.render.point_picking import PointHit, pick_point
from exhibit_viewer.render.rays import Ray, barycentric, distances
from exhibit_viewer.render.targets import Target

_NOTHING = 1 << 20
"""As far away counts a pixel that shows nothing."""
_NO_PLACE = 0xFFFFFFFF
"""Stands for what is no part of the model: the face of a cut."""
_FIRST = np.array([1.0, 0.0, 0.0])
"""Weights of the only corner of a point."""


def ray_through(frame: Frame, x: float, y: float) -> Ray:
    """The line of sight through a place of the picture, pixels from the top left corner; pixel centres at .5."""
    camera = frame.camera
    axes = camera.world_from_view_rotation()
    half = np.tan(camera.field_of_view / 2)
    right = (2 * x / frame.width - 1) * half * frame.width / frame.height
    above = (1 - 2 * y / frame.height) * half
    if camera.orthographic:
        return Ray(camera.eye + camera.distance * (right * axes[:, 0] + above * axes[:, 1]), -axes[:, 2])
    toward = right * axes[:, 0] + above * axes[:, 1] - axes[:, 2]
    return Ray(camera.eye, toward / np.linalg.norm(toward))


def along(ray: Ray, clip_from_world: F64, seen: tuple[float, float, float]) -> float:
    """How far along the ray lies what a picture shows at a place: x, y from its bottom left and depth, each 0 to 1."""
    place = np.linalg.solve(clip_from_world, np.array([*seen, 1.0]) * 2 - 1)
    return float((place[:3] / place[3] - ray.origin) @ ray.direction)


def under(identity: Target, x: int, y: int, reach: int) -> tuple[int, int, NDArray[np.uint32]]:
    """(x, y, texel) of what a picture shows at a place from its top left or, where that is nothing, nearest to it among
    pixels at most so many away."""
    left, bottom = max(x - reach, 0), max(identity.height - 1 - y - reach, 0)
    right, top = min(x + reach, identity.width - 1), min(identity.height - 1 - y + reach, identity.height - 1)
    texels = identity.read(0, "rgba32ui", (left, bottom, right - left + 1, top - bottom + 1))
    rows, columns = np.mgrid[0 : texels.shape[0], 0 : texels.shape[1]]
    across, down = columns + left, identity.height - 1 - (rows + bottom)
    away = (across - x) ** 2 + (down - y) ** 2
    best = int(np.where(texels[..., 1] != 0, away, away + _NOTHING).argmin())
    return int(across.flat[best]), int(down.flat[best]), texels.reshape(-1, 4)[best]


def pick_shown(
    identity: Target, model: Model, frame: Frame, clip_from_world: F64, place: tuple[int, int], reach: int
) -> Pick | None:
    """What surface a picture shows at `place` (pixels from the top left), or within `reach` pixels of it; None for the
    backdrop and cut faces. `identity`: what the picture shows where, as the G-buffer has it."""
    x, y, texel = under(identity, *place, reach)
    placement = int(texel[1])
    if placement in (0, _NO_PLACE):
        return None
    ray = ray_through(frame, x + 0.5, y + 0.5)
    depth = float(texel[2:3].view(np.float32)[0])
    near = along(ray, clip_from_world, ((x + 0.5) / frame.width, 1 - (y + 0.5) / frame.height, depth))
    return pick_face(model, placement - 1, int(texel[0]), ray, near)


def unhidden(points: F64, clip_from_points: F64, identity: Target) -> NDArray[np.bool_]:
    """(n,) True where points (n,3) are inside a picture and not behind what it shows. `identity`: as in `pick_shown`.

    A point is as near as the farthest pixel beside it: on a surface seen edge-on one pixel spans many depths.
    """
    placed = np.concatenate([points, np.ones((len(points), 1))], axis=1) @ clip_from_points.T
    with np.errstate(divide="ignore", invalid="ignore"):
        at = placed[:, :3] / placed[:, 3:] * 0.5 + 0.5
    seen = (placed[:, 3] > 0) & np.all((at[:, :2] >= 0) & (at[:, :2] < 1), axis=1)
    for index in np.flatnonzero(seen):
        left, bottom = (max(0, int(share * side) - 1) for share, side in zip(at[index], identity.size, strict=False))
        right, top = (min(side, low + 3) for side, low in zip(identity.size, (left, bottom), strict=True))
        texels = identity.read(0, "rgba32ui", (left, bottom, right - left, top - bottom))
        seen[index] = at[index, 2] <= np.ascontiguousarray(texels[..., 2]).view(np.float32).max() + 2e-3
    return np.asarray(seen)


def pick_face(model: Model, placement: int, face: int, ray: Ray, near: float) -> Pick | None:
    """Where the ray meets a known face (its plane, kept inside the triangle), or the point or line element itself.

    Of a mesh with levels, whose picture may be of any of them, the face of the finest that lies there; near: where
    along the ray the picture shows it.
    """
    place = model.placements[placement]
    mesh = model.meshes[place.mesh]
    if mesh.levels is not None:
        return _pick_hit(place, placement, ray, pick_levels(mesh, place.world_from_mesh, ray, near=near))
    if mesh.octree is not None:
        return _pick_dot(placement, ray, pick_point(mesh, place.world_from_mesh, ray, near=near))
    return _pick_known(model, placement, face, ray)


def _pick_hit(place: Placement, placement: int, ray: Ray, hit: LevelHit | None) -> Pick | None:
    if hit is None:
        return None
    matrix = place.world_from_mesh
    normal = (hit.weights @ hit.normals) @ np.linalg.pinv(matrix[:3, :3])
    point = matrix[:3, :3] @ (hit.weights @ hit.corners) + matrix[:3, 3]
    return _answer(point, _towards(normal, ray), placement, hit.face, hit.weights)


def _pick_dot(placement: int, ray: Ray, hit: PointHit | None) -> Pick | None:
    return None if hit is None else _answer(hit.place, -ray.direction, placement, hit.number, _FIRST)


def _towards(normal: F64, ray: Ray) -> F64:
    """At length one, on the viewer's side."""
    length = np.linalg.norm(normal)
    unit = normal / length if length > 0 else -ray.direction
    return -unit if unit @ ray.direction > 0 else unit


def _pick_known(model: Model, placement: int, face: int, ray: Ray) -> Pick | None:
    place = model.placements[placement]
    mesh = model.meshes[place.mesh]
    corners = _corner_indices(mesh, face)
    if corners is None:
        return None
    matrix = place.world_from_mesh
    points = mesh.positions[corners].astype(np.float64) @ matrix[:3, :3].T + matrix[:3, 3]
    if mesh.topology is not Topology.TRIANGLES:
        return _answer(points[0], -ray.direction, placement, face, _FIRST)
    weights = barycentric(points, ray)
    normal = np.cross(points[1] - points[0], points[2] - points[0])
    if mesh.normals is not None:
        smooth = (weights @ mesh.normals[corners].astype(np.float64)) @ np.linalg.pinv(matrix[:3, :3])
        normal = smooth if np.linalg.norm(smooth) > 1e-12 else normal
    return _answer(weights @ points, _towards(normal, ray), placement, face, weights)


def _corner_indices(mesh: Mesh, face: int) -> NDArray[np.integer] | None:
    if mesh.indices.size == 0:
        return np.array([face]) if 0 <= face < len(mesh.positions) else None
    return np.asarray(mesh.indices[face]) if 0 <= face < len(mesh.indices) else None


def _answer(point: F64, normal: F64, placement: int, face: int, weights: F64) -> Pick:
    triples = [(float(a), float(b), float(c)) for a, b, c in (point, normal, weights)]
    return Pick(triples[0], triples[1], placement, face, triples[2])


def cast(model: Model, ray: Ray, keep: F64 | None = None) -> Pick | None:
    """The nearest triangle, or point of a large cloud, the ray meets, in full detail; for when there is no picture.

    keep: (4,) world plane of a section; hits with dot(keep, (p, 1)) < 0 do not count. About 40 ms for a million
    triangles.
    """
    best: tuple[float, Pick | None] | None = None
    for index, place in enumerate(model.placements):
        mesh = model.meshes[place.mesh]
        if mesh.octree is not None:
            dot = pick_point(mesh, place.world_from_mesh, ray, keep)
            hit = None if dot is None else (dot.distance, _pick_dot(index, ray, dot))
        elif mesh.topology is not Topology.TRIANGLES:
            continue
        elif mesh.levels is not None:
            found = pick_levels(mesh, place.world_from_mesh, ray, keep)
            hit = None if found is None else (found.distance, _pick_hit(place, index, ray, found))
        else:
            nearest = _nearest(mesh, place.world_from_mesh, ray, keep)
            hit = None if nearest is None else (nearest[0], _pick_known(model, index, nearest[1], ray))
        if hit is not None and (best is None or hit[0] < best[0]):
            best = hit
    return None if best is None else best[1]


def _nearest(mesh: Mesh, matrix: F64, ray: Ray, keep: F64 | None) -> tuple[float, int] | None:
    """(distance, face). Vertices are flattened along the ray; triangles all to one side are out (Cohen-Sutherland)."""
    helper = np.eye(3)[np.argmin(np.abs(ray.direction))]
    side = np.cross(ray.direction, helper)
    side /= np.linalg.norm(side)
    frame = np.stack([side, np.cross(ray.direction, side)])
    shift = frame @ (matrix[:3, 3] - ray.origin)
    flat = mesh.positions @ (frame @ matrix[:3, :3]).T.astype(np.float32) + shift.astype(np.float32)
    slack = np.float32(1e-5) * np.float32(max(1e-30, float(np.abs(flat).max(initial=0.0))))
    side_of_ray = np.zeros(len(flat), np.uint8)
    for bit, column in enumerate((flat[:, 0], -flat[:, 0], flat[:, 1], -flat[:, 1])):
        side_of_ray |= (column > slack).view(np.uint8) << np.uint8(bit)
    first, second, third = (side_of_ray[mesh.indices[:, corner]] for corner in range(3))
    faces = np.flatnonzero((first & second & third) == 0)
    points = mesh.positions[mesh.indices[faces]].astype(np.float64) @ matrix[:3, :3].T + matrix[:3, 3]
    distance = distances(points, ray)
    if keep is not None:
        at = ray.origin + np.where(np.isfinite(distance), distance, 0.0)[:, None] * ray.direction
        distance[at @ keep[:3] + keep[3] < 0] = np.inf
    if not len(distance) or not np.isfinite(distance.min()):
        return None
    nearest = int(distance.argmin())
    return float(distance[nearest]), int(faces[nearest])
