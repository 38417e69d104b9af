"""What carries the vault and what lies under it: clustered piers with leafy capitals, the boss, the floor, rubble."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from sample.fields import F32, step
from sample.masonry import Mason, Triple
from sample.surface import unit
from sample.vault_frame import CROWN, NEW, OLD, SPRING, Where, rib_section, stone_tone
from sample.vault_materials import ASHLAR, BANDS, PAVING, RUBBLE

FLOOR = 0.16
COLUMNS = 81
TURN = np.linspace(0, 2 * np.pi, COLUMNS).astype(np.float32)
Spall = Callable[[F32], F32]  # metres lost at points (..., 3)


def _cluster() -> F32:
    """The pier's section as a radius for each direction: a core and eight shafts, four of them stouter."""
    radius = np.full(COLUMNS, 0.335, np.float32)
    for index in range(8):
        thick = 0.115 if index % 2 else 0.092
        angle = TURN - index * np.pi / 4
        under = thick**2 - (0.345 * np.sin(angle)) ** 2
        reach = np.where((under > 0) & (np.cos(angle) > 0), 0.345 * np.cos(angle) + np.sqrt(np.maximum(under, 0)), 0)
        radius = np.maximum(radius, reach)
    return radius


CLUSTER = _cluster()


def _octagon(reach: float) -> F32:
    return np.asarray(reach / np.cos((TURN + np.pi / 8) % (np.pi / 4) - np.pi / 8), np.float32)


def _ring(
    mason: Mason,
    centre: tuple[float, float],
    rows: list[tuple[float, F32]],
    tone: F32,
    spall: Spall | None = None,
    stride: int = 1,
) -> None:
    """A turned or clustered piece: rows of height and radius for each direction, from below; every stride-th column."""
    turn = TURN[::stride]
    levels = np.array([row[0] for row in rows], np.float32)
    radii = np.stack([row[1][::stride] for row in rows]).astype(np.float32)

    def points_at(reach: F32) -> F32:
        x, z = centre[0] + reach * np.sin(turn), centre[1] + reach * np.cos(turn)
        return np.stack([x, np.broadcast_to(levels[:, None], x.shape), z], axis=-1).astype(np.float32)

    points = points_at(radii)
    tints = np.broadcast_to(tone, points.shape).copy()
    if spall is not None:
        gone = spall(points)
        points = points_at(radii - gone)
        tints = tints * (1 + 0.22 * np.clip(gone / 0.02, 0, 1))[..., None]
    points[:, -1] = points[:, 0]
    girth = np.linspace(0, float(2 * np.pi * radii.mean()), len(turn))
    skew = np.concatenate([[0], np.cumsum(np.hypot(np.diff(levels), np.diff(radii.mean(axis=1))))])
    corner = mason.random.uniform(0, 1, 2) * np.maximum([0.0, ASHLAR.metres - skew[-1]], 0)
    x, y = np.meshgrid((girth * 2.15 / max(girth[-1], 2.15)).astype(np.float32), (corner[1] + skew).astype(np.float32))
    away = points - np.array([centre[0], 0, centre[1]]) * [1, 0, 1]
    away[..., 1] = 0
    mason.patch(points, ASHLAR.uv(x, y), np.clip(tints, 0, 1).astype(np.float32), away.astype(np.float32))


def _leaves(u: F32, v: F32) -> F32:
    """How far the capital's leaves stand out, metres: two tiers, the upper between the lower, tips curling over."""
    out = np.zeros(np.broadcast_shapes(u.shape, v.shape), np.float32)
    for low, high, shift, swell in ((0.04, 0.62, 0.0, 0.060), (0.34, 0.97, 0.5, 0.095)):
        across = np.abs((u * 8 + shift) % 1 - 0.5)
        rise = np.clip((v - low) / (high - low), 0, 1)
        lobes = 1 + 0.16 * np.cos(rise * 9 * np.pi)
        belly = 0.55 + 0.45 * np.sin(np.pi * np.clip(rise, 0, 0.9))
        half = 0.47 * np.sqrt(np.clip(1 - rise**4, 0, 1)) * lobes * belly
        inside = step(half, half - 0.09, across) * (v > low) * (v < high)
        curl = swell * (0.30 + 0.95 * step(0.45, 0.95, rise))
        vein = -0.010 * np.exp(-((across / 0.035) ** 2)) + 0.007 * np.cos(across * 30 + rise * 5)
        out = np.maximum(out, inside * (curl + vein))
    return out


