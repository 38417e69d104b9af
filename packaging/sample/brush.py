"""A brush loaded with cobalt, on the unrolled surface of a pot.

Colour is kept as pigment density and turned into light at the end (Beer-Lambert), so overlapping washes darken as they
do under glaze. The painter works in millimetres about a motif's centre; `Ground` knows where on the pot that is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from sample.fields import F32, blur, noise
from sample.surface import catmull_rom

Points = NDArray[np.float64]
FINE = 4  # masks are drawn this many times finer than the canvas


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The unrolled surface: canvas of (height, width) pixels, `length` mm down the profile, radius mm for each row."""

    height: int
    width: int
    length: float
    radius: F32

    def around(self, level: float) -> float:
        """Radius in mm at `level` mm down the profile."""
        return float(np.interp(level * self.height / self.length, np.arange(self.height), self.radius))

    def pixels(self, centre: tuple[float, float], points: Points) -> Points:
        """Canvas pixels (n, 2) of points in mm: right and down from centre (share of the turn, mm down the profile)."""
        down = (centre[1] + points[:, 1]) * self.height / self.length
        radius = np.interp(down, np.arange(self.height), self.radius)
        right = (centre[0] + points[:, 0] / (2 * np.pi * radius)) * self.width
        return np.stack([right, down], axis=-1)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a motif sits and how it is turned: point (mm) -> rotated, scaled, mirrored -> about `centre`."""

    centre: tuple[float, float]
    turn: float = 0.0
    scale: float = 1.0
    mirror: bool = False
    squash: float = 1.0

    def place(self, points: Points) -> Points:
        """Points of the motif in mm about the centre."""
        local = np.asarray(points, np.float64) * self.scale * np.array([-1.0 if self.mirror else 1.0, self.squash])
        cosine, sine = np.cos(self.turn), np.sin(self.turn)
        return np.asarray(local @ np.array([[cosine, sine], [-sine, cosine]]))


class Painter:
    """One sitting with one brush. Deterministic for its seed."""

    def __init__(self, ground: Ground, seed: int) -> None:
        self.ground = ground
        self.random = np.random.default_rng(seed)
        self.margin = ground.width // 6
        shape = (ground.height, ground.width + 2 * self.margin)
        self.density = np.zeros(shape, np.float32)
        grain = np.clip(0.5 + 0.22 * noise((512, 512), 14, seed + 1, fall=1.4), 0, 1)
        self.grain = np.tile(grain, (shape[0] // 512 + 1, shape[1] // 512 + 1))[: shape[0], : shape[1]].astype(
            np.float32
        )

    def _window(self, pixels: Points, reach: int) -> tuple[slice, slice, Points] | None:
        low = np.floor(pixels.min(axis=0)).astype(int) - reach
        high = np.ceil(pixels.max(axis=0)).astype(int) + reach
        low = np.maximum(low, 0)
        high = np.minimum(high, [self.density.shape[1], self.density.shape[0]])
        if (high - low < 2).any():
            return None
        return slice(low[1], high[1]), slice(low[0], high[0]), (pixels - low) * FINE

    def _canvas(self, frame: Frame, points: Points) -> Points:
        return self.ground.pixels(frame.centre, frame.place(points)) + np.array([self.margin, 0.0])

    def _wobble(self, points: Points, amount: float) -> Points:
        """The hand is never quite where the eye is: slow drift, a share of a millimetre."""
        count = len(points)
        t = np.linspace(0, 1, count)
        drift = sum(
            self.random.normal(0, amount / (k + 1), 2) * np.sin(2 * np.pi * (k * t + self.random.random()))[:, None]
            for k in (1, 2, 3)
        )
        return np.asarray(points + drift)

    def stroke(
        self,
        frame: Frame,
        knots: Sequence[Sequence[float]] | Points,
        width: float = 1.0,
        load: float = 1.5,
        taper: tuple[float, float] = (0.35, 0.25),
        rounded: bool = True,
        swell: float = 0.0,
    ) -> None:
        """One pull of the brush along knots (mm). width in mm; taper: share of the width left at start and end.

        The brush lands wet and lifts wet: pigment gathers at both ends; on the way it thins a little, unevenly.
        """
        path = np.asarray(knots, np.float64)
        path = catmull_rom(path, 12) if rounded and len(path) > 2 else path
        if len(path) < 12:
            share = np.linspace(0, len(path) - 1, 14)
            path = np.stack([np.interp(share, np.arange(len(path)), path[:, k]) for k in range(2)], axis=-1)
        path = self._wobble(path, 0.14)
        t = np.linspace(0, 1, len(path))
        pressure = np.minimum(1, np.minimum(taper[0] + t * 7, taper[1] + (1 - t) * 5)) * (1 + swell * np.sin(np.pi * t))
        pressure *= 1 + 0.10 * np.sin(2 * np.pi * (t * self.random.uniform(1, 2.5) + self.random.random()))
        along = np.gradient(path, axis=0)
        across = np.stack([-along[:, 1], along[:, 0]], axis=-1)
        across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
        half = across * (width / 2 * pressure / frame.scale)[:, None]
        wet = load * self.random.uniform(0.8, 1.15)
        ink = wet * (0.86 + 0.3 * np.exp(-(t**2) / 0.006) + 0.24 * np.exp(-((1 - t) ** 2) / 0.008))
        ink *= 1 - 0.2 * t + 0.08 * np.sin(2 * np.pi * (3 * t + self.random.random()))
        self._ribbon(frame, path - half, path + half, ink)

    def _ribbon(self, frame: Frame, left: Points, right: Points, ink: NDArray[np.float64]) -> None:
        window = self._window(self._canvas(frame, np.concatenate([left, right])), 2)
        if window is None:
            return
        rows, columns, fine = window
        size = ((columns.stop - columns.start) * FINE, (rows.stop - rows.start) * FINE)
        image = Image.new("L", size)
        draw = ImageDraw.Draw(image)
        one, two = fine[: len(left)], fine[len(left) :]
        for k in range(len(left) - 1):
            shade = int(min(255, ink[k] * 80))
            draw.polygon([*map(tuple, one[k : k + 2]), *map(tuple, two[k : k + 2][::-1])], fill=shade, outline=shade)
        laid = np.asarray(image.reduce(FINE), np.float32) / 80
        laid *= 0.82 + 0.36 * self.grain[rows, columns]
        under = self.density[rows, columns]
        self.density[rows, columns] = np.maximum(under, laid) + 0.35 * np.minimum(under, laid)

    def wash(self, frame: Frame, outline: Points, load: float = 0.7, grade: float = 0.0, rim: float = 0.3) -> None:
        """Fill an outline (mm) with thin colour. grade > 0 darkens towards the outline's first point; rim: how much
        pigment the drying edge draws to itself."""
        window = self._window(self._canvas(frame, self._wobble(outline, 0.18)), 3)
        if window is None:
            return
        rows, columns, fine = window
        mask = self._mask(fine, rows, columns)
        soft = np.asarray(Image.fromarray((mask * 255).astype(np.uint8)).resize(mask.shape[::-1]), np.float32) / 255
        inner = _box(soft, 3)
        laid = mask * (1 - rim * 0.5 + rim * np.clip((1 - inner) * 2.2, 0, 1))
        if grade:
            y, x = np.mgrid[0 : mask.shape[0], 0 : mask.shape[1]]
            start, middle = fine[0] / FINE, fine.mean(axis=0) / FINE
            axis = middle - start
            far = ((x - start[0]) * axis[0] + (y - start[1]) * axis[1]) / max(float(axis @ axis) * 2, 1e-6)
            laid = laid * (1 + grade * (0.55 - np.clip(far, 0, 1)))
        laid = laid * load * self.random.uniform(0.78, 1.2) * (0.6 + 0.8 * self.grain[rows, columns])
        self.density[rows, columns] += laid.astype(np.float32)

    def lift(self, frame: Frame, outline: Points, keep: float = 0.0) -> None:
        """Leave an outline (mm) bare: what was painted behind it stays behind it."""
        window = self._window(self._canvas(frame, outline), 2)
        if window is not None:
            rows, columns, fine = window
            self.density[rows, columns] *= 1 - (1 - keep) * self._mask(fine, rows, columns)

    def ring(self, level: float, width: float = 0.9, load: float = 1.3) -> None:
        """A line turned on the wheel at `level` mm: nearly even, darker where the brush began and ended."""
        ground = self.ground
        turn = np.linspace(0, 2 * np.pi, ground.width, endpoint=False)
        drift = sum(self.random.normal(0, 0.16) * np.sin(k * turn + self.random.random() * 6) for k in (1, 2, 3, 5))
        heavy = 1 + sum(
            self.random.normal(0, 0.08) * np.sin(k * turn + self.random.random() * 6) for k in (1, 2, 4, 7, 11)
        )
        centre = (level + drift) * ground.height / ground.length
        half = width * heavy * ground.height / ground.length / 2
        low, high = int(centre.min() - half.max()) - 3, int(centre.max() + half.max()) + 4
        rows = np.arange(low, high, dtype=np.float32)[:, None]
        line = np.clip(half - np.abs(rows - centre) + 0.5, 0, 1) * load * np.clip(heavy, 0.7, 1.3)
        inside = slice(self.margin, self.margin + ground.width)
        line = line * (0.75 + 0.5 * self.grain[low:high, inside])
        self.density[low:high, inside] = np.maximum(self.density[low:high, inside], line.astype(np.float32))

    def _mask(self, fine: Points, rows: slice, columns: slice) -> F32:
        image = Image.new("L", ((columns.stop - columns.start) * FINE, (rows.stop - rows.start) * FINE))
        ImageDraw.Draw(image).polygon([tuple(point) for point in fine], fill=255)
        return np.asarray(image.reduce(FINE), np.float32) / 255

    def fired(self, seed: int) -> F32:
        """The density (height, width) after the kiln: edges run into the glaze, pigment granulates and piles up."""
        margin, width = self.margin, self.ground.width
        painted = self.density[:, margin : margin + width].copy()
        painted[:, width - margin :] += self.density[:, :margin]
        painted[:, :margin] += self.density[:, margin + width :]
        grain = noise(painted.shape, 7, seed, fall=1.1)
        clouds = noise(painted.shape, 240, seed + 1)
        run = 0.62 * blur(painted, 0.8) + 0.26 * blur(painted, 2.4) + 0.12 * blur(painted, 7)
        pooled = run * (1 + 0.09 * grain + 0.10 * clouds)
        piled = np.clip(run - 0.95, 0, None) * np.clip(grain - 0.9, 0, None)
        return np.asarray(np.clip(pooled + 0.9 * piled, 0, 4), np.float32)


def _box(mask: F32, reach: int) -> F32:
    """Mean over a square of 2 reach + 1 pixels."""
    padded = np.pad(mask, reach + 1)
    total = padded.cumsum(axis=0).cumsum(axis=1)
    size = 2 * reach + 1
    summed = total[size:, size:] - total[:-size, size:] - total[size:, :-size] + total[:-size, :-size]
    return np.asarray(summed[: mask.shape[0], : mask.shape[1]] / size**2, np.float32)
