"""Node page: the geometry of one node of `Levels` as bytes.

Little-endian: four u32 (bytes of the vertex stream, of the index stream, of the face stream; flags: 1 colours), three
i32 (the smallest x, y and z of the page on the lattice), then the streams. *Vertices* through meshoptimizer's vertex
codec: rows of three u32 (place on the lattice, less the smallest of the page), two u16 (octahedral normal, 0..1022 for
-1..1), four u8 (colour, sRGB or linear as in the mesh) and, for each set, two u32 (texture coordinates, 0..2^20-1 over
the set's frame). *Indices* through its index codec, triangles in the order of the patches, each perhaps turned.
*Faces*, nodes of level 0 only: zlib over the byte planes of the differences of 4 * f + t, f being the triangle's row in
the source mesh and t how often it is turned: corner k here is corner (k + t) % 3 there.
"""

import struct
import zlib
from dataclasses import dataclass

import meshopt
import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.levels import F32, I32, I64, U8, U32, Levels

NORMAL_STEPS = 511
UV_STEPS = (1 << 20) - 1
_HEAD = struct.Struct("<4I3i")
_COLOURS = 1
_EFFORT = 0
"""Of the vertex codec: more makes pages a thirtieth smaller, and takes a quarter longer to write them."""
MAX_VERTICES = 1 << 20


@dataclass(frozen=True, slots=True, eq=False)
class NodeGeometry:
    """A node's arrays. places (v,3): whole numbers on the lattice; indices (t,3); normals (v,3) unit; uvs as in the
    mesh; faces (t,): rows of the source mesh, and turns (t,): see above; both empty above level 0."""

    places: I32
    indices: U32
    normals: F32
    colours: U8 | None
    uvs: tuple[F32, ...]
    faces: I64
    turns: I64


class PageDamagedError(ValueError):
    """A page is not what was written."""


def encode_node(node: NodeGeometry, uv_frames: NDArray[np.float64]) -> bytes:
    """The page of a node; `turns` are made here and need not be given."""
    low = np.array([column.min() for column in node.places.T])
    rows = np.empty((len(node.places), 5 + 2 * len(node.uvs)), "<u4")  # as `_row`, word by word
    for axis in range(3):
        rows[:, axis] = node.places[:, axis] - low[axis]
    across, up = np.rint((octahedral(node.normals).T + np.float32(1)) * np.float32(NORMAL_STEPS)).astype(np.uint32)
    rows[:, 3] = across | (up << 16)
    rows[:, 4] = 0xFFFFFFFF if node.colours is None else np.ascontiguousarray(node.colours).view("<u4")[:, 0]
    for number, (uv, (origin, size)) in enumerate(zip(node.uvs, uv_frames, strict=True)):
        rows[:, 5 + 2 * number : 7 + 2 * number] = np.rint((uv - origin) / size * UV_STEPS)
    vertices = meshopt.encode_vertex_buffer_level(rows.view(np.uint8), _EFFORT)
    flat = np.ascontiguousarray(node.indices, np.uint32).reshape(-1)
    indices = meshopt.encode_index_buffer(flat)
    faces = _encode_faces(node, indices) if len(node.faces) else b""
    flags = 0 if node.colours is None else _COLOURS
    sizes = (len(vertices), len(indices), len(faces))
    return b"".join([_HEAD.pack(*sizes, flags, *(int(v) for v in low)), vertices, indices, faces])


def page_sound(levels: Levels, node: int) -> bool:
    """Whether the page of a node is what was written."""
    return zlib.crc32(_page(levels, node).data) == int(levels.checksums[node])


def decode_node(levels: Levels, node: int) -> NodeGeometry:
    """The geometry of a node, its page checked. Raises PageDamagedError."""
    if not page_sound(levels, node):
        raise PageDamagedError("checksum")
    try:
        return _decode(levels, node, _page(levels, node).tobytes())
    except (ValueError, struct.error, zlib.error) as error:
        raise PageDamagedError(str(error)) from error


