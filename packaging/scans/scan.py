"""A made-up scan of any size: a displaced, scanner-noisy ball with coloured vertices, closed and without seams, written
piece by piece as binary PLY."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

F64 = NDArray[np.float64]
I64 = NDArray[np.int64]

OCTAVES, WAVES = 9, 3
NOISE = 2e-4
_AT_ONCE = 1 << 20
_VERTEX = np.dtype([("place", "<f4", 3), ("colour", "u1", 3)])
_FACE = np.dtype([("count", "u1"), ("corners", "<i4", 3)])
_HEADER = """ply
format binary_little_endian 1.0
comment made up
element vertex {vertices}
property float x
property float y
property float z
property uchar red
property uchar green
property uchar blue
element face {faces}
property list uchar int vertex_indices
end_header
"""


def write_scan(path: Path, triangles: int) -> int:
    """Write one of about so many triangles; how many it has."""
    n = max(2, round((triangles / 12) ** 0.5))
    vertices, faces = 6 * n * n + 2, 12 * n * n
    with path.open("wb") as file:
        file.write(_HEADER.format(vertices=vertices, faces=faces).encode())
        for first, lattice in _vertices(n):
            _write_vertices(file, lattice, n, first)
        for corners in _faces(n):
            rows = np.empty(len(corners), _FACE)
            rows["count"], rows["corners"] = 3, corners
            rows.tofile(file)
    return faces


def _vertices(n: int) -> Iterator[tuple[int, I64]]:
    """(number of the first, places on the surface of a cube of side n): rings from below, then the two lids."""
    ring = np.arange(4 * n)
    side, along = ring // n, ring % n
    x = np.choose(side, [along, np.full_like(along, n), n - along, np.zeros_like(along)])
    y = np.choose(side, [np.zeros_like(along), along, np.full_like(along, n), n - along])
    rings = max(1, _AT_ONCE // (4 * n))
    for low in range(0, n + 1, rings):
        z = np.arange(low, min(low + rings, n + 1))
        yield low * 4 * n, np.stack([np.tile(x, len(z)), np.tile(y, len(z)), np.repeat(z, 4 * n)], 1)
    rows = max(1, _AT_ONCE // n)
    for lid, z_of_lid in enumerate((0, n)):
        for low in range(1, n, rows):
            across, up = np.meshgrid(np.arange(low, min(low + rows, n)), np.arange(1, n), indexing="ij")
            first = 4 * n * (n + 1) + lid * (n - 1) ** 2 + (low - 1) * (n - 1)
            yield first, np.stack([across.ravel(), up.ravel(), np.full(across.size, z_of_lid)], 1)


def _write_vertices(file: BinaryIO, lattice: I64, n: int, first: int) -> None:
    directions = np.tan((lattice / n * 2 - 1) * np.pi / 4)
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    height, tint = displaced(directions)
    height += np.random.default_rng((7, first)).normal(size=len(height)) * NOISE
    rows = np.empty(len(lattice), _VERTEX)
    rows["place"] = directions * (1 + height)[:, None]
    rows["colour"] = np.clip(tint, 0, 255)
    rows.tofile(file)


def displaced(directions: F64) -> tuple[F64, F64]:
    """(height, colour) at unit vectors: a sum of waves of nine octaves."""
    chance = np.random.default_rng(7)
    height = np.zeros(len(directions))
    for octave in range(OCTAVES):
        for _ in range(WAVES):
            wave = chance.normal(size=3)
            wave *= 3.0 * 2.0**octave / np.linalg.norm(wave)
            height += np.sin(directions @ wave + chance.random() * 2 * np.pi) * 0.10 / 1.75**octave
    tint = 150 + 300 * height[:, None] + np.array([30.0, 0.0, -40.0]) + 12 * np.sin(directions * 9)
    return height, tint


def _faces(n: int) -> Iterator[I64]:
    ring = np.arange(4 * n)
    after = (ring + 1) % (4 * n)
    for z in range(n):
        low, high = z * 4 * n, (z + 1) * 4 * n
        yield _split(ring + low, after + low, after + high, ring + high)
    for lid, z in enumerate((0, n)):
        for x in range(n):
            y = np.arange(n)
            corners = [_lid(n, lid, z, x + dx, y + dy) for dx, dy in ((0, 0), (1, 0), (1, 1), (0, 1))]
            yield _split(*(corners if lid else corners[::-1]))


def _split(a: I64, b: I64, c: I64, d: I64) -> I64:
    return np.stack([a, b, c, a, c, d], 1).reshape(-1, 3)


def _lid(n: int, lid: int, z: int, x: int, y: I64) -> I64:
    """Number of the vertices at x, y of a lid: its rim belongs to the rings."""
    inner = 4 * n * (n + 1) + lid * (n - 1) ** 2 + (x - 1) * (n - 1) + (y - 1)
    rim = np.where(y == 0, x, np.where(y == n, 3 * n - x, -1))
    if x == n:
        rim = n + y
    elif x == 0:
        rim = (4 * n - y) % (4 * n)
    return np.where(rim >= 0, z * 4 * n + rim, inner)