def lay_pier(mason: Mason, centre: tuple[float, float], spall: Spall, where: Where, inner: tuple[int, int]) -> None:
    """One pier from its plinth to its abacus, and the masonry above, outside the springing of the arches.

    inner: the signs of x and z at this corner.
    """

    def tone(level: float) -> F32:
        fate = where(np.array([centre[0], level, centre[1]], np.float32))
        return stone_tone(mason, fate)

    mason.begin(3, inner[0] + 1, inner[1] + 1)
    wide, narrow = _octagon(0.62), _octagon(0.585)
    base = [(FLOOR, wide), (0.40, wide), (0.402, wide - 0.004), (0.435, narrow), (0.50, narrow), (0.504, narrow - 0.01)]
    _ring(mason, centre, base, tone(0.3), spall)
    rows = [(0.504, narrow - 0.012)]
    for share in np.linspace(0, 1, 7):
        rows.append((0.515 + 0.085 * share, CLUSTER + 0.055 + 0.035 * np.sin(np.pi * share)))
    rows += [(0.615, CLUSTER + 0.035), (0.635, CLUSTER + 0.028)]
    for share in np.linspace(0, 1, 5):
        rows.append((0.642 + 0.055 * share, CLUSTER + 0.018 + 0.024 * np.sin(np.pi * share)))
    rows += [(0.703, CLUSTER + 0.004), (0.71, CLUSTER - 0.006)]
    _ring(mason, centre, rows, tone(0.6), spall)
    heights = np.linspace(0.71, 3.50, 8)
    rows_between = 7 if min(inner) > 0 else 2  # the pier beside the fire needs room for its wounds
    for low, high in pairwise(heights):
        levels = np.concatenate(
            [[low, low + 0.006], np.linspace(low + 0.05, high - 0.05, rows_between), [high - 0.006, high]]
        )
        course = [(float(y), CLUSTER - (0.007 if y in (low, high) else 0)) for y in levels]
        _ring(mason, centre, course, tone(float((low + high) / 2)), spall)
    neck = [(3.50, CLUSTER - 0.006)]
    for share in np.linspace(0, 1, 5):
        neck.append((3.505 + 0.045 * share, CLUSTER + 0.010 + 0.022 * np.sin(np.pi * share)))
    neck.append((3.555, CLUSTER + 0.002))
    _ring(mason, centre, neck, tone(3.52), spall)
    bell = []
    for share in np.linspace(0, 1, 22):
        ground = CLUSTER * (1 - share**0.8) + 0.40 * share**0.8 + 0.115 * share**3
        bell.append((3.555 + 0.405 * float(share), ground + _leaves(TURN / (2 * np.pi), np.float32(share))))
    _ring(mason, centre, bell, tone(3.75), spall)
    lid = [(-0.165, _octagon(0.50)), (-0.16, _octagon(0.555)), (-0.13, _octagon(0.56)), (-0.11, _octagon(0.585)),
           (-0.075, _octagon(0.62)), (-0.07, _octagon(0.63)), (-0.005, _octagon(0.63)), (0, _octagon(0.622)),
           (0, _octagon(0.30))]  # fmt: skip
    _ring(mason, centre, [(SPRING + level, reach) for level, reach in lid], tone(4.05), spall)
    _haunch(mason, centre, inner, where)


def _haunch(mason: Mason, centre: tuple[float, float], inner: tuple[int, int], where: Where) -> None:
    """The pier goes on above its capital, behind the arches: courses of ashlar under a weathered top."""
    heights = np.concatenate([[SPRING], SPRING + np.cumsum([0.30, 0.27, 0.31, 0.28, 0.30, 0.27, 0.29, 0.30])])
    low = np.array([middle - 0.27 + min(sign, 0) * 0.15 for middle, sign in zip(centre, inner, strict=True)])
    high = np.array([middle + 0.27 + max(sign, 0) * 0.15 for middle, sign in zip(centre, inner, strict=True)])
    for index, (bottom, top) in enumerate(pairwise(heights)):
        for axis in (0, 1):
            for side, at in ((-1, low[axis]), (1, high[axis])):
                cut = 0.42 if (index + axis) % 2 else 0.58
                for start, end in ((0.0, cut), (cut, 1.0)):
                    _course_stone(mason, axis, side, float(at), (low[1 - axis], high[1 - axis]), (start, end),
                                  (float(bottom), float(top)), where)  # fmt: skip
    _pinnacle(mason, (low + high) / 2, (high - low) / 2, float(heights[-1]), where)


