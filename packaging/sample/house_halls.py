"""Halls: plinth, columns and painted beams, papered lattice between them, brick gables, a tiled roof over all.

Each hall is made about the middle of its plan, its front towards +z, and then put in its place.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sample.carpentry import PLAIN, bar, bent, turned, wall
from sample.fields import F32
from sample.house_materials import BEAM, BRICK, DOOR, PLASTER, STONE, TIMBER, WINDOW
from sample.house_roof import Roof, lay_roof
from sample.masonry import Mason

LACQUER = PLAIN * 0.92
GREENED = np.array([0.030, 0.130, 0.090], np.float32)
BLUED = np.array([0.030, 0.085, 0.240], np.float32)


@dataclass(frozen=True, slots=True)
class Hall:
    """bays: their widths, left to right; back, front, porch: z of the back wall, the front wall and the porch's columns
    (as the front where there is none); plinth: its height; top: of the columns; roof: over all, metres."""

    bays: tuple[float, ...]
    back: float
    front: float
    porch: float
    plinth: float
    top: float
    roof: Roof
    doors: int = 4

    @property
    def half(self) -> float:
        """Half the width between the outermost columns."""
        return sum(self.bays) / 2

    @property
    def posts(self) -> list[float]:
        """Where the columns stand along x."""
        return [float(x) for x in np.concatenate([[0], np.cumsum(self.bays)]) - self.half]


def lay_hall(mason: Mason, hall: Hall) -> None:
    """The whole hall."""
    _plinth(mason, hall)
    _gables(mason, hall)
    wall(mason, (-hall.half - 0.2, 0, hall.back - 0.2), (2 * hall.half + 0.4, 0, 0), (0, hall.top + 0.25, 0), BRICK,
         PLAIN, (0, 0, -1))  # fmt: skip
    _front(mason, hall)
    if hall.porch > hall.front:
        _porch(mason, hall)
    lay_roof(mason, hall.roof, 0.0)


def _plinth(mason: Mason, hall: Hall) -> None:
    wide, front, back, tall = hall.half + 0.42, hall.porch + 0.42, hall.back - 0.32, hall.plinth
    tone = PLAIN * 0.86
    wall(mason, (-wide, 0, front), (2 * wide, 0, 0), (0, tall - 0.14, 0), BRICK, PLAIN * 0.95, (0, 0, 1))
    for side in (-1, 1):
        wall(
            mason, (side * wide, 0, back), (0, 0, front - back), (0, tall - 0.14, 0), BRICK, PLAIN * 0.95, (side, 0, 0)
        )
        _kerb(mason, (side * (wide - 0.19), back, front), 0.21, tall, along_x=False)
    wall(mason, (-wide, 0, back), (2 * wide, 0, 0), (0, tall, 0), BRICK, PLAIN * 0.95, (0, 0, -1))
    _kerb(mason, (front - 0.19, -wide - 0.02, wide + 0.02), 0.21, tall, along_x=True)
    if hall.porch > hall.front:
        wall(
            mason,
            (-wide + 0.38, tall - 0.004, hall.front),
            (2 * wide - 0.76, 0, 0),
            (0, 0, front - 0.38 - hall.front),
            STONE,
            tone * 0.86,
            (0, 1, 0),
        )
    steps = max(2, round(tall / 0.15))
    for k in range(steps):
        top = tall * (steps - k) / (steps + 0.0) - 0.01
        for x0, x1 in ((-0.95, 0.0), (0.0, 0.95)):
            bar(mason, (x0, 0, front + 0.30 * k - 0.02), (x1, top - 0.0, front + 0.30 * (k + 1)), STONE,
                tone * np.float32(mason.random.normal(1, 0.04)), "xXYZ", 3)  # fmt: skip
    for side in (-1, 1):
        bar(mason, (min(side * 0.95, side * 1.22), 0, front - 0.02), (max(side * 0.95, side * 1.22), 0.10,
            front + 0.30 * steps + 0.05), STONE, tone, "xXYZ", 3)  # fmt: skip


def _kerb(mason: Mason, line: tuple[float, float, float], half: float, top: float, along_x: bool) -> None:
    """Edge stones of a plinth, each about 1.2 m long, standing a little proud."""
    at, start, end = line
    count = max(1, round((end - start) / 1.2))
    for k in range(count):
        low, high = start + (end - start) * k / count, start + (end - start) * (k + 1) / count
        tone = PLAIN * np.float32(mason.random.normal(0.88, 0.04))
        gap = 0.004
        if along_x:
            bar(
                mason, (low + gap, top - 0.14, at - half), (high - gap, top, at + half + 0.02), STONE, tone, "xXyYzZ", 3
            )
        else:
            bar(mason, (at - half - 0.01, top - 0.14, low + gap), (at + half + 0.01, top, high - gap), STONE, tone,
                "xXyYzZ", 3)  # fmt: skip


def _gables(mason: Mason, hall: Hall) -> None:
    """Side walls up to the roof, their ends stepping out under the eaves."""
    front, back = hall.porch + 0.26, hall.back - 0.2
    roof = hall.roof

    def under(z: F32) -> F32:
        ahead = roof.slope(np.clip(z / roof.front[0], 0, 1).astype(np.float32), False)[1]
        behind = roof.slope(np.clip(-z / roof.back[0], 0, 1).astype(np.float32), True)[1]
        return np.asarray(np.where(z >= 0, ahead, behind) - 0.05)

    for side in (-1, 1):
        for x, look in ((side * (hall.half + 0.2), side), (side * (hall.half - 0.16), -side)):
            start = back
            while start < front - 1e-6:
                end = min(start + 3.0, front)
                z = np.linspace(start, end, 7)
                for low, high in ((0.0, 3.0), (3.0, 6.0)):
                    tops = np.clip(under(z), low, high)
                    if (tops - low).max() < 0.01:
                        continue
                    level = low + (tops - low)[None] * np.linspace(1, 0, 5)[:, None]
                    points = np.stack([np.full(level.shape, x), level, np.broadcast_to(z, level.shape)], axis=-1)
                    uv = BRICK.uv(np.broadcast_to((z - start)[None], level.shape), 3.0 - (level - low))
                    mason.patch(points.astype(np.float32), uv, PLAIN, (look, 0, 0))
                start = end
        left, right = sorted((side * (hall.half + 0.2), side * (hall.half - 0.16)))
        wall(mason, (left, 0, front), (right - left, 0, 0), (0, hall.top - 0.25, 0), BRICK, PLAIN, (0, 0, 1))
        for index in range(4):
            bar(mason, (left, hall.top - 0.25 + 0.085 * index, front - 0.2),
                (right, hall.top - 0.165 + 0.085 * index, front + 0.07 * (index + 1)), BRICK,
                PLAIN * (0.85 if index % 2 else 1.0), "xXyZ")  # fmt: skip
        bar(mason, (left, 0, front), (right, 0.5, front + 0.012), STONE, PLAIN * 0.85, "xXYZ")


def _column(mason: Mason, x: float, z: float, foot: float, top: float, radius: float) -> None:
    turned(
        mason,
        (x, foot, z),
        [(radius * 1.55, 0), (radius * 1.6, 0.05), (radius * 1.45, 0.10), (radius * 1.15, 0.125)],
        STONE,
        PLAIN * 0.85,
        16,
    )
    levels = np.linspace(0.12, top - foot, 6)
    shape = [(radius * (1 - 0.06 * k / 5), float(y)) for k, y in enumerate(levels)]
    turned(mason, (x, foot, z), shape, TIMBER, LACQUER, 14)


def _front(mason: Mason, hall: Hall) -> None:
    posts, z = hall.posts, hall.front
    beam = hall.top - 0.34
    for x in posts:
        _column(mason, x, z, hall.plinth, hall.top, 0.115)
    for index, (left, right) in enumerate(pairwise(posts)):
        wide = right - left
        wall(mason, (left, beam, z + 0.06), (wide, 0, 0), (0, 0.34, 0), BEAM, PLAIN, (0, 0, 1), True)
        bar(mason, (left, beam - 0.07, z - 0.05), (right, beam, z + 0.075), PLASTER, GREENED, "yYZ", 3)
        if index == (len(posts) - 2) // 2:
            _doors(mason, hall, left + 0.11, right - 0.11, beam - 0.07)
        else:
            _windows(mason, hall, left + 0.11, right - 0.11, beam - 0.07)
    under = float(hall.roof.slope(np.array(z / hall.roof.front[0]), False)[1]) - 0.06 - hall.top
    wall(mason, (-hall.half, hall.top, z), (2 * hall.half, 0, 0), (0, under, 0), TIMBER, PLAIN * 0.45, (0, 0, 1))
    spine = np.array([(x, hall.top + 0.10, z) for x in np.linspace(-hall.half, hall.half, 5)], np.float32)
    bent(mason, spine, np.full(5, 0.10), PLASTER, GREENED * 0.9, 10)


def _doors(mason: Mason, hall: Hall, left: float, right: float, top: float) -> None:
    """Four leaves of lattice under a transom; a threshold."""
    z, foot = hall.front + 0.01, hall.plinth + 0.14
    head = foot + (top - foot) * 0.80
    count = hall.doors
    bar(mason, (left, hall.plinth, z - 0.04), (right, foot, z + 0.07), TIMBER, LACQUER * 0.9, "xXYZ", 3)
    bar(mason, (left, head, z - 0.03), (right, head + 0.09, z + 0.07), TIMBER, LACQUER, "yYZ", 3)
    for k in range(count):
        x0, x1 = left + (right - left) * k / count, left + (right - left) * (k + 1) / count
        wall(mason, (x0 + 0.012, foot, z), (x1 - x0 - 0.024, 0, 0), (0, head - foot, 0), DOOR, PLAIN, (0, 0, 1), True)
        for x in (x0, x1):
            bar(mason, (x - 0.014, foot, z), (x + 0.014, head, z + 0.035), TIMBER, LACQUER * 0.8, "xXZ", 2)
    for k in range(3):
        x0, x1 = left + (right - left) * k / 3, left + (right - left) * (k + 1) / 3
        wall(mason, (x0 + 0.03, head + 0.09, z), (x1 - x0 - 0.06, 0, 0), (0, top - head - 0.09, 0), WINDOW, PLAIN,
             (0, 0, 1), True)  # fmt: skip
        bar(mason, (x0 - 0.03, head + 0.09, z), (x0 + 0.03, top, z + 0.05), TIMBER, LACQUER, "xXZ")


def _windows(mason: Mason, hall: Hall, left: float, right: float, top: float) -> None:
    """Lattice sashes on a sill of fine brick."""
    z, foot = hall.front + 0.01, hall.plinth
    sill = foot + 0.85
    wall(mason, (left - 0.02, foot, z + 0.06), (right - left + 0.04, 0, 0), (0, 0.79, 0), BRICK, PLAIN, (0, 0, 1))
    bar(mason, (left - 0.03, sill - 0.06, z - 0.06), (right + 0.03, sill, z + 0.13), TIMBER, LACQUER * 0.9, "yYZ", 3)
    count = max(2, round((right - left) / 0.85))
    for k in range(count):
        x0, x1 = left + (right - left) * k / count, left + (right - left) * (k + 1) / count
        wall(mason, (x0 + 0.02, sill, z), (x1 - x0 - 0.04, 0, 0), (0, top - sill, 0), WINDOW, PLAIN, (0, 0, 1), True)
    for k in range(count + 1):
        x = left + (right - left) * k / count
        bar(mason, (x - 0.032, sill, z), (x + 0.032, top, z + 0.055), TIMBER, LACQUER, "xXZ", 2)
    bar(mason, (left, top - 0.06, z), (right, top, z + 0.055), TIMBER, LACQUER, "yZ", 3)


def _porch(mason: Mason, hall: Hall) -> None:
    """Free columns before the front, beams on both their faces, brackets and a fringe of lattice."""
    posts, z = hall.posts, hall.porch
    beam = hall.top - 0.32
    for x in posts:
        _column(mason, x, z, hall.plinth, hall.top, 0.125)
        bar(mason, (x - 0.06, hall.top - 0.28, hall.front), (x + 0.06, hall.top - 0.02, z), PLASTER, GREENED, "xXy", 3)
    for left, right in pairwise(posts):
        for face, look in ((z + 0.075, 1), (z - 0.075, -1)):
            wall(
                mason,
                (left + 0.08, beam, face),
                (right - left - 0.16, 0, 0),
                (0, 0.32, 0),
                BEAM,
                PLAIN,
                (0, 0, look),
                True,
            )
        wall(mason, (left, beam, z - 0.075), (right - left, 0, 0), (0, 0, 0.15), PLASTER, GREENED, (0, -1, 0))
        low = beam - 0.26
        bar(mason, (left + 0.12, low, z - 0.02), (right - 0.12, low + 0.035, z + 0.02), TIMBER, LACQUER, "yYzZ", 3)
        count = round((right - left) / 0.17)
        for k in range(1, count):
            x = left + (right - left) * k / count
            bar(mason, (x - 0.011, low + 0.03, z - 0.012), (x + 0.011, beam, z + 0.012), PLASTER, GREENED, "xXzZ")
        bar(mason, (left + 0.12, beam - 0.12, z - 0.010), (right - 0.12, beam - 0.098, z + 0.010), PLASTER, GREENED,
            "yYzZ", 3)  # fmt: skip
        for x, way in ((left + 0.12, 1), (right - 0.12, -1)):
            for k, (long, tall) in enumerate(((0.55, 0.10), (0.38, 0.20), (0.22, 0.30))):
                x0, x1 = sorted((x, x + way * long))
                bar(mason, (x0, low - tall, z - 0.028), (x1, low - 0.10 * k, z + 0.028), PLASTER,
                    GREENED if k % 2 else BLUED, "xXyzZ")  # fmt: skip
    spine = np.array([(x, hall.top + 0.10, z) for x in np.linspace(-hall.half, hall.half, 5)], np.float32)
    bent(mason, spine, np.full(5, 0.105), PLASTER, GREENED * 0.9, 10)
