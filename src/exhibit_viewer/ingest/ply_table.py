"""The elements of a PLY file (Turk 1994) as numpy columns: ASCII and binary of both byte orders."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.text_numbers import parsed
from exhibit_viewer.model.faults import Code, Fault

FORMAT = "PLY"
I64 = NDArray[np.int64]
_TYPES = {
    "char": "i1", "uchar": "u1", "short": "i2", "ushort": "u2", "int": "i4", "uint": "u4", "float": "f4",
    "double": "f8", "int8": "i1", "uint8": "u1", "int16": "i2", "uint16": "u2", "int32": "i4", "uint32": "u4",
    "float32": "f4", "float64": "f8", "int64": "i8", "uint64": "u8",
}  # fmt: skip
_ORDERS = {"ascii": "", "binary_little_endian": "<", "binary_big_endian": ">"}
_MAX_HEADER = 1 << 20
_MAX_PROPERTIES = 1_000


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One list a row: `counts` (n,) entries of each, `values` all of them in order."""

    counts: I64
    values: NDArray[np.generic]


Column = NDArray[np.generic] | ListColumn


@dataclass(frozen=True, slots=True)
class Property:
    """One column: `kind` is numpy's name of its numbers, `count_kind` that of the lengths where it holds lists."""

    name: str
    kind: str
    count_kind: str = ""


@dataclass(slots=True)
class Element:
    """A table: its rows and columns."""

    name: str
    count: int
    properties: list[Property] = field(default_factory=list)

    @property
    def lists(self) -> bool:
        """Whether any column holds lists."""
        return any(item.count_kind for item in self.properties)


@dataclass(slots=True)
class Header:
    """What a PLY file says about itself. order: "<" or ">" for binary files, "" for ASCII."""

    order: str = ""
    elements: list[Element] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    body: int = 0

    def properties(self, element: str) -> set[str]:
        """Names of an element's properties."""
        return {item.name for found in self.elements if found.name == element for item in found.properties}


def read_header(data: memoryview, name: str) -> Header:
    """The header. Raises Fault FORMAT_DAMAGED."""
    head = bytes(data[:_MAX_HEADER])
    end = head.find(b"end_header")
    if end < 0:
        raise _damaged(name, "end_header")
    after = end + len(b"end_header")
    if head[after : after + 2] == b"\r\n":
        after += 1
    header = Header(body=after + 1)
    order = None
    for line in head[:end].decode("latin-1").splitlines()[1:]:
        words = line.split()
        if not words:
            continue
        if words[0] in ("comment", "obj_info"):
            header.comments.append(line.strip().partition(" ")[2].strip())
        elif words[0] == "format":
            order = {"ascii": "", "binary_little_endian": "<", "binary_big_endian": ">"}.get(
                words[1] if words[1:] else ""
            )
        elif words[0] == "element":
            header.elements.append(_element(words, name))
        elif words[0] == "property" and header.elements:
            header.elements[-1].properties.append(_property(words, name))
    if order is None:
        raise _damaged(name, "format")
    header.order = order
    _check(header, name)
    return header


def _damaged(name: str, detail: str) -> Fault:
    return Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail=detail)


def _element(words: list[str], name: str) -> Element:
    if len(words) != 3 or not words[2].isascii() or not words[2].isdigit() or len(words[2]) > 18:
        raise _damaged(name, " ".join(words)[:80])
    return Element(words[1], int(words[2]))


def _property(words: list[str], name: str) -> Property:
    is_list = words[1:2] == ["list"]
    kinds = words[2:4] if is_list else words[1:2]
    if len(words) != (5 if is_list else 3) or any(kind not in _TYPES for kind in kinds):
        raise _damaged(name, " ".join(words)[:80])
    if is_list:
        return Property(words[4], _TYPES[kinds[1]], _TYPES[kinds[0]])
    return Property(words[2], _TYPES[kinds[0]])


def _check(header: Header, name: str) -> None:
    for element in header.elements:
        names = [item.name for item in element.properties]
        if len(set(names)) != len(names) or len(names) > _MAX_PROPERTIES:
            raise _damaged(name, f"element {element.name}"[:80])


