"""The stele: a worn limestone slab, 1.6 m high with its plinth; only raking light reads its shallow inscription."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PIL import Image

from sample.fields import F32, blur, linear, mix, noise, occlusion, sample, step
from sample.lettering import ARABIC, depth_inside, draw_character, set_line
from sample.surface import Chart, Maps, Part, bake

SIZE = (2304, 2200)
PLINTH_HEIGHT, PLINTH_WIDTH, PLINTH_DEPTH = 0.185, 0.90, 0.36
SLAB_HEIGHT, SLAB_WIDTH, SLAB_DEPTH = 1.425, 0.68, 0.165
FACE = (0.62, 1.34)  # the metres of face that carry the lettering, centred, from the plinth up
GRAIN = 2200  # pixels a metre of the lettering's raster
LETTER_SLOPE, LETTER_DEPTH = 0.17, 0.0005  # so gentle a slope that light from above shows only that there is something
Break = tuple[tuple[float, float, float], tuple[float, float, float], float]


@dataclass(frozen=True, slots=True)
class Half:
    """The front or back half of a rounded slab, unfolded: wall from the middle plane, round arris, face.

    width: at the bottom; taper: share of it lost at the top; rise: of the arched top; breaks: what is missing, as the
    way it broke off, the middle of the break, and how fast the break runs out (per metre).
    """

    width: float
    height: float
    depth: float
    base: float
    front: bool
    arris: float = 0.012
    taper: float = 0.0
    rise: float = 0.0
    breaks: tuple[Break, ...] = ()

    @property
    def wall(self) -> float:
        """How much flat length the half wall and the arris take, metres."""
        return self.depth / 2 - self.arris + np.pi / 2 * self.arris

    @property
    def extent(self) -> tuple[float, float]:
        """Unfolded width and height, metres."""
        return self.width - 2 * self.arris + 2 * self.wall, self.height - self.arris + self.wall

    def rim(self, u: F32, v: F32) -> tuple[F32, F32]:
        """Unfolded distance from the sides and from the top, metres."""
        wide, tall = self.extent
        return np.minimum(u, 1 - u) * wide, v * tall

    def _fold(self, distance: F32) -> tuple[F32, F32]:
        flat = self.depth / 2 - self.arris
        angle = np.clip((distance - flat) / self.arris, 0, np.pi / 2)
        inset = self.arris * (1 - np.cos(angle)) + np.maximum(distance - self.wall, 0)
        return inset, np.minimum(distance, flat) + self.arris * np.sin(angle)

    def whole(self, u: F32, v: F32) -> F32:
        """Points before anything broke off, (..., 3)."""
        side, top = self.rim(np.clip(u, 0, 1), v)
        inset_x, z_side = self._fold(side)
        inset_y, z_top = self._fold(top)
        level = 1 - v
        half = self.width / 2 * (1 - self.taper * level)
        flat = np.maximum(side - self.wall, 0)  # the tapering narrows the face, not the arris
        share = 1 - (inset_x - flat * self.taper * level / (1 - 2 * self.arris / self.width)) / half
        x = np.where(u < 0.5, -1, 1) * half * share
        y = (
            self.base
            + (self.height - inset_y)
            - self.rise * share**2 * np.clip(1 - inset_y / (0.62 * self.height), 0, 1)
        )
        z = np.minimum(z_side, z_top)
        return np.stack([x, y, z], axis=-1) * ([1, 1, 1] if self.front else [-1, 1, -1])

    def _over(self, points: F32) -> list[tuple[F32, F32]]:
        """For each break: how far points stand out beyond it, and which way they fall back."""
        found = []
        for normal, centre, flare in self.breaks:
            away = points - np.asarray(centre)
            over = away @ np.asarray(normal) - flare * np.sum(away**2, axis=-1) - 0.004 * _ripple(points)
            found.append((np.maximum(over, 0), np.asarray(normal)))
        return found

    def lost(self, points: F32) -> F32:
        """How much broke off at points (..., 3), metres; 0 where the old surface stands."""
        return np.asarray(sum((over for over, _ in self._over(points)), np.zeros(points.shape[:-1])), np.float32)

    def place(self, u: F32, v: F32) -> F32:
        """Points with the broken corners gone."""
        points = self.whole(u, v)
        return np.asarray(
            points - sum((over[..., None] * way for over, way in self._over(points)), np.zeros(3)), np.float32
        )


def _ripple(points: F32) -> F32:
    x, y, z = (points[..., k] for k in range(3))
    return np.asarray(
        np.sin(31 * x + 7 * y + 3) + 0.6 * np.sin(53 * y - 29 * z + 1) + 0.4 * np.sin(97 * z + 61 * x), np.float32
    )


def _break(towards: tuple[float, float, float], centre: tuple[float, float, float], flare: float) -> Break:
    length = float(np.linalg.norm(towards))
    return (towards[0] / length, towards[1] / length, towards[2] / length), centre, flare


SLAB_BREAKS: tuple[Break, ...] = (
    _break((-0.70, 0.68, 0.22), (-0.272, 1.500, 0.02), 0.6),
    _break((0.88, 0.12, 0.62), (0.318, 0.66, 0.062), 2.4),
    _break((0.62, 0.55, 0.6), (0.268, 1.50, 0.058), 2.6),
    _break((-0.85, 0.0, 0.6), (-0.333, 0.93, 0.070), 4.0),
)
PLINTH_BREAKS: tuple[Break, ...] = (
    _break((0.72, 0.60, 0.52), (0.425, 0.155, 0.155), 2.0),
    _break((-0.6, 0.5, 0.75), (-0.42, 0.165, 0.165), 3.0),
    _break((0.0, 0.6, 0.8), (0.13, 0.178, 0.172), 5.0),
)


def inscription() -> tuple[F32, F32]:
    """Depth of the carving in metres and the guide lines (0..1), both (rows, columns) over FACE, top row first."""
    width, height = round(FACE[0] * GRAIN), round(FACE[1] * GRAIN)
    letters = Image.new("L", (width, height))
    middle = width / 2

    def mm(value: float) -> float:
        return value * GRAIN / 1000

    for character, (column, row) in {"側": (1, 0), "光": (1, 1), "見": (0, 0), "字": (0, 1)}.items():
        corner = (middle + mm(-128 + 140 * column), mm(118 + 132 * row))
        draw_character(letters, character, corner, mm(112), mm(10.5))
    lines = [
        ("LVX OBLIQVA", 440, 35, 520),
        ("LITTERAS APERIT", 500, 35, 520),
        ("ΤΟ ΠΛΑΓΙΟΝ ΦΩΣ", 600, 30, 520),
        ("ΔΗΛΟΙ ΤΑ ΓΡΑΜΜΑΤΑ", 655, 30, 520),
        ("LIGHT FROM THE SIDE", 980, 26, 560),
        ("BRINGS OUT THE WORDS", 1030, 26, 560),
        ("DEMONSTRATION MODEL", 1190, 16, 620),
    ]
    for text, baseline, cap, weight in lines:
        set_line(letters, text, middle, mm(baseline), mm(cap) / 0.67, weight=weight, tracking=0.07)
    for text, baseline in (("الضوء المائل", 785), ("يكشف الكتابة", 878)):
        set_line(letters, text, middle, mm(baseline), mm(80), ARABIC, 420)
    depth = np.minimum(depth_inside(letters, 9) / GRAIN * LETTER_SLOPE, LETTER_DEPTH)
    guides = np.zeros((height, width), np.float32)
    for _, baseline, cap, _ in lines[:-1]:
        for level in (baseline + 3, baseline - cap - 3):
            row = int(mm(level))
            guides[row : row + 2, int(0.09 * width) : int(0.91 * width)] = 1
    return depth.astype(np.float32), guides


def cut_letters(points: F32, shape: tuple[int, int]) -> F32:
    """Depth of carving in metres at the chart's points, worn as the stone wore."""
    depth, guides = inscription()
    carved = blur(depth, 2.2) + 0.00003 * blur(guides, 1.2)
    rows = (PLINTH_HEIGHT + FACE[1] - points[..., 1]) * GRAIN
    columns = (points[..., 0] + FACE[0] / 2) * GRAIN
    inside = (np.abs(points[..., 0]) < FACE[0] / 2) & (rows > 0) & (rows < carved.shape[0] - 1)
    found = np.where(
        inside, sample(carved, rows.astype(np.float32), np.clip(columns, 0, carved.shape[1] - 2).astype(np.float32)), 0
    )
    wear = np.clip(0.92 + 0.22 * noise(shape, 420, 51) - 0.35 * step(1.4, 2.6, noise(shape, 260, 52)), 0.12, 1.1)
    return np.asarray(found * wear, np.float32)


