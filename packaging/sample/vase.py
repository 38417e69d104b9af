"""The porcelain vase: a meiping 38 cm high, thrown, painted in cobalt, glazed but for its foot ring."""

import numpy as np

from sample.brush import Ground, Painter
from sample.fields import F32, linear, mix, noise, step
from sample.surface import Chart, Maps, Part, Place, bake, curve, revolved
from sample.vase_painting import Bands, paint

SIZE = (2304, 3072)
PROFILE = (
    (0.0255, 0.3520),
    (0.0262, 0.3640),
    (0.0285, 0.3745),
    (0.0318, 0.3793),
    (0.0338, 0.3778),
    (0.0335, 0.3730),
    (0.0300, 0.3668),
    (0.0286, 0.3600),
    (0.0330, 0.3520),
    (0.0520, 0.3425),
    (0.0790, 0.3260),
    (0.0985, 0.3010),
    (0.1065, 0.2700),
    (0.1045, 0.2350),
    (0.0960, 0.1950),
    (0.0845, 0.1500),
    (0.0742, 0.1050),
    (0.0680, 0.0650),
    (0.0668, 0.0350),
    (0.0700, 0.0140),
    (0.0712, 0.0050),
)
FOOT = (
    (0.0712, 0.0050),
    (0.0702, 0.0012),
    (0.0685, 0.0),
    (0.0655, 0.0),
    (0.0630, 0.0008),
    (0.0618, 0.0060),
    (0.0590, 0.0095),
    (0.0450, 0.0102),
    (0.0200, 0.0104),
    (0.0, 0.0104),
)
INSIDE = (
    (0.0, 0.0180),
    (0.0400, 0.0185),
    (0.0560, 0.0260),
    (0.0615, 0.0500),
    (0.0680, 0.1000),
    (0.0790, 0.1500),
    (0.0905, 0.1950),
    (0.0985, 0.2350),
    (0.1005, 0.2700),
    (0.0930, 0.2980),
    (0.0745, 0.3205),
    (0.0500, 0.3365),
    (0.0300, 0.3465),
    (0.0255, 0.3520),
)
PORCELAIN, BISCUIT, BURNT = linear(226, 233, 234), linear(214, 198, 172), linear(176, 118, 74)
COBALT = np.array([2.45, 1.80, 0.62], np.float32)  # what a unit of pigment takes from red, green and blue


def _thrown(place: Place) -> Place:
    """Not quite round: the wheel, the drying and the kiln each leave a fraction of a millimetre."""

    def placed(u: F32, v: F32) -> F32:
        points = place(u, v)
        angle = 2 * np.pi * u
        swing = 1 + 0.0035 * np.sin(2 * angle + 1.1) + 0.0016 * np.sin(3 * angle + 9 * points[..., 1])
        return np.asarray(points * np.stack([swing, np.ones_like(swing), swing], axis=-1), np.float32)

    return placed


def _body() -> Chart:
    height, width = SIZE[0] - 290, SIZE[1]
    profile = curve(PROFILE, height)
    length = 1000 * float(np.linalg.norm(np.diff(profile, axis=0), axis=1).sum())
    ground = Ground(height, width, length, profile[:, 0] * 1000)
    painter = Painter(ground, 38)
    bands = _bands(profile, length)
    paint(painter, bands)
    density = painter.fired(7)
    colour = _glaze(density, profile)
    relief = 1.0e-5 * noise((height, width), 60, 11, fall=1.6) + 2.5e-5 * noise((height, width), 500, 12, stretch=0.15)
    below = np.minimum(np.arange(height), np.arange(height)[::-1])[:, None].astype(np.float32)
    relief = relief + 1.2e-5 * np.clip(density, 0, 2)
    roughness = 0.13 + 0.02 * noise((height, width), 90, 13) + 0.03 * np.clip(density - 1.4, 0, 1)
    lip = np.arange(height) < int(np.argmax(profile[:, 1]))
    sky = np.where(lip, 0.35 + 0.65 * step(0.352, 0.379, profile[:, 1]), 1.0)[:, None] * np.ones_like(roughness)
    orm = np.stack([sky, np.clip(roughness, 0.07, 0.4), np.zeros_like(roughness)], axis=-1)
    return Chart(
        _thrown(revolved(profile[:, 0], profile[:, 1])),
        (relief * step(0, 24, below)).astype(np.float32),
        colour,
        orm,
        (0, 0),
        (300, 288),
        wraps=True,
    )


