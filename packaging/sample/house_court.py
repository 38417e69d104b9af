"""The court between the halls: paving, a well with its windlass, a water jar, two trees, and the gate with its wall."""

import numpy as np

from sample.carpentry import PLAIN, bar, bent, turned, wall
from sample.fields import F32
from sample.house_halls import BLUED, GREENED, LACQUER
from sample.house_materials import BARK, BEAM, BRICK, EARTH, GATE, PLASTER, STONE, TIMBER, WINDOW
from sample.house_roof import Roof, lay_roof
from sample.masonry import Mason
from sample.surface import unit

TWIG = 0.009
"""Metres: a real one is thinner, but then, seen with the whole house, its fruits would hang on nothing."""
GATE_ROOF = Roof(4.30, (1.50, 3.12), (1.50, 3.12), 1.78)


def lay_court(mason: Mason) -> None:
    """The floor: brick throughout, a cross of stone slabs, kerbed pits for the trees."""
    wall(mason, (-8.0, 0.0, -9.2), (16.0, 0, 0), (0, 0, 17.0), BRICK, PLAIN * 0.78, (0, 1, 0))
    size = 0.44
    for i in range(-9, 9):
        for j in range(-7, 15):
            x, z = (i + 0.5) * size, (j + 0.5) * size
            if not (abs(x) < 1.15 or 0.6 < z < 2.5):
                continue

            def place(a: F32, b: F32, lift: F32, x: float = x, z: float = z) -> F32:
                return np.stack([x + size * (a - 0.5), 0.035 + lift, z + size * (b - 0.5)], axis=-1).astype(np.float32)

            tone = PLAIN * np.float32(mason.random.normal(0.78, 0.06))
            mason.stone(place, (size, size), STONE, tone, (0, 1, 0), (1, 1), (0.012, 0.012), tone * 0.5, 0.0025)
    for x in (-2.55, 2.55):
        z = -0.75
        wall(mason, (x - 0.6, 0.03, z - 0.6), (1.2, 0, 0), (0, 0, 1.2), EARTH, PLAIN * 0.8, (0, 1, 0), fine=0.3)
        for a, b in ((-0.68, -0.56), (0.56, 0.68)):
            bar(mason, (x + a, 0, z - 0.68), (x + b, 0.13, z + 0.68), STONE, PLAIN * 0.85, "xXYzZ", 3)
            bar(mason, (x - 0.56, 0, z + a), (x + 0.56, 0.13, z + b), STONE, PLAIN * 0.8, "YzZ", 3)


def lay_well(mason: Mason, x: float, z: float) -> None:
    """A stone kerb worn by ropes, on its platform, under a windlass."""
    turned(mason, (x, 0, z), [(1.0, 0), (1.0, 0.10), (0.98, 0.115), (0.40, 0.12)], STONE, PLAIN * 0.8, 8)
    rim = [
        (0.50, 0.11),
        (0.53, 0.20),
        (0.53, 0.42),
        (0.50, 0.52),
        (0.46, 0.55),
        (0.38, 0.55),
        (0.34, 0.51),
        (0.33, 0.2),
        (0.30, 0.10),
        (0.02, 0.09),
    ]
    turned(mason, (x, 0, z), rim, STONE, PLAIN * 0.92, 28)
    for side in (-1, 1):
        for lean in (-1, 1):
            path = np.array(
                [[x + side * 0.62, 0.10, z + lean * 0.42], [x + side * 0.60, 1.28, z - lean * 0.05]], np.float32
            )
            bent(mason, path, np.array([0.045, 0.038]), BARK, PLAIN * 0.9, 8)
    axle = np.array([[x - 0.80, 1.20, z], [x + 0.92, 1.20, z]], np.float32)
    bent(mason, axle, np.array([0.025, 0.025]), BARK, PLAIN * 0.8, 8)
    drum = np.array([[x - 0.26, 1.20, z], [x - 0.24, 1.20, z], [x, 1.20, z], [x + 0.24, 1.20, z], [x + 0.26, 1.20, z]],
                    np.float32)  # fmt: skip
    bent(mason, drum, np.array([0.02, 0.15, 0.135, 0.15, 0.02]), BARK, PLAIN, 14)
    coil = np.linspace(-0.13, 0.10, 60)
    turn = np.linspace(0, 14 * np.pi, 60)
    rope = np.stack([x + coil, 1.20 + 0.152 * np.cos(turn), z + 0.152 * np.sin(turn)], axis=-1).astype(np.float32)
    bent(mason, rope, np.full(60, 0.012), EARTH, PLAIN, 5)
    hang = np.array([[x + 0.10, 1.20, z + 0.15], [x + 0.10, 0.9, z + 0.15], [x + 0.10, 0.66, z + 0.15]], np.float32)
    bent(mason, hang, np.full(3, 0.011), EARTH, PLAIN, 5)
    turned(
        mason,
        (x + 0.10, 0.40, z + 0.15),
        [(0.02, 0), (0.11, 0.0), (0.135, 0.22), (0.12, 0.215), (0.10, 0.02), (0, 0.02)],
        TIMBER,
        PLAIN * 0.55,
        14,
    )
    crank = np.array([[x + 0.92, 1.20, z], [x + 0.93, 1.02, z + 0.20], [x + 1.12, 1.02, z + 0.20]], np.float32)
    bent(mason, crank, np.full(3, 0.022), BARK, PLAIN * 0.8, 7)


