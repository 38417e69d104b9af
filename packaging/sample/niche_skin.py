"""What lies on the niche's rock and on its clay figure: plaster, colour, and their loss. Points in cm."""

from dataclasses import dataclass

import numpy as np

from sample.draping import noise3
from sample.fields import F32, linear, mix, sample, step
from sample.hair import on_disc
from sample.mural import COLOURS, wall
from sample.niche_figure import EYES, SHARE

STONE, STONE_WARM, STONE_DARK, PEBBLE = (
    linear(176, 162, 138),
    linear(186, 162, 128),
    linear(138, 122, 102),
    linear(160, 156, 148),
)
MUD, STRAW, LIME, SOOT, DUST = (
    linear(168, 136, 98),
    linear(198, 172, 122),
    linear(212, 200, 176),
    linear(70, 62, 54),
    linear(186, 166, 134),
)
AXIS, SPRING, RADIUS, FLOOR = -14.0, 92.0, 42.0, 12.6


@dataclass(frozen=True, slots=True, eq=False)
class Skin:
    """Relief in metres (h, w), colour (h, w, 3) linear, roughness (h, w)."""

    height: F32
    colour: F32
    rough: F32


def _paint(name: str) -> F32:
    return linear(*COLOURS[name])


def _on_wall(points: F32) -> tuple[F32, F32]:
    """Where on the unrolled wall a point lies: across from the middle and up, cm along the surface."""
    x, y, z = (points[..., k] for k in range(3))
    back = np.minimum(z - AXIS, 0)
    turn = np.arctan2(x, np.maximum(-back, 1e-3))
    across = RADIUS * turn + np.sign(x) * np.maximum(z - AXIS, 0)
    rise = np.clip((y - SPRING) / RADIUS, 0, 1)
    return across.astype(np.float32), (np.minimum(y, SPRING) + RADIUS * np.arcsin(rise)).astype(np.float32)


def _mural(points: F32) -> F32:
    picture = wall()
    across, up = _on_wall(points)
    canvas = picture.canvas()
    rows, columns = (picture.high - up) * picture.grain, (across + picture.width / 2) * picture.grain
    return sample(canvas, rows.astype(np.float32), np.clip(columns, 0, canvas.shape[1] - 2).astype(np.float32))


def _stone(points: F32) -> tuple[F32, F32]:
    """Bare rock: relief and colour; beds of sand with pebbles, hewn with a pick."""
    x, y, z = (points[..., k] for k in range(3))
    beds = np.sin(0.42 * y + 0.06 * x + 1.4 * noise3(points, 30, 300)) + 0.7 * noise3(
        points * np.float32([0.25, 1.6, 0.25]), 6, 301
    )
    pebbles = step(1.15, 1.5, noise3(points, 4.2, 302, 1.5))
    swing = noise3(points, 22, 303)
    strokes = np.cos(2 * np.pi * (0.62 * x - 0.50 * y + 0.4 * z + 1.6 * swing) / 4.4)
    relief = 0.0028 * np.abs(strokes) ** 0.6 * step(-0.8, 0.4, noise3(points, 13, 304)) - 0.003
    relief += 0.0022 * noise3(points, 7, 305, 1.7) + 0.0003 * noise3(points, 1.4, 306, 1.8) + 0.0024 * pebbles
    colour = np.broadcast_to(STONE, (*x.shape, 3)).astype(np.float32)
    colour = mix(colour, STONE_WARM, np.clip(0.4 + 0.35 * beds, 0, 0.9))
    colour = mix(colour, STONE_DARK, np.clip(0.25 * noise3(points, 3.0, 307, 1.5) - 0.1 * strokes, 0, 0.7))
    return relief.astype(np.float32), mix(colour, PEBBLE, 0.6 * pebbles)


