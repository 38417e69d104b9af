"""Short hair in locks, modelled on a disc: the crown is its middle, the distance from it the angle from the crown."""

from collections.abc import Callable

import numpy as np

from sample.fields import F32, sample

SIZE = 1300
REACH = 135.0  # degrees from the crown to the edge of the disc
SCALE = SIZE / 2 / REACH
Line = Callable[[F32], F32]


def press(field: F32, pixels: F32, width: float, height: float, strands: float, root: float = 0.6) -> None:
    """Lay one tapering roll with combed strands onto a relief. pixels (n, 2): its spine, root first; width: half of it;
    root: share of the width it starts with."""
    rows, columns = field.shape
    low = np.maximum(np.floor(pixels.min(axis=0) - width - 3).astype(int), 0)
    high = np.minimum(np.ceil(pixels.max(axis=0) + width + 3).astype(int), [columns, rows])
    if (high - low < 3).any():
        return
    y, x = np.mgrid[low[1] : high[1], low[0] : high[0]].astype(np.float32)
    far = (x[..., None] - pixels[:, 0]) ** 2 + (y[..., None] - pixels[:, 1]) ** 2
    nearest = far.argmin(axis=-1)
    t = nearest / (len(pixels) - 1)
    along = np.gradient(pixels, axis=0)[nearest]
    along = along / np.maximum(np.linalg.norm(along, axis=-1, keepdims=True), 1e-6)
    side = (x - pixels[nearest, 0]) * along[..., 1] - (y - pixels[nearest, 1]) * along[..., 0]
    half = width * (root + (1 - root) * np.minimum(1, 2.5 * t)) * np.maximum(1 - t**3.2, 0.02) ** 0.7
    s = side / half
    inside = (np.abs(s) < 1) & (np.sqrt(far.min(axis=-1)) < half * 1.05 + 1)
    bulge = np.sqrt(np.maximum(1 - s * s, 0))
    rise = height * (0.45 + 0.75 * t) * np.maximum(1 - t**6, 0) ** 0.5
    combed = 1 - 0.16 * (0.5 + 0.5 * np.cos(np.pi * (strands * s + 0.8 * t)))
    view = field[low[1] : high[1], low[0] : high[0]]
    view[...] = np.maximum(view, np.where(inside, rise * (0.35 + 0.65 * bulge) * combed, 0))


def locks(edge: Line, seed: int, rings: int = 9, size: float = 1.0) -> F32:
    """Height of the hair over the disc (SIZE, SIZE), about 0..1. edge: hairline in degrees from the crown."""
    random = np.random.default_rng(seed)
    field = np.zeros((SIZE, SIZE), np.float32)
    t = np.linspace(0, 1, 26, dtype=np.float32)
    for ring in range(rings - 1, -1, -1):
        share = (ring + 0.15) / rings
        count = max(5, round(44 * size * np.sin(np.radians(min(90.0, 92 * share))) + 2))
        for k in range(count):
            turn = (k + 0.5 * (ring % 2) + random.uniform(-0.18, 0.18)) / count * 360 - 180
            limit = float(edge(np.float32(turn)))
            start = share * limit * 0.93 + random.uniform(-1.5, 1.5)
            length = (0.235 + 0.03 * random.uniform(-1, 1)) * limit
            sweep = (1.0 if turn > 0 else -1.0) if abs(turn) < 75 else (1.0 if (k + ring) % 3 else -0.6)
            bend = sweep * random.uniform(6, 11) * min(1.0, abs(turn + 3) / 14 if ring == rings - 1 else 1.0)
            away = start + length * t
            aside = np.radians(turn) + np.radians(bend * (t**1.8) * 1.3 - 0.25 * bend) / np.maximum(
                np.sin(np.radians(np.clip(away, 8, 90))), 0.3
            )
            spine = np.stack([away * np.sin(aside), away * np.cos(aside)], axis=-1).astype(np.float32)
            wide = 3.9 * min(1.0, 0.45 + share) * random.uniform(0.85, 1.12)
            press(
                field, spine * SCALE + SIZE / 2, wide * SCALE, random.uniform(0.72, 1.0), random.choice([3.0, 4.0, 5.0])
            )
    return field


def on_disc(points: F32, centre: tuple[float, float, float], tilt: float) -> tuple[F32, F32]:
    """Angle from the crown and azimuth (0 in front, towards +x), degrees, at points (..., 3); tilt: how far back."""
    away = points - np.asarray(centre, np.float32)
    away = away / np.maximum(np.linalg.norm(away, axis=-1, keepdims=True), 1e-6)
    cosine, sine = np.float32(np.cos(np.radians(tilt))), np.float32(np.sin(np.radians(tilt)))
    up = away[..., 1] * cosine - away[..., 2] * sine
    ahead = away[..., 1] * sine + away[..., 2] * cosine
    return (
        np.degrees(np.arccos(np.clip(up, -1, 1))).astype(np.float32),
        np.degrees(np.arctan2(away[..., 0], ahead)).astype(np.float32),
    )


def looked_up(field: F32, angle: F32, turn: F32) -> F32:
    """The disc's value at angles from the crown and azimuths, degrees."""
    radius = np.clip(angle, 0, REACH - 1) * SCALE
    rows = radius * np.cos(np.radians(turn)) + SIZE / 2
    columns = radius * np.sin(np.radians(turn)) + SIZE / 2
    return sample(field, rows.astype(np.float32), np.clip(columns, 0, SIZE - 2).astype(np.float32))
