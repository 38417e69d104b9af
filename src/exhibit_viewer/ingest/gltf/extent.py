"""Extent: how much a glTF file holds, by what it says of itself; no number of it is decoded, and no image."""

from dataclasses import dataclass

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.gltf.buffers import Buffers
from exhibit_viewer.ingest.gltf.document import Document
from exhibit_viewer.ingest.gltf.file_facts import images_used, triangles_of
from exhibit_viewer.ingest.gltf.images import Images
from exhibit_viewer.ingest.image_files import read_header
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.model.faults import Fault


@dataclass(frozen=True, slots=True)
class Extent:
    """pixels: of all images together, those that do not say left out."""

    triangles: int
    pixels: int


def extent_of(source: Source) -> Extent:
    """Triangles and pixels of a glTF file. Raises Fault where it is none."""
    document = Document(source, Budget())
    buffers = Buffers(document)
    primitives = (primitive for mesh in document.meshes for primitive in mesh.items("primitives"))
    triangles = sum(triangles_of(document, primitive) for primitive in primitives)
    images = Images(document, buffers)
    return Extent(triangles, sum(_pixels(*images.content(number, "images")) for number in images_used(document)))


def _pixels(name: str, data: bytes) -> int:
    try:
        return read_header(data, name).pixels
    except Fault:
        return 0
