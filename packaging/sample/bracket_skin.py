"""Timber: rings and grain that follow the tree it was sawn from, cracks, carving, and what is left of its paint."""

from dataclasses import dataclass

import numpy as np

from sample.draping import noise3
from sample.fields import F32, blur, linear, mix, sample, step
from sample.hair import press
from sample.surface import catmull_rom

WOOD, LATE, GREY, DARK, BARE = (
    linear(158, 122, 84),
    linear(112, 80, 54),
    linear(150, 138, 120),
    linear(70, 52, 40),
    linear(184, 146, 102),
)
GREEN, BLUE, RED, WHITE, GOLD, INK = (
    linear(78, 128, 102),
    linear(48, 82, 122),
    linear(148, 62, 44),
    linear(218, 210, 188),
    linear(190, 150, 78),
    linear(52, 42, 38),
)
GRAIN = 24  # pixels a centimetre of the carving's raster


@dataclass(frozen=True, slots=True, eq=False)
class Skin:
    """Relief in metres (h, w), colour (h, w, 3) linear, roughness (h, w)."""

    height: F32
    colour: F32
    rough: F32


def _spiral(x: float, y: float, radius: float, start: float, turns: float, way: int) -> F32:
    t = np.linspace(0, 1, 60)
    r = radius * (1 - 0.86 * t**0.8)
    angle = start + way * 2 * np.pi * turns * t
    return np.stack([x + r * np.cos(angle), y + r * np.sin(angle)], axis=-1).astype(np.float32)


def scroll() -> F32:
    """One half of the carved board, from its middle (left) to its end: 52 by 15 cm, top row first, 0..1 high."""
    field = np.zeros((15 * GRAIN, 52 * GRAIN), np.float32)

    def lay(points: F32, width: float, height: float, strands: float = 3.0, root: float = 0.6) -> None:
        press(field, np.asarray(points * GRAIN, np.float32), width * GRAIN, height, strands, root)

    def bent(knots: list[tuple[float, float]]) -> F32:
        return np.asarray(catmull_rom(np.asarray(knots, np.float64), 16), np.float32)

    stem = [(0, 9.6), (6, 11.2), (12, 8.6), (18, 4.4), (25, 3.6), (31, 7.2), (37, 7.4), (42, 4.4), (47, 2.8)]
    volutes = [
        (11.0, 4.8, 3.4, 2.3, 1),
        (24.5, 8.4, 3.1, -2.2, -1),
        (36.0, 3.9, 2.6, 2.2, 1),
        (45.2, 4.6, 1.9, -2.0, -1),
    ]
    for x, y, radius, start, way in volutes:
        for k in range(7):
            turn = start + way * (0.2 + 0.62 * k)
            root = np.array([x + radius * 0.86 * np.cos(turn), y + radius * 0.86 * np.sin(turn)])
            out = np.array([np.cos(turn + way * 0.35), np.sin(turn + way * 0.35)])
            hook = np.array([-np.sin(turn), np.cos(turn)]) * way
            size = radius * (0.95 - 0.06 * k)
            lay(
                bent(
                    [
                        tuple(root),
                        tuple(root + out * size * 0.5 + hook * 0.15 * size),
                        tuple(root + out * size * 0.75 + hook * size * 0.75),
                    ]
                ),
                0.30 * radius,
                0.72,
                3.0,
            )
    for x, y, dx, dy in (
        (3.5, 10.4, 3.5, -4.6),
        (15.2, 6.6, 4.5, 3.0),
        (20, 4.0, 3.0, -2.6),
        (28.5, 5.2, 3.6, -3.2),
        (33.5, 7.6, 3.0, 2.6),
        (40, 6.0, 3.2, 2.4),
        (47, 2.9, 3.2, 0.6),
    ):
        lay(bent([(x, y), (x + 0.55 * dx - 0.15 * dy, y + 0.55 * dy + 0.15 * dx), (x + dx, y + dy)]), 0.95, 0.8, 4.0)
    lay(bent(stem), 0.72, 0.78, 2.0, 0.9)
    for x, y, radius, start, way in volutes:
        lay(_spiral(x, y, radius, start, 1.35, way), 0.26 * radius, 1.0, 2.0, 0.9)
    for k in range(8):  # half a flower in the middle of the board
        turn = np.pi * (k - 3.5) / 7
        tip = np.array([4.3 * np.cos(turn), 6.4 + 4.3 * np.sin(turn)])
        lay(
            bent(
                [
                    (0.2, 6.4),
                    (2.1 * float(np.cos(turn)), 6.4 + 2.1 * float(np.sin(turn))),
                    (float(tip[0]), float(tip[1])),
                ]
            ),
            1.0,
            0.85,
            3.0,
            0.3,
        )
    lay(_spiral(0, 6.4, 1.3, 0, 0.9, 1), 0.6, 1.2, 2.0, 0.9)
    return field


def carved(local: F32, edge: F32, side: F32) -> tuple[F32, F32]:
    """Relief (m) and sunk ground (0..1) of the board carved on both sides. edge: cm from its top and foot."""
    field = blur(scroll(), 1.2)
    along, up = np.abs(local[..., 0]), local[..., 1]
    rows, columns = (7.4 - up) * GRAIN, along * GRAIN
    inside = step(0.75, 1.05, edge) * step(51.0, 50.4, along) * side
    raised = sample(field, rows.astype(np.float32), np.clip(columns, 0, field.shape[1] - 2).astype(np.float32))
    relief = inside * (-0.0085 + 0.0105 * np.clip(raised, 0, 1.2))
    return relief.astype(np.float32), (inside * step(0.12, 0.04, raised)).astype(np.float32)


