"""Which PLY files trimesh reads right: binary ones of points, or of triangles and nothing else."""

import re

import numpy as np

from exhibit_viewer.ingest.ply_table import Element, Header

_BEGINNING = re.compile(rb"ply\r?\nformat binary_(?:little|big)_endian 1\.0\r?\n")
_VERTEX_COLOURS = ("red", "green", "blue", "alpha")
_TEXTURE_PLACES = {"s", "t", "u", "v", "texture_u", "texture_v", "texture_s", "texture_t"}
_OTHER_COLOURS = {"r", "g", "b", "diffuse_red", "diffuse_green", "diffuse_blue"}
_CORNERS = ("vertex_index", "vertex_indices")


Place = tuple[int, int, str, int, int]
"""Of a column: offset in the file, bytes from row to row, kind and number of the numbers in a row, rows."""


def is_plain(data: memoryview, header: Header) -> bool:
    """Whether a file holds exactly the bytes its header declares, points that have positions, normals and byte colours,
    and no faces but triangles.

    trimesh takes the second line for the format and stumbles over empty ones; takes the length of the first list for
    that of all; reads colours of other names or types as white or wrong, and texture places by rounding; leaves out
    triangle strips.
    """
    if not _is_plain_head(data, header):
        return False
    points_end = header.body + header.elements[0].count * _bytes(header.elements[0])
    faces = header.elements[1] if len(header.elements) > 1 else None
    if faces is None or not faces.count:
        return points_end == len(data)
    row = _triangle(faces, header.order)
    if row is None or points_end + faces.count * row.itemsize != len(data):
        return False
    return bool((np.frombuffer(data, row, faces.count, points_end)["count"] == 3).all())


def plain_triangles(data: memoryview, header: Header) -> dict[str, Place] | None:
    """Where a plain file of triangles has its columns: "x" (with y and z), "corners" and "counts", and where there are
    such "nx" (with ny and nz) and "red" (with green, blue and perhaps alpha). None for others, and where numbers that
    belong together are not side by side. That all counts are 3 is left to be seen."""
    if not _is_plain_head(data, header) or len(header.elements) < 2 or not header.elements[1].count:
        return None
    vertex, faces = header.elements
    stride, row = _bytes(vertex), _triangle(faces, header.order)
    points_end = header.body + vertex.count * stride
    if row is None or points_end + faces.count * row.itemsize != len(data):
        return None
    count_bytes = row.itemsize - 3 * np.dtype(faces.properties[0].kind).itemsize
    found: dict[str, Place] = {
        "counts": (points_end, row.itemsize, header.order + faces.properties[0].count_kind, 1, faces.count),
        "corners": (points_end + count_bytes, row.itemsize, header.order + faces.properties[0].kind, 3, faces.count),
    }
    names = [item.name for item in vertex.properties]
    sizes = [np.dtype(item.kind).itemsize for item in vertex.properties]
    for wanted, kind in ((("x", "y", "z"), "f4"), (("nx", "ny", "nz"), "f4"), (_VERTEX_COLOURS, "u1")):
        own = [name for name in wanted if name in names]
        if not own:
            continue
        first = names.index(own[0])
        side_by_side = names[first : first + len(own)] == own and len(own) >= 3
        if not side_by_side or any(item.kind != kind for item in vertex.properties[first : first + len(own)]):
            return None
        at = header.body + sum(sizes[:first])
        found[own[0]] = (at, stride, header.order + kind, len(own), vertex.count)
    return found


def _is_plain_head(data: memoryview, header: Header) -> bool:
    """Whether a header is one that trimesh understands, of points and perhaps faces."""
    head = bytes(data[: header.body])
    if not _BEGINNING.match(head) or not head.isascii() or not all(line.strip() for line in head.splitlines()):
        return False
    if any("texturefile" in comment.lower() for comment in header.comments):
        return False
    names = [element.name for element in header.elements]
    return names in (["vertex"], ["vertex", "face"]) and _are_plain_points(header.elements[0])


def _bytes(vertex: Element) -> int:
    return sum(np.dtype(item.kind).itemsize for item in vertex.properties)


def _are_plain_points(vertex: Element) -> bool:
    kinds = {item.name: item.kind for item in vertex.properties}
    if vertex.lists or not {"x", "y", "z"} <= kinds.keys() or kinds.keys() & (_TEXTURE_PLACES | _OTHER_COLOURS):
        return False
    coloured = [name for name in _VERTEX_COLOURS if name in kinds]
    return coloured in ([], list(_VERTEX_COLOURS[:3]), list(_VERTEX_COLOURS)) and all(
        kinds[name] == "u1" for name in coloured
    )


def _triangle(faces: Element, order: str) -> np.dtype[np.void] | None:
    """The row of a face whose only list has three whole numbers; None for faces of other kinds."""
    if len(faces.properties) != 1 or faces.properties[0].name not in _CORNERS or not faces.lists:
        return None
    corners = faces.properties[0]
    if corners.kind.startswith("f") or corners.count_kind.startswith("f"):
        return None
    return np.dtype([("count", order + corners.count_kind), ("corners", order + corners.kind, (3,))])
