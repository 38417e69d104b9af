"""The stand-in for moving pictures: vertex clustering on a uniform grid (Rossignac and Borrel, 1993), in numpy."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from exhibit_viewer.model.clusters import cell_numbers, clusters, means, numbered, unit
from exhibit_viewer.model.geometry import F32, F64, U8, U32, Mesh, Placement, Topology

TARGET_TRIANGLES = 30_000
NEEDED_ABOVE_TRIANGLES = 60_000
TARGET_POINTS = 200_000
NEEDED_ABOVE_POINTS = 400_000


@dataclass(frozen=True, slots=True)
class _Part:
    """Geometry in the stand-in's own frame: world, moved so that the middle is at zero."""

    positions: F32
    indices: U32
    normals: F32
    uvs: tuple[F32, ...]
    colours: U8 | None
    linear_colours: bool
    material: int

    @property
    def layout(self) -> tuple[int, int, bool, bool]:
        """Parts with the same layout can be drawn as one mesh."""
        return self.material, len(self.uvs), self.colours is not None, self.linear_colours


def build_proxy(
    meshes: Sequence[Mesh], placements: Sequence[Placement]
) -> tuple[tuple[Mesh, ...], tuple[Placement, ...]]:
    """Meshes of some 30,000 triangles together and where they stand; empty for models small enough without.

    Surfaces must have normals. Each spatial cell becomes one place, shared by all texture cells in it: no cracks.
    Large point clouds are thinned evenly; lines stay as they are.
    """
    triangles = sum(meshes[item.mesh].triangles for item in placements)
    points = sum(len(meshes[item.mesh].positions) for item in placements if _is_points(meshes[item.mesh]))
    if triangles <= NEEDED_ABOVE_TRIANGLES and points <= NEEDED_ABOVE_POINTS:
        return (), ()
    surfaces, surface_placements = _surfaces(meshes, placements, triangles)
    out, out_placements = list(surfaces), list(surface_placements)
    numbers: dict[int, int] = {}
    for item in placements:
        mesh = meshes[item.mesh]
        if mesh.topology is Topology.TRIANGLES:
            continue
        if item.mesh not in numbers:
            numbers[item.mesh] = len(out)
            out.append(_thinned(mesh, points) if _is_points(mesh) else mesh)
        out_placements.append(replace(item, mesh=numbers[item.mesh]))
    return tuple(out), tuple(out_placements)


def _is_points(mesh: Mesh) -> bool:
    return mesh.topology is Topology.POINTS


def _thinned(mesh: Mesh, points: int) -> Mesh:
    """Every n-th point, in a shuffled order so that scan lines leave no pattern."""
    keep = min(1.0, TARGET_POINTS / max(1, points))
    chosen = np.sort(
        np.random.default_rng(0).permutation(len(mesh.positions))[: max(1, round(len(mesh.positions) * keep))]
    )
    return replace(
        mesh,
        positions=mesh.positions[chosen],
        indices=np.empty((0, 1), np.uint32),
        normals=None if mesh.normals is None else mesh.normals[chosen],
        tangents=None,
        colours=None if mesh.colours is None else mesh.colours[chosen],
        traits=None if mesh.traits is None else mesh.traits[chosen],
        uvs=(),
    )


