"""Surroundings that light the object, made by rule: no picture file, the same on every machine.

A panorama is (h, w, 3) float32 linear radiance, equirectangular: row 0 looks up (+Y), the middle column looks along +Z,
towards the viewer's side of the object; +X is to the viewer's right.
"""

from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray

F32 = NDArray[np.float32]
Colour = tuple[float, float, float]
HEIGHT, WIDTH = 96, 192


@cache
def directions(height: int = HEIGHT, width: int = WIDTH) -> tuple[F32, F32]:
    """((h, w, 3) unit directions of a panorama's texels, (h, w, 1) solid angles)."""
    v, u = np.meshgrid((np.arange(height) + 0.5) / height, (np.arange(width) + 0.5) / width, indexing="ij")
    polar, around = v * np.pi, u * 2 * np.pi
    toward = np.stack([np.sin(polar) * np.sin(around), np.cos(polar), -np.sin(polar) * np.cos(around)], -1)
    solid = np.sin(polar) * (np.pi / height) * (2 * np.pi / width)
    return toward.astype(np.float32), solid[..., None].astype(np.float32)


def softbox(
    centre: tuple[float, float, float],
    half_width: float,
    half_height: float,
    colour: Colour,
    edge: float = 0.08,
) -> F32:
    """A glowing rectangle seen in direction `centre`, sizes in tangents of angles, with soft edges."""
    toward, _ = directions()
    axis = np.array(centre) / np.linalg.norm(centre)
    up = np.array([0.0, 1.0, 0.0]) if abs(axis[1]) < 0.95 else np.array([0.0, 0.0, -1.0])
    right = np.cross(up, axis)
    right /= np.linalg.norm(right)
    above = np.cross(axis, right)
    across, up_from, ahead = np.moveaxis(toward @ np.stack([right, above, axis], 1).astype(np.float32), -1, 0)
    safe = np.maximum(ahead, np.float32(1e-4))
    x, y = np.abs(across) / safe - np.float32(half_width), np.abs(up_from) / safe - np.float32(half_height)
    mask = _fall(x / np.float32(edge)) * _fall(y / np.float32(edge)) * (ahead > 0)
    return np.asarray(mask[..., None] * np.array(colour, np.float32))


def _fall(x: F32) -> F32:
    return np.asarray(1.0 / (1.0 + np.exp(np.clip(x * np.float32(4.0), -40.0, 40.0))), np.float32)


def _room(ceiling: Colour, wall: Colour, ground: Colour) -> F32:
    """Smooth blend of a floor, walls and a ceiling."""
    y = directions()[0][..., 1:2]
    low, high = _fall((y + np.float32(0.12)) / np.float32(0.25)), 1.0 - _fall((y - np.float32(0.45)) / np.float32(0.4))
    below, above, around = (np.array(colour, np.float32) for colour in (ground, ceiling, wall))
    return np.asarray(below * low + above * high + around * (1.0 - low - high))


def studio() -> F32:
    """A photographer's table: warm key box upper left, tall cool strip right behind, faint fill in front; from below
    what a pale table sends back, most of it from before the object, so that undersides keep their drawing."""
    table = np.array([0.10, -0.60, 0.80], np.float32)
    glow = np.maximum(0.0, directions()[0] @ (table / np.linalg.norm(table)))[..., None]
    return np.asarray(
        _room((0.20, 0.205, 0.21), (0.15, 0.15, 0.155), (0.34, 0.325, 0.30))
        + glow**3 * np.array([0.46, 0.45, 0.435])
        + softbox((-0.80, 0.80, 0.75), 0.55, 0.60, (5.6, 5.15, 4.5))
        + softbox((1.00, 0.35, -0.55), 0.24, 0.95, (3.6, 3.95, 4.5))
        + softbox((-1.00, 0.25, -0.75), 0.16, 0.80, (1.6, 1.65, 1.75))
        + softbox((0.95, 0.15, 0.90), 0.45, 0.50, (0.85, 0.90, 1.0))
        + softbox((0.10, 1.0, -0.30), 0.55, 0.22, (2.6, 2.55, 2.45)),
        np.float32,
    )


def daylight() -> F32:
    """A courtyard under a bright overcast sky, sun side upper left, pale paving below."""
    toward, _ = directions()
    sun = np.array([-0.6, 0.65, 0.55])
    glow = np.maximum(0.0, toward @ (sun / np.linalg.norm(sun)))[..., None]
    sky = _room((0.95, 1.08, 1.28), (0.82, 0.86, 0.90), (0.34, 0.31, 0.27))
    disc, haze = glow**24 * np.array([4.2, 3.8, 3.1]), glow**4 * np.array([0.55, 0.5, 0.42])
    return np.asarray(sky * 0.78 + disc + haze, np.float32)


