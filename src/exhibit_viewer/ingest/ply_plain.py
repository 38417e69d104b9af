"""Which PLY files trimesh reads right: binary ones of points, or of triangles and nothing else."""

import re

import numpy as np

from exhibit_viewer.ingest.ply_table import Element, Header

_BEGINNING = re.compile(rb"ply\r?\nformat binary_(?:little|big)_endian 1\.0\r?\n")
_VERTEX_COLOURS = ("red", "green", "blue", "alpha")
_TEXTURE_PLACES = {"s", "t", "u", "v", "texture_u", "texture_v", "texture_s", "texture_t"}
_OTHER_COLOURS = {"r", "g", "b", "diffuse_red", "diffuse_green", "diffuse_blue"}
_CORNERS = ("vertex_index", "vertex_indices")


def is_plain(data: memoryview, header: Header) -> bool:
    """Whether a file holds exactly the bytes its header declares, points that have positions, normals and byte colours,
    and no faces but triangles.

    trimesh takes the second line for the format and stumbles over empty ones; takes the length of the first list for
    that of all; reads colours of other names or types as white or wrong, and texture places by rounding; leaves out
    triangle strips.
    """
    head = bytes(data[: header.body])
    if not _BEGINNING.match(head) or not head.isascii() or not all(line.strip() for line in head.splitlines()):
        return False
    if any("texturefile" in comment.lower() for comment in header.comments):
        return False
    names = [element.name for element in header.elements]
    if names not in (["vertex"], ["vertex", "face"]) or not _are_plain_points(header.elements[0]):
        return False
    faces = header.elements[1] if len(names) > 1 else None
    points_end = header.body + header.elements[0].count * sum(
        np.dtype(item.kind).itemsize for item in header.elements[0].properties
    )
    if faces is None or not faces.count:
        return points_end == len(data)
    return _are_triangles(data, points_end, faces, header.order)


def _are_plain_points(vertex: Element) -> bool:
    kinds = {item.name: item.kind for item in vertex.properties}
    if vertex.lists or not {"x", "y", "z"} <= kinds.keys() or kinds.keys() & (_TEXTURE_PLACES | _OTHER_COLOURS):
        return False
    coloured = [name for name in _VERTEX_COLOURS if name in kinds]
    return coloured in ([], list(_VERTEX_COLOURS[:3]), list(_VERTEX_COLOURS)) and all(
        kinds[name] == "u1" for name in coloured
    )


def _are_triangles(data: memoryview, start: int, faces: Element, order: str) -> bool:
    """Whether what follows `start` is one list of three whole numbers for each face, to the end of the file."""
    if len(faces.properties) != 1 or faces.properties[0].name not in _CORNERS or not faces.lists:
        return False
    corners = faces.properties[0]
    if corners.kind.startswith("f") or corners.count_kind.startswith("f"):
        return False
    row = np.dtype([("count", order + corners.count_kind), ("corners", order + corners.kind, (3,))])
    if start + faces.count * row.itemsize != len(data):
        return False
    return bool((np.frombuffer(data, row, faces.count, start)["count"] == 3).all())
