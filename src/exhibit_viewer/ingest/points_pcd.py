"""PCD point clouds of the Point Cloud Library, version 0.7: ASCII, binary and LZF-compressed."""

import struct
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.assemble import assemble, y_up
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.placing import near_zero
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.ingest.text_numbers import parsed
from exhibit_viewer.ingest.thinning import thinned
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import U8, Mesh, Model, Placement, Topology
from exhibit_viewer.model.ticket import Ticket

FORMAT = "PCD"
_MAX_HEADER = 1 << 16
_KINDS = {"F": "f", "I": "i", "U": "u"}
_MAX_LZF_RATIO = 300
"""LZF cannot do better than 264 bytes for three."""


@dataclass(frozen=True, slots=True)
class _Header:
    names: list[str]
    kinds: list[np.dtype[np.generic]]
    counts: list[int]
    points: int
    storage: str
    body: int


def read_pcd(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """The cloud. Points without coordinates (organised clouds mark them not-a-number) are left out,
    with a notice; `Facts.points` counts them.

    Raises Fault FORMAT_DAMAGED, NO_GEOMETRY.
    """
    data, name = source.data(), source.name
    header = _header(data, name)
    columns = _columns(data, header, name)
    if not {"x", "y", "z"} <= columns.keys():
        raise Fault(Code.NO_GEOMETRY, name)
    positions = np.stack([columns[axis].astype(np.float64) for axis in "xyz"], axis=1)
    points, place = near_zero(positions)
    notices: list[Notice] = []
    normals = [columns[axis] for axis in ("normal_x", "normal_y", "normal_z") if axis in columns]
    mesh = Mesh(
        name="",
        positions=points,
        indices=np.empty((0, 1), np.uint32),
        topology=Topology.POINTS,
        normals=np.stack(normals, axis=1).astype(np.float32) if len(normals) == 3 else None,
        colours=_colours(columns),
    )
    model = assemble(
        [thinned(mesh, name, notices)],
        [Placement(0, place)],
        [],
        [],
        file_format=FORMAT,
        turn=y_up(),
        units="",
        file_bytes=len(data),
        name=name,
        notices=notices,
    )
    return replace(model, facts=replace(model.facts, points=header.points))


def _damaged(name: str, detail: str) -> Fault:
    return Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail=detail)


def _header(data: memoryview, name: str) -> _Header:
    head = bytes(data[:_MAX_HEADER])
    mark = head.find(b"\nDATA ")
    end = head.find(b"\n", mark + 1)
    if mark < 0:
        raise _damaged(name, "DATA")
    end = len(head) if end < 0 else end
    words = {line.split()[0]: line.split()[1:] for line in head[:end].decode("latin-1").splitlines() if line.split()}
    try:
        names = words["FIELDS"]
        sizes, types = [int(word) for word in words["SIZE"]], words["TYPE"]
        counts = [int(word) for word in words.get("COUNT", ["1"] * len(names))]
        kinds = [np.dtype(f"<{_KINDS[kind]}{size}") for kind, size in zip(types, sizes, strict=True)]
        points = int(words["POINTS"][0]) if "POINTS" in words else int(words["WIDTH"][0]) * int(words["HEIGHT"][0])
        storage = words["DATA"][0]
    except (KeyError, ValueError, IndexError, TypeError) as error:
        raise _damaged(name, str(error)[:80]) from error
    if len(names) != len(kinds) or len(names) != len(counts) or points < 0 or any(not 1 <= c <= 4096 for c in counts):
        raise _damaged(name, "FIELDS")
    return _Header(names, kinds, counts, points, storage, end + 1)


