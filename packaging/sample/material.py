"""Swatches of building material, painted side by side into one atlas that all stones, bricks and boards share."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sample.fields import F32, encoded, mix, noise, occlusion, step
from sample.masonry import Swatch
from sample.surface import Maps, unit


@dataclass(frozen=True, slots=True, eq=False)
class Finish:
    """A swatch's look: linear colour (h, w, 3), relief in metres and roughness (h, w)."""

    swatch: Swatch
    colour: F32
    relief: F32
    roughness: F32


def atlas(finishes: Sequence[Finish], size: int) -> Maps:
    """The textures of all swatches, (size, size)."""
    colour, normal, orm = (np.zeros((size, size, 3), np.float32) for _ in range(3))
    normal[..., 2] = 1
    orm[..., :2] = 1
    for finish in finishes:
        swatch = finish.swatch
        window = (slice(swatch.top, swatch.top + swatch.height), slice(swatch.left, swatch.left + swatch.width))
        pixel = swatch.metres / swatch.width
        slope = np.gradient(finish.relief / pixel)
        colour[window] = finish.colour
        normal[window] = unit(np.stack([-slope[1], slope[0], np.ones_like(slope[0])], axis=-1).astype(np.float32))
        open_sky = occlusion(finish.relief, pixel, (1.5, 4, 10), 1.2)
        orm[window] = np.stack([open_sky, finish.roughness, np.zeros_like(open_sky)], axis=-1)
    as_normals = np.asarray(np.rint((normal * 0.5 + 0.5) * 255), np.uint8)
    return Maps(encoded(colour), as_normals, np.asarray(np.rint(np.clip(orm, 0, 1) * 255), np.uint8))


def stone_finish(swatch: Swatch, tones: tuple[F32, F32, F32], seed: int, tooled: float, pitted: float) -> Finish:
    """Cut stone. tones: ground, warm and dark; tooled, pitted: how deep its chisel marks and its holes are, metres."""
    shape = (swatch.height, swatch.width)
    pixel = swatch.metres / swatch.width
    ground, warm, dark = tones
    colour = np.broadcast_to(ground, (*shape, 3)).astype(np.float32)
    colour = mix(colour, warm, np.clip(0.35 + 0.35 * noise(shape, 0.30 / pixel, seed), 0, 1))
    colour = mix(colour, dark, np.clip(0.22 * noise(shape, 0.06 / pixel, seed + 1) - 0.05, 0, 0.5))
    colour = mix(colour, dark * 0.7, 0.5 * step(2.2, 3.0, noise(shape, 4, seed + 2, fall=1.6)))
    colour = mix(colour, ground * 1.12, 0.5 * step(1.8, 2.8, noise(shape, 5, seed + 3, fall=1.6)))
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32) * np.float32(pixel)
    swing = 0.35 * noise(shape, 0.35 / pixel, seed + 4)
    across = rows * np.cos(0.8 + swing) + columns * np.sin(0.8 + swing)
    teeth = np.cos(2 * np.pi * (across / 0.016 + 0.5 * noise(shape, 0.05 / pixel, seed + 5)))
    patches = step(-0.6, 0.8, noise(shape, 0.12 / pixel, seed + 6, fall=1.6))
    pits = np.clip(noise(shape, 0.010 / pixel, seed + 7, fall=1.5) - 1.5, 0, 2)
    relief = -tooled * (0.5 + 0.5 * teeth) * patches - pitted * pits + 0.5 * pitted * noise(shape, 9, seed + 8)
    colour = colour * (1 - 0.16 * np.clip(pits, 0, 1))[..., None]
    roughness = np.clip(0.88 + 0.03 * noise(shape, 30, seed + 9), 0.7, 0.98)
    return Finish(swatch, np.clip(colour, 0.01, 1).astype(np.float32), relief.astype(np.float32), roughness)
