"""Masonry: stones laid one by one. Each is a small patch whose edges sink into the joint, with a tint of its own.

Large buildings are not unfolded into one picture: stones take windows of shared swatches in the atlas, and what differs
from stone to stone (tone, soot, paint, the sky's share) is kept as a colour for each vertex.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sample.fields import F32
from sample.surface import Part, unit

Laid = Callable[[F32, F32, F32], F32]  # a, b (0..1 across the stone) and lift (metres) -> points (..., 3)
Triple = tuple[float, float, float]
WHITE = np.ones(3, np.float32)


@dataclass(frozen=True, slots=True)
class Swatch:
    """A rectangle of the atlas (pixels) that shows `metres` of material across its width."""

    left: int
    top: int
    width: int
    height: int
    metres: float
    atlas: int

    def uv(self, x: F32, y: F32) -> F32:
        """Texture coordinates (..., 2) of places in metres from the swatch's upper left; kept inside it."""
        scale = self.width / self.metres
        across = np.clip(x * scale, 1.5, self.width - 1.5) + self.left
        down = np.clip(y * scale, 1.5, self.height - 1.5) + self.top
        return np.asarray(np.stack([across, down], axis=-1) / self.atlas, np.float32)


@cache
def _quads(rows: int, columns: int) -> NDArray[np.uint32]:
    first = np.arange(rows - 1, dtype=np.uint32)[:, None] * columns + np.arange(columns - 1, dtype=np.uint32)
    a, b, c, d = first, first + 1, first + columns, first + columns + 1
    return np.stack([a, c, b, b, c, d], axis=-1).reshape(-1, 3).astype(np.uint32)


