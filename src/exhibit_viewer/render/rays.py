"""Rays and triangles, in double precision."""

from dataclasses import dataclass

import numpy as np

from exhibit_viewer.model.geometry import F64


@dataclass(frozen=True, eq=False)
class Ray:
    """origin + t * direction (unit), world."""

    origin: F64
    direction: F64


def barycentric(points: F64, ray: Ray) -> F64:
    """(3,) weights of the corners where the ray meets the triangle's plane; clamped when rounding led just outside."""
    a, b = points[1] - points[0], points[2] - points[0]
    p = np.cross(ray.direction, b)
    determinant = float(a @ p)
    if abs(determinant) < 1e-300:
        return np.array([1.0, 1.0, 1.0]) / 3
    offset = ray.origin - points[0]
    u = float(offset @ p) / determinant
    v = float(ray.direction @ np.cross(offset, a)) / determinant
    weights = np.maximum([1 - u - v, u, v], 0.0)
    return np.asarray(weights / weights.sum())


def distances(points: F64, ray: Ray) -> F64:
    """(k,) distance to triangles (k,3,3), infinite when missed (Möller & Trumbore 1997)."""
    a, b = points[:, 1] - points[:, 0], points[:, 2] - points[:, 0]
    p = np.cross(ray.direction, b)
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = 1.0 / np.einsum("ij,ij->i", a, p)
        offset = ray.origin - points[:, 0]
        u = np.einsum("ij,ij->i", offset, p) * scale
        q = np.cross(offset, a)
        v = (q @ ray.direction) * scale
        t = np.einsum("ij,ij->i", b, q) * scale
        inside = (u >= -1e-9) & (v >= -1e-9) & (u + v <= 1 + 1e-9) & (t > 0)
    return np.where(inside, t, np.inf)