def _chisel(shape: tuple[int, int], pixel: float, seed: int, angle: float, depth: float, pitch: float) -> F32:
    """Furrows of a claw chisel: short parallel strokes in patches, metres (negative is cut)."""
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32) * np.float32(pixel)
    swing = 0.20 * noise(shape, 170, seed)
    across = rows * np.cos(angle + swing) + columns * np.sin(angle + swing)
    teeth = 0.5 + 0.5 * np.cos(2 * np.pi * (across / pitch + 0.35 * noise(shape, 60, seed + 1)))
    patch = step(-0.5, 0.7, noise(shape, 70, seed + 2, fall=1.3))
    return np.asarray(-depth * teeth**2 * patch, np.float32)


@dataclass(frozen=True, slots=True)
class Skin:
    """How a half is dressed: pixel size, seeds, tool marks."""

    shape: tuple[int, int]
    seed: int
    polished: bool


def _relief(half: Half, skin: Skin, points: F32, lost: F32, side: F32) -> tuple[F32, F32, F32, F32]:
    """Relief in metres, how deep letters are cut into it, and two masks: fresh breaks and spalled skin."""
    shape, seed = skin.shape, skin.seed
    pixel = half.extent[1] / shape[0]
    broken = step(0.0, 0.002, lost)
    relief = 0.0011 * noise(shape, 520, seed, fall=2.4) + 0.00010 * noise(shape, 60, seed + 1, fall=2.2)
    relief += 0.000030 * noise(shape, 6, seed + 2, fall=1.4)
    arris = np.exp(-(((side - half.wall + half.arris * 0.8) / 0.010) ** 2))
    bite = np.clip(noise(shape, 48, seed + 3, fall=1.5) - 0.35, 0, 2.2)
    crumbs = np.clip(noise(shape, 15, seed + 4, fall=1.4) - 0.9, 0, 2)
    relief -= arris * (0.0048 * bite + 0.0022 * crumbs + 0.0012)
    flake = noise(shape, 330, seed + 5) + 0.30 * noise(shape, 40, seed + 6, fall=1.4) + 0.9 * arris
    spall = step(2.1, 2.18, flake)
    relief -= spall * (0.0022 + 0.0005 * noise(shape, 25, seed + 7, fall=1.5))
    pits = np.clip(noise(shape, 5, seed + 8, fall=1.1) - 2.0, 0, 2)
    relief -= 0.00030 * pits
    wall = 1 - step(half.wall - 0.006, half.wall + 0.004, side)
    tooled = wall if skin.polished else np.ones(shape, np.float32)
    relief += tooled * (1 - broken) * _chisel(shape, pixel, seed + 20, 0.7, 0.0007, 0.0062)
    if skin.polished:
        relief += (1 - wall) * (1 - broken) * _chisel(shape, pixel, seed + 30, 1.1, 0.00005, 0.0042)
    relief += broken * (0.0026 * noise(shape, 60, seed + 9, fall=1.6) + 0.0009 * noise(shape, 14, seed + 10, fall=1.5))
    letters = np.zeros(shape, np.float32)
    if skin.polished:
        letters = (cut_letters(points, shape) * (1 - spall) * (1 - broken)).astype(np.float32)
    return relief.astype(np.float32), letters, broken, spall


