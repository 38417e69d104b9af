"""Obstacle: the object as what an eye cannot pass through, so that nobody gets inside it by accident.

Walls are those of the stand-in for moving pictures. Who goes through a doorway meets none, so a room can be entered.
"""

from dataclasses import replace
from itertools import pairwise, starmap

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.geometry import Model, Topology
from exhibit_viewer.session import navigation

F64 = NDArray[np.float64]
CLEARANCE = 0.005
"""Shares of the object's radius that an eye keeps from a wall."""
FARTHEST = 0.5
"""Shares of the distance by which an eye slides along a wall at once; it is not thrown to the other side of a thing."""
LIFT = 0.1
"""Shares of the distance by which an eye rises to get past a bulge."""
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
        if self._clear(before.eye, after.eye):
            return after
        for place in self._free_places(after):
            slid = replace(after, distance=place)
            if abs(place - after.distance) <= FARTHEST * after.distance and self._on_one_side(before, slid):
                return slid
        return before

    def pivot(self, before: Camera, point: F64) -> Camera:
        """A camera with a surface point in its middle: beside the one before, which looks the same way, or, where part
        of the object is in the way there or hides the point, in its place and turned."""
        beside = navigation.pivot(before, point)
        if before.orthographic:
            return beside
        back = beside.eye - point
        seen = self._clear(point + back / np.linalg.norm(back) * CLEARANCE * self.model.radius, beside.eye)
        free = seen and self.past(before, beside) is beside
        return beside if free else navigation.looking_at(before, point)

    def _on_one_side(self, before: Camera, after: Camera) -> bool:
        """Whether an eye comes from one place to the other without meeting a wall: straight or, where the wall bulges
        between them, over it."""
        lift = LIFT * after.distance
        over = [replace(each, distance=each.distance + lift).eye for each in (before, after)]
        ways = ((before.eye, after.eye), (before.eye, *over, after.eye))
        return any(all(starmap(self._clear, pairwise(way))) for way in ways)

    def _clear(self, start: F64, end: F64) -> bool:
        length = float(np.linalg.norm(end - start))
        return length == 0.0 or not self._hits(start, (end - start) / length, length)[1].any()

    def _near(self, *eyes: F64) -> bool:
        bounds = self.model.bounds
        return bool(np.all(np.minimum(*eyes) <= bounds[1]) and np.all(np.maximum(*eyes) >= bounds[0]))

    def _free_places(self, camera: Camera) -> list[float]:
        """On its line of sight: there or, where a wall is, off it on either side; the nearer ones first."""
        outwards = camera.world_from_view_rotation()[:, 2]
        walls, entered = self._hits(np.array(camera.target), outwards, camera.distance + 4 * self.model.radius)
        clearance = CLEARANCE * self.model.radius
        beyond = walls[~entered & (walls > camera.distance - clearance)]
        within = walls[entered & (walls < camera.distance + clearance)]
        places = [*(float(wall) + clearance for wall in beyond[:1]), *(float(wall) - clearance for wall in within[-1:])]
        free = [place for place in places if place > clearance]
        passed = np.flatnonzero(walls < camera.distance - clearance)
        if len(passed) and not entered[passed[-1]]:
            free.append(camera.distance)
        return sorted(free, key=lambda place: abs(place - camera.distance))

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
