"""Cameras: Voyager turns about the world's origin, by `orbit` (pitch, head, roll in degrees) and `offset`."""

import math
from collections.abc import Sequence

import numpy as np

from exhibit_viewer.formats.fields import Fields
from exhibit_viewer.formats.placing import about, camera_from, is_sound
from exhibit_viewer.formats.svx.tree import Node
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.geometry import F64

FIELD_OF_VIEW = math.radians(52.0)
SMALLEST_DISTANCE = 1e-9


def orbit_rotation(orbit: Sequence[float]) -> F64:
    """(3,3) world from camera: Rz(roll) Ry(head) Rx(pitch)."""
    pitch, head, roll = (math.radians(value) for value in orbit)
    return about(2, roll) @ about(1, head) @ about(0, pitch)


def camera_of(orbit: Sequence[float], offset: Sequence[float], field_of_view: float) -> Camera | None:
    """The eye is at R * offset and looks along -Z of R; the target is R * (x, y, 0). None where that is no view."""
    if len(orbit) != 3 or len(offset) != 3 or not is_sound([*orbit, *offset]):
        return None
    rotation = orbit_rotation(orbit)
    distance = abs(offset[2])
    if distance < SMALLEST_DISTANCE:
        return None
    return camera_from(rotation @ np.asarray(offset), rotation[:, 2], distance, field_of_view)


def field_of_view(camera: Fields | None) -> float:
    """Vertical, in radians: `yfov` is written in degrees, whatever the schema says."""
    inner = camera.inner("perspective") if camera is not None else None
    degrees = inner.number("yfov", 52.0) if inner is not None else 52.0
    return math.radians(degrees) if 1.0 <= degrees <= 170.0 else FIELD_OF_VIEW


def standing_camera(node: Node, angle: float) -> Camera | None:
    """The view of a camera's node, as if it had been reached by turning about the origin."""
    eye, rotation = node.world[:3, 3], node.world[:3, :3]
    offset = np.linalg.inv(rotation) @ eye if abs(float(np.linalg.det(rotation))) > 1e-9 else np.zeros(3)
    distance = abs(float(offset[2]))
    if distance < SMALLEST_DISTANCE:
        return None
    return camera_from(eye, rotation[:, 2], distance, angle)