LIMESTONE, WARM, COOL, FRESH = (
    linear(171, 164, 150),
    linear(180, 164, 136),
    linear(150, 148, 142),
    linear(206, 198, 180),
)
CRUST, LICHEN, OCHRE, SOIL = linear(74, 71, 65), linear(190, 192, 176), linear(178, 138, 66), linear(112, 93, 70)


def _discs(shape: tuple[int, int], count: int, seed: int, pixel: float) -> F32:
    """Lichen: round colonies of one to four centimetres with frayed rims, 0..1."""
    random = np.random.default_rng(seed)
    field = np.zeros(shape, np.float32)
    fray = noise(shape, 14, seed, fall=1.4)
    for _ in range(count):
        radius = random.uniform(0.005, 0.02) / pixel
        y, x = random.uniform(0, shape[0] * 0.95), random.uniform(0, shape[1])
        reach = int(radius * 1.6) + 2
        top, left = max(0, int(y) - reach), max(0, int(x) - reach)
        rows, columns = np.mgrid[top : min(shape[0], int(y) + reach), left : min(shape[1], int(x) + reach)]
        far = np.hypot(rows - y, columns - x) / radius
        rough = far + 0.16 * fray[rows, columns]
        disc = step(1.05, 0.85, rough) * (0.55 + 0.45 * step(0.4, 0.95, rough))
        field[rows, columns] = np.maximum(field[rows, columns], disc)
    return field