SQUARE = np.asarray(1 / np.cos((TURN + np.pi / 4) % (np.pi / 2) - np.pi / 4), np.float32)


def _pinnacle(mason: Mason, middle: F32, half: F32, foot: float, where: Where) -> None:
    """A cornice and a spirelet with crockets and a finial, whose weight holds the pier upright against the thrust."""
    centre, reach = (float(middle[0]), float(middle[1])), float(half.mean())

    def fate(level: float) -> str:
        return where(np.array([centre[0], level, centre[1]], np.float32))

    cornice = [(0.0, 1.0), (0.02, 1.10), (0.06, 1.14), (0.10, 1.14), (0.16, 0.96), (0.20, 0.86)]
    _ring(mason, centre, [(foot + y, SQUARE * reach * k) for y, k in cornice], stone_tone(mason, "old"), None, 2)
    tall = 1.05
    corner_key = (int(centre[0] > 0), int(centre[1] > 0))
    for low in range(4):
        mason.begin(6, low, *corner_key)
        if fate(foot + 0.3 + tall * low / 4) == "lost":
            continue
        shares = np.array([low / 4 + e for e in (0, 0.006, 0.12, 0.244, 0.25)])
        rows = [
            (foot + 0.20 + tall * float(s), SQUARE * (reach * (0.80 * (1 - s) + 0.07) - 0.004 * (i in (0, 4))))
            for i, s in enumerate(shares)
        ]
        _ring(mason, centre, rows, stone_tone(mason, fate(foot + 0.3 + tall * low / 4)), None, 2)
    for level in (0.10, 0.32, 0.54, 0.76):
        mason.begin(7, round(100 * level), *corner_key)
        if fate(foot + 0.2 + tall * level) == "lost":
            continue
        for corner in range(4):
            turn = np.pi / 4 + corner * np.pi / 2
            away = reach * (0.80 * (1 - level) + 0.07) * 1.45
            at = (centre[0] + away * np.sin(turn), foot + 0.20 + tall * level, centre[1] + away * np.cos(turn))
            axes = np.array([[np.cos(turn), 0, -np.sin(turn)], [0.5 * np.sin(turn), 0.87, 0.5 * np.cos(turn)],
                             [0.87 * np.sin(turn), -0.5, 0.87 * np.cos(turn)]], np.float32)  # fmt: skip
            size = np.array([0.085, 0.12, 0.11]) * (1.1 - 0.45 * level)
            mason.block(at, size, ASHLAR, stone_tone(mason, fate(at[1])), axes, 0.004, "xXYzZ", 2)
    bud = [(0.0, 0.045), (0.03, 0.085), (0.06, 0.05), (0.09, 0.045), (0.13, 0.085), (0.18, 0.095), (0.24, 0.05),
           (0.29, 0.012)]  # fmt: skip
    if fate(foot + 0.25 + tall) == "lost":
        _stump(mason, centre, foot + 0.20 + tall / 4, reach * 0.67)
        return
    petals = 1 + 0.22 * np.cos(4 * TURN)
    top = foot + 0.20 + tall
    _ring(
        mason, centre, [(top + y, (petals * r).astype(np.float32)) for y, r in bud], stone_tone(mason, "old"), None, 3
    )


def _stump(mason: Mason, centre: tuple[float, float], level: float, reach: float) -> None:
    """The rough bed where a spirelet snapped off."""
    share, turn = np.meshgrid(np.linspace(1, 0.02, 6), TURN[::4], indexing="ij")
    away = share * reach * SQUARE[::4][None]
    rough = mason.random.normal(0, 0.022, share.shape) * (share < 0.99) + 0.09 * (1 - share)
    rough[:, -1] = rough[:, 0]
    x, z = away * np.sin(turn), away * np.cos(turn)
    points = np.stack([centre[0] + x, level + rough, centre[1] + z], axis=-1).astype(np.float32)
    uv = RUBBLE.uv((1 + x).astype(np.float32), (1 + z).astype(np.float32))
    mason.patch(points, uv, OLD * 1.2, (0, 1, 0))


