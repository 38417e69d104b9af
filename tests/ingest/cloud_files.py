"""Small point clouds, in memory and in files, and what is made of them in this process."""

import io
import json
import shutil
import struct
from pathlib import Path

import laspy
import lazrs
import numpy as np
import zstandard

from exhibit_viewer.ingest.levels.site import Site
from exhibit_viewer.ingest.pack import read_pack
from exhibit_viewer.model.geometry import Mesh, Model, Topology
from exhibit_viewer.model.octree import Octree
from exhibit_viewer.model.point_page import decode_points

FAR = np.array([345_678.0, 5_812_345.0, 87.0])


def bumpy(count: int, seed: int = 0) -> np.ndarray:
    """(n,3) of a bumpy ball of radius 1, some metres from where maps begin."""
    chance = np.random.default_rng(seed)
    way = chance.normal(size=(count, 3))
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    return way * (1 + 0.05 * np.sin(way[:, :1] * 12)) + FAR


def write_las(path: Path, places: np.ndarray, *, coloured: bool = True) -> Path:
    """LAS, or LAZ by its name, with a scale of a tenth of a millimetre; intensity by height, classes 2 and 6."""
    header = laspy.LasHeader(point_format=7 if coloured else 6, version="1.4")
    header.offsets, header.scales = FAR, np.full(3, 1e-4)
    cloud = laspy.LasData(header)
    cloud.x, cloud.y, cloud.z = places.T
    share = (places[:, 2] - places[:, 2].min()) / max(float(np.ptp(places[:, 2])), 1e-9)
    cloud.intensity = (share * 4000).astype(np.uint16)
    cloud.classification = np.where(share > 0.5, 6, 2).astype(np.uint8)
    if coloured:
        cloud.red, cloud.green, cloud.blue = (np.stack([share, 1 - share, share * 0], 1) * 65535).astype(np.uint16).T
    cloud.write(path)
    return path


def with_uneven_chunks(las: bytes) -> bytes:
    """A LAS file of version 1.4 packed as LAZ, in chunks of 100, 200, 300 points and so on."""
    size, start, records = struct.unpack_from("<HII", las, 94)
    kind, row = las[104], struct.unpack_from("<H", las, 105)[0]
    packing = lazrs.LazVlr.new_for_compression(kind, 0, True)
    data = bytes(packing.record_data())
    record = struct.pack("<H16sHH32s", 0, b"laszip encoded", 22204, len(data), b"")
    head = bytearray(las[:start] + record + data)
    struct.pack_into("<II", head, 96, start + len(record) + len(data), records + 1)
    head[104] = kind | 0x80
    file = io.BytesIO()
    file.write(head)
    writer = lazrs.LasZipCompressor(file, packing)
    points, at, length = las[start:], 0, 100 * row
    while at < len(points):
        writer.compress_many(points[at : at + length])
        writer.finish_current_chunk()
        at, length = at + length, length + 100 * row
    writer.done()
    assert size == 375
    return file.getvalue()


def branched(places: np.ndarray, deepest: int = 3) -> tuple[np.ndarray, float, dict[tuple[int, ...], np.ndarray]]:
    """(low corner, side of a cube about the places, by (depth, x, y, z) the numbers of the points of its nodes): an
    eighth of what is left stays at each depth, and all at the last."""
    low = places.min(axis=0) - 0.1
    side = float(np.ptp(places, axis=0).max()) + 0.2
    nodes: dict[tuple[int, ...], np.ndarray] = {}

    def divide(key: tuple[int, ...], own: np.ndarray) -> None:
        depth = key[0]
        kept = np.ones(len(own), bool) if depth == deepest or len(own) < 50 else np.arange(len(own)) % 8 == 0
        nodes[key] = own[kept]
        rest = own[~kept]
        below = np.floor((places[rest] - low) / (side / 2 ** (depth + 1))).astype(int)
        for number in np.unique(below, axis=0):
            divide((depth + 1, *number.tolist()), rest[(below == number).all(axis=1)])

    divide((0, 0, 0, 0), np.arange(len(places)))
    return low, side, nodes


