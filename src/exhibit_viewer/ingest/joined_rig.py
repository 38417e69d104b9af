"""The rigs of several posed models as one: what moves in each goes on moving where it has been put."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from exhibit_viewer.model.geometry import F64, Mesh, Model, Placement
from exhibit_viewer.model.rig import Clip, Deform, Rig


def in_place(model: Model, world_from_model: F64) -> Model:
    """The model where it has been put: (4,4) before every placement and every root of its rig."""
    if np.array_equal(world_from_model, np.eye(4)):
        return model
    bent = _bent(model)
    meshes = (_moved(mesh, world_from_model) if number in bent else mesh for number, mesh in enumerate(model.meshes))
    return replace(
        model,
        meshes=tuple(meshes),
        placements=tuple(_placed(place, world_from_model, bent) for place in model.placements),
        proxy_placements=tuple(_placed(place, world_from_model) for place in model.proxy_placements),
        bounds=_box(model.bounds, world_from_model),
        rig=None if model.rig is None else _put(model.rig, world_from_model),
    )


def joined_rig(models: Sequence[Model]) -> Rig | None:
    """One rig with the clips of all, for placements and meshes numbered one model after the other; None where nothing
    moves."""
    parts, meshes, placements, nodes = [], 0, 0, 0
    for model in models:
        if model.rig is not None:
            parts.append(_renumbered(model.rig, meshes, placements, nodes))
            nodes += len(model.rig.parents)
        meshes += len(model.meshes)
        placements += len(model.placements)
    if not parts:
        return None
    arrays = {
        name: np.concatenate([getattr(rig, name) for rig in parts])
        for name in ("parents", "before", "translations", "rotations", "scales", "placements", "placement_nodes")
    }
    return Rig(
        **arrays,
        node_from_mesh=np.concatenate([rig.node_from_mesh for rig in parts]),
        deforms=tuple(deform for rig in parts for deform in rig.deforms),
        clips=tuple(clip for rig in parts for clip in rig.clips),
    )


def _placed(place: Placement, matrix: F64, bent: frozenset[int] = frozenset()) -> Placement:
    """Moved, unless its mesh is bent by joints: they put it into the world, and no placement."""
    return place if place.mesh in bent else replace(place, world_from_mesh=matrix @ place.world_from_mesh)


def _bent(model: Model) -> frozenset[int]:
    """Numbers of the meshes that joints bend."""
    return frozenset(deform.mesh for deform in model.rig.deforms if deform.skin) if model.rig else frozenset()


def _moved(mesh: Mesh, matrix: F64) -> Mesh:
    """The mesh with its corners moved; still wound outwards under a mirroring matrix."""
    linear = matrix[:3, :3]
    normals = mesh.normals
    if normals is not None:
        turned = normals @ np.linalg.pinv(linear)
        normals = (turned / np.maximum(np.linalg.norm(turned, axis=1, keepdims=True), 1e-30)).astype(np.float32)
    mirrored = float(np.linalg.det(linear)) < 0
    return replace(
        mesh,
        positions=(mesh.positions @ linear.T + matrix[:3, 3]).astype(np.float32),
        normals=normals,
        indices=np.ascontiguousarray(mesh.indices[:, ::-1]) if mirrored else mesh.indices,
    )


def _box(bounds: F64, matrix: F64) -> F64:
    """(2,3) around the moved corners of a box."""
    corners = np.array([[x, y, z] for x in bounds[:, 0] for y in bounds[:, 1] for z in bounds[:, 2]])
    moved = corners @ matrix[:3, :3].T + matrix[:3, 3]
    return np.array([moved.min(axis=0), moved.max(axis=0)])


def _put(rig: Rig, matrix: F64) -> Rig:
    before = np.where((rig.parents < 0)[:, None, None], matrix @ rig.before, rig.before)
    return replace(rig, before=before)


def _renumbered(rig: Rig, meshes: int, placements: int, nodes: int) -> Rig:
    return replace(
        rig,
        parents=np.where(rig.parents < 0, -1, rig.parents + nodes).astype(np.int32),
        placements=(rig.placements + placements).astype(np.int32),
        placement_nodes=(rig.placement_nodes + nodes).astype(np.int32),
        deforms=tuple(_renumbered_deform(deform, meshes, nodes) for deform in rig.deforms),
        clips=tuple(_renumbered_clip(clip, nodes) for clip in rig.clips),
    )


def _renumbered_deform(deform: Deform, meshes: int, nodes: int) -> Deform:
    skin = deform.skin
    return replace(
        deform,
        mesh=deform.mesh + meshes,
        node=deform.node if deform.node < 0 else deform.node + nodes,
        skin=None if skin is None else replace(skin, joints=(skin.joints + nodes).astype(np.int32)),
    )


def _renumbered_clip(clip: Clip, nodes: int) -> Clip:
    return replace(clip, channels=tuple(replace(each, node=each.node + nodes) for each in clip.channels))
