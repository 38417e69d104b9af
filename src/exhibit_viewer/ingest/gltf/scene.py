"""Scene: where every mesh stands. The node tree is walked without recursion; a hostile one may be any shape."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.gltf.accessors import Accessors
from exhibit_viewer.ingest.gltf.document import Document
from exhibit_viewer.ingest.gltf.tree import Entry, damaged
from exhibit_viewer.model.faults import Code, Fact, Fault, Notice
from exhibit_viewer.model.turning import matrices

F64 = NDArray[np.float64]
INSTANCING = "EXT_mesh_gpu_instancing"
MAX_INSTANCES = 50_000


@dataclass(frozen=True)
class MeshNode:
    """A node that shows a mesh. node, mesh: numbers in the file; instances (k,4,4) node-from-instance or None."""

    entry: Entry
    node: int
    mesh: int
    world_from_node: F64
    instances: F64 | None = None


@dataclass(frozen=True)
class Scene:
    """The default scene. shown: its nodes with meshes, in tree order; world_from_node: of every node, (4,4) float64, in
    tree order; parents: each node's, -1 for none."""

    shown: list[MeshNode]
    world_from_node: dict[int, F64]
    parents: dict[int, int]


def walk(document: Document, accessors: Accessors) -> Scene:
    """The nodes of the default scene.

    Raises Fault: REFERENCE_CYCLE; FORMAT_DAMAGED. A node with two parents is shown under the first only.
    """
    entries, parents = _visited(document)
    order = list(entries)
    above = {number: order[parent] if parent >= 0 else -1 for number, parent in zip(order, parents, strict=True)}
    world = _composed(local_matrices(document, list(entries.values())), parents)
    world_from_node = dict(zip(entries, world, strict=True))
    shown: list[MeshNode] = []
    for (number, entry), matrix in zip(entries.items(), world, strict=True):
        mesh = entry.index("mesh")
        if mesh is not None:
            shown.append(MeshNode(entry, number, mesh, matrix, _instances(document, accessors, entry)))
    return Scene(shown, world_from_node, above)


def _visited(document: Document) -> tuple[dict[int, Entry], list[int]]:
    """(nodes of the default scene in tree order, by number; the place of each one's parent among them, -1 for none)."""
    entries: dict[int, Entry] = {}
    parents: list[int] = []
    ancestors: set[int] = set()
    stack = [(number, -1, False) for number in reversed(_roots(document))]
    while stack:
        number, parent, leaving = stack.pop()
        if leaving:
            ancestors.discard(number)
            continue
        entry = document.nodes.get(number, "scenes.nodes")
        if number in ancestors:
            raise Fault(Code.REFERENCE_CYCLE, document.file, detail=entry.path)
        if number in entries:
            document.irregular(entry.path, "has two parents")
            continue
        place = len(entries)
        entries[number] = entry
        parents.append(parent)
        children = entry.indices("children")
        if children:
            ancestors.add(number)
            stack.append((number, parent, True))
            stack.extend((child, place, False) for child in reversed(children))
    return entries, parents


def _composed(local: F64, parents: list[int]) -> F64:
    """(k,4,4) world-from-node of (k,4,4) parent-from-node, all nodes of one depth at a time. Parents come first."""
    depth: list[int] = []
    levels: list[list[int]] = []
    for place, parent in enumerate(parents):
        depth.append(0 if parent < 0 else depth[parent] + 1)
        if depth[-1] == len(levels):
            levels.append([])
        levels[depth[-1]].append(place)
    world = local
    parent_of = np.array(parents, dtype=np.int64)
    for level in levels[1:]:
        world[level] = world[parent_of[level]] @ local[level]
    return world


def _roots(document: Document) -> list[int]:
    """The default scene's nodes; without any scene, all nodes that are nobody's child."""
    chosen = document.root.index("scene")
    if chosen is not None or len(document.scenes):
        scene = document.scenes.get(chosen or 0, "scene")
        document.name_of(scene)
        return scene.indices("nodes")
    children = {child for entry in document.nodes for child in entry.indices("children")}
    return [number for number in range(len(document.nodes)) if number not in children]


def local_matrices(document: Document, entries: Sequence[Entry]) -> F64:
    """(k,4,4) parent-from-node: `matrix` (column by column), or translation, rotation (x, y, z, w) and scale."""
    result = np.empty((len(entries), 4, 4))
    in_parts = [place for place, entry in enumerate(entries) if "matrix" not in entry]
    parts = [entries[place] for place in in_parts]
    translation, rotation, scale = parts_of(parts)
    for place in np.flatnonzero(np.abs(np.linalg.norm(rotation, axis=1) - 1.0) > 1e-2).tolist():
        document.irregular(parts[place].at("rotation"), "not a unit quaternion")
    for place in np.flatnonzero(~scale.all(axis=1)).tolist():
        document.irregular(parts[place].at("scale"), "zero")
    result[in_parts] = matrices(translation, rotation, scale)
    for place, entry in enumerate(entries):
        if "matrix" in entry:
            result[place] = _stored_matrix(document, entry)
    return result


def parts_of(entries: Sequence[Entry]) -> tuple[F64, F64, F64]:
    """(k,3) translations, (k,4) rotations and (k,3) scales of nodes."""
    return (
        np.array([entry.numbers("translation", 3, (0.0, 0.0, 0.0)) for entry in entries]).reshape(-1, 3),
        np.array([entry.numbers("rotation", 4, (0.0, 0.0, 0.0, 1.0)) for entry in entries]).reshape(-1, 4),
        np.array([entry.numbers("scale", 3, (1.0, 1.0, 1.0)) for entry in entries]).reshape(-1, 3),
    )


def _stored_matrix(document: Document, entry: Entry) -> F64:
    if {"translation", "rotation", "scale"} & entry.fields.keys():
        document.irregular(entry.path, "has both a matrix and its parts")
    matrix: F64 = np.array(entry.numbers("matrix", 16)).reshape(4, 4).T
    if tuple(matrix[3]) != (0.0, 0.0, 0.0, 1.0):
        document.irregular(entry.at("matrix"), "not an affine transformation")
        matrix[3] = (0.0, 0.0, 0.0, 1.0)
    return matrix


def _instances(document: Document, accessors: Accessors, entry: Entry) -> F64 | None:
    """(k,4,4) of EXT_mesh_gpu_instancing, or None. A node without instance attributes is shown once."""
    extension = entry.extension(INSTANCING)
    attributes = None if extension is None else extension.child("attributes")
    if attributes is None:
        return None
    given = {
        name: accessors.floats(attributes.integer(name), attributes.at(name), width)
        for name, width in (("TRANSLATION", 3), ("ROTATION", 4), ("SCALE", 3))
        if name in attributes
    }
    if not given:
        return None
    counts = {len(values) for values in given.values()}
    if len(counts) > 1:
        raise damaged(document.file, attributes.path, "attributes of different lengths")
    count = counts.pop()
    if count > MAX_INSTANCES:
        facts: dict[str, Fact] = {"what": "instances", "count": count - MAX_INSTANCES}
        document.note(Notice(Code.CONTENT_SKIPPED, document.file, facts))
        count = MAX_INSTANCES
    rest = {"TRANSLATION": (0.0, 0.0, 0.0), "ROTATION": (0.0, 0.0, 0.0, 1.0), "SCALE": (1.0, 1.0, 1.0)}
    parts = [
        given[name][:count].astype(np.float64) if name in given else np.tile(np.array(default), (count, 1))
        for name, default in rest.items()
    ]
    return matrices(parts[0], parts[1], parts[2])
