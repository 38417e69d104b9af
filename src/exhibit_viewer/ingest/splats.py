"""Gaussian splats, shown as coloured points: 3DGS PLY, PlayCanvas compressed PLY, .splat, .ksplat and .spz.

Layouts: Kerbl et al. 2023 (PLY), antimatter15/splat, mkkellogg/GaussianSplats3D (SplatBuffer), playcanvas/supersplat
(compressed PLY), nianticlabs/spz.
"""

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.assemble import assemble
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.placing import near_zero
from exhibit_viewer.ingest.ply_table import Column, Header, ListColumn, read_tables
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.ingest.thinning import thinned
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import F32, F64, U8, Mesh, Model, Placement, Topology
from exhibit_viewer.model.ticket import Ticket

SH_C0 = 0.28209479177387814
"""Zeroth spherical harmonic: colour = 0.5 + SH_C0 * f_dc."""
_SPLATS_PER_CHUNK = 256
_MAX_SPLATS = 50_000_000
_SPLAT = np.dtype([("position", "<f4", 3), ("scale", "<f4", 3), ("colour", "u1", 4), ("rotation", "u1", 4)])
_KSPLAT_HEADER, _KSPLAT_SECTION = 4096, 1024
_SH_COUNTS = {0: 0, 1: 9, 2: 24, 3: 45}
SPZ_MAGIC = b"NGSP"


def y_down() -> F64:
    """World from the axes of structure-from-motion (x right, y down, z forward), which splat trainers keep. (4,4)."""
    return np.diag([1.0, -1.0, -1.0, 1.0])


def is_splat_ply(header: Header) -> bool:
    """Whether a PLY holds splats rather than a surface or plain points."""
    names = header.properties("vertex")
    return {"f_dc_0", "opacity", "scale_0"} <= names or "packed_position" in names


def read_splat_ply(data: memoryview, header: Header, name: str) -> Model:
    """Plain or compressed. Raises Fault FORMAT_DAMAGED."""
    tables = read_tables(data, header, name)
    vertex = tables.get("vertex", {})
    if "packed_position" in vertex:
        positions, colours = _unpacked(vertex, tables.get("chunk", {}), name)
        return _cloud(positions, colours, "compressed splat PLY", y_down(), len(data), name)
    positions = np.stack([_plain(vertex, axis, name) for axis in "xyz"], axis=1)
    rgb = np.stack([_plain(vertex, f"f_dc_{k}", name) for k in range(3)], axis=1) * SH_C0 + 0.5
    with np.errstate(over="ignore"):
        alpha = 1.0 / (1.0 + np.exp(-_plain(vertex, "opacity", name)))
    return _cloud(positions, _bytes(np.column_stack([rgb, alpha])), "3DGS PLY", y_down(), len(data), name)


def _plain(table: dict[str, Column], key: str, name: str) -> F32:
    column = table.get(key)
    if column is None or isinstance(column, ListColumn):
        raise Fault(Code.FORMAT_DAMAGED, name, format="3DGS PLY", detail=key)
    return np.asarray(column, dtype=np.float32)


def _bytes(colours: NDArray[np.floating]) -> U8:
    return np.asarray(np.rint(np.clip(np.nan_to_num(colours), 0.0, 1.0) * 255), dtype=np.uint8)


def _unpacked(vertex: dict[str, Column], chunk: dict[str, Column], name: str) -> tuple[F32, U8]:
    """Positions of 11, 10 and 11 bits within the box of each chunk of 256 splats; colours of 8 bits."""
    packed, tint = vertex["packed_position"], vertex.get("packed_color")
    if not isinstance(packed, np.ndarray) or not isinstance(tint, np.ndarray):
        raise Fault(Code.FORMAT_DAMAGED, name, format="compressed splat PLY", detail="packed_color")
    word, colour = packed.astype(np.uint32), tint.astype(np.uint32)
    owner = np.arange(len(word)) // _SPLATS_PER_CHUNK
    low = np.stack([_plain(chunk, f"min_{axis}", name) for axis in "xyz"], axis=1)
    high = np.stack([_plain(chunk, f"max_{axis}", name) for axis in "xyz"], axis=1)
    if len(word) and owner[-1] >= len(low):
        raise Fault(Code.FORMAT_DAMAGED, name, format="compressed splat PLY", detail="chunk")
    share = np.stack([(word >> 21) / 2047.0, ((word >> 11) & 1023) / 1023.0, (word & 2047) / 2047.0], axis=1)
    positions = (low[owner] + share * (high - low)[owner]).astype(np.float32)
    rgba = np.stack([(colour >> shift) & 255 for shift in (24, 16, 8, 0)], axis=1) / 255.0
    if "min_r" in chunk:
        least = np.stack([_plain(chunk, f"min_{channel}", name) for channel in "rgb"], axis=1)
        most = np.stack([_plain(chunk, f"max_{channel}", name) for channel in "rgb"], axis=1)
        rgba[:, :3] = least[owner] + rgba[:, :3] * (most - least)[owner]
    return positions, _bytes(rgba)


