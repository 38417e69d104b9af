"""Wavefront OBJ: surfaces, lines and points with materials, vertex colours and names."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.assemble import assemble, y_up
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.mtl import Entry, material_of, read_mtl
from exhibit_viewer.ingest.obj_lines import Elements, ObjLines, read_lines
from exhibit_viewer.ingest.placing import near_zero
from exhibit_viewer.ingest.polygons import odd_polygons, triangulate
from exhibit_viewer.ingest.sidecars import Textures, read_beside
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.ingest.text import decoded
from exhibit_viewer.ingest.text_numbers import colours_from_floats
from exhibit_viewer.ingest.weld import unique_rows
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import F32, F64, U8, Mesh, Model, Placement, Topology
from exhibit_viewer.model.material import STONE, Material
from exhibit_viewer.model.ticket import Ticket

I64 = NDArray[np.int64]
I32 = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class _Vertices:
    """The file's lists. uvs already run downwards."""

    positions: F32
    uvs: F32
    normals: F32
    colours: U8 | None


@dataclass(frozen=True, slots=True)
class _Parts:
    """What `usemtl`, `g` and `o` say: the material and the name in force from a line on."""

    lines: I64
    material: I64
    part: I64


def read_obj(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """The model. One mesh per material and kind of element; `Facts.meshes` counts the file's groups by material.

    Raises Fault FORMAT_DAMAGED, INDEX_OUT_OF_RANGE, NO_GEOMETRY, TOO_MANY_ELEMENTS.
    """
    data = source.data()
    lines = read_lines(data, source.name, ticket)
    notices: list[Notice] = []
    materials = _Materials(_library(source, lines, notices), Textures.beside(source, budget, notices))
    parts = _parts(lines, materials, source.name, notices)
    vertices, place = _vertices(lines)
    for counts in lines.faces.counts:
        notices += odd_polygons(counts, source.name)
    meshes: list[Mesh] = []
    seen: list[I64] = []
    for elements, topology in (
        (lines.faces, Topology.TRIANGLES),
        (lines.segments, Topology.LINES),
        (lines.points, Topology.POINTS),
    ):
        meshes += _meshes(elements, topology, vertices, parts, source.name, seen)
    if not meshes and len(vertices.positions):
        meshes = [Mesh("", vertices.positions, np.empty((0, 1), np.uint32), Topology.POINTS, colours=vertices.colours)]
    return assemble(
        meshes,
        [Placement(number, place, mesh.name) for number, mesh in enumerate(meshes)],
        materials.table,
        materials.textures.images,
        file_format="OBJ",
        turn=y_up(),
        units="",
        file_bytes=len(data),
        name=source.name,
        mesh_count=len(np.unique(np.concatenate(seen))) if seen else None,
        notices=notices,
    )


def _library(source: Source, lines: ObjLines, notices: list[Notice]) -> dict[bytes, Entry]:
    """The blocks of every `mtllib`; the first of a name counts."""
    entries: dict[bytes, Entry] = {}
    for reference in dict.fromkeys(rest for _, word, rest in lines.keywords if word == b"mtllib" and rest):
        entries = _entries_of(source, decoded(reference), notices) | entries
    return entries


def _entries_of(source: Source, reference: str, notices: list[Notice]) -> dict[bytes, Entry]:
    """`mtllib` names one file (that may hold spaces) or several; try the former first."""
    try:
        return read_mtl(read_beside(source, reference))
    except Fault as fault:
        whole = fault
    found: dict[bytes, Entry] = {}
    words = reference.split()
    for word in words if len(words) > 1 else []:
        try:
            found |= read_mtl(read_beside(source, word))
        except Fault as fault:
            notices.append(fault.notice)
    if not found:
        notices.append(whole.notice)
    return found


class _Materials:
    """The materials in use, numbered as they come. Those that no file defines are drawn as bare stone."""

    def __init__(self, library: dict[bytes, Entry], textures: Textures) -> None:
        self.table: list[Material] = []
        self.textures = textures
        self.undefined: set[bytes] = set()
        self._library = library
        self._numbers: dict[bytes, int] = {}

    def number(self, name: bytes) -> int:
        """Place in `table`."""
        entry = self._library.get(name)
        if entry is None and name:
            self.undefined.add(name)
        key = name if entry is not None else b""
        if key not in self._numbers:
            self._numbers[key] = len(self.table)
            self.table.append(STONE if entry is None else material_of(entry, self.textures))
        return self._numbers[key]


def _parts(lines: ObjLines, materials: _Materials, name: str, notices: list[Notice]) -> _Parts:
    """What is in force from which line on."""
    numbers: dict[tuple[bytes, bytes], int] = {(b"", b""): 0}
    material, group = b"", b""
    rows = [(-1, materials.number(material), 0)]
    for line, word, rest in lines.keywords:
        if word == b"usemtl":
            material = b" ".join(rest.split())
        elif word in (b"g", b"o"):
            group = rest
        else:
            continue
        rows.append((line, materials.number(material), numbers.setdefault((group, material), len(numbers))))
    if materials.undefined:
        notices.append(Notice(Code.CONTENT_SKIPPED, name, {"what": "material", "count": len(materials.undefined)}))
    columns = np.array(rows, dtype=np.int64)
    return _Parts(columns[:, 0], columns[:, 1], columns[:, 2])


def _vertices(lines: ObjLines) -> tuple[_Vertices, F64]:
    """(the lists, (4,4) file from mesh)."""
    rows = _stacked(lines.positions, 3)
    points, place = near_zero(rows[:, :3])
    colours = colours_from_floats(rows[:, 3:6]) if rows.shape[1] >= 6 else None
    uvs = np.nan_to_num(_stacked(lines.uvs, 2)[:, :2]).astype(np.float32)
    uvs[:, 1] = 1.0 - uvs[:, 1]
    return _Vertices(points, uvs, _stacked(lines.normals, 3)[:, :3].astype(np.float32), colours), place


def _stacked(chunks: list[F64], least: int) -> F64:
    """The chunks joined; NaN fills rows that are shorter than the longest."""
    columns = max([least, *(chunk.shape[1] for chunk in chunks)])
    padded = [np.pad(chunk, ((0, 0), (0, columns - chunk.shape[1])), constant_values=np.nan) for chunk in chunks]
    return np.concatenate(padded) if padded else np.empty((0, columns))


def _meshes(
    elements: Elements, topology: Topology, vertices: _Vertices, parts: _Parts, name: str, seen: list[I64]
) -> list[Mesh]:
    """One mesh per material. Adds to `seen` a number for each part that has elements of this kind."""
    corners, counts, at_line = elements.joined()
    if not len(counts):
        return []
    if topology is not Topology.TRIANGLES:
        corners[:, 1:] = -1
    _check(corners, vertices, name)
    indices, owner = _joins(topology, counts, corners[:, 0], vertices.positions)
    if not len(indices):
        return []
    row = np.searchsorted(parts.lines, at_line, side="right") - 1
    seen.append(np.unique(parts.part[row[owner]]) * len(Topology) + list(Topology).index(topology))
    material = parts.material[row][owner]
    used = np.unique(material)
    return [
        _mesh(corners, indices if len(used) == 1 else indices[material == one], topology, vertices, int(one))
        for one in used.tolist()
    ]


def _check(corners: I32, vertices: _Vertices, name: str) -> None:
    """Numbers within the lists; -1 means left out, which only texture and normal may be."""
    for role, (items, least) in enumerate(((vertices.positions, 0), (vertices.uvs, -1), (vertices.normals, -1))):
        column = corners[:, role]
        if len(column) and (int(column.min()) < least or int(column.max()) >= len(items)):
            worst = int(column.max()) + 1
            raise Fault(Code.INDEX_OUT_OF_RANGE, name, detail=f"{worst} of {len(items)}")


def _joins(topology: Topology, counts: I64, vertex: I32, positions: F32) -> tuple[I64, I64]:
    """(elements as places in the list of corners, the line of the file's elements each comes from)."""
    if topology is Topology.TRIANGLES:
        return triangulate(counts, vertex.astype(np.int64), positions)
    starts = np.cumsum(counts) - counts
    each = np.maximum(counts - 1, 0) if topology is Topology.LINES else counts
    step = np.arange(int(each.sum())) - np.repeat(np.cumsum(each) - each, each)
    first = np.repeat(starts, each) + step
    joins = np.stack([first, first + 1], axis=1) if topology is Topology.LINES else first[:, None]
    return joins, np.repeat(np.arange(len(counts)), each)


def _mesh(corners: I32, indices: I64, topology: Topology, vertices: _Vertices, material: int) -> Mesh:
    """The vertices that these elements use, one for every different triple of position, texture and normal."""
    rows = corners[indices.reshape(-1)]
    has_uvs = topology is Topology.TRIANGLES and bool((rows[:, 1] >= 0).any())
    has_normals = topology is Topology.TRIANGLES and bool((rows[:, 2] >= 0).all())
    if not has_uvs:
        rows[:, 1] = -1
    if not has_normals:
        rows[:, 2] = -1
    numbers, place = _vertex_numbers(rows)
    position, uv, normal = numbers.T
    return Mesh(
        name="",
        positions=vertices.positions[position],
        indices=place.reshape(indices.shape).astype(np.uint32),
        topology=topology,
        normals=vertices.normals[normal] if has_normals else None,
        uvs=(np.where(uv[:, None] >= 0, vertices.uvs[uv], np.float32(0.0)),) if has_uvs else (),
        colours=None if vertices.colours is None else vertices.colours[position],
        material=material,
    )


def _vertex_numbers(rows: I32) -> tuple[I32, I32]:
    """((k,3) the different triples, (n,) which of them each row is). Most exporters give a vertex's position, texture
    place and normal the same number, or only positions: then a table does instead of hashing."""
    vertex = rows[:, 0]
    columns = [role for role in (1, 2) if (rows[:, role] >= 0).any()]
    if not all(np.array_equal(rows[:, role], vertex) for role in columns):
        first, place = unique_rows((rows + 1).view(np.uint32))
        return rows[first], place
    used = np.zeros(int(vertex.max()) + 1, bool)
    used[vertex] = True
    numbers = np.flatnonzero(used).astype(np.int32)
    absent = np.full_like(numbers, -1)
    triples = np.stack([numbers, *(numbers if role in columns else absent for role in (1, 2))], axis=1)
    return triples, (np.cumsum(used, dtype=np.int32) - np.int32(1))[vertex]
