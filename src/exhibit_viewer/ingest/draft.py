"""Draft: a first look at what has large images in a format that gives a small one for little."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.gltf.buffers import Buffers, resource
from exhibit_viewer.ingest.gltf.document import Document
from exhibit_viewer.ingest.image_files import read_header
from exhibit_viewer.ingest.read import read_model
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.ticket import Ticket

WORTH_A_DRAFT = 24_000_000
"""Pixels of one image. To decode fewer, and to write them down, takes a moment."""
DRAFTS = replace(Budget(), draft_pixels=WORTH_A_DRAFT)
_JPEG, _GLB = b"\xff\xd8\xff", b"glTF"


def draft_of(source: Source, ticket: Ticket) -> Model | None:
    """The model in a file with its large images as small ones; None where it has none. Raises Fault."""
    if not any(_worth_it(name, data) for name, data in _images(source)):
        return None
    return replace(read_model(source, DRAFTS, ticket), rough=True, notices=())


def _worth_it(name: str, data: bytes) -> bool:
    with contextlib.suppress(Fault):
        header = read_header(data, name)
        return header.draftable and header.pixels >= WORTH_A_DRAFT
    return False


def _images(source: Source) -> Iterator[tuple[str, bytes]]:
    """(name, data) of the images in a picture, a GLB or a glTF."""
    data = source.data()
    if bytes(data[:3]) == _JPEG:
        yield source.name, bytes(data)
    elif bytes(data[:4]) == _GLB or source.name.lower().endswith(".gltf"):
        document = Document(source, Budget())
        buffers = Buffers(document)
        for entry in document.images:
            if "uri" in entry:
                yield entry.path, resource(document, entry.text("uri"), entry.at("uri"))
            elif "bufferView" in entry:
                yield entry.path, buffers.view(entry.integer("bufferView"), entry.at("bufferView")).tobytes()
