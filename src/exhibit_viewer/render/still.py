"""A finished picture as an array, in the current context."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.scene import Scene
from exhibit_viewer.render.frame import Frame
from exhibit_viewer.render.renderer import Renderer
from exhibit_viewer.render.targets import make_target

TILE = 2048
"""Larger pictures are drawn in tiles of this side; memory for one stays below 200 MB."""
BORDER = 64
"""Drawn around each tile and cut off, so that effects which look at neighbours do not show the joins."""


def draw_still(
    model: Model, scene: Scene, camera: Camera, width: int, height: int, samples: int = 32, small: bool = False
) -> NDArray[np.uint8]:
    """(height, width, 4) uint8 sRGB, straight alpha, first row on top, drawn to rest by a renderer of its own; with
    smaller textures where memory is short."""
    renderer = Renderer(samples=samples, small=small)
    try:
        renderer.set_model(model)
        while True:
            try:
                return _drawn(renderer, scene, camera, width, height)
            except Fault as fault:
                if fault.code is not Code.GRAPHICS_MEMORY or not renderer.make_do(model):
                    raise
    finally:
        renderer.release()


def _drawn(renderer: Renderer, scene: Scene, camera: Camera, width: int, height: int) -> NDArray[np.uint8]:
    if max(width, height) <= TILE:
        return settled_picture(renderer, Frame(scene, camera, width, height))
    return _tiled(renderer, scene, camera, width, height)


def _tiled(renderer: Renderer, scene: Scene, camera: Camera, width: int, height: int) -> NDArray[np.uint8]:
    picture = np.empty((height, width, 4), np.uint8)
    for left, across in _pieces(width):
        for top, down in _pieces(height):
            crop = left - BORDER, height - top - down - BORDER, width, height
            frame = Frame(scene, camera, across + 2 * BORDER, down + 2 * BORDER, crop=crop)
            tile = settled_picture(renderer, frame)
            picture[top : top + down, left : left + across] = tile[BORDER : BORDER + down, BORDER : BORDER + across]
    return picture


def _pieces(length: int) -> Iterator[tuple[int, int]]:
    for start in range(0, length, TILE):
        yield start, min(TILE, length - start)


def settled_picture(renderer: Renderer, frame: Frame) -> NDArray[np.uint8]:
    """The frame drawn until it is settled, read back; first row on top."""
    target = make_target(frame.width, frame.height, ("rgba8",))
    try:
        while not renderer.draw(frame, target.framebuffer):
            pass
        return np.ascontiguousarray(target.read(0, "rgba8")[::-1])
    finally:
        target.release()
