"""The seated figure of the niche, in centimetres from its seat: trunk, crossed legs, hands laid in the lap, robe."""

import numpy as np

from sample.draping import Density, finer, on_surface, relaxed
from sample.face import Manner, ears, face, neck, smooth_path
from sample.fields import F32, step
from sample.solids import Solid, ball, cut, ellipsoid, joined_smoothly, limb, mirrored, roll, struck, turned

MANNER = Manner(open_eyes=0.12, full=1.0, lobes=2.6, smile=0.14, soft=0.6)
SHARE = 0.96  # of life size
EYES = (0.0, 60.2, 1.8)  # where the head sits on the figure


def head(points: F32) -> F32:
    """The head with its crown's rise, in the figure's centimetres."""
    q = turned(points, EYES, -5, 0) - np.asarray(EYES, np.float32)[:, None]
    p = np.asarray(q / np.float32(SHARE), np.float32)
    m = mirrored(p)
    body = joined_smoothly(face(p, MANNER), ellipsoid(p, (0, 4.4, -0.9), (8.1, 7.9, 9.7)) + _brim(p), 0.6)
    body = joined_smoothly(body, ellipsoid(p, (0, 12.3, -1.6), (4.3, 4.0, 4.4)), 1.2)
    body = neck(ears(body, m, MANNER), p, m, 8.0)
    body = cut(body, ball(p, (7.9, -6.6, -0.3), 0.9) + 0.08 * np.sin(9 * p[1]), 0.1)
    return np.asarray(np.maximum(body, -17.5 - p[1]) * np.float32(SHARE), np.float32)


def _brim(p: F32) -> F32:
    """Keeps the cap of hair off the forehead: it ends in an arched line."""
    line = 4.9 + 0.1 * np.abs(p[0]) - 0.052 * p[0] ** 2
    return np.asarray(np.maximum(0, (line - p[1]) * 0.8) * (p[2] > -9), np.float32)


def trunk(p: F32, m: F32) -> F32:
    """Chest, belly, hips and shoulders."""
    body = ellipsoid(p, (0, 31, -1), (13.6, 13.5, 8.4))
    body = joined_smoothly(body, ellipsoid(p, (0, 15, 0), (11.6, 13, 9.2)), 5)
    body = joined_smoothly(body, ellipsoid(p, (0, 5, -1), (16, 8, 12)), 5)
    body = joined_smoothly(body, limb(m, (3, 42, -1.8), (14.5, 39, -2), (4.2, 4.8)), 4)
    return joined_smoothly(body, limb(p, (0, 42, -1.5), (0, 48, -0.8), (5.6, 4.8)), 2.5)


def arms(m: F32) -> F32:
    """Upper arms close to the body, forearms towards the lap."""
    upper = limb(m, (15.5, 38, -2), (20.5, 20, 0.5), (4.9, 4.4))
    return joined_smoothly(upper, limb(m, (20.5, 19.5, 1.0), (7.5, 12.0, 14.0), (4.4, 2.9)), 2.0)


def legs(m: F32) -> F32:
    """Thighs and shins crossed under the robe, the knees wide."""
    thigh = limb(m, (7, 5.5, 1), (26, 5.6, 10), (8.2, 6.4))
    return joined_smoothly(thigh, limb(m, (26, 5.2, 10.5), (1, 5.4, 18), (6.2, 4.8)), 2.2)


def hands(p: F32, m: F32) -> F32:
    """One hand in the other, palms up, the thumbs touching."""
    made = ellipsoid(p, (-1.5, 10.6, 15.2), (7.2, 1.7, 4.4))
    upper = ellipsoid(p, (1.5, 12.4, 14.8), (6.4, 1.5, 4.0))
    for k in range(4):
        z = 13.2 + 1.75 * k
        made = joined_smoothly(made, limb(p, (-2, 10.4, z + 0.6), (5.6 - 0.4 * k, 11.2, z + 0.8), (1.2, 0.9)), 0.3)
        upper = joined_smoothly(upper, limb(p, (2, 12.5, z), (-4.6 + 0.4 * k, 13.0, z), (1.1, 0.85)), 0.28)
    thumb = smooth_path([(5.2, 12.8, 13.4), (3.0, 14.5, 14.2), (0.2, 15.3, 14.8)])
    return joined_smoothly(np.minimum(made, upper), roll(m, thumb, [1.0 - 0.05 * k for k in range(len(thumb))]), 0.5)