def _course_stone(
    mason: Mason,
    axis: int,
    side: int,
    at: float,
    across: tuple[float, float],
    share: tuple[float, float],
    level: tuple[float, float],
    where: Where,
) -> None:
    start, end = (across[0] + (across[1] - across[0]) * value for value in share)

    def place(a: F32, b: F32, lift: F32) -> F32:
        other = start + (end - start) * a
        face = at + side * lift
        y = level[1] + (level[0] - level[1]) * b
        return np.stack([face, y, other] if axis == 0 else [other, y, face], axis=-1).astype(np.float32)

    middle = place(np.array(0.5), np.array(0.5), np.array(0.0))
    tone = stone_tone(mason, where(middle))
    facing: Triple = (float(side), 0.0, 0.0) if axis == 0 else (0.0, 0.0, float(side))
    mason.stone(place, (end - start, level[1] - level[0]), ASHLAR, tone, facing, (1, 1), (0.010, 0.008), tone * 0.8)


def lay_boss(mason: Mason) -> None:
    """The keystone: a wreath of leaves round a rose, gilded on red, under the meeting of the ribs."""
    rows, columns = 26, 97
    v, u = np.mgrid[0:rows, 0:columns].astype(np.float32)
    v, u = v / (rows - 1), u / (columns - 1)
    reach = 0.36 * np.sin(np.clip(v * 1.25, 0, 1) * np.pi / 2)
    drop = np.where(v < 0.8, -0.40 - 0.05 * (1 - (reach / 0.36) ** 2), -0.40 + 0.36 * (v - 0.8) / 0.2)
    petals = np.abs((u * 8) % 1 - 0.5)
    leaf = np.abs((u * 8 + 0.5) % 1 - 0.5)
    share = reach / 0.36
    rose = step(0.52, 0.44, share) * (0.35 + np.cos(petals * np.pi)) * 0.035 * step(0.06, 0.2, share)
    heart = 0.045 * step(0.15, 0.04, share)
    wreath = step(0.46, 0.56, share) * step(1.0, 0.9, share) * (0.2 + np.cos(leaf * np.pi) ** 2 * (
        1 + 0.3 * np.cos(share * 40))) * 0.034  # fmt: skip
    carved = np.where(v < 0.8, rose + heart + wreath, 0)
    x, z = reach * np.sin(2 * np.pi * u), reach * np.cos(2 * np.pi * u)
    points = np.stack([x, CROWN + drop - carved, z], axis=-1).astype(np.float32)
    points[:, -1] = points[:, 0]
    gilt = step(0.012, 0.03, carved)
    wear = step(0.1, 0.5, 0.5 + 0.5 * np.sin(37 * x + 5) * np.sin(41 * z + 2) + 0.2 * np.sin(97 * x - 83 * z))
    red, gold = np.array([0.40, 0.085, 0.055], np.float32), np.array([0.80, 0.50, 0.13], np.float32)
    tint = red + (gold - red) * gilt[..., None]
    tint = OLD + (tint - OLD) * (0.25 + 0.75 * wear * (v < 0.82))[..., None]
    uv = ASHLAR.uv(1 + x, 1 + z + 0.3 * np.maximum(v - 0.8, 0))
    away = np.stack([x, np.where(v < 0.8, -0.3, 0), z], axis=-1)
    mason.patch(points, uv, tint.astype(np.float32), away.astype(np.float32))


