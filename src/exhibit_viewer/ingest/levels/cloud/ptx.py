"""Points of a PTX file (Leica): scans one after another in a text, each with a head of ten lines, read where they lie.

A scan has as many lines as its head says, so that the file is gone through once, line ends counted, to find the heads;
after that any stretch of it can be read by itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

import numpy as np

from exhibit_viewer.ingest.levels.cloud import text
from exhibit_viewer.ingest.levels.cloud.points import Points, joined
from exhibit_viewer.ingest.points_e57 import MAX_SCANS, UNSEEN
from exhibit_viewer.ingest.points_text import numbers_in
from exhibit_viewer.ingest.source import FileSource
from exhibit_viewer.ingest.text_numbers import table
from exhibit_viewer.model.octree import F64, U8

_HEAD = [1, 1, 3, 3, 3, 3, 4, 4, 4, 4]
"""Numbers of the lines of a head: columns, rows, the scanner's place and axes, and the matrix that brings its points to
their places, transposed."""
_HEAD_BYTES = 1 << 12
_COLOURED, _PLAIN = 7, 4
"""Numbers of a line: place, intensity and, perhaps, colour."""
_READ = 8 << 20
_GLIMPSES, _GLIMPSE = 64, 1 << 14


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
    """start, end: bytes of the file that are lines of points; lines: how many; pose (4,4): file from scan; width:
    numbers of a line."""

    start: int
    end: int
    lines: int
    pose: F64
    width: int


@dataclass(frozen=True, slots=True, eq=False)
class PtxCloud:
    """See `Cloud`."""

    path: str
    scans: tuple[Scan, ...]

    @classmethod
    def of(cls, source: FileSource) -> "PtxCloud | None":
        """The cloud of a file by its ending; None where any scan is not as its head says."""
        if not source.name.lower().endswith(".ptx"):
            return None
        status = source.path.stat()
        scans = _scans(str(source.path), status.st_size, status.st_mtime_ns)
        return cls(str(source.path), scans) if scans else None

    @property
    def count(self) -> int:
        """See `Cloud`. Places where the scanner saw nothing count, too."""
        return sum(scan.lines for scan in self.scans)

    @property
    def finest(self) -> float:
        """See `Cloud`."""
        return 0.0

    @property
    def parts(self) -> int:
        """See `Cloud`."""
        return len(self._stretches(text.STRETCH))

    def points(self, part: int) -> Iterator[Points]:
        """See `Cloud`."""
        yield self._points(*self._stretches(text.STRETCH)[part])

    def glimpse(self, most: int) -> Points:
        """See `Cloud`."""
        stretches = self._stretches(_GLIMPSE)
        chosen = np.unique(np.linspace(0, len(stretches) - 1, _GLIMPSES).astype(np.int64)).tolist()
        found = joined([self._points(*stretches[number]) for number in chosen])
        return found.some(np.arange(len(found)) % max(1, len(found) // most) == 0)

    def _stretches(self, length: int) -> list[tuple[Scan, int, int]]:
        """(scan, where lines begin, where no more do)."""
        return [
            (scan, begin, min(begin + length, scan.end))
            for scan in self.scans
            for begin in range(scan.start, scan.end, length)
        ]

    def _points(self, scan: Scan, begin: int, end: int) -> Points:
        values, counts = numbers_in(text.lines_of(self.path, scan.start, scan.end, begin, end))
        rows = table(values, counts, scan.width)
        rows = rows[rows[:, :3].any(axis=1)]
        places = rows[:, :3] @ scan.pose[:3, :3].T + scan.pose[:3, 3]
        return Points(places, self._coloured(scan, rows), rows[:, 3])

    def _coloured(self, scan: Scan, rows: F64) -> U8 | None:
        if scan.width == _COLOURED:
            return np.rint(np.clip(np.nan_to_num(rows[:, 4:7]), 0, 255)).astype(np.uint8)
        coloured = any(each.width == _COLOURED for each in self.scans)
        return np.full((len(rows), 3), UNSEEN, np.uint8) if coloured else None


@lru_cache(maxsize=1)
def _scans(path: str, size: int, _mtime_ns: int) -> tuple[Scan, ...]:
    """Those of a file of `size` bytes; none where any is not as its head says. Kept: every part of a build asks."""
    found: list[Scan] = []
    at = 0
    with Path(path).open("rb") as file:
        while at < size and len(found) < MAX_SCANS:
            file.seek(at)
            ahead = file.read(_HEAD_BYTES)
            lines = re.match(rb"(?:[^\n]{0,300}\n){10}", ahead)
            if lines is None:
                return ()
            values, counts = numbers_in(lines[0])
            if counts.tolist() != _HEAD or not np.isfinite(values).all():
                return ()
            lines_told = float(values[0]) * float(values[1])
            if not 0 <= lines_told < size:
                return ()
            start, count = at + lines.end(), int(lines_told)
            widths = numbers_in(ahead[lines.end() :].partition(b"\n")[0])[1]
            end = _after(file, start, count, size)
            if end < 0 or (count and (not len(widths) or widths[0] not in (_PLAIN, _COLOURED))):
                return ()
            width = int(widths[0]) if count else _PLAIN
            found.append(Scan(start, end, count, values[14:30].reshape(4, 4).T.copy(), width))
            at = end
    return tuple(found) if at >= size else ()


def _after(file: BinaryIO, start: int, lines: int, size: int) -> int:
    """Where so many lines that begin at `start` end; -1 where the file ends before. The last may lack its end."""
    file.seek(start)
    at = start
    while lines > 0 and at < size:
        data = file.read(_READ)
        ends = data.count(b"\n")
        if ends >= lines:
            return at + int(np.flatnonzero(np.frombuffer(data, np.uint8) == ord("\n"))[lines - 1]) + 1
        lines -= ends
        at += len(data)
    return at if lines <= 1 else -1
