"""Which meshes get levels. Light to import: the window's process asks too."""

from exhibit_viewer.model.geometry import Mesh, Model, Topology

WORTH_LEVELS = 500_000
"""Triangles: fewer are drawn as quickly in one go."""


WORTH_OCTREE = 400_000
"""Points: fewer are drawn as quickly in one go."""


def needs_levels(mesh: Mesh) -> bool:
    """Whether a mesh is large, has no levels yet and can be made coarser: points, or a surface without tangents."""
    if mesh.topology is Topology.POINTS:
        return mesh.octree is None and not mesh.indices.size and len(mesh.positions) > WORTH_OCTREE
    plain = mesh.levels is None and mesh.tangents is None
    return plain and mesh.topology is Topology.TRIANGLES and mesh.triangles > WORTH_LEVELS


def gains_from_levels(model: Model) -> bool:
    """Whether any mesh of the model needs them; one that moves in itself does without."""
    return model.rig is None and any(needs_levels(mesh) for mesh in model.meshes)
