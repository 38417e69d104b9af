"""Scan: a large file that is prepared without ever being in memory as a whole."""

import hashlib
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

import numpy as np

from exhibit_viewer.ingest.assemble import assemble, y_up, z_up
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.gltf.surface import plain_surface, without_surface
from exhibit_viewer.ingest.levels.cloud_scan import cloud_in
from exhibit_viewer.ingest.levels.plan import Plan
from exhibit_viewer.ingest.levels.preview import Tint, preview
from exhibit_viewer.ingest.levels.stage import Build
from exhibit_viewer.ingest.levels.store import Store
from exhibit_viewer.ingest.levels.surface import Column, Counting, Split, Surface
from exhibit_viewer.ingest.levels.surface_build import SurfaceBuild
from exhibit_viewer.ingest.ply_plain import plain_triangles
from exhibit_viewer.ingest.ply_table import FORMAT, read_header
from exhibit_viewer.ingest.source import FileSource
from exhibit_viewer.ingest.stl import FORMAT as STL
from exhibit_viewer.ingest.stl import plain_corners
from exhibit_viewer.ingest.stl_colours import Marks, Painted, Palette
from exhibit_viewer.ingest.textures import colours_at
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.fingerprint import LENGTH
from exhibit_viewer.model.geometry import F64, Mesh, Model, Placement

_SMALL = replace(Budget(), draft_pixels=1, decode_pixels=20_000_000)
_PLY = (b"ply\n", b"ply\r")
_WORDS = 4096
"""Attribute words of an STL that are looked at first."""
_CHUNK = 1 << 20
_VERTICES_A_TRIANGLE = 0.75
"""More are no joined surface: normals would have to be found by place."""


class Scan(Protocol):
    """What such a file is to a building site."""

    @property
    def room(self) -> int:
        """Bytes of the disk that a build needs at most."""

    def build(self, sha256: str) -> Build:
        """The making of its levels."""

    def rough(self, sha256: str) -> Model:
        """A rough model, quickly. Raises ValueError where what is looked at is not sound."""

    def made(self, store: Store, sha256: str) -> Model:
        """The model, its levels being made."""


@dataclass(frozen=True, slots=True, eq=False)
class SurfaceScan:
    """A file of plain triangles. surface: where its arrays are; file_bytes, name: of the file; file_format, units: as
    `Facts` has them; turn: world from file (4,4); placed: file from surface."""

    surface: Surface
    file_bytes: int
    name: str
    file_format: str
    turn: F64
    placed: F64
    units: str = ""

    @property
    def room(self) -> int:
        """See `Scan`."""
        return self.file_bytes * 5 // 2

    def build(self, sha256: str) -> SurfaceBuild:
        """See `Scan`."""
        return SurfaceBuild(self.surface, self.mark)

    def rough(self, sha256: str, tint: Tint | None = None) -> Model:
        """See `Scan`. tint: see `preview`."""
        mesh, box = preview(self.surface, tint)
        vertices = self.surface.positions.count if self.surface.joined else self.surface.indices.count // 2
        return replace(self._model(mesh, box, vertices, sha256), rough=True)

    def made(self, store: Store, sha256: str) -> Model:
        """See `Scan`."""
        bare = Mesh("", np.zeros((0, 3), np.float32), np.zeros((0, 3), np.uint32))
        levelled = self.build(sha256).levelled(store, bare)
        return self._model(levelled, _box(store), _plan(store).vertices, sha256)

    def mark(self) -> str:
        """The fingerprint of its mesh: see `model.fingerprint`."""
        digest = hashlib.sha256()
        for rows, kind in ((self.surface.positions, "<f4"), (self.surface.indices, "<u4")):
            for start in range(0, rows.count, _CHUNK):
                digest.update(np.ascontiguousarray(rows.rows(start, min(start + _CHUNK, rows.count)), kind).data)
        return digest.hexdigest()[:LENGTH]

    def _model(self, mesh: Mesh, box: F64, vertices: int, sha256: str) -> Model:
        """The model of a mesh that stands for the scan. box: (2,3) of the scan's `vertices`."""
        model = assemble(
            [mesh],
            [Placement(0, self.placed)],
            [],
            [],
            file_format=self.file_format,
            turn=self.turn,
            units=self.units,
            file_bytes=self.file_bytes,
            name=self.name,
        )
        return self.measured(model, box, vertices, sha256)

    def measured(self, model: Model, box: F64, vertices: int, sha256: str) -> Model:
        """The model with what is known of the whole surface: see `_model`."""
        stored = _moved(box, self.placed)
        low, high = stored.tolist()
        facts = replace(
            model.facts,
            triangles=self.surface.indices.count,
            vertices=vertices,
            bbox=(tuple(low), tuple(high)),
            sha256=sha256,
            file_bytes=self.file_bytes,
        )
        return replace(model, facts=facts, bounds=_moved(stored, self.turn))