def lay_jar(mason: Mason, x: float, z: float) -> None:
    """A glazed jar that holds water against fire, on three stones."""
    for turn in (0.3, 2.4, 4.5):
        mason.block((x + 0.3 * np.sin(turn), 0.06, z + 0.3 * np.cos(turn)), (0.26, 0.14, 0.2), STONE, PLAIN * 0.75)
    shape = [
        (0.02, 0.0),
        (0.30, 0.0),
        (0.34, 0.03),
        (0.46, 0.20),
        (0.55, 0.42),
        (0.56, 0.55),
        (0.51, 0.68),
        (0.50, 0.71),
        (0.55, 0.74),
        (0.55, 0.77),
        (0.50, 0.785),
        (0.46, 0.74),
        (0.47, 0.66),
        (0.02, 0.66),
    ]
    turned(mason, (x, 0.12, z), shape[:-1], STONE, np.array([0.20, 0.15, 0.09], np.float32), 28)
    turned(mason, (x, 0.12, z), [(0.475, 0.68), (0.02, 0.682)], STONE, np.array([0.05, 0.075, 0.07], np.float32), 28)


def lay_tree(mason: Mason, x: float, z: float, fruit: int, seed: int) -> None:
    """A bare winter tree; where `fruit` is not 0 a persimmon, still hung with as many of its fruits."""
    random = np.random.default_rng(seed)
    tips: list[F32] = []

    def grow(start: F32, way: F32, length: float, thick: float, order: int) -> None:
        count = 5
        points, heading = [start], way
        for _ in range(count - 1):
            bend = random.normal(0, 0.16, 3) * (0.6 if order == 0 else 1.0)
            heading = unit((heading + bend + np.array([0, 0.12 if order else 0.02, 0])).astype(np.float32)[None])[0]
            points.append(points[-1] + heading * np.float32(length / (count - 1)))
        path = np.stack(points)
        end = max(thick * (0.70 if order < 4 else 0.45), TWIG)
        bent(mason, path, np.linspace(thick, end, count), BARK, PLAIN * (0.95 if order < 2 else 0.75),
             (12, 8, 6, 4, 3, 3)[order])  # fmt: skip
        if order >= 3:
            tips.append(path[-1])
            tips.append(path[-2])
        if order == 5 or (order == 4 and random.random() < 0.35):
            return
        split = 4 if order == 0 else int(random.integers(2, 4))
        for k in range(split):
            turn = 2 * np.pi * (k / split) + random.uniform(-0.5, 0.5)
            lean = random.uniform(0.55, 0.95) if k else random.uniform(0.15, 0.4)
            aside = unit(np.cross(heading, [np.cos(turn), 0.2, np.sin(turn)]).astype(np.float32)[None])[0]
            turned_to = unit((heading * np.cos(lean) + aside * np.sin(lean)).astype(np.float32)[None])[0]
            thinner = max(end * (0.95 if k == 0 else 0.8), TWIG)
            grow(path[-1], turned_to, length * random.uniform(0.62, 0.80), thinner, order + 1)

    grow(np.array([x, 0.02, z], np.float32), np.array([0.05, 1.0, 0.02], np.float32), 1.55, 0.17, 0)
    globe = [(0.006, -0.052), (0.035, -0.046), (0.054, -0.012), (0.050, 0.016), (0.028, 0.034), (0.006, 0.036)]
    if fruit:
        for k in random.permutation(len(tips))[:fruit]:
            at = tips[k] - np.array([0, 0.07, 0])
            tone = np.array([0.85, random.uniform(0.20, 0.32), 0.035], np.float32)
            turned(mason, (float(at[0]), float(at[1]), float(at[2])), globe, PLASTER, tone, 6)


