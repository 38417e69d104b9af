"""Point clouds within what a picture can show."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.faults import Code, Notice
from exhibit_viewer.model.geometry import Mesh

MAX_POINTS = 10_000_000


def kept(count: int, limit: int = MAX_POINTS) -> NDArray[np.int64]:
    """Which of `count` points are shown: all, or `limit` of them evenly spread over the file's order."""
    if count <= limit:
        return np.arange(count)
    return np.linspace(0, count - 1, limit).astype(np.int64)


def thinned(mesh: Mesh, name: str, notices: list[Notice]) -> Mesh:
    """A cloud of at most MAX_POINTS points, with a notice when some are left out."""
    count = len(mesh.positions)
    if count <= MAX_POINTS:
        return mesh
    chosen = kept(count)
    notices.append(Notice(Code.POINTS_REDUCED, name, {"shown": len(chosen), "count": count}))
    return replace(
        mesh,
        positions=mesh.positions[chosen],
        normals=None if mesh.normals is None else mesh.normals[chosen],
        colours=None if mesh.colours is None else mesh.colours[chosen],
        uvs=tuple(uv[chosen] for uv in mesh.uvs),
        traits=None if mesh.traits is None else mesh.traits[chosen],
    )
