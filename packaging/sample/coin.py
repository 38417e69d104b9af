"""The coin: struck bronze, 27 mm across, standing on its edge; a lamp on one face, a vase and sprigs on the other."""

from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image, ImageChops, ImageDraw

from sample.fields import F32, blur, noise, sample, step
from sample.lettering import SERIF, font_face
from sample.patina import weathered
from sample.surface import Chart, Maps, Part, Place, bake, catmull_rom

SIZE = (1024, 2048)
RADIUS, THICKNESS, ARRIS = 0.0135, 0.0026, 0.0006
STAND = 0.0134515  # of the middle: the flan is not round, and rests on its lowest point
PIXELS = 1000  # a face's texture
UNIT = 38  # pixels a millimetre in the die
DIE = 27 * UNIT
LARGER = 5.0  # corrosion is painted as if the coin were this much larger, so that its patches suit a small thing


def _face_place(front: bool) -> Place:
    """Half of the coin unfolded into a square: the face, the rounded edge, half of the rim."""
    wall = THICKNESS / 2 - ARRIS
    reach = RADIUS - ARRIS + np.pi / 2 * ARRIS + wall
    sign = 1.0 if front else -1.0

    def place(u: F32, v: F32) -> F32:
        a, b = np.clip(2 * u - 1, -1, 1), np.clip(2 * v - 1, -1, 1)
        x, y = a * np.sqrt(1 - b * b / 2), -b * np.sqrt(1 - a * a / 2)  # square to disc, elliptical grid mapping
        share = np.hypot(x, y)
        distance = (1 - share) * reach
        angle = np.clip((distance - wall) / ARRIS, 0, np.pi / 2)
        inset = ARRIS * (1 - np.cos(angle)) + np.maximum(distance - wall - np.pi / 2 * ARRIS, 0)
        turn = np.arctan2(y, sign * x)
        flan = 1 + 0.012 * np.sin(2 * turn + 0.8) + 0.007 * np.sin(5 * turn + 2) + 0.004 * np.sin(9 * turn)
        grow = (RADIUS - inset) / np.maximum(share, 1e-6) * flan
        z = np.minimum(distance, wall) + ARRIS * np.sin(angle)
        return np.stack([sign * x * grow, y * grow + STAND, sign * z], axis=-1).astype(np.float32)

    return place


def _dome(image: Image.Image, tall: float, swell: float) -> F32:
    """A shape (255 inside) as relief in mm: steep at its edge, swelling inwards over `swell` mm."""
    mask = np.asarray(image, np.float32) / 255
    return np.asarray(
        tall * (0.45 * blur(mask, 2) + 0.55 * step(0.35, 1.0, blur(mask, swell * UNIT))) * blur(mask, 1.5)
    )


def _shape(
    outlines: Sequence[Sequence[tuple[float, float]]], holes: Sequence[Sequence[tuple[float, float]]] = ()
) -> Image.Image:
    """Smooth outlines in mm about the coin's middle, y up, as a mask."""
    image = Image.new("L", (DIE, DIE))
    draw = ImageDraw.Draw(image)
    for fill, group in ((255, outlines), (0, holes)):
        for outline in group:
            points = catmull_rom(np.asarray([*outline, outline[0]], np.float64), 12)
            draw.polygon([(DIE / 2 + x * UNIT, DIE / 2 - y * UNIT) for x, y in points], fill=fill)
    return image


def _legend(text: str, radius: float, size: float) -> Image.Image:
    """Letters round the upper edge, feet to the middle, evenly spaced."""
    image = Image.new("L", (DIE, DIE))
    face = font_face(SERIF, size * UNIT / 0.67, 640)
    widths = np.array([face.getlength(letter) / UNIT + 0.42 for letter in text])
    angles = (np.cumsum(widths) - widths / 2 - widths.sum() / 2) / radius
    for letter, angle in zip(text, angles, strict=True):
        stamp = Image.new("L", (DIE, DIE))
        ImageDraw.Draw(stamp).text((DIE / 2, DIE / 2 - radius * UNIT), letter, fill=255, font=face, anchor="ms")
        image = ImageChops.lighter(image, stamp.rotate(-np.degrees(angle), Image.Resampling.BICUBIC))
    return image


def _beads(count: int, radius: float, size: float) -> Image.Image:
    image = Image.new("L", (DIE, DIE))
    draw = ImageDraw.Draw(image)
    for angle in np.linspace(0, 2 * np.pi, count, endpoint=False):
        x, y = DIE / 2 + radius * UNIT * np.cos(angle), DIE / 2 + radius * UNIT * np.sin(angle)
        draw.ellipse([x - size * UNIT, y - size * UNIT, x + size * UNIT, y + size * UNIT], fill=255)
    return image


