"""A finished picture as an array, in the current context."""

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.scene import Scene
from exhibit_viewer.render.frame import Frame
from exhibit_viewer.render.renderer import Renderer
from exhibit_viewer.render.targets import make_target


def draw_still(
    model: Model, scene: Scene, camera: Camera, width: int, height: int, samples: int = 32
) -> NDArray[np.uint8]:
    """(height, width, 4) uint8 sRGB, straight alpha, first row on top, drawn to rest by a renderer of its own."""
    renderer = Renderer(samples=samples)
    try:
        renderer.set_model(model)
        return settled_picture(renderer, Frame(scene, camera, width, height))
    finally:
        renderer.release()


def settled_picture(renderer: Renderer, frame: Frame) -> NDArray[np.uint8]:
    """The frame drawn until it is settled, read back; first row on top."""
    target = make_target(frame.width, frame.height, ("rgba8",))
    try:
        while not renderer.draw(frame, target.framebuffer):
            pass
        return np.ascontiguousarray(target.read(0, "rgba8")[::-1])
    finally:
        target.release()
