"""The made-up scan that large models are measured with: closed, outward, and of the size asked for."""

from pathlib import Path

import numpy as np
import pytest

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.read import read_model
from exhibit_viewer.ingest.source import FileSource
from exhibit_viewer.model.ticket import Ticket
from scans.scan import write_scan


@pytest.mark.parametrize("triangles", [48, 3000])
def test_a_made_up_scan_is_closed_and_faces_outward(tmp_path: Path, triangles: int) -> None:
    path = tmp_path / "scan.ply"
    count = write_scan(path, triangles)
    mesh = read_model(FileSource(path, 1 << 30), Budget(), Ticket()).meshes[0]
    assert mesh.triangles == count == pytest.approx(triangles, rel=0.1) and mesh.colours is not None
    _, place = np.unique(mesh.positions, axis=0, return_inverse=True)  # the reader may part vertices along creases
    faces = place.reshape(-1)[mesh.indices]
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    there = set(map(tuple, edges.tolist()))
    assert len(there) == len(edges) and {(b, a) for a, b in there} == there
    corners = mesh.positions[mesh.indices]
    outward = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]) * corners.mean(axis=1)
    assert (outward.sum(axis=1) > 0).mean() > 0.9
