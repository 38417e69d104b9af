"""Points in a table of rows of one length somewhere in a file: binary PLY and PCD, splats."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.levels.cloud.points import CHUNK, Number, Points
from exhibit_viewer.ingest.levels.surface import Column
from exhibit_viewer.ingest.ply_table import Element, Header
from exhibit_viewer.ingest.splats import SH_C0
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.octree import U8

Field = tuple[str, int]
"""Of a column: kind of its numbers, bytes from the beginning of a row."""
_RGB = (("red", "green", "blue"), ("r", "g", "b"), ("diffuse_red", "diffuse_green", "diffuse_blue"))
_SPLAT = ("f_dc_0", "f_dc_1", "f_dc_2")
_TONES = ("intensity", "scalar_intensity", "scalar_Intensity")
_KINDS = ("classification", "class", "scalar_Classification", "scalar_classification")
_MOST_BYTES = 96 << 20


@dataclass(frozen=True, slots=True)
class TableCloud:
    """See `Cloud`. `count` rows, `stride` bytes apart from `offset` on; fields: by name, with "x", "y" and "z"."""

    path: str
    name: str
    offset: int
    stride: int
    count: int
    fields: tuple[tuple[str, Field], ...]

    @property
    def finest(self) -> float:
        """See `Cloud`."""
        return 0.0

    @property
    def parts(self) -> int:
        """See `Cloud`."""
        return -(-self.count // self._at_once)

    @property
    def _at_once(self) -> int:
        return min(CHUNK, max(1, _MOST_BYTES // self.stride))

    def points(self, part: int) -> Iterator[Points]:
        """See `Cloud`."""
        first = part * self._at_once
        rows = Column(self.path, self.offset, self.stride, "u1", self.stride, self.count)
        try:
            yield self._of(rows.rows(first, min(first + self._at_once, self.count)))
        except (OSError, ValueError) as error:
            raise Fault(Code.FORMAT_DAMAGED, self.name, format="", detail=str(error)[:120]) from error

    def glimpse(self, most: int) -> Points:
        """See `Cloud`."""
        chosen = np.linspace(0, self.count - 1, min(most, self.count)).astype(np.int64)
        rows = Column(self.path, self.offset, self.stride, "u1", self.stride, self.count)
        return self._of(rows.take(chosen))

    def _of(self, rows: U8) -> Points:
        where = dict(self.fields)
        places = np.stack([_numbers(rows, where[axis]).astype(np.float64) for axis in "xyz"], axis=1)
        tone = next((_numbers(rows, where[name]) for name in _TONES if name in where), None)
        kinds = next((_numbers(rows, where[name]) for name in _KINDS if name in where), None)
        classes = None if kinds is None else np.clip(np.nan_to_num(kinds), 0, 255).astype(np.uint8)
        return Points(places, _colours(rows, where), tone, classes)


def ply_cloud(path: str, name: str, header: Header, size: int) -> TableCloud | None:
    """The points of a binary PLY file of `size` bytes that has nothing else; None for others."""
    held = [element for element in header.elements if element.count]
    if not header.order or len(held) != 1 or held[0].name != "vertex" or held[0].lists:
        return None
    if header.elements[0] is not held[0] or not {"x", "y", "z"} <= {item.name for item in held[0].properties}:
        return None
    fields, stride = _fields(held[0], header.order)
    if header.body + stride * held[0].count > size:
        return None
    return TableCloud(path, name, header.body, stride, held[0].count, fields)


def _fields(element: Element, order: str) -> tuple[tuple[tuple[str, Field], ...], int]:
    found, at = [], 0
    for item in element.properties:
        kind = np.dtype(order + item.kind)
        found.append((item.name, (kind.str, at)))
        at += kind.itemsize
    return tuple(found), at


def _numbers(rows: U8, field: Field) -> Number:
    kind, at = field
    size = np.dtype(kind).itemsize
    found = np.ascontiguousarray(rows[:, at : at + size]).view(kind)[:, 0]
    return found.astype(found.dtype.newbyteorder("="))


def _colours(rows: U8, where: dict[str, Field]) -> U8 | NDArray[np.uint16] | None:
    if where.keys() >= set(_SPLAT):
        tint = np.stack([_numbers(rows, where[name]) for name in _SPLAT], axis=1) * SH_C0 + 0.5
        return _to_bytes(tint)
    names = next((names for names in _RGB if where.keys() >= set(names)), None)
    if names is None:
        return None
    rgb = np.stack([_numbers(rows, where[name]) for name in names], axis=1)
    if rgb.dtype == np.uint8:
        return rgb.astype(np.uint8)
    if rgb.dtype.kind == "f":
        return _to_bytes(rgb)
    return np.asarray(np.clip(rgb, 0, 65535), np.uint16)


def _to_bytes(shares: Number) -> U8:
    return np.asarray(np.rint(np.clip(np.nan_to_num(shares), 0, 1) * 255), np.uint8)
