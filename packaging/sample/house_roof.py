"""Roofs of grey tile: rows of pans and covers on a hollow slope, eaves of round and dripping tiles, ridges and verges.

A building is made about the middle of its ground plan: x along the ridge, z towards its front, y up.
"""

from dataclasses import dataclass

import numpy as np

from sample.carpentry import PLAIN, bar, bent
from sample.fields import F32
from sample.house_materials import TILE, TIMBER
from sample.masonry import Mason

MODULE = 0.235  # from row to row, metres


@dataclass(frozen=True, slots=True)
class Roof:
    """A gable roof: ridge and eaves heights, half length of the ridge, how far front and back eaves stand out."""

    ridge: float
    front: tuple[float, float]  # the eave's distance in front of the ridge, and its height
    back: tuple[float, float]
    half: float
    grand: bool = True
    rafters: bool = True

    def slope(self, share: F32, back: bool) -> tuple[F32, F32]:
        """Distance from the ridge (signed z) and height at a share of the way down; steeper near the ridge."""
        reach, eave = self.back if back else self.front
        fall = 1.32 * share - 0.32 * share**2
        return (-1 if back else 1) * reach * share, self.ridge - (self.ridge - eave) * fall


def _module() -> F32:
    """One row across (n, 2): sideways and up; the pan's hollow, then the cover's round back."""
    angle = np.linspace(np.pi, 0, 6)
    cover = np.stack([MODULE / 2 + 0.062 * np.cos(angle), 0.018 + 0.060 * np.sin(angle)], axis=-1)
    return np.concatenate([[[0.0, -0.012]], cover]).astype(np.float32)


def lay_roof(mason: Mason, roof: Roof, depth: float) -> None:
    """Tiles, ridge, verges and eaves. depth: which way the ridge's middle lies from the plan's, metres of z."""
    for back in (False, True):
        _slope(mason, roof, depth, back)
    _ridge(mason, roof, depth)
    for side in (-1, 1):
        for back in (False, True):
            _verge(mason, roof, depth, side, back)


def _slope(mason: Mason, roof: Roof, depth: float, back: bool) -> None:
    rows = max(1, round(2 * roof.half / MODULE))
    section = _module()
    reach, eave = roof.back if back else roof.front
    length = float(np.hypot(reach, roof.ridge - eave))
    count = max(2, round(length / 0.27))
    shares = np.concatenate([[(k + 0.02) / count, (k + 0.98) / count] for k in range(count)])
    lift = np.tile([0.0, 0.016], count)
    z, y = roof.slope(shares.astype(np.float32), back)
    normal = np.stack([np.gradient(z), np.gradient(y)], axis=-1)
    normal = np.stack([-normal[:, 1], normal[:, 0]], axis=-1) * (-1 if back else 1)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    group = 8
    for start in range(0, rows, group):
        many = min(group, rows - start)
        across = np.concatenate(
            [section + np.array((MODULE * k, 0)) for k in range(many)] + [[[MODULE * many, -0.012]]]
        )
        x = across[:, 0] + (start - rows / 2) * MODULE
        height = across[:, 1][None] + lift[:, None] * (across[:, 1][None] + 0.05) * 8
        height = height + mason.random.normal(0, 0.0022, height.shape)
        points = np.stack([np.broadcast_to(x, height.shape), y[:, None] + normal[:, 1:] * height,
                           depth + z[:, None] + normal[:, :1] * height], axis=-1)  # fmt: skip
        corner = mason.random.uniform(0, 0.05)
        girth = across[:, 0] * (1.5 / (MODULE * group))
        down = shares * length
        uv = TILE.uv(corner + girth[None] + 0 * down[:, None], (down[:, None] * 0.5) % 1.55 + 0 * girth[None])
        own = np.repeat(mason.random.normal(0, 0.07, (count, many)), 2, axis=0)
        tone = np.repeat(np.clip(0.80 + own, 0.55, 1), len(section), axis=1)
        tone = np.concatenate([tone, tone[:, -1:]], axis=1)
        hollow = np.where(across[:, 1] < 0, 0.60, 1.0)[None]
        tint = (tone * hollow)[..., None] * np.array([1.0, 1.0, 0.985])
        mason.patch(points.astype(np.float32), uv, tint.astype(np.float32), (0, 1, 0))
    _eave(mason, roof, depth, back, rows, (float(z[-1]), float(y[-1])))