def lay_gate(mason: Mason) -> None:
    """The festooned gate: posts that hang free under the eaves and end in carved buds; red leaves behind them."""
    wide, tall = 1.28, 2.98
    for x0, x1 in ((-1.95, -0.65), (-0.65, 0.65), (0.65, 1.95)):
        bar(
            mason,
            (x0, 0, -1.25),
            (x1, 0.30, 1.25),
            STONE,
            PLAIN * np.float32(mason.random.normal(0.85, 0.03)),
            "xXYzZ",
            3,
        )
    for k in range(2):
        for way in (-1, 1):
            z0, z1 = sorted((way * (1.25 + 0.3 * k), way * (1.25 + 0.3 * (k + 1))))
            for x0, x1 in ((-1.0, 0.0), (0.0, 1.0)):
                bar(mason, (x0, 0, z0), (x1, 0.20 - 0.10 * k, z1), STONE, PLAIN * 0.84, "xXYzZ", 2)
    for side in (-1, 1):
        x = side * wide
        turned(mason, (x, 0.30, 0), [(0.13, 0), (0.13, tall - 0.3)], TIMBER, LACQUER, 14)
        _drum_stone(mason, x - side * 0.30, 0.42)
        bar(mason, (x - 0.07, tall - 0.28, -1.12), (x + 0.07, tall - 0.04, 1.12), PLASTER, GREENED, "xXyzZ", 3)
        for z in (-0.98, 0.98):
            turned(mason, (x, tall - 0.70, z), [(0.075, 0), (0.075, 0.68)], TIMBER, LACQUER, 12)
            bud = [
                (0.005, -0.30),
                (0.035, -0.27),
                (0.085, -0.20),
                (0.112, -0.12),
                (0.115, -0.06),
                (0.09, -0.02),
                (0.06, 0.0),
            ]
            turned(mason, (x, tall - 0.70, z), bud, PLASTER, BLUED, 16)
            turned(mason, (x, tall - 0.72, z), [(0.09, 0.0), (0.10, 0.02), (0.09, 0.04)], PLASTER,
                   np.array([0.75, 0.48, 0.14], np.float32), 14)  # fmt: skip
    for z, look in ((0.98, 1), (-0.98, -1)):
        for depth, way in ((0.05, look), (-0.05, -look)):
            wall(
                mason,
                (-wide, tall - 0.36, z + look * depth),
                (2 * wide, 0, 0),
                (0, 0.36, 0),
                BEAM,
                PLAIN,
                (0, 0, way),
                True,
            )
        low = tall - 0.62
        bar(mason, (-wide, low, z - 0.02), (wide, low + 0.035, z + 0.02), TIMBER, LACQUER, "yYzZ", 3)
        for k in range(1, 16):
            x = -wide + 2 * wide * k / 16
            bar(mason, (x - 0.012, low, z - 0.012), (x + 0.012, tall - 0.36, z + 0.012), PLASTER, GREENED, "xXzZ")
        bar(mason, (-wide, tall - 0.02, z - 0.05), (wide, tall + 0.12, z + 0.05), PLASTER, GREENED, "yYzZ", 3)
    for side in (-1, 1):
        x0, x1 = sorted((0.004 * side, side * 1.06))
        for z, look in ((0.035, 1), (-0.035, -1)):
            wall(mason, (x0, 0.42, z), (x1 - x0, 0, 0), (0, 2.0, 0), GATE, PLAIN, (0, 0, look), True)
        bar(
            mason,
            (min(side * 1.06, side * 1.16), 0.30, -0.09),
            (max(side * 1.06, side * 1.16), 2.6, 0.09),
            TIMBER,
            LACQUER,
        )
        turned(mason, (side * 0.10, 1.38, 0.045), [(0.05, -0.05), (0.055, 0.0), (0.05, 0.05)], PLASTER,
               np.array([0.70, 0.46, 0.16], np.float32), 10)  # fmt: skip
    bar(mason, (-1.16, 0.30, -0.07), (1.16, 0.43, 0.07), TIMBER, LACQUER * 0.8, "yYzZ", 3)
    bar(mason, (-1.16, 2.42, -0.08), (1.16, 2.56, 0.08), TIMBER, LACQUER, "yYzZ", 3)
    wall(mason, (-1.16, 2.56, 0.02), (2.32, 0, 0), (0, 0.40, 0), BEAM, PLAIN, (0, 0, 1), True)
    wall(mason, (-1.16, 2.56, -0.02), (2.32, 0, 0), (0, 0.40, 0), BEAM, PLAIN, (0, 0, -1), True)
    lay_roof(mason, GATE_ROOF, 0.0)
    for side in (-1, 1):
        z = np.linspace(-1.42, 1.42, 15)
        top = GATE_ROOF.slope(np.abs(z) / 1.50, False)[1] - 0.05
        level = tall + 0.10 + (top - tall - 0.10)[None] * np.linspace(1, 0, 4)[:, None]
        points = np.stack([np.full(level.shape, side * (GATE_ROOF.half - 0.16)), level, z + 0 * level], axis=-1)
        uv = TIMBER.uv((z + 1.5)[None] * 0.38 + 0 * level, 1.1 - (level - tall - 0.1) * 0.8)
        mason.patch(points.astype(np.float32), uv, LACQUER * 0.8, (side, 0, 0))


