"""Small sound files of every kind a reader in this process reads, made by code: where fuzzing starts from."""

import base64
import gzip
import io
import json
import struct
import zipfile
from collections.abc import Mapping

import numpy as np
from gltf_files import Builder
from model_files import Shape, obj, off, ply_ascii, ply_binary, stl_ascii, stl_binary
from PIL import Image

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.image_files import read_header
from exhibit_viewer.ingest.pack_check import check_model
from exhibit_viewer.ingest.read import read_model
from exhibit_viewer.ingest.source import MemorySource
from exhibit_viewer.ingest.textures import decode_image
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.ticket import Ticket

CORNERS = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0], [0, 0, 1.5]], np.float32)
BOX = Shape(CORNERS, [[0, 1, 2, 3], [0, 1, 4], [1, 2, 4]], np.full((5, 4), 200, np.uint8))
SOUP = CORNERS[[0, 1, 2, 0, 2, 3, 0, 1, 4]].reshape(3, 3, 3)
_CORE = "http://schemas.microsoft.com/3dmanufacturing/core/2015/02"
IMAGES = ("png", "jpg", "tif", "bmp", "gif", "webp", "tga")


def picture(kind: str) -> bytes:
    named = {"jpg": "JPEG", "tif": "TIFF"}.get(kind, kind)
    return encoded(np.arange(12 * 10 * 3, dtype=np.uint8).reshape(12, 10, 3), named)


def encoded(pixels: np.ndarray, kind: str) -> bytes:
    """An image file of (h, w, 3) pixels, in one of Pillow's formats."""
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, kind)
    return out.getvalue()


def glb() -> bytes:
    """Indices, normals, texture places, a texture, a node above, an animation, a sparse accessor."""
    made = Builder()
    thing = made.primitive(CORNERS, indices=made.accessor(np.array([0, 1, 2, 0, 2, 3], np.uint16)))
    thing["attributes"]["TEXCOORD_0"] = made.accessor(CORNERS[:, :2])
    thing["attributes"]["COLOR_0"] = made.accessor(np.full((5, 4), 200, np.uint8), normalized=True)
    made.tree["materials"].append({"pbrMetallicRoughness": {"baseColorTexture": {"index": made.image(picture("png"))}}})
    thing["material"] = 0
    made.tree["nodes"] = [{"children": [1], "scale": [2, 2, 2]}, {"mesh": 0, "translation": [1, 0, 0]}]
    return made.glb()


def gltf() -> bytes:
    data = glb()
    length = struct.unpack_from("<I", data, 12)[0]
    tree = json.loads(data[20 : 20 + length])
    binary = data[28 + length :]
    tree["buffers"][0]["uri"] = "data:application/octet-stream;base64," + base64.b64encode(binary).decode()
    return json.dumps(tree).encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def threemf() -> bytes:
    return zipped_3mf(threemf_model())


def zipped_3mf(model: bytes) -> bytes:
    return zipped({"3D/3dmodel.model": model})


def threemf_model() -> bytes:
    vertices = "".join(f'<vertex x="{x}" y="{y}" z="{z}"/>' for x, y, z in CORNERS)
    faces = '<triangle v1="0" v2="1" v3="2"/><triangle v1="0" v2="2" v3="4"/>'
    return (
        f'<model unit="millimeter" xmlns="{_CORE}"><resources><object id="1"><mesh><vertices>{vertices}</vertices>'
        f'<triangles>{faces}</triangles></mesh></object><object id="2"><components><component objectid="1"/>'
        f'</components></object></resources><build><item objectid="2"/></build></model>'
    ).encode()


def dae() -> bytes:
    numbers = " ".join(str(value) for value in CORNERS.reshape(-1))
    names = "".join(f'<param name="{axis}" type="float"/>' for axis in "XYZ")
    return (
        '<COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1"><asset><unit meter="0.01"/>'
        '<up_axis>Z_UP</up_axis></asset><library_geometries><geometry id="g"><mesh><source id="p">'
        f'<float_array id="a" count="15">{numbers}</float_array><technique_common><accessor source="#a" count="5" '
        f'stride="3">{names}</accessor></technique_common></source><vertices id="v"><input semantic="POSITION" '
        'source="#p"/></vertices><triangles count="2"><input semantic="VERTEX" source="#v" offset="0"/>'
        "<p>0 1 2 0 2 3</p></triangles></mesh></geometry></library_geometries><library_visual_scenes>"
        '<visual_scene id="s"><node><instance_geometry url="#g"/></node></visual_scene></library_visual_scenes>'
        '<scene><instance_visual_scene url="#s"/></scene></COLLADA>'
    ).encode()


