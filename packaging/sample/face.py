"""A human head in centimetres, modelled as a sculptor blocks it in: skull, jaw, sockets, then nose, lids, lips, ears.

The eye line is y = 0, the face looks along +z, the ears stand about z = 0. Proportions follow the academic canon: the
eyes lie half way down the head, nose and mouth divide what is below them.
"""

from dataclasses import dataclass

import numpy as np

from sample.fields import F32
from sample.solids import Triple, ball, cut, ellipsoid, joined_smoothly, limb, mirrored, roll, turned
from sample.surface import catmull_rom


@dataclass(frozen=True, slots=True)
class Manner:
    """What one school of sculptors does otherwise than another.

    open_eyes: 1 wide, 0 lowered lids; full: rounder cheeks and jaw; lobes: how far the ear lobes hang, cm;
    smile: corners of the mouth raised, cm; soft: edges of the brow and lids rounded.
    """

    open_eyes: float = 1.0
    full: float = 0.0
    lobes: float = 0.0
    smile: float = 0.0
    soft: float = 0.0


def smooth_path(knots: list[Triple], steps: int = 3) -> list[Triple]:
    """The knots with a curve laid through them."""
    dense = catmull_rom(np.asarray(knots, np.float64), steps)
    return [(float(x), float(y), float(z)) for x, y, z in dense]


def skull(p: F32, m: F32, manner: Manner) -> F32:
    """Cranium, face and jaw without features. p: points; m: the same mirrored."""
    full = manner.full
    body = ellipsoid(p, (0, 2.9, -0.9), (7.5, 8.5, 9.5))
    body = joined_smoothly(body, ellipsoid(p, (0, 3.7, 2.5), (6.4, 5.4, 6.6)), 2.0)
    body = joined_smoothly(body, ellipsoid(p, (0, -3.6, 2.4), (5.5 + 0.4 * full, 7.0, 6.5)), 2.0)
    jaw = limb(m, (4.3 + 0.4 * full, -6.3, 0.4), (0.7, -10.1, 7.0), (1.6 + 0.3 * full, 1.55 + 0.2 * full))
    body = joined_smoothly(body, jaw, 2.4)
    body = joined_smoothly(body, ellipsoid(p, (0, -10.0, 7.7), (1.75 + 0.25 * full, 1.65, 1.95)), 1.6)
    body = joined_smoothly(body, ellipsoid(m, (4.3, -2.2, 5.2), (2.1, 1.6, 2.4)), 2.2)
    body = joined_smoothly(body, ellipsoid(m, (3.0, -5.0, 6.1), (2.2 + 0.5 * full, 2.9, 2.3 + 0.3 * full)), 2.6)
    return joined_smoothly(body, ellipsoid(p, (0, -6.9, 7.2), (2.9, 2.5, 2.25)), 1.5)


def _orbit(body: F32, m: F32, manner: Manner) -> F32:
    """Sockets, brow ridges, lids and eyeballs."""
    body = cut(body, turned_ellipsoid(m, (3.05, 0.15, 9.5), (2.2, 1.25, 1.75), -8), 1.0)
    body = cut(body, ball(m, (1.55, 0.25, 9.2), 0.75), 0.9)
    brow = smooth_path([(0.7, 1.25, 9.2), (1.9, 1.85, 8.95), (3.3, 2.05, 8.2), (4.6, 1.55, 6.85), (5.3, 0.6, 5.7)])
    body = joined_smoothly(body, roll(m, brow, [0.40 - 0.028 * k for k in range(len(brow))]), 1.0 + 0.5 * manner.soft)
    return lids(body, m, manner)


def turned_ellipsoid(points: F32, centre: Triple, radii: Triple, degrees: float) -> F32:
    """An ellipsoid turned in the plane of the face."""
    return ellipsoid(turned(points, centre, degrees, 2), centre, radii)


EYE: Triple = (3.12, -0.05, 7.0)


