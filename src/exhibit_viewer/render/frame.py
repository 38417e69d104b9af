"""Frame: what one picture is asked to show; Pick: what lies under one of its pixels. Imports no graphics driver."""

from dataclasses import dataclass, replace

from exhibit_viewer.model.camera import Camera, Point
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.rig import Moment
from exhibit_viewer.model.scene import Mode, Scene

LOOK = 6
"""Counted up when pictures come to look another way, so that kept ones are made again."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture to be drawn. width, height: framebuffer pixels. moving: quick now rather than fine soon.

    crop: for a tile of a larger picture: x, y of its bottom left corner there (may lie outside), then that picture's
    width and height. moment: of the model's clips, None for the model at rest.
    """

    scene: Scene
    camera: Camera
    width: int
    height: int
    moving: bool = False
    crop: tuple[int, int, int, int] | None = None
    moment: Moment | None = None


def as_seen(frame: Frame, model: Model | None) -> Frame:
    """The frame as a model is seen in it: a picture has the colours it has, without light, shadow or ground."""
    if model is None or not model.picture:
        return frame
    return replace(frame, scene=replace(frame.scene, mode=Mode.UNLIT, exposure_ev=0.0))


@dataclass(frozen=True, slots=True)
class Pick:
    """A point of the model's surface. point and normal (unit, towards the viewer) in world, file units.

    placement: index into `Model.placements`; face: row of that mesh's indices; barycentric: weights of the face's
    corners, (1, 0, 0) for points.
    """

    point: Point
    normal: Point
    placement: int
    face: int
    barycentric: Point
