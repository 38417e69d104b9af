"""FBX, 3DS and AMF through the Open Asset Import Library (assimp-py).

The library opens files itself, so it is given a folder of its own with nothing but the model in it: what the model
refers to elsewhere is out of its reach, and textures are read by this program.
"""

import tempfile
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.assemble import assemble, y_up, z_up
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.sidecars import Textures
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.ingest.text_numbers import colours_from_floats
from exhibit_viewer.ingest.unsupported import THROUGH_ASSIMP
from exhibit_viewer.ingest.weld import unique_rows
from exhibit_viewer.ingest.xml_guard import refuse_entities
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import F64, Mesh, Model, Placement
from exhibit_viewer.model.material import STONE, AlphaMode, Material, Texture
from exhibit_viewer.model.ticket import Ticket

MAX_PLACEMENTS = 100_000
MAX_DEPTH = 200
MAX_BYTES = 1 << 30
_DIFFUSE, _BASE_COLOUR, _NORMALS = 1, 12, 6
Thing: TypeAlias = Any  # assimp-py is untyped


def read_with_assimp(ending: str, source: Source, budget: Budget, ticket: Ticket) -> Model:
    """The model of a file of this kind (`fbx`, `3ds`, `amf`), whatever its name.

    Raises Fault FORMAT_DAMAGED, FILE_TOO_LARGE.
    """
    import assimp_py

    name = THROUGH_ASSIMP[ending]
    data = source.data()
    if len(data) > MAX_BYTES:
        raise Fault(Code.FILE_TOO_LARGE, source.name, bytes=len(data), limit=MAX_BYTES)
    if ending == "amf":
        refuse_entities(data, name, source.name)
    flags = assimp_py.Process_Triangulate | assimp_py.Process_SortByPType
    with tempfile.TemporaryDirectory(prefix="exhibit-") as folder:
        path = Path(folder) / f"model.{ending}"
        path.write_bytes(data)
        try:
            scene = assimp_py.import_file(str(path), flags)
        except (RuntimeError, ValueError, MemoryError, OSError) as error:
            detail = str(error).rpartition("': ")[2][:120]
            raise Fault(Code.FORMAT_DAMAGED, source.name, format=name, detail=detail) from error
    ticket.report(0.5)
    return _Scene(scene, source, budget).model(name, ending)


