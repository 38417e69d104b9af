"""How much of the sky each vertex of a building sees: hidden-surface pictures from many sides, compared with it.

The classic shadow-map test, with an orthographic depth picture for every direction (Williams 1978); nothing random.
"""

import numpy as np
from numpy.typing import NDArray

from sample.fields import F32
from sample.surface import Part

GOLDEN = np.pi * (3 - 5**0.5)


def directions(count: int, lowest: float = -0.25) -> NDArray[np.float64]:
    """Unit vectors (count, 3) spread evenly over the sphere above height `lowest` (a Fibonacci lattice)."""
    level = 1 - (1 - lowest) * (np.arange(count) + 0.5) / count
    radius, turn = np.sqrt(1 - level**2), GOLDEN * np.arange(count)
    return np.stack([radius * np.cos(turn), level, radius * np.sin(turn)], axis=-1)


def _cloud(part: Part, spacing: float) -> F32:
    """Points (n, 3) strewn over the triangles about `spacing` metres apart."""
    corners = part.positions[part.triangles]
    longest = np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=-1).max(axis=1)
    pieces = np.clip(np.ceil(longest / spacing), 1, 24).astype(int)
    clouds = [part.positions]
    for count in np.unique(pieces):
        chosen = corners[pieces == count]
        for i in range(count + 1):
            for j in range(count + 1 - i):
                weights = np.array([i, j, count - i - j], np.float32) / count
                clouds.append(np.einsum("k,nkd->nd", weights, chosen))
    return np.concatenate(clouds).astype(np.float32)


def seen(part: Part, spacing: float, count: int = 72, lowest: float = -0.25, lift: float = 0.04) -> F32:
    """Share of the sky open to each vertex (n,), 0..1, weighted by the cosine to its normal.

    spacing: metres between samples of the surface; lift: how far vertices are raised before asking.
    """
    cloud = _cloud(part, spacing * 0.7)
    asking = part.positions + part.normals * lift
    open_sky, most = np.zeros(len(asking)), np.zeros(len(asking))
    for way in directions(count, lowest):
        aside = np.cross(way, [0.0, 0.0, 1.0] if abs(way[2]) < 0.9 else [1.0, 0.0, 0.0])
        aside /= np.linalg.norm(aside)
        frame = np.stack([aside, np.cross(way, aside), way], axis=-1).astype(np.float32)
        flat, wanted = cloud @ frame, asking @ frame
        low = flat[:, :2].min(axis=0)
        size = np.ceil((flat[:, :2].max(axis=0) - low) / spacing).astype(int) + 3
        cell = ((flat[:, :2] - low) / spacing).astype(int) + 1
        depth = np.full(size[0] * size[1], -np.inf, np.float32)
        np.maximum.at(depth, cell[:, 0] * size[1] + cell[:, 1], flat[:, 2])
        at = np.clip(((wanted[:, :2] - low) / spacing).astype(int) + 1, 0, size - 1)
        bare = depth[at[:, 0] * size[1] + at[:, 1]] <= wanted[:, 2] + 0.6 * spacing
        weight = np.maximum(part.normals @ way.astype(np.float32), 0) * (0.35 if way[1] < 0 else 1.0)
        open_sky += weight * bare
        most += weight
    return np.asarray(open_sky / np.maximum(most, 1e-6), np.float32)
