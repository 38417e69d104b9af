"""File facts: what the file holds, counted as glTF tools count it (Khronos validator, glTF Transform).

Every mesh of the file counts once, whichever scene shows it and however often; so does every image some material
refers to, be it for an effect that is not drawn here (clear coat, transmission). The box is that of the default
scene's nodes with their meshes as stored: copies made by EXT_mesh_gpu_instancing and the effect of skins and morph
targets are not in it; they are in `Model.bounds`, which is what is drawn.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.gltf.accessors import F32
from exhibit_viewer.ingest.gltf.document import Document
from exhibit_viewer.ingest.gltf.geometry import TRIANGLE_FAN, TRIANGLE_STRIP, TRIANGLES
from exhibit_viewer.ingest.gltf.images import image_candidates
from exhibit_viewer.ingest.gltf.tree import Entry
from exhibit_viewer.model.geometry import Model

Stored = tuple[F32, NDArray[np.float64]]
"""Positions (n,3) as a file stores them and the world matrix (4,4) of a node that shows them."""


def with_file_facts(model: Model, document: Document, stored: Sequence[Stored] | None) -> Model:
    """The model with the file's own counts. stored: what the box is taken from, None where it is what is drawn."""
    primitives = [primitive for mesh in document.meshes for primitive in mesh.items("primitives")]
    facts = replace(
        model.facts,
        triangles=sum(triangles_of(document, primitive) for primitive in primitives),
        vertices=sum(_vertices(document, primitive) for primitive in primitives),
        meshes=len(document.meshes),
        textures=len(images_used(document)),
    )
    if stored:
        low, high = _box(stored)
        facts = replace(facts, bbox=((low[0], low[1], low[2]), (high[0], high[1], high[2])))
    return replace(model, facts=facts)


def _vertices(document: Document, primitive: Entry) -> int:
    attributes = primitive.child("attributes")
    if attributes is None or "POSITION" not in attributes:
        return 0
    return _count(document, attributes, "POSITION")


def triangles_of(document: Document, primitive: Entry) -> int:
    """How many triangles a primitive is, by what it says. Raises Fault."""
    corners = _count(document, primitive, "indices") if "indices" in primitive else _vertices(document, primitive)
    mode = primitive.integer("mode", TRIANGLES)
    if mode == TRIANGLES:
        return corners // 3
    return max(0, corners - 2) if mode in (TRIANGLE_STRIP, TRIANGLE_FAN) else 0


def _count(document: Document, holder: Entry, key: str) -> int:
    return document.accessors.get(holder.integer(key), holder.at(key)).integer("count")


def images_used(document: Document) -> set[int]:
    """Numbers of the images that materials refer to; an image with a better encoding beside it counts once."""
    textures: set[int] = set()
    pending: list[object] = list(document.materials.values)
    while pending:
        value = pending.pop()
        if isinstance(value, list):
            pending.extend(value)
        elif isinstance(value, dict):
            pending.extend(value.values())
            textures.update(_texture_numbers(value))
    images: set[int] = set()
    for number in textures:
        if number < len(document.textures):
            candidates = image_candidates(document.textures.get(number, "materials"))
            images.update(place for place, _ in candidates[:1] if place < len(document.images))
    return images


def _texture_numbers(holder: dict[str, object]) -> list[int]:
    """`index` of every texture info directly in a material or an extension of one: the keys end in "Texture"."""
    infos = [value for key, value in holder.items() if key.endswith("Texture") and isinstance(value, dict)]
    return [info["index"] for info in infos if isinstance(info.get("index"), int) and info["index"] >= 0]


def _box(stored: Sequence[Stored]) -> tuple[list[float], list[float]]:
    low, high = np.full(3, np.inf), np.full(3, -np.inf)
    for positions, world_from_node in stored:
        if len(positions):
            placed = positions.astype(np.float64) @ world_from_node[:3, :3].T + world_from_node[:3, 3]
            low, high = np.minimum(low, placed.min(axis=0)), np.maximum(high, placed.max(axis=0))
    return low.tolist(), high.tolist()
