"""The niche: a recess cut into a block of cliff, its curved wall painted, a figure modelled in clay seated before it.

Modelled in centimetres with the opening at z = 0 and the foot of the block at y = 0.
"""

from functools import cache

import numpy as np

from sample.draping import draped, finer, on_surface, relaxed
from sample.fields import F32, blur, occlusion, resize, step
from sample.niche_figure import EYES, body, draped_round, head
from sample.niche_skin import Skin, clay_skin, rock_skin
from sample.solids import Solid, block, cut, joined_smoothly, limb, open_sky
from sample.surface import Chart, Maps, Part, bake, unit

SIZE = (1680, 2816)
SEAT = (0.0, 25.6, -29.0)
FLOOR, SPRING, RADIUS, AXIS = 12.6, 92.0, 42.0, -14.0


def hollow(points: F32) -> F32:
    """The recess: a round-backed chamber under half a dome, running out straight to the front."""
    x, y, z = points
    bent = np.stack([x, y, np.where(z > AXIS, 0, z - AXIS)]).astype(np.float32)
    room = limb(bent, (0, 0, 0), (0, SPRING, 0), (RADIUS, RADIUS))
    return np.asarray(-joined_smoothly(-room, y - np.float32(FLOOR), 2.0), np.float32)


def rock(points: F32) -> F32:
    """The block with its recess, hewn and broken at the edges."""
    x, y, z = points
    swell = 0.9 * np.sin(0.13 * x + 0.05 * y + 1) * np.sin(0.09 * y + 0.08 * z) + 0.45 * np.sin(
        0.31 * y + 0.23 * x - 0.2 * z
    )
    mass = block(points, (0, 76, -35), (60, 76, 35), 5.0) + swell.astype(np.float32)
    for end, over in (((66, 160, 6), 17.0), ((-70, 8, 8), 15.0), ((64, 30, 9), 11.0), ((-64, 128, 10), 11.0)):
        lump = np.sqrt((x - end[0]) ** 2 + (y - end[1]) ** 2 * 0.5 + (z - end[2]) ** 2) - over
        mass = cut(mass, (lump + 1.3 * np.sin(0.5 * x + 0.3 * y) * np.sin(0.4 * z + 0.2 * y)).astype(np.float32), 1.5)
    return cut(mass, hollow(points) + (0.25 * swell).astype(np.float32), 1.6)


def _seated(solid: Solid) -> Solid:
    return lambda points: solid(points - np.asarray(SEAT, np.float32)[:, None])


def everything(points: F32) -> F32:
    """Rock and figure, for the light that reaches each place."""
    return np.minimum(rock(points), np.minimum(_seated(body)(points), _seated(head)(points)))


def _sheet(nodes: int, flat: float, front: bool) -> F32:
    """First nodes of the front or back of the rock: a flat square, its rim folded round the edges to z = -40."""
    line = np.linspace(-1, 1, nodes, dtype=np.float32)
    a, b = np.meshgrid(line, -line)
    rim = np.clip((np.maximum(np.abs(a), np.abs(b)) - flat) / (1 - flat), 0, 1)
    x, y = 60 * np.clip(a / flat, -1, 1), 76 + 76 * np.clip(b / flat, -1, 1)
    if not front:
        return np.stack([-x, y, -70 + 30 * rim], axis=-1).astype(np.float32)
    z = -40 * rim
    points = np.stack([x, y, z], axis=-1).astype(np.float32)
    start = points.reshape(-1, 3).T.copy()
    inside = (hollow(start) < -0.5) & (rim.ravel() == 0)
    for _ in range(60):  # what lies in the opening falls back onto the wall
        start[2] = np.where(inside, start[2] - 0.85 * np.maximum(-hollow(start), 0), start[2])
    return np.ascontiguousarray(start.T.reshape(nodes, nodes, 3), np.float32)


def _edge(lattice: F32, count: tuple[int, int]) -> F32:
    return on_surface(rock, finer(lattice, *count, wraps=False), 0.05, 3, 1.0)


