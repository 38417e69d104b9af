"""Materials: metallic-roughness as it stands, older kinds brought to it (glTF 2.0, 3.9); see also `finishes`."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from exhibit_viewer.ingest.gltf.document import Document
from exhibit_viewer.ingest.gltf.finishes import with_finishes
from exhibit_viewer.ingest.gltf.images import Images
from exhibit_viewer.ingest.gltf.specular_glossiness import SpecularGlossiness
from exhibit_viewer.ingest.gltf.tree import Entry, damaged
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.material import AlphaMode, Material, Texture, Wrap

NEAREST = 9728
SPECULAR_GLOSSINESS = "KHR_materials_pbrSpecularGlossiness"
MAX_UV_SETS_USED = 2
IDENTITY = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


@dataclass(frozen=True)
class Look:
    """A material and what it asks for: uv_sets are the TEXCOORD numbers its textures' `uv_set` 0 and 1 stand for."""

    material: Material
    uv_sets: tuple[int, ...] = ()
    converted: SpecularGlossiness | None = None


class Materials:
    """Reads materials; their textures register with `images`, whose numbers `Texture.image` holds."""

    def __init__(self, document: Document, images: Images) -> None:
        self._document = document
        self._images = images

    def read(self, number: int, with_textures: bool) -> Look:
        """One material. A damaged one is noted and becomes a plain one."""
        try:
            entry = self._document.materials.get(number, "materials")
            return self._look(entry, with_textures)
        except Fault as fault:
            self._document.overlook(fault)
            return Look(Material(roughness=1.0, double_sided=False))

    def _look(self, entry: Entry, with_textures: bool) -> Look:
        def texture(holder: Entry | None, key: str) -> Texture | None:
            return self._texture(holder, key) if with_textures else None

        material = replace(_factors(entry), name=self._document.name_of(entry))
        material = replace(
            material,
            normal_texture=texture(entry, "normalTexture"),
            occlusion_texture=texture(entry, "occlusionTexture"),
            emissive_texture=texture(entry, "emissiveTexture"),
        )
        older = entry.extension(SPECULAR_GLOSSINESS)
        converted = None
        if older is not None:
            converted = _specular_glossiness(older, texture)
            material = replace(material, base_colour_texture=converted.diffuse_texture)
        else:
            metal = entry.child("pbrMetallicRoughness")
            material = replace(
                material,
                base_colour_texture=texture(metal, "baseColorTexture"),
                metallic_roughness_texture=texture(metal, "metallicRoughnessTexture"),
            )
        if not material.unlit:
            material = with_finishes(material, entry, texture)
        extra = converted.specular_texture if converted is not None else None
        return self._with_two_uv_sets(material, extra, converted, entry)

    def _with_two_uv_sets(
        self, material: Material, extra: Texture | None, converted: SpecularGlossiness | None, entry: Entry
    ) -> Look:
        """A mesh carries two UV sets; those in use are renumbered to 0 and 1, others give up their textures."""
        textures = (*material.textures(), extra) if extra is not None else material.textures()
        wanted = sorted({texture.uv_set for texture in textures} | ({0} if material.brushing is not None else set()))
        if len(wanted) > MAX_UV_SETS_USED:
            self._document.irregular(entry.path, f"uses {len(wanted)} sets of texture coordinates; two are shown")
        kept = tuple(wanted[:MAX_UV_SETS_USED])

        def renumbered(texture: Texture | None) -> Texture | None:
            if texture is None or texture.uv_set not in kept:
                return None
            return replace(texture, uv_set=kept.index(texture.uv_set))

        if converted is not None:
            converted = replace(
                converted,
                diffuse_texture=renumbered(converted.diffuse_texture),
                specular_texture=renumbered(converted.specular_texture),
            )
        return Look(material.with_textures(renumbered), kept, converted)

    def _texture(self, holder: Entry | None, key: str) -> Texture | None:
        """The texture under a key. One that is damaged is noted and left out."""
        if holder is None or key not in holder:
            return None
        try:
            info = holder.child(key)
            assert info is not None
            return self._sampled(info)
        except Fault as fault:
            self._document.overlook(fault)
            return None

    def _sampled(self, info: Entry) -> Texture:
        texture = self._document.textures.get(info.integer("index"), info.at("index"))
        sampler = texture.index("sampler")
        options = (
            Entry(self._document.file, texture.path, {})
            if sampler is None
            else self._document.samplers.get(sampler, texture.at("sampler"))
        )
        wrap_s, wrap_t = _wrap(options, "wrapS"), _wrap(options, "wrapT")
        uv_set, transform = info.integer("texCoord", 0), IDENTITY
        extension = info.extension("KHR_texture_transform")
        if extension is not None:
            uv_set = extension.integer("texCoord", uv_set)
            transform = texture_transform(extension)
        nearest = options.integer("magFilter", 0) == NEAREST
        return Texture(self._images.slot(texture), uv_set, wrap_s, wrap_t, nearest, transform)