def read_splat(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """`.splat`: 32 bytes each, no header."""
    data = source.data()
    if len(data) % _SPLAT.itemsize:
        raise Fault(Code.FORMAT_DAMAGED, source.name, format="SPLAT", detail=f"{len(data)} bytes")
    rows = np.frombuffer(data, _SPLAT)
    if not np.isfinite(rows["position"]).all() or not np.isfinite(rows["scale"]).all():
        raise Fault(Code.FORMAT_DAMAGED, source.name, format="SPLAT", detail="numbers")
    return _cloud(np.array(rows["position"]), np.array(rows["colour"]), "SPLAT", y_down(), len(data), source.name)


def read_ksplat(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """`.ksplat` version 0.1, all compression levels."""
    data, name = source.data(), source.name
    if len(data) < _KSPLAT_HEADER or bytes(data[:2]) != b"\0\1":
        raise Fault(Code.VERSION_UNSUPPORTED, name, format="KSPLAT", version=f"{data[0]}.{data[1:2].tobytes().hex()}")
    most_sections, stated = struct.unpack_from("<II", data, 4)
    sections = stated or most_sections  # some writers leave the second one zero
    (level,) = struct.unpack_from("<H", data, 20)
    start = _KSPLAT_HEADER + most_sections * _KSPLAT_SECTION
    if level > 2 or sections > most_sections or start > len(data):
        raise Fault(Code.FORMAT_DAMAGED, name, format="KSPLAT", detail="header")
    positions, colours = [], []
    for number in range(sections):
        found, tints, start = _ksplat_section(data, _KSPLAT_HEADER + number * _KSPLAT_SECTION, start, level, name)
        positions.append(found)
        colours.append(tints)
    if not positions:
        raise Fault(Code.NO_GEOMETRY, name)
    return _cloud(np.concatenate(positions), np.concatenate(colours), "KSPLAT", y_down(), len(data), name)


def _ksplat_section(data: memoryview, header: int, start: int, level: int, name: str) -> tuple[F32, U8, int]:
    """(positions, colours, where the next section begins) of one section."""
    count, room, bucket_size, buckets = struct.unpack_from("<IIII", data, header)
    (block,) = struct.unpack_from("<f", data, header + 16)
    (bucket_bytes,) = struct.unpack_from("<H", data, header + 20)
    (scale_range,) = struct.unpack_from("<I", data, header + 24)
    full, partial = struct.unpack_from("<II", data, header + 32)
    (degree,) = struct.unpack_from("<H", data, header + 40)
    wide = np.dtype("<f4") if level == 0 else np.dtype("<u2")
    sh_bytes = (4, 2, 1)[level] * _SH_COUNTS.get(degree, 0)
    stride = 10 * wide.itemsize + 4 + sh_bytes
    base = start + 4 * partial + bucket_bytes * buckets
    end = base + stride * room
    if count > room or end > len(data) or bucket_bytes < 12 * bool(buckets) or degree not in _SH_COUNTS:
        raise Fault(Code.FORMAT_DAMAGED, name, format="KSPLAT", detail="section")
    rows = np.frombuffer(data, np.uint8, stride * count, base).reshape(count, stride)
    packed = np.ascontiguousarray(rows[:, : 3 * wide.itemsize]).view(wide)
    colours = np.array(rows[:, 10 * wide.itemsize : 10 * wide.itemsize + 4])
    if level == 0 or not buckets:
        return packed.astype(np.float32), colours, end
    lengths = np.frombuffer(data, "<u4", partial, start)
    sizes = np.concatenate([np.full(full, bucket_size, np.int64), lengths.astype(np.int64)])
    owner = np.repeat(np.arange(min(len(sizes), buckets)), sizes[:buckets])[:count]
    if len(owner) < count or not scale_range:
        raise Fault(Code.FORMAT_DAMAGED, name, format="KSPLAT", detail="bucket")
    stored = np.frombuffer(data, np.uint8, bucket_bytes * buckets, start + 4 * partial).reshape(buckets, bucket_bytes)
    centres = np.ascontiguousarray(stored[:, :12]).view("<f4")
    offsets = (packed.astype(np.float32) - scale_range) * np.float32(block / 2 / scale_range)
    return offsets + centres[owner], colours, end


def read_spz(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """`.spz` versions 1 to 4. Up to 3 the whole is a gzip stream (or bare), later each attribute a Zstandard one."""
    data, name = source.data(), source.name
    try:
        head = data if bytes(data[:4]) == SPZ_MAGIC else memoryview(zlib.decompressobj(wbits=31).decompress(data, 16))
        magic, version, count, _, fraction = struct.unpack_from("<4sIIBB", head)
        if magic != SPZ_MAGIC or not 1 <= version <= 4 or count > _MAX_SPLATS:
            raise Fault(Code.VERSION_UNSUPPORTED, name, format="SPZ", version=str(version))
        each = 6 if version == 1 else 9
        if version == 4:
            stored, alpha_bytes, tint_bytes = _spz_streams(data, count, name)
        else:
            body = _spz_body(data, count * (each + 4))
            stored, alpha_bytes, tint_bytes = np.split(body, [each * count, (each + 1) * count])
    except (zlib.error, struct.error) as error:
        raise Fault(Code.FORMAT_DAMAGED, name, format="SPZ", detail=str(error)) from error
    if (len(stored), len(alpha_bytes), len(tint_bytes)) != (each * count, count, 3 * count):
        raise Fault(Code.FORMAT_DAMAGED, name, format="SPZ", detail="truncated")
    positions = _spz_positions(stored, version, fraction)
    rgb = (tint_bytes.reshape(-1, 3) / 255.0 - 0.5) / 0.15 * SH_C0 + 0.5
    return _cloud(positions, _bytes(np.column_stack([rgb, alpha_bytes / 255.0])), "SPZ", y_down(), len(data), name)


def _spz_body(data: memoryview, size: int) -> U8:
    """`size` bytes after the header of a file up to version 3."""
    if bytes(data[:4]) == SPZ_MAGIC:
        return np.frombuffer(data[16 : 16 + size], np.uint8)
    return np.frombuffer(zlib.decompressobj(wbits=31).decompress(data, 16 + size)[16:], np.uint8)


def _spz_streams(data: memoryview, count: int, name: str) -> tuple[U8, U8, U8]:
    """Positions, opacities and colours of version 4: the first three streams of its table of contents."""
    import zstandard

    streams, table = struct.unpack_from("<BI", data, 15)
    at = table + 16 * streams
    parts: list[U8] = []
    for number, size in enumerate((9 * count, count, 3 * count)):
        stored, whole = struct.unpack_from("<QQ", data, table + 16 * number)
        if streams < 3 or whole != size or at + stored > len(data):
            raise Fault(Code.FORMAT_DAMAGED, name, format="SPZ", detail="stream")
        try:
            part = zstandard.ZstdDecompressor().stream_reader(data[at : at + stored]).read(size)
        except zstandard.ZstdError as error:
            raise Fault(Code.FORMAT_DAMAGED, name, format="SPZ", detail=str(error)) from error
        parts.append(np.frombuffer(part, np.uint8))
        at += stored
    return parts[0], parts[1], parts[2]


def _spz_positions(stored: U8, version: int, fraction: int) -> F32:
    """Half floats in version 1, else 24-bit fixed point. Stored y up; brought to the axes of the other formats."""
    if version == 1:
        positions = stored.view("<f2").reshape(-1, 3).astype(np.float32)
    else:
        part = stored.reshape(-1, 3, 3).astype(np.int32)
        whole = (part[:, :, 0] << 8 | part[:, :, 1] << 16 | part[:, :, 2] << 24) >> 8
        positions = (whole / float(1 << min(fraction, 23))).astype(np.float32)
    return np.asarray(positions * np.array([1, -1, -1], np.float32))


def _cloud(positions: F32, colours: U8, file_format: str, turn: F64, file_bytes: int, name: str) -> Model:
    """Centres as points; how opaque a splat is stays in the colours' alpha."""
    points, place = near_zero(positions)
    notices = [Notice(Code.SPLATS_AS_POINTS, name, {"count": len(positions)})]
    mesh = thinned(Mesh("", points, np.empty((0, 1), np.uint32), Topology.POINTS, colours=colours), name, notices)
    return assemble(
        [mesh],
        [Placement(0, place)],
        [],
        [],
        file_format=file_format,
        turn=turn,
        units="",
        file_bytes=file_bytes,
        name=name,
        notices=notices,
    )