class Mason:
    """Lays patches and remembers them; the same seed lays them the same way."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        self._seed = seed
        self._parts: list[Part] = []

    def begin(self, *key: int) -> None:
        """Go on as if only this had ever been laid (key: not negative): what else is there or gone changes nothing."""
        self.random = np.random.default_rng([self._seed, *key])

    def patch(self, points: F32, uv: F32, tint: F32, facing: F32 | Triple) -> None:
        """A lattice (rows, columns, 3) with uvs and linear tints (..., 3); `facing`: a way its outside looks."""
        rows, columns = points.shape[:2]
        along_v, along_u = np.gradient(points, axis=0), np.gradient(points, axis=1)
        if columns > 4 and np.array_equal(points[:, 0], points[:, -1]):  # it closes: no seam in the shading
            along_u[:, 0] = along_u[:, -1] = (points[:, 1] - points[:, -2]) / 2
        normals = unit(np.cross(along_v, along_u).astype(np.float32))
        if float((normals * np.asarray(facing, np.float32)).sum()) < 0:
            points, uv, normals = points[:, ::-1], uv[:, ::-1], -normals[:, ::-1]
            tint = tint[:, ::-1] if tint.ndim == 3 else tint
        colours = np.broadcast_to(tint, points.shape)
        flat = (np.ascontiguousarray(field, np.float32).reshape(rows * columns, -1) for field in (points, normals, uv))
        self._parts.append(Part(*flat, _quads(rows, columns), np.ascontiguousarray(colours, np.float32).reshape(-1, 3)))

    def stone(
        self,
        place: Laid,
        size: tuple[float, float],
        swatch: Swatch,
        tint: F32,
        facing: F32 | Triple,
        inner: tuple[int, int] = (2, 2),
        joint: tuple[float, float] = (0.011, 0.009),
        mortar: F32 | None = None,
        rough: float = 0.0025,
        window: tuple[float, float] | None = None,
    ) -> None:
        """One stone's face of size (a, b) metres. inner: quads within its margins (b, a); joint: half width, depth.

        rough: how unevenly it is dressed, metres; window: where in the swatch it was cut, else anywhere.
        """
        wide, tall = size
        random = self.random
        share = (min(joint[0] / wide, 0.3), min(joint[0] / tall, 0.3))
        a = np.concatenate([[0], np.linspace(share[0], 1 - share[0], inner[1] + 1), [1]])
        b = np.concatenate([[0], np.linspace(share[1], 1 - share[1], inner[0] + 1), [1]])
        grid_a, grid_b = np.meshgrid(a.astype(np.float32), b.astype(np.float32))
        edge = np.zeros(grid_a.shape, bool)
        edge[[0, -1]] = edge[:, [0, -1]] = True
        wander = random.uniform(-0.5, 0.9, (2, *grid_a.shape)) * ~edge
        grid_a = grid_a + wander[0] * share[0] * np.sign(0.5 - grid_a)
        grid_b = grid_b + wander[1] * share[1] * np.sign(0.5 - grid_b)
        lift = random.normal(0, rough, grid_a.shape) + random.normal(0, 1.2 * rough)
        lift += (grid_a - 0.5) * random.normal(0, 2 * rough) + (grid_b - 0.5) * random.normal(0, 2 * rough)
        lift = np.where(edge, -joint[1], np.maximum(lift, -joint[1] * 0.5)).astype(np.float32)
        points = place(grid_a.astype(np.float32), grid_b.astype(np.float32), lift)
        tall_swatch = swatch.metres * swatch.height / swatch.width
        corner = window or (
            random.uniform(0, max(swatch.metres - wide, 0.01)),
            random.uniform(0, max(tall_swatch - tall, 0.01)),
        )
        uv = swatch.uv(corner[0] + grid_a * wide, corner[1] + grid_b * tall)
        tints = np.broadcast_to(tint, (*grid_a.shape, 3)).astype(np.float32)
        if mortar is not None:
            tints = np.where(edge[..., None], mortar, tints).astype(np.float32)
        self.patch(points, uv, tints, facing)

    def swept(
        self,
        section: F32,
        frames: tuple[F32, F32, F32],
        swatch: Swatch,
        tint: F32,
        joint: float = 0.007,
        window: tuple[float, float] | None = None,
        facing: F32 | None = None,
        lips: float = 0.02,
    ) -> None:
        """A moulding's length: section (m, 2) carried along frames (origins, sideways, outwards; each (n, 3)).

        Its first and last rows sink by `joint` towards the section's middle, so that lengths end to end show a joint.
        """
        origins, aside, outward = frames
        count = len(origins)
        middle = (section.max(axis=0) + section.min(axis=0)) / 2
        radius = np.maximum(np.linalg.norm(section - middle, axis=1, keepdims=True), 1e-4)
        girth = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(section, axis=0), axis=1))])
        length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(origins, axis=0), axis=1))])
        sunk = np.zeros(count, np.float32)
        sunk[[0, -1]] = joint
        shapes = section[None] - (section - middle)[None] / radius[None] * sunk[:, None, None]
        points = origins[:, None] + shapes[..., :1] * aside[:, None] + shapes[..., 1:] * outward[:, None]
        tall_swatch = swatch.metres * swatch.height / swatch.width
        corner = window or (
            self.random.uniform(0, max(swatch.metres - girth[-1], 0.01)),
            self.random.uniform(0, max(tall_swatch - length[-1], 0.01)),
        )
        uv = swatch.uv(corner[0] + girth[None] + 0 * length[:, None], corner[1] + length[:, None] + 0 * girth[None])
        away = (section - middle)[None, :, :1] * aside[:, None] + (section - middle)[None, :, 1:] * outward[:, None]
        tints = np.broadcast_to(tint, points.shape).astype(np.float32).copy()
        tints[[0, -1]] *= 0.82
        self.patch(points.astype(np.float32), uv, tints, (away if facing is None else facing).astype(np.float32))

    def block(
        self,
        centre: Triple | F32,
        size: Triple | F32,
        swatch: Swatch,
        tint: F32,
        axes: F32 | None = None,
        rough: float = 0.004,
        faces: str = "xXyYzZ",
        inner: int = 2,
    ) -> None:
        """A whole block, its edges worn round. axes: its three directions as rows; faces: which are laid."""
        frame = np.eye(3, dtype=np.float32) if axes is None else axes
        half = np.asarray(size, np.float32) / 2
        wear = min(0.02, 0.1 * float(half.min()))
        phase = self.random.uniform(0, 9, 3)
        steps = np.concatenate([[-1], np.linspace(-0.86, 0.86, inner), [1]])
        for name in faces:
            axis, sign = "xyz".index(name.lower()), 1.0 if name.isupper() else -1.0
            one, two = (axis + 1) % 3, (axis + 2) % 3
            local = np.zeros((len(steps), len(steps), 3))
            local[..., one], local[..., two] = np.meshgrid(steps, steps)
            local[..., axis] = sign
            at = local * half
            rim = np.abs(local) > 0.999
            at -= np.sign(local) * wear * rim * (rim.sum(axis=-1, keepdims=True) > 1)
            shake = np.sin(at @ np.array([[17.0, 5, 9], [7, 21, 3], [4, 11, 19]]) * 3 + phase)
            points = np.asarray(centre) + (at + rough * shake) @ frame
            away = np.broadcast_to(sign * frame[axis], points.shape)
            wide, tall = 2 * half[one], 2 * half[two]
            corner = self.random.uniform(0, 1, 2) * np.maximum([swatch.metres - wide, swatch.metres - tall], 0.01)
            uv = swatch.uv(corner[0] + (local[..., one] + 1) / 2 * wide, corner[1] + (local[..., two] + 1) / 2 * tall)
            self.patch(points.astype(np.float32), uv, tint, away.astype(np.float32))

    def extend(self, parts: Sequence[Part]) -> None:
        """Take over what others laid."""
        self._parts.extend(parts)

    @property
    def parts(self) -> Sequence[Part]:
        """Everything laid so far."""
        return self._parts

    def gathered(self) -> Part:
        """Everything laid, as one part."""
        parts = self._parts
        offsets = np.cumsum([0, *(len(part.positions) for part in parts)])
        triangles = np.concatenate([part.triangles + start for part, start in zip(parts, offsets, strict=False)])
        colours = np.concatenate([part.colours for part in parts if part.colours is not None])
        fields = (np.concatenate([getattr(part, name) for part in parts]) for name in ("positions", "normals", "uvs"))
        return Part(*fields, triangles.astype(np.uint32), colours)
