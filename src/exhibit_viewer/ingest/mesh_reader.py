"""The one door to trimesh: STL, OFF and binary PLY as trimesh's own readers read them, turned into Mesh values.

Called are the readers behind `trimesh.load_scene(..., process=False)`. No Trimesh object is made of what they return:
it would hold every corner as float64 and int64 and hash them (5 million triangles of STL: 1.3 processor seconds and
400 MB more), and nothing here needs one. So nothing is merged, reordered or computed either. trimesh is given no
resolver: it can reach no file but the one in memory, and textures stay with `textures.decode_image`, which checks what
it decodes.

trimesh is imported by the first file that needs it, in the worker's process: with what it imports in turn it has no
place in the window's. What it reads wrongly without a word is kept from it by the callers: see `ply_plain`, `ply`,
`stl` and `off`.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.placing import near_zero
from exhibit_viewer.ingest.polygons import indices_in_range
from exhibit_viewer.ingest.views import ViewFile
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import F64, U8, Mesh, Topology

Loaded: TypeAlias = Mapping[str, Any]
"""Keyword arguments of trimesh's constructors, untyped as trimesh is."""

_BROKEN = (ValueError, LookupError, TypeError, AttributeError, NameError, ArithmeticError)
"""What trimesh raises over damaged files."""


def load_meshes(data: memoryview, file_type: str, name: str) -> tuple[list[Mesh], F64]:
    """(the meshes or point clouds of a file in its order, (4,4) file from mesh, the same for all).

    data: the whole file; file_type: "stl", "off" or "ply"; name: the file's, for faults. Normals and colours are there
    only where the file has them for each vertex. Raises Fault FORMAT_DAMAGED, INDEX_OUT_OF_RANGE; corners that are not
    finite are left to `assemble`.
    """
    from trimesh.exchange.load import mesh_loaders

    try:
        loaded = mesh_loaders[file_type](ViewFile(data), file_type=file_type, resolver=None, skip_materials=True)
    except _BROKEN as error:
        detail = f"{type(error).__name__}: {error}"[:120]
        raise Fault(Code.FORMAT_DAMAGED, name, format=file_type.upper(), detail=detail) from error
    parts = [loaded] if "vertices" in loaded else list(loaded.get("geometry", {}).values())
    if not parts:
        return [], np.eye(4)
    positions, place = near_zero(np.concatenate([_floats(part["vertices"]) for part in parts]))
    ends = np.cumsum([len(part["vertices"]) for part in parts])
    divided = np.split(positions, ends[:-1])
    return [_mesh(own, part, name) for own, part in zip(divided, parts, strict=True)], place


def _floats(values: NDArray[np.generic]) -> NDArray[np.floating]:
    """Numbers of the machine's byte order: float32 where they are stored so, else float64."""
    single = values.dtype.kind == "f" and values.dtype.itemsize <= 4
    return np.asarray(values, dtype=np.float32 if single else np.float64)


def _mesh(positions: NDArray[np.float32], part: Loaded, name: str) -> Mesh:
    faces, normals = part.get("faces"), part.get("vertex_normals")
    return Mesh(
        name="",
        positions=positions,
        indices=np.empty((0, 1), np.uint32) if faces is None else indices_in_range(faces, len(positions), name),
        topology=Topology.POINTS if faces is None else Topology.TRIANGLES,
        normals=None if normals is None else np.ascontiguousarray(normals, dtype=np.float32),
        colours=_opaque(part.get("vertex_colors")),
    )


def _opaque(colours: U8 | None) -> U8 | None:
    """(n,4) of (n,3) or (n,4) bytes."""
    if colours is None:
        return None
    out = np.full((len(colours), 4), 255, np.uint8)
    out[:, : colours.shape[1]] = colours
    return out