def lid_edges(x: F32, manner: Manner) -> tuple[F32, F32]:
    """Upper and lower edge of the opening (y) over x, as they run from the inner to the outer corner."""
    share = np.clip((x - 1.62) / (4.62 - 1.62), -0.3, 1.3)
    arch = 4 * share * (1 - share)
    line = -0.16 + 0.14 * share
    upper = line + np.where(arch > 0, (0.10 + 0.50 * manner.open_eyes) * np.abs(arch) ** 0.8, arch)
    upper = upper - 0.30 * (1 - manner.open_eyes) * np.maximum(arch, 0)
    lower = line - np.where(arch > 0, (0.34 + 0.05 * manner.open_eyes) * np.abs(arch) ** 0.9, arch)
    return upper.astype(np.float32), lower.astype(np.float32)


def lids(body: F32, m: F32, manner: Manner) -> F32:
    """The ball of the eye between two lids with an edge of their own, a fold above."""
    x, y = m[0], m[1]
    globe = ball(m, EYE, 1.48)
    upper, lower = lid_edges(x, manner)
    opening = np.maximum(y - upper, lower - y)
    lid = ellipsoid(m, EYE, (1.75, 1.62, 1.66))
    lid = cut(lid, opening.astype(np.float32), 0.10 + 0.1 * manner.soft)
    lid = np.maximum(lid, 6.6 - m[2])
    body = joined_smoothly(body, lid, 0.42)
    opened = np.maximum(opening + 0.05, 7.4 - m[2])
    body = cut(body, opened, 0.06)
    body = np.minimum(body, np.maximum(globe, 7.0 - m[2]))
    fold = [(1.75, 0.42, 8.28), (2.3, 0.86, 8.62), (3.1, 1.02, 8.58), (4.0, 0.82, 8.15), (4.85, 0.22, 7.25)]
    drop = 0.26 * (1 - manner.open_eyes)
    body = cut(body, roll(m, smooth_path([(a, b - drop, c + 0.1) for a, b, c in fold]), 0.10), 0.22 + 0.2 * manner.soft)
    return np.asarray(body, np.float32)


def nose(body: F32, p: F32, m: F32) -> F32:
    """Bridge, tip, wings and nostrils."""
    bridge = limb(p, (0, 1.3, 8.75), (0, -3.2, 10.7), (0.80, 0.74))
    flank = ellipsoid(turned(p, (0, -2.2, 9.0), 13, 0), (0, -2.2, 9.0), (1.42, 3.1, 1.55))
    made = joined_smoothly(bridge, flank, 1.0)
    made = joined_smoothly(made, ellipsoid(p, (0, -3.72, 10.85), (0.92, 0.82, 0.90)), 0.8)
    wing = ellipsoid(turned(m, (1.18, -4.02, 9.75), 20, 1), (1.18, -4.02, 9.75), (0.64, 0.76, 1.15))
    made = joined_smoothly(made, wing, 0.6)
    made = joined_smoothly(made, limb(p, (0, -4.35, 10.6), (0, -4.7, 9.6), (0.34, 0.40)), 0.3)
    body = joined_smoothly(body, made, 0.62)
    nostril = ellipsoid(turned(m, (0.68, -4.72, 10.15), -24, 1), (0.68, -4.72, 10.15), (0.36, 0.42, 0.62))
    body = cut(body, nostril, 0.18)
    groove = smooth_path([(1.35, -3.15, 9.75), (1.95, -3.7, 9.35), (2.0, -4.45, 8.95)])
    return cut(body, roll(m, groove, 0.09), 0.45)


