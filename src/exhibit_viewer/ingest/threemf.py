"""3MF: meshes with colours and textures, assembled by the build."""

import posixpath
import re
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.formats.archive_members import Members
from exhibit_viewer.ingest.assemble import assemble, z_up
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.sidecars import Textures
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.ingest.threemf_xml import FORMAT, Component, Group, Object3D, Part, Texture2D, read_part
from exhibit_viewer.ingest.weld import unique_rows
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import F64, U8, Mesh, Model, Placement
from exhibit_viewer.model.material import STONE, Material, Texture, Wrap
from exhibit_viewer.model.ticket import Ticket

I64 = NDArray[np.int64]
MAX_PLACEMENTS = 100_000
MAX_DEPTH = 64
_TARGET = re.compile(rb'Target="([^"]+)"[^>]*Type="[^"]*/3dmodel"|Type="[^"]*/3dmodel"[^>]*Target="([^"]+)"')
_WRAPS = {"wrap": Wrap.REPEAT, "mirror": Wrap.MIRROR, "clamp": Wrap.CLAMP, "none": Wrap.CLAMP}
_ASSET_KEYS = {"Title": "title", "Designer": "author", "Copyright": "copyright", "Description": "description"}
_ASSET_KEYS |= {"LicenseTerms": "licence", "Application": "generator"}


def read_3mf(members: Members, source: Source, budget: Budget, ticket: Ticket) -> Model:
    """The model of a 3MF package, Z up. Raises Fault FORMAT_DAMAGED, REFERENCE_CYCLE, TOO_MANY_ELEMENTS, ARCHIVE_*."""
    return _Package(members, source, budget, ticket).model()


