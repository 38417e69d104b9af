"""What is kept in assets/sample, read back: labels can be rewritten without making the artifacts again."""

from pathlib import Path

import numpy as np

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.gltf import read_gltf
from exhibit_viewer.ingest.source import FileSource
from exhibit_viewer.model.ticket import Ticket
from sample.surface import Part


def kept_part(path: Path) -> Part:
    """The triangles of a written GLB, to within its quantisation."""
    model = read_gltf(FileSource(path), Budget(), Ticket())
    mesh, placement = model.meshes[0], model.placements[0].world_from_mesh
    positions = np.asarray(mesh.positions @ placement[:3, :3].T + placement[:3, 3], np.float32)
    return Part(positions, np.asarray(mesh.normals, np.float32), mesh.uvs[0], np.asarray(mesh.indices, np.uint32))