def paint_scheme(name: str, local: F32, edge: F32, half: F32, side: F32, ground: F32, relief: F32) -> F32:
    """The first painting, linear (h, w, 3): green and blue by turns, edged in white and ink; carving on red."""
    shape = edge.shape
    base = {"lower": GREEN, "out": BLUE, "lever": GREEN, "cap": BLUE, "board": RED, "carved": GREEN}.get(name)
    colour = np.broadcast_to(base if base is not None else (GREEN, BLUE, GREEN)[len(name) % 3], (*shape, 3)).astype(
        np.float32
    )
    if name == "carved":
        parts = 0.5 + 0.5 * np.sin(0.55 * np.abs(local[..., 0]) + 0.5 * local[..., 1])
        colour = mix(colour, BLUE, step(0.55, 0.7, parts))
        colour = mix(colour, GOLD, step(0.0006, 0.0016, relief) * side)
        colour = mix(colour, RED, ground)
        return mix(colour, GOLD, step(0.85, 0.75, edge) * side)
    rim = np.where(side > 0.5, edge, half - np.abs(local[..., 2])).astype(np.float32)
    colour = mix(colour, INK, step(1.25, 1.15, rim))
    return mix(colour, WHITE, step(0.85, 0.75, rim))


def wooden(local: F32, pith: tuple[float, float], ends: F32, relief: F32, scheme: F32, seed: int) -> Skin:
    """Timber over a relief. local: along, up, across, cm; ends: 0 in the middle of an end face, 1 on the sides."""
    s, y, z = (local[..., k] for k in range(3))
    squeezed = np.stack([s / 9, y, z], axis=-1).astype(np.float32)
    wander = noise3(squeezed + np.float32(seed), 6, 401, 2.0)
    radius = np.hypot(y - pith[0] + 0.55 * wander, z - pith[1] + 0.4 * noise3(squeezed + np.float32(seed), 8, 402, 2.0))
    ring = radius / 0.52 + 0.25 * noise3(squeezed, 3, 403)
    share = ring % 1
    late = step(0.45, 0.93, share) * step(1.0, 0.96, share)
    fibre = noise3(np.stack([s / 22, y, z], axis=-1).astype(np.float32) + np.float32(seed), 0.16, 404, 1.2)
    at = np.stack([s / 11, y, z], axis=-1).astype(np.float32) + np.float32(3 * seed)
    check = np.exp(-((noise3(at, 3.4, 405, 1.7) / 0.035) ** 2)) * step(
        0.55, 1.3, noise3(at * np.float32([0.6, 1, 1]), 6, 406)
    )
    radial = np.arctan2(y - pith[0], z - pith[1])
    split = (
        np.exp(-((np.sin(9 * radial + 0.6 * wander) / 0.035) ** 2))
        * step(0.9, 0.5, ends)
        * step(-0.2, 0.6, noise3(local, 3, 407))
    )
    crack = np.maximum(check * step(0.2, 0.8, ends), split)
    arris = np.clip((relief - blur(relief, 7)) / 0.0014, -1, 1)
    weather = np.clip(0.5 + 0.35 * noise3(local + np.float32(seed), 14, 408, 2.0) + 0.3 * arris, 0, 1)
    height = relief + 0.00022 * late * (0.4 + weather) + 0.00006 * fibre
    height = height - 0.0032 * crack - 0.0014 * step(1.75, 2.2, noise3(local + np.float32(seed), 2.6, 409, 1.4))
    height = height + 0.0003 * noise3(local, 5, 410, 2.0)
    holes = step(2.45, 2.6, noise3(local * np.float32(1), 0.32, 411, 1.3)) * step(0.4, 1.2, noise3(local, 8, 412))
    height = height - 0.0016 * holes

    colour = mix(
        np.broadcast_to(WOOD, (*s.shape, 3)).astype(np.float32),
        BARE,
        np.clip(0.3 + 0.3 * noise3(squeezed, 7, 413), 0, 0.8),
    )
    colour = mix(colour, LATE, 0.72 * late)
    colour = colour * (1 + 0.10 * fibre)[..., None]
    colour = mix(colour, GREY, 0.42 * weather)
    kept = noise3(local + np.float32(2 * seed), 7.5, 420, 1.8) + 0.6 * noise3(
        squeezed + np.float32(seed), 1.2, 421, 1.4
    )
    kept = kept + 0.3 * noise3(local, 0.5, 422, 1.2) - 0.55 * arris - 0.5 * late * weather + 0.55
    whiting = step(-0.10, 0.12, kept) * step(0.0, 0.3, ends + 0.2)
    paint = step(0.10, 0.36, kept) * (1 - 0.85 * crack)
    colour = mix(colour, WHITE, 0.42 * whiting)
    colour = mix(colour, scheme * np.float32(0.92), 0.86 * paint)
    colour = mix(colour, DARK, 0.85 * np.maximum(crack, holes))
    dirt = np.clip(0.30 + 0.3 * noise3(local, 10, 423) - 0.5 * arris, 0, 0.6)
    colour = mix(colour, DARK, 0.42 * dirt)
    rough = 0.78 + 0.06 * noise3(local, 4, 424) + 0.06 * weather - 0.05 * paint
    return Skin(
        height.astype(np.float32),
        np.clip(colour, 0.004, 1).astype(np.float32),
        np.clip(rough, 0.5, 0.97).astype(np.float32),
    )
