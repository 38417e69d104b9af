"""The bracket: a set of blocks and arms as carpenters in East Asia put them between column and eaves, in centimetres.

Every member is a loft: a rounded rectangle drawn along an axis, its depth and width changing as they go.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sample.bracket_skin import carved, paint_scheme, wooden
from sample.fields import F32, occlusion, step
from sample.surface import Chart, Maps, Part, bake

SIZE = (1680, 2304)
SIDES = (0.10, 0.40, 0.60, 0.90)  # u where the near side begins and ends, and the far side begins and ends
Outline = Callable[[F32], tuple[F32, F32, F32]]
Axis = tuple[float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """One piece of timber. outline(s) gives foot, top and half width at s cm from its middle; e1 points along it, e2 up
    across it, from `at`. The pith runs `pith` (across e2, across e3) cm off the axis."""

    length: float
    outline: Outline
    at: Axis
    e1: Axis
    e2: Axis
    pith: tuple[float, float] = (-9.0, 2.0)

    def local(self, u: F32, v: F32) -> F32:
        """Along, up, across, in cm (..., 3)."""
        cap = 0.085
        v = np.clip(v, 0, 1)
        share = np.clip((v - cap) / (1 - 2 * cap), 0, 1)
        scale = np.clip(np.minimum(v, 1 - v) / cap, 0, 1)
        rounding = 0.45 * scale**10
        s = (
            (share - 0.5) * self.length
            + np.where(v < cap, rounding - 0.45, 0)
            + np.where(v > 1 - cap, 0.45 - rounding, 0)
        )
        foot, top, half = self.outline(np.clip(s, -self.length / 2, self.length / 2))
        across, up = _perimeter(u)
        return np.stack([s, (foot + top) / 2 + (top - foot) / 2 * up * scale, half * across * scale], axis=-1).astype(
            np.float32
        )

    def place(self, u: F32, v: F32) -> F32:
        """Points in metres."""
        u, v = np.broadcast_arrays(u, v)
        e1, e2 = np.asarray(self.e1), np.asarray(self.e2)
        frame = np.stack([e1, e2, np.cross(e1, e2)])
        return np.asarray((self.local(u, v) @ frame + np.asarray(self.at)) * 0.01, np.float32)


def _perimeter(u: F32) -> tuple[F32, F32]:
    """Across and up, -1..1, around a rounded square from the middle of its foot, up the near side first."""
    u = u % 1
    knots = [0, SIDES[0], SIDES[1], SIDES[2], SIDES[3], 1]
    across = np.interp(u, knots, [0, 1, 1, -1, -1, 0])
    up = np.interp(u, knots, [-1, -1, 1, 1, -1, -1])
    size = (np.abs(across) ** 18 + np.abs(up) ** 18) ** (1 / 18)
    return across / size, up / size


def _arm(length: float, low: float, top: float, half: float, rise: float, run: float) -> Outline:
    """An arm whose underside curves up towards its ends, as if cut with three strokes of the adze."""

    def outline(s: F32) -> tuple[F32, F32, F32]:
        over = np.clip((np.abs(s) - (length / 2 - run)) / run, 0, 1)
        curve = 1 - np.sqrt(np.clip(1 - over**2.2, 0, 1))
        return low + rise * np.clip(curve, 0, 1), top + 0 * s, half + 0 * s

    return outline


def _block(height: float, wide: float, foot: float) -> Outline:
    """A bearing block from its top (s < 0) down: straight cheeks, then a hollowed slope to a smaller foot."""

    def outline(s: F32) -> tuple[F32, F32, F32]:
        down = np.clip((s + height / 2) / height, 0, 1)
        slope = np.clip((down - 0.58) / 0.42, 0, 1)
        half = wide - (wide - foot) * (1 - (1 - slope) ** 1.9) * (slope > 0)
        return -half, half, half

    return outline


def _beak(length: float) -> Outline:
    """The lever that slants down to the front and ends in a beak."""

    def outline(s: F32) -> tuple[F32, F32, F32]:
        out = np.clip((s - (length / 2 - 24)) / 24, 0, 1)
        return -4.4 + 0.6 * out, 4.4 - 5.4 * out**0.8 - 1.2 * np.sin(np.pi * out), 3.9 - 0.9 * out

    return outline


def _lobed(length: float, low: float, top: float, half: float) -> Outline:
    """A board with a foot cut into lobes towards its ends, for carving."""

    def outline(s: F32) -> tuple[F32, F32, F32]:
        out = np.clip((np.abs(s) - 12) / (length / 2 - 12), 0, 1)
        wave = 5.6 * out**1.7 + 1.25 * np.abs(np.sin(2.5 * np.pi * out)) * (out > 0) * (1 - 0.3 * out)
        return low + wave, top - 0.5 * out, half + 0 * s

    return outline


X, Y, Z, DOWN = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0), (0.0, -1.0, 0.0)
TILT = np.radians(20)
SLANT = (0.0, -float(np.sin(TILT)), float(np.cos(TILT)))
SLANT_UP = (0.0, float(np.cos(TILT)), float(np.sin(TILT)))


def members() -> dict[str, Member]:
    """The timbers by name; small blocks are `dou` and a number."""
    found = {
        "cap": Member(17, _block(17, 13.5, 9.5), (0, 8.5, 0), DOWN, Z, (-22, 6)),
        "lower": Member(66, _arm(66, -5.2, 5.2, 4.4, 6.4, 17), (0, 18.6, 0), X, Y),
        "out": Member(72, _arm(72, -5.0, 5.0, 4.2, 6.2, 17), (0, 18.9, 3), Z, Y),
        "lever": Member(55, _beak(55), (0, 39.2, 23), SLANT, SLANT_UP, (-7, -3)),
        "carved": Member(104, _lobed(104, -7.2, 7.4, 4.0), (0, 36.4, 0), X, Y, (-13, 1)),
        "board": Member(116, _arm(116, -3.6, 5.6, 4.2, 0.0, 6), (0, 53.2, 0), X, Y, (-4, 8)),
    }
    small = _block(7.4, 6.6, 4.7)
    spots = [
        (-27, 26.4, 0),
        (27, 26.4, 0),
        (0, 27.0, 32.5),
        (0, 27.0, -27),
        (-44, 46.4, 0),
        (0, 46.4, 0),
        (44, 46.4, 0),
    ]
    for k, spot in enumerate(spots):
        found[f"dou{k}"] = Member(7.4, small, spot, DOWN, Z, (-11, 5 - 2 * k))
    return found


LAYOUT: dict[str, tuple[tuple[int, int], tuple[int, int], tuple[int, int]]] = {
    "carved": ((8, 8), (1664, 608), (700, 245)),
    "lower": ((632, 8), (860, 440), (150, 72)),
    "out": ((632, 884), (788, 440), (150, 72)),
    "lever": ((1088, 8), (1220, 360), (170, 64)),
    "board": ((1464, 8), (1220, 360), (120, 56)),
    "cap": ((1088, 1244), (420, 1000), (70, 160)),
    "dou0": ((1840, 8), (380, 448), (48, 84)),
    "dou1": ((1840, 404), (380, 448), (48, 84)),
    "dou2": ((1840, 800), (380, 448), (48, 84)),
}


def _chart(name: str, member: Member, seed: int) -> Chart:
    origin, shape, grid = LAYOUT[name if name in LAYOUT else f"dou{seed % 3}"]
    height, width = shape
    at_u, at_v = np.meshgrid((np.arange(width) + 0.5) / width, (np.arange(height) + 0.5) / height)
    u, v = at_u.astype(np.float32), at_v.astype(np.float32)
    local = member.local(u, v)
    foot, top, half = member.outline(local[..., 0])
    edge = np.minimum(np.minimum(top - local[..., 1], local[..., 1] - foot), 99)
    at_ends = np.minimum(v, 1 - v) / 0.085
    side = step(SIDES[0], SIDES[0] + 0.01, u) * step(SIDES[1], SIDES[1] - 0.01, u)
    side = side + step(SIDES[2], SIDES[2] + 0.01, u) * step(SIDES[3], SIDES[3] - 0.01, u)
    relief, ground = (
        carved(local, edge.astype(np.float32), side) if name == "carved" else (np.zeros(shape, np.float32), side * 0)
    )
    scheme = paint_scheme(name, local, edge.astype(np.float32), half.astype(np.float32), side, ground, relief)
    skin = wooden(local, member.pith, np.clip(at_ends, 0, 1).astype(np.float32), relief, scheme, 900 + 17 * seed)
    pixel = 0.01 * (member.length + 8) / height
    sky = occlusion(skin.height, pixel, (2, 7, 20), 1.3) * _sheltered(member, u, v)
    colour = np.clip(skin.colour * (0.62 + 0.38 * sky)[..., None], 0.004, 1).astype(np.float32)
    orm = np.stack([sky, skin.rough, np.zeros_like(sky)], axis=-1).astype(np.float32)
    return Chart(member.place, skin.height, colour, orm, origin, grid, wraps=True, smooth=0.8)


def _sheltered(member: Member, u: F32, v: F32) -> F32:
    """Less light near the middle, where the timbers cross, and beneath what projects."""
    points = member.place(u, v) * 100
    x, y, z = (points[..., k] for k in range(3))
    crossing = np.exp(-((np.abs(x) / 12) ** 2) - (z / 13) ** 2) * step(10, 16, y)
    tier = np.exp(-(((y - 29.5) / 3.0) ** 2)) * 0.35 + np.exp(-(((y - 48.8) / 2.4) ** 2)) * 0.3
    return np.asarray(np.clip(1 - 0.55 * crossing - tier * step(13, 6, np.abs(z)), 0.25, 1), np.float32)


def make() -> tuple[list[Part], Maps]:
    """Triangles and textures of the bracket set."""
    return bake([_chart(name, member, k) for k, (name, member) in enumerate(members().items())], SIZE)
