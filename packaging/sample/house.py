"""The inner court of a northern Chinese courtyard house: main hall with ear rooms, two wings, a gate, a court between.

At true size in metres: x to the east, z to the south, y up; the base is 16 by 17 metres.
"""

import numpy as np

from sample.carpentry import PLAIN, moved, turned, wall
from sample.fields import F32, step
from sample.house_court import lay_court, lay_gate, lay_jar, lay_screen, lay_tree, lay_well
from sample.house_halls import Hall, lay_hall
from sample.house_materials import PLASTER, STONE, maps
from sample.house_roof import Roof
from sample.masonry import Mason
from sample.sky import seen
from sample.surface import Maps, Part

BASE = 0.14
MAIN = Hall((3.2, 3.8, 3.2), -2.5, 1.4, 2.5, 0.46, 3.36, Roof(5.75, (3.25, 3.42), (3.0, 3.55), 5.36))
WING = Hall((2.1, 2.4, 2.1), -1.6, 1.35, 1.35, 0.30, 2.78, Roof(4.45, (2.10, 2.90), (2.05, 2.95), 3.56))
EAR = Hall((2.3,), -1.6, 1.35, 1.35, 0.30, 2.70, Roof(4.30, (2.10, 2.84), (2.0, 2.90), 1.30, False))


def _base(mason: Mason) -> None:
    """The slab the house stands on, edged with stone."""
    for x in (-8.0, 8.0):
        wall(mason, (x, -BASE, -9.2), (0, 0, 17.0), (0, BASE, 0), STONE, PLAIN * 0.7, (x, 0, 0))
    for z in (-9.2, 7.8):
        wall(mason, (-8.0, -BASE, z), (16.0, 0, 0), (0, BASE, 0), STONE, PLAIN * 0.7, (0, 0, z))


def _lanterns(mason: Mason) -> None:
    red, gold = np.array([0.70, 0.045, 0.03], np.float32), np.array([0.78, 0.50, 0.14], np.float32)
    for x in (-1.15, 1.15):
        at = (x, 2.34, -3.62)
        globe = [(0.07, -0.20), (0.15, -0.17), (0.225, -0.06), (0.225, 0.06), (0.15, 0.17), (0.07, 0.20)]
        turned(mason, at, globe, PLASTER, red, 16)
        for low, high in ((-0.235, -0.195), (0.195, 0.235)):
            turned(mason, at, [(0.02, low), (0.085, low), (0.085, high), (0.02, high)], PLASTER, gold, 12)
        turned(mason, at, [(0.008, 0.23), (0.008, 0.52)], PLASTER, gold * 0.6, 5)
        turned(mason, at, [(0.035, -0.46), (0.03, -0.235)], PLASTER, red, 8)


def _laid() -> list[Part]:
    parts: list[Part] = []
    for index, (hall, quarter, x, z) in enumerate(
        (
            (MAIN, 0, 0.0, -6.15),
            (EAR, 0, -6.62, -7.0),
            (EAR, 0, 6.62, -7.0),
            (WING, 1, -6.0, 1.15),
            (WING, 3, 6.0, 1.15),
        )
    ):
        mason = Mason(20 + index)
        lay_hall(mason, hall)
        parts += moved(mason.parts, quarter, (x, BASE, z))
    gate = Mason(30)
    lay_gate(gate)
    parts += moved(gate.parts, 0, (0.0, BASE, 6.35))
    for index, (quarter, x, z, length, lit) in enumerate(
        ((0, -4.50, 6.35, 6.2, True), (0, 4.50, 6.35, 6.2, True), (1, -7.4, 5.3, 1.9, False), (1, 7.4, 5.3, 1.9, False),
         (1, -7.5, -3.9, 2.9, False), (1, 7.5, -3.9, 2.9, False))
    ):  # fmt: skip
        screen = Mason(40 + index)
        lay_screen(screen, length, lit)
        parts += moved(screen.parts, quarter, (x, BASE, z))
    court = Mason(50)
    lay_court(court)
    _base(court)
    lay_well(court, -2.55, 4.05)
    lay_jar(court, 2.55, 3.9)
    lay_tree(court, -2.55, -0.75, 90, 3)
    lay_tree(court, 2.55, -0.75, 0, 8)
    _lanterns(court)
    return parts + moved(court.parts, 0, (0.0, BASE, 0.0))


def _weathered(part: Part) -> F32:
    """The tints (n, 3) with the sky's share, rain-washed feet and moss on the northern slopes."""
    assert part.colours is not None
    x, y, z = part.positions.T
    sky = seen(part, 0.12, 64)
    tint = part.colours * (0.36 + 0.64 * np.clip(1.2 * sky, 0, 1) ** 0.85)[:, None]
    cloud = np.sin(1.3 * x + 0.4) * np.sin(1.7 * z - 1.1) + 0.5 * np.sin(3.9 * x - 2.7 * z + y)
    roof = step(2.4, 3.0, y) * step(0.25, 0.6, part.normals[:, 1])
    moss = roof * np.clip(0.30 + 0.35 * cloud - 0.5 * part.normals[:, 2], 0, 0.6)
    tint = tint * (1 - moss[:, None] * np.array([0.30, 0.18, 0.42], np.float32))
    wet = step(0.75, BASE, y) * step(0.5, 0.2, np.abs(part.normals[:, 1])) * 0.22
    return np.asarray(np.clip(tint * (1 - wet[:, None]), 0, 1), np.float32)


def make() -> tuple[list[Part], Maps]:
    """Triangles and textures of the house."""
    mason = Mason(0)
    mason.extend(_laid())
    part = mason.gathered()
    return [Part(part.positions, part.normals, part.uvs, part.triangles, _weathered(part))], maps()
