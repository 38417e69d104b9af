"""Rig: what moves in a model, and the clips that move it, in the terms of glTF 2.0 (3.7.2.2, 3.7.3.3, 3.11).

The model's own meshes and placements show it at rest; `pose.Poser` makes the model of any moment from both.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
I32 = NDArray[np.int32]
U32 = NDArray[np.uint32]


class Target(StrEnum):
    """What of a node a channel moves."""

    TRANSLATION = "translation"
    ROTATION = "rotation"
    SCALE = "scale"
    WEIGHTS = "weights"


class Easing(StrEnum):
    """How it gets from key to key."""

    STEP = "STEP"
    LINEAR = "LINEAR"
    CUBIC = "CUBICSPLINE"


@dataclass(frozen=True, slots=True, eq=False)
class Channel:
    """times (k,) increasing, seconds; values (k, width), of a cubic one (3k, width): tangent in, value, tangent out."""

    node: int
    target: Target
    easing: Easing
    times: F32
    values: F32


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """One animation. It begins at 0, whenever its first key is."""

    name: str
    seconds: float
    channels: tuple[Channel, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Skin:
    """joints (j,): nodes of the rig; inverse_binds (j,4,4)."""

    joints: I32
    inverse_binds: F64


@dataclass(frozen=True, slots=True, eq=False)
class Deform:
    """A mesh that changes its shape. n vertices as the file stores them, t morph targets, k influences of joints.

    node: the node whose weights it follows, -1 for none. positions (n,3); normals (n,3); targets, normal_targets
    (t,n,3) displacements, the latter with t = 0 where there are none; weights (t,) at rest; joints, influences (n,k).
    With a skin the result is in world, without in the mesh's own axes.
    """

    mesh: int
    node: int
    positions: F32
    normals: F32 | None
    weights: F64
    targets: F32
    normal_targets: F32
    joints: U32
    influences: F32
    skin: Skin | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Rig:
    """n nodes, parents before children. parents (n,): -1 for none; before (n,4,4): what stands between a node's parent,
    or the world, and the node; translations, scales (n,3), rotations (n,4): at rest.

    placements (m,) of the model hang on placement_nodes (m,) by node_from_mesh (m,4,4).
    """

    parents: I32
    before: F64
    translations: F64
    rotations: F64
    scales: F64
    placements: I32
    placement_nodes: I32
    node_from_mesh: F64
    deforms: tuple[Deform, ...]
    clips: tuple[Clip, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A place in a clip."""

    clip: int
    seconds: float
