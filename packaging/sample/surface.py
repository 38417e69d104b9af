"""Charts: rectangular patches of surface with relief, cut into triangles and baked into one atlas of textures.

A chart knows where its bare surface lies (`place`), how far the relief stands out from it, and what it is painted with.
The coarse relief becomes geometry, all of it becomes the normal map. u runs right, v runs down, as in glTF textures;
seen from outside, u to the right and v downwards.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sample.fields import F32, blur, encoded, sample

Place = Callable[[F32, F32], F32]
U32 = NDArray[np.uint32]
GUTTER = 6


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """One patch. place(u, v) gives points (..., 3) in metres for u, v in 0..1.

    height: relief in metres (h, w); colour: linear (h, w, 3); orm: occlusion, roughness, metallic (h, w, 3); all with
    the chart's pixels. origin: left and top pixel in the atlas. grid: rows and columns of quads. wraps: u closes.
    """

    place: Place
    height: F32
    colour: F32
    orm: F32
    origin: tuple[int, int]
    grid: tuple[int, int]
    wraps: bool = False
    smooth: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Triangles: positions and normals (n, 3), uvs (n, 2), triangles (m, 3) counter-clockwise from outside.

    colours: linear tints (n, 3) that multiply the base colour, where a part has them.
    """

    positions: F32
    normals: F32
    uvs: F32
    triangles: U32
    colours: F32 | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Maps:
    """Textures as bytes (h, w, 3): base colour (sRGB), normal (tangent space, green up), and
    occlusion-roughness-metallic."""

    colour: NDArray[np.uint8]
    normal: NDArray[np.uint8]
    orm: NDArray[np.uint8]


def unit(vectors: F32) -> F32:
    """Vectors (..., 3) at length one."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12), np.float32)


def _derivatives(points: F32, wraps: bool) -> tuple[F32, F32]:
    """Change along u and along v, per pixel, of points (h, w, 3); one sided at the ends that do not wrap."""
    around = np.roll(points, -1, axis=1) - np.roll(points, 1, axis=1)
    along_u = around / 2 if wraps else np.gradient(points, axis=1)
    return np.asarray(along_u, np.float32), np.asarray(np.gradient(points, axis=0), np.float32)


def _outward(along_u: F32, along_v: F32) -> F32:
    return unit(np.cross(along_v, along_u))


def _lattice(rows: int, columns: int, centred: bool) -> tuple[F32, F32]:
    shift = 0.5 if centred else 0.0
    extra = 0 if centred else 1
    v = (np.arange(rows + extra, dtype=np.float32) + shift) / rows
    u = (np.arange(columns + extra, dtype=np.float32) + shift) / columns
    grid_u, grid_v = np.meshgrid(u, v)
    return grid_u.astype(np.float32), grid_v.astype(np.float32)


def _bare(chart: Chart, u: F32, v: F32) -> tuple[F32, F32]:
    """Points and outward normals of the surface without relief."""
    tiny = np.float32(5e-4)
    along_u = chart.place(u + tiny, v) - chart.place(u - tiny, v)
    low, high = np.clip(v - tiny, 0, 1), np.clip(v + tiny, 0, 1)
    along_v = chart.place(u, high) - chart.place(u, low)
    return np.asarray(chart.place(u, v), np.float32), _outward(along_u, along_v)


def _vertices(chart: Chart) -> tuple[F32, F32]:
    """Positions and normals (rows + 1, columns + 1, 3) of the chart's triangles."""
    rows, columns = chart.grid
    u, v = _lattice(rows, columns, centred=False)
    points, normals = _bare(chart, u, v)
    height, width = chart.height.shape
    relief = blur(chart.height, max(0.3, 0.45 * chart.smooth * width / columns))
    lift = sample(relief, v * height - 0.5, u * width - 0.5) if chart.wraps else _clamped(relief, u, v)
    points = np.asarray(points + normals * lift[..., None], np.float32)
    if chart.wraps:
        points[:, -1] = points[:, 0]
        along_u, along_v = _derivatives(points[:, :-1], wraps=True)
        outward = _outward(along_u, along_v)
        return points, np.concatenate([outward, outward[:, :1]], axis=1)
    return points, _outward(*_derivatives(points, wraps=False))


