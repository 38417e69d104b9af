"""Pose: the model at a moment of a clip."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.annotation import Anchor
from exhibit_viewer.model.camera import Point
from exhibit_viewer.model.geometry import F32, F64, Mesh, Model
from exhibit_viewer.model.lamp import Lamp
from exhibit_viewer.model.rig import Channel, Deform, Easing, Moment, Rig, Skin, Target
from exhibit_viewer.model.turning import matrices, slerp

_CHUNK = 1 << 16


def sampled(channel: Channel, seconds: float) -> F64:
    """(width,) what a channel says at a time; before its first key the first, after its last the last (glTF 2.0,
    appendix C)."""
    times, values = channel.times, channel.values.astype(np.float64, copy=False)
    after = int(np.searchsorted(times, seconds, side="right"))
    cubic = channel.easing is Easing.CUBIC
    if after in (0, len(times)):
        key = min(after, len(times) - 1)
        return np.asarray(values[3 * key + 1 if cubic else key])
    before = after - 1
    if channel.easing is Easing.STEP:
        return np.asarray(values[before])
    length = float(times[after]) - float(times[before])
    share = (seconds - float(times[before])) / length
    if cubic:
        return _hermite(values[3 * before + 1 : 3 * after + 2], share, length)
    if channel.target is Target.ROTATION:
        return slerp(values[before], values[after], share)
    return np.asarray((1.0 - share) * values[before] + share * values[after])


def _hermite(keys: F64, share: float, length: float) -> F64:
    """Between two keys of a cubic channel: (4, width) value, tangent out, tangent in, value."""
    start, leaving, arriving, end = keys
    square, cube = share * share, share * share * share
    return np.asarray(
        (2 * cube - 3 * square + 1) * start
        + length * (cube - 2 * square + share) * leaving
        + (3 * square - 2 * cube) * end
        + length * (cube - square) * arriving
    )


def at_rest(model: Model, placement: int, face: int, weights: Point, otherwise: Anchor) -> tuple[Point, Point]:
    """(point, unit normal) in world, with the model at rest, of a place on a face, told by the weights of its corners.

    Those of `otherwise` where the mesh has no such face.
    """
    place = model.placements[placement]
    mesh, matrix = model.meshes[place.mesh], place.world_from_mesh
    if mesh.levels is not None or not 0 <= face < len(mesh.indices):
        return otherwise.point, otherwise.normal
    corners = mesh.indices[face]
    shares = np.array(weights)[: len(corners)]
    x, y, z = (float(value) for value in matrix[:3, :3] @ (shares @ mesh.positions[corners]) + matrix[:3, 3])
    normals = mesh.normals
    turned = np.zeros(3) if normals is None else (shares @ normals[corners]) @ np.linalg.pinv(matrix[:3, :3])
    length = float(np.linalg.norm(turned))
    if not length > 0:
        return (x, y, z), otherwise.normal
    nx, ny, nz = (float(value) for value in turned / length)
    return (x, y, z), (nx, ny, nz)


class Poser:
    """Poses one model that has a rig. Keeps what is the same at every moment."""

    def __init__(self, model: Model) -> None:
        assert model.rig is not None
        self.model = model
        self.rig: Rig = model.rig
        self._levels = list(_levels(self.rig.parents))
        self._lamps = {number: lamp for number, lamp in enumerate(model.lamps) if lamp.node >= 0}

    @property
    def moving(self) -> frozenset[int]:
        """Numbers of the placements that move or change their shape."""
        deforming = {deform.mesh for deform in self.rig.deforms}
        changing = {number for number, place in enumerate(self.model.placements) if place.mesh in deforming}
        return frozenset(changing | set(self.rig.placements.tolist()))

    def at(self, moment: Moment | None) -> Model:
        """The model at a moment, or at rest. Only what the rig moves is made anew; bounds and proxy stay."""
        if moment is None or not 0 <= moment.clip < len(self.rig.clips):
            return self.model
        with np.errstate(all="ignore"):
            worlds, weights = self.nodes(moment)
            meshes, placements = list(self.model.meshes), list(self.model.placements)
            for deform in self.rig.deforms:
                meshes[deform.mesh] = _deformed(meshes[deform.mesh], *shape(deform, weights, worlds))
            moved = worlds[self.rig.placement_nodes] @ self.rig.node_from_mesh
        for number, matrix in zip(self.rig.placements.tolist(), moved, strict=True):
            placements[number] = replace(placements[number], world_from_mesh=matrix)
        lamps = tuple(_hung(lamp, worlds) for lamp in self.model.lamps)
        return replace(self.model, meshes=tuple(meshes), placements=tuple(placements), lamps=lamps)

    def nodes(self, moment: Moment) -> tuple[F64, dict[int, F64]]:
        """(world_from_node (n,4,4), weights of morph targets by node, where a channel moves them)."""
        rig = self.rig
        parts = {
            Target.TRANSLATION: rig.translations.copy(),
            Target.ROTATION: rig.rotations.copy(),
            Target.SCALE: rig.scales.copy(),
        }
        weights: dict[int, F64] = {}
        for channel in rig.clips[moment.clip].channels:
            value = sampled(channel, moment.seconds)
            if channel.target is Target.WEIGHTS:
                weights[channel.node] = value
            else:
                parts[channel.target][channel.node] = value
        placed = matrices(parts[Target.TRANSLATION], parts[Target.ROTATION], parts[Target.SCALE])
        worlds = rig.before @ placed
        for level in self._levels:
            worlds[level] = worlds[rig.parents[level]] @ worlds[level]
        return np.nan_to_num(worlds, posinf=0.0, neginf=0.0), weights


def _levels(parents: NDArray[np.int32]) -> Iterator[NDArray[np.intp]]:
    """Nodes with a parent, those of one depth together, shallow ones first."""
    depth = np.zeros(len(parents), np.intp)
    for node, parent in enumerate(parents.tolist()):
        depth[node] = 0 if parent < 0 else depth[parent] + 1
    for level in range(1, int(depth.max(initial=0)) + 1):
        yield np.flatnonzero(depth == level)


def _hung(lamp: Lamp, worlds: F64) -> Lamp:
    if lamp.node < 0:
        return lamp
    matrix = worlds[lamp.node]
    backward = matrix[:3, 2]
    length = float(np.linalg.norm(backward))
    if length == 0.0:
        return lamp
    x, y, z = (float(value) for value in matrix[:3, 3])
    dx, dy, dz = (float(-value) for value in backward / length)
    return replace(lamp, place=(x, y, z), direction=(dx, dy, dz))


def shape(deform: Deform, weights: Mapping[int, F64], worlds: F64) -> tuple[F32, F32 | None]:
    """(positions (n,3), unit normals (n,3)) with the morph targets weighted and the joints where they are."""
    chosen = weights.get(deform.node, deform.weights)
    positions = _morphed(deform.positions, deform.targets, chosen)
    normals = None if deform.normals is None else _morphed(deform.normals, deform.normal_targets, chosen)
    if deform.skin is not None:
        positions, normals = _skinned(deform, deform.skin, worlds, positions, normals)
    if normals is not None:
        length = np.linalg.norm(normals, axis=1, keepdims=True)
        normals = (normals / np.where(length > 0, length, 1.0)).astype(np.float32)
    return positions, normals


def _deformed(mesh: Mesh, positions: F32, normals: F32 | None) -> Mesh:
    if not np.isfinite(positions).all():
        return mesh
    return replace(mesh, positions=positions, normals=mesh.normals if normals is None else normals)


def _morphed(base: F32, targets: F32, weights: F64) -> F32:
    for target, weight in zip(targets, weights, strict=False):
        if weight != 0.0:
            base = base + np.float32(weight) * target
    return base


def _skinned(deform: Deform, skin: Skin, worlds: F64, positions: F32, normals: F32 | None) -> tuple[F32, F32 | None]:
    """(positions (n,3), normals (n,3) of any length) moved by their joints, blended linearly (glTF 2.0, 3.7.3.3)."""
    joints = (worlds[skin.joints] @ skin.inverse_binds)[:, :3].astype(np.float32)
    moved = np.empty_like(positions)
    turned = None if normals is None else np.empty_like(normals)
    for start in range(0, len(positions), _CHUNK):
        part = slice(start, start + _CHUNK)
        blend = np.zeros((len(positions[part]), 3, 4), np.float32)
        for influence in range(deform.joints.shape[1]):
            share = deform.influences[part, influence, None, None]
            blend += share * joints[deform.joints[part, influence]]
        blend[deform.influences[part].sum(axis=1) == 0] = np.eye(3, 4)  # hangs on nothing
        moved[part] = np.einsum("nij,nj->ni", blend[:, :, :3], positions[part]) + blend[:, :, 3]
        if turned is not None and normals is not None:
            turned[part] = np.einsum("nij,nj->ni", blend[:, :, :3], normals[part])
    return moved, turned
