"""What must hold of a Model before the window's process trusts it: shapes, references and indices.

Packs come from a process that read an untrusted file. An index out of range would reach the graphics driver, where it
can end the program.
"""

import numpy as np

from exhibit_viewer.ingest.rig_check import check_rig
from exhibit_viewer.model.geometry import Mesh, Model, Placement, Topology
from exhibit_viewer.model.lamp import MOST_LAMPS
from exhibit_viewer.model.levels import Levels
from exhibit_viewer.model.node_page import MAX_VERTICES
from exhibit_viewer.model.octree import MAX_BITS, Octree
from exhibit_viewer.model.plain_values import Array
from exhibit_viewer.model.point_page import MAX_POINTS
from exhibit_viewer.model.tiles import MOST_LEVELS, MOST_SIDE, Tiles

_CORNERS = {Topology.TRIANGLES: 3, Topology.LINES: 2, Topology.POINTS: 1}


def check_model(model: Model) -> None:
    """Raises ValueError naming the first thing that does not hold."""
    for mesh in (*model.meshes, *model.proxy):
        _check_mesh(mesh, len(model.materials))
    _check_placements(model.placements, len(model.meshes))
    _check_placements(model.proxy_placements, len(model.proxy))
    for image in model.images:
        _demand(image.pixels.ndim == 3 and image.pixels.shape[2] == 4 and image.pixels.size > 0, "image shape")
        if image.tiles is not None:
            _check_tiles(image.tiles)
    for material in model.materials:
        _demand(all(0 <= texture.image < len(model.images) for texture in material.textures()), "image number")
    _demand(model.bounds.shape == (2, 3) and bool(np.isfinite(model.bounds).all()), "bounds")
    _demand(bool(model.placements), "nothing placed")
    for variant in model.variants:
        _demand(all(0 <= number < len(model.materials) for number in variant.materials), "variant")
    for camera in model.cameras:
        numbers = (*camera.target, camera.yaw, camera.pitch, camera.distance, camera.field_of_view)
        _demand(bool(np.isfinite(numbers).all()) and camera.distance > 0, "camera")
    _check_lamps(model)
    if model.rig is not None:
        check_rig(model, model.rig)


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
    if mesh.levels is not None:
        _demand(mesh.topology is Topology.TRIANGLES, "levels of what is no surface")
        _demand(len(mesh.levels.uv_frames) == len(mesh.uvs), "texture coordinates of levels")
        _check_levels(mesh.levels)
    _demand(mesh.traits is None or _is(mesh.traits, count, 2), "traits")
    if mesh.octree is not None:
        _demand(mesh.topology is Topology.POINTS and not mesh.indices.size, "octree of what are no points")
        _check_octree(mesh.octree)


def _check_levels(levels: Levels) -> None:
    """Tables that hold together; what is in a page is checked when it is read."""
    nodes, patches = len(levels), len(levels.patch_nodes)
    _demand(levels.mesh_from_lattice.shape == (4, 4), "lattice")
    _demand(levels.uv_frames.ndim == 3 and levels.uv_frames.shape[1:] == (2, 2), "texture frames")
    _demand(nodes > 0 and _is(levels.centres, nodes, 3), "nodes")
    ofnodes = (levels.radii, levels.errors, levels.heights, levels.vertices, levels.triangles, levels.checksums)
    _demand(all(column.shape == (nodes,) for column in ofnodes), "node columns")
    _demand(all(bool(np.isfinite(a).all()) for a in (levels.centres, levels.radii, levels.errors)), "node numbers")
    _demand(bool(((levels.vertices > 0) & (levels.vertices <= MAX_VERTICES)).all()), "node vertices")
    _demand(bool(((levels.triangles > 0) & (levels.triangles <= MAX_VERTICES)).all()), "node triangles")
    _demand(int(levels.heights[0]) == 0 and set(np.diff(levels.heights).tolist()) <= {0, 1}, "levels in order")
    _demand(levels.offsets.shape == (nodes + 1,) and int(levels.offsets[0]) == 0, "pages")
    _demand(bool((np.diff(levels.offsets) > 0).all()) and int(levels.offsets[-1]) == levels.pages.size, "pages")
    ofpatches = (levels.patch_parents, levels.patch_triangles)
    _demand(patches > 0 and all(column.shape == (patches,) for column in ofpatches), "patches")
    child, parent = levels.patch_nodes, levels.patch_parents
    _demand(bool((np.diff(child) >= 0).all()) and np.array_equal(np.unique(child), np.arange(nodes)), "patch nodes")
    _demand(int(parent.min()) >= -1 and int(parent.max()) < nodes, "patch parents")
    higher = levels.heights[parent] == levels.heights[child] + 1
    _demand(bool((higher | (parent < 0)).all()), "patch parents")
    above = np.unique(parent[parent >= 0])
    _demand(np.array_equal(above, np.flatnonzero(levels.heights > 0)), "nodes made of nothing")
    _demand(bool((levels.patch_triangles > 0).all()), "patch triangles")
    held = np.bincount(child, levels.patch_triangles, nodes)
    _demand(np.array_equal(held.astype(np.int64), levels.triangles.astype(np.int64)), "patch triangles")


