"""What materials have beyond metallic-roughness: the ratified KHR_materials extensions, ranges as each of them says."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from exhibit_viewer.ingest.gltf.tree import Entry
from exhibit_viewer.model.material import (
    Brushing,
    Clearcoat,
    Colour,
    Film,
    Glass,
    Material,
    Sheen,
    Specular,
    Texture,
)

Textures = Callable[[Entry | None, str], Texture | None]
EXTENSIONS = (
    "KHR_materials_anisotropy",
    "KHR_materials_clearcoat",
    "KHR_materials_ior",
    "KHR_materials_iridescence",
    "KHR_materials_sheen",
    "KHR_materials_specular",
    "KHR_materials_transmission",
    "KHR_materials_volume",
)
BLACK, WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)


def with_finishes(material: Material, entry: Entry, texture: Textures) -> Material:
    """The material with what its entry's extensions say; those that change nothing are left out. Raises Fault."""
    return replace(
        material,
        clearcoat=_clearcoat(entry, texture),
        sheen=_sheen(entry, texture),
        specular=_specular(entry, texture),
        film=_film(entry, texture),
        brushing=_brushing(entry, texture),
        glass=_glass(entry, texture),
    )


def _share(entry: Entry, key: str, default: float = 0.0) -> float:
    return min(1.0, max(0.0, entry.number(key, default)))


def _colour(entry: Entry, key: str, default: Colour, most: float = 1.0) -> Colour:
    red, green, blue = np.clip(entry.numbers(key, 3, default), 0.0, most).tolist()
    return red, green, blue


def _clearcoat(material: Entry, texture: Textures) -> Clearcoat | None:
    entry = material.extension("KHR_materials_clearcoat")
    if entry is None or _share(entry, "clearcoatFactor") == 0.0:
        return None
    bumps = entry.child("clearcoatNormalTexture")
    return Clearcoat(
        strength=_share(entry, "clearcoatFactor"),
        roughness=_share(entry, "clearcoatRoughnessFactor"),
        normal_scale=1.0 if bumps is None else bumps.number("scale", 1.0),
        texture=texture(entry, "clearcoatTexture"),
        roughness_texture=texture(entry, "clearcoatRoughnessTexture"),
        normal_texture=texture(entry, "clearcoatNormalTexture"),
    )


def _sheen(material: Entry, texture: Textures) -> Sheen | None:
    entry = material.extension("KHR_materials_sheen")
    if entry is None or _colour(entry, "sheenColorFactor", BLACK) == BLACK:
        return None
    return Sheen(
        colour=_colour(entry, "sheenColorFactor", BLACK),
        roughness=_share(entry, "sheenRoughnessFactor"),
        colour_texture=texture(entry, "sheenColorTexture"),
        roughness_texture=texture(entry, "sheenRoughnessTexture"),
    )


def _specular(material: Entry, texture: Textures) -> Specular | None:
    index, entry = material.extension("KHR_materials_ior"), material.extension("KHR_materials_specular")
    ior = 1.5 if index is None else index.number("ior", 1.5)
    ior = 0.0 if ior == 0.0 else max(1.0, ior)
    if entry is None:
        return None if ior == 1.5 else Specular(ior)
    return Specular(
        ior=ior,
        strength=_share(entry, "specularFactor", 1.0),
        colour=_colour(entry, "specularColorFactor", WHITE, most=1e4),
        texture=texture(entry, "specularTexture"),
        colour_texture=texture(entry, "specularColorTexture"),
    )


def _film(material: Entry, texture: Textures) -> Film | None:
    entry = material.extension("KHR_materials_iridescence")
    if entry is None or _share(entry, "iridescenceFactor") == 0.0:
        return None
    return Film(
        strength=_share(entry, "iridescenceFactor"),
        ior=max(1.0, entry.number("iridescenceIor", 1.3)),
        thinnest=max(0.0, entry.number("iridescenceThicknessMinimum", 100.0)),
        thickest=max(0.0, entry.number("iridescenceThicknessMaximum", 400.0)),
        texture=texture(entry, "iridescenceTexture"),
        thickness_texture=texture(entry, "iridescenceThicknessTexture"),
    )


def _brushing(material: Entry, texture: Textures) -> Brushing | None:
    entry = material.extension("KHR_materials_anisotropy")
    if entry is None or _share(entry, "anisotropyStrength") == 0.0:
        return None
    return Brushing(
        strength=_share(entry, "anisotropyStrength"),
        rotation=entry.number("anisotropyRotation", 0.0),
        texture=texture(entry, "anisotropyTexture"),
    )


def _glass(material: Entry, texture: Textures) -> Glass | None:
    entry = material.extension("KHR_materials_transmission")
    if entry is None or _share(entry, "transmissionFactor") == 0.0:
        return None
    glass = Glass(transmission=_share(entry, "transmissionFactor"), texture=texture(entry, "transmissionTexture"))
    inside = material.extension("KHR_materials_volume")
    if inside is None:
        return glass
    return replace(
        glass,
        thickness=max(0.0, inside.number("thicknessFactor", 0.0)),
        attenuation_distance=max(0.0, inside.number("attenuationDistance", 0.0)),
        attenuation_colour=_colour(inside, "attenuationColor", WHITE),
        thickness_texture=texture(inside, "thicknessTexture"),
    )
