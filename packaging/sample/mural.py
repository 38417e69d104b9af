"""A wall painting: earth and copper colours laid on clay with a broad brush, outlined in brown, in a plane of cm.

The picture is drawn on a canvas of flat colours; `Picture.canvas` is linear light. Up is up, x = 0 is the middle.
"""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from sample.fields import F32, linear
from sample.surface import catmull_rom

Path = list[tuple[float, float]]
INK = (74, 48, 38)
COLOURS = {
    "ground": (214, 196, 166),
    "white": (228, 220, 202),
    "malachite": (112, 164, 132),
    "pale": (150, 178, 152),
    "azurite": (64, 100, 154),
    "ochre": (196, 112, 76),
    "yellow": (202, 160, 92),
    "flesh": (124, 94, 82),
    "ink": INK,
}


class Picture:
    """A canvas of width by height cm, its foot at y = low."""

    def __init__(self, width: float, low: float, high: float, grain: int, seed: int) -> None:
        self.width, self.low, self.high, self.grain = width, low, high, grain
        self.image = Image.new("RGB", (round(width * grain), round((high - low) * grain)), COLOURS["ground"])
        self.draw = ImageDraw.Draw(self.image)
        self.random = np.random.default_rng(seed)

    def _at(self, points: NDArray[np.float64] | Path) -> list[tuple[float, float]]:
        return [((x + self.width / 2) * self.grain, (self.high - y) * self.grain) for x, y in np.asarray(points)]

    def disc(self, x: float, y: float, radius: float, colour: str, squash: float = 1.0) -> None:
        """A filled ellipse."""
        (left, top), (right, foot) = self._at([(x - radius, y + radius * squash), (x + radius, y - radius * squash)])
        self.draw.ellipse((left, top, right, foot), fill=COLOURS[colour])

    def shape(self, outline: Path, colour: str, edge: float = 0.0) -> None:
        """A filled outline through points, rounded, drawn round in ink where edge (cm) is given."""
        dense = catmull_rom(np.asarray([*outline, outline[0]], np.float64), 8)
        self.draw.polygon(self._at(dense), fill=COLOURS[colour])
        if edge:
            self.stroke([*outline, outline[0]], edge, "ink", (1, 1))

    def stroke(self, knots: Path, width: float, colour: str, taper: tuple[float, float] = (0.3, 0.1)) -> None:
        """A pull of the brush through knots; taper: share of the width left at its ends."""
        path = catmull_rom(np.asarray(knots, np.float64), 10)
        t = np.linspace(0, 1, len(path))
        half = width / 2 * np.minimum(1, np.minimum(taper[0] + 5 * t, taper[1] + 3 * (1 - t)))
        along = np.gradient(path, axis=0)
        across = np.stack([-along[:, 1], along[:, 0]], axis=-1)
        across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
        offset = across * half[:, None]
        one, two = self._at(path + offset), self._at(path - offset)
        for k in range(len(path) - 1):
            self.draw.polygon([one[k], one[k + 1], two[k + 1], two[k]], fill=COLOURS[colour])

    def canvas(self) -> F32:
        """The picture in linear light (h, w, 3), top row first."""
        table = np.stack([linear(k, k, k)[0] for k in range(256)]).astype(np.float32)
        return np.asarray(table[np.asarray(self.image)], np.float32)


def halo(picture: Picture, x: float, y: float, rings: list[tuple[float, str]], squash: float = 1.0) -> None:
    """Rings of colour from the outermost in, each with a line of ink and a line of white."""
    for radius, colour in rings:
        picture.disc(x, y, radius + 0.28, "ink", squash)
        picture.disc(x, y, radius, "white", squash)
        picture.disc(x, y, radius - 0.4, colour, squash)


def flames(picture: Picture, x: float, y: float, inner: float, outer: float, squash: float, count: int) -> None:
    """Tongues of fire between two ellipses."""
    middle, reach = (inner + outer) / 2, (outer - inner) / 2
    for k in range(count):
        turn = 2 * np.pi * k / count
        for shade, scale in (("ink", 1.25), (("ochre", "azurite", "malachite")[k % 3], 1.0), ("white", 0.25)):
            knots = [
                (
                    x + (middle + reach * r) * np.sin(turn + lean),
                    y + squash * (middle + reach * r) * np.cos(turn + lean),
                )
                for r, lean in ((-0.8, -0.02), (-0.2, 0.05), (0.3, -0.02), (0.9, 0.06))
            ]
            picture.stroke(knots, 2 * np.pi * middle / count * 0.8 * scale, shade, (0.55, 0.05))


def small_buddha(picture: Picture, x: float, y: float, k: int) -> None:
    """One of the rows of little seated figures, ten centimetres apart, in colours that take turns."""
    robes = ("ochre", "malachite", "azurite", "yellow")
    picture.disc(x, y + 1.0, 3.9, robes[(k + 1) % 4], 1.12)
    picture.disc(x, y + 1.0, 3.4, "white" if k % 2 else "pale", 1.12)
    picture.disc(x, y + 3.5, 2.0, robes[(k + 2) % 4])
    picture.shape(
        [(x - 3.4, y - 2.9), (x - 1.7, y + 1.6), (x, y + 2.1), (x + 1.7, y + 1.6), (x + 3.4, y - 2.9)],
        robes[k % 4],
        0.22,
    )
    picture.disc(x, y + 3.3, 1.12, "flesh", 1.2)
    picture.disc(x, y + 4.6, 0.75, "ink", 0.8)
    picture.stroke([(x - 1.2, y - 0.9), (x, y - 1.5), (x + 1.2, y - 0.9)], 0.8, "flesh", (0.8, 0.8))
    picture.stroke([(x - 3.7, y - 3.3), (x, y - 3.7), (x + 3.7, y - 3.3)], 0.8, "malachite", (0.6, 0.6))


