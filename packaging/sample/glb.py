"""GLB: one mesh with one metallic-roughness material, written small.

Vertices are quantised (KHR_mesh_quantization) and packed (EXT_meshopt_compression), textures are JPEG. Rules: the glTF
2.0 specification and the texts of the two extensions.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import meshopt
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from exhibit_viewer.formats.glb import packed
from sample.fields import F32
from sample.surface import Maps, Part, reduced

BYTE, UNSIGNED_SHORT, UNSIGNED_INT = 5120, 5123, 5125


@dataclass(frozen=True, slots=True)
class Quality:
    """JPEG quality of each texture, and by how much two of them are made smaller than the base colour."""

    colour: int = 88
    normal: int = 86
    orm: int = 82
    normal_reduction: int = 1
    orm_reduction: int = 2


def joined(parts: Sequence[Part]) -> Part:
    """Several parts as one, in an order that packs well."""
    offsets = np.cumsum([0, *(len(part.positions) for part in parts)])
    triangles = np.concatenate([part.triangles + offset for part, offset in zip(parts, offsets, strict=False)])
    indices, place, used = meshopt.reorder_mesh(triangles.ravel().astype(np.uint32), True, True)

    def moved(values: F32) -> F32:
        kept = np.flatnonzero(place < used)  # `place` ends with the last vertex that any triangle names
        out = np.zeros((used, values.shape[1]), np.float32)
        out[place[kept]] = values[kept]
        return out

    fields = (np.concatenate([getattr(part, name) for part in parts]) for name in ("positions", "normals", "uvs"))
    tints = [part.colours for part in parts if part.colours is not None]
    colours = moved(np.concatenate(tints)) if tints else None
    return Part(*(moved(field) for field in fields), np.asarray(indices, np.uint32).reshape(-1, 3), colours)


def _jpeg(pixels: NDArray[np.uint8], quality: int, data: bool) -> bytes:
    stream = io.BytesIO()
    sampling = 0 if data else 1  # 4:4:4 keeps the channels of data apart
    Image.fromarray(pixels).save(
        stream, "JPEG", quality=quality, optimize=True, progressive=False, subsampling=sampling
    )
    return stream.getvalue()


class _Chunk:
    """The binary chunk under construction, with its buffer views."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.views: list[dict[str, Any]] = []
        self.unpacked = 0

    def _append(self, data: bytes) -> int:
        self.data += b"\0" * (-len(self.data) % 4)
        offset = len(self.data)
        self.data += data
        return offset

    def plain(self, data: bytes) -> int:
        self.views.append({"buffer": 0, "byteOffset": self._append(data), "byteLength": len(data)})
        return len(self.views) - 1

    def packed(self, rows: NDArray[Any], mode: str, target: int, how: str = "NONE") -> int:
        """A view of rows (n, stride bytes) or indices (n,), compressed."""
        data = meshopt.encode_gltf_buffer(rows, mode)
        stride = rows.shape[1] if mode == "ATTRIBUTES" else rows.itemsize
        length = len(rows) * stride
        extension = {
            "buffer": 0,
            "byteOffset": self._append(data),
            "byteLength": len(data),
            "byteStride": stride,
            "count": len(rows),
            "mode": mode,
        }
        if how != "NONE":
            extension["filter"] = how
        self.unpacked += -self.unpacked % 4
        view = {"buffer": 1, "byteOffset": self.unpacked, "byteLength": length, "target": target}
        if mode == "ATTRIBUTES":
            view["byteStride"] = stride
        self.unpacked += length
        self.views.append({**view, "extensions": {"EXT_meshopt_compression": extension}})
        return len(self.views) - 1


def _rows(values: NDArray[Any], stride: int) -> NDArray[np.uint8]:
    raw = np.ascontiguousarray(values).view(np.uint8).reshape(len(values), -1)
    return np.ascontiguousarray(np.pad(raw, ((0, 0), (0, stride - raw.shape[1]))))