def _colour(half: Half, skin: Skin, points: F32, relief: F32, broken: F32, spall: F32, open_sky: F32) -> F32:
    shape, seed = skin.shape, skin.seed
    pixel = half.extent[1] / shape[0]
    height = (points[..., 1] / 1.61).astype(np.float32)
    colour = np.broadcast_to(LIMESTONE, (*shape, 3)).astype(np.float32)
    colour = mix(colour, WARM, np.clip(0.25 + 0.3 * noise(shape, 300, seed + 40), 0, 1))
    colour = mix(colour, COOL, np.clip(0.25 * noise(shape, 130, seed + 41), 0, 0.6))
    colour = mix(colour, linear(205, 198, 184), 0.5 * step(1.5, 2.3, noise(shape, 7, seed + 42, fall=1.3)))
    colour = mix(colour, linear(120, 112, 100), 0.45 * step(1.4, 2.4, noise(shape, 6, seed + 43, fall=1.2)))
    colour = mix(
        colour,
        FRESH,
        np.clip(0.75 * broken + 0.6 * spall, 0, 0.85) * np.clip(0.8 + 0.15 * noise(shape, 40, seed + 44), 0, 1),
    )
    stain = step(0.7, 2.0, noise(shape, 240, seed + 45)) * (1 - 0.7 * broken)
    colour = mix(colour, OCHRE, 0.16 * stain)
    streak = step(0.2, 1.8, noise(shape, 120, seed + 46, stretch=0.16)) * step(0.45, 1.0, height)
    top_crust = step(0.82, 1.0, height + 0.05 * noise(shape, 90, seed + 47))
    colour = mix(
        colour, CRUST, np.clip(0.40 * streak + 0.50 * top_crust, 0, 0.7) * (1 - 0.8 * broken) * (1 - 0.6 * spall)
    )
    lichen = _discs(shape, 60 if skin.polished else 40, seed + 48, pixel) * (1 - 0.8 * broken)
    yellow = step(0.0, 0.6, noise(shape, 300, seed + 49))
    colour = mix(colour, LICHEN, 0.55 * lichen * (1 - yellow))
    colour = mix(colour, OCHRE, 0.55 * lichen * yellow)
    damp = step(0.20, 0.06, height + 0.02 * noise(shape, 120, seed + 50))
    colour = mix(colour, SOIL, 0.5 * damp)
    colour = colour * (0.93 + 0.07 * open_sky)[..., None] * (1 + 0.05 * noise(shape, 4, seed + 51, fall=1.1))[..., None]
    return np.asarray(np.clip(colour, 0.01, 1), np.float32)


def _chart(
    half: Half, skin: Skin, origin: tuple[int, int], grid: tuple[int, int], shade: Callable[[F32], F32]
) -> Chart:
    height, width = skin.shape
    v, u = np.mgrid[0:height, 0:width].astype(np.float32)
    u, v = (u + 0.5) / width, (v + 0.5) / height
    points = half.whole(u, v).astype(np.float32)
    side = np.minimum(*half.rim(u, v)).astype(np.float32)
    relief, letters, broken, spall = _relief(half, skin, points, half.lost(points), side)
    relief = relief * step(0.0, 0.03, side) * step(0.0, 0.01, (1 - v) * half.extent[1])
    pixel = half.extent[1] / height
    open_sky = occlusion(relief, pixel, (2, 8, 24), 1.1)
    colour = _colour(half, skin, points, relief, broken, spall, open_sky)
    roughness = np.clip(0.88 + 0.03 * noise((height, width), 30, skin.seed + 60), 0.7, 1)
    ambient = open_sky * shade(points)
    orm = np.stack([ambient, roughness, np.zeros_like(roughness)], axis=-1).astype(np.float32)
    return Chart(half.place, relief - letters, colour, orm, origin, grid, smooth=0.8)


def _beside_plinth(points: F32) -> F32:
    """Less sky near the joint with the plinth."""
    return np.asarray(0.55 + 0.45 * step(PLINTH_HEIGHT - 0.01, PLINTH_HEIGHT + 0.10, points[..., 1]), np.float32)


def _near_ground(points: F32) -> F32:
    return np.asarray(0.5 + 0.5 * step(0.0, 0.10, points[..., 1]), np.float32)


def make() -> tuple[list[Part], Maps]:
    """Triangles and textures of the stele."""
    slab = {
        "width": SLAB_WIDTH,
        "height": SLAB_HEIGHT,
        "depth": SLAB_DEPTH,
        "base": PLINTH_HEIGHT - 0.004,
        "taper": 0.07,
        "rise": 0.085,
    }
    plinth = {"width": PLINTH_WIDTH, "height": PLINTH_HEIGHT, "depth": PLINTH_DEPTH, "base": 0.0, "arris": 0.016}
    charts = [
        _chart(
            Half(**slab, front=True, breaks=SLAB_BREAKS),
            Skin((2288, 1240), 100, True),
            (8, 8),
            (480, 262),
            _beside_plinth,
        ),
        _chart(
            Half(**slab, front=False, breaks=SLAB_BREAKS),
            Skin((1600, 868), 200, False),
            (1264, 8),
            (420, 228),
            _beside_plinth,
        ),
        _chart(
            Half(**plinth, front=True, breaks=PLINTH_BREAKS),
            Skin((300, 920), 300, False),
            (1264, 1628),
            (70, 236),
            _near_ground,
        ),
        _chart(
            Half(**plinth, front=False, breaks=PLINTH_BREAKS),
            Skin((300, 920), 400, False),
            (1264, 1948),
            (60, 190),
            _near_ground,
        ),
    ]
    return bake(charts, SIZE, weld=True)