def _check_octree(octree: Octree) -> None:
    """As `_check_levels`."""
    nodes = len(octree)
    _demand(octree.mesh_from_lattice.shape == (4, 4) and bool(np.isfinite(octree.mesh_from_lattice).all()), "lattice")
    _demand(octree.step > 0 and 1 <= octree.bits <= MAX_BITS, "lattice")
    _demand(nodes > 0 and octree.lows.shape == (nodes, 3), "nodes")
    columns = (octree.depths, octree.spacings, octree.parents, octree.points, octree.checksums)
    _demand(all(column.shape == (nodes,) for column in columns), "node columns")
    _demand(bool((np.isfinite(octree.spacings) & (octree.spacings >= 0)).all()), "node numbers")
    _demand(int(octree.depths[0]) == 0 and set(np.diff(octree.depths).tolist()) <= {0, 1}, "nodes in order")
    _demand(int(octree.depths[-1]) < octree.bits, "node depths")
    _demand(int(octree.parents[0]) == -1 and bool((octree.parents[1:] >= 0).all()), "node parents")
    _demand(bool((octree.parents < np.arange(nodes)).all()), "node parents")
    above = octree.parents[1:]
    _demand(bool((octree.depths[above] == octree.depths[1:] - 1).all()), "node parents")
    _demand(bool((octree.spacings[1:] <= octree.spacings[above]).all()), "node spacings")
    _demand(bool(((octree.points > 0) & (octree.points <= MAX_POINTS)).all()), "node points")
    _demand(octree.offsets.shape == (nodes + 1,) and int(octree.offsets[0]) == 0, "pages")
    _demand(bool((np.diff(octree.offsets) > 0).all()) and int(octree.offsets[-1]) == octree.pages.size, "pages")


def _check_tiles(tiles: Tiles) -> None:
    """As `_check_levels`."""
    _demand(0 < tiles.width <= MOST_SIDE and 0 < tiles.height <= MOST_SIDE, "size of tiles")
    _demand(1 <= tiles.levels <= MOST_LEVELS and tiles.channels in (3, 4), "levels of tiles")
    count = tiles.number(tiles.levels, 0, 0)
    _demand(all(column.shape == (count,) for column in (tiles.starts, tiles.sizes, tiles.checksums)), "tiles")
    _demand(int(tiles.starts.min()) >= 0 and int(tiles.sizes.min()) > 0, "pages of tiles")
    _demand(int((tiles.starts + tiles.sizes).max()) <= tiles.pages.size, "pages of tiles")


def _check_placements(placements: tuple[Placement, ...], meshes: int) -> None:
    _demand(all(0 <= placement.mesh < meshes for placement in placements), "mesh number")
    matrices = [placement.world_from_mesh for placement in placements]
    _demand(all(matrix.shape == (4, 4) for matrix in matrices), "placement shape")
    _demand(not matrices or bool(np.isfinite(np.stack(matrices)).all()), "placement")


def _check_lamps(model: Model) -> None:
    _demand(len(model.lamps) <= MOST_LAMPS, "number of lamps")
    for lamp in model.lamps:
        numbers = (*lamp.colour, *lamp.place, *lamp.direction, lamp.intensity, lamp.reach, lamp.inner, lamp.outer)
        _demand(bool(np.isfinite(numbers).all()), "lamp")


def _is(array: Array, rows: int, columns: int) -> bool:
    return array.shape == (rows, columns)


def _demand(condition: bool, what: str) -> None:
    if not condition:
        raise ValueError(what)
