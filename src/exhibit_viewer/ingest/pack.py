"""Pack: a Model in one file that is mapped into memory, not parsed: what the worker hands over and the cache keeps.

Layout, little-endian: magic (8 bytes), version (u32), crc32 of the header (u32), header length (u64), the header in
JSON, then the sections, each starting at a multiple of 64 bytes. The header holds the values (`plain_values`), the
table of sections (offset from the first one, dtype, shape, crc32) and the sidecars the model depends on. The pages of
`model.levels` and `model.octree` have no crc32 here: there may be gigabytes of them, and each is checked when it
is read.

Nothing is synced to the disk: a pack can always be made again, and whatever a power cut leaves of one fails its
checksums. A pack in place is never written to, only replaced, so that maps of it stay sound.
"""

import json
import math
import mmap
import os
import struct
import zlib
from collections.abc import Collection, Sequence
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

VERSION = 10
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
    arrays: list[Array] = []
    numbers: dict[int, int] = {}

    def store(array: Array) -> int:
        if id(array) not in numbers:
            numbers[id(array)] = len(arrays)
            arrays.append(array)
        return numbers[id(array)]

    value = encode(model, Model, store)
    paged = {id(made.pages) for mesh in model.meshes for made in (mesh.levels, mesh.octree) if made is not None}
    header = {"program": __version__, "model": value, "used": list(used), "sections": _table(arrays, paged)}
    text = json.dumps(header, separators=(",", ":")).encode("ascii")
    partial = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with partial.open("wb") as file:
            file.write(_HEAD.pack(_MAGIC, VERSION, zlib.crc32(text), len(text)))
            file.write(text)
            for array in arrays:
                file.write(bytes(-file.tell() % _ALIGNMENT))
                _pour(file, array)
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise


def read_pack(path: Path) -> Pack:
    """Map the pack at `path`, every checksum, length and index checked but those of pages.

    Raises Fault: FILE_MISSING, or FORMAT_DAMAGED for anything that is not a sound pack of this version.
    """
    try:
        with path.open("rb") as file:
            header, start = _header(file)
            _verify_sections(file, header["sections"], start)
            fetch = _Sections(file, header["sections"], start)
            model = decode(header["model"], Model, fetch)
            used = decode(header["used"], tuple[Used, ...], fetch)
        check_model(model)
    except FileNotFoundError as error:
        raise Fault(Code.FILE_MISSING, path.name) from error
    except (OSError, TypeError, ValueError, KeyError, IndexError, RecursionError) as error:
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


def _pour(file: BinaryIO, array: Array) -> None:
    """Write an array; one that is mapped is let go of as it is written."""
    data = _bytes(array)
    for start in range(0, len(data), _SLICE):
        file.write(data[start : start + _SLICE])
        if isinstance(array.base, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
            array.base.madvise(mmap.MADV_DONTNEED)


def _aligned(offset: int) -> int:
    return -(-offset // _ALIGNMENT) * _ALIGNMENT


def _header(file: BinaryIO) -> tuple[dict[str, Any], int]:
    """The header, and where in the file the first section starts."""
    magic, version, checksum, length = _HEAD.unpack(file.read(_HEAD.size).ljust(_HEAD.size, b"\0"))
    if magic != _MAGIC or version != VERSION or length > _MAX_HEADER:
        raise ValueError("not a pack of this version")
    text = file.read(length)
    if len(text) != length or zlib.crc32(text) != checksum:
        raise ValueError("header damaged")
    header = json.loads(text)
    if header["program"] != __version__:
        raise ValueError("made by another version of the program")
    return header, _aligned(_HEAD.size + length)


def _verify_sections(file: BinaryIO, table: Sequence[Json], start: int) -> None:
    """Compare every checksum. Reads rather than maps, so that checking a large pack takes no memory."""
    buffer = memoryview(bytearray(_CHUNK))
    for offset, dtype, shape, expected in table:
        if expected is None:
            continue
        checksum, left = 0, math.prod(shape) * np.dtype(dtype).itemsize
        file.seek(start + offset)
        while left > 0:
            count = file.readinto(buffer[: min(left, _CHUNK)])  # type: ignore[attr-defined]
            if count == 0:
                raise ValueError("section cut short")
            checksum = zlib.crc32(buffer[:count], checksum)
            left -= count
        if checksum != expected:
            raise ValueError("section damaged")


class _Sections:
    """Gives sections as arrays by number; the map lives as long as any of them."""

    def __init__(self, file: BinaryIO, table: Sequence[Json], start: int) -> None:
        self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._table = table
        self._start = start

    def __call__(self, number: int) -> Array:
        offset, dtype, shape, _ = self._table[number]
        count = math.prod(shape)
        if count == 0:
            empty = np.empty(shape, dtype)
            empty.flags.writeable = False
            return empty
        return np.frombuffer(self._map, dtype, count, self._start + offset).reshape(shape)
