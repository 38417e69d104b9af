"""Deformation at rest: morph targets with their default weights, skins with their joints where the nodes put them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.gltf.accessors import F32, U32, Accessors
from exhibit_viewer.ingest.gltf.document import Document
from exhibit_viewer.ingest.gltf.geometry import Vertices
from exhibit_viewer.ingest.gltf.tree import Entry, damaged

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

        def displaced(name: str, base: F32, target: Entry = target, weight: float = weight) -> F32:
            change = displacements(document, accessors, target, name, vertices)
            return base if change is None else (base + np.float32(weight) * change).astype(np.float32)

        vertices.positions = displaced("POSITION", vertices.positions)
        if vertices.normals is not None:
            vertices.normals = displaced("NORMAL", vertices.normals)
        if vertices.tangents is not None:
            moved = displaced("TANGENT", vertices.tangents[:, :3])
            vertices.tangents = np.concatenate([moved, vertices.tangents[:, 3:]], axis=1)


def displacements(document: Document, accessors: Accessors, target: Entry, name: str, vertices: Vertices) -> F32 | None:
    """(n,3) what a morph target adds to the vertices' POSITION, NORMAL or TANGENT; None where it does not fit."""
    if name not in target:
        return None
    change = accessors.floats(target.integer(name), target.at(name), 3)
    if len(change) != vertices.stored:
        document.irregular(target.at(name), f"{len(change)} displacements for {vertices.stored} vertices")
        return None
    return change if vertices.rows is None else change[vertices.rows]


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
    return Skin(placed @ inverse_binds(document, accessors, entry, len(joints)))


def inverse_binds(document: Document, accessors: Accessors, skin: Entry, joints: int) -> F64:
    """(joints,4,4) mesh as it was bound, seen from each joint. Raises Fault."""
    number = skin.index("inverseBindMatrices")
    if number is None:
        return np.tile(np.eye(4), (joints, 1, 1))
    columns = accessors.floats(number, skin.at("inverseBindMatrices"), 16)
    if len(columns) < joints:
        raise skin.wrong("inverseBindMatrices", f"{len(columns)} matrices for {joints} joints")
    return columns[:joints].astype(np.float64).reshape(-1, 4, 4).transpose(0, 2, 1)


def influences(vertices: Vertices) -> tuple[U32, F32]:
    """Joints (n,k) and their shares (n,k), which make one together; k is 0 for vertices that hang on none."""
    count = len(vertices.positions)
    if not vertices.joints:
        return np.zeros((count, 0), np.uint32), np.zeros((count, 0), np.float32)
    joints, weights = np.concatenate(vertices.joints, axis=1), np.concatenate(vertices.weights, axis=1)
    total = weights.sum(axis=1, keepdims=True)
    shares = np.where(total > 0, weights / np.where(total > 0, total, 1.0), 0.0)
    return np.where(weights > 0, joints, 0).astype(np.uint32), np.nan_to_num(shares).astype(np.float32)


def skinned(document: Document, vertices: Vertices, skin: Skin, path: str) -> None:
    """Move the vertices by their joints (glTF 2.0, 3.7.3.3): the result is in the scene's own space.

    Weights are brought to a sum of one; a vertex without any stays where it is. Raises Fault where it lacks a joint.
    """
    joints, weights = np.concatenate(vertices.joints, axis=1), np.concatenate(vertices.weights, axis=1)
    count = len(skin.world_from_mesh)
    used = joints[weights > 0]
    if used.size and int(used.max()) >= count:
        raise damaged(document.file, f"{path}.JOINTS_0", f"{int(used.max())} of {count}")
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
