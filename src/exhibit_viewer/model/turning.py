"""Translations, quaternions and scales as matrices, and the way between two turns."""

import numpy as np
from numpy.typing import NDArray

F64 = NDArray[np.float64]


def matrices(translation: F64, rotation: F64, scale: F64) -> F64:
    """(k,4,4) from (k,3) translations, (k,4) quaternions x, y, z, w of any length, and (k,3) scales."""
    length = np.linalg.norm(rotation, axis=1, keepdims=True)
    x, y, z, w = np.where(length > 0, rotation / np.where(length > 0, length, 1.0), (0.0, 0.0, 0.0, 1.0)).T
    result = np.zeros((len(translation), 4, 4))
    result[:, 0, :3] = np.stack([1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)], axis=1)
    result[:, 1, :3] = np.stack([2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)], axis=1)
    result[:, 2, :3] = np.stack([2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)], axis=1)
    result[:, :3, :3] *= scale[:, None, :]
    result[:, :3, 3] = translation
    result[:, 3, 3] = 1.0
    return result


def slerp(start: F64, end: F64, share: float) -> F64:
    """The quaternion (4,) a share of the shorter way from start to end, any lengths (Shoemake 1985)."""
    a, b = _unit(start), _unit(end)
    cosine = float(a @ b)
    if cosine < 0.0:
        b, cosine = -b, -cosine
    if cosine > 0.9995:
        return _unit(a + share * (b - a))
    angle = np.arccos(cosine)
    return np.asarray((np.sin((1.0 - share) * angle) * a + np.sin(share * angle) * b) / np.sin(angle))


def _unit(quaternion: F64) -> F64:
    length = float(np.linalg.norm(quaternion))
    return quaternion / length if length > 0 else np.array([0.0, 0.0, 0.0, 1.0])
