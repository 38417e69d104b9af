"""Materials and images, in the terms of glTF 2.0 (metallic-roughness)."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

import numpy as np
from numpy.typing import NDArray


class Wrap(IntEnum):
    """What a texture does outside 0..1. Values are OpenGL's, as in glTF."""

    REPEAT = 10497
    CLAMP = 33071
    MIRROR = 33648


class AlphaMode(StrEnum):
    """How base colour's alpha is read (glTF `alphaMode`)."""

    OPAQUE = "opaque"
    MASK = "mask"
    BLEND = "blend"


@dataclass(frozen=True, slots=True, eq=False)
class Image:
    """Decoded pixels, (height, width, 4) uint8, first row on top. Colour images are sRGB-encoded, data images linear.

    `source_width/height` are the file's own, larger than the pixels where the memory budget asked for a reduction.
    """

    name: str
    pixels: NDArray[np.uint8]
    source_width: int
    source_height: int


@dataclass(frozen=True, slots=True)
class Texture:
    """Use of an image: which UV set, how it wraps, KHR_texture_transform as a row-major 2x3 (uv' = M @ (u, v, 1)).

    UV origin is the image's top left, as in glTF.
    """

    image: int
    uv_set: int = 0
    wrap_s: Wrap = Wrap.REPEAT
    wrap_t: Wrap = Wrap.REPEAT
    nearest: bool = False
    transform: tuple[float, float, float, float, float, float] = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Material:
    """glTF 2.0 metallic-roughness. Factors are linear. `declared` is False for the stand-in where a file has none."""

    name: str = ""
    base_colour: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0)
    metallic: float = 0.0
    roughness: float = 0.62
    emissive: tuple[float, float, float] = (0.0, 0.0, 0.0)
    normal_scale: float = 1.0
    occlusion_strength: float = 1.0
    alpha_mode: AlphaMode = AlphaMode.OPAQUE
    alpha_cutoff: float = 0.5
    double_sided: bool = True
    unlit: bool = False
    declared: bool = True
    base_colour_texture: Texture | None = None
    metallic_roughness_texture: Texture | None = None
    normal_texture: Texture | None = None
    occlusion_texture: Texture | None = None
    emissive_texture: Texture | None = None

    def textures(self) -> tuple[Texture, ...]:
        """Every texture in use."""
        slots = (
            self.base_colour_texture,
            self.metallic_roughness_texture,
            self.normal_texture,
            self.occlusion_texture,
            self.emissive_texture,
        )
        return tuple(texture for texture in slots if texture is not None)


STONE = Material(base_colour=(0.60, 0.565, 0.51, 1.0), declared=False)
"""What bare geometry is drawn with: a warm plaster, linear."""
