"""Small GLB files for probes: balls and cards, each with a material given as glTF writes it."""

import io
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from exhibit_viewer.formats.glb import CORNERS, FLOAT, ORDER, UNSIGNED, Chunk, packed

F32 = NDArray[np.float32]
Json = dict[str, Any]


def ball(across: int = 64) -> tuple[F32, F32, F32, F32, NDArray[np.uint32]]:
    """Positions, normals, tangents, UVs and triangles of a unit ball; u runs eastwards, v down from the north pole."""
    v, u = np.meshgrid(np.linspace(0, np.pi, across + 1), np.linspace(0, 2 * np.pi, 2 * across + 1), indexing="ij")
    points = np.stack([np.sin(v) * np.sin(u), np.cos(v), np.sin(v) * np.cos(u)], -1).reshape(-1, 3)
    east = np.stack([np.cos(u), np.zeros_like(u), -np.sin(u), np.ones_like(u)], -1).reshape(-1, 4)
    row = 2 * across + 1
    first = (np.arange(across)[:, None] * row + np.arange(2 * across)).reshape(-1)
    quads = np.stack([first, first + row, first + row + 1, first, first + row + 1, first + 1], -1).reshape(-1, 3)
    uvs = np.stack([u / (2 * np.pi), v / np.pi], -1).reshape(-1, 2)
    return _f32(points), _f32(points), _f32(east), _f32(uvs), quads.astype(np.uint32)


def card() -> tuple[F32, F32, F32, F32, NDArray[np.uint32]]:
    """The same of a square from -1 to 1 that faces +Z."""
    points = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]])
    normals, tangents = np.tile([0.0, 0.0, 1.0], (4, 1)), np.tile([1.0, 0.0, 0.0, 1.0], (4, 1))
    uvs = np.array([[0, 1], [1, 1], [1, 0], [0, 0]])
    return _f32(points), _f32(normals), _f32(tangents), _f32(uvs), np.array([[0, 1, 2], [0, 2, 3]], np.uint32)


def _f32(values: NDArray[Any]) -> F32:
    return np.ascontiguousarray(values, np.float32)


class Glb:
    """A file under construction."""

    def __init__(self) -> None:
        self._chunk = Chunk()
        self._json: Json = {
            "asset": {"version": "2.0"},
            "scene": 0,
            "scenes": [{"nodes": []}],
            "nodes": [],
            "meshes": [],
            "materials": [],
            "accessors": self._chunk.accessors,
            "bufferViews": self._chunk.views,
        }
        self._extensions: set[str] = set()
        self._shapes: dict[tuple[str, bool], list[int]] = {}

    def _accessor(self, values: NDArray[Any], kind: str) -> int:
        if kind == "SCALAR":
            return self._chunk.accessor(values, UNSIGNED, kind, ORDER)
        reach = {"min": values.min(axis=0).tolist(), "max": values.max(axis=0).tolist()} if kind == "VEC3" else {}
        return self._chunk.accessor(values, FLOAT, kind, CORNERS, **reach)

    def image(self, pixels: NDArray[np.uint8], **texture: Any) -> Json:  # noqa: ANN401 - as glTF has it
        """A texture reference to new pixels (h, w, 3 or 4); `texture` adds to it (texCoord, extensions)."""
        stream = io.BytesIO()
        Image.fromarray(pixels).save(stream, "PNG")
        images, textures = self._json.setdefault("images", []), self._json.setdefault("textures", [])
        self._json.setdefault("samplers", [{"magFilter": 9729, "minFilter": 9987}])
        images.append({"bufferView": self._chunk.view(stream.getvalue()), "mimeType": "image/png"})
        textures.append({"source": len(images) - 1, "sampler": 0})
        self._extensions |= set(texture.get("extensions", {}))
        return {"index": len(textures) - 1, **texture}

    def add(
        self, shape: str, material: Json, place: tuple[float, float, float], size: float = 1.0, *, tangents: bool = True
    ) -> None:
        """A "ball" or "card" of a material at a place."""
        if (shape, tangents) not in self._shapes:
            points, normals, along, uvs, triangles = ball() if shape == "ball" else card()
            arrays = [(points, "VEC3"), (normals, "VEC3"), (uvs, "VEC2"), (triangles.reshape(-1), "SCALAR")]
            arrays += [(along, "VEC4")] if tangents else []
            self._shapes[shape, tangents] = [self._accessor(values, kind) for values, kind in arrays]
        position, normal, uv, indices, *tangent = self._shapes[shape, tangents]
        attributes = {"POSITION": position, "NORMAL": normal, "TEXCOORD_0": uv}
        if tangent:
            attributes["TANGENT"] = tangent[0]
        self._extensions |= set(material.get("extensions", {}))
        self._json["materials"].append(material)
        primitive = {"attributes": attributes, "indices": indices, "material": len(self._json["materials"]) - 1}
        self._json["meshes"].append({"primitives": [primitive]})
        node = {"mesh": len(self._json["meshes"]) - 1, "translation": list(place), "scale": [size] * 3}
        self._json["nodes"].append(node)
        self._json["scenes"][0]["nodes"].append(len(self._json["nodes"]) - 1)

    def lamp(self, light: Json, place: tuple[float, float, float], turn: tuple[float, float, float, float]) -> None:
        """A light as KHR_lights_punctual writes it, at a place and turned by a quaternion x, y, z, w."""
        name = "KHR_lights_punctual"
        self._extensions.add(name)
        lights = self._json.setdefault("extensions", {}).setdefault(name, {"lights": []})["lights"]
        lights.append(light)
        hung = {name: {"light": len(lights) - 1}}
        self._json["nodes"].append({"translation": list(place), "rotation": list(turn), "extensions": hung})
        self._json["scenes"][0]["nodes"].append(len(self._json["nodes"]) - 1)

    def move(self, name: str, seconds: F32, places: F32) -> None:
        """A clip that takes what was added first from place to place: seconds (n,), places (n,3)."""
        sampler = {"input": self._track(seconds, "SCALAR"), "output": self._track(places, "VEC3")}
        channel = {"sampler": 0, "target": {"node": 0, "path": "translation"}}
        self._json.setdefault("animations", []).append({"name": name, "channels": [channel], "samplers": [sampler]})

    def _track(self, values: F32, kind: str) -> int:
        row: Json = {"bufferView": self._chunk.view(values.tobytes()), "componentType": FLOAT, "type": kind}
        row |= {"count": len(values), "min": np.ravel(values.min(0)).tolist(), "max": np.ravel(values.max(0)).tolist()}
        self._chunk.accessors.append(row)
        return len(self._chunk.accessors) - 1

    def write(self, path: Path) -> Path:
        """The finished file."""
        self._json["extensionsUsed"] = sorted(self._extensions)
        self._json["buffers"] = [{"byteLength": len(self._chunk.data)}]
        if not self._extensions:
            del self._json["extensionsUsed"]
        path.write_bytes(packed(self._json, bytes(self._chunk.data)))
        return path
