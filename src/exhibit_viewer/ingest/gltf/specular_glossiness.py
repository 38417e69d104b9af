"""Specular-glossiness brought to metallic-roughness: the conversion Khronos published with the glTF 2.0 extension
KHR_materials_pbrSpecularGlossiness (examples/convert-between-workflows), applied to factors or to every pixel."""

from dataclasses import dataclass, replace

import numpy as np
import PIL.Image
from numpy.typing import NDArray

from exhibit_viewer.model.material import Image, Material, Texture

F32 = NDArray[np.float32]
U8 = NDArray[np.uint8]
_DIELECTRIC = 0.04
_TINY = 1e-6
_ROWS = 256


@dataclass(frozen=True)
class SpecularGlossiness:
    """The extension's values; factors are linear. The specular image holds glossiness in its alpha."""

    diffuse: tuple[float, float, float, float]
    specular: tuple[float, float, float]
    glossiness: float
    diffuse_texture: Texture | None = None
    specular_texture: Texture | None = None


def converted(material: Material, older: SpecularGlossiness, images: list[Image]) -> Material:
    """The material in metallic-roughness. New images are appended to `images`.

    Without a specular image only factors change. With one, metalness and roughness get an image, and where there is a
    diffuse image it is converted with it, pixel by pixel, at the diffuse image's size.
    """
    diffuse, specular = np.array([older.diffuse[:3]], np.float32), np.array([older.specular], np.float32)
    if older.specular_texture is None:
        base, metallic = _metallic(diffuse, specular)
        colour = older.diffuse[:3] if older.diffuse_texture is not None else tuple(float(value) for value in base[0])
        return replace(
            material,
            base_colour=(colour[0], colour[1], colour[2], older.diffuse[3]),
            metallic=float(metallic[0]) if older.diffuse_texture is None else 0.0,
            roughness=1.0 - older.glossiness,
            base_colour_texture=older.diffuse_texture,
            metallic_roughness_texture=None,
        )
    gloss_image = images[older.specular_texture.image]
    diffuse_image = None if older.diffuse_texture is None else images[older.diffuse_texture.image]
    base_pixels, metal_pixels = _converted_pixels(older, diffuse_image, gloss_image)
    images.append(_image(f"{gloss_image.name} (metallic-roughness)", metal_pixels, gloss_image))
    metal_texture = replace(older.specular_texture, image=len(images) - 1)
    base_place = older.diffuse_texture or older.specular_texture
    images.append(_image(f"{gloss_image.name} (base colour)", base_pixels, diffuse_image or gloss_image))
    return replace(
        material,
        base_colour=(1.0, 1.0, 1.0, older.diffuse[3]),
        metallic=1.0,
        roughness=1.0,
        base_colour_texture=replace(base_place, image=len(images) - 1),
        metallic_roughness_texture=metal_texture,
    )


def _converted_pixels(older: SpecularGlossiness, diffuse_image: Image | None, gloss_image: Image) -> tuple[U8, U8]:
    """(base colour sRGB with alpha, metallic-roughness linear), both (h,w,4)."""
    height, width = (diffuse_image or gloss_image).pixels.shape[:2]
    gloss = gloss_image.pixels
    if gloss.shape[:2] != (height, width):
        gloss = np.asarray(PIL.Image.fromarray(gloss).resize((width, height), PIL.Image.Resampling.BILINEAR))
    base = np.full((height, width, 4), 255, np.uint8)
    metal = np.full((height, width, 4), 255, np.uint8)
    factors = np.array(older.diffuse[:3], np.float32), np.array(older.specular, np.float32)
    for start in range(0, height, _ROWS):
        rows = slice(start, start + _ROWS)
        specular = _linear(gloss[rows, :, :3]) * factors[1]
        diffuse = np.broadcast_to(factors[0], specular.shape)
        if diffuse_image is not None:
            diffuse = _linear(diffuse_image.pixels[rows, :, :3]) * factors[0]
            base[rows, :, 3] = diffuse_image.pixels[rows, :, 3]
        colour, metallic = _metallic(diffuse, specular)
        base[rows, :, :3] = _srgb(colour)
        metal[rows, :, 1] = 255 - np.rint(gloss[rows, :, 3] * older.glossiness).astype(np.uint8)
        metal[rows, :, 2] = np.rint(metallic * 255.0).astype(np.uint8)
    return base, metal


def _metallic(diffuse: F32, specular: F32) -> tuple[F32, F32]:
    """(base colour, metalness) from linear (..., 3) diffuse and specular colours."""
    strength = 1.0 - specular.max(axis=-1)
    bright_diffuse, bright_specular = _brightness(diffuse), _brightness(specular)
    b = bright_diffuse * strength / (1 - _DIELECTRIC) + bright_specular - 2 * _DIELECTRIC
    c = _DIELECTRIC - bright_specular
    root = np.sqrt(np.maximum(b * b - 4 * _DIELECTRIC * c, 0.0))
    metallic = np.where(bright_specular < _DIELECTRIC, 0.0, ((-b + root) / (2 * _DIELECTRIC)).clip(0.0, 1.0))
    share = metallic[..., None]
    from_diffuse = diffuse * (strength[..., None] / (1 - _DIELECTRIC) / np.maximum(1 - share, _TINY))
    from_specular = (specular - _DIELECTRIC * (1 - share)) / np.maximum(share, _TINY)
    base = from_diffuse * (1 - share**2) + from_specular * share**2
    return base.clip(0.0, 1.0).astype(np.float32), metallic.astype(np.float32)


def _brightness(colour: F32) -> F32:
    return np.asarray(np.sqrt((colour * colour) @ np.array([0.299, 0.587, 0.114], np.float32)))


def _linear(encoded: U8) -> F32:
    levels = np.arange(256) / 255.0
    table = np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4).astype(np.float32)
    return table[encoded]


def _srgb(linear: F32) -> U8:
    encoded = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * np.maximum(linear, 1e-9) ** (1 / 2.4) - 0.055)
    return np.rint(encoded * 255.0).astype(np.uint8)


def _image(name: str, pixels: U8, like: Image) -> Image:
    return Image(name, pixels, like.source_width, like.source_height)