def read_tables(data: memoryview, header: Header, name: str) -> dict[str, dict[str, Column]]:
    """Columns by element and property. Raises Fault FORMAT_DAMAGED where the body is shorter than the header says."""
    reader = _Binary(data, header, name) if header.order else _Ascii(data, header, name)
    tables: dict[str, dict[str, Column]] = {}
    for element in header.elements:
        if element.properties:
            tables.setdefault(element.name, reader.element(element))
    return tables


class _Ascii:
    """Numbers one after another; line ends do not matter."""

    def __init__(self, data: memoryview, header: Header, name: str) -> None:
        text = bytes(data[header.body :])
        if b"comment" in text:
            text = b"\n".join(line for line in text.splitlines() if not line.startswith(b"comment"))
        values = parsed(text)
        if values is None:
            raise _damaged(name, "number")
        self._values = values
        self._at = 0
        self._name = name

    def _take(self, count: int) -> NDArray[np.float64]:
        if count > len(self._values) - self._at:
            raise _damaged(self._name, "truncated")
        self._at += count
        return self._values[self._at - count : self._at]

    def element(self, element: Element) -> dict[str, Column]:
        """Columns of one element, as float64."""
        width = len(element.properties)
        if element.count > (len(self._values) - self._at) // width:
            raise _damaged(self._name, "truncated")
        if not element.lists:
            rows = self._take(element.count * width).reshape(element.count, width)
            return {item.name: rows[:, k] for k, item in enumerate(element.properties)}
        return self._even(element) or self._uneven(element)

    def _even(self, element: Element) -> dict[str, Column] | None:
        """Rows whose lists are all as long as the first row's; None when they are not."""
        at, lengths = self._at, []
        for item in element.properties if element.count else []:
            if at >= len(self._values):
                return None
            length = int(self._values[at]) if item.count_kind else 0
            lengths.append(length)
            at += 1 + length
        width = at - self._at
        if not element.count or min(lengths) < 0 or width * element.count > len(self._values) - self._at:
            return None
        rows = self._values[self._at : self._at + width * element.count].reshape(element.count, width)
        columns: dict[str, Column] = {}
        place = 0
        for item, length in zip(element.properties, lengths, strict=True):
            if item.count_kind:
                if (rows[:, place] != length).any():
                    return None
                counts = np.full(element.count, length, np.int64)
                columns[item.name] = ListColumn(counts, rows[:, place + 1 : place + 1 + length].reshape(-1))
            else:
                columns[item.name] = rows[:, place]
            place += 1 + length
        self._at += width * element.count
        return columns

    def _uneven(self, element: Element) -> dict[str, Column]:
        """Row by row."""
        counts: list[list[int]] = [[] for _ in element.properties]
        pieces: list[list[NDArray[np.float64]]] = [[] for _ in element.properties]
        for _ in range(element.count):
            for place, item in enumerate(element.properties):
                length = int(self._take(1)[0]) if item.count_kind else 1
                if length < 0:
                    raise _damaged(self._name, "list")
                counts[place].append(length)
                pieces[place].append(self._take(length))
        columns: dict[str, Column] = {}
        for item, lengths, parts in zip(element.properties, counts, pieces, strict=True):
            flat = np.concatenate(parts) if parts else np.empty(0)
            columns[item.name] = ListColumn(np.array(lengths, np.int64), flat) if item.count_kind else flat
        return columns