class _Scene:
    """One imported scene."""

    def __init__(self, scene: Thing, source: Source, budget: Budget) -> None:
        self._scene = scene
        self._source = source
        self._notices: list[Notice] = []
        self._textures = Textures.beside(source, budget, self._notices)
        self._materials: list[Material] = []
        self._numbers: dict[int, int] = {}

    def model(self, file_format: str, ending: str) -> Model:
        """See `read_with_assimp`. The library turns 3DS scenes (Z up) itself; that is undone here, so that placements
        are in the file's own axes."""
        file_from_scene = z_up().T if ending == "3ds" else y_up()
        turn = y_up() if ending == "fbx" else z_up()
        meshes = [self._mesh(mesh) for mesh in self._scene.meshes]
        return assemble(
            meshes,
            self._placements(len(meshes), file_from_scene),
            self._materials,
            self._textures.images,
            file_format=file_format,
            turn=turn,
            units="",
            file_bytes=len(self._source.data()),
            name=self._source.name,
            notices=self._notices,
        )

    def _placements(self, meshes: int, file_from_scene: F64) -> list[Placement]:
        """Every mesh of every node."""
        found: list[Placement] = []
        waiting = [(self._scene.root_node, file_from_scene, 0)]
        while waiting:
            node, above, depth = waiting.pop()
            if depth > MAX_DEPTH:
                raise Fault(Code.NESTED_TOO_DEEP, self._source.name)
            matrix = above @ np.array(node.transformation, dtype=np.float64)
            found += [Placement(number, matrix, node.name) for number in node.mesh_indices if 0 <= number < meshes]
            if len(found) > MAX_PLACEMENTS:
                raise Fault(Code.TOO_MANY_ELEMENTS, self._source.name, count=len(found), limit=MAX_PLACEMENTS)
            waiting += [(child, matrix, depth + 1) for child in reversed(node.children)]
        return found

    def _mesh(self, mesh: Thing) -> Mesh:
        """The library gives every corner a vertex of its own; equal ones are joined again."""
        positions = _rows(mesh.vertices, 3)
        assert positions is not None
        count = len(positions)
        indices = np.asarray(mesh.indices, dtype=np.uint32)
        if len(indices) % 3 or len(indices) != 3 * mesh.num_faces or int(indices.max(initial=0)) >= count:
            indices = np.empty(0, np.uint32)  # lines and points of a surface format show nothing here
        normals = _rows(mesh.normals, 3)
        uvs = _rows(mesh.texcoords[0], mesh.num_uv_components[0]) if mesh.texcoords else None
        uvs = uvs[:, :2] if uvs is not None and uvs.shape[1] >= 2 else None
        colours = _rows(mesh.colors[0], 4) if mesh.colors else None
        known = [part for part in (positions, normals, uvs, colours) if part is not None and len(part) == count]
        first, place = _joined(known)
        return Mesh(
            name=mesh.name,
            positions=positions[first],
            indices=place[indices].reshape(-1, 3).astype(np.uint32),
            normals=None if normals is None else normals[first],
            uvs=() if uvs is None else (np.column_stack([uvs[first, 0], 1.0 - uvs[first, 1]]).astype(np.float32),),
            colours=None if colours is None else colours_from_floats(colours[first].astype(np.float64)),
            material=self._material(int(mesh.material_index)),
        )

    def _material(self, place: int) -> int:
        """The number of one of the scene's materials; bare stone where it has none."""
        if place not in self._numbers:
            self._numbers[place] = len(self._materials)
            described = self._scene.materials[place] if 0 <= place < len(self._scene.materials) else {}
            self._materials.append(self._described(described))
        return self._numbers[place]

    def _described(self, values: dict[str, Thing]) -> Material:
        """Colour, opacity and textures. Exporters that give no colour write black."""
        named = values.get("TEXTURES", {})
        base = self._texture(named.get(_BASE_COLOUR) or named.get(_DIFFUSE))
        colour = [min(1.0, max(0.0, float(part))) ** 2.2 for part in values.get("COLOR_DIFFUSE", ())][:3]
        if base is None and (len(colour) < 3 or not any(colour)):
            return STONE
        opacity = float(values.get("OPACITY", 1.0))
        alpha = opacity if 0.0 < opacity < 1.0 else 1.0
        red, green, blue = (1.0, 1.0, 1.0) if base is not None else colour
        return Material(
            name=str(values.get("NAME", "")),
            base_colour=(red, green, blue, alpha),
            alpha_mode=AlphaMode.BLEND if alpha < 1.0 else AlphaMode.OPAQUE,
            base_colour_texture=base,
            normal_texture=self._texture(named.get(_NORMALS)),
        )

    def _texture(self, names: list[str] | None) -> Texture | None:
        number = self._textures.number(names[0]) if names else None
        return None if number is None else Texture(number)


def _rows(values: Thing, width: int) -> NDArray[np.float32] | None:
    """(n,width) float32 of a flat buffer; None where there is none."""
    if values is None or width < 1:
        return None
    flat = np.asarray(values, dtype=np.float32)
    return flat[: len(flat) // width * width].reshape(-1, width).copy()


def _joined(parts: list[NDArray[np.float32]]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """(one vertex of each different kind, which kind each vertex is), all attributes taken together."""
    kind = np.zeros(len(parts[0]), np.uint32)
    first = kind.astype(np.int32)
    for part in parts:
        bits = (part + np.float32(0.0)).view(np.uint32)
        for start in range(0, bits.shape[1], 2):
            pair = bits[:, start : start + 2]
            pair = pair if pair.shape[1] == 2 else np.column_stack([pair, np.zeros_like(pair)])
            first, number = unique_rows(np.ascontiguousarray(np.column_stack([kind, pair])))
            kind = number.astype(np.uint32)
    return first, kind.astype(np.int32)
