"""What must hold of a Model before the window's process trusts it: shapes, references and indices.

Packs come from a process that read an untrusted file. An index out of range would reach the graphics driver, where it
can end the program.
"""

import numpy as np

from exhibit_viewer.ingest.pack_values import Array
from exhibit_viewer.model.geometry import Mesh, Model, Placement, Topology

_CORNERS = {Topology.TRIANGLES: 3, Topology.LINES: 2, Topology.POINTS: 1}


def check_model(model: Model) -> None:
    """Raises ValueError naming the first thing that does not hold."""
    for mesh in (*model.meshes, *model.proxy):
        _check_mesh(mesh, len(model.materials))
    _check_placements(model.placements, len(model.meshes))
    _check_placements(model.proxy_placements, len(model.proxy))
    for image in model.images:
        _demand(image.pixels.ndim == 3 and image.pixels.shape[2] == 4 and image.pixels.size > 0, "image shape")
    for material in model.materials:
        _demand(all(0 <= texture.image < len(model.images) for texture in material.textures()), "image number")
    _demand(model.bounds.shape == (2, 3) and bool(np.isfinite(model.bounds).all()), "bounds")
    _demand(bool(model.placements), "nothing placed")
    for variant in model.variants:
        _demand(all(0 <= number < len(model.materials) for number in variant.materials), "variant")
    for camera in model.cameras:
        numbers = (*camera.target, camera.yaw, camera.pitch, camera.distance, camera.field_of_view)
        _demand(bool(np.isfinite(numbers).all()) and camera.distance > 0, "camera")


def _check_mesh(mesh: Mesh, materials: int) -> None:
    count = len(mesh.positions)
    _demand(count > 0 and _is(mesh.positions, count, 3), "positions")
    _demand(mesh.indices.ndim == 2 or mesh.indices.size == 0, "index shape")
    if mesh.indices.size:
        _demand(mesh.indices.shape[1] == _CORNERS[mesh.topology], "index shape")
        _demand(int(mesh.indices.max()) < count, "index out of range")
    _demand(mesh.normals is None or _is(mesh.normals, count, 3), "normals")
    _demand(mesh.tangents is None or _is(mesh.tangents, count, 4), "tangents")
    _demand(mesh.colours is None or _is(mesh.colours, count, 4), "colours")
    _demand(all(_is(uv, count, 2) for uv in mesh.uvs), "texture coordinates")
    _demand(0 <= mesh.material < materials, "material number")


def _check_placements(placements: tuple[Placement, ...], meshes: int) -> None:
    _demand(all(0 <= placement.mesh < meshes for placement in placements), "mesh number")
    matrices = [placement.world_from_mesh for placement in placements]
    _demand(all(matrix.shape == (4, 4) for matrix in matrices), "placement shape")
    _demand(not matrices or bool(np.isfinite(np.stack(matrices)).all()), "placement")


def _is(array: Array, rows: int, columns: int) -> bool:
    return array.shape == (rows, columns)


def _demand(condition: bool, what: str) -> None:
    if not condition:
        raise ValueError(what)
