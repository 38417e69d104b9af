"""Geometry of one prim: meshes as triangles by material, and points."""

from dataclasses import dataclass

import numpy as np
from pxr import Usd, UsdGeom, UsdShade

from exhibit_viewer.ingest.polygons import indices_in_range, odd_polygons, triangulate
from exhibit_viewer.ingest.text_numbers import colours_from_floats
from exhibit_viewer.ingest.thinning import thinned
from exhibit_viewer.ingest.usd.materials import Colour, Materials
from exhibit_viewer.ingest.usd.values import EARLIEST, I64, Faces, Spread, integers, primvar, rows, spread
from exhibit_viewer.ingest.weld import unique_rows
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import F32, Mesh, Topology

_COORDINATES = ("st", "UVMap", "st0", "map1", "uv")
"""What texture coordinates are mostly called, where a material does not say."""


@dataclass(frozen=True, slots=True)
class _Surface:
    """A mesh before it is divided by material."""

    name: str
    positions: F32
    faces: Faces
    triangles: I64
    owners: I64


def meshes_of(prim: Usd.Prim, materials: Materials, file: str, notices: list[Notice]) -> list[Mesh]:
    """The triangles of a Mesh prim, one mesh for each material. Raises Fault."""
    mesh = UsdGeom.Mesh(prim)
    positions = rows(mesh.GetPointsAttr().Get(EARLIEST), 3)
    counts = integers(mesh.GetFaceVertexCountsAttr().Get(EARLIEST))
    corners = integers(mesh.GetFaceVertexIndicesAttr().Get(EARLIEST))
    if positions is None or not len(counts):
        return []
    if int(counts.min()) < 0 or int(counts.sum()) != len(corners):
        raise Fault(Code.FORMAT_DAMAGED, file, format="USD", detail=f"{prim.GetName()}: faceVertexCounts"[:120])
    notices += odd_polygons(counts, file)
    indices_in_range(corners, len(positions), file)
    triangles, owners = triangulate(counts, corners, positions)
    if mesh.GetOrientationAttr().Get(EARLIEST) == UsdGeom.Tokens.leftHanded:
        triangles = triangles[:, ::-1]
    surface = _Surface(prim.GetName(), positions, Faces(counts, corners, len(positions)), triangles, owners)
    normals = primvar(prim, "normals", 3, surface.faces) or _plain_normals(mesh, surface.faces)
    tint = primvar(prim, "displayColor", 3, surface.faces)
    return [
        _part(surface, chosen, prim, material, materials, normals, tint)
        for material, chosen in _by_material(prim, len(counts))
    ]


def points_of(prim: Usd.Prim, materials: Materials, file: str, notices: list[Notice]) -> list[Mesh]:
    """The cloud of a Points prim, thinned to what is shown."""
    points = UsdGeom.Points(prim)
    positions = rows(points.GetPointsAttr().Get(EARLIEST), 3)
    if positions is None:
        return []
    count = len(positions)
    each = Faces(np.ones(count, np.int64), np.arange(count), count)
    tint = primvar(prim, "displayColor", 3, each)
    colours = None if tint is None else colours_from_floats(np.clip(tint.values, 0, 1).astype(np.float64))
    mesh = Mesh(
        prim.GetName(),
        positions,
        np.empty((0, 1), np.uint32),
        Topology.POINTS,
        colours=None if colours is None or tint is None else colours[tint.of_corner],
        linear_colours=True,
        material=materials.number(None, None),
    )
    return [thinned(mesh, file, notices)]


def _plain_normals(mesh: UsdGeom.Mesh, faces: Faces) -> Spread | None:
    values = rows(mesh.GetNormalsAttr().Get(EARLIEST), 3)
    return spread(values, None, str(mesh.GetNormalsInterpolation()), faces)


def _by_material(prim: Usd.Prim, faces: int) -> list[tuple[UsdShade.Material | None, I64]]:
    """(material or None, faces it covers): the subsets that bind one, then what is left."""
    binding = UsdShade.MaterialBindingAPI(prim)
    own = binding.ComputeBoundMaterial()[0]
    subsets = binding.GetMaterialBindSubsets()
    left = np.ones(faces, bool)
    parts = []
    for subset in subsets:
        indices = integers(subset.GetIndicesAttr().Get(EARLIEST))
        indices = indices[(indices >= 0) & (indices < faces)]
        chosen = np.zeros(faces, bool)
        chosen[indices] = True
        chosen &= left
        left &= ~chosen
        material = UsdShade.MaterialBindingAPI(subset.GetPrim()).ComputeBoundMaterial()[0]
        parts.append((material or own or None, np.flatnonzero(chosen)))
    parts.append((own or None, np.flatnonzero(left)))
    return [part for part in parts if len(part[1])]


def _part(
    surface: _Surface,
    chosen: I64,
    prim: Usd.Prim,
    material: UsdShade.Material | None,
    materials: Materials,
    normals: Spread | None,
    tint: Spread | None,
) -> Mesh:
    """Some faces as a mesh: one vertex for each different set of position, normal, coordinates and colour."""
    faces = surface.faces
    number = materials.number(material, _constant(tint))
    names = (materials.coordinates(number), *_COORDINATES)
    uvs = next((found for name in names if name and (found := primvar(prim, name, 2, faces))), None)
    if material is not None or _constant(tint) is not None:
        tint = None
    places = surface.triangles
    if len(chosen) < len(faces.counts):
        wanted = np.zeros(len(faces.counts), bool)
        wanted[chosen] = True
        places = places[wanted[surface.owners]]
    flat = places.reshape(-1)
    kind = faces.corners[flat]
    first = np.arange(len(flat))
    for found in (normals, uvs, tint):
        if found is not None:
            keys = np.stack([kind, found.of_corner[flat], np.zeros_like(kind)], axis=1).astype(np.uint32)
            firsts, same = unique_rows(keys)
            first, kind = firsts.astype(np.int64), same.astype(np.int64)
    if normals is None and uvs is None and tint is None:
        firsts, same = unique_rows(np.stack([kind, kind, kind], axis=1).astype(np.uint32))
        first, kind = firsts.astype(np.int64), same.astype(np.int64)
    corner = flat[first]
    colours = None if tint is None else colours_from_floats(np.clip(tint.values, 0, 1).astype(np.float64))
    return Mesh(
        name=surface.name,
        positions=surface.positions[faces.corners[corner]],
        indices=kind.reshape(-1, 3).astype(np.uint32),
        normals=None if normals is None else _unit(normals.values)[normals.of_corner[corner]],
        uvs=() if uvs is None else (_downwards(uvs.values[uvs.of_corner[corner]]),),
        colours=None if colours is None or tint is None else colours[tint.of_corner[corner]],
        linear_colours=True,
        material=number,
    )


def _constant(tint: Spread | None) -> Colour | None:
    """The one linear colour of a thing that has one."""
    if tint is None or len(tint.values) != 1 or not np.isfinite(tint.values).all():
        return None
    red, green, blue = (min(1.0, max(0.0, float(part))) for part in tint.values[0])
    return red, green, blue


def _unit(normals: F32) -> F32:
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    with np.errstate(invalid="ignore"):
        return np.asarray(normals / np.where(length > 0, length, 1), dtype=np.float32)


def _downwards(uvs: F32) -> F32:
    """V from the bottom becomes V from the top."""
    return np.column_stack([uvs[:, 0], 1.0 - uvs[:, 1]]).astype(np.float32)
