"""Materials and images, in the terms of glTF 2.0 (metallic-roughness)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from enum import IntEnum, StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.tiles import Tiles


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
    tiles: of one too large to be held, whose pixels are then few.
    """

    name: str
    pixels: NDArray[np.uint8]
    source_width: int
    source_height: int
    tiles: Tiles | None = None

    @property
    def shown_pixels(self) -> int:
        """How many pixels there are to be seen."""
        if self.tiles is not None:
            return self.tiles.width * self.tiles.height
        return self.pixels.size // 4


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


Colour = tuple[float, float, float]


def linear(colour: Colour) -> Colour:
    """Light, 0 to 1, of sRGB channels, held to 0..1 (IEC 61966-2-1)."""
    red, green, blue = map(_light, colour)
    return red, green, blue


def _light(channel: float) -> float:
    value = min(1.0, max(0.0, channel))
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


@dataclass(frozen=True, slots=True)
class Clearcoat:
    """A clear varnish over the base (KHR_materials_clearcoat). Textures: strength in red, roughness in green."""

    strength: float = 0.0
    roughness: float = 0.0
    normal_scale: float = 1.0
    texture: Texture | None = None
    roughness_texture: Texture | None = None
    normal_texture: Texture | None = None


@dataclass(frozen=True, slots=True)
class Sheen:
    """The fuzz of cloth (KHR_materials_sheen). Textures: colour in sRGB, roughness in alpha."""

    colour: Colour = (0.0, 0.0, 0.0)
    roughness: float = 0.0
    colour_texture: Texture | None = None
    roughness_texture: Texture | None = None


@dataclass(frozen=True, slots=True)
class Specular:
    """What a dielectric mirrors (KHR_materials_specular, KHR_materials_ior). Textures: strength in alpha, colour sRGB.

    ior 0 stands for a surface that mirrors everything, as in the extension.
    """

    ior: float = 1.5
    strength: float = 1.0
    colour: Colour = (1.0, 1.0, 1.0)
    texture: Texture | None = None
    colour_texture: Texture | None = None


@dataclass(frozen=True, slots=True)
class Film:
    """A thin film that shimmers (KHR_materials_iridescence). Thickness in nanometres.

    Textures: strength in red; thickness in green, from thinnest at 0 to thickest at 1.
    """

    strength: float = 0.0
    ior: float = 1.3
    thinnest: float = 100.0
    thickest: float = 400.0
    texture: Texture | None = None
    thickness_texture: Texture | None = None


@dataclass(frozen=True, slots=True)
class Brushing:
    """Scratches in one direction (KHR_materials_anisotropy). rotation: radians from the tangent, counter-clockwise.

    Texture: direction in red and green, strength in blue.
    """

    strength: float = 0.0
    rotation: float = 0.0
    texture: Texture | None = None


@dataclass(frozen=True, slots=True)
class Glass:
    """What shows through (KHR_materials_transmission, KHR_materials_volume).

    thickness: in the mesh's own units, 0 for a thin wall, which does not bend light. attenuation_distance: in world,
    where attenuation_colour is what is left of white light; 0 where the inside takes nothing away.
    Textures: transmission in red, thickness in green.
    """

    transmission: float = 0.0
    thickness: float = 0.0
    attenuation_distance: float = 0.0
    attenuation_colour: Colour = (1.0, 1.0, 1.0)
    texture: Texture | None = None
    thickness_texture: Texture | None = None


Finish = Clearcoat | Sheen | Specular | Film | Brushing | Glass
"""What a material may have beyond metallic-roughness."""


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

    clearcoat: Clearcoat | None = None
    sheen: Sheen | None = None
    specular: Specular | None = None
    film: Film | None = None
    brushing: Brushing | None = None
    glass: Glass | None = None

    def finishes(self) -> tuple[Finish, ...]:
        """What it has beyond metallic-roughness."""
        found = (self.clearcoat, self.sheen, self.specular, self.film, self.brushing, self.glass)
        return tuple(finish for finish in found if finish is not None)

    def textures(self) -> tuple[Texture, ...]:
        """Every texture in use."""
        return tuple(texture for part in (self, *self.finishes()) for texture in _textures_of(part))

    def with_textures(self, change: Callable[[Texture], Texture | None]) -> "Material":
        """The same with every texture changed or dropped."""
        changed: Material = _changed(self, change)
        finishes = {
            field.name: _changed(value, change)
            for field in fields(self)
            if isinstance(value := getattr(self, field.name), Finish)
        }
        return replace(changed, **finishes)


def _textures_of(part: Material | Finish) -> Iterator[Texture]:
    return (value for field in fields(part) if isinstance(value := getattr(part, field.name), Texture))


def _changed(part: Any, change: Callable[[Texture], Texture | None]) -> Any:  # noqa: ANN401 - the same type as given
    own = {field.name: getattr(part, field.name) for field in fields(part)}
    return replace(part, **{name: change(value) for name, value in own.items() if isinstance(value, Texture)})


@dataclass(frozen=True, slots=True)
class Variant:
    """Another dress of a model: `materials[n]` is worn where `n` is by default; numbers past its end stay."""

    name: str
    materials: tuple[int, ...]

    def of(self, material: int) -> int:
        """What is worn in place of a material."""
        return self.materials[material] if material < len(self.materials) else material


STONE = Material(base_colour=(0.60, 0.565, 0.51, 1.0), declared=False)
"""What bare geometry is drawn with: a warm plaster, linear."""
