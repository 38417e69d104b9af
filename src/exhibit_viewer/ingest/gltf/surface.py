"""One large surface in a GLB: where its arrays lie in the file, and the model without it."""

import struct
from dataclasses import dataclass

import numpy as np

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.gltf.accessors import COMPONENTS, WIDTHS, Accessors
from exhibit_viewer.ingest.gltf.asset import read_asset
from exhibit_viewer.ingest.gltf.buffers import Buffers
from exhibit_viewer.ingest.gltf.document import Document
from exhibit_viewer.ingest.gltf.extensions import check_required
from exhibit_viewer.ingest.gltf.geometry import TRIANGLES
from exhibit_viewer.ingest.gltf.read import model_of
from exhibit_viewer.ingest.gltf.scene import walk
from exhibit_viewer.ingest.gltf.tree import Entry
from exhibit_viewer.ingest.ply_plain import Place
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.model.geometry import F64, Model
from exhibit_viewer.model.ticket import Ticket

_JSON_BEGINS, _CHUNK_HEAD = 20, 8
_INDICES = "indices"
_PLAIN = {
    _INDICES: (("<u2", "<u4"), ("SCALAR",)),
    "POSITION": (("<f4",), ("VEC3",)),
    "NORMAL": (("<f4",), ("VEC3",)),
    "TEXCOORD_0": (("<f4",), ("VEC2",)),
    "COLOR_0": (("<u1",), ("VEC3", "VEC4")),
}


@dataclass(frozen=True, slots=True)
class PlainSurface:
    """places: by attribute, and of `indices`, three in a row. world_from_mesh (4,4)."""

    places: dict[str, Place]
    world_from_mesh: F64


def plain_surface(source: Source, budget: Budget) -> PlainSurface | None:
    """The only mesh of a GLB where it is a single still surface of triangles, neither packed nor bent, with no more
    than normals, colours in bytes and one set of texture coordinates. Raises Fault."""
    document = Document(source, budget)
    found = _only_primitive(document)
    if found is None:
        return None
    primitive, attributes = found
    read_asset(document)
    check_required(document)
    shown = walk(document, Accessors(document, Buffers(document))).shown
    places = {name: _place(document, attributes, name) for name in attributes.fields}
    places[_INDICES] = _place(document, primitive, _INDICES)
    known = {name: place for name, place in places.items() if place is not None}
    counts = {place[4] for name, place in known.items() if name != _INDICES}
    if len(known) < len(places) or len(counts) != 1 or len(shown) != 1:
        return None
    return PlainSurface(known, shown[0].world_from_node)


def without_surface(source: Source, budget: Budget) -> Model:
    """The model of such a file with one triangle in place of its surface. Raises Fault."""
    document = Document(source, budget)
    found = _only_primitive(document)
    assert found is not None
    primitive, attributes = found
    for name in attributes.fields:
        document.accessors.get(attributes.integer(name), attributes.at(name)).fields["count"] = 3
    del primitive.fields[_INDICES]
    return model_of(document, Ticket())


def _only_primitive(document: Document) -> tuple[Entry, Entry] | None:
    """(the primitive, its attributes)."""
    nodes = [node for node in document.nodes if "mesh" in node]
    if document.binary is None or len(document.meshes) != 1 or len(nodes) != 1 or document.root.items("animations"):
        return None
    mesh = document.meshes.get(0, "meshes")
    primitives = mesh.items("primitives")
    if len(primitives) != 1 or {"skin", "weights", "extensions"} & nodes[0].fields.keys() or "weights" in mesh:
        return None
    primitive = primitives.get(0, "meshes[0].primitives")
    attributes = primitive.child("attributes")
    plain = primitive.integer("mode", TRIANGLES) == TRIANGLES and _INDICES in primitive
    if not plain or attributes is None or {"targets", "extensions"} & primitive.fields.keys():
        return None
    return (primitive, attributes) if "POSITION" in attributes and attributes.fields.keys() <= _PLAIN.keys() else None


def _place(document: Document, holder: Entry, name: str) -> Place | None:
    """Where an accessor's numbers lie in the file; None where they are of another kind, packed or not all there."""
    accessor = document.accessors.get(holder.integer(name), holder.at(name))
    view_number = accessor.index("bufferView")
    if view_number is None or {"sparse", "extensions"} & accessor.fields.keys():
        return None
    view = document.buffer_views.get(view_number, accessor.at("bufferView"))
    buffer = document.buffers.get(view.integer("buffer"), view.at("buffer"))
    kind, shape = COMPONENTS.get(accessor.integer("componentType"), ""), accessor.text("type")
    kinds, shapes = _PLAIN[name]
    if kind not in kinds or shape not in shapes or "uri" in buffer or view.integer("buffer") or "extensions" in view:
        return None
    if name == "COLOR_0" and not accessor.flag("normalized"):
        return None
    size = np.dtype(kind).itemsize * WIDTHS[shape]
    stride, count = view.integer("byteStride", size), accessor.integer("count", low=1)
    begin = view.integer("byteOffset", 0) + accessor.integer("byteOffset", 0)
    end = begin + (count - 1) * stride + size
    assert document.binary is not None
    if end > min(view.integer("byteOffset", 0) + view.integer("byteLength"), len(document.binary)) or stride < size:
        return None
    if name == _INDICES:
        return (_binary_begins(document) + begin, 3 * size, kind, 3, count // 3) if stride == size else None
    return _binary_begins(document) + begin, stride, kind, WIDTHS[shape], count


def _binary_begins(document: Document) -> int:
    (length,) = struct.unpack_from("<I", document.source.data(), 12)
    return int(_JSON_BEGINS + length + _CHUNK_HEAD)
