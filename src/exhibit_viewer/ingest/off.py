"""OFF (Geomview): polygons with vertex or face colours.

Triangles without colours go through trimesh. Read here is what it loses without a word: colours and normals, of
vertices and of faces; points without faces; faces that fold when split as a fan, or of fewer corners than they say.
"""

import re

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.assemble import assemble, y_up
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.mesh_reader import load_meshes
from exhibit_viewer.ingest.placing import near_zero
from exhibit_viewer.ingest.polygons import odd_polygons, triangulate
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.ingest.text import ascii_compatible
from exhibit_viewer.ingest.text_numbers import colours_from_floats, floats_by_line, table, tokens_by_line
from exhibit_viewer.ingest.weld import unique_rows
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import F64, Mesh, Model, Placement, Topology
from exhibit_viewer.model.ticket import Ticket

FORMAT = "OFF"
I64 = NDArray[np.int64]
_KEYWORD = re.compile(rb"\s*(ST)?(C)?(N)?(4)?(n)?OFF\b[ \t]*(BINARY\b)?")
_TWO_COUNTS = re.compile(rb"(\d{1,10})[ \t]+(\d{1,10})(?:[ \t]+\d+)?\n")
_NEWLINE = 10
_COMMENT = re.compile(rb"#[^\n]*")


def looks_like_off(head: bytes) -> bool:
    """Whether a file begins with the keyword (after comments)."""
    return _KEYWORD.match(_COMMENT.sub(b"", head)) is not None


def read_off(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """The model. Raises Fault FORMAT_DAMAGED, FORMAT_UNSUPPORTED (binary, four dimensions), INDEX_OUT_OF_RANGE."""
    data = source.data()
    text = bytes(ascii_compatible(data)).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if b"#" in text:
        text = _COMMENT.sub(b"", text)
    keyword = _KEYWORD.match(text)
    if keyword is None:
        raise Fault(Code.FORMAT_DAMAGED, source.name, format=FORMAT, detail="OFF")
    if keyword.group(6) or keyword.group(4) or keyword.group(5):
        raise Fault(Code.FORMAT_UNSUPPORTED, source.name, format="OFF BINARY", instead="PLY")
    body = _stripped_lines(text[keyword.end() :])
    notices: list[Notice] = []
    if not any(keyword.groups()) and _only_triangles(body):
        meshes, place = load_meshes(memoryview(b"OFF\n" + body), "off", source.name)
    else:
        mesh, place = _polygons(body, keyword, source.name, notices)
        meshes = [mesh]
    ticket.report(0.5)
    return assemble(
        meshes,
        [Placement(number, place) for number in range(len(meshes))],
        [],
        [],
        file_format=FORMAT,
        turn=y_up(),
        units="",
        file_bytes=len(data),
        name=source.name,
        notices=notices,
    )


def _stripped_lines(text: bytes) -> bytes:
    """The lines that hold something, without spaces around them."""
    return b"\n".join(stripped for line in text.split(b"\n") if (stripped := line.strip())) + b"\n"


def _only_triangles(body: bytes) -> bool:
    """Whether a file holds as many lines as it declares: three numbers a vertex, then a 3 and three numbers a face."""
    counts_line = _TWO_COUNTS.match(body)
    if counts_line is None:
        return False
    vertices, faces = int(counts_line.group(1)), int(counts_line.group(2))
    characters = np.frombuffer(body, np.uint8)
    words = tokens_by_line(characters)[1:]
    if not faces or len(words) != vertices + faces or (words[:vertices] != 3).any() or (words[vertices:] != 4).any():
        return False
    begins = np.flatnonzero(characters == _NEWLINE)[vertices:-1] + 1
    return bool((characters[begins] == ord("3")).all() and (characters[begins + 1] <= ord(" ")).all())


def _polygons(body: bytes, keyword: re.Match[bytes], name: str, notices: list[Notice]) -> tuple[Mesh, F64]:
    """(the surface or points, (4,4) file from mesh) of any file."""
    values, counts = floats_by_line(body)
    vertices, faces = _declared(values, counts, name)
    extra = (3 if keyword.group(3) else 0, 4 if keyword.group(2) else 0, 2 if keyword.group(1) else 0)
    return _mesh(values[int(counts[0]) :], counts[1:], vertices, faces, extra, name, notices)


def _declared(values: F64, counts: I64, name: str) -> tuple[int, int]:
    """(vertices, faces): the first line with numbers. The file must have as many lines."""
    if not len(counts) or counts[0] < 2 or not np.isfinite(values[:2]).all():
        raise Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail="counts")
    vertices, faces = int(values[0]), int(values[1])
    if vertices < 0 or faces < 0 or vertices + faces > len(counts) - 1:
        raise Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail=f"{vertices} + {faces} of {len(counts) - 1} lines")
    return vertices, faces


