"""Small sound files of the kinds that libraries of other languages read, made by code. They may die of damage, so they
are read in the process made for it."""

import io
import struct
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from reader_seeds import CORNERS

FACES = np.array([[0, 1, 2], [0, 2, 3], [0, 1, 4]], np.uint32)
USDA = """#usda 1.0
(
 upAxis = "Z"
 metersPerUnit = 0.001
)
def Xform "A"
{
 double3 xformOp:translate = (1, 0, 0)
 uniform token[] xformOpOrder = ["xformOp:translate"]
 def Mesh "M"
 {
  int[] faceVertexCounts = [4, 3]
  int[] faceVertexIndices = [0, 1, 2, 3, 0, 1, 4]
  point3f[] points = [(0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 0), (0, 0, 1.5)]
  color3f[] primvars:displayColor = [(0.8, 0.2, 0.1)]
 }
}
"""
FBX = """; FBX 7.3.0 project file
FBXHeaderExtension:  {
 FBXVersion: 7300
}
Objects:  {
 Geometry: 1, "Geometry::a", "Mesh" {
  Vertices: *9 { a: 0,0,0,1,0,0,0,1,0 }
  PolygonVertexIndex: *3 { a: 0,1,-3 }
  GeometryVersion: 124
 }
 Model: 2, "Model::a", "Mesh" { Version: 232 }
}
Connections:  {
 C: "OO",2,0
 C: "OO",1,2
}
"""


def amf() -> bytes:
    points = "".join(
        f"<vertex><coordinates><x>{x}</x><y>{y}</y><z>{z}</z></coordinates></vertex>" for x, y, z in CORNERS
    )
    faces = "".join(f"<triangle><v1>{a}</v1><v2>{b}</v2><v3>{c}</v3></triangle>" for a, b, c in FACES)
    mesh = f"<mesh><vertices>{points}</vertices><volume>{faces}</volume></mesh>"
    return f'<?xml version="1.0"?><amf unit="millimeter"><object id="0">{mesh}</object></amf>'.encode()


def threeds() -> bytes:
    """Chunks of (id, length with this head, content)."""

    def chunk(kind: int, *content: bytes) -> bytes:
        whole = b"".join(content)
        return struct.pack("<HI", kind, 6 + len(whole)) + whole

    points = chunk(0x4110, struct.pack("<H", len(CORNERS)), CORNERS.astype("<f4").tobytes())
    corners = np.column_stack([FACES, np.zeros(len(FACES), int)]).astype("<u2").tobytes()
    mesh = chunk(0x4100, points, chunk(0x4120, struct.pack("<H", len(FACES)), corners))
    return chunk(0x4D4D, chunk(0x0002, struct.pack("<I", 3)), chunk(0x3D3D, chunk(0x4000, b"a\0", mesh)))


def drc() -> bytes:
    import DracoPy

    return bytes(DracoPy.encode(CORNERS, FACES))


def laz() -> bytes:
    import laspy

    cloud = laspy.LasData(laspy.LasHeader(point_format=2, version="1.2"))
    cloud.x, cloud.y, cloud.z = CORNERS.T
    out = io.BytesIO()
    cloud.write(out, do_compress=True)
    return out.getvalue()


def e57() -> bytes:
    import pye57

    with tempfile.TemporaryDirectory(prefix="seeds-") as folder:
        path = Path(folder, "a.e57")
        with pye57.E57(str(path), mode="w") as file:
            columns = dict(zip(("cartesianX", "cartesianY", "cartesianZ"), CORNERS.T.astype(float), strict=True))
            file.write_scan_raw(columns, name="a", rotation=np.array([1.0, 0, 0, 0]), translation=np.zeros(3))
        return path.read_bytes()


def usdc() -> bytes:
    from pxr import Sdf

    with tempfile.TemporaryDirectory(prefix="seeds-") as folder:
        layer = Sdf.Layer.CreateAnonymous(".usda")
        layer.ImportFromString(USDA)
        path = Path(folder, "a.usdc")
        layer.Export(str(path))
        return path.read_bytes()


def usdz() -> bytes:
    """One layer, stored, its content at a multiple of 64 bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        entry = zipfile.ZipInfo("a.usda")
        pad = 64 - (30 + len(entry.filename)) - 4
        entry.extra = struct.pack("<HH", 0x1986, pad) + bytes(pad)
        archive.writestr(entry, USDA)
    return out.getvalue()


WORKER_SEEDS: dict[str, Callable[[], bytes]] = {
    "usda": USDA.encode,
    "usdc": usdc,
    "usdz": usdz,
    "e57": e57,
    "laz": laz,
    "drc": drc,
    "amf": amf,
    "3ds": threeds,
    "fbx": FBX.encode,
}
LIBRARY = {"usda": "pxr", "usdc": "pxr", "usdz": "pxr", "e57": "pye57"}
"""What is not made for every machine."""
