"""Points of a LAS, LAZ or COPC file, read where they lie.

Points of chunks that differ in length, as those of COPC do, can only be read in a row: to look for one by its number
finds others.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from exhibit_viewer.ingest.levels.cloud.points import CHUNK, Points, joined
from exhibit_viewer.ingest.points_las import BROKEN, FORMAT, check_header
from exhibit_viewer.ingest.source import FileSource
from exhibit_viewer.model.faults import Code, Fault

if TYPE_CHECKING:
    import laspy

_COLOURS = ("red", "green", "blue")
_RECORD = struct.Struct("<H16sHH32s")
LASZIP = (b"laszip encoded", 22204)
_UNEVEN = 0xFFFFFFFF
"""Instead of how many points a chunk has."""
_GLIMPSES = 100
"""Places in the file that a first look goes to."""
_ALIKE = 1.0001
"""Scales of the axes that differ by no more count as one."""


@dataclass(frozen=True, slots=True)
class LasCloud:
    """See `Cloud`. dimensions: names of what each point has besides its place; uneven: its chunks differ in length."""

    path: str
    name: str
    count: int
    finest: float
    dimensions: frozenset[str]
    uneven: bool

    @classmethod
    def of(cls, source: FileSource) -> "LasCloud":
        """The cloud of a file that begins as LAS does. Raises Fault FORMAT_DAMAGED."""
        check_header(source.data(), source.name)
        with _opened(str(source.path), source.name) as reader:
            header = reader.header
            finest = finest_of(header)
            names = frozenset(header.point_format.dimension_names)
            records = records_of(source.data())
            packing = records.get(LASZIP, b"")
            uneven = len(packing) >= 16 and struct.unpack_from("<I", packing, 12)[0] == _UNEVEN
            count = int(header.point_count)
            return cls(str(source.path), source.name, count, finest, names, uneven)

    @property
    def parts(self) -> int:
        """See `Cloud`."""
        return 1 if self.uneven else -(-self.count // CHUNK)

    def points(self, part: int) -> Iterator[Points]:
        """See `Cloud`."""
        first = part * CHUNK
        with _opened(self.path, self.name) as reader:
            if first:
                reader.seek(first)
            for start in range(first, self.count if self.uneven else min(first + CHUNK, self.count), CHUNK):
                yield self._read(reader, min(CHUNK, self.count - start))

    def glimpse(self, most: int) -> Points:
        """See `Cloud`."""
        if self.uneven:
            with _opened(self.path, self.name) as reader:
                return self._read(reader, min(most, self.count))
        found = []
        each = min(most // _GLIMPSES, max(1, self.count // _GLIMPSES))
        with _opened(self.path, self.name) as reader:
            for first in np.linspace(0, max(0, self.count - each), _GLIMPSES).astype(np.int64).tolist():
                reader.seek(first)
                found.append(self._read(reader, each))
        return joined(found)

    def _read(self, reader: "laspy.LasReader", count: int) -> Points:
        record = reader.read_points(count)
        if len(record) != count:
            raise Fault(Code.FORMAT_DAMAGED, self.name, format=FORMAT, detail=f"{self.count} points declared")
        return points_of(record, self.dimensions)


def wanted() -> "laspy.DecompressionSelection":
    """What is unpacked of a point."""
    import laspy

    part = laspy.DecompressionSelection
    return part.XY_RETURNS_CHANNEL | part.Z | part.CLASSIFICATION | part.INTENSITY | part.RGB


def finest_of(header: "laspy.LasHeader") -> float:
    """See `Cloud.finest`."""
    scales = [float(scale) for scale in header.scales]
    sound = min(scales) > 0 and np.isfinite(scales).all() and max(scales) <= min(scales) * _ALIKE
    return scales[0] if sound else 0.0


def points_of(record: "laspy.ScaleAwarePointRecord", dimensions: frozenset[str]) -> Points:
    """The points of a record; dimensions: names of what it has."""
    places = np.stack([np.asarray(record[axis], dtype=np.float64) for axis in "xyz"], axis=1)
    rgb = intensities = kinds = None
    if dimensions.issuperset(_COLOURS):
        rgb = np.stack([np.asarray(record[name], dtype=np.uint16) for name in _COLOURS], axis=1)
    if "intensity" in dimensions:
        intensities = np.asarray(record["intensity"], dtype=np.uint16)
    if "classification" in dimensions:
        kinds = np.asarray(record["classification"], dtype=np.uint8)
    return Points(places, rgb, intensities, kinds)


def records_of(data: memoryview) -> dict[tuple[bytes, int], bytes]:
    """By (user, number), the variable length records that fit into the file."""
    at, count = struct.unpack_from("<H", data, 94)[0], struct.unpack_from("<I", data, 100)[0]
    found = {}
    for _ in range(count):
        if at + _RECORD.size > len(data):
            break
        _, user, number, length, _ = _RECORD.unpack_from(data, at)
        at += _RECORD.size
        found[user.rstrip(b"\0"), number] = bytes(data[at : at + length])
        at += length
    return found


@contextmanager
def _opened(path: str, name: str) -> Iterator["laspy.LasReader"]:
    """A reader that uses one thread: there is a process for each core. What goes wrong with it is FORMAT_DAMAGED."""
    import laspy

    try:
        with laspy.open(path, laz_backend=laspy.LazBackend.Lazrs, decompression_selection=wanted()) as reader:
            yield reader
    except (laspy.LaspyException, *BROKEN) as error:
        raise Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail=str(error)[:120]) from error
