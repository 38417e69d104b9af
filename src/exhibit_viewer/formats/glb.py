"""GLB: a model as one binary glTF 2.0 file, in metres, with the extensions every viewer reads.

Khronos glTF 2.0 specification §4.4; KHR_mesh_quantization for normals of four bytes, KHR_materials_unlit,
KHR_texture_transform. Finishes beyond metallic-roughness are left out, and so is what moves.
"""

import json
import math
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image as Pictures

from exhibit_viewer.model.geometry import F32, U8, Mesh, Model, Topology
from exhibit_viewer.model.material import AlphaMode, Image, Material, Texture

Values = dict[str, Any]
_MAGIC, _JSON, _BINARY = 0x46546C67, 0x4E4F534A, 0x004E4942
FLOAT, UNSIGNED, _BYTE, _SHORT = 5126, 5125, 5120, 5123
CORNERS, ORDER = 34962, 34963
_MODES = {Topology.POINTS: 0, Topology.LINES: 1, Topology.TRIANGLES: 4}
_QUALITY = 90


def glb(model: Model, *, asset: Mapping[str, object], most_pixels: int = 2048) -> bytes:
    """The model's finest meshes that are in memory as a GLB. asset: `copyright` and the like, for the asset block.

    most_pixels: the longer side of textures, larger ones are reduced. Its root turns the model's units into metres.
    """
    out = Chunk()
    kept = _Pictures(model.images, most_pixels, out)
    materials = [_material(material, kept) for material in model.materials]
    meshes = [_mesh(mesh, out) for mesh in model.meshes]
    nodes: list[Values] = [
        {"mesh": place.mesh, "matrix": place.world_from_mesh.T.reshape(-1).tolist(), "name": place.name}
        for place in model.placements
    ]
    scale = model.facts.metres_per_unit or 1.0
    nodes.append({"children": list(range(len(nodes))), "scale": [scale] * 3})
    document: Values = {
        "asset": {"version": "2.0", "generator": "Exhibit Viewer", **asset},
        "scene": 0,
        "scenes": [{"nodes": [len(nodes) - 1]}],
        "nodes": nodes,
        "meshes": meshes,
        "materials": materials,
        "textures": kept.textures,
        "samplers": kept.samplers,
        "images": kept.images,
        "accessors": out.accessors,
        "bufferViews": out.views,
        "buffers": [{"byteLength": len(out.data)}],
        "extensionsUsed": _extensions(materials, model.meshes),
        "extensionsRequired": ["KHR_mesh_quantization"] if any(m.normals is not None for m in model.meshes) else [],
    }
    return packed({name: value for name, value in document.items() if value != []}, bytes(out.data))


