"""The made-up scan with a photograph on it: the ball of `scan`, in six charts side by side in one large image, as GLB.

Charts have rims of their own, as those of photogrammetry do, so vertices along them are there more than once."""

import json
import struct
from pathlib import Path

import numpy as np
import simplejpeg
from numpy.typing import NDArray

from scans.scan import F64, NOISE, displaced

_SIX = ((0, 1, 2, 1), (0, 1, 2, -1), (1, 2, 0, 1), (1, 2, 0, -1), (2, 0, 1, 1), (2, 0, 1, -1))
"""Axes along and up a side of the cube, the axis it faces, and which way."""
_MARGIN = 0.01
"""Of a chart, left free around it."""
_QUALITY = 88


def write_textured(path: Path, triangles: int, side: int = 8192) -> int:
    """Write one of about so many triangles, with an image of `side` by `side` pixels; how many triangles it has."""
    n = max(2, round((triangles / 12) ** 0.5))
    charts = [_chart(n, place) for place in range(len(_SIX))]
    places = np.concatenate([chart[0] for chart in charts])
    parts = [places.astype("<f4"), np.concatenate([chart[1] for chart in charts]).astype("<f4"), _faces(n)]
    _write(path, [part.tobytes() for part in parts], _image(side), places, n)
    return 12 * n * n


def _chart(n: int, place: int) -> tuple[F64, F64]:
    """(places, texture coordinates) of the vertices of one side of the cube, row by row."""
    along, up, facing, way = _SIX[place]
    lattice = np.linspace(-1, 1, n + 1)
    v, u = np.meshgrid(lattice, lattice, indexing="ij")
    cube = np.empty(((n + 1) ** 2, 3))
    cube[:, along], cube[:, up], cube[:, facing] = u.ravel() * way, v.ravel(), way
    directions = np.tan(cube * np.pi / 4)
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    height = displaced(directions)[0] + NOISE * np.sin(directions @ (7919.0, 6113.0, 4231.0) * 97)
    inside = np.stack([u.ravel(), v.ravel()], 1) * (0.5 - _MARGIN) + 0.5
    return directions * (1 + height)[:, None], (inside + np.array([place % 3, place // 3])) / (3, 2)


def _faces(n: int) -> NDArray[np.uint32]:
    row, column = np.meshgrid(np.arange(n), np.arange(n), indexing="ij")
    a = (row * (n + 1) + column).ravel()
    one = np.stack([a, a + 1, a + n + 2, a, a + n + 2, a + n + 1], 1).reshape(-1, 3)
    return np.concatenate([one + place * (n + 1) ** 2 for place in range(len(_SIX))]).astype("<u4")


def _image(side: int) -> bytes:
    """A JPEG of fine, uneven patterns: as hard to press as a photograph."""
    chance = np.random.default_rng(7)
    grain = chance.integers(0, 24, (512, 512, 3), np.uint8)
    across = np.sin(np.arange(side) / 37)[None, :, None] * 40 + np.array([160.0, 130.0, 100.0])
    pixels = np.empty((side, side, 3), np.uint8)
    for top in range(0, side, 512):
        down = np.cos(np.arange(top, min(top + 512, side)) / 53)[:, None, None] * 30
        band = (across + down).astype(np.uint8)
        pixels[top : top + len(band)] = band + np.tile(grain, (1, -(-side // 512), 1))[: len(band), :side]
    return bytes(simplejpeg.encode_jpeg(pixels, _QUALITY))


def _write(path: Path, parts: list[bytes], image: bytes, places: F64, n: int) -> None:
    views, start = [], 0
    for part in (*parts, image):
        views.append({"buffer": 0, "byteOffset": start, "byteLength": len(part)})
        start += -(-len(part) // 4) * 4
    vertices = len(places)
    tree = {
        "asset": {"version": "2.0", "generator": "made up"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0, "TEXCOORD_0": 1}, "indices": 2, "material": 0}]}],
        "materials": [{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}, "metallicFactor": 0}}],
        "textures": [{"source": 0}],
        "images": [{"bufferView": 3, "mimeType": "image/jpeg"}],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": vertices, "type": "VEC3",
             "min": places.min(0).tolist(), "max": places.max(0).tolist()},
            {"bufferView": 1, "componentType": 5126, "count": vertices, "type": "VEC2"},
            {"bufferView": 2, "componentType": 5125, "count": 36 * n * n, "type": "SCALAR"},
        ],
        "bufferViews": views,
        "buffers": [{"byteLength": start}],
    }  # fmt: skip
    text = json.dumps(tree).encode()
    text += b" " * (-len(text) % 4)
    with path.open("wb") as file:
        file.write(struct.pack("<4sII", b"glTF", 2, 12 + 8 + len(text) + 8 + start))
        file.write(struct.pack("<I4s", len(text), b"JSON") + text + struct.pack("<I4s", start, b"BIN\0"))
        for part in (*parts, image):
            file.write(part + bytes(-len(part) % 4))
