"""PLY: polygons, triangle strips, edges or points, with colours and textures per vertex, corner or face.

Binary files of plain triangles or points go through trimesh. Read here is what it gets wrong: it refuses triangles
mixed with quads (or takes one for the other where the lengths add up), shows triangle strips as points, keeps one of
several textures, splits corners by rounded texture places, and knows colours of one name and of bytes only. Of text it
takes lines too short, too long or too few without a word, at 3.6 processor seconds and 700 MB for a million triangles
(here: 1.4 and 200).
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.assemble import assemble, y_up
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.mesh_reader import load_meshes
from exhibit_viewer.ingest.placing import near_zero
from exhibit_viewer.ingest.ply_plain import is_plain
from exhibit_viewer.ingest.ply_table import FORMAT, Column, Header, ListColumn, read_header, read_tables
from exhibit_viewer.ingest.polygons import indices_in_range, odd_polygons, triangulate
from exhibit_viewer.ingest.sidecars import Textures
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.ingest.splats import is_splat_ply, read_splat_ply
from exhibit_viewer.ingest.text_numbers import colours_from_floats
from exhibit_viewer.ingest.thinning import thinned
from exhibit_viewer.ingest.weld import unique_rows
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import F32, F64, U8, Mesh, Model, Placement, Topology
from exhibit_viewer.model.material import STONE, Material, Texture
from exhibit_viewer.model.ticket import Ticket

I64 = NDArray[np.int64]
Table = dict[str, Column]
_UV_NAMES = (("s", "t"), ("u", "v"), ("texture_u", "texture_v"), ("texture_s", "texture_t"))
_COLOUR_NAMES = (("red", "green", "blue"), ("r", "g", "b"), ("diffuse_red", "diffuse_green", "diffuse_blue"))
_FACE_ATTRIBUTES = {"texcoord", "texnumber", *(name for names in _COLOUR_NAMES for name in names)}
_LARGEST = {"u1": 255.0, "u2": 65535.0, "i1": 127.0, "i2": 32767.0}


def read_ply(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """The model. Raises Fault FORMAT_DAMAGED, INDEX_OUT_OF_RANGE, NO_GEOMETRY."""
    data = source.data()
    header = read_header(data, source.name)
    if is_splat_ply(header):
        return read_splat_ply(data, header, source.name)
    notices: list[Notice] = []
    textures = Textures.beside(source, budget, notices)
    materials = _materials(header, textures)
    if is_plain(data, header):
        meshes, place = load_meshes(data, "ply", source.name)
    else:
        meshes, place = _meshes(read_tables(data, header, source.name), materials, source.name, notices)
    ticket.report(0.5)
    meshes = [thinned(mesh, source.name, notices) if mesh.topology is Topology.POINTS else mesh for mesh in meshes]
    return assemble(
        meshes,
        [Placement(number, place) for number in range(len(meshes))],
        materials,
        textures.images,
        file_format=FORMAT,
        turn=y_up(),
        units="",
        file_bytes=len(data),
        name=source.name,
        notices=notices,
    )


def _meshes(
    tables: dict[str, Table], materials: list[Material], name: str, notices: list[Notice]
) -> tuple[list[Mesh], F64]:
    """(surfaces, else lines, else the points; (4,4) file from mesh)."""
    vertex = tables.get("vertex", {})
    if not {"x", "y", "z"} <= vertex.keys():
        raise Fault(Code.NO_GEOMETRY, name)
    points, place = near_zero(np.stack([_scalar(vertex[axis]) for axis in "xyz"], axis=1))
    base = Mesh(
        name="",
        positions=points,
        indices=np.empty((0, 1), np.uint32),
        topology=Topology.POINTS,
        normals=_stacked(vertex, ("nx", "ny", "nz")),
        uvs=_vertex_uvs(vertex),
        colours=_colours(vertex),
    )
    meshes = _surfaces(base, tables, materials, name, notices) or _edges(base, tables, name)
    return meshes or [base], place


def _scalar(column: Column) -> NDArray[np.floating]:
    """A column of numbers; a list's first entries where a file keeps a coordinate in lists of one."""
    values = column.values if isinstance(column, ListColumn) else column
    kind = np.float32 if values.dtype == np.dtype(">f4") or values.dtype == np.dtype("<f4") else np.float64
    return np.asarray(values, dtype=kind)


