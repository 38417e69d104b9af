"""The head: life-size, terracotta, broken off at the neck; hollow, as heads pressed into moulds are."""

from functools import cache

import numpy as np

from sample.draping import draped, finer, on_surface, relaxed
from sample.face import Manner, ears, face, neck
from sample.fields import F32, blur, occlusion, resize, step
from sample.head_skin import coloured, tooled, zones
from sample.solids import ball, cut, ellipsoid, limb, mirrored, open_sky, struck
from sample.surface import Chart, Maps, Part, bake, unit

SIZE = (2048, 2048)
CHART = (2032, 2048)
GRID = (490, 510)
FOOT = -16.6  # cm below the eyes where the neck ends
MANNER = Manner(full=0.55, soft=0.25)


def _jagged(p: F32) -> F32:
    """Where the neck broke: a slanting, rippled plane, distance above it."""
    x, y, z = p
    ripple = 0.34 * np.sin(1.3 * x + 0.7 * z + 1) + 0.22 * np.sin(2.9 * z - 1.7 * x) + 0.12 * np.sin(5.1 * x + 3.7 * z)
    over = np.maximum(ripple + 0.10 * x - 0.16 * (z + 2) + 0.25, 0)
    return np.asarray(y - FOOT - over, np.float32)


def body(points: F32) -> F32:
    """The whole head without its hair; points (3, n) in cm."""
    x, y, z = points
    p = np.stack([x + 0.10 * np.sin(0.21 * y + 0.6), y + 0.018 * x, z + 0.012 * x * np.sin(0.3 * y)]).astype(np.float32)
    m = mirrored(p)
    made = neck(ears(face(p, MANNER), m, MANNER), p, m)
    made = cut(made, _jagged(p), 0.12)
    made = cut(made, limb(p, (0, FOOT - 2, -2.5), (0, FOOT + 4.0, -2.2), (3.5, 2.9)), 0.3)
    for centre, radius in (((-8.9, 1.7, -1.5), 1.0), ((6.1, FOOT + 0.6, 2.6), 1.5), ((8.75, -4.3, 0.3), 0.7)):
        made = cut(made, ball(p, centre, radius) + 0.07 * np.sin(7 * x + 5 * y) * np.sin(6 * z), 0.08)
    return cut(made, ellipsoid(p, (0.55, -3.3, 12.0), (0.7, 0.55, 0.42)) + 0.04 * np.sin(9 * x - 7 * y), 0.07)


def _first(rows: int, columns: int) -> F32:
    """Rays from outside towards the axis: crown, face and neck, then up into the hollow."""
    v = np.linspace(0, 1, rows)[:, None]
    t = np.arange(columns)[None, :] / columns - 0.5
    turn = 2 * np.pi * t - 0.30 * np.sin(2 * np.pi * t)
    lift = np.radians(np.interp(v, [0, 0.30, 0.80, 0.90, 1], [90, 8, -8, -60, -90]))
    level = np.interp(v, [0, 0.30, 0.80, 1], [4.0, 3.5, FOOT + 1.5, FOOT + 3.0])
    back = np.interp(v, [0, 0.5, 0.8, 1], [-0.9, 0.2, -2.3, -2.4])
    way = np.stack([np.cos(lift) * np.sin(turn), np.sin(lift) + 0 * turn, np.cos(lift) * np.cos(turn)])
    middle = np.stack([0 * v + 0 * turn, level + 0 * turn, back + 0 * turn])
    start = (middle + 30 * way).reshape(3, -1).astype(np.float32)
    inward = -way.reshape(3, -1).astype(np.float32)
    far = struck(body, start, inward, 29.5)
    return np.ascontiguousarray((start + inward * far).T.reshape(rows, columns, 3), np.float32)


def _density(points: F32) -> F32:
    """Nodes lie closest on the face, then on the ears; the hollow needs few."""
    x, y, z = (points[..., k] for k in range(3))
    on_face = step(3.0, 7.5, z) * step(-12.5, -9.5, y) * step(7.0, 4.0, y)
    features = np.exp(-(((np.abs(x) - 1.6) / 2.6) ** 2) - ((y + 3.2) / 4.6) ** 2) * step(5, 8, z)
    on_ear = step(6.6, 7.4, np.abs(x)) * step(3.5, 1.5, y) * step(-6.0, -4.0, y)
    return np.asarray(
        1 + 0.55 * on_face + 0.7 * features + 0.45 * on_ear - 0.45 * step(FOOT + 0.6, FOOT - 0.2, y), np.float32
    )


@cache
def lattice() -> F32:
    """The head's surface as an even lattice, cm."""
    coarse = relaxed(body, _first(120, 120), _density, 70, 0.02)
    fine = relaxed(body, finer(coarse, 240, 240), _density, 14, 0.02)
    return on_surface(body, finer(fine, 760, 800), 0.012, 2, 0.3)


def make() -> tuple[list[Part], Maps]:
    """Triangles and textures of the head, standing on its fracture."""
    nodes = lattice()
    height, width = CHART
    at_u, at_v = np.meshgrid((np.arange(width) + 0.5) / width, (np.arange(height) + 0.5) / height)
    points = draped(nodes)(at_u.astype(np.float32), at_v.astype(np.float32))
    normals = unit(np.cross(np.gradient(points, axis=0), np.gradient(points, axis=1)))
    zone = zones(points, normals, FOOT)
    relief = tooled(points, zone)
    wide = occlusion(relief, 0.00034, (3, 9, 24), 1.3)
    sky = _sky(nodes, (height, width)) * wide
    deep = np.clip((blur(relief, 14) - relief) / 0.0012, 0, 1)
    colour, rough = coloured(points, zone, sky, np.clip(deep + 0.8 * (1 - sky), 0, 1).astype(np.float32))
    orm = np.stack([sky, rough, np.zeros_like(rough)], axis=-1).astype(np.float32)
    metres = nodes * np.float32(0.01)
    low = float(metres[..., 1].min())
    chart = Chart(draped(metres - np.asarray([0, low, 0], np.float32)), relief, colour, orm, (0, 8), GRID, wraps=True)
    return bake([chart], SIZE)


def _sky(nodes: F32, shape: tuple[int, int]) -> F32:
    """Light left open by the head's own form, over the chart."""
    sparse = finer(nodes, 256, 256)
    outward = unit(np.cross(np.gradient(sparse, axis=0), np.gradient(sparse, axis=1)))
    flat = [np.ascontiguousarray(field.reshape(-1, 3).T) for field in (sparse, outward)]
    return resize(open_sky(body, flat[0], flat[1], (0.25, 0.7, 1.8, 4.0), 0.55).reshape(256, 256), shape)
