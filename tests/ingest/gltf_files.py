"""glTF files made in memory for the tests, and the corpus rows about glTF."""

import csv
import json
import os
import struct
from pathlib import Path
from typing import Any

import numpy as np

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.gltf import read_gltf
from exhibit_viewer.ingest.source import MemorySource
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.ticket import Ticket

CORPUS = Path(os.environ.get("EXHIBIT_CORPUS", Path(__file__).resolve().parents[3] / "shared" / "corpus"))
COMPONENT = {"i1": 5120, "u1": 5121, "i2": 5122, "u2": 5123, "u4": 5125, "f4": 5126}
TYPE = {1: "SCALAR", 2: "VEC2", 3: "VEC3", 4: "VEC4", 16: "MAT4"}
TRIANGLE = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0]], np.float32)


def manifest(folder: str) -> list[dict[str, str]]:
    """The glTF rows of a manifest below the corpus; none where the corpus is absent."""
    path = CORPUS / folder / "MANIFEST.tsv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [row for row in rows if row["path"].lower().endswith((".glb", ".gltf"))]


def spots(value: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) of a JSON tree."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [spot for key, inner in items for spot in ((value, key), *spots(inner))]


class Builder:
    """Collects accessors in one buffer; `tree` is the JSON, to be changed at will."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.tree: dict[str, Any] = {
            "asset": {"version": "2.0"},
            "scene": 0,
            "scenes": [{"nodes": [0]}],
            "nodes": [{"mesh": 0}],
            "meshes": [{"name": "thing", "primitives": []}],
            "bufferViews": [],
            "accessors": [],
            "materials": [],
            "textures": [],
            "images": [],
            "samplers": [],
        }

    def view(self, data: bytes, **fields: Any) -> int:
        """A buffer view of its own."""
        self.data += b"\0" * (-len(self.data) % 4)
        self.tree["bufferViews"].append({"buffer": 0, "byteOffset": len(self.data), "byteLength": len(data), **fields})
        self.data += data
        return len(self.tree["bufferViews"]) - 1

    def accessor(self, values: np.ndarray, stride: int = 0, **fields: Any) -> int:
        """An accessor of (n, width) values, interleaved with 0xAA bytes up to the stride."""
        values = np.asarray(values)
        values = values.reshape(len(values), -1)
        size = values.dtype.itemsize * values.shape[1]
        step = max(stride, size)
        rows = np.full((len(values), step), 0xAA, np.uint8)
        rows[:, :size] = np.ascontiguousarray(values).view(np.uint8).reshape(len(values), size)
        view = self.view(rows.tobytes(), **({"byteStride": stride} if stride else {}))
        entry = {
            "bufferView": view,
            "componentType": COMPONENT[values.dtype.str[1:]],
            "count": len(values),
            "type": TYPE[values.shape[1]],
            **fields,
        }
        self.tree["accessors"].append(entry)
        return len(self.tree["accessors"]) - 1

    def primitive(self, positions: np.ndarray = TRIANGLE, **fields: Any) -> dict[str, Any]:
        """A primitive of the first mesh."""
        entry: dict[str, Any] = {"attributes": {"POSITION": self.accessor(positions)}, **fields}
        self.tree["meshes"][0]["primitives"].append(entry)
        return entry

    def image(self, data: bytes) -> int:
        """A texture of its own image; its number."""
        self.tree["images"].append({"bufferView": self.view(data), "mimeType": "image/png"})
        self.tree["textures"].append({"source": len(self.tree["images"]) - 1})
        return len(self.tree["textures"]) - 1

    def glb(self) -> bytes:
        """The file."""
        tree = {key: value for key, value in self.tree.items() if value != []}
        tree["buffers"] = [{"byteLength": len(self.data)}]
        text = json.dumps(tree).encode()
        text += b" " * (-len(text) % 4)
        binary = bytes(self.data) + b"\0" * (-len(self.data) % 4)
        chunks = struct.pack("<II", len(text), 0x4E4F534A) + text + struct.pack("<II", len(binary), 0x4E4942) + binary
        return b"glTF" + struct.pack("<II", 2, 12 + len(chunks)) + chunks

    def model(self, budget: Budget | None = None) -> Model:
        """The file, read."""
        return read(self.glb(), budget)


def read(data: bytes, budget: Budget | None = None, **members: bytes) -> Model:
    """A file in memory, read."""
    return read_gltf(MemorySource("test.glb", data, members), budget or Budget(), Ticket())