def _stacked(table: Table, names: tuple[str, ...]) -> F32 | None:
    """(n,k) float32 of these columns; None unless all are there."""
    columns = [table[name] for name in names if name in table]
    if len(columns) != len(names) or any(isinstance(column, ListColumn) for column in columns):
        return None
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def _vertex_uvs(vertex: Table) -> tuple[F32, ...]:
    """UVs a vertex, turned to run downwards."""
    for names in _UV_NAMES:
        uvs = _stacked(vertex, names)
        if uvs is not None:
            uvs[:, 1] = 1.0 - uvs[:, 1]
            return (uvs,)
    return ()


def _colours(table: Table) -> U8 | None:
    """(n,4) of an element's colour columns: bytes as they are, larger integers scaled, floats 0 to 1 or 0 to 255."""
    for names in _COLOUR_NAMES:
        if all(name in table and not isinstance(table[name], ListColumn) for name in names):
            break
    else:
        return None
    alpha = names[0].replace("red", "alpha") if len(names[0]) > 1 else "a"
    wanted = [*names, alpha] if isinstance(table.get(alpha), np.ndarray) else list(names)
    columns = [np.asarray(table[name]) for name in wanted]
    largest = _LARGEST.get(columns[0].dtype.str[1:])
    if largest is None:
        return colours_from_floats(np.stack(columns, axis=1).astype(np.float64))
    out = np.full((len(columns[0]), 4), 255, np.uint8)
    for k, column in enumerate(columns):
        out[:, k] = column if largest == 255.0 else np.clip(np.rint(column * (255.0 / largest)), 0, 255)
    return out


def _materials(header: Header, textures: Textures) -> list[Material]:
    """One material for each `comment TextureFile`, in order; textures that are missing leave bare stone."""
    materials = []
    for comment in header.comments:
        word, _, reference = comment.partition(" ")
        if word.lower() == "texturefile" and reference.strip():
            number = textures.number(reference.strip())
            base = None if number is None else Texture(number)
            materials.append(Material(name=reference.strip(), base_colour_texture=base) if base else STONE)
    return materials


def _surfaces(
    base: Mesh, tables: dict[str, Table], materials: list[Material], name: str, notices: list[Notice]
) -> list[Mesh]:
    """The meshes of faces and triangle strips; one for each texture."""
    mesh = replace(base, topology=Topology.TRIANGLES)
    strips = tables.get("tristrips", {})
    if "vertex_indices" in strips or "vertex_index" in strips:
        column = strips.get("vertex_indices", strips.get("vertex_index"))
        assert isinstance(column, ListColumn)
        return [replace(mesh, indices=indices_in_range(_strips(column), len(base.positions), name))]
    face = tables.get("face", {})
    column = face.get("vertex_indices", face.get("vertex_index"))
    if not isinstance(column, ListColumn) or not len(column.counts):
        return []
    notices += odd_polygons(column.counts, name)
    checked = indices_in_range(_whole(column.values, name), len(base.positions), name)
    if (column.counts == 3).all() and not face.keys() & _FACE_ATTRIBUTES:
        return [replace(mesh, indices=checked.reshape(-1, 3))]
    corners = checked.astype(np.int64)
    triangles, owner = triangulate(column.counts, corners, base.positions)
    if not len(triangles):
        return []
    mesh = replace(mesh, indices=corners[triangles].astype(np.uint32))
    mesh = _with_wedges(mesh, face, column.counts, triangles)
    mesh = _with_face_colours(mesh, face, owner)
    return _by_texture(mesh, face, owner, len(materials))


def _whole(values: NDArray[np.generic], name: str) -> NDArray[np.generic]:
    """Vertex numbers; those written as floats must be finite."""
    if values.dtype.kind != "f":
        return values
    if not np.isfinite(values).all() or np.abs(values).max(initial=0) > 2**53:
        raise Fault(Code.INDEX_OUT_OF_RANGE, name, detail=FORMAT)
    return values.astype(np.int64)


