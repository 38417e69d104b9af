"""Materials: UsdPreviewSurface networks in the terms of glTF (UsdPreviewSurface specification 2.6)."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np
from pxr import Sdf, Usd, UsdShade

from exhibit_viewer.ingest.sidecars import Textures
from exhibit_viewer.ingest.usd.values import EARLIEST
from exhibit_viewer.model.geometry import F64
from exhibit_viewer.model.material import STONE, AlphaMode, Image, Material, Texture, Wrap

Thing: TypeAlias = Any  # pxr is untyped
Colour = tuple[float, float, float]
_WRAPS = {"clamp": Wrap.CLAMP, "black": Wrap.CLAMP, "mirror": Wrap.MIRROR}
_CHANNELS = {"r": 0, "rgb": 0, "g": 1, "b": 2, "a": 3}
_SPECIFIED = 0.5
"""Roughness where a surface gives none."""


@dataclass(frozen=True, slots=True)
class _Map:
    """A texture on an input: use of an image, the channel taken, and what its values are multiplied with."""

    texture: Texture
    channel: int
    scale: tuple[float, ...]


class Materials:
    """The materials of a scene, each made once."""

    def __init__(self, textures: Textures, reference: Callable[[Sdf.Layer, str], str]) -> None:
        """reference: what a layer calls a file, from the model's folder."""
        self.table: list[Material] = []
        self._textures = textures
        self._reference = reference
        self._numbers: dict[object, int] = {}
        self._coordinates: dict[int, str] = {}
        self._packed: dict[tuple[tuple[int, int] | None, ...], int] = {}

    def number(self, material: UsdShade.Material | None, tint: Colour | None) -> int:
        """The place in `table` of a material, or of bare stone, or of stone of the linear colour `tint`."""
        path = material.GetPath() if material else None
        key = path or tint
        if key not in self._numbers:
            self._numbers[key] = len(self.table)
            if material and path:
                self.table.append(self._described(material))
            else:
                self.table.append(STONE if tint is None else Material(base_colour=(*tint, 1.0), declared=False))
        return self._numbers[key]

    def coordinates(self, number: int) -> str:
        """The name of the texture coordinates that a material reads; empty where it does not say."""
        return self._coordinates.get(number, "")

    def images(self) -> list[Image]:
        """The images in use, and `table` renumbered to them: what was packed into others is left out."""
        used = sorted({texture.image for material in self.table for texture in material.textures()})
        places = {old: new for new, old in enumerate(used)}

        self.table = [
            material.with_textures(lambda texture: replace(texture, image=places[texture.image]))
            for material in self.table
        ]
        return [self._textures.images[old] for old in used]

    def _described(self, material: UsdShade.Material) -> Material:
        name = material.GetPrim().GetName()
        surface = material.ComputeSurfaceSource()[0]
        if not surface or surface.GetShaderId() != "UsdPreviewSurface":
            return Material(name=name)
        base, colour = self._map(surface, "diffuseColor"), _colour(surface, "diffuseColor", (0.18, 0.18, 0.18))
        emission, emissive = self._map(surface, "emissiveColor"), _colour(surface, "emissiveColor", (0.0, 0.0, 0.0))
        normal = self._map(surface, "normal")
        rough, metal = self._map(surface, "roughness"), self._map(surface, "metallic")
        occlusion = self._map(surface, "occlusion")
        smooth = self._in_channels((None, rough, metal))
        shaded = self._in_channels((occlusion, None, None))
        described = Material(
            name=name,
            base_colour=(*(colour if base is None else _three(base.scale)), 1.0),
            metallic=_number(surface, "metallic", 0.0) if metal is None else metal.scale[metal.channel],
            roughness=_number(surface, "roughness", _SPECIFIED) if rough is None else rough.scale[rough.channel],
            emissive=emissive if emission is None else _three(emission.scale),
            base_colour_texture=None if base is None else base.texture,
            metallic_roughness_texture=smooth,
            normal_texture=None if normal is None else normal.texture,
            occlusion_texture=shaded,
            emissive_texture=None if emission is None else emission.texture,
        )
        return self._with_opacity(described, surface)

    def _with_opacity(self, material: Material, surface: UsdShade.Shader) -> Material:
        """The material with what it lets through: alpha of the base texture, another texture's, or one number."""
        cutoff = _number(surface, "opacityThreshold", 0.0)
        mode = AlphaMode.MASK if cutoff > 0 else AlphaMode.BLEND
        mask, base = self._map(surface, "opacity"), material.base_colour_texture
        if mask is None or base is None:
            alpha = min(1.0, max(0.0, _number(surface, "opacity", 1.0))) if mask is None else 1.0
            if alpha == 1.0:
                return material
            return replace(
                material, base_colour=(*material.base_colour[:3], alpha), alpha_mode=mode, alpha_cutoff=cutoff
            )
        if mask.texture.image != base.image:
            base = replace(base, image=self._textures.with_alpha_of(base.image, mask.texture.image))
        if not self._textures.has_alpha(base.image):
            return material
        return replace(material, base_colour_texture=base, alpha_mode=mode, alpha_cutoff=cutoff)

    def _map(self, surface: UsdShade.Shader, name: str) -> _Map | None:
        """The texture connected to an input; None where there is none or its image cannot be had."""
        node, output = _connected(surface, name)
        if node is None or node.GetShaderId() != "UsdUVTexture":
            return None
        file = self._file(node)
        number = self._textures.number(file) if file else None
        if number is None:
            return None
        texture = Texture(
            number,
            wrap_s=_WRAPS.get(str(_value(node, "wrapS")), Wrap.REPEAT),
            wrap_t=_WRAPS.get(str(_value(node, "wrapT")), Wrap.REPEAT),
            transform=self._transform(node),
        )
        scale = _numbers(_value(node, "scale"), 4) or (1.0, 1.0, 1.0, 1.0)
        return _Map(texture, _CHANNELS.get(output, 0), scale)

    def _file(self, node: UsdShade.Shader) -> str:
        """The image's name from the model's folder. Read as it is written: asking for the value looks for the file."""
        shader_input = node.GetInput("file")
        for attribute in UsdShade.Utils.GetValueProducingAttributes(shader_input) if shader_input else ():
            for spec in attribute.GetPropertyStack(Usd.TimeCode.Default()):
                path = getattr(spec.default, "path", "")
                if path:
                    return self._reference(spec.layer, str(path))
        return ""

    def _transform(self, node: UsdShade.Shader) -> tuple[float, float, float, float, float, float]:
        """The texture transform, V turned downwards; notes the coordinates read, on the way, for the next material."""
        matrix = np.eye(3)
        reader, _ = _connected(node, "st")
        if reader is not None and reader.GetShaderId() == "UsdTransform2d":
            matrix = _transform_2d(reader)
            reader, _ = _connected(reader, "in")
        if reader is not None and str(reader.GetShaderId()).startswith("UsdPrimvarReader"):
            self._coordinates.setdefault(len(self.table), str(_value(reader, "varname") or ""))
        flip = np.array([[1.0, 0, 0], [0, -1, 1], [0, 0, 1]])
        (a, b, c), (d, e, f), _ = (flip @ matrix @ flip).tolist()
        return a, b, c, d, e, f

    def _in_channels(self, maps: tuple[_Map | None, ...]) -> Texture | None:
        """One texture with these in its red, green and blue; white elsewhere. None for no map."""
        known = [found for found in maps if found is not None]
        if not known:
            return None
        first = known[0].texture
        key = tuple(None if found is None else (found.texture.image, found.channel) for found in maps)
        in_place = all(found is None or found.channel == place for place, found in enumerate(maps))
        if in_place and all(found.texture.image == first.image for found in known):
            return first
        if key not in self._packed:
            self._packed[key] = len(self._textures.images)
            self._textures.images.append(_packed(self._textures.images, key))
        return replace(first, image=self._packed[key])


