"""Fingerprint: what says that a mesh is the same mesh, wherever its file lies and however it is posed."""

import hashlib

import numpy as np

from exhibit_viewer.model.geometry import Mesh

LENGTH = 16  # hexadecimal digits kept


def fingerprint(mesh: Mesh) -> str:
    """The first digits of the sha-256 of positions (float32) and indices (uint32), little-endian, in their order.

    A mesh with levels or an octree remembers that of what it was made from: a cloud too large for memory, the first
    digits of its file's."""
    made = mesh.octree if mesh.levels is None else mesh.levels
    if made is not None:
        return made.fingerprint
    digest = hashlib.sha256()
    for values, kind in ((mesh.positions, "<f4"), (mesh.indices, "<u4")):
        digest.update(np.ascontiguousarray(values, kind).reshape(-1).view(np.uint8).data)
    return digest.hexdigest()[:LENGTH]