def _drum_stone(mason: Mason, x: float, z: float) -> None:
    """A drum of stone on a block beside the door, carved on its faces."""
    bar(mason, (x - 0.13, 0.30, z - 0.32), (x + 0.13, 0.52, z + 0.30), STONE, PLAIN * 0.9)
    turn = np.linspace(0, 2 * np.pi, 25)
    rows = [
        (-0.11, 0.02),
        (-0.12, 0.17),
        (-0.09, 0.20),
        (-0.09, 0.225),
        (0.09, 0.225),
        (0.09, 0.20),
        (0.12, 0.17),
        (0.11, 0.02),
    ]
    out = np.array([-1, -1, -0.3, -0.2, 0.2, 0.3, 1, 1])[:, None]
    depth, reach = np.array(rows)[:, :1], np.array(rows)[:, 1:]
    points = np.stack([x + depth + 0 * turn, 0.74 + reach * np.cos(turn), z + reach * np.sin(turn)], axis=-1)
    points[:, -1] = points[:, 0]
    facing = np.stack([out + 0 * turn, 0.4 * np.cos(turn) + 0 * out, 0.4 * np.sin(turn) + 0 * out], axis=-1)
    uv = STONE.uv(0.8 + points[..., 2] - z, points[..., 1])
    mason.patch(points.astype(np.float32), uv, PLAIN * 0.92, facing.astype(np.float32))


def lay_screen(mason: Mason, length: float, windows: bool) -> None:
    """A stretch of garden wall about its middle: brick foot, white field in a brick frame, tiled coping."""
    half, thick, tall = length / 2, 0.20, 2.25
    for look in (-1, 1):
        z = look * thick
        wall(mason, (-half, 0, z + look * 0.03), (length, 0, 0), (0, 0.75, 0), BRICK, PLAIN, (0, 0, look))
        bar(
            mason,
            (-half, 0.75, min(z, z + look * 0.05)),
            (half, 0.81, max(z, z + look * 0.05)),
            STONE,
            PLAIN * 0.8,
            "yYzZ",
            6,
        )
        wall(mason, (-half, 0.81, z), (length, 0, 0), (0, tall - 0.81, 0), BRICK, PLAIN, (0, 0, look))
        wall(mason, (-half + 0.25, 0.98, z + look * 0.012), (length - 0.5, 0, 0), (0, 1.05, 0), PLASTER, PLAIN,
             (0, 0, look))  # fmt: skip
        for index in range(2):
            out = look * (thick + 0.05 * (index + 1))
            bar(
                mason,
                (-half, tall - 0.02 + 0.07 * index, min(0, out)),
                (half, tall + 0.05 + 0.07 * index, max(0, out)),
                BRICK,
                PLAIN * (0.9 if index else 1.0),
                "yzZ",
                6,
            )
        end = look * half
        wall(mason, (end, 0, -thick - 0.03), (0, 0, 2 * thick + 0.06), (0, tall, 0), BRICK, PLAIN, (look, 0, 0))
        if windows:
            for k, x in enumerate((-half * 0.48, half * 0.48)):
                _lit_window(mason, x, 1.50, z + look * 0.02, look, 6 if (k + (look < 0)) % 2 else 24)
    lay_roof(mason, Roof(tall + 0.48, (0.44, tall + 0.16), (0.44, tall + 0.16), half, False, False), 0.0)


def _lit_window(mason: Mason, x: float, y: float, z: float, look: int, sides: int) -> None:
    """A papered window in the shape of a polygon, framed in grey stone."""
    turn = np.linspace(0, 2 * np.pi, sides + 1)
    for inner, outer, lift, swatch, tone in ((0.30, 0.40, 0.05, STONE, 0.62), (0.01, 0.31, 0.02, WINDOW, 1.0)):
        reach = np.array([inner, outer, outer])[:, None]
        out = np.array([lift, lift, 0.0])[:, None] * look
        points = np.stack([x + reach * np.cos(turn), y + reach * np.sin(turn), z + out + 0 * turn], axis=-1)
        points[:, -1] = points[:, 0]
        uv = swatch.uv(0.5 + points[..., 0] - x, 0.75 - (points[..., 1] - y))
        for rows in ((0, 1), (1, 2)):
            low, high = rows
            facing = (
                np.stack([np.cos(turn), np.sin(turn), 0 * turn], axis=-1)
                if low
                else np.array([0, 0, look]) + 0 * points[:2]
            )
            mason.patch(points[low : high + 1].astype(np.float32), uv[low : high + 1], PLAIN * np.float32(tone),
                        np.broadcast_to(facing, (2, sides + 1, 3)).astype(np.float32))  # fmt: skip
