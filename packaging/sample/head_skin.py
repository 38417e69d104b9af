"""The head's skin: locks of hair, tool marks, fired clay with its clouds, what is left of slip and pigment."""

from dataclasses import dataclass

import numpy as np

from sample.draping import noise3
from sample.fields import F32, linear, mix, step
from sample.hair import locks, looked_up, on_disc

CENTRE, TILT = (0.0, 2.9, -0.9), 20.0
HAIRLINE = (
    (0, 93), (30, 94), (48, 98), (58, 105), (68, 112), (75, 112), (80, 97), (95, 94), (114, 96), (126, 116), (150, 124),
    (180, 126),
)  # fmt: skip
CLAY, BUFF, RED, SOOT = linear(184, 136, 102), linear(204, 168, 132), linear(168, 108, 78), linear(104, 86, 74)
SLIP, FLESH, HAIR_RED, LIP, DARK = (
    linear(226, 212, 186),
    linear(196, 122, 86),
    linear(118, 50, 36),
    linear(150, 56, 44),
    linear(58, 42, 36),
)
CORE, SOIL, LIME = linear(138, 122, 108), linear(138, 112, 82), linear(214, 204, 184)


def hairline(turn: F32) -> F32:
    """Degrees from the crown to where the hair ends."""
    at = np.asarray(HAIRLINE, np.float32)
    return np.asarray(np.interp(np.abs(turn), at[:, 0], at[:, 1]), np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Zones:
    """Masks 0..1 over the chart: hair; broken: the fracture at the neck; hollow: inside; hair_height in metres."""

    hair: F32
    hair_height: F32
    broken: F32
    hollow: F32


def zones(points: F32, normals: F32, foot: float) -> Zones:
    """Where is what; points in cm."""
    x, y, z = (points[..., k] for k in range(3))
    angle, turn = on_disc(points, CENTRE, TILT)
    pressed = looked_up(locks(hairline, 71), angle, turn)
    wavy = angle + 1.2 * noise3(points, 2.2, 70)
    near_ear = step(6.9, 7.3, np.abs(x)) * step(2.8, 2.2, y) * step(-3.4, -2.6, z)
    covered = step(3.0, -2.0, wavy - hairline(turn)) * (1 - near_ear)
    tips = step(7.0, 2.0, wavy - hairline(turn)) * (1 - near_ear) * step(0.12, 0.22, pressed)
    hair = np.maximum(covered * (0.55 + 0.45 * step(0.05, 0.2, pressed)), tips)
    worn = 1 - 0.45 * step(0.6, 2.0, noise3(points, 6.0, 72))
    height = hair * (0.0016 + 0.0078 * pressed * worn)
    under = step(foot + 2.2, foot + 0.9, y)
    broken = under * step(-0.25, -0.55, normals[..., 1] + 0.06 * noise3(points, 0.8, 73))
    hollow = step(4.3, 3.9, np.hypot(x, z + 2.35)) * step(foot + 6, foot + 4, y)
    return Zones(hair.astype(np.float32), height.astype(np.float32), broken, hollow)


def tooled(points: F32, zone: Zones) -> F32:
    """Relief in metres: hair, the strokes of a spatula, finger marks, grit, pits, crust, the rough fracture."""
    x, y, z = (points[..., k] for k in range(3))
    bare = (1 - step(0.1, 0.5, zone.hair)) * (1 - zone.broken)
    relief = zone.hair_height.copy()
    swing = 0.5 * noise3(points, 5.0, 80)
    strokes = np.cos(2 * np.pi * (0.9 * y + 0.55 * x + swing) / 0.34) * step(0.2, 1.2, noise3(points, 3.0, 81))
    on_neck = step(-9.5, -12.5, y)
    relief += bare * 0.00016 * strokes * (0.25 + on_neck)
    combed = np.cos(2 * np.pi * (np.arctan2(x, z + 2.5) * 5.6 + 0.35 * noise3(points, 2.5, 82)) / 0.26)
    relief += on_neck * bare * 0.00020 * combed * step(-0.2, 0.9, noise3(points, 4.5, 83))
    relief += 0.00028 * noise3(points, 2.6, 84, 2.4) * (0.4 + 0.6 * bare)
    relief += 0.00002 * noise3(points, 0.2, 85, 1.4) + 0.00005 * noise3(points, 0.6, 86, 1.7)
    relief -= 0.00034 * np.clip(noise3(points, 0.26, 87, 1.2) - 2.2, 0, 1.6)
    relief -= 0.0007 * step(1.9, 2.3, noise3(points, 1.5, 88, 1.4))
    rough = np.maximum(zone.broken, 0.5 * zone.hollow)
    relief += rough * (0.0011 * noise3(points, 0.7, 89, 1.4) + 0.0005 * noise3(points, 0.2, 90, 1.2))
    return np.asarray(relief - _crack(points), np.float32)


def _crack(points: F32) -> F32:
    """A firing crack that climbs from the fracture behind the jaw."""
    x, y, z = (points[..., k] for k in range(3))
    line = x - 5.0 - 0.32 * noise3(points, 1.4, 91) - 0.16 * (y + 12) - 0.25 * np.sin(0.9 * y)
    along = step(-5.0, -7.0, y) * step(0, 1.5, z + 3.5)
    return np.asarray(0.0011 * np.exp(-((line / 0.055) ** 2)) * along * (x > 0), np.float32)


def _painted(points: F32, zone: Zones, colour: F32, hollow_place: F32) -> F32:
    """White slip below, colours on it, most of both gone: they last where nothing rubbed."""
    x, y, z = (points[..., k] for k in range(3))
    ax = np.abs(x)
    kept = 0.75 * noise3(points, 3.4, 100, 1.7) + 0.32 * noise3(points, 0.55, 101, 1.3) + 1.5 * (hollow_place - 0.35)
    outside = (1 - zone.broken) * (1 - zone.hollow)
    slip = step(0.35, 0.65, kept) * outside
    colour = mix(colour, SLIP, 0.62 * slip)
    paint = step(0.62, 0.95, kept + 0.12 * noise3(points, 0.25, 102)) * outside
    bare = 1 - step(0.1, 0.4, zone.hair)
    colour = mix(colour, FLESH, 0.62 * paint * bare)
    hair = step(-0.15, 0.5, kept + 0.25 * noise3(points, 1.5, 103)) * outside * step(0.2, 0.6, zone.hair)
    colour = mix(colour, HAIR_RED, 0.72 * hair)
    lips = np.exp(-((np.maximum(ax - 1.7, 0) / 0.5) ** 2) - ((y + 6.8) / 0.72) ** 2) * step(8.6, 9.0, z)
    colour = mix(colour, LIP, 0.6 * step(0.35, 0.7, lips) * step(-0.6, 0.2, kept))
    on_eye = np.hypot(ax - 3.1, y + 0.02)
    iris = step(0.56, 0.50, on_eye) * step(7.8, 8.0, z) * step(0.62, 0.5, np.abs(y))
    white = (
        step(1.6, 1.3, ax - 3.1 + 0 * y)
        * step(0.5, 0.42, np.abs(y + 0.02))
        * step(1.4, 1.2, np.abs(ax - 3.1))
        * step(7.7, 7.9, z)
    )
    colour = mix(colour, SLIP, 0.55 * white * step(-0.8, 0.2, kept))
    colour = mix(colour, DARK, 0.62 * iris * step(-0.9, 0.0, kept + 0.3 * noise3(points, 0.3, 104)))
    arch = np.interp(ax, [0.8, 1.9, 3.3, 4.6, 5.4], [1.7, 2.3, 2.5, 2.0, 1.0])
    brow = np.exp(-(((y - arch) / 0.22) ** 2)) * step(0.6, 1.0, ax) * step(5.5, 5.0, ax) * step(4.5, 5.5, z)
    return mix(colour, HAIR_RED, 0.55 * step(0.3, 0.7, brow) * step(-0.3, 0.45, kept))


def coloured(points: F32, zone: Zones, sky: F32, hollow_place: F32) -> tuple[F32, F32]:
    """Base colour (linear) and roughness. sky: open sky 0..1; hollow_place: 0..1 where the relief lies deep."""
    clouds = noise3(points, 9.0, 110, 2.0)
    colour = np.broadcast_to(CLAY, (*sky.shape, 3)).astype(np.float32)
    colour = mix(colour, BUFF, np.clip(0.42 + 0.34 * clouds, 0, 0.9))
    colour = mix(colour, RED, np.clip(0.22 + 0.30 * noise3(points, 5.0, 111), 0, 0.7))
    fire = step(1.0, 2.2, noise3(points, 11.0, 112, 2.2) + 0.3 * step(0, -8, points[..., 2]))
    colour = mix(colour, SOOT, 0.62 * fire)
    specks = step(1.7, 2.3, noise3(points, 0.16, 113, 1.1))
    colour = mix(colour, LIME, 0.4 * specks)
    colour = mix(colour, SOOT, 0.35 * step(1.8, 2.4, noise3(points, 0.14, 114, 1.1)))
    core = zone.broken * step(-0.3, 0.8, 0.8 * noise3(points, 1.6, 115))
    colour = mix(colour, RED, 0.55 * zone.broken)
    colour = mix(colour, CORE, 0.75 * core)
    colour = mix(colour, SOOT, 0.5 * zone.hollow)
    colour = _painted(points, zone, colour, hollow_place)
    soil = np.clip(1.6 * (1 - sky) - 0.25 + 0.22 * noise3(points, 1.2, 116), 0, 0.75)
    colour = mix(colour, SOIL, 0.75 * soil)
    lime = step(1.3, 2.1, noise3(points, 3.2, 117, 1.6)) * step(-0.2, 0.8, noise3(points, 0.4, 118, 1.3))
    colour = mix(colour, LIME, 0.38 * lime)
    colour = colour * (0.74 + 0.26 * sky)[..., None] * (1 + 0.035 * noise3(points, 0.12, 119, 1.1))[..., None]
    rough = 0.80 + 0.05 * noise3(points, 1.0, 120) + 0.08 * zone.broken + 0.05 * soil - 0.10 * step(0.5, 2, clouds)
    return np.clip(colour, 0.005, 1).astype(np.float32), np.clip(rough, 0.5, 0.98).astype(np.float32)