def rock_skin(points: F32, normals: F32, sky: F32, inside: F32) -> Skin:
    """The block: rock outside; in the recess mud plaster, a white ground, the mural, and where each has come off.

    inside: distance to the recess, below zero in it.
    """
    x, y, z = (points[..., k] for k in range(3))
    relief, colour = _stone(points)
    wall_here = step(1.6, 0.8, inside) * step(FLOOR - 0.2, FLOOR + 0.6, y) * step(-0.5, -2.0, z)
    arch = np.hypot(x, np.maximum(y - SPRING, 0)) - RADIUS
    band = step(8.6, 8.2, arch) * step(-1, 0.2, arch) * step(FLOOR, FLOOR + 1, y) * step(-9, -5, z)
    low = step(48, 14, y)
    off = noise3(points, 26, 310, 2.0) + 0.45 * noise3(points, 5, 311, 1.5) + 0.7 * low
    fallen = step(1.32, 1.40, off + 0.9 * band * (0.3 + 0.5 * noise3(points, 17, 312)))
    plaster = np.maximum(wall_here, band) * (1 - fallen)
    coat = 0.0052 + 0.0009 * noise3(points, 9, 313, 2.0) + 0.00014 * noise3(points, 0.9, 314, 1.4)
    relief = relief * (1 - plaster) + (coat + 0.12 * relief) * plaster
    straw = step(1.6, 2.0, noise3(points * np.float32([1, 3.5, 1]), 1.5, 315, 1.3))
    mud = mix(np.broadcast_to(MUD, colour.shape).astype(np.float32), STRAW, 0.6 * straw)
    mud = mud * (1 + 0.10 * noise3(points, 6, 316))[..., None]
    colour = mix(colour, mud, plaster)
    picture = _mural(points)
    picture = mix(picture, _band(points, arch), band * (1 - wall_here))
    patchy = (
        noise3(points, 15, 317, 1.9)
        + 0.55 * noise3(points, 2.6, 318, 1.5)
        + 0.28 * noise3(points, 0.5, 319, 1.2)
        + 0.8 * low
    )
    flaked = step(1.08, 1.22, patchy)
    ground = step(0.72, 0.84, patchy) * (1 - flaked)
    picture = mix(picture, LIME, 0.75 * ground)
    worn = np.clip(0.20 + 0.16 * noise3(points, 1.4, 320, 1.3) + 0.10 * noise3(points, 11, 321), 0, 0.6)
    picture = mix(picture, MUD, worn)
    colour = mix(colour, picture, 0.94 * plaster * (1 - flaked))
    relief = relief + plaster * (0.0007 * (1 - flaked) + 0.0003 * (1 - ground))
    crack = np.exp(-((noise3(points, 19, 322, 1.8) / 0.022) ** 2)) * step(0.2, 0.9, noise3(points, 28, 323))
    relief = relief - 0.0022 * crack * plaster
    colour = mix(colour, SOOT, 0.6 * crack * plaster)
    smoke = step(96, 136, y + 7 * noise3(points, 14, 324)) * wall_here
    colour = mix(colour, SOOT, 0.20 * smoke)
    dusty = np.clip(normals[..., 1], 0, 1) ** 2 * (0.6 + 0.2 * noise3(points, 4, 325))
    colour = mix(colour, DUST, np.clip(0.75 * dusty + 0.2 * (1 - sky) * (1 - plaster), 0, 0.85))
    rough = 0.9 + 0.03 * noise3(points, 5, 326) - 0.06 * plaster * (1 - flaked)
    return Skin(relief.astype(np.float32), colour, np.clip(rough, 0.6, 1).astype(np.float32))