def _clamped(field: F32, u: F32, v: F32) -> F32:
    height, width = field.shape
    return sample(field, v * height - 0.5, np.clip(u * width - 0.5, 0, width - 1.001))


def _tangent_normals(chart: Chart, vertex_normals: F32) -> F32:
    """The relief's normals (h, w, 3) in the tangent frame a renderer rebuilds from the triangles."""
    height, width = chart.height.shape
    u, v = _lattice(height, width, centred=True)
    points, normals = _bare(chart, u, v)
    bare_u, _ = _derivatives(points, chart.wraps)
    fine = _outward(*_derivatives(points + normals * chart.height[..., None], chart.wraps))
    rows, columns = chart.grid
    spread = vertex_normals[:, :-1] if chart.wraps else vertex_normals
    at_column = u * columns if chart.wraps else np.minimum(u * columns, columns - 0.001)
    coarse = unit(sample(spread, v * rows, at_column))
    tangent = unit(bare_u - coarse * np.sum(bare_u * coarse, axis=-1, keepdims=True))
    upward = np.cross(coarse, tangent)
    parts = [np.sum(fine * axis, axis=-1) for axis in (tangent, upward, coarse)]
    parts[2] = np.maximum(parts[2], 0.15)
    return unit(np.stack(parts, axis=-1))


def _quads(rows: int, columns: int) -> U32:
    first = np.arange(rows, dtype=np.uint32)[:, None] * (columns + 1) + np.arange(columns, dtype=np.uint32)
    a, b, c, d = first, first + 1, first + columns + 1, first + columns + 2
    even = (np.add.outer(np.arange(rows), np.arange(columns)) % 2 == 0)[..., None]
    one = np.where(even, np.stack([a, c, b], -1), np.stack([a, d, b], -1))
    two = np.where(even, np.stack([b, c, d], -1), np.stack([a, c, d], -1))
    return np.concatenate([one, two], axis=-1).reshape(-1, 3).astype(np.uint32)


def _paste(atlas: F32, field: F32, chart: Chart) -> None:
    """Into the atlas, with a gutter of repeated edge pixels so that smaller mip levels do not bleed."""
    left, top = chart.origin
    height, width = field.shape[:2]
    rows = np.clip(np.arange(-GUTTER, height + GUTTER), 0, height - 1)
    columns = np.arange(-GUTTER, width + GUTTER)
    columns = columns % width if chart.wraps else np.clip(columns, 0, width - 1)
    keep_y = (rows_at := np.arange(top - GUTTER, top + height + GUTTER)) % atlas.shape[0] == rows_at
    keep_x = (columns_at := np.arange(left - GUTTER, left + width + GUTTER)) % atlas.shape[1] == columns_at
    atlas[np.ix_(rows_at[keep_y], columns_at[keep_x])] = field[np.ix_(rows[keep_y], columns[keep_x])]


def welded(lattices: Sequence[tuple[F32, F32]]) -> list[tuple[F32, F32]]:
    """The same points (rows, columns, 3) of several charts, with normals averaged wherever points coincide."""
    points = np.concatenate([lattice[0].reshape(-1, 3) for lattice in lattices])
    _, same = np.unique(np.rint(points * 2e5).astype(np.int64), axis=0, return_inverse=True)
    same = same.ravel()
    sums = np.zeros((int(same.max()) + 1, 3))
    start = 0
    for lattice, _ in lattices:
        rows, columns = lattice.shape[0] - 1, lattice.shape[1] - 1
        corners = _quads(rows, columns) + start
        a, b, c = (points[corners[:, k]].astype(np.float64) for k in range(3))
        area = np.cross(b - a, c - a)
        for corner in range(3):
            for axis in range(3):
                sums[:, axis] += np.bincount(same[corners[:, corner]], area[:, axis], len(sums))
        start += (rows + 1) * (columns + 1)
    normals = unit(sums[same].astype(np.float32))
    ends = np.cumsum([0, *(lattice.shape[0] * lattice.shape[1] for lattice, _ in lattices)])
    return [
        (one[0], normals[low:high].reshape(one[0].shape))
        for one, low, high in zip(lattices, ends, ends[1:], strict=False)
    ]


