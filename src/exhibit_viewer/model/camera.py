"""Camera: an orbit about a target, in world (Y up, file units, float64).

Orientation: camera-to-world rotation R = Ry(yaw) @ Rx(-pitch). At yaw 0, pitch 0 the eye is on +Z looking along -Z;
positive yaw moves the eye towards +X, positive pitch moves it up. There is no pole trouble: pitch runs to ±90 degrees.
"""

import math
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

F64 = NDArray[np.float64]
Point = tuple[float, float, float]
DEFAULT_FIELD_OF_VIEW = math.radians(32.0)


class StandardView(StrEnum):
    """Views with a name."""

    FRONT = "front"
    BACK = "back"
    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"
    ISO = "iso"


_ANGLES = {
    StandardView.FRONT: (0.0, 0.0),
    StandardView.BACK: (180.0, 0.0),
    StandardView.LEFT: (-90.0, 0.0),
    StandardView.RIGHT: (90.0, 0.0),
    StandardView.TOP: (0.0, 90.0),
    StandardView.BOTTOM: (0.0, -90.0),
    StandardView.ISO: (30.0, 20.0),
}


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the visitor looks from. distance > 0 in file units; angles in radians; `field_of_view` is vertical.

    Orthographic shows at the target's depth what the perspective camera would show there.
    """

    target: Point = (0.0, 0.0, 0.0)
    yaw: float = math.radians(30.0)
    pitch: float = math.radians(12.0)
    distance: float = 1.0
    field_of_view: float = DEFAULT_FIELD_OF_VIEW
    orthographic: bool = False

    def world_from_view_rotation(self) -> F64:
        """(3,3): columns are the camera's right, up and backward axes in world."""
        cy, sy, cp, sp = math.cos(self.yaw), math.sin(self.yaw), math.cos(self.pitch), math.sin(self.pitch)
        turn = np.array([[cy, 0.0, sy], [0.0, 1.0, 0.0], [-sy, 0.0, cy]])
        tilt = np.array([[1.0, 0.0, 0.0], [0.0, cp, sp], [0.0, -sp, cp]])
        return np.asarray(turn @ tilt)

    @property
    def eye(self) -> F64:
        """The camera's place in world."""
        return np.asarray(np.array(self.target) + self.distance * self.world_from_view_rotation()[:, 2])

    def view_from_world(self) -> F64:
        """(4,4) float64."""
        rotation = self.world_from_view_rotation().T
        view = np.eye(4)
        view[:3, :3] = rotation
        view[:3, 3] = -rotation @ self.eye
        return view

    def clip_from_view(self, aspect: float, near: float, far: float) -> F64:
        """(4,4) OpenGL clip space (z from -1 to 1); aspect is width over height."""
        tangent = math.tan(self.field_of_view / 2)
        if self.orthographic:
            half = self.distance * tangent
            return np.array(
                [
                    [1 / (half * aspect), 0, 0, 0],
                    [0, 1 / half, 0, 0],
                    [0, 0, -2 / (far - near), -(far + near) / (far - near)],
                    [0, 0, 0, 1.0],
                ]
            )
        return np.array(
            [
                [1 / (tangent * aspect), 0, 0, 0],
                [0, 1 / tangent, 0, 0],
                [0, 0, (far + near) / (near - far), 2 * far * near / (near - far)],
                [0, 0, -1.0, 0],
            ]
        )

    def units_per_pixel(self, height_pixels: int) -> float:
        """File units covered by one pixel at the target's depth."""
        return 2 * self.distance * math.tan(self.field_of_view / 2) / max(1, height_pixels)

    def facing(self, view: StandardView) -> "Camera":
        """The same target and distance from a standard view."""
        yaw, pitch = _ANGLES[view]
        return replace(self, yaw=math.radians(yaw), pitch=math.radians(pitch))

    def framing(self, bounds: F64, aspect: float, margin: float = 0.08) -> "Camera":
        """The same direction, moved so that the corners of bounds (2,3) fit with a margin (share of the picture)."""
        centre = (bounds[0] + bounds[1]) / 2
        corners = np.array([[x, y, z] for x in bounds[:, 0] for y in bounds[:, 1] for z in bounds[:, 2]]) - centre
        in_view = corners @ self.world_from_view_rotation()
        tangent = math.tan(self.field_of_view / 2) * (1 - 2 * margin)
        reach = np.maximum(np.abs(in_view[:, 0]) / (tangent * aspect), np.abs(in_view[:, 1]) / tangent)
        depth = 0.0 if self.orthographic else in_view[:, 2]
        distance = float(np.max(reach + depth))
        smallest = float(np.linalg.norm(bounds[1] - bounds[0])) * 0.5 or 1.0
        x, y, z = (float(value) for value in centre)
        return replace(self, target=(x, y, z), distance=max(distance, smallest))
