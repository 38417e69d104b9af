"""The relief of the bronze: animal mask, thunder pattern and hanging blades, as the mould maker would have cut them.

Rasters are in tenths of a millimetre. The mask follows the general type of early Chinese ritual bronzes; it copies no
single vessel.
"""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from sample.fields import F32, blur, step
from sample.surface import catmull_rom

UNIT = 10  # pixels a millimetre
HALF, TALL = 104.0, 70.0  # half a mask panel, mm: from the nose to where the next mask begins; top to bottom

# (knots in mm from the nose and the top, width at start, middle and end in mm, height in mm)
LIMBS: tuple[tuple[tuple[tuple[float, float], ...], tuple[float, float, float], float], ...] = (
    (((17, 12), (30, 5.5), (46, 5.5), (58, 12), (58, 21), (50, 25), (44, 20)), (6.5, 9.5, 4.0), 2.6),  # horn
    (((10, 24), (18, 18.5), (30, 17.5), (41, 22)), (3.0, 5.0, 2.6), 1.9),  # brow
    (((5, 14), (5, 30), (5, 46)), (4.0, 5.0, 8.0), 2.4),  # nose
    (((5, 51), (12, 56), (18, 53), (15.5, 48.5)), (6.5, 5.0, 3.2), 2.5),  # nostril
    (((14, 44), (26, 47.5), (38, 46.5), (47, 52), (45, 61), (36, 64), (30, 59.5)), (4.5, 7.5, 3.4), 2.4),  # jaw
    (((22, 51), (23, 56), (20.5, 60.5)), (4.4, 3.2, 1.2), 1.7),  # fang
    (((7, 60), (9, 65), (17, 65)), (4.0, 3.6, 1.8), 1.6),
    (((49, 36), (57, 31), (62, 36), (56, 42), (52, 40)), (4.2, 5.2, 2.6), 2.2),  # ear
    (
        ((60, 45), (70, 41), (83, 34), (95, 22), (95, 10), (85, 6), (78, 11), (82, 17)),
        (8.5, 8.5, 3.2),
        2.3,
    ),  # body, tail
    (((62, 51), (69, 56), (66, 63), (57, 64)), (6.0, 6.5, 3.2), 2.1),  # leg
    (((76, 48), (84, 53), (82, 61), (74, 64)), (3.6, 4.6, 2.6), 1.8),  # spur
    (((99, 33), (100, 44), (96, 56), (90, 64)), (2.4, 5.0, 3.2), 1.8),  # quill
    (((88, 42), (92, 48), (91, 55)), (2.0, 3.4, 1.6), 1.5),
    (((68, 30), (74, 22), (70, 12), (64, 6)), (2.4, 4.6, 2.6), 1.7),
    (((79, 25), (85, 20)), (2.4, 3.2, 2.0), 1.4),
)


def _ribbon(
    draw: ImageDraw.ImageDraw, knots: Sequence[tuple[float, float]], widths: Sequence[float], scale: float = 1.0
) -> None:
    path = catmull_rom(np.asarray(knots, np.float64), 16)
    t = np.linspace(0, 1, len(path))
    half = np.interp(t, [0, 0.5, 1], widths)[:, None] / 2 * scale
    along = np.gradient(path, axis=0)
    across = np.stack([-along[:, 1], along[:, 0]], axis=-1)
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
    left, right = (path + across * half) * UNIT, (path - across * half) * UNIT
    for k in range(len(path) - 1):
        draw.polygon([*map(tuple, left[k : k + 2]), *map(tuple, right[k : k + 2][::-1])], fill=255)
    for point, radius in zip(path[[0, -1]] * UNIT, half[[0, -1], 0] * UNIT, strict=True):
        draw.ellipse([*(point - radius), *(point + radius)], fill=255)


def _field(image: Image.Image) -> F32:
    return np.asarray(image, np.float32) / 255