def throne(p: F32) -> F32:
    """The lotus seat: two rows of petals about a drum."""
    x, y, z = p
    around = np.arctan2(z - 5, x * 0.68)
    far = np.hypot(x * 0.68, z - 5)
    bell = 22.3 + 1.6 * np.cos((y + 6.2) / 12.5 * 2 * np.pi)
    petal = np.zeros_like(x)
    for row, (low, high, shift) in enumerate(((-6.4, -0.6, 0.0), (-12.2, -6.2, 0.5))):
        turn = np.abs((around / (2 * np.pi) * 22 + shift) % 1 - 0.5) * 2
        up = (y - low) / (high - low) if row == 0 else (high - y) / (high - low)
        tip = np.clip(1 - up, 0, 1)
        width = np.clip(0.96 * np.sqrt(np.clip(tip * 2.2, 0, 1)), 0.02, 1)
        inside = np.clip(1 - (turn / width) ** 2, 0, 1) * (up > 0) * (up < 1)
        petal = np.maximum(petal, inside**0.5 * (1.1 + 0.9 * up))
    return np.asarray(np.maximum(far - bell - petal, np.abs(y + 6.6) - 6.4) * 0.6, np.float32)


def body(points: F32) -> F32:
    """Everything but the head; points (3, n)."""
    p = points
    m = mirrored(p)
    made = joined_smoothly(trunk(p, m), arms(m), 1.6)
    made = joined_smoothly(made, legs(m), 2.4)
    fan = ellipsoid(p, (0, 1.3, 20), (11, 2.0, 5))
    made = joined_smoothly(made, fan, 2.0)
    collar = smooth_path([(7.6, 45.2, -3.5), (8.0, 43.6, 1.0), (5.4, 40.2, 6.0), (0, 37.4, 8.2)])
    made = joined_smoothly(made, roll(m, collar, 1.0), 0.7)
    made = made - folds(p, m)
    made = joined_smoothly(made, hands(p, m), 0.6)
    return np.minimum(made, throne(p))


def _ridge(phase: F32) -> F32:
    """A pleat every whole number: a soft round back, a sharp valley."""
    share = phase % 1
    return np.asarray(np.abs(np.sin(np.pi * share)) ** 0.75 - 0.6, np.float32)


def folds(p: F32, m: F32) -> F32:
    """Pleats of the robe, cm outwards: hanging in curves on the chest, around the arms, fanned over the legs."""
    x, y, z = p
    bent = 0.25 * np.sin(0.21 * x + 0.13 * y) + 0.12 * np.sin(0.47 * y - 0.3 * x)
    chest = _ridge((y - 0.040 * (x - 1.0) ** 2) / 2.7 + bent)
    on_arm = _ridge((0.85 * y - 0.42 * m[0] - 0.25 * z) / 2.6 + bent)
    on_leg = _ridge((0.55 * np.hypot(0.62 * x, z + 4.0) + 0.85 * y + 0.004 * x**2) / 2.4 + bent)
    by_arm = step(0.8, -0.8, arms(m) - 0.4)
    by_leg = step(11.5, 7.5, y) * step(4.0, 6.5, z + 0.15 * m[0])
    depth = 0.40 * chest * (1 - by_arm) * (1 - by_leg) * step(48, 44, y) * step(-6, 0, z)
    return np.asarray(depth + 0.34 * on_arm * by_arm * (1 - by_leg) + 0.42 * on_leg * by_leg, np.float32)


def draped_round(
    solid: Solid, axis: tuple[F32, F32, F32, F32], density: Density, sizes: tuple[int, int, int], far: float
) -> F32:
    """A lattice about an upright axis. axis: v knots, and there the lift of the rays (degrees), level and z of the
    middle. sizes: nodes of the first mesh, rows and columns of the last."""
    first, rows, columns = sizes
    knots, lifts, levels, backs = axis
    v = np.linspace(0, 1, first)[:, None]
    t = np.arange(first)[None, :] / first - 0.5
    turn = 2 * np.pi * t - 0.35 * np.sin(2 * np.pi * t)
    lift = np.radians(np.interp(v, knots, lifts))
    way = np.stack([np.cos(lift) * np.sin(turn), np.sin(lift) + 0 * turn, np.cos(lift) * np.cos(turn)])
    middle = np.stack([0 * turn * v, np.interp(v, knots, levels) + 0 * turn, np.interp(v, knots, backs) + 0 * turn])
    start = (middle + far * way).reshape(3, -1).astype(np.float32)
    inward = -way.reshape(3, -1).astype(np.float32)
    reached = struck(solid, start, inward, far * 0.98, 90, 0.6)
    lattice = np.ascontiguousarray((start + inward * reached).T.reshape(first, first, 3), np.float32)
    lattice = relaxed(solid, lattice, density, 60, 0.03)
    lattice = relaxed(solid, finer(lattice, 2 * first, 2 * first), density, 12, 0.03)
    return on_surface(solid, finer(lattice, rows, columns), 0.02, 2, 0.4)
