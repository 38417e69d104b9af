"""Geometry: the vertices of one primitive as plain arrays, and what joins them (glTF 2.0, 3.7.2)."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.gltf.accessors import F32, LARGEST, U32, Accessors, Array, as_floats
from exhibit_viewer.ingest.gltf.buffers import Buffers
from exhibit_viewer.ingest.gltf.document import Document
from exhibit_viewer.ingest.gltf.draco import DracoData, decode
from exhibit_viewer.ingest.gltf.tree import Entry, damaged
from exhibit_viewer.ingest.normals import with_normals_and_rows
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Mesh, Topology

U8 = NDArray[np.uint8]

POINTS, LINES, LINE_LOOP, LINE_STRIP, TRIANGLES, TRIANGLE_STRIP, TRIANGLE_FAN = range(7)
MAX_UV_SETS = 8


@dataclass
class Vertices:
    """Everything a primitive says about its vertices; n of them. rows: which of the `stored` ones in the file they are,
    None for all."""

    positions: F32
    normals: F32 | None = None
    tangents: F32 | None = None
    uvs: dict[int, F32] = field(default_factory=dict)
    colours: U8 | None = None
    joints: list[U32] = field(default_factory=list)
    weights: list[F32] = field(default_factory=list)
    stored: int = 0
    rows: NDArray[np.integer] | None = None

    def taken(self, rows: NDArray[np.integer]) -> "Vertices":
        """Only these, in this order; `rows` of the result says which of the file's vertices they are."""
        return Vertices(
            positions=self.positions[rows],
            normals=None if self.normals is None else self.normals[rows],
            tangents=None if self.tangents is None else self.tangents[rows],
            uvs={number: uvs[rows] for number, uvs in self.uvs.items()},
            colours=None if self.colours is None else self.colours[rows],
            joints=[joints[rows] for joints in self.joints],
            weights=[weights[rows] for weights in self.weights],
            stored=self.stored,
            rows=rows if self.rows is None else self.rows[rows],
        )

    def move(self, matrix: NDArray[np.float64]) -> None:
        """Put them where a matrix (4,4) has them."""
        self.positions = (self.positions @ matrix[:3, :3].T + matrix[:3, 3]).astype(np.float32)
        if self.normals is not None:
            turned = self.normals @ np.linalg.pinv(matrix[:3, :3])
            length = np.linalg.norm(turned, axis=1, keepdims=True)
            self.normals = (turned / np.where(length > 0, length, 1.0)).astype(np.float32)
        self.tangents = None


class Geometry:
    """Reads primitives of one document."""

    def __init__(self, document: Document, buffers: Buffers, accessors: Accessors) -> None:
        self._document = document
        self._buffers = buffers
        self._accessors = accessors

    def read(self, primitive: Entry, uv_sets: tuple[int, ...]) -> tuple[Vertices, U32, Topology] | None:
        """Vertices, indices and topology; None for a primitive without positions, which draws nothing.

        uv_sets: the TEXCOORD sets its material looks at; others are not decoded.
        """
        attributes = primitive.child("attributes")
        if attributes is None:
            raise primitive.wrong("attributes", "missing")
        draco = decode(self._document, self._buffers, primitive)
        if "POSITION" not in attributes:
            return None
        positions = self._floats(attributes, "POSITION", draco, 3)
        self._document.charge(len(positions), primitive.path)  # one accessor may serve any number of primitives
        vertices = Vertices(positions, stored=len(positions))
        self._shading(vertices, attributes, draco)
        self._uvs(vertices, attributes, draco, uv_sets)
        self._influences(vertices, attributes, draco)
        corners = self._corners(primitive, draco, len(positions))
        mode = primitive.integer("mode", TRIANGLES)
        if mode == TRIANGLE_STRIP and draco is not None and draco.corners is not None:
            mode = TRIANGLES  # Draco stores strips as the triangles they are made of
        indices, topology = joined(corners, mode, primitive)
        if mode == POINTS and "indices" not in primitive:
            indices = np.zeros((0, 1), np.uint32)
        if mode in (LINES, TRIANGLES) and indices.size != len(corners):
            self._document.irregular(primitive.path, f"{len(corners)} corners do not come out even")
        return vertices, indices, topology

    def _shading(self, vertices: Vertices, attributes: Entry, draco: DracoData | None) -> None:
        count = len(vertices.positions)
        if "NORMAL" in attributes:
            vertices.normals = self._fitting(attributes, "NORMAL", draco, count, 3)
            if vertices.normals is not None and not vertices.normals.any(axis=1).all():
                self._document.irregular(attributes.at("NORMAL"), "has normals without length")
        if "TANGENT" in attributes:
            vertices.tangents = self._fitting(attributes, "TANGENT", draco, count, 4)
        if "COLOR_0" in attributes:
            vertices.colours = self._colours(attributes, draco, count)

    def _uvs(self, vertices: Vertices, attributes: Entry, draco: DracoData | None, uv_sets: tuple[int, ...]) -> None:
        for number in uv_sets:
            name = f"TEXCOORD_{number}"
            if name not in attributes:
                self._document.irregular(attributes.at(name), "the material's textures need it")
                continue
            uvs = self._fitting(attributes, name, draco, len(vertices.positions), 2)
            if uvs is not None:
                vertices.uvs[number] = uvs

    def _influences(self, vertices: Vertices, attributes: Entry, draco: DracoData | None) -> None:
        """JOINTS_n and WEIGHTS_n, in pairs."""
        for number in range(MAX_UV_SETS):
            joints, weights = f"JOINTS_{number}", f"WEIGHTS_{number}"
            if joints not in attributes or weights not in attributes:
                break
            values = self._fitting(attributes, weights, draco, len(vertices.positions), 4)
            if draco is not None and joints in draco.attributes:
                places = draco.attributes[joints].astype(np.uint32)
            else:
                places = self._accessors.integers(attributes.integer(joints), attributes.at(joints), 4)
            if values is not None and places.shape == values.shape:
                vertices.weights.append(values)
                vertices.joints.append(places)

    def _floats(self, attributes: Entry, name: str, draco: DracoData | None, *widths: int) -> F32:
        number, path = attributes.integer(name), attributes.at(name)
        if draco is None or name not in draco.attributes:
            return self._accessors.floats(number, path, *widths)
        values = draco.attributes[name]
        if values.shape[1] not in widths:
            raise damaged(self._document.file, path, f"Draco: {values.shape[1]} components")
        return as_floats(values, self._accessors.entry(number, path).flag("normalized"))

    def _fitting(self, attributes: Entry, name: str, draco: DracoData | None, count: int, *widths: int) -> F32 | None:
        """An attribute beside the positions. One of another length or kind is left out with a notice."""
        try:
            values = self._floats(attributes, name, draco, *widths)
        except Fault as fault:
            self._document.overlook(fault)
            return None
        if len(values) != count:
            self._document.irregular(attributes.at(name), f"{len(values)} values for {count} vertices")
            return None
        return values

    def _colours(self, attributes: Entry, draco: DracoData | None, count: int) -> U8 | None:
        """(n,4) linear bytes of COLOR_0, which comes as bytes, shorts or floats, with alpha or without."""
        if draco is None or "COLOR_0" not in draco.attributes:
            number, path = attributes.integer("COLOR_0"), attributes.at("COLOR_0")
            stored: Array = self._accessors.raw(number, path)
        else:
            stored = draco.attributes["COLOR_0"]
        if len(stored) != count or stored.shape[1] not in (3, 4):
            self._document.irregular(attributes.at("COLOR_0"), "not a colour for every vertex")
            return None
        colours = np.full((count, 4), 255, np.uint8)
        colours[:, : stored.shape[1]] = _bytes(stored)
        return colours

    def _corners(self, primitive: Entry, draco: DracoData | None, count: int) -> U32:
        """(k,) vertex numbers in drawing order. Raises Fault INDEX_OUT_OF_RANGE."""
        if draco is not None and draco.corners is not None:
            corners = draco.corners
        elif "indices" in primitive:
            path = primitive.at("indices")
            corners = self._accessors.integers(primitive.integer("indices"), path, 1).reshape(-1)
        else:
            return np.arange(count, dtype=np.uint32)
        if corners.size and int(corners.max()) >= count:
            detail = f"{primitive.at('indices')}: {int(corners.max())} of {count}"
            raise Fault(Code.INDEX_OUT_OF_RANGE, self._document.file, detail=detail)
        return corners


