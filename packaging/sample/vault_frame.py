"""The vault's skeleton and skin: pointed arches, diagonal ribs, and webs laid course by course between them.

One bay, 5.0 by 4.2 metres between the centres of its piers, which stand at (+-2.5, +-2.1); y is up from the ground.
Webs follow the French manner: courses run from arch to diagonal rib, nearly parallel to the ridge.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sample.fields import F32
from sample.masonry import Mason, Swatch
from sample.surface import unit
from sample.vault_materials import ASHLAR, BANDS, PAINTED, RUBBLE, STARS

HALF_X, HALF_Z, SPRING = 2.5, 2.1, 4.12
RISE, INSET = 2.85, 0.20
THICK = 0.20
DIAGONAL = float(np.hypot(HALF_X, HALF_Z)) - 0.30
OLD, NEW = np.array([0.67, 0.615, 0.53], np.float32), np.array([1.0, 0.985, 0.95], np.float32)
MORTAR, NEW_MORTAR = np.array([0.60, 0.56, 0.49], np.float32), np.array([0.86, 0.83, 0.77], np.float32)
Where = Callable[[F32], str]  # what became of the stone about a point: "old", "new" or "lost"


@dataclass(frozen=True, slots=True)
class Arc:
    """Half an arch from its springing to its crown: radius and half span in metres, about the point it rises over."""

    span: float
    radius: float

    @property
    def sweep(self) -> float:
        """The angle from springing to crown, radians."""
        return float(np.arccos((self.radius - self.span) / self.radius))

    @property
    def length(self) -> float:
        """Metres along it."""
        return self.radius * self.sweep

    def at(self, t: F32) -> tuple[F32, F32, F32, F32]:
        """Distance from the middle, height, and the outward normal's two parts, at t in 0..1."""
        angle = np.asarray(t) * self.sweep
        cosine, sine = np.cos(angle), np.sin(angle)
        out = cosine * (1 - np.asarray(t) ** 14)  # the two halves meet in an upright joint
        up = np.sqrt(1 - out**2)
        return self.span - self.radius + self.radius * cosine, self.radius * sine, out, up


def _pointed(span: float) -> Arc:
    return Arc(span, (RISE**2 + span**2) / (2 * span))


ARCH_X, ARCH_Z, RIB = _pointed(HALF_X - INSET), _pointed(HALF_Z - INSET), Arc(DIAGONAL, DIAGONAL)
CROWN = SPRING + DIAGONAL


@dataclass(frozen=True, slots=True)
class Half:
    """Half a web: between an arch and a diagonal, at one corner. along_x: the arch spans x."""

    sign_x: int
    sign_z: int
    along_x: bool

    def _arch(self, t: F32) -> tuple[F32, F32]:
        arc = ARCH_X if self.along_x else ARCH_Z
        reach, rise, out, up = arc.at(t)
        none = np.zeros_like(reach)
        if self.along_x:
            point = (self.sign_x * reach, SPRING + rise, none + self.sign_z * HALF_Z)
            return np.stack(point, axis=-1), np.stack([self.sign_x * out, up, none], axis=-1)
        point = (none + self.sign_x * HALF_X, SPRING + rise, self.sign_z * reach)
        return np.stack(point, axis=-1), np.stack([none, up, self.sign_z * out], axis=-1)

    def _diagonal(self, t: F32) -> tuple[F32, F32]:
        reach, rise, out, up = RIB.at(t)
        x, z = self.sign_x * HALF_X / np.hypot(HALF_X, HALF_Z), self.sign_z * HALF_Z / np.hypot(HALF_X, HALF_Z)
        return np.stack([x * reach, SPRING + rise, z * reach], axis=-1), np.stack([x * out, up, z * out], axis=-1)

    def surface(self, s: F32, t: F32) -> tuple[F32, F32]:
        """Points and outward normals (..., 3) of the web's underside; s from the arch to the diagonal, t upwards."""
        (start, start_normal), (end, end_normal) = self._arch(t), self._diagonal(t)
        normal = unit((start_normal * (1 - s[..., None]) + end_normal * s[..., None]).astype(np.float32))
        span = np.linalg.norm(end - start, axis=-1)
        camber = 0.30 * s * (1 - s) * span
        points = start * (1 - s[..., None]) + end * s[..., None] + normal * camber[..., None]
        return points.astype(np.float32), normal

    def width(self, t: float) -> float:
        """Metres between arch and diagonal at t."""
        one, two = self._arch(np.array(t)), self._diagonal(np.array(t))
        return float(np.linalg.norm(two[0] - one[0]))