def flyer(picture: Picture, x: float, y: float, side: int, robe: str) -> None:
    """A heavenly being in flight towards the middle: bent like a bow, ribbons streaming behind and above."""

    def at(points: Path) -> Path:
        return [(x + side * px, y + py) for px, py in points]

    ribbons: tuple[tuple[str, Path], ...] = (
        ("malachite", [(-2, 5), (3, 11), (9, 9), (14, 15), (21, 13), (27, 19)]),
        ("azurite", [(-3, 4), (-4, 10), (2, 14), (8, 13), (13, 19), (19, 18)]),
        ("malachite", [(1, -1), (7, -5), (12, -2), (18, -6), (24, -2)]),
    )
    for colour, knots in ribbons:
        picture.stroke(at(knots), 2.3, "ink", (0.3, 0.02))
        picture.stroke(at(knots), 1.8, colour, (0.3, 0.02))
        picture.stroke(at([(a, b + 0.25) for a, b in knots]), 0.4, "white", (0.2, 0.02))
    skirt: Path = [(-1.6, -1.2), (3, -3.6), (9, -2.2), (15, 3.2), (21, 6.2), (14, 6.6), (8, 3.6), (2.5, 2.0)]
    picture.shape(at(skirt), robe, 0.3)
    for rise in (0.2, 1.6):
        picture.stroke(at([(2, -1 + rise), (8, 0.2 + rise), (14, 4.0 + rise)]), 0.35, "white")
    picture.shape(at([(-1.9, -1.0), (2.6, 1.6), (0.2, 6.4), (-3.0, 5.0)]), "flesh", 0.25)
    picture.stroke(at([(-2.4, 5.2), (-6.0, 3.0), (-8.6, 5.4)]), 1.1, "flesh", (0.9, 0.5))
    picture.stroke(at([(-0.6, 5.6), (-3.8, 8.6), (-7.6, 9.4)]), 1.1, "flesh", (0.9, 0.5))
    picture.disc(x - side * 2.4, y + 8.4, 3.3, "malachite" if robe != "malachite" else "ochre")
    picture.disc(x - side * 2.4, y + 8.4, 2.8, "white")
    picture.disc(x - side * 2.4, y + 8.2, 1.75, "flesh", 1.15)
    picture.disc(x - side * 2.0, y + 10.2, 1.0, "ink")
    picture.stroke(at([(-3.1, 8.7), (-2.4, 8.9)]), 0.3, "white", (1, 1))
    picture.stroke(at([(-2.7, 8.6), (-2.8, 7.7)]), 0.28, "white", (1, 1))


def flower(picture: Picture, x: float, y: float, size: float, colour: str) -> None:
    """A falling blossom."""
    for k in range(5):
        turn = 2 * np.pi * k / 5 + x
        picture.disc(x + size * 0.62 * np.sin(turn), y + size * 0.62 * np.cos(turn), size * 0.46, colour)
    picture.disc(x, y, size * 0.34, "white")


def wall() -> Picture:
    """The wall of the niche, unrolled: 196 cm wide, from the floor at 12 to 142 cm; the figure's face at 84."""
    picture = Picture(196, 10, 146, 11, 31)
    picture.draw.rectangle((0, 0, *picture.image.size), fill=COLOURS["ochre"])
    for x, y, k in [(10.0 * c, 20.0 + 10.0 * r, c + 2 * r) for r in range(5) for c in range(-9, 10) if abs(c) > 3]:
        picture.draw.rectangle([*field_box(picture, x, y)], fill=COLOURS["ground" if k % 2 else "white"])
        small_buddha(picture, x, y, k % 4)
    for k in range(90):
        x, y = picture.random.uniform(-95, 95), picture.random.uniform(70, 142)
        flower(picture, x, y, picture.random.uniform(0.9, 1.7), ("white", "malachite", "azurite", "yellow")[k % 4])
    for side in (-1, 1):
        flyer(picture, side * 40, 106, side, "azurite")
        flyer(picture, side * 60, 80, side, "malachite")
        flyer(picture, side * 22, 128, side, "yellow")
    picture.stroke([(-98, 69), (0, 69), (98, 69)], 2.4, "ink", (1, 1))
    picture.stroke([(-98, 69), (0, 69), (98, 69)], 1.8, "malachite", (1, 1))
    halo(picture, 0, 56, [(44, "azurite")], 1.12)
    flames(picture, 0, 56, 33, 43, 1.12, 54)
    halo(picture, 0, 56, [(33, "malachite"), (29, "yellow"), (26, "ochre"), (22, "pale")], 1.12)
    halo(picture, 0, 86, [(24.5, "ochre")])
    flames(picture, 0, 86, 17, 23.5, 1.0, 36)
    halo(picture, 0, 86, [(17.5, "azurite"), (14.6, "white"), (13.6, "malachite")])
    return picture


def field_box(picture: Picture, x: float, y: float) -> tuple[float, float, float, float]:
    """The pixels of the field around one of the little figures."""
    left, top = ((x - 4.85 + picture.width / 2) * picture.grain, (picture.high - y - 4.85) * picture.grain)
    return left, top, left + 9.7 * picture.grain, top + 9.7 * picture.grain