@dataclass(frozen=True, slots=True, eq=False)
class GlbScan:
    """A GLB whose only mesh is such a surface; what else it says is read once that is done."""

    plain: SurfaceScan
    source: FileSource

    @property
    def room(self) -> int:
        """See `Scan`."""
        return self.plain.room + Budget().texture_bytes

    def build(self, sha256: str) -> SurfaceBuild:
        """See `Scan`."""
        return self.plain.build(sha256)

    def rough(self, sha256: str) -> Model:
        """See `Scan`."""
        if self.plain.surface.colours is None:
            return self.plain.rough(sha256, self._tint())
        model = self.plain.rough(sha256)
        return replace(model, meshes=tuple(replace(mesh, linear_colours=True) for mesh in model.meshes))

    def _tint(self) -> Tint | None:
        """The colours of its image where these can be had quickly."""
        if not self.plain.surface.uvs:
            return None
        try:
            model = without_surface(self.source, _SMALL)
        except Fault:
            return None  # whoever reads the whole file says what is wrong with it
        use = model.materials[model.meshes[0].material].base_colour_texture
        return None if use is None else partial(colours_at, model.images[use.image], use)

    def made(self, store: Store, sha256: str) -> Model:
        """See `Scan`."""
        model = without_surface(self.source, Budget())
        mesh = self.build(sha256).levelled(store, model.meshes[0])
        return self.plain.measured(replace(model, meshes=(mesh,)), _box(store), _plan(store).vertices, sha256)


def scan_in(source: FileSource) -> Scan | None:
    """The scan in a file: a GLB of one surface, a binary PLY of joined triangles, a binary STL, or a large point cloud.

    Raises Fault as `Source.data`.

    That every face has three corners, or no colour, is only seen when all are read.
    """
    return glb_in(source) or surface_in(source) or cloud_in(source)


def surface_in(source: FileSource) -> SurfaceScan | None:
    """The triangles in a file."""
    return _ply(source) if bytes(source.data()[:4]) in _PLY else _stl(source)


def glb_in(source: FileSource) -> GlbScan | None:
    """The surface in a GLB that has nothing else."""
    if bytes(source.data()[:4]) != b"glTF":
        return None
    try:
        found = plain_surface(source, Budget())
    except Fault:
        return None  # whoever reads the whole file says what is wrong with it
    if found is None:
        return None
    columns = {name: Column(str(source.path), *place) for name, place in found.places.items()}
    surface = Surface(
        columns["POSITION"],
        columns["indices"],
        columns.get("NORMAL"),
        columns.get("COLOR_0"),
        (columns["TEXCOORD_0"],) if "TEXCOORD_0" in columns else (),
    )
    if surface.positions.count > _VERTICES_A_TRIANGLE * surface.indices.count:
        return None
    file_bytes = len(source.data())
    return GlbScan(SurfaceScan(surface, file_bytes, source.name, "glb", y_up(), found.world_from_mesh, "m"), source)


def _ply(source: FileSource) -> SurfaceScan | None:
    data = source.data()
    try:
        header = read_header(data, source.name)
    except Fault:
        return None
    found = plain_triangles(data, header)
    if found is None:
        return None
    path = str(source.path)
    columns = {name: Column(path, *where) for name, where in found.items()}
    if columns["x"].count > _VERTICES_A_TRIANGLE * columns["corners"].count:
        return None
    surface = Surface(
        columns["x"], columns["corners"], columns.get("nx"), columns.get("red"), sign=columns["counts"], meaning=3
    )
    return SurfaceScan(surface, len(data), source.name, FORMAT, y_up(), np.eye(4))


def _stl(source: FileSource) -> SurfaceScan | None:
    data = source.data()
    found = plain_corners(data)
    if found is None:
        return None
    corners, words = (Column(str(source.path), *where) for where in found)
    chosen = np.linspace(0, words.count - 1, min(words.count, _WORDS)).astype(np.int64)
    palette = Palette.of(bytes(data[:80]), words.take(chosen)[:, 0])
    surface = Surface(Split(corners, 3), Counting(corners.count), sign=words, joined=False)
    if palette is not None:
        marks = Marks(words, palette)
        surface = replace(surface, colours=Split(Painted(words, palette), 3), sign=marks, meaning=marks.meaning)
    return SurfaceScan(surface, len(data), source.name, STL, z_up(), np.eye(4))


def _moved(box: F64, matrix: F64) -> F64:
    """(2,3) about what a matrix makes of a box."""
    corners = np.stack(np.meshgrid(*box.T), axis=-1).reshape(-1, 3) @ matrix[:3, :3].T + matrix[:3, 3]
    return np.stack([corners.min(axis=0), corners.max(axis=0)])


def _plan(store: Store) -> Plan:
    plan = Plan.of(store)
    assert plan is not None
    return plan


def _box(store: Store) -> F64:
    boxes, part = [], 0
    while store.has(f"bounds-0-{part}"):
        boxes.append(store.get(f"bounds-0-{part}"))
        part += 1
    low = np.min([box["place_low"] for box in boxes], axis=0)
    return np.stack([low, np.max([box["place_high"] for box in boxes], axis=0)]).astype(np.float64)
