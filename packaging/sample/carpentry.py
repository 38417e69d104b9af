"""What a house needs besides stones: flat walls, bars of timber, turned and bent things; and moving what was made."""

from collections.abc import Sequence

import numpy as np

from sample.fields import F32
from sample.masonry import Mason, Swatch, Triple
from sample.surface import Part, unit

PLAIN = np.ones(3, np.float32)


def wall(
    mason: Mason,
    corner: Triple,
    along: Triple,
    up: Triple,
    swatch: Swatch,
    tint: F32 = PLAIN,
    facing: Triple = (0, 0, 1),
    fitted: bool = False,
    fine: float = 0.6,
) -> None:
    """A flat rectangle from its corner: `along` and `up` are its sides in metres.

    The swatch repeats edge to edge, or, when fitted, is stretched over it once. fine: metres between vertices.
    """
    across, tall = float(np.linalg.norm(along)), float(np.linalg.norm(up))
    high = swatch.metres * swatch.height / swatch.width
    wide = across if fitted else swatch.metres
    step_up = tall if fitted else high
    for column in range(int(np.ceil(across / wide - 1e-6))):
        for row in range(int(np.ceil(tall / step_up - 1e-6))):
            x0, x1 = column * wide, min((column + 1) * wide, across)
            y0, y1 = row * step_up, min((row + 1) * step_up, tall)
            x = np.linspace(x0, x1, max(2, int(np.ceil((x1 - x0) / fine)) + 1))
            y = np.linspace(y1, y0, max(2, int(np.ceil((y1 - y0) / fine)) + 1))
            grid_x, grid_y = np.meshgrid(x, y)
            points = (
                np.asarray(corner)
                + grid_x[..., None] * np.asarray(along) / across
                + grid_y[..., None] * np.asarray(up) / tall
            )
            if fitted:
                uv = swatch.uv(grid_x / across * swatch.metres, (1 - grid_y / tall) * high)
            else:
                uv = swatch.uv(grid_x - x0, high - (grid_y - y0))
            mason.patch(points.astype(np.float32), uv, tint, facing)


def bar(
    mason: Mason, low: Triple, high: Triple, swatch: Swatch, tint: F32 = PLAIN, faces: str = "xXyYzZ", cuts: int = 1
) -> None:
    """An upright box between two corners, sharp-edged; cuts: quads along its longest side."""
    start, end = np.asarray(low, np.float64), np.asarray(high, np.float64)
    size = end - start
    longest = int(np.argmax(size))
    corner = mason.random.uniform(0, 1, 2)
    for name in faces:
        axis, sign = "xyz".index(name.lower()), 1.0 if name.isupper() else -1.0
        one, two = (axis + 1) % 3, (axis + 2) % 3
        ticks = [np.linspace(0, 1, (cuts if k == longest else 1) + 1) for k in (one, two)]
        a, b = np.meshgrid(ticks[0], ticks[1])
        points = np.zeros((*a.shape, 3))
        points[..., one], points[..., two] = start[one] + a * size[one], start[two] + b * size[two]
        points[..., axis] = end[axis] if sign > 0 else start[axis]
        high_swatch = swatch.metres * swatch.height / swatch.width
        room = np.maximum([swatch.metres - size[one], high_swatch - size[two]], 0.01) * corner
        facing = [0.0, 0.0, 0.0]
        facing[axis] = sign
        uv = swatch.uv(room[0] + a * size[one], room[1] + b * size[two])
        mason.patch(points.astype(np.float32), uv, tint, (facing[0], facing[1], facing[2]))


def turned(
    mason: Mason, centre: Triple, profile: Sequence[tuple[float, float]], swatch: Swatch, tint: F32 = PLAIN,
    sides: int = 16,
) -> None:  # fmt: skip
    """A lathe piece: profile of radius and height above the centre, from below."""
    turn = np.linspace(0, 2 * np.pi, sides + 1)
    radius = np.array([row[0] for row in profile])[:, None]
    level = np.array([row[1] for row in profile])[:, None]
    points = np.stack(
        [centre[0] + radius * np.sin(turn), centre[1] + level + 0 * turn, centre[2] + radius * np.cos(turn)], axis=-1
    )
    points[:, -1] = points[:, 0]
    skew = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(np.array(profile), axis=0).T))])[:, None]
    around = turn / (2 * np.pi) * min(swatch.metres * 0.98, 2 * np.pi * float(radius.max()))
    high = swatch.metres * swatch.height / swatch.width
    uv = swatch.uv(around + 0 * skew, np.minimum(skew, high) + 0 * around)
    rise = np.gradient(np.array(profile), axis=0)
    out = np.stack([rise[:, 1:2] * np.sin(turn), -rise[:, :1] + 0 * turn, rise[:, 1:2] * np.cos(turn)], axis=-1)
    mason.patch(points.astype(np.float32), uv, tint, out.astype(np.float32))


def bent(
    mason: Mason, path: F32, radii: Sequence[float] | F32, swatch: Swatch, tint: F32 = PLAIN, sides: int = 7
) -> None:
    """A round bar along a path (n, 3) with a radius at each of its points."""
    ahead = unit(np.gradient(np.asarray(path, np.float32), axis=0).astype(np.float32))
    aside = unit(np.cross(ahead, np.array([0.31, 0.12, 0.94], np.float32)).astype(np.float32))
    above = np.cross(ahead, aside)
    turn = np.linspace(0, 2 * np.pi, sides + 1)
    ring = np.cos(turn)[None, :, None] * aside[:, None] + np.sin(turn)[None, :, None] * above[:, None]
    points = np.asarray(path)[:, None] + np.asarray(radii)[:, None, None] * ring
    points[:, -1] = points[:, 0]
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    high = swatch.metres * swatch.height / swatch.width
    start = mason.random.uniform(0, max(high - length[-1], 0.01))
    around = turn / (2 * np.pi) * min(swatch.metres * 0.98, 2 * np.pi * float(np.max(radii)) + 0.05)
    uv = swatch.uv(around[None] + 0 * length[:, None], np.minimum(start + length, high)[:, None] + 0 * around[None])
    mason.patch(points.astype(np.float32), uv, tint, ring.astype(np.float32))


def moved(parts: Sequence[Part], quarter_turns: int, shift: Triple) -> list[Part]:
    """Parts turned about the y axis by quarters (z towards x) and shifted."""
    cosine, sine = (1.0, 0.0, -1.0, 0.0)[quarter_turns % 4], (0.0, 1.0, 0.0, -1.0)[quarter_turns % 4]
    turn = np.array([[cosine, 0, -sine], [0, 1, 0], [sine, 0, cosine]], np.float32)
    return [
        Part(part.positions @ turn + np.asarray(shift, np.float32), part.normals @ turn, part.uvs, part.triangles,
             part.colours)
        for part in parts
    ]  # fmt: skip