def _mesh(
    values: F64, counts: I64, vertices: int, faces: int, extra: tuple[int, int, int], name: str, notices: list[Notice]
) -> tuple[Mesh, F64]:
    """(the surface or, without faces, the points; (4,4) file from mesh). extra: how many normal, colour and UV
    numbers a line.
    """
    own = counts[:vertices]
    if (own < 3).any():
        raise Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail="vertex")
    split = int(own.sum())
    rows = table(values[:split], own, min(12, int(own.max(initial=3))))
    points, place = near_zero(rows[:, :3])
    normal, colour, _ = extra
    colours = rows[:, 3 + normal : 7 + normal] if colour or (not normal and rows.shape[1] in (6, 7)) else None
    mesh = Mesh(
        name="",
        positions=points,
        indices=np.empty((0, 1), np.uint32),
        topology=Topology.POINTS,
        normals=rows[:, 3:6].astype(np.float32) if normal and rows.shape[1] >= 6 else None,
        colours=None if colours is None or colours.shape[1] < 3 else colours_from_floats(colours),
    )
    return (_faces(mesh, values[split:], counts[vertices : vertices + faces], name, notices) if faces else mesh), place


def _faces(base: Mesh, values: F64, counts: I64, name: str, notices: list[Notice]) -> Mesh:
    starts = np.cumsum(counts) - counts
    if (counts < 1).any():
        raise Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail="face")
    corners_each = values[starts]
    if not ((corners_each >= 0) & (corners_each <= counts - 1)).all():
        raise Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail="face")
    each = corners_each.astype(np.int64)
    notices += odd_polygons(each, name)
    step = np.arange(int(each.sum())) - np.repeat(np.cumsum(each) - each, each)
    corners = values[np.repeat(starts + 1, each) + step]
    if len(corners) and not ((corners >= 0) & (corners < len(base.positions))).all():
        raise Fault(Code.INDEX_OUT_OF_RANGE, name, detail=f"{corners.max():.0f} of {len(base.positions)}")
    corners = corners.astype(np.int64)
    triangles, owner = triangulate(each, corners, base.positions)
    indices = corners[triangles].astype(np.uint32)
    mesh = Mesh("", base.positions, indices, normals=base.normals, colours=base.colours)
    left = counts - 1 - each
    if base.colours is not None or not (left >= 3).all():
        return mesh
    begin = starts + 1 + each
    tints = colours_from_floats(np.stack([values[begin + k] for k in range(3)], axis=1))
    packed = tints.view(np.uint32).reshape(-1)[owner].repeat(3)
    keys = np.column_stack([indices.reshape(-1), packed, np.zeros(len(packed), np.uint32)])
    first, place = unique_rows(keys)
    return Mesh(
        "",
        base.positions[keys[first, 0]],
        place.reshape(-1, 3).astype(np.uint32),
        normals=None if base.normals is None else base.normals[keys[first, 0]],
        colours=keys[first, 1].copy().view(np.uint8).reshape(-1, 4),
    )