def _packed(images: list[Image], channels: tuple[tuple[int, int] | None, ...]) -> Image:
    """A new image, as large as the largest, each channel from one of another's."""
    sources = [images[source[0]] for source in channels if source is not None]
    largest = max(sources, key=lambda image: image.pixels.size)
    height, width = largest.pixels.shape[:2]
    pixels = np.full((height, width, 4), 255, np.uint8)
    for place, source in enumerate(channels):
        if source is not None:
            other = images[source[0]].pixels
            rows = np.arange(height) * other.shape[0] // height
            columns = np.arange(width) * other.shape[1] // width
            pixels[..., place] = other[rows][:, columns, source[1]]
    return replace(largest, pixels=pixels)


def _connected(node: UsdShade.Shader, name: str) -> tuple[UsdShade.Shader | None, str]:
    """(the node whose output an input takes, the output's name); None where it has a value of its own."""
    shader_input = node.GetInput(name)
    for attribute in UsdShade.Utils.GetValueProducingAttributes(shader_input) if shader_input else ():
        if attribute.GetName().startswith("outputs:"):
            return UsdShade.Shader(attribute.GetPrim()), attribute.GetName().removeprefix("outputs:")
    return None, ""


def _value(node: UsdShade.Shader, name: str) -> Thing:
    """The value of an input, through interfaces of materials; None where it has none or takes another's output."""
    shader_input = node.GetInput(name)
    for attribute in UsdShade.Utils.GetValueProducingAttributes(shader_input) if shader_input else ():
        if not attribute.GetName().startswith("outputs:") and attribute.GetTypeName() != Sdf.ValueTypeNames.Asset:
            return attribute.Get(EARLIEST)
    return None


def _numbers(value: Thing, count: int) -> tuple[float, ...] | None:
    array = np.asarray(value if value is not None else [])
    if array.dtype.kind != "f" or array.shape != (count,) or not np.isfinite(array).all():
        return None
    return tuple(float(part) for part in array)


def _number(node: UsdShade.Shader, name: str, default: float) -> float:
    value = _value(node, name)
    return float(value) if isinstance(value, float | int) and math.isfinite(value) else default


def _colour(node: UsdShade.Shader, name: str, default: Colour) -> Colour:
    """Linear; white where another node gives the colour, as those of the vertices."""
    if _connected(node, name)[0] is not None:
        return (1.0, 1.0, 1.0) if any(default) else default
    found = _numbers(_value(node, name), 3)
    return default if found is None else _three(found)


def _three(values: tuple[float, ...]) -> Colour:
    red, green, blue = (min(1.0, max(0.0, part)) for part in values[:3])
    return red, green, blue


def _transform_2d(node: UsdShade.Shader) -> F64:
    """(3,3): scale, then turn by degrees, then move."""
    angle = math.radians(_number(node, "rotation", 0.0))
    across, up = _numbers(_value(node, "scale"), 2) or (1.0, 1.0)
    right, above = _numbers(_value(node, "translation"), 2) or (0.0, 0.0)
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    matrix = np.eye(3)
    matrix[:2, :2] = turn @ np.diag([across, up])
    matrix[:2, 2] = right, above
    return matrix