def _columns(data: memoryview, header: _Header, name: str) -> dict[str, NDArray[np.generic]]:
    """The fields of one number each."""
    if header.storage == "ascii":
        return _ascii(data, header, name)
    row = sum(kind.itemsize * count for kind, count in zip(header.kinds, header.counts, strict=True))
    if header.storage == "binary":
        if header.body + row * header.points > len(data):
            raise _damaged(name, f"{header.points} points declared")
        names = [f"f{k}" for k in range(len(header.names))]
        fields = [(n, kind, (count,)) for n, kind, count in zip(names, header.kinds, header.counts, strict=True)]
        rows = np.frombuffer(data, np.dtype(fields), header.points, header.body)
        return {own: rows[n][:, 0] for n, own in zip(names, header.names, strict=True)}
    if header.storage == "binary_compressed":
        return _compressed(data, header, row, name)
    raise _damaged(name, header.storage[:40])


def _ascii(data: memoryview, header: _Header, name: str) -> dict[str, NDArray[np.generic]]:
    width = sum(header.counts)
    values = parsed(bytes(data[header.body :]))
    if values is None or len(values) < width * header.points:
        raise _damaged(name, f"{header.points} points declared")
    rows = values[: width * header.points].reshape(-1, width)
    starts = np.cumsum([0, *header.counts[:-1]])
    return {
        own: _from_text(rows[:, start], kind)
        for own, start, kind in zip(header.names, starts, header.kinds, strict=True)
    }


def _from_text(column: NDArray[np.float64], kind: np.dtype[np.generic]) -> NDArray[np.generic]:
    """Colours packed in a float are written as that float or, by some, as the whole number."""
    if kind.kind == "f":
        return column.astype(kind)
    bits = 8 * kind.itemsize
    low, high = (0, 2**bits - 1) if kind.kind == "u" else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
    return np.clip(np.nan_to_num(column), low, high).astype(kind)


def _compressed(data: memoryview, header: _Header, row: int, name: str) -> dict[str, NDArray[np.generic]]:
    """Field after field, the whole of it packed by LZF."""
    if header.body + 8 > len(data):
        raise _damaged(name, "truncated")
    packed, whole = struct.unpack_from("<II", data, header.body)
    if whole != row * header.points or header.body + 8 + packed > len(data) or whole > _MAX_LZF_RATIO * packed:
        raise _damaged(name, f"{header.points} points declared")
    body = _lzf(bytes(data[header.body + 8 : header.body + 8 + packed]), whole, name)
    columns: dict[str, NDArray[np.generic]] = {}
    at = 0
    for own, kind, count in zip(header.names, header.kinds, header.counts, strict=True):
        columns[own] = np.frombuffer(body, kind, header.points * count, at)[::count]
        at += kind.itemsize * count * header.points
    return columns


def _lzf(packed: bytes, size: int, name: str) -> bytes:
    """Unpack LibLZF's format: literal runs (control below 32) and copies from up to 8 KiB back."""
    out = bytearray()
    at, end = 0, len(packed)
    try:
        while at < end and len(out) < size:
            control = packed[at]
            at += 1
            if control < 32:
                out += packed[at : at + control + 1]
                at += control + 1
                continue
            length = control >> 5
            if length == 7:
                length += packed[at]
                at += 1
            begin = len(out) - ((control & 31) << 8) - packed[at] - 1
            at += 1
            if begin < 0:
                raise _damaged(name, "LZF")
            length += 2
            while length > 0:  # a copy may reach into what it writes
                piece = out[begin : begin + length]
                out += piece
                begin += len(piece)
                length -= len(piece)
    except IndexError as error:
        raise _damaged(name, "LZF") from error
    if len(out) != size:
        raise _damaged(name, "LZF")
    return bytes(out)


def _colours(columns: dict[str, NDArray[np.generic]]) -> U8 | None:
    """`rgb` or `rgba`: 0xAARRGGBB in four bytes, even where the field calls itself a float."""
    packed = columns.get("rgba", columns.get("rgb"))
    if packed is None or packed.dtype.itemsize != 4:
        return None
    word = np.ascontiguousarray(packed).view(np.uint32)
    out = np.full((len(word), 4), 255, np.uint8)
    for k, shift in enumerate((16, 8, 0)):
        out[:, k] = (word >> shift) & 255
    return out
