"""Deformation at rest: morph targets with their default weights, skins with their joints where the nodes put them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.gltf.accessors import F32, Accessors
from exhibit_viewer.ingest.gltf.document import Document
from exhibit_viewer.ingest.gltf.geometry import Vertices
from exhibit_viewer.ingest.gltf.tree import Entry
from exhibit_viewer.model.faults import Code, Fault

F64 = NDArray[np.float64]
_CHUNK = 1 << 16


def morph(
    document: Document, accessors: Accessors, primitive: Entry, vertices: Vertices, weights: tuple[float, ...]
) -> None:
    """Add the weighted displacements of the primitive's targets to the vertices (glTF 2.0, 3.7.2.2)."""
    targets = primitive.items("targets")
    if len(weights) > len(targets):
        document.irregular(primitive.at("targets"), f"{len(weights)} weights for {len(targets)} targets")
    for target, weight in zip(targets, weights, strict=False):
        if weight == 0.0:
            continue
        vertices.positions = _displaced(document, accessors, target, "POSITION", vertices.positions, weight)
        if vertices.normals is not None:
            vertices.normals = _displaced(document, accessors, target, "NORMAL", vertices.normals, weight)
        if vertices.tangents is not None:
            moved = _displaced(document, accessors, target, "TANGENT", vertices.tangents[:, :3], weight)
            vertices.tangents = np.concatenate([moved, vertices.tangents[:, 3:]], axis=1)


def _displaced(document: Document, accessors: Accessors, target: Entry, name: str, base: F32, weight: float) -> F32:
    if name not in target:
        return base
    change = accessors.floats(target.integer(name), target.at(name), 3)
    if len(change) != len(base):
        document.irregular(target.at(name), f"{len(change)} displacements for {len(base)} vertices")
        return base
    return (base + np.float32(weight) * change).astype(np.float32)


@dataclass(frozen=True)
class Skin:
    """world_from_mesh: (joints,4,4) float64, each joint's placement times its inverse bind matrix."""

    world_from_mesh: F64


def read_skin(
    document: Document, accessors: Accessors, number: int, asked_by: str, world_from_node: dict[int, F64]
) -> Skin:
    """A skin with its joints where the scene has them. Raises Fault where the skin is damaged."""
    entry = document.skins.get(number, asked_by)
    joints = entry.indices("joints")
    if not joints:
        raise entry.wrong("joints", "empty")
    for joint in joints:
        document.nodes.get(joint, entry.at("joints"))
    if any(joint not in world_from_node for joint in joints):
        document.irregular(entry.at("joints"), "not all of them are in the scene")
    placed = np.stack([world_from_node.get(joint, np.eye(4)) for joint in joints])
    inverse_binds = entry.index("inverseBindMatrices")
    if inverse_binds is None:
        return Skin(placed)
    columns = accessors.floats(inverse_binds, entry.at("inverseBindMatrices"), 16)
    if len(columns) < len(joints):
        raise entry.wrong("inverseBindMatrices", f"{len(columns)} matrices for {len(joints)} joints")
    binds = columns[: len(joints)].astype(np.float64).reshape(-1, 4, 4).transpose(0, 2, 1)
    return Skin(placed @ binds)


def skinned(document: Document, vertices: Vertices, skin: Skin, path: str) -> None:
    """Move the vertices by their joints (glTF 2.0, 3.7.3.3): the result is in the scene's own space.

    Weights are brought to a sum of one; a vertex without any stays where it is. Raises Fault INDEX_OUT_OF_RANGE.
    """
    joints, weights = np.concatenate(vertices.joints, axis=1), np.concatenate(vertices.weights, axis=1)
    count = len(skin.world_from_mesh)
    used = joints[weights > 0]
    if used.size and int(used.max()) >= count:
        raise Fault(Code.INDEX_OUT_OF_RANGE, document.file, detail=f"{path}.JOINTS_0: {int(used.max())} of {count}")
    joints = np.minimum(joints, count - 1)
    positions = np.empty_like(vertices.positions)
    normals = None if vertices.normals is None else np.empty_like(vertices.normals)
    for start in range(0, len(positions), _CHUNK):
        part = slice(start, start + _CHUNK)
        blend = _blended(skin, joints[part], weights[part].astype(np.float64))
        moved = np.einsum("nij,nj->ni", blend[:, :3, :3], vertices.positions[part]) + blend[:, :3, 3]
        positions[part] = moved
        if normals is not None and vertices.normals is not None:
            turned = np.einsum("nij,nj->ni", blend[:, :3, :3], vertices.normals[part])
            length = np.linalg.norm(turned, axis=1, keepdims=True)
            normals[part] = turned / np.where(length > 0, length, 1.0)
    vertices.positions, vertices.normals, vertices.tangents = positions, normals, None


def _blended(skin: Skin, joints: NDArray[np.uint32], weights: F64) -> F64:
    """(n,4,4) mean of the joints' matrices under the weights."""
    total = weights.sum(axis=1, keepdims=True)
    weights = weights / np.where(total > 0, total, 1.0)
    blend = np.zeros((len(joints), 4, 4))
    for influence in range(joints.shape[1]):
        blend += weights[:, influence, None, None] * skin.world_from_mesh[joints[:, influence]]
    blend[total[:, 0] <= 0] = np.eye(4)
    return blend
