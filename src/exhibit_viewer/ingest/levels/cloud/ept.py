"""Points of an EPT dataset (Entwine Point Tile 1.0 and 1.1): `ept.json`, and a file for each node beside it.

The nodes are told in JSON documents that name each other by the key of a node, "depth-x-y-z". Of a key only the four
numbers are used, so that no name in a document leads anywhere; a document is read once, and files lie where the source
allows. A node's file must hold as many points as its document says.
"""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.formats.fields import Fields, parse_json
from exhibit_viewer.formats.walk import EPT_HIERARCHY, EPT_NODES
from exhibit_viewer.ingest.levels.cloud.branches import MAX_NODES, Branched, Branches
from exhibit_viewer.ingest.levels.cloud.las import finest_of, points_of, wanted
from exhibit_viewer.ingest.levels.cloud.points import Number, Points
from exhibit_viewer.ingest.points_las import BROKEN
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.octree import F64, I64
from exhibit_viewer.model.point_page import MAX_POINTS

FORMAT = "EPT"
_HIERARCHY, _DATA = EPT_HIERARCHY + "/{}.json", EPT_NODES + "/{}.{}"
_ROOT = "0-0-0-0"
_KEY = re.compile(r"(\d{1,2})-(\d{1,9})-(\d{1,9})-(\d{1,9})", re.ASCII)
_ELSEWHERE = -1
"""Points of a node that another document tells of."""
_ENDINGS = {"laszip": "laz", "binary": "bin", "zstandard": "zst"}
_KINDS = {"signed": "i", "unsigned": "u", "float": "f"}
_MOST_FIELDS = 200
_MOST_DOCUMENTS = 100_000


@dataclass(frozen=True, slots=True, eq=False)
class EptFiles:
    """What `ept.json` and the documents of the hierarchy say. ending: of the nodes' files. row: of files that are rows
    of numbers, with "X", "Y" and "Z"; scales, offsets (3,): what makes places of them. low, side: the root's cube.
    keys (n,4), counts (n,): see `Branches`; coarse before fine."""

    source: Source
    ending: str
    row: np.dtype[np.void]
    scales: F64
    offsets: F64
    low: F64
    side: float
    keys: I64
    counts: I64

    @classmethod
    def of(cls, source: Source) -> "EptFiles":
        """Raises Fault FORMAT_DAMAGED, TOO_MANY_ELEMENTS, and what reading files raises."""
        wrong: list[Notice] = []
        value = parse_json(bytes(source.data()), source.name)
        head = Fields(source.name, "", value if isinstance(value, dict) else {}, wrong)
        bounds = np.array(head.numbers("bounds", 6) or [0.0] * 6)
        ending = _ENDINGS.get(head.text("dataType"), "")
        row, scales, offsets = _schema(head)
        if wrong or not ending or not {"X", "Y", "Z"} <= set(row.names or ()) or head.text("hierarchyType") != "json":
            raise Fault(Code.FORMAT_DAMAGED, source.name, format=FORMAT, detail="dataType, schema, bounds")
        keys, counts = _hierarchy(source)
        side = float(np.ptp(bounds.reshape(2, 3), axis=0).max())
        return cls(source, ending, row, scales, offsets, bounds[:3], side, keys, counts)

    def node(self, number: int) -> tuple[Points, float]:
        """(its points, the finest step of their places; 0 where that is not known). Raises Fault FORMAT_DAMAGED, and
        what reading files raises."""
        import laspy
        import zstandard

        key, count = "-".join(map(str, self.keys[number].tolist())), int(self.counts[number])
        file = _DATA.format(key, self.ending)
        data = self.source.read(file)
        try:
            if self.ending == "laz":
                return _unpacked(data, count)
            if self.ending == "zst":
                size = count * self.row.itemsize
                data = zstandard.ZstdDecompressor().stream_reader(data).read(size + 1)
            if len(data) != count * self.row.itemsize:
                raise ValueError(f"{count} points declared")
            return self._points(np.frombuffer(data, self.row)), self._finest
        except (laspy.LaspyException, zstandard.ZstdError, *BROKEN) as error:
            detail = f"{file}: {error}"[:120]
            raise Fault(Code.FORMAT_DAMAGED, self.source.name, format=FORMAT, detail=detail) from error

    @property
    def _finest(self) -> float:
        """See `Cloud.finest`."""
        whole = all(self.row[axis].kind in "iu" for axis in "XYZ") and (self.scales == self.scales[0]).all()
        return float(self.scales[0]) if whole and self.scales[0] > 0 else 0.0

    def _points(self, rows: NDArray[np.void]) -> Points:
        names = set(self.row.names or ())
        places = np.stack([rows[axis].astype(np.float64) for axis in "XYZ"], axis=1) * self.scales + self.offsets
        colours = [rows[name] for name in ("Red", "Green", "Blue") if name in names]
        rgb = _small(np.stack(colours, axis=1)) if len(colours) == 3 else None
        tones: Number | None = rows["Intensity"] if "Intensity" in names else None
        kinds = _small(rows["Classification"]).astype(np.uint8) if "Classification" in names else None
        return Points(places, rgb, tones, kinds)