def octahedral(normals: F32) -> F32:
    """(n,2) in -1..1: unit vectors on the octahedron, folded flat (Meyer and others 2010)."""
    x, y, z = np.ascontiguousarray(normals.T)
    size = np.maximum(np.abs(x) + np.abs(y) + np.abs(z), 1e-20)
    x, y = x / size, y / size
    flat = np.empty((len(z), 2), np.float32)
    flat[:, 0] = np.where(z < 0, np.copysign(1 - np.abs(y), x), x)
    flat[:, 1] = np.where(z < 0, np.copysign(1 - np.abs(x), y), y)
    return flat


def from_octahedral(flat: F32) -> F32:
    """(n,3) unit vectors from what `octahedral` gave."""
    z = 1 - np.abs(flat).sum(axis=1)
    out = np.empty((len(flat), 3), np.float32)
    out[:, :2] = flat - np.where(flat < 0, -1, 1) * np.maximum(-z, 0)[:, None]
    out[:, 2] = z
    return np.asarray(out / np.sqrt(np.einsum("ij,ij->i", out, out))[:, None])


def _page(levels: Levels, node: int) -> U8:
    return levels.pages[levels.offsets[node] : levels.offsets[node + 1]]


def _row(sets: int) -> np.dtype[np.void]:
    return np.dtype([("place", "<u4", 3), ("normal", "<u2", 2), ("colour", "u1", 4), ("uvs", "<u4", (sets, 2))])


def _encode_faces(node: NodeGeometry, indices: bytes) -> bytes:
    """The index codec turns triangles; how far each is found by decoding."""
    written = meshopt.decode_index_buffer(indices, node.indices.size, 4).view(np.uint32).reshape(-1, 3)
    first, (here, after, _) = written[:, 0], node.indices.T
    turned = first != here
    coded = node.faces * 4 + turned + (turned & (first != after))
    steps = np.diff(coded, prepend=0).astype("<i4")
    planes = np.ascontiguousarray(steps.view(np.uint8).reshape(-1, 4).T)
    return zlib.compress(planes.tobytes(), 6)


def _decode(levels: Levels, node: int, data: bytes) -> NodeGeometry:
    vertices, triangles = int(levels.vertices[node]), int(levels.triangles[node])
    sizes = _HEAD.unpack_from(data)
    flags, low = sizes[3], np.array(sizes[4:7], np.int64)
    ends = np.cumsum([_HEAD.size, *sizes[:3]]).tolist()
    kind = _row(len(levels.uv_frames))
    rows = meshopt.decode_vertex_buffer(data[ends[0] : ends[1]], vertices, kind.itemsize)
    rows = np.ascontiguousarray(rows).view(np.uint8).reshape(-1).view(kind)
    indices = meshopt.decode_index_buffer(data[ends[1] : ends[2]], triangles * 3, 4)
    indices = np.ascontiguousarray(indices).reshape(-1).view(np.uint32).reshape(-1, 3)
    if indices.max(initial=0) >= vertices:
        raise PageDamagedError("index out of range")
    faces = _decode_faces(data[ends[2] : ends[3]], triangles)
    flat: F32 = rows["normal"].astype(np.float32) / np.float32(NORMAL_STEPS) - np.float32(1)
    uvs = [
        (rows["uvs"][:, number] * (size / UV_STEPS) + origin).astype(np.float32)
        for number, (origin, size) in enumerate(levels.uv_frames)
    ]
    return NodeGeometry(
        places=(rows["place"] + low).astype(np.int32),
        indices=indices,
        normals=from_octahedral(flat),
        colours=np.ascontiguousarray(rows["colour"]) if flags & _COLOURS else None,
        uvs=tuple(uvs),
        faces=faces >> 2,
        turns=faces & 3,
    )


def _decode_faces(stream: bytes, triangles: int) -> I64:
    if not stream:
        return np.zeros(0, np.int64)
    decoder = zlib.decompressobj()
    planes = np.frombuffer(decoder.decompress(stream, 4 * triangles), np.uint8)
    if planes.size != 4 * triangles:
        raise PageDamagedError("faces")
    steps = np.ascontiguousarray(planes.reshape(4, triangles).T).view("<i4").reshape(-1)
    return np.cumsum(steps, dtype=np.int64)
