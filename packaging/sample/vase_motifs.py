"""Flowers, leaves and curls: what the painter of the vase has in the wrist. All in millimetres about a frame."""

from collections.abc import Sequence

import numpy as np

from sample.brush import Frame, Painter, Points
from sample.surface import catmull_rom

OUTLINE, FILL = 2.0, 0.66  # how full the brush is for a line and for a wash


def rounded(points: Sequence[tuple[float, float]], steps: int = 10) -> Points:
    """A smooth line through points."""
    return np.asarray(catmull_rom(np.asarray(points, np.float64), steps))


def arc(radius: float, start: float, end: float, count: int = 14, centre: tuple[float, float] = (0, 0)) -> Points:
    """Part of a circle, angles in degrees, clockwise on the pot."""
    angle = np.radians(np.linspace(start, end, count))
    return np.stack([centre[0] + radius * np.cos(angle), centre[1] + radius * np.sin(angle)], axis=-1)


def spiral(size: float, turns: float = 1.35, count: int = 30) -> Points:
    """A curl of `size` mm across: leaves the origin along +x and winds in upwards (to negative y)."""
    t = np.linspace(0, 1, count)
    angle = np.pi / 2 - turns * 2 * np.pi * t
    radius = size / 2 * (1 - 0.86 * t**0.9)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle) - size / 2], axis=-1)


def _petal(inner: float, outer: float, spread: float, lobes: int) -> Points:
    """A petal about the +x axis from radius inner to outer, `spread` radians wide, its lip in `lobes` scallops."""
    t = np.linspace(0, 1, 27)
    lip = outer * (0.84 + 0.16 * np.sin(np.pi * t) ** 0.7) + outer * 0.055 * np.abs(np.sin(np.pi * lobes * t)) ** 0.7
    angle = (t - 0.5) * spread * (0.86 + 0.14 * np.sin(np.pi * t))
    edge = np.stack([lip * np.cos(angle), lip * np.sin(angle)], axis=-1)
    base = np.array(
        [
            [inner * np.cos(0.3 * spread), inner * np.sin(0.3 * spread)],
            [inner * 0.9, 0],
            [inner * np.cos(0.3 * spread), -inner * np.sin(0.3 * spread)],
        ]
    )
    return np.concatenate([base[1:2], base[2:], edge, base[:1], base[1:2]])


def shrunk(outline: Points, share: float, towards: Points | None = None) -> Points:
    """An outline drawn in towards a point, its middle unless told."""
    centre = outline.mean(axis=0) if towards is None else towards
    return np.asarray(centre + (outline - centre) * share)


def turned(points: Points, angle: float) -> Points:
    """Points turned about the origin, radians."""
    cosine, sine = np.cos(angle), np.sin(angle)
    return np.asarray(points @ np.array([[cosine, sine], [-sine, cosine]]))


def blossom(painter: Painter, frame: Frame, size: float) -> None:
    """A peony seen from above and a little to the side: rings of petals, white left between line and wash."""
    random = painter.random
    phase = random.uniform(0, 1)
    rings = ((1.0, 0.50, 9, 3), (0.74, 0.34, 8, 3), (0.50, 0.18, 6, 2), (0.28, 0.05, 5, 1))
    for ring, (outer, inner, count, lobes) in enumerate(rings):
        order = random.permutation(count)
        for index in order:
            angle = 2 * np.pi * (index + phase + 0.37 * ring + random.normal(0, 0.04)) / count
            reach = size * outer * random.uniform(0.94, 1.05)
            petal = turned(_petal(size * inner * 0.6, reach, 2 * np.pi / count * 1.22, lobes), angle)
            petal[:, 1] -= ring * size * 0.035
            painter.lift(frame, petal)
            painter.stroke(frame, petal, 0.72, OUTLINE, (0.6, 0.45), rounded=False, swell=0.45)
            root = np.array([0.0, -ring * size * 0.035]) + turned(np.array([[size * inner * 0.55, 0.0]]), angle)[0]
            painter.wash(
                frame,
                np.roll(shrunk(petal, 0.80, petal.mean(axis=0) * 0.7 + root * 0.3), 0, axis=0),
                FILL * random.uniform(0.75, 1.35),
                grade=1.5,
                rim=0.35,
            )
            _petal_veins(painter, frame, angle, size * inner, reach, ring)
    for _ in range(9):
        spot = random.normal(0, size * 0.055, 2) - np.array([0.0, size * 0.10])
        painter.stroke(frame, np.array([spot, spot + np.array([0.5, 0.3])]), 1.0, 2.1, (1, 1))


def _petal_veins(painter: Painter, frame: Frame, angle: float, inner: float, outer: float, ring: int) -> None:
    for side in (-0.16, 0.0, 0.16):
        turn = angle + side * (1 + 0.4 * ring)
        ends = np.array([[inner * 0.95, 0.0], [inner + (outer - inner) * 0.55, 0.0]])
        vein = turned(ends, turn)
        vein[:, 1] -= ring * outer * 0.03
        painter.stroke(frame, vein, 0.55, 0.95, (0.9, 0.1))


LEAF = (
    (0.0, 0.02),
    (0.04, 0.09),
    (0.12, 0.14),
    (0.16, 0.24),
    (0.25, 0.34),
    (0.33, 0.35),
    (0.35, 0.24),
    (0.41, 0.23),
    (0.50, 0.30),
    (0.58, 0.28),
    (0.60, 0.17),
    (0.68, 0.17),
    (0.77, 0.16),
    (0.84, 0.09),
    (0.93, 0.05),
    (1.0, 0.0),
)


def leaf(painter: Painter, frame: Frame, length: float, bend: float) -> None:
    """A lobed peony leaf along +x, bent sideways; the midrib stays white, side veins are drawn in."""
    upper = np.asarray(LEAF) * length
    lower = upper * [1, -1] * [1, painter.random.uniform(0.85, 1.1)]

    def bent(points: Points) -> Points:
        return np.stack([points[:, 0], points[:, 1] + bend * length * (points[:, 0] / length) ** 2], axis=-1)

    whole = bent(np.concatenate([upper, lower[::-1]]))
    painter.lift(frame, whole)
    for half in (upper, lower):
        edge = bent(half)
        rib = bent(half * [1, 0.10])[::-1]
        painter.wash(frame, np.concatenate([edge, rib]), FILL * 1.35, grade=0.5, rim=0.45)
        painter.stroke(frame, edge, 0.75, OUTLINE * 0.95, (0.6, 0.25), rounded=False, swell=0.35)
        for at, out in ((0.16, 0.20), (0.33, 0.22), (0.52, 0.2)):
            side = np.sign(half[4, 1])
            vein = np.array([[at, 0.04 * side], [at + 0.13, out * side]]) * length
            painter.stroke(frame, bent(vein), 0.5, 1.0, (0.8, 0.1))