HALVES = tuple(Half(x, z, along) for x in (-1, 1) for z in (-1, 1) for along in (True, False))


def stone_tone(mason: Mason, fate: str) -> F32:
    """A stone's own tint: old ones differ in tone and warmth as beds of a quarry do, new ones hardly."""
    spread = 0.018 if fate == "new" else 0.075
    warmth = mason.random.normal(0, 0.4 * spread)
    tone = (NEW if fate == "new" else OLD) * np.float32(np.clip(mason.random.normal(1, spread), 0.8, 1.2))
    return np.asarray(tone * np.array([1 + warmth, 1, 1 - warmth], np.float32), np.float32)


def lay_webs(mason: Mason, where: Where, near_loss: Callable[[F32], bool]) -> list[F32]:
    """All webs, both faces; returns the middles of the stones that are gone."""
    lost: list[F32] = []
    courses = 20
    for number, half in enumerate(HALVES):
        mason.begin(1, number)
        levels = np.linspace(0.05, 1.0, courses + 1) + np.concatenate([[0], mason.random.normal(0, 0.004, 19), [0]])
        for row in range(courses):
            low, high = float(levels[row]), float(levels[row + 1])
            count = max(1, round(half.width((low + high) / 2) / 0.46))
            cuts = (np.arange(count + 1) + (0.5 * (row % 2) if count > 1 else 0)) / (count + 0.5 * (row % 2))
            cuts = np.unique(np.concatenate([[0.0], cuts[(cuts > 0) & (cuts < 1)], [1.0]]))
            for place, (start, end) in enumerate(pairwise(cuts)):
                mason.begin(1, number, row, place)
                _web_stone(mason, half, (float(start), float(end)), (low, high), where, near_loss, lost)
    return lost


def _web_stone(
    mason: Mason,
    half: Half,
    across: tuple[float, float],
    along: tuple[float, float],
    where: Where,
    near_loss: Callable[[F32], bool],
    lost: list[F32],
) -> None:
    (start, end), (low, high) = across, along
    middle, normal = half.surface(np.array((start + end) / 2), np.array((low + high) / 2))
    fate = where(middle)
    if fate == "lost":
        lost.append(middle)
        return

    def place(a: F32, b: F32, lift: F32, depth: float, way: float) -> F32:
        points, normals = half.surface(start + (end - start) * a, high + (low - high) * b)
        return np.asarray(points + normals * (depth + way * lift)[..., None], np.float32)

    size = (max((end - start) * half.width((low + high) / 2), 0.02), RIB.length * (high - low))
    tone = stone_tone(mason, fate)
    mortar = NEW_MORTAR if fate == "new" else MORTAR
    painted = fate == "old" and np.hypot(middle[0], middle[2]) + 0.25 < STARS.metres / 2 and (
        np.hypot(middle[0], middle[2]) < PAINTED + 0.1
    )  # fmt: skip
    facing = (-float(normal[0]), -float(normal[1]), -float(normal[2]))
    before = len(mason.parts)
    mason.stone(
        lambda a, b, lift: place(a, b, lift, 0.0, -1.0), size, RUBBLE, tone, facing, (2, 2), (0.009, 0.008), mortar,
        0.0012 if fate == "new" else 0.0025,
    )  # fmt: skip
    if painted:
        part = mason.parts[before]
        plan = part.positions[:, ::2] + STARS.metres / 2
        part.uvs[:] = STARS.uv(plan[:, 0], plan[:, 1])
        if part.colours is not None:
            part.colours[:] = part.colours**0.6
    above = (float(normal[0]), float(normal[1]), float(normal[2]))
    mason.stone(
        lambda a, b, lift: place(a, b, lift, THICK, 1.0), size, RUBBLE, tone * 0.92, above, (1, 1), (0.016, 0.018),
        mortar * 0.9, 0.008,
    )  # fmt: skip
    if near_loss(middle):
        _broken_sides(mason, place, size, tone)


def _broken_sides(
    mason: Mason, place: Callable[[F32, F32, F32, float, float], F32], size: tuple[float, float], tone: F32
) -> None:
    """The four ends of a stone beside a gap, from its underside to its back."""
    line = np.linspace(0, 1, 4, dtype=np.float32)
    centre = place(np.array(0.5), np.array(0.5), np.array(0.0), THICK / 2, 1.0)
    for axis, value in ((0, 0.0), (0, 1.0), (1, 0.0), (1, 1.0)):
        rows = []
        for depth in np.linspace(0.008, THICK - 0.018, 3):
            fixed = np.full(4, value, np.float32)
            a, b = (fixed, line) if axis == 0 else (line, fixed)
            rows.append(place(a, b, mason.random.normal(0, 0.012, 4).astype(np.float32), float(depth), 1.0))
        points = np.stack(rows)
        x, y = np.meshgrid(line * size[1 - axis], np.linspace(0, THICK, 3))
        mason.patch(points, RUBBLE.uv(x.astype(np.float32), y.astype(np.float32)), tone * 1.08, points - centre)


