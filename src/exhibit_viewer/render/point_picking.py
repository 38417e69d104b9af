"""From a ray to a point of a cloud with an octree, whatever part of it the picture shows: points are those of the
source at every level, and of all of them the nearest to what is seen is meant."""

from dataclasses import dataclass

import numpy as np

from exhibit_viewer.model.geometry import F64, Mesh
from exhibit_viewer.model.octree import Octree
from exhibit_viewer.model.point_page import PointsDamagedError, decode_points
from exhibit_viewer.render.rays import Ray

_COARSE = 2
"""Without a picture, points are looked for down to this depth."""


@dataclass(frozen=True, slots=True, eq=False)
class PointHit:
    """distance along the ray, file units; number: of the point, counted through all nodes; place (3,): in world."""

    distance: float
    number: int
    place: F64


def pick_point(
    mesh: Mesh, matrix: F64, ray: Ray, keep: F64 | None = None, near: float | None = None
) -> PointHit | None:
    """The point of the cloud that a ray in world means; `matrix` is world_from_mesh.

    keep: (4,) world plane, points with dot(keep, (p, 1)) < 0 do not count. near: where along the ray a picture shows
    the cloud; without it the first point that the ray nearly meets is looked for.
    """
    octree = mesh.octree
    assert octree is not None
    where = _first_near(octree, matrix, ray, keep) if near is None else near
    if where is None:
        return None
    own = np.linalg.pinv(matrix[:3, :3]) @ (ray.origin + where * ray.direction - matrix[:3, 3])
    found = _nearest(octree, own, matrix, keep)
    if found is None:
        return None
    number, place = found
    return PointHit(float((place - ray.origin) @ ray.direction), number, place)


def _nearest(octree: Octree, own: F64, matrix: F64, keep: F64 | None) -> tuple[int, F64] | None:
    """(number, place in world) of the point nearest to a place in the mesh's frame: best first, node by node."""
    half = octree.sides * (octree.step / 2)
    away = np.maximum(np.abs(octree.centres - own) - half[:, None], 0.0)
    least = np.sqrt(np.einsum("ij,ij->i", away, away))
    best: tuple[float, int, F64] | None = None
    for node in np.lexsort((octree.depths, least)).tolist():
        if best is not None and least[node] > best[0]:
            break
        places = _in_mesh(octree, node)
        if places is None:
            continue
        gap = np.einsum("ij,ij->i", places - own, places - own)
        if keep is not None:
            gap[~_kept(places @ matrix[:3, :3].T + matrix[:3, 3], keep)] = np.inf
        row = int(gap.argmin())
        if np.isfinite(gap[row]) and (best is None or gap[row] < best[0] ** 2):
            place = matrix[:3, :3] @ places[row] + matrix[:3, 3]
            best = float(np.sqrt(gap[row])), int(octree.first_points[node]) + row, place
    return None if best is None else best[1:]


def _first_near(octree: Octree, matrix: F64, ray: Ray, keep: F64 | None) -> float | None:
    """Where along the ray lies the first point that it passes within the spacing of the point's node."""
    scale = float(np.linalg.norm(matrix[:3, :3], 2))
    first: float | None = None
    for node in np.flatnonzero(octree.depths <= _COARSE).tolist():
        places = _in_mesh(octree, node)
        if places is None:
            continue
        world = places @ matrix[:3, :3].T + matrix[:3, 3]
        along = (world - ray.origin) @ ray.direction
        off = np.linalg.norm(world - ray.origin - along[:, None] * ray.direction, axis=1)
        met = (off < float(octree.spacings[node]) * scale) & (along > 0)
        if keep is not None:
            met &= _kept(world, keep)
        if met.any():
            nearest = float(along[met].min())
            first = nearest if first is None else min(first, nearest)
    return first


def _kept(world: F64, keep: F64) -> np.ndarray:
    return np.asarray(world @ keep[:3] + keep[3] >= 0)


def _in_mesh(octree: Octree, node: int) -> F64 | None:
    """(v,3) in the mesh's frame; None where the page is damaged."""
    try:
        places = decode_points(octree, node).places
    except PointsDamagedError:
        return None
    return np.asarray(places * octree.step + octree.mesh_from_lattice[:3, 3])
