"""What must hold of a Rig before the window's process trusts it; see `pack_check`."""

import numpy as np

from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.rig import Channel, Deform, Easing, Rig, Target

_WIDTHS = {Target.TRANSLATION: 3, Target.ROTATION: 4, Target.SCALE: 3}


def check_rig(model: Model, rig: Rig) -> None:
    """Raises ValueError naming the first thing that does not hold."""
    nodes, hung = len(rig.parents), len(rig.placements)
    _demand(rig.parents.ndim == 1 and bool((rig.parents < np.arange(nodes)).all()), "parents before children")
    _demand(bool((rig.parents >= -1).all()), "parents")
    _demand(rig.before.shape == (nodes, 4, 4) and bool(np.isfinite(rig.before).all()), "nodes")
    parts = (rig.translations, 3), (rig.rotations, 4), (rig.scales, 3)
    _demand(all(part.shape == (nodes, width) and bool(np.isfinite(part).all()) for part, width in parts), "node parts")
    _demand(rig.placements.shape == rig.placement_nodes.shape == (hung,), "placements that move")
    _demand(rig.node_from_mesh.shape == (hung, 4, 4) and bool(np.isfinite(rig.node_from_mesh).all()), "mesh in node")
    _demand(_within(rig.placements, len(model.placements)) and _within(rig.placement_nodes, nodes), "what hangs where")
    _demand(all(-1 <= lamp.node < nodes for lamp in model.lamps), "lamp's node")
    for deform in rig.deforms:
        _check_deform(model, deform, nodes)
    _demand(bool(rig.clips), "no clips")
    for clip in rig.clips:
        _demand(0 < clip.seconds < float("inf") and bool(clip.channels), "clip")
        for channel in clip.channels:
            _check_channel(channel, nodes)


def _check_deform(model: Model, deform: Deform, nodes: int) -> None:
    count, targets = len(deform.positions), len(deform.weights)
    _demand(0 <= deform.mesh < len(model.meshes) and -1 <= deform.node < nodes, "what changes its shape")
    mesh = model.meshes[deform.mesh]
    _demand(deform.positions.shape == mesh.positions.shape == (count, 3), "vertices that move")
    _demand(deform.normals is None or deform.normals.shape == (count, 3), "normals that move")
    _demand(mesh.normals is None or deform.normals is not None, "normals that move")
    _demand(deform.weights.ndim == 1, "weights")
    for moved in (deform.targets, deform.normal_targets):
        _demand(moved.shape in ((0, count, 3), (targets, count, 3)), "morph targets")
    _demand(deform.joints.shape == deform.influences.shape and len(deform.joints) == count, "influences")
    _demand(deform.joints.ndim == 2, "influences")
    if deform.skin is None:
        return
    joints = len(deform.skin.joints)
    _demand(_within(deform.skin.joints, nodes) and deform.skin.inverse_binds.shape == (joints, 4, 4), "skin")
    _demand(_within(deform.joints, joints), "joint out of range")


def _check_channel(channel: Channel, nodes: int) -> None:
    keys = len(channel.times)
    rows = keys * (3 if channel.easing is Easing.CUBIC else 1)
    _demand(0 <= channel.node < nodes and channel.times.shape == (keys,) and keys > 0, "channel")
    _demand(bool(np.isfinite(channel.times).all()) and bool((np.diff(channel.times) > 0).all()), "times")
    _demand(channel.values.ndim == 2 and len(channel.values) == rows, "keys")
    _demand(channel.values.shape[1] == _WIDTHS.get(channel.target, channel.values.shape[1]), "keys")


def _within(numbers: np.ndarray, count: int) -> bool:
    return numbers.size == 0 or (int(numbers.min()) >= 0 and int(numbers.max()) < count)


def _demand(condition: bool, what: str) -> None:
    if not condition:
        raise ValueError(what)