def rib_section(width: float, depth: float) -> F32:
    """A rib's moulding (m, 2), sideways and outwards, closed: fillet, hollow, roll with its fillet, and back up."""
    half = [
        (0.0, THICK), (width, THICK), (width, -0.07), (width * 0.86, -0.085), (width * 0.66, -0.105),
        (width * 0.56, -0.14), (width * 0.53, -0.165), (width * 0.60, -depth + 0.10), (width * 0.60, -depth + 0.06),
        (width * 0.48, -depth + 0.025), (width * 0.26, -depth + 0.008), (width * 0.20, -depth - 0.008),
        (0.0, -depth - 0.010),
    ]  # fmt: skip
    right = np.array(half, np.float32)
    left = right[::-1][1:] * np.array([-1, 1], np.float32)
    return np.concatenate([right, left]).astype(np.float32)


def lay_rib(
    mason: Mason,
    arc: Arc,
    foot: tuple[F32, F32],
    section: F32,
    where: Where,
    painted: float = 0.0,
    swatch: Swatch = ASHLAR,
) -> None:
    """One half arch in voussoirs. foot: the plan's middle (x, z) and the way (x, z) out to the springing.

    painted: the share of its length below the crown that keeps its bands.
    """
    count = round(arc.length / 0.29)
    middle, way = foot
    aside = np.array([way[1], 0, -way[0]], np.float32)
    whose = [int(value) for value in np.rint(100 * np.array([*middle, *way])) + 1000]
    for index in range(count):
        mason.begin(2, index, *whose)
        t = np.array([index + e for e in (0, 0.03, 0.5, 0.97, 1)], np.float32) / count
        reach, rise, out, up = arc.at(t)
        origins = np.stack([middle[0] + way[0] * reach, SPRING + rise, middle[1] + way[1] * reach], axis=-1)
        outward = np.stack([way[0] * out, up, way[1] * out], axis=-1)
        fate = where(origins.mean(axis=0))
        if fate == "lost":
            continue
        tone = stone_tone(mason, fate)
        frames = (
            origins.astype(np.float32),
            np.broadcast_to(aside, origins.shape).astype(np.float32),
            outward.astype(np.float32),
        )
        banded = fate == "old" and index >= count * (1 - painted)
        window = (0.0, 0.275 * (index % 2) * 0.97) if banded else None
        tint = tone**0.4 if banded else tone
        mason.swept(section, frames, BANDS if banded else swatch, tint, 0.006, window)
        for neighbour, row in ((-0.5, 0), (1.5, -1)):
            share = (index + neighbour) / count
            if not 0 <= share < 1:
                continue
            beside = arc.at(np.array(share))
            point = np.array([middle[0] + way[0] * beside[0], SPRING + beside[1], middle[1] + way[1] * beside[0]])
            if where(point) == "lost":
                _end(mason, section, frames, row, tone)


def _end(mason: Mason, section: F32, frames: tuple[F32, F32, F32], row: int, tone: F32) -> None:
    """A rib's broken end, rough, bulging a little from its rim to its middle."""
    origins, aside, outward = (field[row] for field in frames)
    along = unit((frames[0][-1] - frames[0][0])[None])[0] * (1.0 if row else -1.0)
    centre = np.array([0.0, (THICK - 0.15) / 2], np.float32)
    rings = []
    for share in (1.0, 0.7, 0.35, 0.02):
        shape = centre + (section - centre) * share
        bulge = (1 - share) * 0.05 + mason.random.normal(0, 0.02 * (share < 1), len(section))
        rings.append(
            origins + shape[:, :1] * aside + shape[:, 1:] * outward + bulge[:, None].astype(np.float32) * along
        )
    points = np.stack(rings).astype(np.float32)
    points[:, -1] = points[:, 0]
    uv = RUBBLE.uv(1 + points @ aside - float(origins @ aside), 1 + points @ outward - float(origins @ outward))
    mason.patch(points, uv, tone * 1.12, (float(along[0]), float(along[1]), float(along[2])))