def gallery() -> F32:
    """An exhibition room at night: a row of warm track lights overhead, walls that barely answer."""
    room = _room((0.07, 0.068, 0.066), (0.115, 0.11, 0.105), (0.10, 0.088, 0.075))
    for x, z, power in ((-0.9, 0.7, 9.0), (-0.2, 0.8, 7.0), (0.55, 0.6, 5.5), (0.8, -0.5, 7.5), (-0.6, -0.7, 5.0)):
        room = room + softbox((x, 1.0, z), 0.16, 0.16, (power, power * 0.9, power * 0.76), 0.06)
    return np.asarray(room + softbox((1.0, 0.1, 0.4), 0.5, 0.6, (0.32, 0.35, 0.42), 0.2), np.float32)


ENVIRONMENTS: dict[str, Callable[[], F32]] = {"studio": studio, "daylight": daylight, "gallery": gallery}


@cache
def panorama(name: str) -> F32:
    """The named environment, its brightness levelled so that all light a white matt ball alike; unknown: studio."""
    image = ENVIRONMENTS.get(name, studio)()
    _, solid = directions()
    mean = float((image @ np.array([0.2126, 0.7152, 0.0722], np.float32) * solid[..., 0]).sum() / (4 * np.pi))
    return np.asarray(image * (0.35 / mean), np.float32)


@cache
def irradiance(name: str) -> F32:
    """(9, 4) spherical harmonics of the light a white diffuse surface reflects: rgb, 0.

    Ramamoorthi & Hanrahan 2001, "An Efficient Representation for Irradiance Environment Maps"; order as in light.glsl.
    """
    toward, solid = directions()
    x, y, z = toward[..., 0], toward[..., 1], toward[..., 2]
    basis = np.stack(
        [
            np.full_like(x, 0.282095),
            0.488603 * y,
            0.488603 * z,
            0.488603 * x,
            1.092548 * x * y,
            1.092548 * y * z,
            0.315392 * (3 * z * z - 1),
            1.092548 * x * z,
            0.546274 * (x * x - y * y),
        ],
        -1,
    )
    projected = (basis * solid).reshape(-1, 9).T @ panorama(name).reshape(-1, 3)
    cosine = np.array([1.0] + [2.0 / 3.0] * 3 + [0.25] * 5)[:, None]
    return np.concatenate([projected * cosine, np.zeros((9, 1))], 1).astype(np.float32)


@cache
def _smooth_luminance(name: str) -> NDArray[np.floating]:
    """(16, 32) luminance of the environment, smoothed over about 20 degrees, at most four times its mean."""
    toward, solid = directions(16, 32)
    fine, fine_solid = (array[::4, ::4].reshape(-1, array.shape[-1]) for array in directions())
    facing = np.maximum(np.float32(0.0), toward.reshape(-1, 3) @ fine.T)
    eighth = ((facing * facing) ** 2) ** 2
    lobe = eighth * eighth * eighth * fine_solid[:, 0]
    luminance = panorama(name)[::4, ::4].reshape(-1, 3) @ np.array([0.2126, 0.7152, 0.0722])
    smooth = (lobe @ luminance) / lobe.sum(axis=1)
    mean = float((smooth * solid.reshape(-1)).sum() / solid.sum())
    return np.asarray(np.minimum(smooth, 4 * mean).reshape(16, 32))


def prepare(name: str) -> None:
    """Work out what is kept of an environment, on any thread, so that whoever asks later need not wait."""
    irradiance(name)
    _smooth_luminance(name)


def radiance_towards(name: str, towards: NDArray[np.floating]) -> NDArray[np.floating]:
    """(n,) smoothed luminance of the environment in unit directions (n,3); cheap enough for every picture.

    Smoothing, and its limit, keep small hot lamps from giving one direction all the weight.
    """
    smooth = _smooth_luminance(name)
    rows, columns = smooth.shape
    down = np.arccos(np.clip(towards[:, 1], -1, 1)) / np.pi * rows - 0.5
    around = np.arctan2(towards[:, 0], -towards[:, 2]) / (2 * np.pi) * columns - 0.5
    row, column = np.floor(down).astype(int), np.floor(around).astype(int)
    v, u = down - row, around - column
    above, below = (np.clip(row + step, 0, rows - 1) for step in (0, 1))
    left, right = column % columns, (column + 1) % columns
    upper = smooth[above, left] * (1 - u) + smooth[above, right] * u
    lower = smooth[below, left] * (1 - u) + smooth[below, right] * u
    return np.asarray(upper * (1 - v) + lower * v)
