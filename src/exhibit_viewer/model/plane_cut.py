"""Plane cut: where the triangles of a model meet a plane, as segments. Pure numpy."""

import contextlib

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.geometry import F64, Mesh, Model, Placement, Topology
from exhibit_viewer.model.levels import Levels
from exhibit_viewer.model.node_page import PageDamagedError, decode_node
from exhibit_viewer.model.scene import Axis, Section

MOST_NODES = 150
"""That a section reads: each takes about a millisecond."""

Indices = NDArray[np.integer]
_AXES = {Axis.X: 0, Axis.Y: 1, Axis.Z: 2}


def keep_plane(section: Section, bounds: F64) -> F64:
    """(4,) plane of a section in the frame of bounds (2,3): kept where dot(plane, (p, 1)) >= 0."""
    axis = _AXES[section.axis]
    place = bounds[0, axis] + section.position * (bounds[1, axis] - bounds[0, axis])
    sign = 1.0 if section.inverted else -1.0
    plane = np.zeros(4)
    plane[axis], plane[3] = sign, -sign * place
    return plane


def cut(positions: NDArray[np.floating], triangles: Indices, plane: F64) -> F64:
    """(k, 2, 3) segments where triangles meet the plane dot(plane, (p, 1)) = 0, in the frame of positions."""
    height = positions @ plane[:3].astype(positions.dtype) + positions.dtype.type(plane[3])
    above = height > 0
    corners = above[triangles]
    count = corners.sum(axis=1)
    crossing = np.flatnonzero((count == 1) | (count == 2))
    corners, count = corners[crossing], count[crossing]
    lone = np.where(count == 1, corners.argmax(axis=1), (~corners).argmax(axis=1))
    rows = np.arange(len(crossing))
    chosen = triangles[crossing]
    tip = chosen[rows, lone]
    ends = [_crossing(positions, height, tip, chosen[rows, (lone + turn) % 3]) for turn in (1, 2)]
    return np.stack(ends, axis=1)


def cut_levels(levels: Levels, plane: F64) -> F64:
    """As `cut`, of the finest level of which the plane meets no more than some hundred nodes; all in mesh frame."""
    length = float(np.linalg.norm(plane[:3]))
    met = np.abs(levels.centres @ plane[:3] + plane[3]) <= levels.radii * length * (1 + 1e-5)
    counts = np.bincount(levels.heights[met], minlength=int(levels.heights.max()) + 1)
    few = np.flatnonzero(counts <= MOST_NODES)
    height = int(few[0]) if len(few) else len(counts) - 1
    frame = levels.mesh_from_lattice
    found = [np.zeros((0, 2, 3))]
    for node in np.flatnonzero(met & (levels.heights == height)).tolist():
        with contextlib.suppress(PageDamagedError):
            page = decode_node(levels, node)
            found.append(cut(page.places.astype(np.float64), page.indices, plane @ frame))
    return np.asarray(np.concatenate(found) @ frame[:3, :3].T + frame[:3, 3])


def _crossing(positions: NDArray[np.floating], height: NDArray[np.floating], a: Indices, b: Indices) -> F64:
    """Where edges a-b meet height 0, counted from the lower end: the same to the last bit for every triangle on an
    edge, also across texture seams, which split vertices that belong together."""
    lower = height[a] <= height[b]
    low, high = np.where(lower, a, b), np.where(lower, b, a)
    from_low, from_high = height[low].astype(np.float64)[:, None], height[high].astype(np.float64)[:, None]
    start = positions[low].astype(np.float64)
    return np.asarray(start + (positions[high] - start) * (from_low / (from_low - from_high)))


def cuts(model: Model, plane: F64, frame_from_world: F64, *, proxy: bool = False) -> list[F64]:
    """Segments (k, 2, 3) in a frame, one array for each placement of triangles that the plane (4,) of that frame
    meets; of the coarse stand-in where `proxy` is asked for and there is one."""
    stand_in = proxy and bool(model.proxy)
    meshes: tuple[Mesh, ...] = model.proxy if stand_in else model.meshes
    placements: tuple[Placement, ...] = model.proxy_placements if stand_in else model.placements
    found = []
    for place in placements:
        mesh = meshes[place.mesh]
        if mesh.topology is not Topology.TRIANGLES:
            continue
        matrix = frame_from_world @ place.world_from_mesh
        if mesh.levels is not None and not proxy:
            segments = cut_levels(mesh.levels, plane @ matrix)
        else:
            segments = cut(mesh.positions, mesh.indices, plane @ matrix)
        if len(segments):
            found.append(segments @ matrix[:3, :3].T + matrix[:3, 3])
    return found