@cache
def lattices() -> tuple[F32, F32, F32, F32]:
    """Rock in front, rock behind, figure, head: evened lattices in cm."""
    even = np.ones_like

    def inner(points: F32) -> F32:
        return np.asarray(1 + 0.35 * step(-1, -6, points[..., 2]) * step(54, 50, np.abs(points[..., 0])), np.float32)

    front = on_surface(rock, _sheet(110, 0.84, True), 0.05, 3, 2.0)
    front = relaxed(rock, front, inner, 130, 0.05, wraps=False)
    front = _edge(relaxed(rock, finer(front, 200, 190, False), inner, 20, 0.05, wraps=False), (520, 500))
    back = on_surface(rock, _sheet(110, 0.70, False), 0.05, 3, 2.0)
    back = relaxed(rock, back, lambda points: even(points[..., 0]), 12, 0.05, wraps=False)

    def frontal(points: F32) -> F32:
        return np.asarray(1 + 0.35 * step(-4, 4, points[..., 2]), np.float32)

    def facial(points: F32) -> F32:
        x, y, z = (points[..., k] for k in range(3))
        on_face = step(4, 9, z) * step(EYES[1] - 13, EYES[1] - 9, y) * step(EYES[1] + 7, EYES[1] + 3, y)
        return np.asarray(1 + 0.9 * on_face - 0.4 * step(EYES[1] - 11, EYES[1] - 15, y) + 0 * x, np.float32)

    knots = np.asarray([0, 0.22, 0.60, 0.86, 1], np.float32)
    figure = draped_round(
        body,
        (
            knots,
            np.asarray([90, 30, 25, 0, -90], np.float32),
            np.asarray([38, 34, 4, -6, -6], np.float32),
            np.asarray([-1, -1, 5, 5, 5], np.float32),
        ),
        frontal,
        (110, 540, 540),
        95.0,
    )
    top = draped_round(
        head,
        (
            knots,
            np.asarray([90, 25, 0, -8, -90], np.float32),
            EYES[1] + np.asarray([5, 3, -6, -14, -14], np.float32),
            np.asarray([0, 0, 1.5, -0.5, -0.5], np.float32),
        ),
        facial,
        (90, 400, 400),
        40.0,
    )
    seat = np.asarray(SEAT, np.float32)
    return front, finer(back, 120, 120, False), figure + seat, top + seat


def _light(nodes: F32, shape: tuple[int, int], wraps: bool) -> F32:
    """Light left open by rock and figure together, over a chart."""
    sparse = finer(nodes, 170, 170, wraps)
    outward = unit(np.cross(np.gradient(sparse, axis=0), np.gradient(sparse, axis=1)))
    flat = [np.ascontiguousarray(field.reshape(-1, 3).T) for field in (sparse, outward)]
    sky = open_sky(everything, flat[0], flat[1], (0.8, 2.5, 6.0, 14.0), 0.22).reshape(170, 170)
    return np.clip(resize(sky, shape), 0, 1)


def _chart(
    nodes: F32, kind: str, shape: tuple[int, int], origin: tuple[int, int], grid: tuple[int, int], low: float
) -> Chart:
    wraps = kind in ("body", "head")
    height, width = shape
    at_u, at_v = np.meshgrid((np.arange(width) + 0.5) / width, (np.arange(height) + 0.5) / height)
    points = draped(nodes, wraps)(at_u.astype(np.float32), at_v.astype(np.float32))
    normals = unit(np.cross(np.gradient(points, axis=0), np.gradient(points, axis=1)))
    sky = _light(nodes, shape, wraps)
    skin: Skin
    closes = np.ones(shape, np.float32)
    if wraps:
        skin = clay_skin(points - np.asarray(SEAT, np.float32), normals, sky, kind == "head")
    else:
        skin = rock_skin(points, normals, sky, hollow(np.ascontiguousarray(points.reshape(-1, 3).T)).reshape(shape))
        rim = np.minimum(np.minimum(at_u, 1 - at_u) * width, np.minimum(at_v, 1 - at_v) * height).astype(np.float32)
        closes = step(0, 3, rim)  # front and back of the rock meet without a gap
    pixel = float(np.median(np.linalg.norm(np.diff(points, axis=0), axis=-1))) * 0.01
    ambient = sky * occlusion(skin.height, max(pixel, 1e-4), (2, 7, 20), 1.2)
    deep = np.clip((blur(skin.height, 6) - skin.height) / 0.002, 0, 1)
    colour = skin.colour * (0.82 + 0.18 * ambient)[..., None] * (1 - 0.18 * deep)[..., None]
    orm = np.stack([ambient, skin.rough, np.zeros_like(ambient)], axis=-1).astype(np.float32)
    metres = np.asarray((nodes - np.asarray([0, low, 0], np.float32)) * np.float32(0.01), np.float32)
    return Chart(
        draped(metres, wraps),
        skin.height * closes,
        np.clip(colour, 0.004, 1).astype(np.float32),
        orm,
        origin,
        grid,
        wraps,
    )


def make() -> tuple[list[Part], Maps]:
    """Triangles and textures of the niche."""
    front, back, figure, top = lattices()
    low = float(min(front[..., 1].min(), back[..., 1].min()))
    charts = [
        _chart(front, "rock", (1660, 1496), (8, 8), (330, 300), low),
        _chart(back, "rock", (552, 716), (2088, 1112), (90, 80), low),
        _chart(figure, "body", (1088, 836), (1524, 8), (350, 290), low),
        _chart(top, "head", (552, 540), (1524, 1112), (220, 220), low),
    ]
    return bake(charts, SIZE)
