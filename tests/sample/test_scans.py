"""The made-up scan that large models are measured with: closed, outward, and of the size asked for."""

from pathlib import Path

import numpy as np
import pytest

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.read import read_model
from exhibit_viewer.ingest.source import FileSource
from exhibit_viewer.model.geometry import Mesh
from exhibit_viewer.model.ticket import Ticket
from scans.scan import write_scan
from scans.textured import write_textured


@pytest.mark.parametrize("triangles", [48, 3000])
def test_a_made_up_scan_is_closed_and_faces_outward(tmp_path: Path, triangles: int) -> None:
    path = tmp_path / "scan.ply"
    count = write_scan(path, triangles)
    mesh = read_model(FileSource(path, 1 << 30), Budget(), Ticket()).meshes[0]
    assert mesh.triangles == count == pytest.approx(triangles, rel=0.1) and mesh.colours is not None
    _check_closed_and_outward(mesh)


def test_one_with_an_image_is_closed_too_and_shows_all_of_it(tmp_path: Path) -> None:
    path = tmp_path / "scan.glb"
    count = write_textured(path, 3000, 64)
    model = read_model(FileSource(path, 1 << 30), Budget(), Ticket())
    mesh, (image,) = model.meshes[0], model.images
    assert mesh.triangles == count == pytest.approx(3000, rel=0.1) and image.pixels.shape[:2] == (64, 64)
    assert mesh.uvs[0].min() >= 0 and mesh.uvs[0].max() <= 1 and np.ptp(mesh.uvs[0], axis=0).min() > 0.98
    _check_closed_and_outward(mesh)


def _check_closed_and_outward(mesh: Mesh) -> None:
    _, place = np.unique(mesh.positions, axis=0, return_inverse=True)  # the reader may part vertices along creases
    faces = place.reshape(-1)[mesh.indices]
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    there = set(map(tuple, edges.tolist()))
    assert len(there) == len(edges) and {(b, a) for a, b in there} == there
    corners = mesh.positions[mesh.indices]
    outward = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]) * corners.mean(axis=1)
    assert (outward.sum(axis=1) > 0).mean() > 0.9
