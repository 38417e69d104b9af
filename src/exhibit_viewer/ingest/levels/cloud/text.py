"""Points of a text file, one a line (XYZ and its kin, PTS), read where they lie, a stretch of the file at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from exhibit_viewer.ingest.levels.cloud.points import Points
from exhibit_viewer.ingest.points_text import FORMAT_ENDINGS, body_start, colour_columns, numbers_in
from exhibit_viewer.ingest.source import FileSource
from exhibit_viewer.ingest.text import ascii_compatible
from exhibit_viewer.ingest.text_numbers import table
from exhibit_viewer.model.octree import F64

STRETCH = 8 << 20
"""Bytes of the file that are in memory at a time: as numbers they take ten times as many."""
_LONGEST_LINE = 1 << 14
_HEAD = 1 << 16
_GLIMPSES, _GLIMPSE = 64, 1 << 14
"""Places in the file that are looked at first, and bytes of each."""
_MOST_NUMBERS = 32
"""Of a line of points."""
_MOST_BAD = 0.01
"""Of the lines; with more the file is something else."""


@dataclass(frozen=True, slots=True)
class TextCloud:
    """See `Cloud`. start, end: bytes of the file that are lines of points; count: about how many; width: numbers of a
    line; colours: the column of the first of three, -1 for none; scale: what brings them to bytes."""

    path: str
    start: int
    end: int
    count: int
    width: int
    colours: int
    scale: float

    @classmethod
    def of(cls, source: FileSource) -> "TextCloud | None":
        """The cloud of a file by its ending; None where it is not as plain as that."""
        data = source.data()
        head = data[:_HEAD]
        if source.name.rpartition(".")[2].lower() not in FORMAT_ENDINGS or ascii_compatible(head) is not head:
            return None
        start = body_start(bytes(head))
        if b"\n" not in bytes(head)[start : start + _LONGEST_LINE]:
            return None
        bare = cls(str(source.path), start, len(data), 0, 3, -1, 1.0)
        text = b"".join(bare._looked_at())
        values, counts = numbers_in(text)
        full = int(np.median(counts)) if len(counts) else 0
        if not 3 <= full <= _MOST_NUMBERS or np.count_nonzero(counts < 3) > _MOST_BAD * len(counts):
            return None
        rows = table(values, counts, full)
        first, scale = colour_columns(rows[counts >= full])
        lines = round((len(data) - start) * len(counts) / max(len(text), 1))
        return cls(str(source.path), start, len(data), lines, full, first, scale)

    @property
    def finest(self) -> float:
        """See `Cloud`."""
        return 0.0

    @property
    def parts(self) -> int:
        """See `Cloud`."""
        return max(1, -(-(self.end - self.start) // STRETCH))

    def points(self, part: int) -> Iterator[Points]:
        """See `Cloud`."""
        begin = self.start + part * STRETCH
        yield self._points(self._lines(begin, min(begin + STRETCH, self.end)))

    def glimpse(self, most: int) -> Points:
        """See `Cloud`."""
        found = self._points(b"".join(self._looked_at()))
        step = max(1, len(found) // most)
        return found.some(np.arange(len(found)) % step == 0)

    def _looked_at(self) -> Iterator[bytes]:
        """Whole lines from all over the file."""
        last = max(self.start, self.end - _GLIMPSE)
        for begin in sorted(set(np.linspace(self.start, last, _GLIMPSES).astype(np.int64).tolist())):
            yield self._lines(begin, min(begin + _GLIMPSE, self.end))

    def _lines(self, begin: int, end: int) -> bytes:
        return lines_of(self.path, self.start, self.end, begin, end)

    def _points(self, text: bytes) -> Points:
        values, counts = numbers_in(text)
        rows = table(values, counts, max(self.width, 3))
        return Points(rows[:, :3], self._coloured(rows))

    def _coloured(self, rows: F64) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]] | None:
        if self.colours < 0:
            return None
        found = np.nan_to_num(rows[:, self.colours : self.colours + 3] * self.scale, nan=255.0)
        return np.rint(np.clip(found, 0, 255)).astype(np.uint8)


def lines_of(path: str, start: int, finish: int, begin: int, end: int) -> bytes:
    """The lines that begin in a stretch of what is from `start` to `finish` in a file, each with its end; of one that
    is longer than any honest one, a piece."""
    before = 1 if begin > start else 0
    with Path(path).open("rb") as file:
        file.seek(begin - before)
        text = file.read(end - begin + before)
        beyond = file.read(min(_LONGEST_LINE, finish - end))
    if before:  # the line that runs in from before belongs there, unless it ended just now
        text = text[text.find(b"\n") + 1 :] if b"\n" in text else b""
    if text and not text.endswith(b"\n"):
        text += beyond[: beyond.find(b"\n") + 1] if b"\n" in beyond else beyond
    return text if not text or text.endswith(b"\n") else text + b"\n"
