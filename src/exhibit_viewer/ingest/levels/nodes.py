"""What is known of the nodes of a level while it is built, and the bytes of their pages."""

import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.levels.piece import Piece
from exhibit_viewer.ingest.levels.simplify import Coarser, box, mean_edge
from exhibit_viewer.model.levels import F64, I32, I64
from exhibit_viewer.model.node_page import NodeGeometry, encode_node

SEEN_EDGE = 0.35
"""Shading and colours sit on the vertices: a node's error is at least this share of its edges' length."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A node; lengths in lattice steps. deviation: how far it may lie from the mesh; error: the same, as it looks."""

    centre: F64
    radius: float
    deviation: float = 0.0
    error: float = 0.0


def sphere(places: I32) -> Entry:
    """A node of level 0."""
    low, high = box(places)
    centre = (low.astype(np.float64) + high) / 2
    squares = sum((column - middle) ** 2 for column, middle in zip(places.T, centre, strict=True))
    return Entry(centre, float(np.sqrt(np.max(squares))))


def above(outcome: Coarser, places: I32, deviation: float, error: float) -> Entry:
    """A node made of corners at `places`; deviation, error: the largest of the nodes it was made from."""
    below = sphere(np.concatenate([places, outcome.corners.places]))
    own = outcome.error + deviation
    length = mean_edge(outcome.corners.places, outcome.faces)
    return Entry(below.centre, below.radius, own, max(own, SEEN_EDGE * length, error * (1 + 1e-6)))


def columns(entries: list[Entry]) -> dict[str, NDArray[np.float64]]:
    """Entries as a table."""
    return {
        "centres": np.array([entry.centre for entry in entries]).reshape(-1, 3),
        "radii": np.array([entry.radius for entry in entries]),
        "deviations": np.array([entry.deviation for entry in entries]),
        "errors": np.array([entry.error for entry in entries]),
    }


def page(piece: Piece, uv_frames: F64) -> tuple[bytes, int]:
    """(the page of a node, its checksum)."""
    geometry = NodeGeometry(
        piece.corners.places,
        piece.faces.astype(np.uint32),
        piece.corners.normals,
        piece.corners.colours,
        piece.corners.uvs,
        piece.source,
        np.zeros(0, np.int64),
    )
    data = encode_node(geometry, uv_frames)
    return data, zlib.crc32(data)


def coarser_piece(outcome: Coarser, ids: I64, number: int) -> Piece:
    """A group's outcome as a piece: corners that stayed keep their id, others get one of node `number`."""
    fresh = ((number + 1) << 32) + np.arange(len(outcome.corners.places), dtype=np.int64)
    held = outcome.kept >= 0
    fresh[outcome.kept[held]] = ids[held]
    whole = Piece(fresh, outcome.corners, outcome.faces, np.zeros(0, np.int64))
    return whole.part(slice(None), np.empty(len(fresh), np.int32))
