"""Obstacle: the object as what an eye cannot pass through, so that nobody gets inside it by accident.

Walls are those of the stand-in for moving pictures. Who goes through a doorway meets none, so a room can be entered.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.geometry import Model, Topology

F64 = NDArray[np.float64]
CLEARANCE = 0.005
"""Shares of the object's radius that an eye keeps from a wall."""
FARTHEST = 0.5
"""Shares of the distance by which an eye slides along a wall at once; it is not thrown to the other side of a thing."""
MOST_TRIANGLES = 200_000
"""With more there is no stand-in, and looking takes too long for a hand that moves."""


class Obstacle:
    """Of one model at rest; what moves in itself, points, lines and huge meshes hold nobody up."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._walls: tuple[F64, F64, F64] | None = None

    def past(self, before: Camera, after: Camera) -> Camera:
        """`after`; where the eye would pass through a wall on its way there, a camera in front of that wall that looks
        the same way at the same target, or `before`. Whoever is behind a wall may come out."""
        if after.orthographic or before.orthographic or not self._near(before.eye, after.eye):
            return after
        way = after.eye - before.eye
        length = float(np.linalg.norm(way))
        if length == 0.0 or not self._hits(before.eye, way / length, length)[1].any():
            return after
        place = self._free_place(after)
        if place is None or abs(place - after.distance) > FARTHEST * after.distance:
            return before
        return replace(after, distance=place)

    def _near(self, *eyes: F64) -> bool:
        bounds = self.model.bounds
        return bool(np.all(np.minimum(*eyes) <= bounds[1]) and np.all(np.maximum(*eyes) >= bounds[0]))

    def _free_place(self, camera: Camera) -> float | None:
        """On its line of sight: outside of what the eye is in or, in a room, before the wall; whichever is nearer."""
        outwards = camera.world_from_view_rotation()[:, 2]
        walls, entered = self._hits(np.array(camera.target), outwards, camera.distance + 4 * self.model.radius)
        beyond, within = walls[~entered & (walls >= camera.distance)], walls[entered & (walls < camera.distance)]
        clearance = CLEARANCE * self.model.radius
        places = [*(float(wall) + clearance for wall in beyond[:1]), *(float(wall) - clearance for wall in within[-1:])]
        free = [place for place in places if place > clearance]
        return min(free, key=lambda place: abs(place - camera.distance), default=None)

    def _hits(self, start: F64, direction: F64, length: float) -> tuple[F64, NDArray[np.bool_]]:
        """Where between 0 and `length` walls are met, in order, and which from their front (Möller, Trumbore 1997)."""
        if self._walls is None:
            corners = _corners(self.model)
            self._walls = corners, np.minimum.reduce(corners), np.maximum.reduce(corners)
        corners, lowest, highest = self._walls
        end = start + direction * length
        low, high = np.minimum(start, end), np.maximum(start, end)
        touched = np.all((lowest <= high) & (highest >= low), axis=1)
        first, second, third = corners[:, touched]
        one, other, offset = second - first, third - first, start - first
        across, beside = np.cross(direction, other), np.cross(offset, one)
        turned = np.einsum("ij,ij->i", one, across)
        with np.errstate(divide="ignore", invalid="ignore"):
            u = np.einsum("ij,ij->i", offset, across) / turned
            v = beside @ direction / turned
            away = np.einsum("ij,ij->i", other, beside) / turned
            met = (u >= 0) & (v >= 0) & (u + v <= 1) & (away >= 0) & (away <= length)
        order = np.argsort(away[met])
        return away[met][order], turned[met][order] > 0


def _corners(model: Model) -> F64:
    """(3,n,3): first, second and third corners of the triangles, in world."""
    meshes, places = (model.proxy, model.proxy_placements) if model.proxy else (model.meshes, model.placements)
    solid = [place for place in places if meshes[place.mesh].topology is Topology.TRIANGLES]
    if model.rig is not None or sum(len(meshes[place.mesh].indices) for place in solid) > MOST_TRIANGLES:
        return np.empty((3, 0, 3))
    parts = [np.empty((3, 0, 3))]
    for place in solid:
        mesh, matrix = meshes[place.mesh], place.world_from_mesh
        placed = sum((mesh.positions[:, k : k + 1] * matrix[:3, k] for k in range(3)), start=matrix[:3, 3])
        parts.append(placed.take(mesh.indices.T, axis=0))
    return np.concatenate(parts, axis=1)
