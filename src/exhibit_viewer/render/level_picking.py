"""From a ray to the finest level of a many-levelled mesh, whatever level the picture shows: a note must not stick to
what is drawn instead of the object."""

from dataclasses import dataclass

import numpy as np

from exhibit_viewer.model.geometry import F64, Mesh
from exhibit_viewer.model.levels import I64, Levels
from exhibit_viewer.model.node_page import NodeGeometry, PageDamagedError, decode_node
from exhibit_viewer.render.rays import Ray, barycentric, distances

_NEAREST = 4
"""Nodes: where the ray just misses, the surface is looked for in so many."""


@dataclass(frozen=True, slots=True, eq=False)
class LevelHit:
    """distance along the ray, file units; face and weights (3,): of the source mesh; corners (3,3) and normals (3,3) of
    the triangle in mesh frame, in the order of the weights."""

    distance: float
    face: int
    weights: F64
    corners: F64
    normals: F64


def pick_levels(
    mesh: Mesh, matrix: F64, ray: Ray, keep: F64 | None = None, near: float | None = None
) -> LevelHit | None:
    """The first triangle of the finest level that a ray in world meets; `matrix` is world_from_mesh.

    keep: (4,) world plane, hits with dot(keep, (p, 1)) < 0 do not count. near: where along the ray a coarser picture
    shows the surface: what is hit there is taken, and where nothing is hit, what lies nearest to that place.
    """
    levels = mesh.levels
    assert levels is not None
    entry, leave = _spans(levels, matrix, ray)
    through = np.flatnonzero((levels.heights == 0) & (leave > 0) & (entry <= leave))
    if near is not None:
        there = through[(entry[through] <= near) & (leave[through] >= near)]
        found = _first(levels, there, entry, matrix, ray, keep)
        if found is not None:
            return found
    found = _first(levels, through, entry, matrix, ray, keep)
    if found is None and near is not None:
        return _beside(levels, matrix, ray, near)
    return found


def _spans(levels: Levels, matrix: F64, ray: Ray) -> tuple[F64, F64]:
    """(n,) where along the ray each node's sphere begins and ends; infinite and less where it is missed."""
    scale = float(np.linalg.norm(matrix[:3, :3], 2))
    centres = levels.centres @ matrix[:3, :3].T + matrix[:3, 3] - ray.origin
    along = centres @ ray.direction
    off = np.einsum("ij,ij->i", centres, centres) - along**2
    half = (levels.radii * scale * 1.001) ** 2 - off
    reach = np.sqrt(np.maximum(half, 0.0))
    return np.where(half < 0, np.inf, along - reach), np.where(half < 0, -np.inf, along + reach)


def _first(levels: Levels, nodes: I64, entry: F64, matrix: F64, ray: Ray, keep: F64 | None) -> LevelHit | None:
    best: LevelHit | None = None
    for node in nodes[np.argsort(entry[nodes])].tolist():
        if best is not None and entry[node] > best.distance:
            break
        geometry = _opened(levels, node)
        if geometry is None:
            continue
        triangles = _in_world(levels, geometry, matrix)
        away = distances(triangles, ray)
        if keep is not None:
            at = ray.origin + np.where(np.isfinite(away), away, 0.0)[:, None] * ray.direction
            away[at @ keep[:3] + keep[3] < 0] = np.inf
        row = int(away.argmin())
        if np.isfinite(away[row]) and (best is None or away[row] < best.distance):
            best = _hit(levels, geometry, row, float(away[row]), triangles[row], ray)
    return best


def _beside(levels: Levels, matrix: F64, ray: Ray, near: float) -> LevelHit | None:
    """The triangle nearest to a place of the ray: at an outline the finest level may be a hair smaller."""
    place = ray.origin + near * ray.direction
    own = np.linalg.pinv(matrix[:3, :3]) @ (place - matrix[:3, 3])
    finest = np.flatnonzero(levels.heights == 0)
    away = np.linalg.norm(levels.centres[finest] - own, axis=1) - levels.radii[finest]
    best: tuple[float, NodeGeometry, int, F64] | None = None
    for node in finest[np.argsort(away)[:_NEAREST]].tolist():
        geometry = _opened(levels, node)
        if geometry is None:
            continue
        triangles = _in_world(levels, geometry, matrix)
        gap = np.linalg.norm(triangles.mean(axis=1) - place, axis=1)
        row = int(gap.argmin())
        if best is None or gap[row] < best[0]:
            best = (float(gap[row]), geometry, row, triangles[row])
    return None if best is None else _hit(levels, best[1], best[2], near, best[3], ray)


def _opened(levels: Levels, node: int) -> NodeGeometry | None:
    try:
        return decode_node(levels, node)
    except PageDamagedError:
        return None


def _in_world(levels: Levels, geometry: NodeGeometry, matrix: F64) -> F64:
    """(t,3,3) corners."""
    frame = matrix @ levels.mesh_from_lattice
    return np.asarray((geometry.places @ frame[:3, :3].T + frame[:3, 3])[geometry.indices])


def _hit(levels: Levels, geometry: NodeGeometry, row: int, distance: float, triangle: F64, ray: Ray) -> LevelHit:
    """Corner k of the page's triangle is corner (k + turn) % 3 of the source's."""
    turn = int(geometry.turns[row])
    rows = geometry.indices[row]
    frame = levels.mesh_from_lattice
    corners = geometry.places[rows] @ frame[:3, :3].T + frame[:3, 3]
    weights = barycentric(triangle, ray)
    return LevelHit(
        distance=distance,
        face=int(geometry.faces[row]),
        weights=np.roll(weights, turn),
        corners=np.roll(corners, turn, axis=0),
        normals=np.roll(geometry.normals[rows].astype(np.float64), turn, axis=0),
    )