def _band(points: F32, arch: F32) -> F32:
    """The painted frame of the opening: red with white lines and a row of half rounds."""
    x, y = points[..., 0], points[..., 1]
    along = np.where(
        y > SPRING, np.arctan2(np.abs(x), np.maximum(y - SPRING, 1e-3)) * RADIUS, RADIUS * np.pi / 2 + SPRING - y
    )
    round_ = np.hypot((along / 7.0) % 1 * 7.0 - 3.5, arch - 1.2)
    colour = np.broadcast_to(_paint("ochre"), (*x.shape, 3)).astype(np.float32)
    turn = (np.floor(along / 7.0) % 2)[..., None]
    lobes = _paint("malachite") * turn + _paint("azurite") * (1 - turn)
    inside = step(3.2, 3.1, round_)[..., None]
    colour = colour * (1 - inside) + lobes * inside
    colour = mix(
        colour,
        _paint("white"),
        np.maximum(step(3.5, 3.4, round_) * step(2.9, 3.0, round_), step(0.5, 0.4, np.abs(arch - 6.9))),
    )
    return mix(colour, _paint("ink"), step(0.3, 0.2, np.abs(arch - 8.1)))


def _curls(points: F32) -> F32:
    """Rows of small snail curls over the hair, 0..1."""
    angle, turn = on_disc(points, (0.0, EYES[1] + 4.4, EYES[2] - 1), 8.0)
    spacing = 8.2
    ring = np.round(angle / spacing)
    count = np.maximum(
        np.round(2 * np.pi * np.sin(np.radians(np.clip(ring * spacing, 1, 179))) / np.radians(spacing)), 1
    )
    share = (turn / 360 * count + 0.5 * (ring % 2)) % 1 - 0.5
    aside = share / count * 360 * np.sin(np.radians(np.clip(angle, 4, 176)))
    away = np.hypot(aside, angle - ring * spacing) / (spacing / 2)
    spiral = 0.16 * np.cos(2 * np.pi * away * 1.6 + np.arctan2(aside, angle - ring * spacing))
    return np.asarray(np.sqrt(np.clip(1.05 - away**2, 0, 1)) * (0.84 + spiral), np.float32)


def _colours(points: F32, is_head: bool) -> tuple[F32, F32]:
    """The figure's first painting, and how high its hair stands (0..1)."""
    x, y, z = (points[..., k] for k in range(3))
    shape = x.shape
    if is_head:
        up, ahead = (y - EYES[1]) / SHARE, (z - EYES[2]) / SHARE
        line = 5.3 + 0.1 * np.abs(x) - 0.052 * x**2
        hair = step(-0.25, 0.25, up - line) * step(-6.5, -5.5, up + 0.25 * ahead)
        behind_ear = step(-1.5, -2.5, ahead) * step(-7, -6, up)
        hair = np.maximum(
            hair * step(6.6, 6.2, np.abs(x) / SHARE - 10 * step(1.5, 3, up)),
            behind_ear * step(6.9, 6.6, np.abs(x) / SHARE),
        )
        colour = np.broadcast_to(_paint("flesh"), (*shape, 3)).astype(np.float32)
        colour = mix(colour, linear(146, 112, 92), step(-0.4, 0.9, noise3(points, 4.0, 330)) * 0.75)
        ax = np.abs(x) / SHARE
        lips = np.exp(-((np.maximum(ax - 1.7, 0) / 0.5) ** 2) - ((up + 6.85) / 0.7) ** 2) * step(8, 8.6, ahead)
        colour = mix(colour, linear(142, 62, 48), 0.8 * step(0.35, 0.7, lips))
        arch = np.interp(ax, [0.8, 1.9, 3.3, 4.6, 5.4], [1.6, 2.4, 2.7, 2.2, 1.2])
        brow = step(0.20, 0.12, np.abs(up - arch)) * step(0.6, 0.9, ax) * step(5.2, 4.9, ax) * step(3, 5, ahead)
        slit = (
            step(0.10, 0.03, np.abs(up + 0.33 - 0.10 * (ax - 3.1) ** 2))
            * step(1.5, 1.3, np.abs(ax - 3.1))
            * step(6, 7, ahead)
        )
        colour = mix(colour, _paint("ink"), 0.85 * np.maximum(brow, slit))
        return mix(colour, linear(44, 62, 92), hair), hair.astype(np.float32)
    colour = np.broadcast_to(linear(158, 82, 58), (*shape, 3)).astype(np.float32)
    in_lap = step(10.6, 9.2, np.hypot(x, (z - 15) * 1.2)) * step(8.6, 9.6, y) * step(18, 16.5, y) * step(9.0, 11.0, z)
    colour = mix(colour, _paint("flesh"), in_lap)
    throat = step(38.5, 39.5, y - 0.035 * x**2 - 0.35 * (8 - z)) * step(9, 7.6, np.abs(x))
    colour = mix(colour, _paint("flesh"), throat)
    around = np.arctan2(z - 5, x * 0.68)
    for low, high, shift in ((-6.4, 0.2, 0.0), (-12.9, -6.3, 0.5)):
        cell = around / (2 * np.pi) * 22 + shift
        turn = np.abs(cell % 1 - 0.5) * 2
        up = (y - low) / (high - low) if shift == 0 else (high - y) / (high - low)
        here = step(0.1, -0.1, y - high) * step(-0.1, 0.1, y - low)
        pair = np.where((np.floor(cell) % 2 == 0)[..., None], _paint("malachite"), _paint("azurite"))
        petal = np.asarray(pair, np.float32)
        petal = mix(petal, _paint("white"), step(0.62, 0.72, turn + 0.55 * np.clip(up - 0.35, 0, 1)))
        colour = colour * (1 - here[..., None]) + petal * here[..., None]
    return colour, np.zeros(shape, np.float32)