class _Package:
    """One package being read."""

    def __init__(self, members: Members, source: Source, budget: Budget, ticket: Ticket) -> None:
        self._members = members
        self._names = {"/" + name.lower(): name for name in members.names}
        self._source = source
        self._file = source.name
        self._ticket = ticket
        self._parts: dict[str, Part] = {}
        self._notices: list[Notice] = []
        self._textures = Textures(self._file_of, self._file, budget, self._notices)
        self._materials: list[Material] = []
        self._material_numbers: dict[tuple[str, str], int] = {}
        self._meshes: list[Mesh] = []
        self._made: dict[tuple[str, str], list[int]] = {}
        self._visits = 0

    def model(self) -> Model:
        """See `read_3mf`."""
        start = self._start()
        root = self._part(start)
        self._check(root)
        self._ticket.report(0.5)
        placements: list[Placement] = []
        for item in root.items:
            self._place(item, np.eye(4), (), placements)
        units = {"millimeter": "mm", "centimeter": "cm", "meter": "m", "inch": "in", "foot": "ft", "micron": "micron"}
        model = assemble(
            self._meshes,
            placements,
            self._materials,
            self._textures.images,
            file_format=FORMAT,
            turn=z_up(),
            units=units.get(root.unit, ""),
            file_bytes=len(self._source.data()),
            name=self._file,
            mesh_count=sum(1 for made in self._made.values() if made),
            notices=self._notices + self._odd(),
            asset={_ASSET_KEYS[key]: text for key, text in root.metadata.items() if key in _ASSET_KEYS and text},
        )
        triangles = sum(mesh.triangles for mesh in self._meshes)  # each object counts once, as 3MF tools count
        return replace(model, facts=replace(model.facts, triangles=triangles))

    def _fail(self, detail: str) -> Fault:
        return Fault(Code.FORMAT_DAMAGED, self._file, format=FORMAT, detail=detail)

    def _file_of(self, path: str) -> bytes:
        name = self._names.get(posixpath.normpath("/" + path.lstrip("/")).lower())
        if name is None:
            raise Fault(Code.RESOURCE_MISSING, self._file, reference=path)
        return self._members.read(name)

    def _start(self) -> str:
        """The model part the package's relationships name."""
        try:
            match = _TARGET.search(self._file_of("/_rels/.rels"))
        except Fault as fault:
            if fault.code is not Code.RESOURCE_MISSING:
                raise
            match = None
        if match is not None:
            return "/" + (match.group(1) or match.group(2)).decode("utf-8", "replace").lstrip("/")
        return "/3D/3dmodel.model"

    def _part(self, path: str) -> Part:
        key = posixpath.normpath("/" + path.lstrip("/"))
        if key not in self._parts:
            self._parts[key] = read_part(self._file_of(key), key, self._file)
        return self._parts[key]

    def _check(self, root: Part) -> None:
        """What a conforming reader refuses."""
        if not root.built:
            raise self._fail("build")
        for group in root.groups.values():
            if group.kind == "texture" and group.texture not in root.textures:
                raise self._fail(f"texid {group.texture}")
            if group.kind == "composite" and self._kind(root, group.base) != "colour":
                raise self._fail(f"matid {group.base}")
            kinds = {self._kind(root, layer) for layer in group.layers}
            materials = [k for k, layer in enumerate(group.layers) if self._is_material(root, layer)]
            if kinds & {"", "multi"} or materials not in ([], [0]):  # a material may only be the first layer
                raise self._fail(f"pids {' '.join(group.layers)}"[:80])

    @staticmethod
    def _kind(part: Part, group: str) -> str:
        found = part.groups.get(group)
        return found.kind if found is not None else ""

    @staticmethod
    def _is_material(part: Part, group: str) -> bool:
        found = part.groups.get(group)
        return found is not None and (found.kind == "composite" or found.named)

    def _odd(self) -> list[Notice]:
        odd = sum(part.odd for part in self._parts.values())
        unshown = sum(part.unshown for part in self._parts.values())
        notices = [Notice(Code.CONTENT_SKIPPED, self._file, {"what": "metadata", "count": odd})] if odd else []
        if unshown:
            notices.append(Notice(Code.CONTENT_SKIPPED, self._file, {"what": "beam lattice", "count": unshown}))
        return notices

    def _place(self, item: Component, matrix: F64, above: tuple[tuple[str, str], ...], out: list[Placement]) -> None:
        """Add the meshes an object consists of."""
        key = (posixpath.normpath("/" + item.part.lstrip("/")), item.object)
        if key in above:
            raise Fault(Code.REFERENCE_CYCLE, self._file)
        if len(above) > MAX_DEPTH:
            raise Fault(Code.NESTED_TOO_DEEP, self._file)
        part = self._part(key[0])
        found = part.objects.get(item.object)
        if found is None:
            raise self._fail(f"objectid {item.object}")
        if found.kind == "other" and not above:
            raise self._fail(f"item of type other: {item.object}")
        own = matrix @ item.matrix
        if key not in self._made:
            self._made[key] = self._meshes_of(found, part) if found.is_mesh else []
        out += [Placement(number, own, found.name) for number in self._made[key]]
        self._visits += 1
        if self._visits > MAX_PLACEMENTS:
            raise Fault(Code.TOO_MANY_ELEMENTS, self._file, count=self._visits, limit=MAX_PLACEMENTS)
        for component in found.components:
            self._place(component, own, (*above, key), out)

    def _meshes_of(self, found: Object3D, part: Part) -> list[int]:
        """Numbers of the meshes of an object: one for each texture and one for the rest."""
        if not found.triangles:
            return []
        positions = np.array(found.vertices, dtype=np.float64).reshape(-1, 3).astype(np.float32)
        triangles = np.array(found.triangles, dtype=np.int64)
        if triangles.min() < 0 or triangles.max() >= len(positions):
            detail = f"{int(triangles.max())} of {len(positions)}"
            raise Fault(Code.INDEX_OUT_OF_RANGE, self._file, detail=detail)
        ids = list(dict.fromkeys(found.groups))
        order = {group: number for number, group in enumerate(ids)}
        owner = np.array([order[group] for group in found.groups], dtype=np.int64)
        numbers = np.array(found.numbers, dtype=np.int64)
        colours = np.full((len(triangles), 3, 4), 255, np.uint8)
        textured: dict[str, list[int]] = {}
        plain = np.zeros(len(triangles), bool)
        coloured = False
        for number, name in enumerate(ids):
            rows = owner == number
            group = part.groups.get(name)
            if group is None:
                if name:
                    raise self._fail(f"pid {name}")
                plain |= rows
                continue
            if numbers[rows].min() < 0 or numbers[rows].max() >= group.size:
                raise Fault(Code.INDEX_OUT_OF_RANGE, self._file, detail=f"p {int(numbers[rows].max())} of {group.size}")
            layer, entries = self._shown(part, group, numbers[rows])
            if layer.kind == "texture":
                textured.setdefault(layer.texture, []).append(number)
                continue
            plain |= rows
            coloured = True
            colours[rows] = self._colours(part, layer)[entries]
        made = []
        if plain.any():
            made.append(self._coloured(positions, triangles[plain], colours[plain] if coloured else None))
        for texture, members in textured.items():
            made.append(self._textured(positions, triangles, owner, numbers, part, ids, texture, members))
        return made

    def _shown(self, part: Part, group: Group, entries: I64) -> tuple[Group, I64]:
        """The layer of a group that is drawn, and the numbers in it: of several, a texture, else the last."""
        if group.kind != "multi":
            return group, entries
        layers = [part.groups[layer] for layer in group.layers]
        place = next((k for k, layer in enumerate(layers) if layer.kind == "texture"), len(layers) - 1)
        rows = np.array([row[place] if place < len(row) else 0 for row in group.rows], dtype=np.int64)
        shown = rows[entries]
        if shown.size and (shown.min() < 0 or shown.max() >= layers[place].size):
            detail = f"pindices {int(shown.max())} of {layers[place].size}"
            raise Fault(Code.INDEX_OUT_OF_RANGE, self._file, detail=detail)
        return layers[place], shown

    def _colours(self, part: Part, group: Group) -> U8:
        """(k,4) colours of a group; a composite is the mean of its materials' by share."""
        if group.kind == "colour":
            return np.array(group.colours, dtype=np.uint8).reshape(-1, 4)
        base = np.array(part.groups[group.base].colours, dtype=np.float64).reshape(-1, 4)
        if any(not 0 <= number < len(base) for number in group.base_numbers):
            raise Fault(Code.INDEX_OUT_OF_RANGE, self._file, detail="matindices")
        mixed = np.full((len(group.shares), 4), 255.0)
        for row, shares in enumerate(group.shares):
            weights = np.array(shares[: len(group.base_numbers)])
            if weights.size and np.isfinite(weights).all() and weights.sum() > 0:
                mixed[row] = weights @ base[group.base_numbers[: len(weights)]] / weights.sum()
        return np.asarray(np.rint(np.clip(mixed, 0, 255)), dtype=np.uint8)

    def _coloured(self, positions: NDArray[np.float32], triangles: I64, colours: U8 | None) -> int:
        """A mesh with or without colours; vertices are shared by corners of the same colour."""
        packed = np.zeros(3 * len(triangles), np.uint32)
        if colours is not None:
            packed = np.ascontiguousarray(colours).view(np.uint32).reshape(-1)
        keys = np.column_stack([triangles.reshape(-1).astype(np.uint32), packed, np.zeros_like(packed)])
        first, place = unique_rows(keys)
        tints = keys[first, 1].copy().view(np.uint8).reshape(-1, 4) if colours is not None else None
        return self._added(
            Mesh(
                "",
                positions[keys[first, 0]],
                place.reshape(-1, 3).astype(np.uint32),
                colours=tints,
                material=self._material(None, ""),
            )
        )

    def _textured(
        self,
        positions: NDArray[np.float32],
        triangles: I64,
        owner: I64,
        numbers: I64,
        part: Part,
        ids: list[str],
        texture: str,
        members: list[int],
    ) -> int:
        """A mesh with the UVs of one texture's groups."""
        corners, uvs = [], []
        for number in members:
            rows = owner == number
            layer, entries = self._shown(part, part.groups[ids[number]], numbers[rows])
            corners.append(triangles[rows].reshape(-1))
            uvs.append(np.array(layer.uvs, dtype=np.float32).reshape(-1, 2)[entries.reshape(-1)])
        uv = np.concatenate(uvs) * np.array([1, -1], np.float32) + np.array([0, 1], np.float32)
        keys = np.column_stack([np.concatenate(corners).astype(np.uint32), (uv + np.float32(0)).view(np.uint32)])
        first, place = unique_rows(np.ascontiguousarray(keys))
        mesh = Mesh(
            "",
            positions[keys[first, 0]],
            place.reshape(-1, 3).astype(np.uint32),
            uvs=(uv[first],),
            material=self._material(part.textures[texture], texture),
        )
        return self._added(mesh)

    def _added(self, mesh: Mesh) -> int:
        self._meshes.append(mesh)
        return len(self._meshes) - 1

    def _material(self, texture: Texture2D | None, key: str) -> int:
        """The number of a texture's material, or of bare stone."""
        name = (texture.path if texture is not None else "", key)
        if name not in self._material_numbers:
            self._material_numbers[name] = len(self._materials)
            self._materials.append(STONE if texture is None else self._textured_material(texture))
        return self._material_numbers[name]

    def _textured_material(self, texture: Texture2D) -> Material:
        image = self._textures.number(texture.path)
        if image is None:
            return STONE
        wraps = [_WRAPS.get(style, Wrap.REPEAT) for style in (texture.tile_u, texture.tile_v)]
        return Material(base_colour_texture=Texture(image, wrap_s=wraps[0], wrap_t=wraps[1]))