class _Binary:
    """Rows one after another."""

    def __init__(self, data: memoryview, header: Header, name: str) -> None:
        self._data = data
        self._order = header.order
        self._at = header.body
        self._name = name

    def element(self, element: Element) -> dict[str, Column]:
        """Columns of one element, views of the file where no list is in the way."""
        least = sum(np.dtype(item.count_kind or item.kind).itemsize for item in element.properties)
        if element.count > (len(self._data) - self._at) // least:
            raise _damaged(self._name, "truncated")
        if element.lists and element.count:
            return self._even(element) or self._uneven(element)
        return self._rows(element, [0] * len(element.properties))

    def _type(self, element: Element, lengths: list[int]) -> np.dtype[np.void]:
        fields: list[tuple[str, str] | tuple[str, str, tuple[int]]] = []
        for place, (item, length) in enumerate(zip(element.properties, lengths, strict=True)):
            if item.count_kind:
                fields.append((f"n{place}", self._order + item.count_kind))
                fields.append((f"p{place}", self._order + item.kind, (length,)))
            else:
                fields.append((f"p{place}", self._order + item.kind))
        return np.dtype(fields)

    def _rows(self, element: Element, lengths: list[int]) -> dict[str, Column]:
        """Rows whose lists are as long as `lengths`."""
        layout = self._type(element, lengths)
        rows = np.frombuffer(self._data, layout, element.count, self._at)
        self._at += layout.itemsize * element.count
        columns: dict[str, Column] = {}
        for place, (item, length) in enumerate(zip(element.properties, lengths, strict=True)):
            values = rows[f"p{place}"]
            if item.count_kind:
                columns[item.name] = ListColumn(np.full(element.count, length, np.int64), values.reshape(-1))
            else:
                columns[item.name] = values
        return columns

    def _even(self, element: Element) -> dict[str, Column] | None:
        """Rows whose lists are all as long as the first row's; None when they are not."""
        at, lengths = self._at, []
        for item in element.properties:
            length, at = self._skip(item, at)
            lengths.append(length)
        layout = self._type(element, lengths)
        if layout.itemsize * element.count > len(self._data) - self._at:
            return None
        rows = np.frombuffer(self._data, layout, element.count, self._at)
        for place, (item, length) in enumerate(zip(element.properties, lengths, strict=True)):
            if item.count_kind and (rows[f"n{place}"] != length).any():
                return None
        return self._rows(element, lengths)

    def _skip(self, item: Property, at: int) -> tuple[int, int]:
        """(length of the list at a place or 0, where the next property begins)."""
        if not item.count_kind:
            return 0, at + np.dtype(item.kind).itemsize
        kind = np.dtype(self._order + item.count_kind)
        if at + kind.itemsize > len(self._data):
            raise _damaged(self._name, "truncated")
        length = int(np.frombuffer(self._data, kind, 1, at)[0])
        if length < 0:
            raise _damaged(self._name, "list")
        at += kind.itemsize + length * np.dtype(item.kind).itemsize
        if at > len(self._data):
            raise _damaged(self._name, "truncated")
        return length, at

    def _uneven(self, element: Element) -> dict[str, Column]:
        """A first walk finds where every list begins, then each column is gathered at once."""
        lengths, begins = self._walk(element)
        columns: dict[str, Column] = {}
        for place, item in enumerate(element.properties):
            kind = np.dtype(self._order + item.kind)
            counts = lengths[place] if item.count_kind else np.ones(element.count, np.int64)
            values = self._gathered(begins[place], counts, kind)
            columns[item.name] = ListColumn(counts, values) if item.count_kind else values
        return columns

    def _walk(self, element: Element) -> tuple[list[I64], list[I64]]:
        """((n,) list lengths, (n,) byte places of the values) of each property."""
        data, size, at = self._data, len(self._data), self._at
        steps = [
            (np.dtype(item.count_kind).itemsize if item.count_kind else 0, np.dtype(item.kind).itemsize)
            for item in element.properties
        ]
        little = "little" if self._order == "<" else "big"
        signed = [item.count_kind.startswith("i") for item in element.properties]
        lengths: list[list[int]] = [[] for _ in steps]
        begins: list[list[int]] = [[] for _ in steps]
        for _ in range(element.count):
            for place, (count_bytes, value_bytes) in enumerate(steps):
                length = 1
                if count_bytes == 1 and not signed[place]:
                    length = data[at] if at < size else -1
                elif count_bytes:
                    length = int.from_bytes(data[at : at + count_bytes], little, signed=signed[place])  # type: ignore[arg-type]
                lengths[place].append(length)
                begins[place].append(at + count_bytes)
                at += count_bytes + length * value_bytes
                if length < 0 or at > size:
                    raise _damaged(self._name, "truncated" if length >= 0 else "list")
        self._at = at
        return [np.array(part, np.int64) for part in lengths], [np.array(part, np.int64) for part in begins]

    def _gathered(self, begins: I64, counts: I64, kind: np.dtype[np.generic]) -> NDArray[np.generic]:
        total = int(counts.sum())
        first = np.cumsum(counts) - counts
        places = np.repeat(begins - first * kind.itemsize, counts) + np.arange(total) * kind.itemsize
        raw = np.frombuffer(self._data, np.uint8)
        return np.asarray(raw[places[:, None] + np.arange(kind.itemsize)].reshape(-1).view(kind))
