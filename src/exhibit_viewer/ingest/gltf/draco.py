"""Draco: a primitive's compressed vertices and triangles (KHR_draco_mesh_compression)."""

from dataclasses import dataclass

import DracoPy
import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.gltf.accessors import U32, Array
from exhibit_viewer.ingest.gltf.buffers import Buffers
from exhibit_viewer.ingest.gltf.document import Document
from exhibit_viewer.ingest.gltf.tree import Entry, damaged

NAME = "KHR_draco_mesh_compression"


@dataclass(frozen=True)
class DracoData:
    """attributes: by glTF semantic, (n, width) as Draco stores them; corners (3m,) or None for points."""

    attributes: dict[str, Array]
    corners: U32 | None


def decode(document: Document, buffers: Buffers, primitive: Entry) -> DracoData | None:
    """The primitive's Draco data, or None where it is not compressed. Raises Fault.

    The accessors say how much will come out, so that is charged before decoding.
    """
    extension = primitive.extension(NAME)
    if extension is None:
        return None
    names = extension.child("attributes")
    if names is None:
        raise damaged(document.file, extension.path, "without attributes")
    view = buffers.view(extension.integer("bufferView"), extension.at("bufferView"))
    _charge(document, primitive)
    try:
        decoded = DracoPy.decode(view.tobytes())
    except (DracoPy.FileTypeException, ValueError, TypeError, RuntimeError) as error:
        raise damaged(document.file, extension.path, f"Draco: {error}") from error
    by_id = {int(attribute["unique_id"]): attribute["data"] for attribute in decoded.attributes}
    attributes: dict[str, Array] = {}
    for semantic in names.fields:
        number = names.integer(semantic)
        if number not in by_id:
            raise names.wrong(semantic, f"the Draco data has no attribute {number}")
        data: NDArray[np.generic] = np.asarray(by_id[number])
        attributes[semantic] = data.reshape(len(data), -1)
    faces = getattr(decoded, "faces", None)
    corners = None if faces is None else np.ascontiguousarray(faces, dtype=np.uint32).reshape(-1)
    return DracoData(attributes, corners)


def _charge(document: Document, primitive: Entry) -> None:
    attributes = primitive.child("attributes")
    numbers = [] if attributes is None else [attributes.integer(name) for name in attributes.fields]
    indices = primitive.index("indices")
    for number in numbers if indices is None else [*numbers, indices]:
        accessor = document.accessors.get(number, primitive.path)
        document.charge(4 * accessor.integer("count"), accessor.path)