def _eave(mason: Mason, roof: Roof, depth: float, back: bool, rows: int, edge: tuple[float, float]) -> None:
    """Round ends under the covers, drip points under the pans, and the rafters' ends beneath."""
    way = -1.0 if back else 1.0
    turn = np.linspace(0, 2 * np.pi, 13)
    z = depth + edge[0] + way * 0.012
    for row in range(rows):
        x = (row - rows / 2) * MODULE + MODULE / 2
        tone = np.float32(mason.random.uniform(0.66, 0.88))
        share = np.array([1.0, 0.78, 0.72, 0.3, 0.02])[:, None]
        dome = np.array([0.0, 0.004, -0.002, 0.0, 0.010])[:, None]
        points = np.stack([x + 0.064 * share * np.cos(turn), edge[1] + 0.020 + 0.064 * share * np.sin(turn),
                           z + way * dome + 0 * turn], axis=-1)  # fmt: skip
        points[:, -1] = points[:, 0]
        uv = TILE.uv(
            (0.3 + points[..., 0] % 0.5).astype(np.float32), (0.5 + 0.064 * share * np.sin(turn)).astype(np.float32)
        )
        mason.patch(points.astype(np.float32), uv, PLAIN * tone, (0, 0, way))
        lip = np.array([[[x - 0.190, 0.020], [x - 0.1175, -0.012], [x - 0.045, 0.020]],
                        [[x - 0.180, -0.035], [x - 0.1175, -0.105], [x - 0.055, -0.035]]])  # fmt: skip
        drip = np.stack([lip[..., 0], edge[1] + lip[..., 1], z + 0 * lip[..., 0]], axis=-1)
        mason.patch(drip.astype(np.float32), TILE.uv(0.5 + lip[..., 0] % 0.3, 0.4 + lip[..., 1]), PLAIN * tone * 0.92,
                    (0, 0, way))  # fmt: skip
    if not roof.rafters:
        return
    count = int(2 * roof.half / 0.21)
    for k in range(count):
        x = (k + 0.5) / count * 2 * roof.half - roof.half
        top = edge[1] - 0.045
        inner, outer = sorted((depth + edge[0] - way * 0.75, depth + edge[0] - way * 0.05))
        green = np.array([0.16, 0.42, 0.33], np.float32)
        bar(mason, (x - 0.036, top - 0.075, inner), (x + 0.036, top, outer), TIMBER, PLAIN, "xXyzZ")
        tip = outer + 0.002 if way > 0 else inner - 0.002
        low, high = (tip - 0.001, tip + 0.001)
        bar(mason, (x - 0.036, top - 0.075, low), (x + 0.036, top, high), TILE, green, "Z" if way > 0 else "z")
    flat = np.array([[[-roof.half, 0, 0], [roof.half, 0, 0]], [[-roof.half, 0, 1], [roof.half, 0, 1]]], np.float32)
    near, far = depth + edge[0] - way * 0.02, depth + edge[0] - way * 1.15
    rise = (roof.ridge - edge[1]) / abs(edge[0]) * 0.62
    flat[..., 1] = edge[1] - 0.04 + flat[..., 2] * rise * 1.13
    flat[..., 2] = near + (far - near) * flat[..., 2]
    mason.patch(
        flat, TIMBER.uv(flat[..., 0] * 0.05 + 0.6, np.array([[0.1, 0.1], [1.0, 1.0]])), PLAIN * 0.55, (0, -1, 0)
    )


