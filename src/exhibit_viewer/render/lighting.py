"""Directions and light-space windows: where the key light stands and what its depth map covers."""

import math
from functools import cache

import numpy as np

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.geometry import F64
from exhibit_viewer.model.scene import Light

KEY_COLOUR = np.array([1.0, 0.955, 0.88]) * 2.3
RAKING_STRENGTH, RAKING_LIFT = 2.1, 2.5
RAKING_LOW = 0.2
"""Radians at which the raking light begins to be strengthened, up to RAKING_LIFT times: a face lit ever more along
itself stays as bright as it was, and only the shadows grow, as in a photograph exposed for it."""
SOFTNESS = 0.062
"""Tangent of the key light's half angle: a large softbox."""
RAKING_SOFTNESS = 0.012


@cache
def halton(index: int, base: int) -> float:
    """The radical inverse of index, 0 to 1: evenly spread for any number of samples (Halton 1960)."""
    share, value = 1.0, 0.0
    while index > 0:
        share /= base
        value += share * (index % base)
        index //= base
    return value


def across(directions: F64) -> tuple[F64, F64]:
    """Two unit vectors that make a right-handed frame with each of unit directions (..., 3)."""
    x, y, z = np.moveaxis(directions, -1, 0)
    still = np.zeros_like(x)
    side = np.where((np.abs(y) < 0.95)[..., None], np.stack([z, still, -x], -1), np.stack([still, -z, y], -1))
    side /= np.sqrt((side * side).sum(axis=-1, keepdims=True))
    a, b, c = np.moveaxis(side, -1, 0)
    return side, np.stack([y * c - z * b, z * a - x * c, x * b - y * a], -1)


def key_direction(light: Light, camera: Camera) -> F64:
    """Unit vector towards the key light, scene or world axes (they are parallel)."""
    if light.raking:
        right, up, backward = camera.world_from_view_rotation().T
        flat, rise = math.cos(light.elevation), math.sin(light.elevation)
        return np.asarray(flat * (math.cos(light.azimuth) * right + math.sin(light.azimuth) * up) + rise * backward)
    around, rise = light.azimuth + camera.yaw, light.elevation
    return np.array([math.cos(rise) * math.sin(around), math.sin(rise), math.cos(rise) * math.cos(around)])


def raking_strength(elevation: float) -> float:
    """Times the key light, at radians above the picture plane."""
    return RAKING_STRENGTH * min(RAKING_LIFT, max(1.0, math.sin(RAKING_LOW) / max(math.sin(elevation), 1e-6)))


def jittered(direction: F64, number: int, softness: float) -> F64:
    """The direction moved to sample `number` of the lamp's disc."""
    radius, angle = math.sqrt(halton(number + 1, 5)) * softness, 2 * math.pi * halton(number + 1, 7)
    side, above = across(direction)
    moved = direction + radius * (math.cos(angle) * side + math.sin(angle) * above)
    return np.asarray(moved / np.linalg.norm(moved))


def window(direction: F64, points: F64, limits: F64 | None = None) -> tuple[F64, float]:
    """(clip_from_scene (4,4) of an orthographic depth map looking against `direction`, widest side of its window).

    The window holds points (n,3), cut to what limits (m,3) reach sideways; depth always holds all points.
    """
    axes = np.stack([*across(direction), direction])
    inside = points @ axes.T
    low, high = inside.min(axis=0), inside.max(axis=0)
    if limits is not None:
        reach = limits @ axes.T
        low[:2] = np.maximum(low[:2], reach.min(axis=0)[:2])
        high[:2] = np.minimum(high[:2], reach.max(axis=0)[:2])
    clip, sides = _clip(axes[None], low[None], high[None])
    return clip[0], float(sides[0, :2].max())


def windows(directions: F64, points: F64) -> F64:
    """(n,4,4): the `window` of each of directions (n,3) around all points."""
    axes = np.stack([*across(directions), directions], axis=1)
    inside = points @ axes.transpose(0, 2, 1)
    return _clip(axes, inside.min(axis=1), inside.max(axis=1))[0]


def _clip(axes: F64, low: F64, high: F64) -> tuple[F64, F64]:
    """(clip_from_scene (n,4,4), sides (n,3)) of boxes low to high (n,3) along axes (n,3,3), with a margin."""
    margin = 0.012 * np.maximum((high - low).max(axis=1, keepdims=True), 1e-3)
    low, high = low - margin, np.maximum(high, low) + margin
    clip = np.tile(np.eye(4), (len(axes), 1, 1))
    scale = 2.0 / np.maximum(high - low, 1e-6) * [1.0, 1.0, -1.0]
    clip[:, :3, :3] = axes * scale[:, :, None]
    clip[:, :3, 3] = -(low + high) / 2 * scale
    return clip, high - low


def box_corners(bounds: F64) -> F64:
    """(8,3) corners of bounds (2,3)."""
    return np.array([[x, y, z] for x in bounds[:, 0] for y in bounds[:, 1] for z in bounds[:, 2]])
