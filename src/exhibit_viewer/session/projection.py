"""Projection: from world to the picture and back. Pictures in pixels from the top left, x right, y down."""

import math

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.camera import Camera

F64 = NDArray[np.float64]


def in_picture(camera: Camera, points: F64, width: float, height: float) -> tuple[F64, F64]:
    """Where points (n,3, world) stand in the picture: (n,2) pixels, and (n,) their depth before the eye in file units.

    A point behind a perspective camera has a depth of zero or less and no meaningful place.
    """
    in_view = (np.asarray(points, float).reshape(-1, 3) - camera.eye) @ camera.world_from_view_rotation()
    depth = -in_view[:, 2]
    tangent = math.tan(camera.field_of_view / 2)
    if camera.orthographic:
        half_height = np.full(len(depth), camera.distance * tangent)
    else:
        half_height = np.where(depth > 0, depth, 1.0) * tangent
    scale = height / 2 / half_height
    place = np.column_stack((width / 2 + in_view[:, 0] * scale, height / 2 - in_view[:, 1] * scale))
    return np.asarray(place), np.asarray(depth)


def on_target_plane(camera: Camera, x: float, y: float, width: float, height: float) -> F64:
    """(3,) world: the point under a pixel on the plane through the target that faces the camera."""
    step = camera.units_per_pixel(max(1, round(height)))
    axes = camera.world_from_view_rotation()
    return np.asarray(
        np.array(camera.target) + axes[:, 0] * (x - width / 2) * step - axes[:, 1] * (y - height / 2) * step
    )
