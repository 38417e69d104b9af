"""Values over a mesh: which of them each corner of each face has."""

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from pxr import Usd, UsdGeom

from exhibit_viewer.ingest.weld import unique_rows
from exhibit_viewer.model.geometry import F32

I64 = NDArray[np.int64]
Thing: TypeAlias = Any  # pxr is untyped
EARLIEST = Usd.TimeCode.EarliestTime()


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of a mesh: how many corners each has (f,), the vertex of each corner (c,), how many vertices."""

    counts: I64
    corners: I64
    vertices: int


@dataclass(frozen=True, slots=True)
class Spread:
    """Different values (k,w) and the place of each corner's (c,) among them."""

    values: F32
    of_corner: I64


def rows(value: Thing, width: int) -> F32 | None:
    """(n,width) of an array of vectors or, where width is 1, of numbers; None for anything else."""
    if value is None:
        return None
    array = np.asarray(value)
    if width == 1 and array.ndim == 1:
        array = array[:, None]
    if array.ndim != 2 or array.shape[1] < width or array.dtype.kind != "f" or not len(array):
        return None
    return np.ascontiguousarray(array[:, :width], dtype=np.float32)


def integers(value: Thing) -> I64:
    """(n,) of an array of integers; none for anything else."""
    array = np.asarray([] if value is None else value)
    return array.astype(np.int64) if array.ndim == 1 and array.dtype.kind in "iu" else np.empty(0, np.int64)


def primvar(prim: Usd.Prim, name: str, width: int, faces: Faces) -> Spread | None:
    """A primvar's values; None where there is none, or where they do not fit the mesh."""
    found = UsdGeom.PrimvarsAPI(prim).FindPrimvarWithInheritance(name)
    if not found or not found.HasAuthoredValue():
        return None
    indices = integers(found.GetIndices(EARLIEST)) if found.IsIndexed() else None
    return spread(rows(found.Get(EARLIEST), width), indices, str(found.GetInterpolation()), faces)


def spread(values: F32 | None, indices: I64 | None, interpolation: str, faces: Faces) -> Spread | None:
    """Values over the corners as their interpolation says; equal ones of different corners are joined."""
    if values is None:
        return None
    corners = len(faces.corners)
    if interpolation == "faceVarying":
        place = np.arange(corners)
    elif interpolation == "uniform":
        place = np.repeat(np.arange(len(faces.counts)), faces.counts)
    elif interpolation == "constant":
        place = np.zeros(corners, np.int64)
    else:
        place = faces.corners
    if indices is not None:
        if not len(indices) or int(place.max(initial=0)) >= len(indices):
            return None
        place = indices[place]
    if int(place.max(initial=0)) >= len(values) or int(place.min(initial=0)) < 0:
        return None
    if interpolation == "faceVarying" and indices is None:
        padded = np.zeros((len(values), 3), np.float32)
        padded[:, : values.shape[1]] = values + np.float32(0.0)
        first, same = unique_rows(padded.view(np.uint32))
        values, place = values[first], same[place].astype(np.int64)
    return Spread(values, place)
