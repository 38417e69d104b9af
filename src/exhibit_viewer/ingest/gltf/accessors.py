"""Accessors: typed arrays out of buffer views (glTF 2.0, 3.6): strides, normalised integers, sparse values."""

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.gltf.buffers import Buffers
from exhibit_viewer.ingest.gltf.document import Document
from exhibit_viewer.ingest.gltf.tree import Entry, damaged
from exhibit_viewer.model.faults import Code, Fault

Array = NDArray[np.generic]
F32 = NDArray[np.float32]
U32 = NDArray[np.uint32]

COMPONENTS = {5120: "<i1", 5121: "<u1", 5122: "<i2", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}
LARGEST = {"i1": 127.0, "u1": 255.0, "i2": 32767.0, "u2": 65535.0}


class Accessors:
    """Decoded arrays by accessor number. Float accessors without stride or sparse values are views, not copies."""

    def __init__(self, document: Document, buffers: Buffers) -> None:
        self._document = document
        self._buffers = buffers
        self._raw: dict[int, Array] = {}

    def entry(self, number: int, asked_by: str) -> Entry:
        """The accessor's JSON."""
        return self._document.accessors.get(number, asked_by)

    def count(self, number: int, asked_by: str) -> int:
        """How many elements the accessor declares."""
        return self.entry(number, asked_by).integer("count", low=0)

    def raw(self, number: int, asked_by: str) -> Array:
        """(count, width) as stored. Raises Fault."""
        if number not in self._raw:
            self._raw[number] = self._read(self.entry(number, asked_by))
        return self._raw[number]

    def floats(self, number: int, asked_by: str, *widths: int) -> F32:
        """(count, width) float32, normalised integers as fractions. The width must be one of `widths`."""
        entry = self.entry(number, asked_by)
        values = self.raw(number, asked_by)
        if values.shape[1] not in widths:
            raise damaged(self._document.file, asked_by, f"{entry.text('type')} where {_wanted(widths)} is due")
        return as_floats(values, entry.flag("normalized"))

    def integers(self, number: int, asked_by: str, width: int) -> U32:
        """(count, width) uint32 of an unsigned integer accessor."""
        values = self.raw(number, asked_by)
        if values.dtype.kind != "u" or values.shape[1] != width:
            raise damaged(self._document.file, asked_by, "not unsigned integers of the right width")
        return np.ascontiguousarray(values, dtype=np.uint32)

    def _read(self, entry: Entry) -> Array:
        dtype, width = _component(entry, "componentType"), self._width(entry)
        count = entry.integer("count", low=0)
        view = entry.index("bufferView")
        if view is not None:
            self._buffers.view(view, entry.at("bufferView"))  # what the file holds counts towards what it may decode to
        self._document.charge(count * width, entry.path)
        if view is None:
            values: Array = np.zeros((count, width), dtype)
        else:
            values = self._window(entry, view, count, width, dtype, entry.integer("byteOffset", 0))
        sparse = entry.child("sparse")
        if sparse is not None and count:
            values = self._with_sparse(values, sparse)
        return values

    def _window(
        self, entry: Entry, view: int, count: int, width: int, dtype: np.dtype[np.generic], start: int
    ) -> Array:
        """The elements inside a view, without copying; checked to lie inside it."""
        path = entry.at("bufferView")
        data = self._buffers.view(view, path)
        size = dtype.itemsize * width
        stride = self._buffers.stride(view, path) or size
        if stride < size:
            raise damaged(self._document.file, path, f"a stride of {stride} bytes for elements of {size}")
        if count and start + stride * (count - 1) + size > len(data):
            raise damaged(self._document.file, path, f"{count} elements do not fit into {len(data)} bytes")
        if not count:
            return np.zeros((0, width), dtype)
        return np.ndarray((count, width), dtype, data.data, start, (stride, dtype.itemsize))

    def _with_sparse(self, values: Array, sparse: Entry) -> Array:
        """A copy with some elements replaced (glTF 2.0, 3.6.2.3)."""
        count = sparse.integer("count", low=1)
        places_entry, values_entry = sparse.child("indices"), sparse.child("values")
        if places_entry is None or values_entry is None:
            raise damaged(self._document.file, sparse.path, "without indices or values")
        if count > len(values):
            raise sparse.wrong("count", f"{count} of {len(values)} elements")
        self._document.charge(count * (values.shape[1] + 1) + values.size, sparse.path)
        places = self._tight(places_entry, count, 1, _component(places_entry, "componentType")).reshape(-1)
        if places.dtype.kind != "u":
            raise places_entry.wrong("componentType", "not unsigned")
        if int(places.max()) >= len(values):
            detail = f"{places_entry.path}: {int(places.max())} of {len(values)}"
            raise Fault(Code.INDEX_OUT_OF_RANGE, self._document.file, detail=detail)
        changed = values.copy()
        changed[places] = self._tight(values_entry, count, values.shape[1], values.dtype)
        return changed

    def _tight(self, entry: Entry, count: int, width: int, dtype: np.dtype[np.generic]) -> Array:
        """Sparse indices and values are packed tightly in their view."""
        data = self._buffers.view(entry.integer("bufferView"), entry.at("bufferView"))
        start = entry.integer("byteOffset", 0)
        if start + count * width * dtype.itemsize > len(data):
            raise entry.wrong("bufferView", f"{count} elements do not fit into {len(data)} bytes")
        return np.ndarray((count, width), dtype, data.data, start)

    def _width(self, entry: Entry) -> int:
        kind = entry.text("type")
        if kind not in WIDTHS:
            raise entry.wrong("type", f"{kind!r} is unknown")
        return WIDTHS[kind]


def as_floats(values: Array, normalized: bool) -> F32:
    """Integers as floats; normalised ones divided by their largest value (glTF 2.0, 3.6.2.2)."""
    if values.dtype.kind == "f":
        return np.ascontiguousarray(values, dtype=np.float32)
    floats = values.astype(np.float32)
    largest = LARGEST.get(values.dtype.str[1:]) if normalized else None
    if largest is not None:
        floats /= largest
        np.maximum(floats, -1.0, out=floats)
    return floats


def _component(entry: Entry, key: str) -> np.dtype[np.generic]:
    number = entry.integer(key)
    if number not in COMPONENTS:
        raise entry.wrong(key, f"{number} is unknown")
    return np.dtype(COMPONENTS[number])


def _wanted(widths: tuple[int, ...]) -> str:
    return " or ".join(name for name, width in WIDTHS.items() if width in widths)
