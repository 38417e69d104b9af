"""STL, binary and ASCII: triangles without joints, welded into a surface."""

import re
import struct

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.assemble import assemble, z_up
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.placing import near_zero
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.ingest.text import ascii_compatible, looks_like_text
from exhibit_viewer.ingest.text_numbers import floats_by_line
from exhibit_viewer.ingest.weld import unique_rows, weld
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import F32, F64, U8, Mesh, Model, Placement
from exhibit_viewer.model.ticket import Ticket

FORMAT = "STL"
_HEADER, _RECORD = 84, 50
_TRIANGLE = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("attribute", "<u2")])
_MAX_TRAILING_SHARE = 0.5
_VERTEX = re.compile(rb"\bvertex[ \t]+([^\r\n]*)", re.IGNORECASE)
_SOLID = re.compile(rb"^\s*solid\b", re.IGNORECASE | re.MULTILINE)


def read_stl(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """The model, Z up. Raises Fault FORMAT_DAMAGED, NO_GEOMETRY, NOT_FINITE."""
    data = source.data()
    notices: list[Notice] = []
    place = np.eye(4)
    if _is_binary(data):
        meshes = [_binary(data, source.name, notices)]
    else:
        solids, place = _ascii(data, source.name, notices)
        meshes = [_welded(soup, None) for soup in solids]
    ticket.report(0.5)
    return assemble(
        meshes,
        [Placement(number, place) for number in range(len(meshes))],
        [],
        [],
        file_format=FORMAT,
        turn=z_up(),
        units="",
        file_bytes=len(data),
        name=source.name,
        notices=notices,
    )


def looks_like_binary_stl(data: memoryview) -> bool:
    """Whether the length fits the number of triangles the header gives."""
    if len(data) < _HEADER + _RECORD:
        return False
    return len(data) == _HEADER + _RECORD * int(struct.unpack_from("<I", data, 80)[0])


def _is_binary(data: memoryview) -> bool:
    """Many binary files begin with `solid` too: the length decides, then whether it reads as text."""
    return looks_like_binary_stl(data) or not looks_like_text(data) or b"solid" not in bytes(data[:512]).lower()


def _binary(data: memoryview, name: str, notices: list[Notice]) -> Mesh:
    if len(data) < _HEADER:
        raise Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail="header")
    count = struct.unpack_from("<I", data, 80)[0]
    needed = _HEADER + _RECORD * count
    if needed > len(data):
        raise Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail=f"{count} triangles declared")
    trailing = len(data) - needed
    if trailing:
        if trailing > _MAX_TRAILING_SHARE * len(data) and count < 2:
            raise Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail=f"{count} triangles declared")
        notices.append(Notice(Code.CONTENT_SKIPPED, name, {"what": "bytes", "count": trailing}))
    records = np.frombuffer(data, _TRIANGLE, count, _HEADER)
    colours = _colours(records["attribute"], bytes(data[:80]))
    return _welded(np.ascontiguousarray(records["corners"]).reshape(-1, 3), colours)


def _colours(attribute: NDArray[np.uint16], header: bytes) -> U8 | None:
    """(m,4) colours of the attribute words: VisCAM (bit 15 set, blue lowest) or, where the header says `COLOR=`,
    Materialise Magics (bit 15 clear, red lowest; else the header's colour)."""
    if not attribute.any():
        return None
    mark = header.find(b"COLOR=")
    low, middle, high = (attribute & 31, (attribute >> 5) & 31, (attribute >> 10) & 31)
    own = (attribute & 0x8000) != 0
    if mark >= 0:
        channels, own = (low, middle, high), ~own
        default = header[mark + 6 : mark + 10].ljust(4, b"\xff")[:3]
    else:
        channels, default = (high, middle, low), b"\xff\xff\xff"
    if mark < 0 and not own.all():
        return None  # a few odd words are numbers of something else, not colours
    out = np.full((len(attribute), 4), 255, np.uint8)
    for k, channel in enumerate(channels):
        out[:, k] = np.where(own, (channel * 255 + 15) // 31, default[k])
    return out


def _ascii(data: memoryview, name: str, notices: list[Notice]) -> tuple[list[F32], F64]:
    """((3m,3) corners of each solid that has triangles, (4,4) file from mesh)."""
    text = bytes(ascii_compatible(data))
    starts = [match.start() for match in _SOLID.finditer(text)] or [0]
    solids = [_solid(text[a:b], name) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    if not any(len(solid) for solid in solids):
        raise Fault(Code.NO_GEOMETRY, name)
    ragged = sum(len(solid) % 3 for solid in solids)
    if ragged or b"endsolid" not in text[-max(4096, starts[-1] and 4096) :].lower():
        notices.append(Notice(Code.FORMAT_DAMAGED, name, {"format": FORMAT, "detail": "endsolid"}))
    solids = [solid[: len(solid) // 3 * 3] for solid in solids]
    points, place = near_zero(np.concatenate(solids))
    divided = np.split(points, np.cumsum([len(solid) for solid in solids])[:-1])
    return [solid for solid in divided if len(solid)], place


def _solid(text: bytes, name: str) -> F64:
    """(3m,3) corners: three numbers after each `vertex`, on its line."""
    rows = _VERTEX.findall(text)
    if not rows:
        return np.empty((0, 3))
    values, counts = floats_by_line(b"\n".join(rows) + b"\n")
    if (counts < 3).any():
        raise Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail="vertex")
    return values.reshape(-1, 3) if (counts == 3).all() else values[_first_three(counts)]


def _first_three(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    return (np.cumsum(counts) - counts)[:, None] + np.arange(3)


def _welded(soup: F32, face_colours: U8 | None) -> Mesh:
    """A surface of (3m,3) corners: those at the same place joined, unless their faces have different colours."""
    if face_colours is None:
        first, place = weld(soup)
        return Mesh("", soup[first], place.reshape(-1, 3).astype(np.uint32))
    _, at = weld(soup)
    packed = face_colours.view(np.uint32).reshape(-1).repeat(3)
    first, place = unique_rows(np.column_stack([at.astype(np.uint32), packed, np.zeros(len(at), np.uint32)]))
    colours = packed[first].view(np.uint8).reshape(-1, 4)
    return Mesh("", soup[first], place.reshape(-1, 3).astype(np.uint32), colours=colours)