def texture_transform(extension: Entry) -> tuple[float, float, float, float, float, float]:
    """Row-major 2x3 of KHR_texture_transform: scale, then turn counter-clockwise as seen, then shift.

    V points down the image, so that counter-clockwise as seen is u' = cos u + sin v, v' = cos v - sin u, as in the
    Khronos sample viewer.
    """
    (shift_u, shift_v), (scale_u, scale_v) = (
        extension.numbers("offset", 2, (0.0, 0.0)),
        extension.numbers("scale", 2, (1.0, 1.0)),
    )
    turn = extension.number("rotation", 0.0)
    cosine, sine = math.cos(turn), math.sin(turn)
    return (cosine * scale_u, sine * scale_v, shift_u, -sine * scale_u, cosine * scale_v, shift_v)


def _factors(entry: Entry) -> Material:
    """Everything of a material but its textures."""
    metal = entry.child("pbrMetallicRoughness") or Entry(entry.file, entry.at("pbrMetallicRoughness"), {})
    red, green, blue, alpha = np.clip(metal.numbers("baseColorFactor", 4, (1.0, 1.0, 1.0, 1.0)), 0.0, 1.0).tolist()
    mode = entry.text("alphaMode", "OPAQUE").lower()
    if mode not in tuple(AlphaMode):
        raise entry.wrong("alphaMode", "unknown")
    strength = entry.extension("KHR_materials_emissive_strength")
    glow = 1.0 if strength is None else max(0.0, strength.number("emissiveStrength", 1.0))
    emissive = [max(0.0, value) * glow for value in entry.numbers("emissiveFactor", 3, (0.0, 0.0, 0.0))]
    return Material(
        base_colour=(red, green, blue, alpha),
        metallic=min(1.0, max(0.0, metal.number("metallicFactor", 1.0))),
        roughness=min(1.0, max(0.0, metal.number("roughnessFactor", 1.0))),
        emissive=(emissive[0], emissive[1], emissive[2]),
        normal_scale=_number_of(entry.child("normalTexture"), "scale"),
        occlusion_strength=min(1.0, max(0.0, _number_of(entry.child("occlusionTexture"), "strength"))),
        alpha_mode=AlphaMode(mode),
        alpha_cutoff=entry.number("alphaCutoff", 0.5),
        double_sided=entry.flag("doubleSided"),
        unlit=entry.extension("KHR_materials_unlit") is not None,
    )


def _specular_glossiness(
    extension: Entry, texture: Callable[[Entry | None, str], Texture | None]
) -> SpecularGlossiness:
    diffuse = extension.numbers("diffuseFactor", 4, (1.0, 1.0, 1.0, 1.0))
    specular = extension.numbers("specularFactor", 3, (1.0, 1.0, 1.0))
    return SpecularGlossiness(
        diffuse=(diffuse[0], diffuse[1], diffuse[2], diffuse[3]),
        specular=(specular[0], specular[1], specular[2]),
        glossiness=extension.number("glossinessFactor", 1.0),
        diffuse_texture=texture(extension, "diffuseTexture"),
        specular_texture=texture(extension, "specularGlossinessTexture"),
    )


def _number_of(holder: Entry | None, key: str) -> float:
    return 1.0 if holder is None else holder.number(key, 1.0)


def _wrap(sampler: Entry, key: str) -> Wrap:
    value = sampler.integer(key, Wrap.REPEAT.value)
    if value not in tuple(Wrap):
        raise damaged(sampler.file, sampler.at(key), f"{value} is unknown")
    return Wrap(value)
