"""STL, binary and text: triangles without joints, read by trimesh and welded into a surface.

Done here is what trimesh gets wrong. It refuses a count that is too small (or reads the file as text) and text that
breaks off; takes facets of the wrong length for others; leaves colours as words; and its joining of corners takes seven
times as long.
"""

import re
import struct
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.assemble import assemble, z_up
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.mesh_reader import load_meshes
from exhibit_viewer.ingest.ply_plain import Place
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.ingest.stl_colours import Palette
from exhibit_viewer.ingest.text import ascii_compatible, looks_like_text
from exhibit_viewer.ingest.weld import unique_rows, weld
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import F32, U8, Mesh, Model, Placement
from exhibit_viewer.model.ticket import Ticket

FORMAT = "STL"
_HEADER, _RECORD = 84, 50
_ATTRIBUTE = 48
_MAX_TRAILING_SHARE = 0.5
_SOLID = re.compile(rb"^[ \t]*(end[ \t]*)?solid\b", re.MULTILINE)


def read_stl(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """The model, Z up. Raises Fault FORMAT_DAMAGED, NO_GEOMETRY, NOT_FINITE."""
    data, name = source.data(), source.name
    notices: list[Notice] = []
    if _is_binary(data):
        whole = data[: _declared_bytes(data, name, notices)]
        soups, place = load_meshes(whole, "stl", name)
        meshes = [_welded(soup.positions, _colours(whole)) for soup in soups]
    else:
        text = _whole_facets(bytes(ascii_compatible(data)).lower().replace(b"\r", b"\n"), name, notices)
        soups, place = load_meshes(memoryview(text), "stl", name)
        if sum(len(soup.positions) for soup in soups) != text.count(b"vertex"):
            raise Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail="vertex")
        meshes = [_welded(soup.positions, None) for soup in soups]
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
        name=name,
        notices=notices,
    )


def looks_like_binary_stl(data: memoryview) -> bool:
    """Whether the length fits the number of triangles the header gives."""
    if len(data) < _HEADER + _RECORD:
        return False
    return len(data) == _HEADER + _RECORD * int(struct.unpack_from("<I", data, 80)[0])


def plain_corners(data: memoryview) -> tuple[Place, Place] | None:
    """Where a binary file has the corners of its triangles, nine numbers each, and their attribute words. None for
    others."""
    if not looks_like_binary_stl(data):
        return None
    count = (len(data) - _HEADER) // _RECORD
    return (_HEADER + 12, _RECORD, "<f4", 9, count), (_HEADER + _ATTRIBUTE, _RECORD, "<u2", 1, count)


def _is_binary(data: memoryview) -> bool:
    """Many binary files begin with `solid` too: the length decides, then whether it reads as text."""
    return looks_like_binary_stl(data) or not looks_like_text(data) or b"solid" not in bytes(data[:512]).lower()


def _declared_bytes(data: memoryview, name: str, notices: list[Notice]) -> int:
    """How many bytes the header and the triangles it declares take; more are noted, fewer are a fault."""
    if len(data) < _HEADER:
        raise Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail="header")
    count = int(struct.unpack_from("<I", data, 80)[0])
    needed = _HEADER + _RECORD * count
    trailing = len(data) - needed
    if trailing < 0 or (trailing > _MAX_TRAILING_SHARE * len(data) and count < 2):
        raise Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail=f"{count} triangles declared")
    if trailing:
        notices.append(Notice(Code.CONTENT_SKIPPED, name, {"what": "bytes", "count": trailing}))
    return needed


def _colours(data: memoryview) -> U8 | None:
    """(m,4) colours of the triangles; None where they have none."""
    records = np.frombuffer(data, np.uint8, offset=_HEADER).reshape(-1, _RECORD)
    words: NDArray[np.uint16] = records[:, _ATTRIBUTE:].copy().view("<u2").reshape(-1)
    palette = Palette.of(bytes(data[:80]), words)
    return None if palette is None else palette.colours(words)


def _whole_facets(text: bytes, name: str, notices: list[Notice]) -> bytes:
    """The solids of a text in small letters, each without the line of its name and ended properly.

    What follows the last whole facet of a solid is left out. A notice tells of corners outside of whole facets.
    """
    marks = [(match.start(), match.group(1) is not None) for match in _SOLID.finditer(text)] or [(0, False)]
    solids, cut_short = [], not marks[-1][1]
    for (start, is_end), (end, _) in pairwise([*marks, (len(text), False)]):
        if is_end:
            continue
        begin = max(text.find(b"\n", start, end), start)
        last = text.rfind(b"endloop", begin, end)
        cut_short |= b"vertex" in text[start:begin] or text.find(b"vertex", max(last, begin), end) >= 0
        if last >= 0:
            facets = text[begin:last].replace(b"normal", b"")  # normals of facets go unused
            solids.append(b"solid\n" + facets + b"\nendsolid\n")
    if not solids:
        raise Fault(Code.NO_GEOMETRY, name)
    if cut_short:
        notices.append(Notice(Code.FORMAT_DAMAGED, name, {"format": FORMAT, "detail": "endsolid"}))
    return b"".join(solids)


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