def _surfaces(
    meshes: Sequence[Mesh], placements: Sequence[Placement], triangles: int
) -> tuple[list[Mesh], list[Placement]]:
    """One clustered mesh for each material and layout."""
    placed = [item for item in placements if meshes[item.mesh].triangles]
    if not placed:
        return [], []
    centre = _centre(meshes, placed)
    matrices: dict[int, list[F64]] = {}
    for item in placed:
        matrices.setdefault(item.mesh, []).append(item.world_from_mesh)
    single = [_placed(_own(meshes[k]), np.stack(own), centre) for k, own in matrices.items() if len(own) == 1]
    shrink = min(1.0, TARGET_TRIANGLES / max(1, triangles))
    parts = [_clustered(part, max(8, int(len(part.indices) * shrink))) for part in _merged(single)]
    for number, repeated in matrices.items():
        if len(repeated) > 1:
            small = _clustered(_own(meshes[number]), max(8, int(meshes[number].triangles * shrink)))
            parts.append(_placed(small, np.stack(repeated), centre))
    merged = _merged(parts)
    left = sum(len(part.indices) for part in merged)
    if left > 2 * TARGET_TRIANGLES:  # so many small instances that they run into each other
        merged = [_clustered(part, len(part.indices) * TARGET_TRIANGLES // left) for part in merged]
    place = np.eye(4)
    place[:3, 3] = centre
    return [_as_mesh(part) for part in merged], [Placement(number, place) for number in range(len(merged))]


def _centre(meshes: Sequence[Mesh], placed: Sequence[Placement]) -> F64:
    """A point of world near all of the model."""
    matrices = np.stack([item.world_from_mesh for item in placed])
    points = np.array([mesh.positions[0] if len(mesh.positions) else (0.0, 0.0, 0.0) for mesh in meshes], np.float64)
    own = points[[item.mesh for item in placed]]
    middles = np.einsum("kij,kj->ki", matrices[:, :3, :3], own) + matrices[:, :3, 3]
    return np.asarray(middles.mean(axis=0))


def _own(mesh: Mesh) -> _Part:
    """A mesh in its own frame."""
    assert mesh.normals is not None
    return _Part(mesh.positions, mesh.indices, mesh.normals, mesh.uvs, mesh.colours, mesh.linear_colours, mesh.material)


def _placed(part: _Part, matrices: F64, centre: F64) -> _Part:
    """The part once under each of the (k,4,4) matrices. Mirroring ones turn the triangles round, so that they still
    face outwards. Normals go with the matrix of cofactors, which exists for flat matrices too."""
    count, size = len(matrices), len(part.positions)
    rotation = matrices[:, :3, :3].astype(np.float32)
    offset = (matrices[:, :3, 3] - centre).astype(np.float32)
    rows = [rotation[:, k] for k in range(3)]
    cofactors = np.stack([np.cross(rows[k - 2], rows[k - 1]) for k in range(3)], axis=1)
    mirrored = np.einsum("ki,ki->k", rows[0], cofactors[:, 0]) < 0
    cofactors[mirrored] *= -1
    faces = part.indices[None] + (np.arange(count, dtype=np.uint32) * np.uint32(size))[:, None, None]
    faces[mirrored] = faces[mirrored][:, :, ::-1]
    return replace(
        part,
        positions=(part.positions @ rotation.transpose(0, 2, 1) + offset[:, None]).reshape(-1, 3),
        normals=unit((part.normals @ cofactors.transpose(0, 2, 1)).reshape(-1, 3)),
        indices=faces.reshape(-1, 3),
        uvs=tuple(np.tile(uv, (count, 1)) for uv in part.uvs),
        colours=None if part.colours is None else np.tile(part.colours, (count, 1)),
    )


def _merged(parts: Sequence[_Part]) -> list[_Part]:
    """Parts of the same layout joined."""
    groups: dict[tuple[int, int, bool, bool], list[_Part]] = {}
    for part in parts:
        groups.setdefault(part.layout, []).append(part)
    return [group[0] if len(group) == 1 else _joined(group) for group in groups.values()]


def _joined(group: Sequence[_Part]) -> _Part:
    starts = np.cumsum([0] + [len(part.positions) for part in group[:-1]])
    colours = [part.colours for part in group if part.colours is not None]
    return replace(
        group[0],
        positions=np.concatenate([part.positions for part in group]),
        normals=np.concatenate([part.normals for part in group]),
        uvs=tuple(np.concatenate(sets) for sets in zip(*(part.uvs for part in group), strict=True)),
        colours=np.concatenate(colours) if colours else None,
        indices=np.concatenate([part.indices + np.uint32(start) for part, start in zip(group, starts, strict=True)]),
    )


def _clustered(part: _Part, target: int) -> _Part:
    """The part with at most about `target` triangles. A first fine pass makes the later, searching ones cheap."""
    triangles = len(part.indices)
    if triangles <= target * 1.25:
        return part
    cell = _cell_size(part, target)
    if triangles > 8 * target:
        part = _collapsed(part, cell / 2.5)
    for _ in range(5):
        smaller = _collapsed(part, cell)
        if len(smaller.indices) <= 1.3 * target:
            break
        cell *= float(np.sqrt(len(smaller.indices) / target))
    return smaller


def _cell_size(part: _Part, target: int) -> float:
    """Edge of the cells that should leave `target` triangles: a surface of area A meets some 1.5 A / cell² cells, and a
    mesh has two triangles a vertex."""
    sample = part.indices[:: max(1, len(part.indices) // 200_000)]
    edge = part.positions[sample]
    area = float(np.linalg.norm(np.cross(edge[:, 1] - edge[:, 0], edge[:, 2] - edge[:, 0]), axis=1).sum()) / 2
    area *= len(part.indices) / max(1, len(sample))
    extent = float(np.ptp(part.positions, axis=0).max())
    return max(float(np.sqrt(3.0 * area / target)), extent * 1e-4, 1e-30)


def _collapsed(part: _Part, cell: float) -> _Part:
    """Every vertex of a cell made one; triangles that vanish dropped."""
    place_key = cell_numbers(part.positions, cell)
    place_count, place = numbered(place_key)
    count, cluster, first = clusters(place, part.uvs)
    corners = cluster[part.indices]
    where = place[first]
    seen = where[corners]
    alive = (seen[:, 0] != seen[:, 1]) & (seen[:, 1] != seen[:, 2]) & (seen[:, 0] != seen[:, 2])
    return replace(
        part,
        positions=means(place, place_count, part.positions)[where],
        normals=unit(means(cluster, count, part.normals)),
        uvs=tuple(means(cluster, count, uv) for uv in part.uvs),
        colours=None if part.colours is None else np.rint(means(cluster, count, part.colours)).astype(np.uint8),
        indices=corners[alive].astype(np.uint32),
    )


def _as_mesh(part: _Part) -> Mesh:
    return Mesh(
        name="",
        positions=np.ascontiguousarray(part.positions),
        indices=np.ascontiguousarray(part.indices),
        normals=part.normals,
        uvs=part.uvs,
        colours=part.colours,
        linear_colours=part.linear_colours,
        material=part.material,
    )
