"""Painting in slip: what a vase painter lays on leather-hard clay, and what he scratches out of it again.

Four layers share one unrolled surface: the slip that fires black, the lines incised through it, and the red and white
laid over it. Figures are drawn in units of their own, y upwards; a `Frame` sets them on the pot.
"""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from PIL import Image, ImageDraw

from sample.brush import Frame, Ground, Points
from sample.fields import F32
from sample.surface import catmull_rom

FINE = 3  # layers are drawn this many times finer than the canvas
Layer = Literal["slip", "incised", "red", "white"]
Knots = Sequence[Sequence[float]] | Points


def smooth(knots: Knots, steps: int = 9) -> Points:
    """A curve (n, 2) through knots."""
    return np.asarray(catmull_rom(np.asarray(knots, np.float64), steps))


def closed(knots: Knots, steps: int = 9) -> Points:
    """A closed curve (n, 2) through knots."""
    points = np.asarray(knots, np.float64)
    return smooth(np.concatenate([points[-2:], points, points[:2]]), steps)[2 * steps : -2 * steps]


def sides(knots: Sequence[tuple[float, float, float]], steps: int = 9) -> tuple[Points, Points]:
    """Left and right edge (n, 2) of a limb: knots of x, y and half its thickness."""
    path = smooth(knots, steps)
    along = np.gradient(path[:, :2], axis=0)
    across = np.stack([-along[:, 1], along[:, 0]], axis=-1)
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
    swing = across * np.maximum(path[:, 2:], 0.02)
    return path[:, :2] + swing, path[:, :2] - swing


class Sheet:
    """The four layers over a pot's ground."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        size = (ground.width * FINE, ground.height * FINE)
        self._layers: dict[str, Image.Image] = {
            name: Image.new("L", size) for name in ("slip", "incised", "red", "white")
        }

    def laid(self, layer: Layer) -> F32:
        """How much of a layer covers each pixel, (height, width) from 0 to 1."""
        return np.asarray(self._layers[layer].reduce(FINE), np.float32) / 255

    def fill(self, frame: Frame, outline: Knots, layer: Layer = "slip", shade: int = 255) -> None:
        """Fill an outline (n, 2) in the frame's units; shade 0 takes the layer away again."""
        points = np.asarray(outline, np.float64) * [1, -1]
        pixels = self.ground.pixels(frame.centre, frame.place(points)) * FINE
        width = self.ground.width * FINE
        draw = ImageDraw.Draw(self._layers[layer])
        for turn in (-width, 0, width):
            shifted = pixels + np.array((turn, 0))
            if shifted[:, 0].max() > 0 and shifted[:, 0].min() < width:
                draw.polygon([(float(x), float(y)) for x, y in shifted], fill=shade)

    def limb(self, frame: Frame, knots: Sequence[tuple[float, float, float]], layer: Layer = "slip") -> None:
        """A limb: knots of x, y and half its thickness, round at both ends."""
        left, right = sides(knots)
        self.fill(frame, np.concatenate([left, right[::-1]]), layer)
        for x, y, half in (knots[0], knots[-1]):
            self.dot(frame, (x, y), half, layer)

    def dot(
        self, frame: Frame, centre: tuple[float, float], radius: float, layer: Layer = "slip", shade: int = 255
    ) -> None:
        """A filled circle."""
        turn = np.linspace(0, 2 * np.pi, 20, endpoint=False)
        ring = np.stack([centre[0] + radius * np.cos(turn), centre[1] + radius * np.sin(turn)], axis=-1)
        self.fill(frame, ring, layer, shade)

    def line(
        self, frame: Frame, knots: Knots, width: float = 0.34, layer: Layer = "incised", rounded: bool = True
    ) -> None:
        """A line `width` mm thick, a little thinner towards its end as the point lifts."""
        path = smooth(knots) if rounded and len(knots) > 2 else np.asarray(knots, np.float64)
        along = np.gradient(path, axis=0)
        across = np.stack([-along[:, 1], along[:, 0]], axis=-1)
        across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
        half = across * (width / 2 / frame.scale * np.linspace(1.1, 0.8, len(path)))[:, None]
        self.fill(frame, np.concatenate([path + half, (path - half)[::-1]]), layer)

    def band(self, top: float, bottom: float, layer: Layer = "slip") -> None:
        """A whole turn of colour between two levels, mm down the profile."""
        scale = FINE * self.ground.height / self.ground.length
        box = (0.0, top * scale, float(self.ground.width * FINE), bottom * scale)
        ImageDraw.Draw(self._layers[layer]).rectangle(box, fill=255)