def _strips(column: ListColumn) -> I64:
    """(m,3) triangles of strips, which -1 divides; every second triangle of a strip is turned round."""
    values = column.values.astype(np.int64)
    starts = np.cumsum(column.counts) - column.counts
    last = np.zeros(len(values), bool)
    last[starts[column.counts > 0]] = True
    last |= values < 0
    place = np.arange(len(values))
    begin = np.maximum.accumulate(np.where(last, place + (values < 0), 0))
    rows = np.stack([values[:-2], values[1:-1], values[2:]], axis=1) if len(values) > 2 else np.empty((0, 3), np.int64)
    inside = (begin[2:] <= place[:-2]) & (rows >= 0).all(axis=1) if len(rows) else np.zeros(0, bool)
    odd = ((place[:-2] - begin[2:]) & 1).astype(bool)[inside] if len(rows) else inside
    rows = rows[inside]
    rows[odd] = rows[odd][:, [1, 0, 2]]
    different = (rows[:, 0] != rows[:, 1]) & (rows[:, 1] != rows[:, 2]) & (rows[:, 0] != rows[:, 2])
    return np.asarray(rows[different])


def _with_wedges(mesh: Mesh, face: Table, counts: I64, triangles: I64) -> Mesh:
    """UVs a corner (`texcoord`: two numbers for each corner of a face)."""
    wedge = face.get("texcoord")
    if not isinstance(wedge, ListColumn) or not np.array_equal(wedge.counts, 2 * counts):
        return mesh
    uvs = np.nan_to_num(wedge.values.astype(np.float32).reshape(-1, 2))[triangles.reshape(-1)]
    uvs[:, 1] = 1.0 - uvs[:, 1]
    keys = np.column_stack([mesh.indices.reshape(-1), (uvs + np.float32(0.0)).view(np.uint32)])
    first, place = unique_rows(np.ascontiguousarray(keys))
    return replace(_split(mesh, keys[first, 0], place), uvs=(uvs[first],))


def _with_face_colours(mesh: Mesh, face: Table, owner: I64) -> Mesh:
    """Colours a face, given to corners of its own where vertices have none."""
    colours = None if mesh.colours is not None else _colours(face)
    if colours is None:
        return mesh
    packed = np.ascontiguousarray(colours).view(np.uint32).reshape(-1)[owner].repeat(3)
    keys = np.column_stack([mesh.indices.reshape(-1), packed, np.zeros(len(packed), np.uint32)])
    first, place = unique_rows(np.ascontiguousarray(keys))
    return replace(_split(mesh, keys[first, 0], place), colours=keys[first, 1].copy().view(np.uint8).reshape(-1, 4))


def _split(mesh: Mesh, vertex: NDArray[np.uint32], place: NDArray[np.int32]) -> Mesh:
    """The mesh with one vertex for each different corner."""
    return replace(
        mesh,
        positions=mesh.positions[vertex],
        normals=None if mesh.normals is None else mesh.normals[vertex],
        colours=None if mesh.colours is None else mesh.colours[vertex],
        uvs=tuple(uv[vertex] for uv in mesh.uvs),
        indices=place.reshape(-1, 3).astype(np.uint32),
    )


def _by_texture(mesh: Mesh, face: Table, owner: I64, materials: int) -> list[Mesh]:
    """A mesh for each `texnumber` in use."""
    number = face.get("texnumber")
    if materials < 2 or not isinstance(number, np.ndarray):
        return [mesh]
    own = np.clip(number.astype(np.int64), 0, materials - 1)[owner]
    return [compacted(replace(mesh, indices=mesh.indices[own == one], material=int(one))) for one in np.unique(own)]


def compacted(mesh: Mesh) -> Mesh:
    """The mesh without vertices that nothing uses."""
    used = np.zeros(len(mesh.positions), bool)
    used[mesh.indices] = True
    number = np.cumsum(used, dtype=np.int64) - 1
    keep = np.flatnonzero(used).astype(np.uint32)
    return _split(mesh, keep, number[mesh.indices].astype(np.int32))


def _edges(base: Mesh, tables: dict[str, Table], name: str) -> list[Mesh]:
    """Lines of the element `edge`."""
    edge = tables.get("edge", {})
    first, second = edge.get("vertex1"), edge.get("vertex2")
    if not isinstance(first, np.ndarray) or not isinstance(second, np.ndarray) or not len(first):
        return []
    joins = np.stack([_whole(first, name), _whole(second, name)], axis=1)
    indices = indices_in_range(joins, len(base.positions), name)
    return [replace(base, topology=Topology.LINES, normals=None, indices=indices)]