def _geometry(part: Part, chunk: _Chunk) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Accessors (positions, normals, uvs, indices, tints if any) and the node's transform, undoing the quantisation."""
    low = part.positions.min(axis=0)
    low[1] = 0.0
    scale = float((part.positions.max(axis=0) - low).max()) / 16383
    whole = np.clip(np.rint((part.positions - low) / scale), 0, 16383).astype(np.uint16)
    normals = np.concatenate([part.normals, np.ones((len(part.normals), 1), np.float32)], axis=1)
    octahedral = meshopt.encode_filter_oct(np.ascontiguousarray(normals, np.float32), 8, 11)
    uvs = np.clip(np.rint(part.uvs * 65535), 0, 65535).astype(np.uint16)
    indices = np.ascontiguousarray(part.triangles.ravel())
    count = len(whole)
    views = (
        chunk.packed(_rows(whole, 8), "ATTRIBUTES", 34962),
        chunk.packed(np.asarray(octahedral).view(np.uint8).reshape(count, 8), "ATTRIBUTES", 34962, "OCTAHEDRAL"),
        chunk.packed(_rows(uvs, 4), "ATTRIBUTES", 34962),
        chunk.packed(indices, "TRIANGLES", 34963),
    )
    bounds = {"min": whole.min(axis=0).tolist(), "max": whole.max(axis=0).tolist()}
    accessors = [
        {"bufferView": views[0], "componentType": UNSIGNED_SHORT, "count": count, "type": "VEC3", **bounds},
        {"bufferView": views[1], "componentType": 5122, "normalized": True, "count": count, "type": "VEC3"},
        {"bufferView": views[2], "componentType": UNSIGNED_SHORT, "normalized": True, "count": count, "type": "VEC2"},
        {"bufferView": views[3], "componentType": UNSIGNED_INT, "count": len(indices), "type": "SCALAR"},
    ]
    if part.colours is not None:
        tints = np.rint(np.clip(part.colours, 0, 1) * 255).astype(np.uint8)
        view = chunk.packed(_rows(np.pad(tints, ((0, 0), (0, 1)), constant_values=255), 4), "ATTRIBUTES", 34962)
        accessors.append(
            {"bufferView": view, "componentType": 5121, "normalized": True, "count": count, "type": "VEC4"}
        )
    return accessors, {"translation": [float(value) for value in low], "scale": [scale] * 3}


def _document(
    chunk: _Chunk,
    accessors: list[dict[str, Any]],
    images: list[dict[str, Any]],
    asset: Mapping[str, Any],
    node: dict[str, Any],
) -> dict[str, Any]:
    """The glTF document: one node, one mesh, one material. node: its name and transform."""
    attributes = {"POSITION": 0, "NORMAL": 1, "TEXCOORD_0": 2}
    if len(accessors) > 4:
        attributes["COLOR_0"] = 4
    extensions = ["KHR_mesh_quantization", "EXT_meshopt_compression"]
    return {
        "asset": {"version": "2.0", "generator": "Exhibit Viewer sample exhibition", **asset},
        "extensionsUsed": extensions,
        "extensionsRequired": extensions,
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{**node, "mesh": 0}],
        "meshes": [
            {
                "name": node["name"],
                "primitives": [{"attributes": attributes, "indices": 3, "material": 0}],
            }
        ],
        "materials": [
            {
                "name": node["name"],
                "pbrMetallicRoughness": {
                    "baseColorTexture": {"index": 0},
                    "metallicRoughnessTexture": {"index": 2},
                },
                "normalTexture": {"index": 1},
                "occlusionTexture": {"index": 2},
            }
        ],
        "textures": [{"source": index, "sampler": 0} for index in range(3)],
        "samplers": [{"magFilter": 9729, "minFilter": 9987, "wrapS": 10497, "wrapT": 33071}],
        "images": images,
        "accessors": accessors,
        "bufferViews": chunk.views,
        "buffers": [
            {"byteLength": len(chunk.data)},
            {"byteLength": chunk.unpacked, "extensions": {"EXT_meshopt_compression": {"fallback": True}}},
        ],
    }


def write_glb(path: Path, part: Part, maps: Maps, asset: Mapping[str, Any], name: str, quality: Quality) -> None:
    """Write the part (metres, Y up) with its textures. asset: `copyright` and `extras` for glTF's asset block."""
    chunk = _Chunk()
    accessors, transform = _geometry(part, chunk)
    pictures = (
        _jpeg(maps.colour, quality.colour, False),
        _jpeg(reduced(maps.normal, quality.normal_reduction), quality.normal, True),
        _jpeg(reduced(maps.orm, quality.orm_reduction), quality.orm, True),
    )
    images = [
        {"name": f"{name} {kind}", "mimeType": "image/jpeg", "bufferView": chunk.plain(data)}
        for kind, data in zip(("base colour", "normal", "occlusion roughness metallic"), pictures, strict=True)
    ]
    chunk.data += b"\0" * (-len(chunk.data) % 4)
    document = _document(chunk, accessors, images, asset, {"name": name, **transform})
    path.write_bytes(packed(document, bytes(chunk.data)))
