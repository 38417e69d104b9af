"""Coordinates far from zero: kept exact by moving the origin into the placement."""

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.geometry import F32, F64

FAR = 100.0
"""Coordinates larger than this many extents lose visible precision in float32 and are moved."""


def near_zero(points: NDArray[np.floating]) -> tuple[F32, F64]:
    """(float32 points near zero, (4,4) file from mesh). Points that are near zero already stay as they are."""
    matrix = np.eye(4)
    finite = points[np.isfinite(points).all(axis=1)] if points.dtype == np.float64 else points[:0]
    if len(finite):
        low, high = finite.min(axis=0), finite.max(axis=0)
        if np.abs([low, high]).max() > FAR * max(float((high - low).max()), 1e-30):
            matrix[:3, 3] = np.round((low + high) / 2)
            points = points - matrix[:3, 3]
    with np.errstate(over="ignore"):
        return np.ascontiguousarray(points, dtype=np.float32), matrix
