"""Finishes as finish.frag takes them: what a material has beyond metallic-roughness."""

import math
from dataclasses import dataclass

import numpy as np

from exhibit_viewer.model.material import Material, Specular, Texture
from exhibit_viewer.render.images import Map

Values = dict[str, np.ndarray | float | int]
MAPS = (
    ("COAT_MAP", "coat_map", "clearcoat", "texture", False),
    ("COAT_ROUGH_MAP", "coat_rough_map", "clearcoat", "roughness_texture", False),
    ("COAT_NORMAL_MAP", "coat_normal_map", "clearcoat", "normal_texture", False),
    ("SHEEN_MAP", "sheen_map", "sheen", "colour_texture", True),
    ("SHEEN_ROUGH_MAP", "sheen_rough_map", "sheen", "roughness_texture", False),
    ("SPECULAR_MAP", "specular_map", "specular", "texture", False),
    ("SPECULAR_COLOUR_MAP", "specular_colour_map", "specular", "colour_texture", True),
    ("FILM_MAP", "film_map", "film", "texture", False),
    ("FILM_THICKNESS_MAP", "film_thickness_map", "film", "thickness_texture", False),
    ("BRUSHING_MAP", "brushing_map", "brushing", "texture", False),
    ("GLASS_MAP", "glass_map", "glass", "texture", False),
    ("THICKNESS_MAP", "thickness_map", "glass", "thickness_texture", False),
)
"""Define, sampler, part of the material, its texture, whether it holds colour; in the order of the shader's slots."""
MOST_MAPS = 10
"""Texture units a finish may use, base maps included; the renderer keeps the others of the sixteen there are."""
_FEATURES = (
    ("COAT", "clearcoat"),
    ("SHEEN", "sheen"),
    ("FILM", "film"),
    ("BRUSHED", "brushing"),
    ("GLASS", "glass"),
)


@dataclass(frozen=True, eq=False)
class Finish:
    """Defines, uniforms and textures that come on top of a surface's own. glass: it shows what is behind it."""

    defines: tuple[str, ...]
    values: Values
    maps: tuple[Map, ...]
    glass: bool


def finish_maps(material: Material, base_maps: int) -> list[tuple[int, str, str, Texture, bool]]:
    """(place among `MAPS`, define, sampler, texture, holds colour) of its maps, as many as there are units for."""
    found = []
    for place, (define, sampler, part, attribute, colour) in enumerate(MAPS):
        use = getattr(getattr(material, part), attribute, None)
        if use is not None:
            found.append((place, define, sampler, use, colour))
    return found[: MOST_MAPS - base_maps]


def finish_defines(material: Material) -> tuple[str, ...]:
    """The features of its finish; empty when metallic-roughness says it all."""
    features = tuple(define for define, part in _FEATURES if getattr(material, part) is not None)
    return features if features or material.specular is None else ("SPECULAR",)


def finish_values(material: Material, scene_from_world: float) -> Values:
    """Its uniforms. scene_from_world: scene units in a file unit."""
    specular = material.specular or Specular()
    head_on = ((specular.ior - 1.0) / (specular.ior + 1.0)) ** 2
    values: Values = {"specular": _vector(*(head_on * part for part in specular.colour), specular.strength)}
    if (coat := material.clearcoat) is not None:
        values["coat"] = _vector(coat.strength, coat.roughness, coat.normal_scale)
    if (sheen := material.sheen) is not None:
        values["sheen"] = _vector(*sheen.colour, sheen.roughness)
    if (film := material.film) is not None:
        values["film"] = _vector(film.strength, film.ior, film.thinnest, film.thickest)
    if (brushing := material.brushing) is not None:
        turn = brushing.rotation
        values["brushing"] = _vector(brushing.strength, math.cos(turn), math.sin(turn))
    if (glass := material.glass) is not None:
        values["glass"] = _vector(glass.transmission, glass.thickness, specular.ior, 0.0)
        values["absorption"] = np.zeros(3, np.float32)
        if glass.attenuation_distance > 0.0:
            lost = -np.log(np.maximum(np.array(glass.attenuation_colour), 1e-4))
            values["absorption"] = (lost / (glass.attenuation_distance * scene_from_world)).astype(np.float32)
    return values


def _vector(*numbers: float) -> np.ndarray:
    return np.array(numbers, np.float32)
