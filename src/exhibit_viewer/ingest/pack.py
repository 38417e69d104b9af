"""Pack: a Model in one file that is mapped into memory, not parsed: what the worker hands over and the cache keeps.

Layout, little-endian: magic (8 bytes), version (u32), crc32 of the header (u32), header length (u64), the header in
JSON, then the sections, each starting at a multiple of 64 bytes. The header holds the values (`plain_values`), the
table of sections (offset from the first one, dtype, shape, crc32) and the sidecars the model depends on. The pages of
`model.levels`, `model.octree` and `model.tiles` have no crc32 here: there may be gigabytes of them, and each is checked
when it is read.

Nothing is synced to the disk: a pack can always be made again, and whatever a power cut leaves of one fails its
checksums. A pack in place is never written to, only replaced, so that maps of it stay sound.
"""

import json
import math
import mmap
import os
import struct
import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from exhibit_viewer import __version__
from exhibit_viewer.ingest.pack_check import check_model
from exhibit_viewer.ingest.source import Used
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.plain_values import Array, Json, decode, encode
from exhibit_viewer.model.shortage import ensure_room, shortage_told

VERSION = 11
_MAGIC = b"EXHPACK\n"
_HEAD = struct.Struct("<8sIIQ")
_ALIGNMENT = 64
_CHUNK = 1 << 20
_SLICE = 16 << 20
_MAX_HEADER = 256 << 20


@dataclass(frozen=True, slots=True)
class Pack:
    """An opened pack. The arrays of `model` are read-only views of the mapped file."""

    model: Model
    used: tuple[Used, ...]


def write_pack(model: Model, path: Path, used: Sequence[Used] = ()) -> None:
    """Write `model` and the stamps of its sidecars to `path`, replacing what is there in one step. Raises OSError."""
    partial = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with partial.open("wb") as file:
            for piece in packed(model, used)[1]:
                file.write(piece)
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise


def packed(model: Model, used: Sequence[Used] = ()) -> tuple[int, Iterator[bytes | memoryview]]:
    """A pack as it goes into a file: how many bytes, and those, piece by piece."""
    arrays: list[Array] = []
    numbers: dict[int, int] = {}

    def store(array: Array) -> int:
        if id(array) not in numbers:
            numbers[id(array)] = len(arrays)
            arrays.append(array)
        return numbers[id(array)]

    value = encode(model, Model, store)
    made = [made for mesh in model.meshes for made in (mesh.levels, mesh.octree)]
    paged = {id(many.pages) for many in (*made, *(image.tiles for image in model.images)) if many is not None}
    table = _table(arrays, paged)
    header = {"program": __version__, "model": value, "used": list(used), "sections": table}
    text = json.dumps(header, separators=(",", ":")).encode("ascii")
    size = _aligned(_HEAD.size + len(text)) + (table[-1][0] + arrays[-1].nbytes if arrays else 0)
    return size, _poured(_HEAD.pack(_MAGIC, VERSION, zlib.crc32(text), len(text)) + text, arrays)


def read_pack(path: Path) -> Pack:
    """Map the pack at `path`, every checksum, length and index checked but those of pages.

    Raises Fault: FILE_MISSING, MEMORY_SHORT, or FORMAT_DAMAGED for anything that is not a sound pack of this version.
    """
    return read_pack_within(path, 0, None, _MAX_HEADER)


def read_pack_within(path: Path, start: int, size: int | None, most_header: int) -> Pack:
    """The pack that is `size` bytes of the file at `path`, from `start` on; see `read_pack`. most_header: bytes of its
    header, which is parsed as a whole."""
    try:
        with shortage_told(file=path.name), path.open("rb") as file:
            place = _Place(file, start, path.stat().st_size - start if size is None else size)
            header, first = _header(place, most_header)
            _verify_sections(place, header["sections"], first)
            fetch = _Sections(place, header["sections"], first)
            model = decode(header["model"], Model, fetch)
            used = decode(header["used"], tuple[Used, ...], fetch)
        check_model(model)
    except FileNotFoundError as error:
        raise Fault(Code.FILE_MISSING, path.name) from error
    except (OSError, TypeError, ValueError, KeyError, IndexError, RecursionError, OverflowError) as error:
        raise Fault(Code.FORMAT_DAMAGED, path.name, format="pack", detail=str(error)[:200]) from error
    return Pack(model, used)