def lay_floor(mason: Mason, where: Where) -> None:
    """Paving in two tones, on a low platform."""
    half_x, half_z, size = 3.25, 2.85, 0.65
    for i in range(round(2 * half_x / size)):
        for j in range(9):
            tall = 2 * half_z / 9
            x0, z0 = -half_x + i * size, -half_z + j * tall
            mason.begin(4, i, j)

            def place(a: F32, b: F32, lift: F32, x0: float = x0, z0: float = z0, tall: float = tall) -> F32:
                return np.stack([x0 + size * a, FLOOR + lift * 0.6, z0 + tall * b], axis=-1).astype(np.float32)

            fate = where(place(np.array(0.5), np.array(0.5), np.array(0.0)))
            pale = 0.82 if (i + j) % 2 else 0.69
            tone = np.array([pale, pale * 0.965, pale * 0.90], np.float32) * np.float32(mason.random.normal(1, 0.05))
            tone = NEW * 0.97 if fate == "new" else tone
            mason.stone(place, (size, tall), PAVING, tone, (0, 1, 0), (2, 2), (0.009, 0.007), tone * 0.55, 0.0022)
    for axis, reach, other in ((0, half_x, half_z), (2, half_z, half_x)):
        for side in (-1, 1):
            count = round(2 * other / 0.9)
            for k in range(count):
                start, end = -other + 2 * other * k / count, -other + 2 * other * (k + 1) / count

                def riser(a: F32, b: F32, lift: F32, start: float = start, end: float = end, axis: int = axis,
                          reach: float = reach, side: int = side) -> F32:  # fmt: skip
                    along, face = start + (end - start) * a, side * (reach + lift)
                    y = FLOOR * (1 - b)
                    return np.stack([face + 0 * a, y, along] if axis == 0 else [along, y, face + 0 * a],
                                    axis=-1).astype(np.float32)  # fmt: skip

                facing: Triple = (float(side), 0, 0) if axis == 0 else (0, 0, float(side))
                tone = stone_tone(mason, "old") * 0.95
                mason.stone(riser, (end - start, FLOOR), ASHLAR, tone, facing, (1, 2), (0.01, 0.006), tone * 0.7)


def _fallen_spire(mason: Mason, at: tuple[float, float]) -> None:
    """The top of the pinnacle, lying where it fell, point away from the pier."""
    way = unit(np.array([[-0.82, -0.10, 0.56]], np.float32))[0]
    up = unit(np.array([[0.0, 1.0, 0.0]], np.float32) - way * way[1])[0]
    aside = np.cross(up, way)
    for length, low, high in ((0.30, 0.155, 0.105), (0.27, 0.10, 0.055)):
        shift = 0.0 if low > 0.12 else 0.40
        steps = np.linspace(0, length, 4)
        reach = np.interp(steps, [0, length], [low, high])
        turn, corner = TURN[::2], SQUARE[::2]
        x, y = corner * np.sin(turn), corner * np.cos(turn)
        origins = np.array([at[0], FLOOR + low * 0.98, at[1]]) + (steps + shift)[:, None] * way
        points = origins[:, None] + reach[:, None, None] * (x[:, None] * aside + y[:, None] * up)[None]
        uv = ASHLAR.uv(np.broadcast_to((1 + 0.2 * x)[None], points.shape[:2]), 0.5 + steps[:, None] + 0 * x[None])
        away = points - origins[:, None]
        mason.patch(points.astype(np.float32), uv, stone_tone(mason, "old"), away.astype(np.float32))
        for row, sign in ((0, -1.0), (-1, 1.0)):
            fan = origins[row] + np.array([1, 0.5, 0.02])[:, None, None] * (points[row] - origins[row])[None]
            fan[1] += mason.random.normal(0, 0.015, (len(turn), 1)) * way
            fan[:, -1] = fan[:, 0]
            end = np.broadcast_to(RUBBLE.uv(np.array(1.0), np.array(1.0)), (3, len(turn), 2)) + 0.02 * fan[..., :2]
            mason.patch(fan.astype(np.float32), end.astype(np.float32), OLD * 1.2,
                        (float(sign * way[0]), float(sign * way[1]), float(sign * way[2])))  # fmt: skip


def _axes(random: np.random.Generator, flat: float) -> F32:
    """Three directions at random, near to lying flat when flat is near 1."""
    turn = random.uniform(0, 2 * np.pi)
    up = unit((np.array([0, 1, 0]) * flat + random.normal(0, 1, 3) * (1 - flat)).astype(np.float32)[None])[0]
    one = np.cross(up, [np.cos(turn), 0.1, np.sin(turn)])
    one /= np.linalg.norm(one)
    return np.stack([one, up, np.cross(one, up)]).astype(np.float32)