def spirals(width: float, height: float, cell: float, line: float) -> F32:
    """Thunder pattern: square spirals in rows, alternately turned; 1 in the grooves. Sizes in mm."""
    image = Image.new("L", (round(width * UNIT), round(height * UNIT)))
    draw = ImageDraw.Draw(image)
    rows, columns = round(height / cell), round(width / cell)
    wide, tall = width / columns, height / rows
    coil = np.array(
        [
            (0.06, 0.94),
            (0.06, 0.08),
            (0.92, 0.08),
            (0.92, 0.80),
            (0.24, 0.80),
            (0.24, 0.30),
            (0.72, 0.30),
            (0.72, 0.60),
            (0.46, 0.60),
        ]
    )
    random = np.random.default_rng(5)
    for row in range(rows):
        for column in range(columns):
            turned = coil if (row + column) % 2 else 1 - coil
            knots = (turned + random.normal(0, 0.012, turned.shape) + [column, row]) * [wide * UNIT, tall * UNIT]
            draw.line([tuple(point) for point in knots], fill=255, width=round(line * UNIT), joint="curve")
    return _field(image)


def mask_panel() -> tuple[F32, F32]:
    """Half a mask: height in millimetres above the ground and the share of raised limbs (0..1), nose at column 0."""
    size = (round(HALF * UNIT), round(TALL * UNIT))
    height = np.zeros((size[1], size[0]), np.float32)
    raised = np.zeros_like(height)
    for knots, widths, tall in LIMBS:
        limb, groove = Image.new("L", size), Image.new("L", size)
        _ribbon(ImageDraw.Draw(limb), knots, widths, 1.22)
        _ribbon(ImageDraw.Draw(groove), knots, [min(0.9, width * 0.16) for width in widths])
        mask = _still_blur(_field(limb), 3)
        swell = 0.72 * step(0.15, 0.85, mask) + 0.28 * _still_blur(_field(limb), 14)
        inner = _still_blur(_field(groove), 1.5)
        height = np.maximum(height, tall * swell - 0.5 * inner * step(0.5, 1, mask))
        raised = np.maximum(raised, mask)
    height, raised = _eye(height, raised)
    ground = 1 - step(0.1, 0.5, raised)
    height -= 0.75 * _still_blur(spirals(HALF, TALL, 6.4, 0.75), 1.3) * ground
    return np.asarray(height, np.float32), np.asarray(raised, np.float32)


def _eye(height: F32, raised: F32) -> tuple[F32, F32]:
    """The bulging eye in its pointed socket, with a slit."""
    y, x = np.mgrid[0 : height.shape[0], 0 : height.shape[1]].astype(np.float32) / UNIT
    socket = Image.new("L", height.shape[::-1])
    corners = catmull_rom(
        np.array([(9, 41), (15, 31), (26, 25), (37, 27), (46, 32), (38, 38), (27, 41.5), (16, 41.5), (9, 44)], float),
        10,
    )
    ImageDraw.Draw(socket).polygon([tuple(point * UNIT) for point in corners], fill=255)
    lid = _still_blur(_field(socket), 3)
    ball = np.clip(1 - ((x - 27) / 8.6) ** 2 - ((y - 33.2) / 6.6) ** 2, 0, None)
    ring = np.exp(-(((np.hypot((x - 27) / 8.6, (y - 33.2) / 6.6) - 1.12) / 0.07) ** 2))
    slit = np.exp(-(((y - 33.2) / 0.8) ** 2) - ((x - 27) / 4.6) ** 4)
    shape = lid * (1.1 - 0.7 * ring) + 3.0 * np.sqrt(ball) - 0.9 * slit * (ball > 0)
    covered = np.maximum(lid, step(0, 0.1, ball))
    return np.where(covered > 0.5, shape, np.maximum(height * (1 - covered), shape)), np.maximum(raised, covered)


def blade_panel(width: float, tall: float) -> F32:
    """Half a hanging blade: height in mm, its axis at column 0, its root at the top."""
    size = (round(width / 2 * UNIT), round(tall * UNIT))
    y, x = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32) / UNIT
    edge = width / 2 * 0.94 * (1 - (y / tall) ** 1.6)
    inside = step(-0.2, 0.5, edge - x)
    border = np.exp(-(((edge - x - 1.0) / 0.45) ** 2))
    midrib = np.exp(-((x / 0.5) ** 2))
    inner = 0.45 * _still_blur(spirals(width / 2, tall, 4.4, 0.6), 1.3) * step(1.6, 2.2, edge - x)
    return np.asarray(inside * (0.75 + 0.35 * border + 0.3 * midrib - inner), np.float32)


def _still_blur(field: F32, sigma: float) -> F32:
    """Blur without wrapping the columns."""
    margin = int(3 * sigma) + 1
    return blur(np.pad(field, ((0, 0), (margin, margin)), mode="reflect"), sigma)[:, margin:-margin]