def open_pack(path: Path) -> Model:
    """The model in the pack at `path`; see `read_pack`."""
    return read_pack(path).model


def _table(arrays: Sequence[Array], paged: Collection[int]) -> list[Json]:
    table: list[Json] = []
    offset = 0
    for array in arrays:
        checksum = None if id(array) in paged else zlib.crc32(_bytes(array))
        table.append([offset, array.dtype.str, list(array.shape), checksum])
        offset = _aligned(offset + array.nbytes)
    return table


def _bytes(array: Array) -> memoryview:
    """The array's memory, flat. (memoryview cannot cast an array that has no elements.)"""
    return array.data.cast("B") if array.size else memoryview(b"")


def _poured(head: bytes, arrays: Sequence[Array]) -> Iterator[bytes | memoryview]:
    """The pieces of a pack; an array that is mapped is let go of as it is handed on."""
    yield head
    at = len(head)
    for array in arrays:
        yield bytes(-at % _ALIGNMENT)
        at = _aligned(at) + array.nbytes
        data = _bytes(array)
        for start in range(0, len(data), _SLICE):
            yield data[start : start + _SLICE]
            if isinstance(array.base, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
                array.base.madvise(mmap.MADV_DONTNEED)


def _aligned(offset: int) -> int:
    return -(-offset // _ALIGNMENT) * _ALIGNMENT


@dataclass(frozen=True, slots=True)
class _Place:
    """The part of a file that is a pack."""

    file: BinaryIO
    start: int
    size: int


def _header(place: _Place, most: int) -> tuple[dict[str, Any], int]:
    """The header, and where in the pack the first section starts."""
    place.file.seek(place.start)
    magic, version, checksum, length = _HEAD.unpack(place.file.read(_HEAD.size).ljust(_HEAD.size, b"\0"))
    if magic != _MAGIC or version != VERSION or length > most:
        raise ValueError("not a pack of this version")
    text = place.file.read(length)
    if len(text) != length or zlib.crc32(text) != checksum:
        raise ValueError("header damaged")
    header = json.loads(text)
    if header["program"] != __version__:
        raise ValueError("made by another version of the program")
    return header, _aligned(_HEAD.size + length)


def _verify_sections(place: _Place, table: Sequence[Json], first: int) -> None:
    """Compare every checksum. Reads rather than maps, so that checking a large pack takes no memory."""
    buffer = memoryview(bytearray(_CHUNK))
    for offset, dtype, shape, expected in table:
        length = math.prod(shape) * np.dtype(dtype).itemsize
        if not 0 <= first + offset <= first + offset + length <= place.size:
            raise ValueError("section outside")
        if expected is None:
            continue
        checksum, left = 0, length
        place.file.seek(place.start + first + offset)
        while left > 0:
            count = place.file.readinto(buffer[: min(left, _CHUNK)])  # type: ignore[attr-defined]
            if count == 0:
                raise ValueError("section cut short")
            checksum = zlib.crc32(buffer[:count], checksum)
            left -= count
        if checksum != expected:
            raise ValueError("section damaged")


class _Sections:
    """Gives sections as arrays by number; the map lives as long as any of them."""

    def __init__(self, place: _Place, table: Sequence[Json], first: int) -> None:
        before = place.start % mmap.ALLOCATIONGRANULARITY
        ensure_room(place.size, mapped=True)
        self._map = mmap.mmap(
            place.file.fileno(), before + place.size, access=mmap.ACCESS_READ, offset=place.start - before
        )
        self._table = table
        self._start = before + first

    def __call__(self, number: int) -> Array:
        offset, dtype, shape, _ = self._table[number]
        count = math.prod(shape)
        if count == 0:
            empty = np.empty(shape, dtype)
            empty.flags.writeable = False
            return empty
        return np.frombuffer(self._map, dtype, count, self._start + offset).reshape(shape)