def _bands(profile: F32, length: float) -> Bands:
    """Bands named by the height above the table (metres) where they begin and end, outside the lip."""
    outside = int(np.argmax(profile[:, 1])) + 40
    along = np.linspace(0, length, len(profile))

    def at(level: float) -> float:
        return float(np.interp(-level, -profile[outside:, 1], along[outside:]))

    return Bands(
        (at(0.3515), at(0.3415)),
        (at(0.3400), at(0.2780)),
        (at(0.2740), at(0.1385)),
        (at(0.1355), at(0.1180)),
        (at(0.1150), at(0.0230)),
    )


def _glaze(density: F32, profile: F32) -> F32:
    """Linear colour of the glazed, painted body: bluish where glaze pools, a few iron specks."""
    shape = density.shape
    tone = 1 + 0.018 * noise(shape, 420, 21) + 0.008 * noise(shape, 40, 22)
    narrow = np.gradient(np.gradient(profile[:, 0]))
    pooled = np.clip(np.convolve(narrow, np.ones(61) / 61, "same") * 9e5, 0, 1)[:, None] * np.ones(shape[1])
    white = PORCELAIN * tone[..., None]
    white = mix(white, linear(196, 216, 222), (0.55 * pooled).astype(np.float32))
    speck = step(3.9, 4.6, noise(shape, 5, 23, fall=1.2))
    white = mix(white, linear(120, 92, 70), 0.7 * speck)
    light = white * np.exp(-density[..., None] * COBALT)
    heaped = step(2.2, 3.2, density)
    return mix(light, linear(28, 30, 46), 0.65 * heaped)


def _foot() -> Chart:
    height, width = 176, SIZE[1]
    profile = curve(FOOT, height)
    shape = (height, width)
    row = np.linspace(0, 1, height, dtype=np.float32)[:, None] + 0.004 * noise(shape, 200, 31)
    bare = step(0.010, 0.016, row) * (1 - step(0.26, 0.28, row))
    burnt = np.exp(-(((row - 0.014) / 0.012) ** 2)) + 0.8 * np.exp(-(((row - 0.275) / 0.02) ** 2))
    grit = step(1.6, 2.6, noise(shape, 9, 32, fall=1.2))
    colour = mix(np.broadcast_to(PORCELAIN * 0.97, (*shape, 3)), BISCUIT, bare)
    colour = mix(colour, BURNT, (np.clip(burnt * (0.6 + 0.2 * noise(shape, 90, 33)), 0, 0.85)).astype(np.float32))
    colour = mix(colour, linear(92, 74, 58), 0.5 * grit * bare)
    relief = (bare * (4e-5 * noise(shape, 7, 34, fall=1.2) + 1.5e-4 * grit) - 1e-4 * bare).astype(np.float32)
    roughness = 0.14 + 0.72 * bare
    shut = 1 - 0.35 * step(0.3, 0.5, np.linspace(0, 1, height, dtype=np.float32)[:, None] + 0 * bare)
    orm = np.stack([shut, roughness, np.zeros(shape, np.float32)], axis=-1).astype(np.float32)
    return Chart(
        _thrown(revolved(profile[:, 0], profile[:, 1])),
        relief,
        colour,
        orm,
        (0, SIZE[0] - 280 + 4),
        (40, 288),
        wraps=True,
    )


def _inside() -> Chart:
    height, width = 80, SIZE[1]
    profile = curve(INSIDE, height)
    shape = (height, width)
    sky = (0.20 + 0.20 * np.exp(-(0.352 - profile[:, 1]) / 0.02))[:, None] * np.ones(width, np.float32)
    colour = BISCUIT * np.ones((*shape, 3), np.float32) * (0.5 + 0.5 * sky[..., None])
    orm = np.stack([sky, 0.7 + 0 * sky, 0 * sky], axis=-1).astype(np.float32)
    return Chart(
        revolved(profile[:, 0], profile[:, 1]),
        np.zeros(shape, np.float32),
        colour,
        orm,
        (0, SIZE[0] - 90),
        (60, 288),
        wraps=True,
    )


def make() -> tuple[list[Part], Maps]:
    """Triangles and textures of the vase."""
    return bake([_body(), _foot(), _inside()], SIZE, weld=True)