def clay_skin(points: F32, normals: F32, sky: F32, is_head: bool) -> Skin:
    """The figure: paint over a white ground over clay mixed with straw; cracked, rubbed, dusty on what faces up."""
    colour, hair = _colours(points, is_head)
    relief = 0.0062 * hair * _curls(points) if is_head else np.zeros(hair.shape, np.float32)
    patchy = (
        noise3(points, 9, 340, 1.8)
        + 0.5 * noise3(points, 1.9, 341, 1.4)
        + 0.2 * noise3(points, 0.4, 342, 1.2)
        - 0.9 * (1 - sky)
    )
    limit = 0.35 if is_head else 0.0
    flaked, ground = step(0.95 + limit, 1.08 + limit, patchy), step(0.55 + limit, 0.70 + limit, patchy)
    mud = mix(
        np.broadcast_to(MUD, colour.shape).astype(np.float32),
        STRAW,
        0.5 * step(1.6, 2.0, noise3(points, 1.1, 343, 1.3)),
    )
    colour = mix(colour, LIME, 0.72 * ground)
    worn = np.clip(0.16 + 0.14 * noise3(points, 1.2, 344, 1.3) + 0.08 * noise3(points, 7, 345), 0, 0.5)
    colour = mix(mix(colour, MUD, worn), mud, flaked)
    crack = (
        np.exp(-((noise3(points, 11, 346, 1.8) / 0.02) ** 2))
        * step(0.3, 1.0, noise3(points, 20, 347))
        * (0.4 if is_head else 1)
    )
    relief = relief - 0.0006 * flaked - 0.0003 * ground - 0.0016 * crack
    relief = relief + 0.00035 * noise3(points, 3, 348, 2.0) + 0.00010 * noise3(points, 0.6, 349, 1.4)
    colour = mix(colour, SOOT, 0.6 * crack)
    dusty = np.clip(normals[..., 1] - 0.35, 0, 1) * (0.7 + 0.25 * noise3(points, 3, 350))
    colour = mix(colour, DUST, np.clip(0.8 * dusty, 0, 0.6))
    rough = 0.86 + 0.04 * noise3(points, 3, 351) + 0.05 * flaked
    return Skin(relief.astype(np.float32), colour, np.clip(rough, 0.6, 1).astype(np.float32))
