"""Navigation: camera in, camera out. World frame, radians, picture sizes in pixels."""

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.camera import Camera, Point

F64 = NDArray[np.float64]
POLE = math.pi / 2
NEAREST_SHARE, FARTHEST_SHARE = 0.01, 12.0


def orbit(camera: Camera, yaw_radians: float, pitch_radians: float) -> Camera:
    """Turn about the target; pitch stops at the poles."""
    pitch = min(POLE, max(-POLE, camera.pitch + pitch_radians))
    return replace(camera, yaw=math.remainder(camera.yaw + yaw_radians, math.tau), pitch=pitch)


def pan(camera: Camera, right_pixels: float, down_pixels: float, picture_height: int) -> Camera:
    """Move the target so that the picture follows the pointer."""
    step = camera.units_per_pixel(picture_height)
    axes = camera.world_from_view_rotation()
    target = np.array(camera.target) - axes[:, 0] * right_pixels * step + axes[:, 1] * down_pixels * step
    return replace(camera, target=_point(target))


def zoom(camera: Camera, factor: float, radius: float, towards: F64 | None = None) -> Camera:
    """Divide the distance by factor within limits set by the object's radius; `towards` (world) stays in its place, and
    the eye before it: whoever comes near a surface does not pass through it."""
    near = radius * NEAREST_SHARE
    if towards is not None and not camera.orthographic:
        ahead = float((camera.eye - towards) @ camera.world_from_view_rotation()[:, 2])
        near = max(near, min(camera.distance, camera.distance - ahead + near))
    distance = min(radius * FARTHEST_SHARE, max(near, camera.distance / factor))
    if towards is None:
        return replace(camera, distance=distance)
    kept = distance / camera.distance
    axes = camera.world_from_view_rotation()
    offset = towards - np.array(camera.target)
    nearer = float(offset @ axes[:, 2])  # than the target, along the view
    in_plane = offset - axes[:, 2] * nearer
    share = 1 - kept
    if not camera.orthographic and nearer < camera.distance:
        share = min(1.0, share * camera.distance / (camera.distance - nearer))
    return replace(camera, distance=distance, target=_point(np.array(camera.target) + in_plane * share))


def pivot(camera: Camera, point: F64) -> Camera:
    """Make a surface point the target, coming somewhat nearer, without turning."""
    depth = float((camera.eye - point) @ camera.world_from_view_rotation()[:, 2])
    distance = camera.distance if camera.orthographic else max(depth, camera.distance * 0.05)
    return replace(camera, target=_point(point), distance=distance)


def looking_at(camera: Camera, point: F64) -> Camera:
    """The same eye, turned so that a surface point is the target."""
    back = camera.eye - point
    distance = float(np.linalg.norm(back)) or camera.distance
    pitch = math.asin(min(1.0, max(-1.0, float(back[1]) / distance)))
    yaw = math.atan2(back[0], back[2]) if abs(pitch) < POLE - 1e-6 else camera.yaw
    return replace(camera, target=_point(point), yaw=yaw, pitch=pitch, distance=distance)


def as_deep(camera: Camera, distance: float) -> Camera:
    """The same eye and picture in perspective, the target so far away."""
    target = camera.eye - distance * camera.world_from_view_rotation()[:, 2]
    return replace(camera, target=_point(target), distance=distance)


def keep_near(camera: Camera, bounds: F64) -> Camera:
    """Hold the target within one radius of the bounds, so that nobody loses the object."""
    radius = float(np.linalg.norm(bounds[1] - bounds[0])) / 2
    target = np.clip(np.array(camera.target), bounds[0] - radius, bounds[1] + radius)
    return replace(camera, target=_point(target))


def between(start: Camera, end: Camera, eased: float) -> Camera:
    """The camera a share of the way along a flight: shortest turn, geometric distance."""
    turn = math.remainder(end.yaw - start.yaw, math.tau)
    target = np.array(start.target) * (1 - eased) + np.array(end.target) * eased
    return replace(
        end,
        target=_point(target),
        yaw=start.yaw + turn * eased,
        pitch=start.pitch + (end.pitch - start.pitch) * eased,
        distance=start.distance * (end.distance / start.distance) ** eased,
        field_of_view=start.field_of_view + (end.field_of_view - start.field_of_view) * eased,
    )


def in_and_out(share: float) -> float:
    """How far a flight of our own is after a share of its time."""
    return share * share * (3 - 2 * share)


def facing_surface(point: Point, normal: Point, radius: float, current: Camera) -> Camera:
    """A view of a surface point along its normal, for notes without a camera of their own."""
    x, y, z = normal
    yaw = math.atan2(x, z) if abs(x) + abs(z) > 1e-9 else current.yaw
    pitch = math.asin(min(1.0, max(-1.0, y / (math.hypot(x, y, z) or 1.0))))
    return replace(current, target=point, yaw=yaw, pitch=pitch * 0.8, distance=radius * 1.1)


def _point(values: F64) -> Point:
    return float(values[0]), float(values[1]), float(values[2])