def pcd() -> bytes:
    head = "VERSION 0.7\nFIELDS x y z rgb\nSIZE 4 4 4 4\nTYPE F F F U\nCOUNT 1 1 1 1\n"
    head += "WIDTH 5\nHEIGHT 1\nPOINTS 5\nDATA binary\n"
    table = np.zeros(5, [("at", "<f4", 3), ("tint", "<u4")])
    table["at"] = CORNERS
    return head.encode() + table.tobytes()


def las() -> bytes:
    import laspy

    cloud = laspy.LasData(laspy.LasHeader(point_format=2, version="1.2"))
    cloud.x, cloud.y, cloud.z = CORNERS.T
    out = io.BytesIO()
    cloud.write(out)
    return out.getvalue()


def splat() -> bytes:
    table = np.zeros(5, [("at", "<f4", 3), ("size", "<f4", 3), ("tint", "u1", 4), ("turn", "u1", 4)])
    table["at"], table["size"], table["tint"], table["turn"] = CORNERS, 0.01, 200, 128
    return table.tobytes()


def ptx() -> bytes:
    """One scan of five columns in one row, standing a little aside."""
    pose = ["1 0 0", "1 0 0", "0 1 0", "0 0 1", "1 0 0 0", "0 1 0 0", "0 0 1 0", "2 0 0 1"]
    lines = [f"{x} {y} {z} 0.5 200 10 10" for x, y, z in CORNERS + 1]
    return "\n".join(["5", "1", *pose, *lines, ""]).encode()


def spz() -> bytes:
    return gzipped(spz_content())


def gzipped(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def spz_content() -> bytes:
    """Version 2: positions of 24 bits an axis, then opacity and colour, all in a gzip stream."""
    steps = (CORNERS * 4096).astype("<i4").view(np.uint8).reshape(-1, 4)[:, :3]
    rest = np.full(5 * (1 + 3 + 3 + 3), 128, np.uint8)
    head = struct.pack("<4sIIBBBB", b"NGSP", 2, 5, 0, 12, 0, 0)
    return head + steps.tobytes() + rest.tobytes()


def ksplat() -> bytes:
    """Level 0: one section of five splats of 44 bytes."""
    table = np.zeros(5, [("at", "<f4", 3), ("size", "<f4", 3), ("turn", "<f4", 4), ("tint", "u1", 4)])
    table["at"], table["tint"] = CORNERS, 200
    head = struct.pack("<BBHIIIIH", 0, 1, 0, 1, 1, 5, 5, 0).ljust(4096, b"\0")
    return head + struct.pack("<II", 5, 5).ljust(1024, b"\0") + table.tobytes()


def points() -> str:
    return "\n".join(f"{x} {y} {z} 200 10 10" for x, y, z in CORNERS)


def seeds() -> dict[str, tuple[str, bytes]]:
    """(file name, content) by kind."""
    text_obj = b"mtllib a.mtl\nusemtl a\n" + obj(BOX)
    models = {
        "glb": ("a.glb", glb()),
        "gltf": ("a.gltf", gltf()),
        "ply text": ("a.ply", ply_ascii(BOX)),
        "ply": ("a.ply", ply_binary(BOX, "<")),
        "ply big-endian": ("a.ply", ply_binary(BOX, ">")),
        "obj": ("a.obj", text_obj),
        "off": ("a.off", off(BOX)),
        "stl": ("a.stl", stl_binary(SOUP)),
        "stl text": ("a.stl", stl_ascii(SOUP)),
        "3mf": ("a.3mf", threemf()),
        "dae": ("a.dae", dae()),
        "pcd": ("a.pcd", pcd()),
        "las": ("a.las", las()),
        "ptx": ("a.ptx", ptx()),
        "spz": ("a.spz", spz()),
        "ksplat": ("a.ksplat", ksplat()),
        "xyz": ("a.xyz", points().encode()),
        "pts": ("a.pts", f"5\n{points()}\n".encode()),
        "splat": ("a.splat", splat()),
        "zip": (
            "a.zip",
            zipped({"m/a.obj": text_obj, "m/a.mtl": b"newmtl a\nmap_Kd t.png\n", "m/t.png": picture("png")}),
        ),
    }
    return models | {kind: (f"a.{kind}", picture(kind)) for kind in IMAGES}


def try_reading(name: str, data: bytes) -> bool:
    """Read a file as the program would; whether it was accepted.

    Only faults may leave a reader, and what it accepts must be sound: anything else is raised.
    """
    budget = Budget()
    try:
        if name.rpartition(".")[2] in IMAGES:
            read_header(data, name)
            decode_image(data, name, budget.image_pixels)
            return True
        model = read_model(MemorySource(name, data), budget, Ticket())
    except (Fault, MemoryError, RecursionError):  # the last two become faults at the worker's border
        return False
    check_model(model)
    return True