LAMP = (
    (-6.3, 0.7),
    (-5.2, -0.7),
    (-3.2, -2.0),
    (0.0, -2.7),
    (3.0, -2.3),
    (4.4, -0.8),
    (4.2, 0.5),
    (2.4, 1.3),
    (-0.6, 1.3),
    (-3.2, 0.8),
    (-5.4, 1.5),
)
FOOT = ((-1.5, -2.4), (-2.3, -3.7), (0.2, -3.9), (2.5, -3.7), (1.7, -2.3))
RING, RING_HOLE = (
    ((4.0, 0.9), (5.3, 1.9), (6.6, 0.9), (6.3, -0.7), (4.8, -1.3)),
    ((4.7, 0.5), (5.3, 1.0), (5.8, 0.5), (5.5, -0.3), (4.9, -0.5)),
)
FLAME = ((-5.9, 1.6), (-6.9, 2.7), (-6.4, 4.2), (-5.7, 5.9), (-5.3, 4.3), (-4.6, 2.9), (-5.2, 1.7))
VASE = (
    (-1.2, 5.2),
    (-0.8, 4.2),
    (-2.5, 3.2),
    (-3.0, 1.5),
    (-2.3, -1.2),
    (-1.5, -3.6),
    (-1.9, -5.2),
    (0.0, -5.4),
    (1.9, -5.2),
    (1.5, -3.6),
    (2.3, -1.2),
    (3.0, 1.5),
    (2.5, 3.2),
    (0.8, 4.2),
    (1.2, 5.2),
    (0.0, 5.3),
)


def _obverse() -> F32:
    height = _dome(_shape([LAMP, FOOT]), 0.62, 0.8)
    height = np.maximum(height, _dome(_shape([RING], [RING_HOLE]), 0.45, 0.3))
    height = np.maximum(height, _dome(_shape([FLAME]), 0.5, 0.4))
    well = _shape([[(-1.9, 0.9), (0.2, 1.25), (2.2, 0.9), (0.2, 0.45)]])
    return np.asarray(height - 0.25 * blur(np.asarray(well, np.float32) / 255, 3), np.float32)


def _reverse() -> F32:
    height = _dome(_shape([VASE]), 0.6, 0.8)
    rows = (DIE / 2 - np.arange(DIE, dtype=np.float32)) / UNIT
    for level in (4.0, 3.0, 0.4, -2.2):
        height = height - (0.10 * np.exp(-(((rows - level) / 0.11) ** 2)))[:, None] * step(0.1, 0.4, height)
    leaves = []
    for side in (-1, 1):
        for index in range(6):
            t = index / 5
            x, y = side * (4.1 + 2.3 * np.sin(np.pi * (0.15 + 0.75 * t))), -4.4 + 7.6 * t
            for lean in (-0.7, 0.7):
                turn = np.pi / 2 + side * (0.5 - 1.1 * t) * -1 + lean
                tip = (x + 1.7 * np.cos(turn), y + 1.7 * np.sin(turn))
                across = (-0.36 * np.sin(turn), 0.36 * np.cos(turn))
                middle = ((x + tip[0]) / 2, (y + tip[1]) / 2)
                leaves.append(
                    [
                        (x, y),
                        (middle[0] + across[0], middle[1] + across[1]),
                        tip,
                        (middle[0] - across[0], middle[1] - across[1]),
                    ]
                )
    return np.maximum(height, _dome(_shape(leaves), 0.3, 0.22))


def _chart(front: bool, device: Callable[[], F32], legend: str, origin: tuple[int, int], seed: int) -> Chart:
    place = _face_place(front)
    v, u = (np.mgrid[0:PIXELS, 0:PIXELS].astype(np.float32) + 0.5) / PIXELS
    points = place(u, v)
    die = np.maximum.reduce(
        [device(), _dome(_legend(legend, 9.0, 1.75), 0.30, 0.1), _dome(_beads(72, 12.05, 0.27), 0.24, 0.1)]
    )
    x, y = points[..., 0] * (1 if front else -1) * 1000, (points[..., 1] - STAND) * 1000
    shifted = (0.35, -0.25) if front else (-0.3, 0.3)  # no blow of the hammer falls quite in the middle
    struck = sample(die, DIE / 2 - (y - shifted[1]) * UNIT, np.clip(DIE / 2 + (x - shifted[0]) * UNIT, 0, DIE - 2))
    flat = step(0.15, 0.9, np.abs(points[..., 2]) / (THICKNESS / 2)) * (np.abs(points[..., 2]) > THICKNESS / 2 - ARRIS)
    worn = struck * (0.86 - 0.30 * step(0.3, 1.6, noise(struck.shape, 260, seed)))
    relief = worn * flat * 0.001 + 0.00004 * noise(struck.shape, 200, seed + 1, fall=2.4) * flat
    skin = weathered((relief * LARGER).astype(np.float32), 0.0276 / PIXELS * LARGER, seed + 2, 0.9)
    meets = step(0.0, 0.3, np.abs(points[..., 2]) / (THICKNESS / 2))  # the two halves close without a gap
    return Chart(place, meets * skin.height / np.float32(LARGER), skin.colour, skin.orm, origin, (354, 354), smooth=0.8)


def make() -> tuple[list[Part], Maps]:
    """Triangles and textures of the coin."""
    charts = [
        _chart(True, _obverse, "EXHIBIT VIEWER", (12, 12), 900),
        _chart(False, _reverse, "DEMONSTRATION", (1036, 12), 950),
    ]
    return bake(charts, SIZE, weld=True)
