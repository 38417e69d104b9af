"""A made-up point cloud of any size: a courtyard with walls, columns, rubble and a dome as a scanner sees it, in
metres, Z up, at coordinates as national grids have them; coloured, with intensities and classes; written piece by piece
as LAS, LAZ or binary PLY."""

from collections.abc import Iterator
from pathlib import Path

import laspy
import numpy as np
from numpy.typing import NDArray

F64 = NDArray[np.float64]
U8 = NDArray[np.uint8]

ORIGIN = np.array([345_678.25, 5_812_345.5, 87.125])
SIDE = 60.0
NOISE = 0.002
SCALE = 0.001
_AT_ONCE = 1 << 20
_GROUND, _BUILDING, _PLANTS = 2, 6, 5
_PLY = np.dtype([("place", "<f8", 3), ("colour", "u1", 3), ("intensity", "<u2"), ("kind", "u1")])
_HEADER = """ply
format binary_little_endian 1.0
comment made up
element vertex {count}
property double x
property double y
property double z
property uchar red
property uchar green
property uchar blue
property ushort intensity
property uchar classification
end_header
"""
Part = tuple[F64, U8, NDArray[np.uint16], U8]


def write_cloud(path: Path, points: int) -> None:
    """Write a cloud of so many points; the ending of the name tells the format."""
    if path.suffix == ".ply":
        _write_ply(path, points)
    else:
        _write_las(path, points)


def _write_ply(path: Path, points: int) -> None:
    with path.open("wb") as file:
        file.write(_HEADER.format(count=points).encode())
        for places, colours, intensities, kinds in _parts(points):
            rows = np.empty(len(places), _PLY)
            rows["place"], rows["colour"], rows["intensity"], rows["kind"] = places, colours, intensities, kinds
            rows.tofile(file)


def _write_las(path: Path, points: int) -> None:
    header = laspy.LasHeader(point_format=7, version="1.4")
    header.offsets, header.scales = np.floor(ORIGIN), np.full(3, SCALE)
    with laspy.open(path, mode="w", header=header, do_compress=path.suffix == ".laz") as writer:
        for places, colours, intensities, kinds in _parts(points):
            record = laspy.ScaleAwarePointRecord.zeros(len(places), header=header)
            record.x, record.y, record.z = places.T
            record.red, record.green, record.blue = (colours.astype(np.uint16) * 257).T
            record.intensity, record.classification = intensities, kinds
            writer.write_points(record)


def _parts(points: int) -> Iterator[Part]:
    """Stations one after another, as scans come: each sees what is near it best."""
    chance = np.random.default_rng(11)
    for first in range(0, points, _AT_ONCE):
        yield _seen(min(_AT_ONCE, points - first), chance)


def _seen(count: int, chance: np.random.Generator) -> Part:
    shares = np.array([0.40, 0.30, 0.14, 0.10, 0.06])
    sizes = chance.multinomial(count, shares)
    made = [shape(size, chance) for shape, size in zip(_SHAPES, sizes, strict=True)]
    places = np.concatenate([places for places, _, _ in made])
    tint = np.concatenate([tint for _, tint, _ in made])
    kinds = np.concatenate([np.full(len(places), kind, np.uint8) for places, _, kind in made])
    joints = np.sin(places[:, 0] * 9) * np.sin(places[:, 1] * 9) * np.sin(places[:, 2] * 14)
    grain = 14 * joints[:, None] + chance.normal(size=(count, 1)) * 6
    colours = np.clip(tint + grain, 0, 255).astype(np.uint8)
    intensities = np.clip(colours.mean(axis=1) * 180 + chance.normal(size=count) * 900, 0, 65535).astype(np.uint16)
    return places + chance.normal(size=places.shape) * NOISE + ORIGIN, colours, intensities, kinds


def _floor(count: int, chance: np.random.Generator) -> tuple[F64, F64, int]:
    flat = (chance.random((count, 2)) - 0.5) * SIDE
    height = 0.05 * np.sin(flat[:, 0] * 0.7) * np.cos(flat[:, 1] * 0.5)
    return np.column_stack([flat, height]), _tint(count, 150, 142, 128), _GROUND


def _walls(count: int, chance: np.random.Generator) -> tuple[F64, F64, int]:
    along, up = (chance.random(count) - 0.5) * SIDE, chance.random(count) * 9
    side = chance.integers(0, 4, count)
    far = np.where(side % 2 == 0, SIDE / 2, -SIDE / 2) + 0.15 * np.sin(along * 2) * (up % 3 > 2)
    across = side < 2
    places = np.column_stack([np.where(across, along, far), np.where(across, far, along), up])
    return places, _tint(count, 186, 160, 122), _BUILDING


def _columns(count: int, chance: np.random.Generator) -> tuple[F64, F64, int]:
    number, turn, up = chance.integers(0, 24, count), chance.random(count) * 2 * np.pi, chance.random(count) * 7
    radius = 0.55 - 0.015 * up + 0.03 * np.cos(turn * 16)
    ring = number / 24 * 2 * np.pi
    x = 17 * np.cos(ring) + radius * np.cos(turn)
    return np.column_stack([x, 17 * np.sin(ring) + radius * np.sin(turn), up]), _tint(count, 208, 200, 184), _BUILDING


def _dome(count: int, chance: np.random.Generator) -> tuple[F64, F64, int]:
    way = chance.normal(size=(count, 3))
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    way[:, 2] = np.abs(way[:, 2])
    ribs = 1 + 0.01 * np.cos(12 * np.arctan2(way[:, 1], way[:, 0]))
    return way * 8 * ribs[:, None], _tint(count, 96, 138, 126), _BUILDING


def _plants(count: int, chance: np.random.Generator) -> tuple[F64, F64, int]:
    number = chance.integers(0, 12, count)
    middle = np.column_stack([24 * np.cos(number * 0.9), 24 * np.sin(number * 0.9), 2 + number % 3])
    return middle + chance.normal(size=(count, 3)) * 0.8, _tint(count, 74, 108, 52), _PLANTS


def _tint(count: int, red: int, green: int, blue: int) -> F64:
    return np.tile(np.array([red, green, blue], np.float64), (count, 1))


_SHAPES = (_floor, _walls, _columns, _dome, _plants)
