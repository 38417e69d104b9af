"""The vault's materials: ashlar, rubble, paving, and what is left of its painting: stars on blue, bands on ribs."""

import numpy as np
from PIL import Image, ImageDraw

from sample.fields import F32, blur, linear, mix, noise, step
from sample.masonry import Swatch
from sample.material import Finish, atlas, stone_finish
from sample.surface import Maps

ATLAS = 2048
ASHLAR = Swatch(0, 0, 1024, 1024, 2.2, ATLAS)
RUBBLE = Swatch(1024, 0, 1024, 1024, 2.2, ATLAS)
STARS = Swatch(0, 1024, 1024, 1024, 3.8, ATLAS)  # seen from below, centred on the boss
PAVING = Swatch(1024, 1024, 1024, 512, 2.2, ATLAS)
BANDS = Swatch(1024, 1536, 1024, 512, 1.4, ATLAS)
ROLL = 0.655  # where in the width of the bands the rib's roll lies, metres
PAINTED = 1.72  # metres from the boss to which the stars reached
BLUE, GOLD, RED, LIME = linear(112, 142, 188), linear(226, 182, 92), linear(158, 62, 44), linear(228, 216, 192)
LIMESTONE = (linear(226, 218, 200), linear(222, 206, 176), linear(188, 178, 160))
TUFA = (linear(214, 205, 186), linear(206, 190, 162), linear(168, 156, 138))
SLAB = (linear(196, 186, 168), linear(186, 168, 142), linear(150, 138, 122))


def _star(draw: ImageDraw.ImageDraw, centre: tuple[float, float], radius: float, turn: float) -> None:
    angles = turn + np.arange(16) * np.pi / 8
    reach = np.where(np.arange(16) % 2, radius * 0.42, radius)
    draw.polygon([(centre[0] + r * np.cos(a), centre[1] + r * np.sin(a)) for r, a in zip(reach, angles, strict=True)],
                 fill=255)  # fmt: skip


def _stars(kept: float) -> Finish:
    """Blue and gilded stars over limewash, flaking outwards. kept: how much survives, 0..1."""
    stone = stone_finish(STARS, TUFA, 40, 0.0005, 0.0006)
    size = STARS.width
    image = Image.new("L", (size * 2, size * 2))
    draw = ImageDraw.Draw(image)
    random = np.random.default_rng(41)
    for ring, count in ((0.52, 10), (0.82, 16), (1.12, 22), (1.42, 28), (1.70, 34)):
        for index in range(count):
            angle = 2 * np.pi * (index + 0.5 * (round(ring * 100) % 4 == 2)) / count + random.normal(0, 0.015)
            reach = (ring + random.normal(0, 0.015)) * size * 2 / STARS.metres
            centre = (size + reach * np.cos(angle), size + reach * np.sin(angle))
            _star(draw, centre, 0.062 * size * 2 / STARS.metres, random.uniform(0, 1))
    stars = np.asarray(image.reduce(2), np.float32) / 255
    rows, columns = (np.mgrid[0:size, 0:size].astype(np.float32) + 0.5) / size - 0.5
    far = np.hypot(rows, columns) * STARS.metres
    shape = (size, size)
    wear = noise(shape, 0.16 * size / 3.8, 42, fall=1.8) + 0.9 * noise(shape, 0.6 * size / 3.8, 43)
    hold = 2.6 * kept - 1.05 - 1.1 * step(0.7, 1.75, far)
    wash = step(0.0, 0.14, hold + 0.75 + 0.42 * wear)
    paint = step(0.0, 0.10, hold + 0.35 + 0.42 * wear + 0.10 * noise(shape, 5, 44)) * step(PAINTED, 1.62, far)
    leaf = stars * paint * step(-0.5, 0.5, hold + 0.2 + 0.4 * noise(shape, 8, 45) + 0.4 * wear)
    tone = np.clip(0.85 + 0.14 * noise(shape, 30, 46), 0.5, 1.2)[..., None]
    colour = mix(stone.colour, LIME, 0.75 * wash * step(1.86, 1.7, far))
    colour = mix(colour, BLUE * tone, 0.92 * paint)
    colour = mix(colour, GOLD * tone, 0.95 * leaf)
    colour = mix(colour, RED * 0.9, 0.85 * paint * step(0.035, 0.02, np.abs(far - 1.66)))
    relief = stone.relief * (1 - 0.6 * paint) + 0.0006 * blur(paint, 1) + 0.0004 * blur(wash, 1)
    rough = stone.roughness - 0.3 * leaf
    return Finish(STARS, colour, relief.astype(np.float32), rough)


def _bands(kept: float) -> Finish:
    """Ribs near the boss: red and white in chevrons with blue fillets, on limewash."""
    stone = stone_finish(BANDS, LIMESTONE, 50, 0.0004, 0.0004)
    shape = (BANDS.height, BANDS.width)
    pixel = BANDS.metres / BANDS.width
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32) * np.float32(pixel)
    beside = np.abs(columns - ROLL)
    wave = (rows + 0.55 * beside) % 0.275
    red = step(0.130, 0.136, wave) * step(0.0, 0.004, beside - 0.004)
    blue = step(0.236, 0.230, np.abs(wave - 0.0) + 0 * beside) * step(0.118, 0.112, wave) * step(0.10, 0.11, wave)
    wear = noise(shape, 0.09 / pixel, 52) + 0.8 * noise(shape, 0.3 / pixel, 53)
    below = step(0.27, 0.255, beside)
    paint = below * step(0.0, 0.12, 1.9 * kept - 0.75 + 0.42 * wear + 0.1 * noise(shape, 5, 54))
    colour = mix(stone.colour, LIME, 0.8 * paint)
    colour = mix(colour, RED, 0.92 * paint * red)
    colour = mix(colour, BLUE, 0.92 * paint * blue)
    return Finish(BANDS, colour, (stone.relief + 0.0005 * blur(paint, 1)).astype(np.float32), stone.roughness)


def maps(kept: float) -> Maps:
    """The atlas for a state in which `kept` (0..1) of the painting survives."""
    finishes = [
        stone_finish(ASHLAR, LIMESTONE, 10, 0.0007, 0.0006),
        stone_finish(RUBBLE, TUFA, 20, 0.0010, 0.0014),
        _stars(kept),
        _polished(),
        _bands(kept),
    ]
    return atlas(finishes, ATLAS)


def _polished() -> Finish:
    stone = stone_finish(PAVING, SLAB, 30, 0.0002, 0.0004)
    worn: F32 = np.asarray(stone.roughness - 0.22 + 0.05 * noise(stone.relief.shape, 60, 31), np.float32)
    return Finish(PAVING, stone.colour, stone.relief, worn)
