"""Points of a COPC file (copc.io 1.0): LAZ whose chunks are the nodes of an octree, read chunk by chunk.

The octree is told in pages of 32 bytes a node that name each other by where they lie in the file. They may say
anything: a page is read once, all must be within the file, and so must the chunks, which may not overlap; together they
must have as many points as the file declares. A file whose octree is not as sound as that is read as LAZ, in a row.
"""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.levels.cloud.branches import MAX_NODES, Branched, Branches
from exhibit_viewer.ingest.levels.cloud.las import LASZIP, finest_of, points_of, records_of, wanted
from exhibit_viewer.ingest.levels.cloud.points import Points
from exhibit_viewer.ingest.points_las import BROKEN, FORMAT, check_header
from exhibit_viewer.ingest.source import FileSource
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.octree import I64

_INFO, _INFO_BODY = (b"copc", 1), struct.Struct("<5d2Q")
_ENTRY = np.dtype([("key", "<i4", 4), ("offset", "<u8"), ("size", "<i4"), ("points", "<i4")])
_ITEMS, _ITEM = 34, struct.Struct("<3H")
"""Where the record of how points are packed tells of their items, after how many there are: kind, bytes, version."""
_PAGE = -1
"""Points of an entry that is not a node but another page."""


@dataclass(frozen=True, slots=True, eq=False)
class CopcCloud(Branched):
    """See `Branched`. packing: the record that says how points are packed; offsets, sizes (n,): of the chunks."""

    path: str
    name: str
    count: int
    finest: float
    packing: bytes
    branches: Branches
    offsets: I64
    sizes: I64

    @classmethod
    def of(cls, source: FileSource) -> "CopcCloud | None":
        """The cloud of a file that begins as LAS does; None where it is no COPC, or its octree is not sound. Raises
        Fault FORMAT_DAMAGED."""
        import laspy

        data = source.data()
        check_header(data, source.name)
        records = records_of(data)
        info, packing = records.get(_INFO, b""), records.get(LASZIP, b"")
        if len(info) < _INFO_BODY.size or len(packing) < _ITEMS:
            return None
        x, y, z, half, _, offset, size = _INFO_BODY.unpack_from(info)
        entries = _entries(data, offset, size)
        if entries is None:
            return None
        try:
            with Path(source.path).open("rb") as file:
                header = laspy.LasHeader.read_from(file)
        except (laspy.LaspyException, *BROKEN) as error:
            raise Fault(Code.FORMAT_DAMAGED, source.name, format=FORMAT, detail=str(error)[:120]) from error
        entries = entries[np.argsort(entries["offset"], kind="stable")]
        counts = entries["points"].astype(np.int64)
        keys = entries["key"].astype(np.int64)
        branches = Branches.of(np.array([x, y, z]) - half, 2 * half, keys, counts)
        if branches is None or int(counts.sum()) != header.point_count or _row(packing) != header.point_format.size:
            return None
        offsets, sizes = entries["offset"].astype(np.int64), entries["size"].astype(np.int64)
        finest = finest_of(header)
        return cls(str(source.path), source.name, int(counts.sum()), finest, packing, branches, offsets, sizes)

    def nodes(self, numbers: Iterable[int]) -> Iterator[Points]:
        """See `Branched`."""
        import laspy
        import lazrs

        try:
            with Path(self.path).open("rb") as file:
                header = laspy.LasHeader.read_from(file)
                dimensions = frozenset(header.point_format.dimension_names)
                for number in numbers:
                    count, size = int(self.branches.counts[number]), int(self.sizes[number])
                    file.seek(int(self.offsets[number]))
                    rows = np.zeros(count * header.point_format.size, np.uint8)
                    lazrs.decompress_points_with_chunk_table(
                        file.read(size), self.packing, rows, [(count, size)], wanted().to_lazrs()
                    )
                    record = laspy.PackedPointRecord.from_buffer(rows, header.point_format)
                    placed = laspy.ScaleAwarePointRecord(
                        record.array, record.point_format, header.scales, header.offsets
                    )
                    yield points_of(placed, dimensions)
        except (laspy.LaspyException, lazrs.LazrsError, *BROKEN) as error:
            raise Fault(Code.FORMAT_DAMAGED, self.name, format=FORMAT, detail=str(error)[:120]) from error


def _row(packing: bytes) -> int:
    """Bytes of a point, as the record says that tells how they are packed: a decoder made for others breaks down."""
    told = packing[_ITEMS : _ITEMS + _ITEM.size * packing[_ITEMS - 2]]
    return sum(size for _, size, _ in _ITEM.iter_unpack(told[: len(told) // _ITEM.size * _ITEM.size]))


def _entries(data: memoryview, offset: int, size: int) -> NDArray[np.void] | None:
    """The nodes with points of all pages, from the one at `offset` on; None where any are not sound."""
    waiting, seen, found, total = [(offset, size)], set[int](), list[NDArray[np.void]](), 0
    while waiting:
        begin, length = waiting.pop()
        total += length // _ENTRY.itemsize
        if begin in seen or length < 0 or begin + length > len(data) or total > MAX_NODES:
            return None
        seen.add(begin)
        entries = np.frombuffer(data[begin : begin + length // _ENTRY.itemsize * _ENTRY.itemsize], _ENTRY)
        if (entries["points"] < _PAGE).any():
            return None
        pages = entries[entries["points"] == _PAGE]
        waiting += zip(pages["offset"].tolist(), pages["size"].tolist(), strict=True)
        found.append(entries[entries["points"] > 0])
    nodes = np.concatenate(found)
    return nodes if _apart(nodes, len(data)) else None


def _apart(nodes: NDArray[np.void], file_bytes: int) -> bool:
    """Whether the chunks are in the file, none on another."""
    if not len(nodes) or (nodes["size"] <= 0).any() or (nodes["offset"] > file_bytes).any():
        return False
    order = np.argsort(nodes["offset"])
    starts = nodes["offset"][order].astype(np.int64)
    ends = starts + nodes["size"][order]
    return bool((ends[:-1] <= starts[1:]).all() and ends[-1] <= file_bytes)
