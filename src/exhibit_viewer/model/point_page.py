"""Point page: the points of one node of an `Octree` as bytes.

Little-endian: three u32 (the smallest x, y and z of the page on the lattice), then rows of 20 bytes through
meshoptimizer's vertex codec: three u32 (place on the lattice, less the smallest of the page), four u8 (red, green, blue
as in sRGB, class of ASPRS LAS), one u8 (intensity over the range that the file uses) and three of nothing. Rows are in
Morton order, so that those of each eighth of the node's cube are together.
"""

import struct
import zlib
from dataclasses import dataclass

import meshopt
import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.octree import I64, U8, Octree

ROW = np.dtype([("place", "<u4", 3), ("colour", "u1", 3), ("kind", "u1"), ("intensity", "u1"), ("spare", "u1", 3)])
MAX_POINTS = 1 << 21
"""In one node."""
_HEAD = struct.Struct("<3I")
Rows = NDArray[np.void]


class PointsDamagedError(ValueError):
    """A page is not what was written."""


@dataclass(frozen=True, slots=True, eq=False)
class NodePoints:
    """A node's arrays. places (v,3): whole numbers on the lattice; colours (v,4) and traits (v,2) as in `Mesh`."""

    places: NDArray[np.uint32]
    colours: U8 | None
    traits: U8 | None


def encode_points(rows: Rows) -> bytes:
    """The page of points (at least one) in Morton order; rows of kind `ROW` with whole places."""
    low = rows["place"].min(axis=0)
    own = rows.copy()
    own["place"] -= low
    stream = meshopt.encode_vertex_buffer(own.view(np.uint8).reshape(len(own), -1))
    return _HEAD.pack(*low.tolist()) + bytes(stream)


def points_sound(octree: Octree, node: int) -> bool:
    """Whether the page of a node is what was written."""
    return zlib.crc32(_page(octree, node).data) == int(octree.checksums[node])


def decode_points(octree: Octree, node: int) -> NodePoints:
    """The points of a node, its page checked. Raises PointsDamagedError."""
    if not points_sound(octree, node):
        raise PointsDamagedError("checksum")
    try:
        rows = decode_rows(_page(octree, node).tobytes(), int(octree.points[node]))
    except (ValueError, struct.error) as error:
        raise PointsDamagedError(str(error)) from error
    colours = traits = None
    if octree.has_colours:
        colours = np.full((len(rows), 4), 255, np.uint8)
        colours[:, :3] = rows["colour"]
    if octree.has_traits:
        traits = np.stack([rows["intensity"], rows["kind"]], axis=1)
    return NodePoints(np.ascontiguousarray(rows["place"]), colours, traits)


def decode_rows(page: bytes, count: int) -> Rows:
    """What `encode_points` was given. Raises ValueError, struct.error."""
    low = np.array(_HEAD.unpack_from(page), np.uint32)
    found = meshopt.decode_vertex_buffer(page[_HEAD.size :], count, ROW.itemsize)
    rows = np.ascontiguousarray(found).view(np.uint8).reshape(-1).view(ROW)
    rows["place"] += low
    return rows


def octant_starts(octree: Octree, node: int, places: NDArray[np.uint32]) -> I64:
    """(9,) where, among a node's points, those of each eighth of its cube begin, and the end."""
    half = np.uint32(int(octree.sides[node]) // 2)
    eighth = ((places & half) != 0) @ np.array([4, 2, 1])
    return np.asarray(np.searchsorted(eighth, np.arange(9)), np.int64)


def _page(octree: Octree, node: int) -> U8:
    return octree.pages[octree.offsets[node] : octree.offsets[node + 1]]