def lay_rubble(mason: Mason, middle: tuple[float, float], count: int) -> None:
    """A heap of fallen stones under the gap: dust and mortar below, web stones over it, lengths of rib on top."""
    mason.begin(5)
    random = mason.random

    def heap(x: F32, z: F32) -> F32:
        far = np.hypot((x - middle[0]) / 1.75, (z - middle[1]) / 1.50)
        lumps = 0.5 + 0.25 * np.sin(4.1 * x + 1) * np.sin(4.7 * z) + 0.15 * np.sin(9.3 * x - 7.7 * z)
        return np.asarray(0.78 * np.clip(1 - far, 0, 1) ** 1.3 * (0.6 + 0.8 * lumps), np.float32)

    x, z = np.meshgrid(np.linspace(-1.8, 1.8, 60) + middle[0], np.linspace(-1.55, 1.55, 50) + middle[1])
    tall = heap(x.astype(np.float32), z.astype(np.float32)) + random.normal(0, 0.006, x.shape)
    ground = np.stack([x, FLOOR - 0.012 + tall, z], axis=-1).astype(np.float32)
    uv = RUBBLE.uv(((x * 0.6) % 2.0).astype(np.float32) * 0 + (x - x.min()).astype(np.float32) * 0.6,
                   (z - z.min()).astype(np.float32) * 0.7)  # fmt: skip
    mason.patch(ground, uv, np.array([0.52, 0.47, 0.39], np.float32), (0, 1, 0))
    for _ in range(count):
        spread = random.normal(0, 0.68, 2) * (1.15, 0.95)
        at = np.array(middle) + spread
        if abs(at[0]) > 3.0 or abs(at[1]) > 2.6:
            continue
        size = np.array([random.uniform(0.16, 0.46), random.uniform(0.10, 0.20), random.uniform(0.14, 0.26)])
        flat = 0.35 if np.hypot(*spread) < 0.8 else 0.85
        y = FLOOR + float(heap(np.float32(at[0]), np.float32(at[1]))) + size[1] * random.uniform(0.15, 0.5)
        tone = stone_tone(mason, "old") * 0.95
        mason.block((float(at[0]), y, float(at[1])), size, RUBBLE, tone, _axes(random, flat), 0.010, inner=2)
    _fallen_spire(mason, (middle[0] + 1.35, middle[1] + 1.05))
    section = rib_section(0.13, 0.26)
    for index, (dx, dz) in enumerate(((-0.15, 0.2), (0.55, -0.25), (-0.75, -0.35), (0.2, 0.85), (1.0, 0.45))):
        axes = _axes(random, 0.75)
        length = random.uniform(0.28, 0.62)
        x0, z0 = middle[0] + dx, middle[1] + dz
        centre = np.array([x0, FLOOR + float(heap(np.float32(x0), np.float32(z0))) + 0.14, z0])
        steps = np.array([-0.5, -0.46, -0.15, 0.15, 0.46, 0.5])[:, None] * length
        origins = (centre + steps * axes[0]).astype(np.float32)
        aside, outward = np.broadcast_to(axes[2], origins.shape), np.broadcast_to(axes[1], origins.shape)
        frames = (origins, aside.astype(np.float32), outward.astype(np.float32))
        banded = index % 2 == 0
        mason.swept(section, frames, BANDS if banded else ASHLAR, OLD**0.5 if banded else OLD, 0.004,
                    (0.0, 0.0) if banded else None)  # fmt: skip
        for row in (0, -1):
            fan = np.stack([section * share for share in (1.0, 0.5, 0.02)])
            points = origins[row] + fan[..., :1] * axes[2] + fan[..., 1:] * axes[1]
            points += (random.normal(0, 0.018, (3, len(section), 1)) * np.array([0, 1, 1])[:, None, None]) * axes[0]
            points[:, -1] = points[:, 0]
            way = axes[0] * (1.0 if row else -1.0)
            uv = RUBBLE.uv(1 + fan[..., 0], 1 + fan[..., 1])
            mason.patch(points.astype(np.float32), uv, OLD * 1.1, (float(way[0]), float(way[1]), float(way[2])))
