"""Draco files (.drc): meshes and point clouds."""

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.assemble import assemble, y_up
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.placing import near_zero
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.ingest.text_numbers import colours_from_floats
from exhibit_viewer.ingest.thinning import thinned
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import U8, Mesh, Model, Placement, Topology
from exhibit_viewer.model.ticket import Ticket

FORMAT = "DRC"


def read_drc(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """The model. Raises Fault FORMAT_DAMAGED, INDEX_OUT_OF_RANGE."""
    import DracoPy

    data = source.data()
    try:
        decoded = DracoPy.decode(bytes(data))
    except (ValueError, RuntimeError, MemoryError, DracoPy.FileTypeException) as error:
        raise Fault(Code.FORMAT_DAMAGED, source.name, format=FORMAT, detail=str(error)[:120]) from error
    corners = np.asarray(decoded.points, dtype=np.float64)
    if corners.size % 3:
        raise Fault(Code.FORMAT_DAMAGED, source.name, format=FORMAT, detail=f"{corners.size} coordinates")
    points, place = near_zero(corners.reshape(-1, 3))
    faces = np.asarray(getattr(decoded, "faces", ()), dtype=np.uint32).reshape(-1, 3)
    notices: list[Notice] = []
    mesh = Mesh(
        name="",
        positions=points,
        indices=faces if len(faces) else np.empty((0, 1), np.uint32),
        topology=Topology.TRIANGLES if len(faces) else Topology.POINTS,
        normals=_rows(getattr(decoded, "normals", None), len(points), 3),
        uvs=_uvs(getattr(decoded, "tex_coord", None), len(points)),
        colours=_colours(getattr(decoded, "colors", None), len(points)),
    )
    return assemble(
        [mesh if len(faces) else thinned(mesh, source.name, notices)],
        [Placement(0, place)],
        [],
        [],
        file_format=FORMAT,
        turn=y_up(),
        units="",
        file_bytes=len(data),
        name=source.name,
        notices=notices,
    )


def _rows(values: object, count: int, width: int) -> NDArray[np.float32] | None:
    """(count,width) float32, or None where the file has no such attribute."""
    if values is None or np.size(np.asarray(values)) != count * width:
        return None
    return np.asarray(values, dtype=np.float32).reshape(count, width)


def _uvs(values: object, count: int) -> tuple[NDArray[np.float32], ...]:
    uvs = _rows(values, count, 2)
    return () if uvs is None else (uvs * np.array([1, -1], np.float32) + np.array([0, 1], np.float32),)


def _colours(values: object, count: int) -> U8 | None:
    if values is None:
        return None
    array = np.asarray(values)
    if not array.size or array.size % count or array.size // count not in (3, 4):
        return None
    array = array.reshape(count, -1)
    if array.dtype != np.uint8:
        return colours_from_floats(array.astype(np.float64))
    out = np.full((count, 4), 255, np.uint8)
    out[:, : array.shape[1]] = array
    return out
