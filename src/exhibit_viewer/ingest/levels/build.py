"""The way in: a model's large meshes replaced by their levels."""

from dataclasses import replace

import numpy as np

from exhibit_viewer.ingest.levels.hierarchy import Report, Table, build_hierarchy
from exhibit_viewer.ingest.levels.need import needs_levels
from exhibit_viewer.ingest.levels.simplify import Corners
from exhibit_viewer.model.fingerprint import fingerprint
from exhibit_viewer.model.geometry import F64, Mesh, Model
from exhibit_viewer.model.levels import Levels
from exhibit_viewer.model.node_page import decode_node
from exhibit_viewer.model.ticket import Ticket

_FINENESS = 48
"""Lattice steps along a mean edge."""
_BITS = (16, 22)


def with_levels(model: Model, ticket: Ticket) -> Model:
    """The model with levels for every mesh that needs them; such a mesh's own arrays then hold its coarsest level.

    Raises Fault: CANCELLED.
    """
    total = 2 * sum(mesh.triangles for mesh in model.meshes if needs_levels(mesh))
    if not total:
        return model
    done = 0

    def report(triangles: int) -> None:
        nonlocal done
        done += triangles
        ticket.report(min(done / total, 1.0))

    return replace(
        model, meshes=tuple(_levelled(mesh, report) if needs_levels(mesh) else mesh for mesh in model.meshes)
    )


def build_levels(mesh: Mesh, report: Report) -> Levels:
    """The levels of a mesh with normals and without tangents. `report` is told the triangles of each group done."""
    assert mesh.normals is not None
    low = mesh.positions.min(axis=0).astype(np.float64)
    bits = _bits(mesh)
    step = max(float(np.ptp(mesh.positions, axis=0).max()), 1e-30) / ((1 << bits) - 1)
    places = np.rint((mesh.positions - low) / step).astype(np.int32)
    frames = _uv_frames(mesh)
    corners = Corners(places, mesh.normals, mesh.colours, mesh.uvs)
    table = build_hierarchy(corners, mesh.indices.astype(np.int32), (1 << bits) - 1, frames, report)
    frame = np.diag([step, step, step, 1.0])
    frame[:3, 3] = low
    return _as_levels(table, fingerprint(mesh), frame, frames, mesh.colours is not None)


def _levelled(mesh: Mesh, report: Report) -> Mesh:
    """The mesh with levels and its coarsest arrays."""
    levels = build_levels(mesh, report)
    tops = [decode_node(levels, int(node)) for node in levels.tops]
    starts = np.cumsum([0, *(len(top.places) for top in tops[:-1])])
    frame = levels.mesh_from_lattice
    places = np.concatenate([top.places for top in tops])
    colours = [top.colours for top in tops if top.colours is not None]
    return replace(
        mesh,
        positions=(places * np.diag(frame)[:3] + frame[:3, 3]).astype(np.float32),
        indices=np.concatenate([top.indices + np.uint32(start) for top, start in zip(tops, starts, strict=True)]),
        normals=np.concatenate([top.normals for top in tops]),
        colours=np.concatenate(colours) if colours else None,
        uvs=tuple(np.concatenate(sets) for sets in zip(*(top.uvs for top in tops), strict=True)),
        levels=levels,
    )


def _bits(mesh: Mesh) -> int:
    """Bits of the lattice along the longest side: some steps along an edge, within what 32-bit floats hold exactly."""
    sample = mesh.positions[mesh.indices[:: max(1, len(mesh.indices) // 100_000)]]
    edge = float(np.linalg.norm(sample[:, 1] - sample[:, 0], axis=1).mean())
    extent = float(np.ptp(mesh.positions, axis=0).max())
    return int(np.clip(np.ceil(np.log2(max(extent / max(edge, 1e-30), 1.0) * _FINENESS)), *_BITS))


def _uv_frames(mesh: Mesh) -> F64:
    """(sets,2,2) origin and size of each set of texture coordinates."""
    frames = [(uv.min(axis=0), np.maximum(np.ptp(uv, axis=0), 1e-12)) for uv in mesh.uvs]
    return np.array(frames, np.float64).reshape(len(frames), 2, 2)


def _as_levels(table: Table, mark: str, frame: F64, uv_frames: F64, has_colours: bool) -> Levels:
    step = frame[0, 0]
    patches = np.array(table.patches, np.int64).reshape(-1, 3)
    order = np.argsort(patches[:, 0], kind="stable")
    patch_nodes, patch_parents, patch_triangles = patches[order].astype(np.int32).T.copy()
    centres = np.stack(table.centres) * step + frame[:3, 3]
    return Levels(
        fingerprint=mark,
        mesh_from_lattice=frame,
        uv_frames=uv_frames,
        has_colours=has_colours,
        centres=centres.astype(np.float32),
        radii=(np.array(table.radii) * step * (1 + 1e-6)).astype(np.float32),
        errors=(np.array(table.errors) * step).astype(np.float32),
        heights=np.array(table.heights, np.int32),
        vertices=np.array(table.vertices, np.int32),
        triangles=np.array(table.triangles, np.int32),
        offsets=np.cumsum([0, *(len(page) for page in table.pages)]).astype(np.int64),
        checksums=np.array(table.checksums, np.uint32),
        patch_nodes=patch_nodes,
        patch_parents=patch_parents,
        patch_triangles=patch_triangles,
        pages=np.frombuffer(b"".join(table.pages), np.uint8),
    )