def packed(document: Mapping[str, object], data: bytes) -> bytes:
    """A document and its binary chunk as one file."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    data += b"\0" * (-len(data) % 4)
    head = struct.pack("<3I", _MAGIC, 2, 12 + 8 + len(text) + 8 + len(data))
    return b"".join([head, struct.pack("<2I", len(text), _JSON), text, struct.pack("<2I", len(data), _BINARY), data])


def _extensions(materials: Sequence[Values], meshes: Sequence[Mesh]) -> list[str]:
    told = json.dumps(materials)
    found = [name for name in ("KHR_materials_unlit", "KHR_texture_transform") if name in told]
    return [*found, *(["KHR_mesh_quantization"] if any(mesh.normals is not None for mesh in meshes) else [])]


@dataclass(slots=True)
class Chunk:
    """The binary chunk as it grows, with what describes it."""

    data: bytearray = field(default_factory=bytearray)
    views: list[Values] = field(default_factory=list)
    accessors: list[Values] = field(default_factory=list)

    def view(self, data: bytes, **more: int) -> int:
        """Add bytes; the number of their view."""
        self.data += b"\0" * (-len(self.data) % 4)
        self.views.append({"buffer": 0, "byteOffset": len(self.data), "byteLength": len(data), **more})
        self.data += data
        return len(self.views) - 1

    def accessor(self, array: np.ndarray, component: int, kind: str, target: int, **more: object) -> int:
        """Add an array (n,k) or (n,); the number of its accessor."""
        stride = {"byteStride": array.strides[0]} if target == CORNERS else {}
        view = self.view(np.ascontiguousarray(array).tobytes(), target=target, **stride)
        self.accessors.append(
            {"bufferView": view, "componentType": component, "count": len(array), "type": kind, **more}
        )
        return len(self.accessors) - 1


def _mesh(mesh: Mesh, out: Chunk) -> Values:
    low, high = mesh.positions.min(axis=0), mesh.positions.max(axis=0)
    reach = {"min": low.tolist(), "max": high.tolist()}
    attributes = {"POSITION": out.accessor(mesh.positions.astype("<f4"), FLOAT, "VEC3", CORNERS, **reach)}
    if mesh.normals is not None:
        attributes["NORMAL"] = out.accessor(_steps(mesh.normals), _BYTE, "VEC3", CORNERS, normalized=True)
    if mesh.tangents is not None:
        attributes["TANGENT"] = out.accessor(mesh.tangents.astype("<f4"), FLOAT, "VEC4", CORNERS)
    for number, uv in enumerate(mesh.uvs):
        attributes[f"TEXCOORD_{number}"] = out.accessor(uv.astype("<f4"), FLOAT, "VEC2", CORNERS)
    if mesh.colours is not None:
        linear = mesh.colours.astype("<u2") * 257 if mesh.linear_colours else _linear(mesh.colours)
        attributes["COLOR_0"] = out.accessor(linear, _SHORT, "VEC4", CORNERS, normalized=True)
    primitive: Values = {"attributes": attributes, "mode": _MODES[mesh.topology], "material": mesh.material}
    if len(mesh.indices):
        primitive["indices"] = out.accessor(mesh.indices.reshape(-1).astype("<u4"), UNSIGNED, "SCALAR", ORDER)
    return {"primitives": [primitive], "name": mesh.name}


def _steps(normals: F32) -> np.ndarray:
    """(n,4) signed bytes; the fourth of each row is there because rows begin at multiples of four."""
    rows = np.zeros((len(normals), 4), np.int8)
    rows[:, :3] = np.rint(np.clip(normals, -1, 1) * 127)
    return rows


def _linear(colours: U8) -> np.ndarray:
    """sRGB bytes as linear shorts, alpha as it is (IEC 61966-2-1)."""
    share = colours / 255.0
    curve = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    curve[:, 3] = share[:, 3]
    return np.asarray(np.rint(curve * 65535), "<u2")


class _Pictures:
    """The images that materials use, each once, and the textures made of them."""

    def __init__(self, images: Sequence[Image], most: int, out: Chunk) -> None:
        self._sources, self._most, self._out = images, most, out
        self._made: dict[int, int] = {}
        self.images: list[Values] = []
        self.textures: list[Values] = []
        self.samplers: list[Values] = []

    def use(self, texture: Texture | None, **more: object) -> Values | None:
        """The texture info of glTF for a use of an image; None for none."""
        if texture is None:
            return None
        filters = (9728, 9728) if texture.nearest else (9729, 9987)
        sampler = dict(zip(("magFilter", "minFilter"), filters, strict=True))
        sampler |= {"wrapS": int(texture.wrap_s), "wrapT": int(texture.wrap_t)}
        made = {"source": self._image(texture.image), "sampler": _place_in(self.samplers, sampler)}
        info: Values = {"index": _place_in(self.textures, made), "texCoord": texture.uv_set, **more}
        moved = _transform(texture)
        return info | ({"extensions": {"KHR_texture_transform": moved}} if moved else {})

    def _image(self, number: int) -> int:
        if number not in self._made:
            data, kind = _encoded(self._sources[number].pixels, self._most)
            self.images.append({"bufferView": self._out.view(data), "mimeType": kind})
            self._made[number] = len(self.images) - 1
        return self._made[number]


def _place_in(rows: list[Values], row: Values) -> int:
    if row not in rows:
        rows.append(row)
    return rows.index(row)


def _encoded(pixels: U8, most: int) -> tuple[bytes, str]:
    """A JPEG; a PNG where something shows through."""
    solid = bool((pixels[..., 3] == 255).all())
    picture = Pictures.fromarray(pixels[..., :3] if solid else pixels)
    picture.thumbnail((most, most), Pictures.Resampling.LANCZOS)
    out = BytesIO()
    kind = "jpeg" if solid else "png"
    picture.save(out, kind, quality=_QUALITY)
    return out.getvalue(), f"image/{kind}"


def _transform(texture: Texture) -> Values | None:
    """KHR_texture_transform of a matrix [[a, b, x], [c, d, y]] made of a scale, then a turn, then a shift."""
    a, b, x, c, d, y = texture.transform
    if texture.transform == (1.0, 0.0, 0.0, 0.0, 1.0, 0.0):
        return None
    scale = math.hypot(a, c), math.copysign(math.hypot(b, d), a * d - b * c)
    return {"offset": [x, y], "rotation": math.atan2(-c, a), "scale": list(scale)}


def _material(material: Material, pictures: _Pictures) -> Values:
    surface: Values = {
        "baseColorFactor": list(material.base_colour),
        "metallicFactor": material.metallic,
        "roughnessFactor": material.roughness,
        "baseColorTexture": pictures.use(material.base_colour_texture),
        "metallicRoughnessTexture": pictures.use(material.metallic_roughness_texture),
    }
    made: Values = {
        "name": material.name,
        "pbrMetallicRoughness": _without_none(surface),
        "normalTexture": pictures.use(material.normal_texture, scale=material.normal_scale),
        "occlusionTexture": pictures.use(material.occlusion_texture, strength=material.occlusion_strength),
        "emissiveTexture": pictures.use(material.emissive_texture),
        "emissiveFactor": [min(1.0, part) for part in material.emissive],
        "alphaMode": material.alpha_mode.upper(),
        "alphaCutoff": material.alpha_cutoff if material.alpha_mode is AlphaMode.MASK else None,
        "doubleSided": material.double_sided,
        "extensions": {"KHR_materials_unlit": {}} if material.unlit else None,
    }
    return _without_none(made)


def _without_none(values: Values) -> Values:
    return {name: value for name, value in values.items() if value is not None}
