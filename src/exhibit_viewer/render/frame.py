"""Frame: what one picture is asked to show; Pick: what lies under one of its pixels. Imports no graphics driver."""

from dataclasses import dataclass

from exhibit_viewer.model.camera import Camera, Point
from exhibit_viewer.model.rig import Moment
from exhibit_viewer.model.scene import Scene


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
