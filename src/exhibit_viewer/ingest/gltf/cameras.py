"""Cameras of the file as views: orbits about the point of their line of sight nearest to the middle of the model.

glTF 2.0, 3.10: a camera looks along its node's -Z with +Y up. A camera that leans to one side is set upright.
"""

import math
from dataclasses import replace

import numpy as np

from exhibit_viewer.ingest.gltf.document import Document
from exhibit_viewer.ingest.gltf.tree import Entry
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.geometry import F64, Model

MOST = 64
_WIDEST = math.radians(120.0)
_NARROWEST = math.radians(1.0)


def with_cameras(model: Model, document: Document, world_from_node: dict[int, F64]) -> Model:
    """The model with the cameras its scene places, in tree order; a damaged one is noted and left out."""
    cameras: list[Camera] = []
    told = len(document.notices)
    for number, matrix in world_from_node.items():
        node = document.nodes.get(number, "nodes")
        try:
            index = node.index("camera")
            if index is not None:
                cameras.append(_orbit(document.cameras.get(index, node.at("camera")), matrix, model))
        except Fault as fault:
            document.overlook(fault)
        if len(cameras) == MOST:
            break
    return replace(model, cameras=tuple(cameras), notices=(*model.notices, *document.notices[told:]))


def _orbit(entry: Entry, world_from_camera: F64, model: Model) -> Camera:
    backward, eye = world_from_camera[:3, 2], world_from_camera[:3, 3]
    length = float(np.linalg.norm(backward))
    if not (np.isfinite(world_from_camera).all() and length > 0):
        raise entry.wrong("", "its node's matrix has no direction")
    backward = backward / length
    distance = max(float((eye - model.centre) @ backward), 0.1 * model.radius)
    x, y, z = (float(value) for value in eye - distance * backward)
    return Camera(
        target=(x, y, z),
        yaw=math.atan2(backward[0], backward[2]),
        pitch=math.asin(min(1.0, max(-1.0, backward[1]))),
        distance=distance,
        field_of_view=min(_WIDEST, max(_NARROWEST, _field_of_view(entry, distance))),
        orthographic=entry.text("type") == "orthographic",
    )


def _field_of_view(entry: Entry, distance: float) -> float:
    """Vertical, radians; for a parallel projection the angle that shows as much at that distance."""
    kind = entry.text("type")
    lens = entry.child(kind) if kind in ("perspective", "orthographic") else None
    if lens is None:
        raise entry.wrong("type", "neither perspective nor orthographic")
    if kind == "perspective":
        return lens.number("yfov", 0.0)
    return 2.0 * math.atan(abs(lens.number("ymag", 0.0)) / distance)
