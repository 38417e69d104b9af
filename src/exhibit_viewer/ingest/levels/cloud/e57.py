"""Points of an E57 file, read where they lie, scan by scan: within one the library reads from the beginning only."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from exhibit_viewer.ingest.levels.cloud.points import Points, joined
from exhibit_viewer.ingest.points_e57 import UNSEEN, opened
from exhibit_viewer.ingest.source import FileSource

_GLIMPSED_SCANS, _GLIMPSED_POINTS = 12, 6_000_000


@dataclass(frozen=True, slots=True)
class E57Cloud:
    """See `Cloud`. parts: its scans; coloured: whether any of them has colours."""

    path: str
    name: str
    count: int
    parts: int
    coloured: bool

    @classmethod
    def of(cls, source: FileSource) -> "E57Cloud":
        """The cloud of a file that begins as E57 does. Raises Fault: see `read_e57`."""
        with opened(str(source.path), source.name) as scans:
            return cls(str(source.path), source.name, scans.count, len(scans), scans.coloured)

    @property
    def finest(self) -> float:
        """See `Cloud`."""
        return 0.0

    def points(self, part: int) -> Iterator[Points]:
        """See `Cloud`."""
        with opened(self.path, self.name) as scans:
            for found in scans.parts(part):
                grey = np.full((len(found.points), 3), UNSEEN, np.uint8)
                rgb = grey if found.colours is None else found.colours[:, :3]
                yield Points(found.points, rgb if self.coloured else None)

    def glimpse(self, most: int) -> Points:
        """See `Cloud`."""
        scans = np.unique(np.linspace(0, self.parts - 1, min(self.parts, _GLIMPSED_SCANS)).astype(np.int64)).tolist()
        step = max(1, min(self.count, _GLIMPSED_POINTS) // most)
        found = []
        for scan in scans:
            left = _GLIMPSED_POINTS // len(scans)
            for points in self.points(scan):
                found.append(points.some(np.arange(len(points)) % step == 0))
                left -= len(points)
                if left <= 0:
                    break
        return joined(found)