def copc_of(las: bytes, deepest: int = 3) -> bytes:
    """A LAS file of version 1.4 as COPC: a chunk for each node, a page for each child of the root."""
    places = np.asarray(laspy.read(io.BytesIO(las)).xyz)
    low, side, nodes = branched(places, deepest)
    start, row, kind = struct.unpack_from("<I", las, 96)[0], struct.unpack_from("<H", las, 105)[0], las[104]
    packing = lazrs.LazVlr.new_for_compression(kind, 0, True)
    data = bytes(packing.record_data())
    head = bytearray(las[:375]) + struct.pack("<H16sHH32s", 0, b"copc", 1, 160, b"") + bytes(160)
    head += struct.pack("<H16sHH32s", 0, b"laszip encoded", 22204, len(data), b"") + data
    begin = len(head)
    file = io.BytesIO()
    file.write(head)
    writer = lazrs.LasZipCompressor(file, packing)
    points = np.frombuffer(las, np.uint8, offset=start)[: len(places) * row].reshape(-1, row)
    for own in nodes.values():
        writer.compress_many(points[own].tobytes())
        writer.finish_current_chunk()
    writer.done()
    file.seek(begin)
    sizes = [size for count, size in lazrs.read_chunk_table(file, packing) if count]
    at = begin + 8
    pages: dict[tuple[int, ...], bytes] = {}
    for (key, own), size in zip(nodes.items(), sizes, strict=True):
        depth, *number = key
        page = (min(depth, 1), *(n >> max(depth - 1, 0) for n in number))
        pages[page] = pages.get(page, b"") + struct.pack("<4iQ2i", *key, at, size, len(own))
        at += size
    whole = bytearray(file.getvalue())
    root = len(whole) + 60
    upper, at = pages.pop((0, 0, 0, 0)), root + 32 * (len(pages) + 1)
    for key, page in pages.items():
        upper += struct.pack("<4iQ2i", *key, at, len(page), -1)
        at += len(page)
    body = upper + b"".join(pages.values())
    whole += struct.pack("<H16sHQ32s", 0, b"copc", 1000, len(body), b"") + body
    struct.pack_into("<II", whole, 96, begin, 2)
    whole[104] = kind | 0x80
    struct.pack_into("<QI", whole, 235, root - 60, 1)
    middle = low + side / 2
    struct.pack_into("<5d2Q", whole, 375 + 54, *middle.tolist(), side / 2, side / 128, root, len(upper))
    return bytes(whole)


def write_ept(folder: Path, places: np.ndarray, kind: str, deepest: int = 3) -> Path:
    """An EPT dataset of "laszip", "binary" or "zstandard" with a tenth of a millimetre for a step; the nodes below each
    child of the root in a document of their own. What it gives is its `ept.json`."""
    low, side, nodes = branched(places, deepest)
    row = np.dtype([("X", "<i4"), ("Y", "<i4"), ("Z", "<i4"), ("Intensity", "<u2"), ("Classification", "u1")]
                   + [(name, "<u2") for name in ("Red", "Green", "Blue")])  # fmt: skip
    rows = np.zeros(len(places), row)
    for axis, column in zip("XYZ", np.rint((places - FAR) * 1e4).T, strict=True):
        rows[axis] = column
    rows["Intensity"], rows["Classification"] = np.arange(len(places)) % 4000, 6
    rows["Red"] = 51_200
    hierarchy: dict[str, dict[str, int]] = {"0-0-0-0": {}}
    (folder / "ept-data").mkdir(parents=True)
    (folder / "ept-hierarchy").mkdir()
    for (depth, *number), own in nodes.items():
        name = "-".join(map(str, (depth, *number)))
        page = "-".join(map(str, (min(depth, 1), *(n >> max(depth - 1, 0) for n in number))))
        hierarchy["0-0-0-0"].setdefault(page, -1)
        hierarchy.setdefault(page, {})[name] = len(own)
        file = folder / "ept-data" / name
        if kind == "laszip":
            write_las(file.with_suffix(".laz"), places[own])
        elif kind == "binary":
            file.with_suffix(".bin").write_bytes(rows[own].tobytes())
        else:
            file.with_suffix(".zst").write_bytes(zstandard.ZstdCompressor().compress(rows[own].tobytes()))
    for name, page in hierarchy.items():
        (folder / "ept-hierarchy" / f"{name}.json").write_text(json.dumps(page))
    letters = {"i": "signed", "u": "unsigned"}
    schema = [{"name": name, "type": letters[row[name].kind], "size": row[name].itemsize} for name in row.names or ()]
    for item, offset in zip(schema, FAR.tolist(), strict=False):
        item |= {"scale": 1e-4, "offset": offset}
    head = {
        "bounds": [*low.tolist(), *(low + side).tolist()], "dataType": kind, "hierarchyType": "json",
        "points": len(places), "schema": schema, "span": 128, "version": "1.0.0",
    }  # fmt: skip
    (folder / "ept.json").write_text(json.dumps(head))
    return folder / "ept.json"


