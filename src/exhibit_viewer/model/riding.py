"""Riding: points on a model that go with the part they are on when it moves."""

from collections.abc import Sequence

import numpy as np

from exhibit_viewer.model.geometry import F64, Model, Placement


class Riders:
    """points (n,3), world, on `model` at rest. Each holds on to the vertex that is nearest to it."""

    def __init__(self, model: Model, points: F64) -> None:
        self._model, self._points = model, points
        self._held = [_nearest(place, model, points) for place in model.placements] if len(points) else []
        if self._held:
            self._placement = np.array([distance for distance, _ in self._held]).argmin(axis=0)

    def at(self, posed: Model, normals: F64) -> tuple[F64, F64]:
        """(points, unit normals) (n,3), world, where the model as posed has them; `normals` (n,3) are those at rest."""
        if posed is self._model or not self._held:
            return self._points, normals
        points, turned = self._points.copy(), normals.copy()
        for number, placement in enumerate(self._placement.tolist()):
            vertex = int(self._held[placement][1][number])
            points[number], turned[number] = self._ride(posed, placement, vertex, points[number], normals[number])
        return points, turned

    def _ride(self, posed: Model, placement: int, vertex: int, point: F64, normal: F64) -> tuple[F64, F64]:
        before, now = self._model.placements[placement], posed.placements[placement]
        was, mesh = self._model.meshes[before.mesh], posed.meshes[now.mesh]
        if now is before and mesh is was:
            return point, normal
        back = np.linalg.pinv(before.world_from_mesh)
        on_mesh = back[:3, :3] @ point + back[:3, 3] + (mesh.positions[vertex] - was.positions[vertex])
        linear = now.world_from_mesh[:3, :3]
        turned = np.linalg.pinv(linear @ back[:3, :3]).T @ normal
        length = float(np.linalg.norm(turned))
        return linear @ on_mesh + now.world_from_mesh[:3, 3], turned / length if length else normal


def _nearest(place: Placement, model: Model, points: F64) -> tuple[Sequence[float], Sequence[int]]:
    """For every point the distance to the nearest vertex of a placed mesh, and that vertex's number."""
    positions = model.meshes[place.mesh].positions
    if not len(positions):
        return [np.inf] * len(points), [0] * len(points)
    world = positions @ place.world_from_mesh[:3, :3].T + place.world_from_mesh[:3, 3]
    squares = [((world - point) ** 2).sum(axis=1) for point in points]
    return [float(square.min()) for square in squares], [int(square.argmin()) for square in squares]
