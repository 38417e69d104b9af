"""What casts coarse shadows: everything solid welded into a mesh or two, so that a hundred depth maps of a model of a
thousand parts take a hundred draws."""

import numpy as np

from exhibit_viewer.model.geometry import F64, Mesh, Placement, Topology
from exhibit_viewer.model.material import AlphaMode, Material

MOST_TRIANGLES = 250_000
"""Models above this come with a proxy; one that does not is drawn part by part."""
MOST_POINTS = 20_000


def is_solid(mesh: Mesh, materials: tuple[Material, ...]) -> bool:
    """True for triangles whose material has no holes and lets no light through."""
    material = materials[mesh.material]
    return mesh.topology is Topology.TRIANGLES and material.alpha_mode is AlphaMode.OPAQUE and material.glass is None


def welded(
    meshes: tuple[Mesh, ...], placements: tuple[Placement, ...], materials: tuple[Material, ...], scene_from_world: F64
) -> list[tuple[Mesh, bool]]:
    """(mesh of positions in the scene frame, double-sided?) for all solid parts; empty when they are too many."""
    if sum(meshes[item.mesh].triangles for item in placements) > MOST_TRIANGLES:
        return []
    groups: dict[bool, list[tuple[np.ndarray, np.ndarray]]] = {}
    for place in placements:
        mesh = meshes[place.mesh]
        if is_solid(mesh, materials):
            matrix = scene_from_world @ place.world_from_mesh
            mirrored = np.linalg.det(matrix[:3, :3]) < 0
            indices = mesh.indices[:, ::-1] if mirrored else mesh.indices
            group = groups.setdefault(materials[mesh.material].double_sided, [])
            group.append((mesh.positions @ matrix[:3, :3].T + matrix[:3, 3], indices))
    return [(_joined(parts), double_sided) for double_sided, parts in groups.items()]


def _joined(parts: list[tuple[np.ndarray, np.ndarray]]) -> Mesh:
    starts = np.cumsum([0, *(len(positions) for positions, _ in parts)])
    indices = [indices + np.uint32(start) for (_, indices), start in zip(parts, starts, strict=False)]
    positions = np.concatenate([positions for positions, _ in parts])
    return Mesh("casters", positions.astype(np.float32), np.concatenate(indices).astype(np.uint32))


def thinned_cloud(meshes: tuple[Mesh, ...], placements: tuple[Placement, ...], scene_from_world: F64) -> Mesh | None:
    """At most some `MOST_POINTS` of all points, evenly taken, in the scene frame; None without points."""
    clouds = [place for place in placements if meshes[place.mesh].topology is Topology.POINTS]
    step = -(-sum(len(meshes[place.mesh].positions) for place in clouds) // MOST_POINTS)
    if not clouds:
        return None
    parts = []
    for place in clouds:
        matrix = scene_from_world @ place.world_from_mesh
        parts.append(meshes[place.mesh].positions[:: max(1, step)] @ matrix[:3, :3].T + matrix[:3, 3])
    return Mesh("cloud", np.concatenate(parts).astype(np.float32), np.zeros((0, 1), np.uint32), Topology.POINTS)