def bake(charts: Sequence[Chart], size: tuple[int, int], weld: bool = False) -> tuple[list[Part], Maps]:
    """Triangles and textures of charts laid out in an atlas of size (height, width).

    weld: charts that meet share their normals, so that no seam shows.
    """
    colour, normal, orm = (np.zeros((*size, 3), np.float32) for _ in range(3))
    normal[..., 2] = 1
    orm[..., :2] = 1
    parts = []
    lattices = [_vertices(chart) for chart in charts]
    for chart, (points, normals) in zip(charts, welded(lattices) if weld else lattices, strict=True):
        rows, columns = chart.grid
        height, width = chart.height.shape
        u, v = _lattice(rows, columns, centred=False)
        uvs = np.stack([(chart.origin[0] + u * width) / size[1], (chart.origin[1] + v * height) / size[0]], axis=-1)
        parts.append(
            Part(
                points.reshape(-1, 3),
                normals.reshape(-1, 3),
                uvs.reshape(-1, 2).astype(np.float32),
                _quads(rows, columns),
            )
        )
        _paste(colour, chart.colour, chart)
        _paste(normal, _tangent_normals(chart, normals), chart)
        _paste(orm, chart.orm, chart)
    as_bytes = np.asarray(np.rint(np.clip(orm, 0, 1) * 255), np.uint8)
    as_normals = np.asarray(np.rint((unit(normal) * 0.5 + 0.5) * 255), np.uint8)
    return parts, Maps(encoded(colour), as_normals, as_bytes)


def reduced(image: NDArray[np.uint8], factor: int) -> NDArray[np.uint8]:
    """An image (h, w, 3) at a whole fraction of its size, averaged."""
    height, width = image.shape[0] // factor, image.shape[1] // factor
    blocks = image[: height * factor, : width * factor].reshape(height, factor, width, factor, 3)
    return np.asarray(np.rint(blocks.mean(axis=(1, 3))), np.uint8)


def revolved(radius: F32, level: F32) -> Place:
    """A turned surface: a profile (radius and y, n points top to bottom, evenly spaced along itself) about the Y axis.

    u = 0 lies on +Z, growing towards +X, so that u runs to the right seen from outside.
    """
    profile = np.stack([radius, level], axis=-1).astype(np.float32)

    def place(u: F32, v: F32) -> F32:
        rows = v * (len(profile) - 1)
        at = sample(profile[:, None, :].repeat(2, axis=1), rows, np.zeros_like(rows))
        angle = 2 * np.pi * u
        return np.stack([at[..., 0] * np.sin(angle), at[..., 1], at[..., 0] * np.cos(angle)], axis=-1).astype(
            np.float32
        )

    return place


def curve(points: Sequence[tuple[float, float]], count: int, rounded: bool = True) -> F32:
    """`count` points evenly spaced along a Catmull-Rom curve (centripetal enough for us) through points; (count, 2)."""
    knots = np.asarray(points, np.float64)
    dense = catmull_rom(knots, 64) if rounded else knots
    lengths = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(dense, axis=0), axis=1))])
    wanted = np.linspace(0, lengths[-1], count)
    return np.stack([np.interp(wanted, lengths, dense[:, k]) for k in range(2)], axis=-1).astype(np.float32)


def catmull_rom(knots: NDArray[np.float64], steps: int) -> NDArray[np.float64]:
    """A smooth curve through knots (n, 2), `steps` points for each piece."""
    ends = np.concatenate([[2 * knots[0] - knots[1]], knots, [2 * knots[-1] - knots[-2]]])
    t = (np.arange(steps) / steps)[:, None]
    pieces = []
    for before, start, end, after in zip(ends[:-3], ends[1:-2], ends[2:-1], ends[3:], strict=True):
        one, two = (end - before) / 2, (after - start) / 2
        pieces.append(
            (2 * t**3 - 3 * t**2 + 1) * start
            + (t**3 - 2 * t**2 + t) * one
            + (3 * t**2 - 2 * t**3) * end
            + (t**3 - t**2) * two
        )
    return np.concatenate([*pieces, knots[-1:]])
