"""Models written in every dialect the readers must understand, and ways to read them back."""

import csv
import json
import os
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.read import read_model
from exhibit_viewer.ingest.source import FileSource, MemorySource
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.ticket import Ticket

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("EXHIBIT_CORPUS", ROOT.parent / "shared" / "corpus"))
MODEL_FOLDERS = ("formats", "models", "pointclouds", "splats")


def opened(name: str, data: bytes, members: Mapping[str, bytes] | None = None) -> Model:
    return read_model(MemorySource(name, data, members), Budget(), Ticket())


def opened_file(path: Path) -> Model:
    return read_model(FileSource(path), Budget(), Ticket())


def rows(folder: str = "") -> list[dict[str, str]]:
    """A manifest's rows that are not glTF; none without the corpus."""
    path = CORPUS / folder / "MANIFEST.tsv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file, delimiter="\t"))
    return [row for row in found if row["format"].upper() not in ("GLB", "GLTF")]


def primary_models() -> list[dict[str, str]]:
    return [row for row in rows() if row["role"] == "primary" and row["path"].split("/")[0] in MODEL_FOLDERS]


def facts_of(row: Mapping[str, str]) -> dict:
    return json.loads(row["expected_facts"])


@dataclass
class Shape:
    """What a writer writes: polygons over positions, with colours (bytes) a vertex or none."""

    positions: np.ndarray
    polygons: Sequence[Sequence[int]]
    colours: np.ndarray | None = None

    @property
    def triangles(self) -> int:
        return sum(max(0, len(polygon) - 2) for polygon in self.polygons)


def corners(model: Model) -> np.ndarray:
    """(m,3,3) corners of all triangles, each turned to begin with its smallest, sorted: comparable as a set."""
    parts = []
    for placement in model.placements:
        mesh = model.meshes[placement.mesh]
        if mesh.triangles:
            points = mesh.positions.astype(np.float64) @ placement.world_from_mesh[:3, :3].T
            parts.append((points + placement.world_from_mesh[:3, 3])[mesh.indices])
    return canonical(np.concatenate(parts)) if parts else np.empty((0, 3, 3))


def canonical(soup: np.ndarray) -> np.ndarray:
    turned = []
    for triangle in soup.round(4) + 0.0:
        smallest = min(range(3), key=lambda k: tuple(triangle[k]))
        turned.append(np.roll(triangle, -smallest, axis=0))
    order = sorted(range(len(turned)), key=lambda k: tuple(turned[k].reshape(-1)))
    return np.array([turned[k] for k in order]).reshape(-1, 3, 3)


def fan(shape: Shape) -> np.ndarray:
    """(m,3,3) the polygons' corners as fans: what a reader of triangles must find."""
    soup = [shape.positions[[p[0], p[k], p[k + 1]]] for p in shape.polygons for k in range(1, len(p) - 1)]
    return canonical(np.array(soup, dtype=np.float64).reshape(-1, 3, 3))


def ply_ascii(shape: Shape) -> bytes:
    lines = _ply_header("ascii", shape)
    for place, point in enumerate(shape.positions):
        tint = [] if shape.colours is None else [str(value) for value in shape.colours[place]]
        lines.append(" ".join([*(repr(float(value)) for value in point), *tint]))
    lines += [" ".join(map(str, [len(polygon), *polygon])) for polygon in shape.polygons]
    return "\n".join(lines).encode() + b"\n"


def ply_binary(shape: Shape, order: str) -> bytes:
    name = "binary_little_endian" if order == "<" else "binary_big_endian"
    out = bytearray("\n".join(_ply_header(name, shape)).encode() + b"\n")
    for place, point in enumerate(shape.positions):
        out += struct.pack(order + "3f", *point)
        if shape.colours is not None:
            out += bytes(shape.colours[place].tolist())
    for polygon in shape.polygons:
        out += struct.pack(f"{order}B{len(polygon)}i", len(polygon), *polygon)
    return bytes(out)


def _ply_header(kind: str, shape: Shape) -> list[str]:
    lines = ["ply", f"format {kind} 1.0", f"element vertex {len(shape.positions)}"]
    lines += [f"property float {axis}" for axis in "xyz"]
    if shape.colours is not None:
        lines += [f"property uchar {name}" for name in ("red", "green", "blue", "alpha")]
    return [*lines, f"element face {len(shape.polygons)}", "property list uchar int vertex_indices", "end_header"]


def obj(shape: Shape, relative: bool = False, gap: str = " ", ending: str = "\n") -> bytes:
    lines = [gap.join(["v", *(repr(float(value)) for value in point)]) for point in shape.positions]
    count = len(shape.positions)
    for polygon in shape.polygons:
        lines.append(gap.join(["f", *(str(k - count if relative else k + 1) for k in polygon)]))
    return ending.join(lines).encode() + ending.encode()


def off(shape: Shape) -> bytes:
    colours = shape.colours
    lines = ["OFF" if colours is None else "COFF", f"{len(shape.positions)} {len(shape.polygons)} 0"]
    for place, point in enumerate(shape.positions):
        tint = [] if colours is None else [str(value) for value in colours[place]]
        lines.append(" ".join([*(repr(float(value)) for value in point), *tint]))
    lines += [" ".join(map(str, [len(polygon), *polygon])) for polygon in shape.polygons]
    return "\n".join(lines).encode() + b"\n"


def stl_binary(soup: np.ndarray, header: bytes = b"") -> bytes:
    records = np.zeros(len(soup), np.dtype([("n", "<f4", 3), ("v", "<f4", (3, 3)), ("a", "<u2")]))
    records["v"] = soup
    return header.ljust(80) + struct.pack("<I", len(soup)) + records.tobytes()


def stl_ascii(soup: np.ndarray) -> bytes:
    facets = [
        "facet normal 0 0 0\nouter loop\n"
        + "".join("vertex {!r} {!r} {!r}\n".format(*(float(value) for value in corner)) for corner in triangle)
        + "endloop\nendfacet\n"
        for triangle in soup
    ]
    return ("solid thing\n" + "".join(facets) + "endsolid thing\n").encode()
