"""Solids as distance functions: what a modeller does with lumps of clay, pressed on, cut away and smoothed over.

Points are arrays (3, n); a solid gives the distance (n,) to its surface, below zero inside. The distances are bounds
rather than exact (ellipsoids, smooth unions), which suits `settled`. The primitives and the polynomial smooth minimum
follow Inigo Quilez's published notes on distance functions.
"""

from collections.abc import Callable, Sequence

import numpy as np

from sample.fields import F32

Solid = Callable[[F32], F32]
Triple = tuple[float, float, float]


def _column(value: Sequence[float]) -> F32:
    return np.asarray(value, np.float32).reshape(3, 1)


def mirrored(points: F32) -> F32:
    """Points folded to x >= 0, for what the left and right halves share."""
    return np.stack([np.abs(points[0]), points[1], points[2]])


def turned(points: F32, centre: Triple, degrees: float, axis: int) -> F32:
    """Points seen by a thing that stands turned by degrees about an axis through centre."""
    angle = np.radians(degrees)
    cosine, sine = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    one, two = [k for k in range(3) if k != axis]
    out = points - _column(centre)
    first, second = out[one].copy(), out[two].copy()
    out[one], out[two] = cosine * first + sine * second, cosine * second - sine * first
    return np.asarray(out + _column(centre), np.float32)


def ball(points: F32, centre: Triple, radius: float) -> F32:
    """A sphere."""
    return np.asarray(np.sqrt(np.sum((points - _column(centre)) ** 2, axis=0)) - np.float32(radius), np.float32)


def ellipsoid(points: F32, centre: Triple, radii: Triple) -> F32:
    """An ellipsoid along the axes."""
    inner = (points - _column(centre)) / _column(radii)
    one = np.sqrt(np.sum(inner**2, axis=0))
    two = np.sqrt(np.sum((inner / _column(radii)) ** 2, axis=0))
    return np.asarray(one * (one - 1) / np.maximum(two, 1e-6), np.float32)


def block(points: F32, centre: Triple, half: Triple, rounding: float) -> F32:
    """A box of half sizes with rounded edges."""
    away = np.abs(points - _column(centre)) - (_column(half) - np.float32(rounding))
    outside = np.sqrt(np.sum(np.maximum(away, 0) ** 2, axis=0))
    return np.asarray(outside + np.minimum(away.max(axis=0), 0) - np.float32(rounding), np.float32)


def limb(points: F32, start: Triple, end: Triple, thick: tuple[float, float]) -> F32:
    """A bone: a segment whose radius runs from one value to another."""
    along = _column(end) - _column(start)
    away = points - _column(start)
    share = np.clip(np.sum(away * along, axis=0) / np.float32(np.sum(along**2)), 0, 1)
    distance = np.sqrt(np.sum((away - along * share) ** 2, axis=0))
    return np.asarray(distance - np.float32(thick[0]) - np.float32(thick[1] - thick[0]) * share, np.float32)


def roll(points: F32, path: Sequence[Triple], thick: Sequence[float] | float) -> F32:
    """A roll of clay laid along a path (use a smoothed one); thick: radius at each of its points."""
    radii = [thick] * len(path) if isinstance(thick, float | int) else list(thick)
    found = limb(points, path[0], path[1], (radii[0], radii[1]))
    for k in range(1, len(path) - 1):
        found = np.minimum(found, limb(points, path[k], path[k + 1], (radii[k], radii[k + 1])))
    return found


def joined_smoothly(one: F32, two: F32, reach: float) -> F32:
    """Union with a fillet about `reach` wide."""
    near = np.maximum(reach - np.abs(one - two), 0) / np.float32(reach)
    return np.asarray(np.minimum(one, two) - near * near * np.float32(reach / 4), np.float32)


def cut(body: F32, tool: F32, reach: float) -> F32:
    """What is left of body when tool is taken away, its edges rounded by `reach`."""
    return -joined_smoothly(-body, tool, reach)


def slope(solid: Solid, points: F32, tiny: float) -> F32:
    """Gradient (3, n) of a solid's distance, from the corners of a tetrahedron of size tiny."""
    corners = np.asarray([(1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)], np.float32)
    found = np.zeros_like(points)
    for corner in corners:
        found += corner[:, None] * solid(points + corner[:, None] * np.float32(tiny))
    return found / np.float32(4 * tiny)


def settled(solid: Solid, points: F32, tiny: float, rounds: int = 3, reach: float = 1e9) -> F32:
    """Points drawn onto the surface along the gradient, no further than `reach` a round."""
    for _ in range(rounds):
        way = slope(solid, points, tiny)
        distance = np.clip(solid(points), -reach, reach)
        points = np.asarray(points - way * (distance / np.maximum(np.sum(way**2, axis=0), 0.2)), np.float32)
    return points


def struck(solid: Solid, start: F32, way: F32, far: float, rounds: int = 70, caution: float = 0.75) -> F32:
    """How far along unit rays (3, n) the surface lies, `far` where it is missed: sphere tracing."""
    travelled = np.zeros(start.shape[1], np.float32)
    live = np.arange(start.shape[1])
    for _ in range(rounds):
        distance = solid(start[:, live] + way[:, live] * travelled[live])
        travelled[live] += caution * distance
        live = live[(np.abs(distance) > 1e-4 * far) & (travelled[live] < far)]
        if len(live) == 0:
            break
    return np.minimum(travelled, np.float32(far))


def open_sky(solid: Solid, points: F32, normals: F32, reaches: Sequence[float], strength: float = 1.0) -> F32:
    """How much light a place gets, 1 open to 0 shut: how far the solid stays away along the normal, at each reach."""
    shut = np.zeros(points.shape[1], np.float32)
    weight = 1.0
    for reach in reaches:
        away = solid(points + normals * np.float32(reach))
        shut += np.float32(weight) * np.maximum(reach - away, 0) / np.float32(reach)
        weight *= 0.75
    return np.asarray(np.exp(-strength * shut), np.float32)