def _ridge(mason: Mason, roof: Roof, depth: float) -> None:
    """Courses of brick and tile along the top, ending in raised tails."""
    y, half = roof.ridge, roof.half
    courses = ((0.13, -0.05, 0.10), (0.10, 0.10, 0.15), (0.125, 0.15, 0.19), (0.085, 0.19, 0.33), (0.115, 0.33, 0.37),
               (0.075, 0.37, 0.43))  # fmt: skip
    if not roof.grand:
        courses = ((0.12, -0.05, 0.08), (0.09, 0.08, 0.12), (0.075, 0.12, 0.20), (0.10, 0.20, 0.235))
    pieces = max(2, round(half * 2 / 0.8))
    for wide, low, high in courses:
        for k in range(pieces):
            x0, x1 = -half + 2 * half * k / pieces, -half + 2 * half * (k + 1) / pieces
            sway = 0.05 * ((2 * (k + 0.5) / pieces - 1) ** 2)
            tone = PLAIN * np.float32(mason.random.uniform(0.66, 0.84))
            bar(mason, (x0, y + low + sway, depth - wide), (x1, y + high + sway, depth + wide), TILE, tone, "xXyYzZ")
    for side in (-1, 1):
        size = 0.78 if roof.grand else 0.5
        path = np.array(
            [
                (half - 0.30, 0.16),
                (half - 0.02, 0.22),
                (half + 0.20 * size, 0.36 * size + 0.08),
                (half + 0.36 * size, 0.66 * size + 0.08),
                (half + 0.42 * size, 0.92 * size + 0.06),
            ]
        )
        spine = np.stack([side * path[:, 0], y + path[:, 1], np.full(5, depth)], axis=-1)
        bent(mason, spine.astype(np.float32), np.array([0.12, 0.115, 0.09, 0.06, 0.02]) * (0.55 + 0.45 * size), TILE,
             PLAIN * 0.74, 10)  # fmt: skip
        bar(mason, (min(side * (half - 0.3), side * (half + 0.02)), y - 0.12, depth - 0.15),
            (max(side * (half - 0.3), side * (half + 0.02)), y + 0.14, depth + 0.15), TILE, PLAIN * 0.7)  # fmt: skip


def _verge(mason: Mason, roof: Roof, depth: float, side: int, back: bool) -> None:
    """The roof's edge on the gable: a raised roll with a course of brick under it."""
    shares = np.linspace(0.0, 1.0, 13, dtype=np.float32)
    z, y = roof.slope(shares, back)
    spine = np.stack([np.full(13, side * (roof.half - 0.02)), y + 0.095, depth + z], axis=-1).astype(np.float32)
    bent(mason, spine, np.full(13, 0.085), TILE, PLAIN * 0.76, 8)
    outer = np.stack([np.full(13, side * (roof.half + 0.06)), y, depth + z], axis=-1)
    for low, high, out, tone in ((-0.02, 0.10, 0.06, 0.72), (-0.09, -0.02, 0.035, 0.62), (-0.17, -0.09, 0.0, 0.70)):
        strip = np.stack(
            [outer + np.array((side * (out - 0.06), high, 0)), outer + np.array((side * (out - 0.06), low, 0))]
        ).astype(np.float32)
        uv = TILE.uv(np.stack([shares, shares]) * 1.5, np.array([[0.2], [0.3]]) + 0 * np.stack([shares, shares]))
        mason.patch(strip, uv, PLAIN * np.float32(tone), (side, 0, 0))
        under = np.stack(
            [outer + np.array((side * (out - 0.06), low, 0)), outer + np.array((side * -0.16, low, 0))]
        ).astype(np.float32)
        mason.patch(under, uv, PLAIN * np.float32(tone * 0.7), (0, -1, 0))
    top = np.stack([outer + np.array((0, 0.10, 0)), outer + np.array((-side * 0.12, 0.10, 0))]).astype(np.float32)
    uv = TILE.uv(np.stack([shares, shares]) * 1.5, np.array([[0.2], [0.3]]) + 0 * np.stack([shares, shares]))
    mason.patch(top, uv, PLAIN * 0.74, (0, 1, 0))