@dataclass(frozen=True, slots=True, eq=False)
class EptCloud(Branched):
    """See `Branched`."""

    files: EptFiles
    branches: Branches
    count: int
    finest: float

    @classmethod
    def of(cls, source: Source) -> "EptCloud | None":
        """The cloud that an `ept.json` describes; None where its nodes are not those of an octree. Raises Fault: see
        `EptFiles`."""
        files = EptFiles.of(source)
        branches = Branches.of(files.low, files.side, files.keys, files.counts)
        if branches is None:
            return None
        return cls(files, branches, int(files.counts.sum()), files.node(0)[1])

    def nodes(self, numbers: Iterable[int]) -> Iterator[Points]:
        """See `Branched`."""
        return (self.files.node(number)[0] for number in numbers)


def _unpacked(data: bytes, count: int) -> tuple[Points, float]:
    """The points of a node that is a LAZ file, and their finest step."""
    import laspy

    with laspy.open(io.BytesIO(data), laz_backend=laspy.LazBackend.Lazrs, decompression_selection=wanted()) as reader:
        if reader.header.point_count != count:
            raise ValueError(f"{count} points declared")
        names = frozenset(reader.header.point_format.dimension_names)
        return points_of(reader.read_points(count), names), finest_of(reader.header)


def _schema(head: Fields) -> tuple[np.dtype[np.void], F64, F64]:
    """(the row of a file of numbers, scales, offsets): nothing in it where the schema is not sound."""
    names: list[str] = []
    kinds: list[str] = []
    placed = dict.fromkeys("XYZ", (1.0, 0.0))
    for item in islice(head.each("schema"), _MOST_FIELDS):
        name, kind, size = item.text("name"), _KINDS.get(item.text("type")), item.number("size", 0)
        if kind is None or size not in ((4, 8) if kind == "f" else (1, 2, 4, 8)) or name in names or not name:
            return np.dtype([]), np.ones(3), np.zeros(3)
        names.append(name)
        kinds.append(f"<{kind}{int(size)}")
        if name in placed:
            placed[name] = item.number("scale", 1.0) or 1.0, item.number("offset", 0.0)
    scales, offsets = np.array([placed[axis] for axis in "XYZ"]).T
    return np.dtype(list(zip(names, kinds, strict=True))), scales, offsets


def _hierarchy(source: Source) -> tuple[I64, I64]:
    """(keys (n,4), counts (n,)) of all nodes with points. Raises Fault."""
    waiting, seen, found = [_ROOT], {_ROOT}, dict[tuple[int, ...], int]()
    while waiting:
        name = waiting.pop()
        told = parse_json(source.read(_HIERARCHY.format(name)), source.name)
        for key, count in (told if isinstance(told, dict) else {}).items():
            parts = _KEY.fullmatch(key)
            if parts is None or type(count) is not int or not _ELSEWHERE <= count <= MAX_POINTS:
                raise Fault(Code.FORMAT_DAMAGED, source.name, format=FORMAT, detail="hierarchy")
            numbers = tuple(map(int, parts.groups()))
            plain = "-".join(map(str, numbers))
            if count > 0:
                found[numbers] = count
            elif count == _ELSEWHERE and plain not in seen:
                seen.add(plain)
                waiting.append(plain)
            if len(found) > MAX_NODES or len(seen) > _MOST_DOCUMENTS:
                raise Fault(Code.TOO_MANY_ELEMENTS, source.name, count=len(found), limit=MAX_NODES)
    if not found:
        raise Fault(Code.NO_GEOMETRY, source.name)
    ordered = sorted(found)
    return np.array(ordered, np.int64), np.array([found[key] for key in ordered], np.int64)


def _small(values: Number) -> NDArray[np.uint16]:
    """Numbers of any kind as whole ones of 16 bits."""
    return np.clip(np.nan_to_num(values), 0, 65_535).astype(np.uint16)
