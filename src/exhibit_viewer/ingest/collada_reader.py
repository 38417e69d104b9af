"""COLLADA 1.4 and 1.5 (.dae) through pycollada, which trimesh would use too.

trimesh leaves out on the way which axis is up, lines, polygons with holes, skinned meshes and the alpha of materials,
gives every triangle corners of its own, makes a copy of a mesh for each showing, takes a document it cannot read for an
empty one, and opens textures with every decoder Pillow has.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

import numpy as np
from collada.common import DaeError
from collada.lineset import LineSet
from collada.polygons import Polygons
from collada.polylist import Polylist
from collada.triangleset import TriangleSet
from lxml import etree
from numpy.typing import NDArray

from exhibit_viewer.ingest.assemble import assemble, y_up, z_up
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.collada_document import LenientDocument
from exhibit_viewer.ingest.sidecars import Textures
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.ingest.text_numbers import colours_from_floats
from exhibit_viewer.ingest.views import ViewFile
from exhibit_viewer.ingest.weld import unique_rows
from exhibit_viewer.ingest.xml_guard import refuse_entities
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import F64, Mesh, Model, Placement, Topology
from exhibit_viewer.model.material import STONE, AlphaMode, Material, Texture
from exhibit_viewer.model.ticket import Ticket

FORMAT = "DAE"
MAX_PLACEMENTS = 100_000
_UNITS = {1.0: "m", 0.01: "cm", 0.001: "mm", 0.0254: "in", 0.3048: "ft", 1000.0: "km", 0.1: "dm"}
_BROKEN = (DaeError, etree.Error, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError)
"""What pycollada raises over damaged documents."""
I64 = NDArray[np.int64]
Thing: TypeAlias = Any  # pycollada is untyped


def x_up() -> F64:
    """World from a file whose X axis points up: (x, y, z) becomes (-y, x, z). (4,4)."""
    return np.array([[0.0, -1, 0, 0], [1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])


def read_dae(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """The model of the document's scene. Lengths stay in the document's unit. Raises Fault FORMAT_DAMAGED."""
    data = source.data()
    refuse_entities(data, FORMAT, source.name)
    try:
        document = LenientDocument(ViewFile(data))
        _check_counts(document, source.name)
        ticket.report(0.3)
        return _Document(document, source, budget).model()
    except _BROKEN as error:
        detail = (str(error) if isinstance(error, DaeError) else f"{type(error).__name__}: {error}")[:120]
        raise Fault(Code.FORMAT_DAMAGED, source.name, format=FORMAT, detail=detail) from error


def _check_counts(document: Thing, name: str) -> None:
    """Arrays hold as many numbers as they declare."""
    for array in document.xmlnode.getroot().iter("{*}float_array"):
        declared, text = array.get("count"), array.text or ""
        if declared is not None and int(declared) != len(text.split()):
            raise Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail=f"float_array {array.get('id', '')}"[:80])


class _Document:
    """One document being read."""

    def __init__(self, document: Thing, source: Source, budget: Budget) -> None:
        self._document = document
        self._source = source
        facts = {"format": FORMAT}
        self._notices = [
            Notice(Code.FORMAT_IRREGULAR, source.name, {**facts, "detail": fault}) for fault in document.faults
        ]
        self._textures = Textures.beside(source, budget, self._notices)
        self._materials: list[Material] = []
        self._material_numbers: dict[str, int] = {}
        self._meshes: list[Mesh] = []
        self._made: dict[tuple[int, str], int | None] = {}

    def model(self) -> Model:
        """See `read_dae`."""
        info = self._document.assetInfo
        placements: list[Placement] = []
        shown = set()
        for geometry, matrix, symbols in self._shown():
            shown.add(geometry.id)
            for primitive in geometry.primitives:
                number = self._mesh_number(primitive, symbols)
                if number is not None:
                    placements.append(Placement(number, matrix, geometry.name or geometry.id or ""))
            if len(placements) > MAX_PLACEMENTS:
                raise Fault(Code.TOO_MANY_ELEMENTS, self._source.name, count=len(placements), limit=MAX_PLACEMENTS)
        metres = float(info.unitmeter or 1.0)
        units = _UNITS.get(round(metres, 6), "")
        return assemble(
            self._meshes,
            placements,
            self._materials,
            self._textures.images,
            file_format=FORMAT,
            turn={"Z_UP": z_up(), "X_UP": x_up()}.get(info.upaxis, y_up()),
            units=units,
            file_bytes=len(self._source.data()),
            name=self._source.name,
            animations=len(self._document.animations),
            notices=self._notices,
            asset={"title": info.title} if info.title else {},
        )

    def _shown(self) -> Iterator[tuple[Thing, F64, dict[str, Thing]]]:
        """(geometry, (4,4) file from geometry, material by symbol) of everything in the scene."""
        scene = self._document.scene
        if scene is None:
            return
        for bound in scene.objects("geometry"):
            symbols = {symbol: node.target for symbol, node in bound.materialnodebysymbol.items()}
            yield bound.original, np.array(bound.matrix, dtype=np.float64), symbols
        for bound in scene.objects("controller"):
            skin: Thing = getattr(bound, "skin", None)
            geometry = getattr(skin, "geometry", None)
            if geometry is None:
                self._textures.skipped("controller")
                continue
            matrix = np.array(bound.matrix, dtype=np.float64) @ np.array(skin.bind_shape_matrix, dtype=np.float64)
            symbols = {symbol: node.target for symbol, node in bound.materialnodebysymbol.items()}
            yield geometry, matrix, symbols

    def _mesh_number(self, primitive: Thing, symbols: dict[str, Thing]) -> int | None:
        """The mesh of a primitive with its material, made once."""
        material = symbols.get(primitive.material)
        key = (id(primitive), getattr(material, "id", ""))
        if key not in self._made:
            mesh = self._mesh(primitive, self._material(material))
            if mesh is not None:
                self._meshes.append(mesh)
            self._made[key] = None if mesh is None else len(self._meshes) - 1
        return self._made[key]

    def _mesh(self, primitive: Thing, material: int) -> Mesh | None:
        if isinstance(primitive, Polylist | Polygons):
            primitive = primitive.triangleset()
        if isinstance(primitive, TriangleSet):
            return self._surface(primitive, material)
        if isinstance(primitive, LineSet):
            joins = np.asarray(primitive.vertex_index, dtype=np.int64).reshape(-1, 2)
            self._in_range(joins, primitive.vertex)
            points = np.asarray(primitive.vertex, dtype=np.float32)
            return Mesh("", points, joins.astype(np.uint32), Topology.LINES, material=material)
        return None

    def _in_range(self, indices: I64, values: Thing) -> None:
        if indices.size and (indices.min() < 0 or indices.max() >= len(values)):
            raise Fault(Code.INDEX_OUT_OF_RANGE, self._source.name, detail=f"{int(indices.max())} of {len(values)}")

    def _surface(self, triangles: Thing, material: int) -> Mesh | None:
        """One vertex for each different triple of position, normal and texture place."""
        if triangles.vertex is None or triangles.vertex_index is None or not len(triangles.vertex_index):
            return None
        vertex = np.asarray(triangles.vertex_index, dtype=np.int64).reshape(-1)
        self._in_range(vertex, triangles.vertex)
        normals = _values(triangles.normal, 3)
        normal = np.zeros_like(vertex)
        if normals is not None and triangles.normal_index is not None:
            normal = np.asarray(triangles.normal_index, dtype=np.int64).reshape(-1)
            self._in_range(normal, normals)
        uvs = _values(triangles.texcoordset[0], 2) if triangles.texcoordset else None
        uv = np.zeros_like(vertex)
        if uvs is not None:
            uv = np.asarray(triangles.texcoord_indexset[0], dtype=np.int64).reshape(-1)
            self._in_range(uv, uvs)
            uvs = uvs * np.array([1, -1], np.float32) + np.array([0, 1], np.float32)
        colours, colour = self._colours(triangles)
        keys = np.stack([vertex, normal, uv if colour is None or uvs is not None else colour], axis=1).astype(np.uint32)
        first, place = unique_rows(keys)
        tints = colours[colour[first]] if colours is not None and colour is not None else None
        return Mesh(
            name="",
            positions=np.asarray(triangles.vertex, dtype=np.float32)[vertex[first]],
            indices=place.reshape(-1, 3).astype(np.uint32),
            normals=None if normals is None else normals[normal[first]],
            uvs=() if uvs is None else (uvs[uv[first]],),
            colours=tints,
            material=material,
        )

    def _colours(self, triangles: Thing) -> tuple[NDArray[np.uint8] | None, I64 | None]:
        """((k,4) colours, number of each corner's) of the first COLOR input."""
        inputs = triangles.sources.get("COLOR") or []
        if not inputs:
            return None, None
        offset, _, _, _, values = inputs[0]
        index = np.asarray(triangles.index[:, :, offset], dtype=np.int64).reshape(-1)
        self._in_range(index, values.data)
        return colours_from_floats(np.asarray(values.data, dtype=np.float64)[:, :4]), index

    def _material(self, material: Thing) -> int:
        """The number of a material; bare stone where there is none."""
        key = "" if material is None else str(material.id)
        if key not in self._material_numbers:
            self._material_numbers[key] = len(self._materials)
            self._materials.append(STONE if material is None else self._described(material))
        return self._material_numbers[key]

    def _described(self, material: Thing) -> Material:
        effect = material.effect
        base = self._texture(effect.diffuse)
        colour = _linear(effect.diffuse) if base is None else (1.0, 1.0, 1.0)
        alpha = float(effect.transparency) if isinstance(effect.transparency, float | int) else 1.0
        alpha = alpha if 0.0 < alpha < 1.0 and effect.transparent is None else 1.0
        return Material(
            name=str(material.name or material.id or ""),
            base_colour=(*colour, alpha),
            emissive=_linear(effect.emission) if isinstance(effect.emission, tuple) else (0.0, 0.0, 0.0),
            alpha_mode=AlphaMode.BLEND if alpha < 1.0 else AlphaMode.OPAQUE,
            base_colour_texture=base,
        )

    def _texture(self, value: Thing) -> Texture | None:
        image = getattr(getattr(getattr(value, "sampler", None), "surface", None), "image", None)
        number = None if image is None or not image.path else self._textures.number(str(image.path))
        return None if number is None else Texture(number)


def _values(data: Thing, width: int) -> NDArray[np.float32] | None:
    """(n,width) float32 of a source; None where there is none or it is narrower."""
    if data is None:
        return None
    array = np.asarray(data, dtype=np.float32)
    return array[:, :width].copy() if array.ndim == 2 and array.shape[1] >= width else None


def _linear(value: Thing) -> tuple[float, float, float]:
    """Linear colour of an sRGB one."""
    if not isinstance(value, tuple) or len(value) < 3:
        return 0.8, 0.8, 0.8
    red, green, blue = (min(1.0, max(0.0, float(part))) ** 2.2 for part in value[:3])
    return red, green, blue
