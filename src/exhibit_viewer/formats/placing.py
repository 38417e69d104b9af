"""Where documents put things: turns, poses and cameras as matrices. Column vectors, right-handed, Y up, float64."""

import math
from collections.abc import Sequence

import numpy as np

from exhibit_viewer.model.camera import Camera, Point
from exhibit_viewer.model.geometry import F64

SMALLEST_SCALE = 1e-10
"""Put in the place of a scale of zero, which would make everything vanish for good."""


def turned_by(quaternion: Sequence[float]) -> F64:
    """(3,3) of a quaternion x, y, z, w of any length; none turns nothing."""
    x, y, z, w = quaternion or (0.0, 0.0, 0.0, 1.0)
    length = math.hypot(x, y, z, w)
    if not length or not math.isfinite(length):
        return np.eye(3)
    x, y, z, w = x / length, y / length, z / length, w / length
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ]
    )


def about(axis: int, radians: float) -> F64:
    """(3,3): a turn about a world axis (0, 1, 2 for x, y, z), counter-clockwise seen from its tip."""
    turn = np.eye(3)
    one, two = (axis + 1) % 3, (axis + 2) % 3
    turn[one, one] = turn[two, two] = math.cos(radians)
    turn[two, one], turn[one, two] = math.sin(radians), -math.sin(radians)
    return turn


def posed(place: Sequence[float] = (), rotation: F64 | None = None, scale: Sequence[float] = ()) -> F64:
    """(4,4): scaled, then turned, then moved."""
    matrix = np.eye(4)
    sizes = [size or SMALLEST_SCALE for size in scale] or [1.0, 1.0, 1.0]
    matrix[:3, :3] = (np.eye(3) if rotation is None else rotation) @ np.diag(sizes)
    matrix[:3, 3] = tuple(place) or (0.0, 0.0, 0.0)
    return matrix


def point_at(matrix: F64, point: Sequence[float] | F64) -> Point:
    """Where a point goes."""
    x, y, z = (float(value) for value in matrix[:3, :3] @ np.asarray(point, np.float64) + matrix[:3, 3])
    return x, y, z


def direction_at(matrix: F64, direction: Sequence[float] | F64) -> Point:
    """Where a direction goes, unit length; up where it has no length."""
    turned = matrix[:3, :3] @ np.asarray(direction, np.float64)
    length = float(np.linalg.norm(turned))
    if not length or not math.isfinite(length):
        return 0.0, 1.0, 0.0
    x, y, z = (float(value) for value in turned / length)
    return x, y, z


def camera_from(
    eye: Sequence[float] | F64, back: Sequence[float] | F64, distance: float, field_of_view: float
) -> Camera:
    """The camera at `eye` looking against `back`; its target lies `distance` ahead. A turn of the head is left out."""
    x, y, z = direction_at(np.eye(4), back)
    target = np.asarray(eye, np.float64) - np.array([x, y, z]) * distance
    yaw = math.atan2(x, z) if math.hypot(x, z) > 1e-9 else 0.0
    pitch = math.asin(max(-1.0, min(1.0, y)))
    return Camera((float(target[0]), float(target[1]), float(target[2])), yaw, pitch, distance, field_of_view)


def is_sound(numbers: Sequence[float] | F64) -> bool:
    """Whether all are finite and small enough to be reckoned with."""
    return bool(np.all(np.abs(np.nan_to_num(np.asarray(numbers, np.float64), nan=math.inf)) < 1e30))


def taken_apart(matrix: F64) -> tuple[Point, tuple[float, float, float, float], Point] | None:
    """(translation, quaternion x, y, z, w, scale) that `posed` makes the matrix of; None where it is sheared."""
    columns = matrix[:3, :3]
    scale = np.linalg.norm(columns, axis=0)
    if not np.all(scale > 1e-12):
        return None
    if np.linalg.det(columns) < 0:
        scale[0] = -scale[0]
    rotation = columns / scale
    if not np.allclose(rotation.T @ rotation, np.eye(3), atol=1e-9):
        return None
    x, y, z = (float(value) for value in matrix[:3, 3])
    width, height, depth = (float(value) for value in scale)
    return (x, y, z), quaternion_of(rotation), (width, height, depth)


def quaternion_of(rotation: F64) -> tuple[float, float, float, float]:
    """x, y, z, w of a turn (3,3), unit length, by its largest part (Shepperd 1978)."""
    trace = float(np.trace(rotation))
    squares = np.array([*(1 + 2 * rotation[axis, axis] - trace for axis in range(3)), 1 + trace])
    largest = int(np.argmax(squares))
    root = math.sqrt(float(squares[largest]))
    parts = np.zeros(4)
    parts[largest] = root / 2
    if largest == 3:
        turned = (rotation[2, 1] - rotation[1, 2], rotation[0, 2] - rotation[2, 0], rotation[1, 0] - rotation[0, 1])
        parts[:3] = np.array(turned) / (2 * root)
    else:
        one, two = (largest + 1) % 3, (largest + 2) % 3
        parts[one] = (rotation[one, largest] + rotation[largest, one]) / (2 * root)
        parts[two] = (rotation[two, largest] + rotation[largest, two]) / (2 * root)
        parts[3] = (rotation[two, one] - rotation[one, two]) / (2 * root)
    x, y, z, w = (min(1.0, max(-1.0, float(part))) for part in parts)
    return x, y, z, w
