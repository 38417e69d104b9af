"""First view: how an artifact is seen when it is opened, as its document wants it where that says so."""

from dataclasses import replace

import numpy as np

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.scene import Scene

_FARTHEST = 40.0
"""Radii of the object; a camera farther off shows nothing worth seeing."""


def first_camera(artifact: Artifact | None, model: Model, aspect: float, margin: float) -> Camera:
    """The document's camera; the whole object framed where it has none, or one that cannot have been meant."""
    wanted = artifact.setup.camera if artifact is not None and artifact.setup is not None else None
    if wanted is None or artifact is None or artifact.setup is None:
        return model.sight.framing(model.bounds, aspect, margin)
    away = float(np.linalg.norm(wanted.eye - model.centre))
    if artifact.setup.fitted or not model.radius * 0.05 < away < model.radius * _FARTHEST:
        return Camera(yaw=wanted.yaw, pitch=wanted.pitch).framing(model.bounds, aspect, margin)
    ahead = float((wanted.eye - model.centre) @ wanted.world_from_view_rotation()[:, 2])
    if wanted.orthographic or not ahead > 0.0:
        return wanted
    target = wanted.eye - wanted.world_from_view_rotation()[:, 2] * ahead  # as deep as the object, to turn about it
    return replace(wanted, target=(float(target[0]), float(target[1]), float(target[2])), distance=ahead)


def first_scene(artifact: Artifact, scene: Scene) -> Scene:
    """The visitor's scene with what the document says of its own."""
    setup = artifact.setup
    if setup is None:
        return scene
    exposure = scene.exposure_ev if setup.exposure_ev is None else setup.exposure_ev
    return replace(
        scene,
        mode=setup.mode or scene.mode,
        exposure_ev=exposure,
        background=setup.background or scene.background,
        floor=setup.floor or scene.floor,
        section=setup.section,
        light=setup.light or scene.light,
    )