def write_ply(path: Path, places: np.ndarray) -> Path:
    """Binary, doubles and bytes."""
    row = np.dtype([("place", "<f8", 3), ("colour", "u1", 3)])
    rows = np.zeros(len(places), row)
    rows["place"] = places
    rows["colour"] = (200, 120, 40)
    names = "".join(f"property double {axis}\n" for axis in "xyz")
    names += "".join(f"property uchar {name}\n" for name in ("red", "green", "blue"))
    head = f"ply\nformat binary_little_endian 1.0\nelement vertex {len(places)}\n{names}end_header\n"
    path.write_bytes(head.encode() + rows.tobytes())
    return path


def write_text(path: Path, places: np.ndarray) -> Path:
    """XYZ with a heading, or PTS, by its name: places, intensities, colours; lines differ in how they end."""
    heading = f"{len(places)}\r\n" if path.suffix == ".pts" else "# x y z i r g b\nX,Y,Z\n"
    lines = [
        f"{x:.4f} {y:.4f}\t{z:.4f} {k % 7} 200 120 40" + (" " * (k % 3) + "\r\n" if k % 2 else "\n")
        for k, (x, y, z) in enumerate(places.tolist())
    ]
    path.write_bytes((heading + "".join(lines)).rstrip().encode())
    return path


def held(places: np.ndarray, seed: int = 0) -> Mesh:
    """A cloud in memory, with colours and traits."""
    chance = np.random.default_rng(seed)
    colours = chance.integers(0, 256, (len(places), 4)).astype(np.uint8)
    colours[:, 3] = 255
    traits = chance.integers(0, 32, (len(places), 2)).astype(np.uint8)
    return Mesh(
        "", places.astype(np.float32), np.empty((0, 1), np.uint32), Topology.POINTS, colours=colours, traits=traits
    )


def worked(site: Site, parts: int = 1_000_000) -> bool:
    """Do the work of a building site; False where so many parts were not enough."""
    ended = False
    while "pack" not in (stage := site.settle(ended=ended)):
        for part in reversed(range(int(str(stage["parts"])))):
            if parts == 0:
                return False
            site.work(int(str(stage["mesh"])), part)
            parts -= 1
        ended = True
    return True


def prepared(path: Path, folder: Path) -> Model:
    """The model of a scan, with its octree."""
    site = Site(folder / "site", path, "", folder / "levels.pack", "ab" * 32)
    assert worked(site)
    shutil.rmtree(site.folder)
    return read_pack(site.levelled).model


def octree_of(model: Model) -> Octree:
    (mesh,) = model.meshes
    assert mesh.octree is not None
    return mesh.octree


def all_places(octree: Octree) -> np.ndarray:
    """(n,3) of all its points in the mesh's frame."""
    nodes = [decode_points(octree, node).places for node in range(len(octree))]
    return np.concatenate(nodes) * octree.step + octree.mesh_from_lattice[:3, 3]


def in_order(places: np.ndarray) -> np.ndarray:
    return places[np.lexsort(places.T)]