def mouth(body: F32, p: F32, m: F32, manner: Manner) -> F32:
    """Two lips with their bow, the parting, philtrum, the hollow under the lip."""
    up = manner.smile
    body = cut(body, limb(p, (0, -4.95, 10.05), (0, -5.75, 10.0), (0.16, 0.26)), 0.45)
    body = cut(body, limb(m, (0, -8.62, 9.75), (1.5, -8.45, 9.1), (0.34, 0.22)), 0.95)
    upper = smooth_path([(0, -6.22, 9.55), (0.5, -6.04, 9.58), (1.25, -6.32, 9.3), (2.55, -6.86 + up, 8.35)], 6)
    radii = np.interp(np.linspace(0, 1, len(upper)), [0, 0.25, 0.6, 1], [0.46, 0.50, 0.42, 0.10])
    lower = smooth_path([(0, -7.42, 9.40), (0.7, -7.38, 9.36), (1.4, -7.2, 9.08), (2.5, -6.92 + up, 8.35)], 6)
    under = np.interp(np.linspace(0, 1, len(lower)), [0, 0.3, 0.65, 1], [0.52, 0.56, 0.44, 0.10])
    lips = joined_smoothly(roll(m, upper, list(radii)), ball(p, (0, -6.42, 9.66), 0.36), 0.25)
    lips = np.minimum(lips, roll(m, lower, list(under)))
    body = joined_smoothly(body, lips, 0.30)
    line = [(0, -6.82, 9.98), (0.55, -6.72, 9.98), (1.3, -6.77, 9.55), (2.1, -6.86 + up, 8.95), (2.6, -6.92 + up, 8.42)]
    body = cut(body, roll(m, smooth_path(line, 5), 0.07), 0.18)
    return cut(body, ball(m, (2.85, -7.0 + up, 8.9), 0.12), 0.7)


def ears(body: F32, m: F32, manner: Manner) -> F32:
    """Shell, rim, inner rim, the hollow, the lobe."""
    hang = manner.lobes
    at: Triple = (7.25, -0.9, -0.7)
    e = turned(turned(m, at, -14, 0), at, 16, 1)
    shell = ellipsoid(e, (7.25, -0.8, -0.9), (0.62, 3.1, 1.75))
    made = cut(shell, ellipsoid(e, (7.95, -0.7, -0.75), (0.62, 2.35, 1.2)), 0.25)
    rim = smooth_path(
        [
            (7.45, -0.5, 0.55),
            (7.65, 0.9, 0.75),
            (7.85, 1.95, 0.15),
            (7.95, 2.1, -0.9),
            (7.9, 1.3, -2.1),
            (7.85, -0.4, -2.4),
            (7.7, -2.0, -1.85),
            (7.5, -3.1, -0.9),
        ]
    )
    made = joined_smoothly(made, roll(e, rim, 0.30), 0.25)
    inner = smooth_path([(7.65, 1.2, -0.6), (7.75, 0.2, -1.45), (7.7, -1.3, -1.3), (7.6, -2.1, -0.6)])
    made = joined_smoothly(made, roll(e, inner, 0.27), 0.3)
    made = joined_smoothly(made, ellipsoid(e, (7.3, -1.1, 0.55), (0.4, 0.62, 0.36)), 0.25)
    lobe = limb(e, (7.35, -3.2, -0.3), (7.2, -3.7 - hang, -0.1), (0.62, 0.55))
    made = joined_smoothly(made, lobe, 0.4)
    if hang > 1:
        made = cut(made, limb(e, (7.9, -3.4, -0.2), (7.8, -3.3 - hang, -0.1), (0.2, 0.24)), 0.2)
    made = cut(made, ellipsoid(e, (7.85, -1.2, -0.2), (0.75, 0.75, 0.5)), 0.3)
    return joined_smoothly(body, made, 0.7)


def neck(body: F32, p: F32, m: F32, length: float = 12.0) -> F32:
    """The column of the neck with its two great muscles."""
    foot = -6.0 - length
    body = joined_smoothly(body, limb(p, (0, -5, -1.9), (0, foot, -2.6), (4.9, 5.3)), 1.8)
    muscle = limb(m, (5.6, -3.6, -2.2), (1.3, foot, 3.0), (0.9, 1.0))
    body = joined_smoothly(body, muscle, 1.6)
    return joined_smoothly(body, ball(p, (0, -13.6, 2.2), 1.2), 1.4)


def face(p: F32, manner: Manner) -> F32:
    """Skull and features without neck and hair; points (3, n) in cm."""
    m = mirrored(p)
    body = _orbit(skull(p, m, manner), m, manner)
    body = nose(body, p, m)
    return mouth(body, p, m, manner)