def compacted(vertices: Vertices, indices: U32) -> tuple[Vertices, U32]:
    """Only the vertices in use, where most are not: some files keep all their primitives' vertices in one accessor."""
    count = len(vertices.positions)
    if not indices.size or indices.size > count // 2:
        return vertices, indices
    used, renumbered = np.unique(indices, return_inverse=True)
    return vertices.taken(used), renumbered.reshape(indices.shape).astype(np.uint32)


def with_own_normals(vertices: Vertices, indices: U32, topology: Topology) -> tuple[Vertices, U32]:
    """With normals where the file has none: what changes its shape must keep its vertices afterwards."""
    if topology is not Topology.TRIANGLES or vertices.normals is not None:
        return vertices, indices
    if not len(indices) or not np.isfinite(vertices.positions).all():
        return vertices, indices
    mesh, rows = with_normals_and_rows(Mesh("", vertices.positions, indices))
    vertices = vertices if rows is None else vertices.taken(rows)
    vertices.normals = mesh.normals
    return vertices, mesh.indices


def _bytes(values: Array) -> U8:
    if values.dtype == np.uint8:
        return values.astype(np.uint8, copy=False)
    fractions = as_floats(values, values.dtype.str[1:] in LARGEST)
    return np.rint(np.nan_to_num(fractions).clip(0.0, 1.0) * 255.0).astype(np.uint8)


def joined(corners: U32, mode: int, primitive: Entry) -> tuple[U32, Topology]:
    """Corners in drawing order as elements: (m,1), (m,2) or (m,3). Triangles keep their winding in strips and fans."""
    count = len(corners)
    if mode == POINTS:
        return corners.reshape(-1, 1), Topology.POINTS
    if mode == LINES:
        return corners[: count - count % 2].reshape(-1, 2), Topology.LINES
    if mode in (LINE_LOOP, LINE_STRIP):
        ends = np.roll(corners, -1) if mode == LINE_LOOP else corners[1:]
        starts = corners[: len(ends)]
        return np.stack([starts, ends], axis=1) if count > 1 else _none(2), Topology.LINES
    if mode == TRIANGLES:
        return corners[: count - count % 3].reshape(-1, 3), Topology.TRIANGLES
    if mode not in (TRIANGLE_STRIP, TRIANGLE_FAN):
        raise primitive.wrong("mode", f"{mode} is unknown")
    if count < 3:
        return _none(3), Topology.TRIANGLES
    if mode == TRIANGLE_FAN:
        hub = np.full(count - 2, corners[0], np.uint32)
        return np.stack([corners[1:-1], corners[2:], hub], axis=1), Topology.TRIANGLES
    triangles = np.stack([corners[:-2], corners[1:-1], corners[2:]], axis=1)
    triangles[1::2] = triangles[1::2][:, [0, 2, 1]]
    return triangles, Topology.TRIANGLES


def _none(width: int) -> U32:
    return np.zeros((0, width), np.uint32)
