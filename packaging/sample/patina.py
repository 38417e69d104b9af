"""Patina: what the ground does to bronze, painted over any relief.

From the metal outwards: brown bronze where hands and edges wore it bare, dark tarnish, red cuprite, green malachite,
here and there blue azurite, and the soil still lying in the deepest lines.
"""

from dataclasses import dataclass

import numpy as np

from sample.fields import F32, blur, linear, mix, noise, occlusion, step

METAL, BROWN, TARNISH = linear(178, 142, 96), linear(112, 94, 68), linear(70, 70, 60)
CUPRITE, MALACHITE, DEEP_GREEN = linear(100, 70, 54), linear(108, 138, 118), linear(78, 98, 86)
PALE_GREEN, AZURITE, SOIL = linear(152, 178, 154), linear(64, 98, 134), linear(134, 120, 96)


@dataclass(frozen=True, slots=True, eq=False)
class Skin:
    """Colour (h, w, 3) linear, occlusion-roughness-metallic (h, w, 3), and the relief with its crusts, metres."""

    colour: F32
    orm: F32
    height: F32


def _corroded(height: F32, fine: float, seed: int) -> tuple[F32, F32, F32]:
    """The relief with pits and crusts, where it is corroded (0..1) and where crusted. fine: pixels in a millimetre."""
    shape = height.shape
    height = (
        height
        + 0.00003 * noise(shape, 2.4 * fine, seed, fall=1.9)
        + 0.00012 * noise(shape, 12 * fine, seed + 1, fall=2.2)
    )
    pits = np.clip(noise(shape, 0.9 * fine, seed + 2, fall=1.2) - 1.9, 0, 1.6)
    corroded = step(
        0.1, 1.3, noise(shape, 34 * fine, seed + 3, fall=2.3) + 0.22 * noise(shape, 3 * fine, seed + 4, fall=1.6)
    )
    height = height - 0.00016 * pits * (0.3 + corroded)
    crust = step(1.35, 2.0, noise(shape, 18 * fine, seed + 5, fall=1.9) + 0.7 * corroded) * step(
        -0.9, 0.4, noise(shape, 2.2 * fine, seed + 6, fall=1.6)
    )
    height = height + crust * 0.00022 * (1 + 0.4 * noise(shape, 1.0 * fine, seed + 7, fall=1.3))
    return height, corroded, crust


def weathered(height: F32, pixel: float, seed: int, handled: F32 | float = 0.0, sheltered: F32 | float = 1.0) -> Skin:
    """Age a relief (metres, `pixel` metres a pixel). handled: extra wear 0..1; sheltered: sky left open by the form."""
    shape = height.shape
    fine = 0.001 / pixel  # pixels in a millimetre
    height, corroded, crust = _corroded(height, fine, seed)
    raised = (height - blur(height, 1.6 * fine)) / 0.001
    hollow = np.clip(-raised / 0.35, 0, 1)
    edge = step(0.26, 0.80, raised + 0.14 * noise(shape, 9 * fine, seed + 8, fall=1.7) + 0.25 * handled)
    open_sky = occlusion(height.astype(np.float32), pixel, (0.5 * fine, 1.5 * fine, 5 * fine), 1.3) * sheltered

    green = np.clip(
        step(-1.1, 0.8, noise(shape, 55 * fine, seed + 9, fall=2.3) + 0.3 * noise(shape, 6 * fine, seed + 10, fall=1.6))
        + 0.25 * hollow,
        0,
        1,
    )
    colour = np.broadcast_to(TARNISH, (*shape, 3)).astype(np.float32)
    colour = mix(colour, BROWN, np.clip(0.3 + 0.3 * noise(shape, 45 * fine, seed + 11, fall=2.2), 0, 0.8))
    colour = mix(colour, DEEP_GREEN, 0.85 * green)
    colour = mix(
        colour, MALACHITE, np.clip(0.75 * green * corroded + 0.08 * noise(shape, 2 * fine, seed + 12, fall=1.3), 0, 0.9)
    )
    red = step(1.1, 2.0, noise(shape, 24 * fine, seed + 13, fall=1.9)) * (1 - 0.6 * green)
    colour = mix(colour, CUPRITE, 0.7 * red)
    colour = mix(
        colour, PALE_GREEN, np.clip(crust * (0.7 + 0.25 * noise(shape, 4 * fine, seed + 14, fall=1.4)), 0, 0.95)
    )
    blue = step(1.6, 2.2, noise(shape, 20 * fine, seed + 15, fall=1.8)) * step(
        -0.2, 0.6, noise(shape, 2 * fine, seed + 16, fall=1.3)
    )
    colour = mix(colour, AZURITE, 0.8 * blue)
    soil = np.clip(hollow * (0.75 + 0.35 * noise(shape, 20 * fine, seed + 17)), 0, 0.85)
    colour = mix(colour, SOIL, soil * 0.8)
    bare = np.clip(edge * (1 - 0.85 * crust) * (1 - 0.8 * blue), 0, 1)
    colour = mix(colour, METAL, 0.75 * bare)
    colour = colour * (0.72 + 0.28 * open_sky)[..., None]

    mineral = np.clip(np.maximum.reduce([0.55 + 0.45 * green, crust, blue, soil, red]), 0, 1)
    metallic = np.clip(0.75 * (1 - mineral) + 0.95 * bare, 0, 1)
    roughness = (
        0.42
        + 0.22 * green
        + 0.28 * crust
        + 0.20 * soil
        + 0.1 * corroded
        - 0.14 * bare
        + 0.04 * noise(shape, 6 * fine, seed + 18)
    )
    orm = np.stack([open_sky, np.clip(roughness, 0.25, 0.95), metallic], axis=-1).astype(np.float32)
    return Skin(np.clip(colour, 0.004, 1).astype(np.float32), orm, height.astype(np.float32))
