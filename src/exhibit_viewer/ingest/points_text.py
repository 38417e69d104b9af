"""Point clouds as text: XYZ and its kin, PTS, and PTX scans (Leica)."""

import re

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.assemble import assemble, y_up, z_up
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.placing import near_zero
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.ingest.text import ascii_compatible
from exhibit_viewer.ingest.text_numbers import colours_from_floats, floats_by_line, table
from exhibit_viewer.ingest.thinning import thinned
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import F64, U8, Mesh, Model, Placement, Topology
from exhibit_viewer.model.ticket import Ticket

I64 = NDArray[np.int64]
_SEPARATORS = bytes.maketrans(b",;\t", b"   ")
_HEADING = re.compile(rb"\A(?:[ \t]*(?:[A-Za-z#/\"][^\n]*)?\n)+")
_PTX_HEADER = 10
FORMAT_ENDINGS = frozenset({"pts", "xyz", "txt", "asc", "csv"})
"""Of files with one point a line."""


def read_points_text(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """XYZ, PTS, ASC, CSV: x y z, then colours, an intensity or a normal as their values tell.

    Y up as authored. Raises Fault FORMAT_DAMAGED, NO_GEOMETRY.
    """
    values, counts = _numbers(source)
    if len(counts) and counts[0] == 1:  # PTS tells how many points follow
        values, counts = values[1:], counts[1:]
    full = int(np.median(counts)) if len(counts) else 0
    rows = table(values, counts, max(full, 3)) if full >= 3 else np.empty((0, 3))
    bad = int(np.count_nonzero(counts < 3))
    if full < 3 or bad > 0.01 * len(counts):
        raise Fault(Code.FORMAT_DAMAGED, source.name, format=_kind(source.name), detail="columns")
    rows = rows[counts >= 3]
    notices = [Notice(Code.CONTENT_SKIPPED, source.name, {"what": "lines", "count": bad})] if bad else []
    colours, normals = _extras(rows)
    mesh, place = _cloud(rows[:, :3], colours)
    if normals is not None:
        mesh = Mesh("", mesh.positions, mesh.indices, mesh.topology, normals=normals.astype(np.float32))
    return _model([thinned(mesh, source.name, notices)], [place], source, y_up(), notices)


def _kind(name: str) -> str:
    return name.rpartition(".")[2].upper()


def _numbers(source: Source) -> tuple[F64, I64]:
    """(numbers, numbers a line) of the lines after the heading, without empty ones."""
    text = _plain(bytes(ascii_compatible(source.data())))
    heading = _HEADING.match(text + b"\n")
    return numbers_in(text[heading.end() :] if heading is not None else text)


def numbers_in(text: bytes) -> tuple[F64, I64]:
    """(numbers, numbers a line) of lines, without empty ones."""
    values, counts = floats_by_line(_plain(text) + b"\n")
    return values, counts[counts > 0]


def _plain(text: bytes) -> bytes:
    return text.translate(_SEPARATORS).replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def body_start(head: bytes) -> int:
    """Where the points begin in a file that begins so: after its heading, and after a line that tells how many."""
    heading = _HEADING.match(head.translate(_SEPARATORS).replace(b"\r", b" ") + b"\n")
    start = min(heading.end(), len(head)) if heading is not None else 0
    line, end, _ = head[start:].partition(b"\n")
    return start + len(line) + 1 if end and len(line.split()) == 1 else start


def colour_columns(rows: F64) -> tuple[int, float]:
    """(the first of three columns of colours, -1 for none; what brings them to 0..255), as some of the rows tell."""
    if not len(rows) or _extras(rows)[0] is None:
        return -1, 1.0
    for start in (*_colour_candidates(rows.shape[1]), 3):
        part = rows[:, start : start + 3]
        if _whole(part):
            return start, 1.0
    return 3, 255.0


def _colour_candidates(width: int) -> tuple[int, ...]:
    return {6: (3,), 7: (4, 3), 8: (4, 3), 9: (3, 6), 10: (3, 4)}.get(width, ())


def _whole(part: F64) -> bool:
    """Whether these look like colours as bytes."""
    known = part[np.isfinite(part).all(axis=1)]
    whole = len(known) > 0 and (known >= 0).all() and (known <= 255).all() and (known == np.rint(known)).all()
    return bool(whole and known.max() > 1)


def _extras(rows: F64) -> tuple[U8 | None, F64 | None]:
    """(colours, normals) out of the columns after x, y and z."""
    width = rows.shape[1]
    for start in _colour_candidates(width):
        part = rows[:, start : start + 3]
        if _whole(part):
            return colours_from_floats(part), None
    if width >= 6:
        part = rows[:, 3:6]
        length = np.sqrt((part * part).sum(axis=1))
        if np.isfinite(length).all() and (np.abs(length - 1) < 0.01).mean() > 0.9:
            return None, part
        if width == 6 and (part >= 0).all() and (part <= 1).all():
            return colours_from_floats(part), None
    return None, None


def _cloud(points: F64, colours: U8 | None) -> tuple[Mesh, F64]:
    near, place = near_zero(points)
    return Mesh("", near, np.empty((0, 1), np.uint32), Topology.POINTS, colours=colours), place


def _model(meshes: list[Mesh], places: list[F64], source: Source, turn: F64, notices: list[Notice]) -> Model:
    return assemble(
        meshes,
        [Placement(number, place) for number, place in enumerate(places)],
        [],
        [],
        file_format=_kind(source.name),
        turn=turn,
        units="",
        file_bytes=len(source.data()),
        name=source.name,
        notices=notices,
    )


def read_ptx(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """Scans one after another: columns, rows, the scanner's pose in eight lines, then columns x rows points, of which
    0 0 0 are misses. Metres, Z up. Raises Fault FORMAT_DAMAGED, NO_GEOMETRY."""
    values, counts = _numbers(source)
    starts = np.cumsum(counts) - counts
    meshes, places, line = [], [], 0
    notices: list[Notice] = []
    while line < len(counts):
        head = counts[line : line + _PTX_HEADER]
        if head.tolist() != [1, 1, 3, 3, 3, 3, 4, 4, 4, 4]:
            raise Fault(Code.FORMAT_DAMAGED, source.name, format="PTX", detail=f"line {line + 1}")
        at = int(starts[line])
        size = values[at] * values[at + 1]
        first, last = line + _PTX_HEADER, line + _PTX_HEADER + (int(size) if 0 <= size < 1e12 else len(counts) + 1)
        if last > len(counts):
            detail = f"{size:.0f} points declared"
            notices.append(Notice(Code.FORMAT_DAMAGED, source.name, {"format": "PTX", "detail": detail}))
            last = len(counts)
        pose = values[at + 14 : at + 30].reshape(4, 4).T
        end = int(starts[last]) if last < len(counts) else len(values)
        rows = table(values[int(starts[first]) if last > first else end : end], counts[first:last], 7)
        meshes.append(thinned(_scan(rows[:, :3], rows), source.name, notices))
        places.append(pose)
        line = last
    return _model(meshes, places, source, z_up(), notices)


def _scan(points: F64, rows: F64) -> Mesh:
    """The hits of one scan."""
    hit = np.isfinite(points).all(axis=1) & points.any(axis=1)
    colours = colours_from_floats(rows[hit, 4:7]) if np.isfinite(rows[:, 4:7]).all() else None
    return Mesh("", points[hit].astype(np.float32), np.empty((0, 1), np.uint32), Topology.POINTS, colours=colours)
