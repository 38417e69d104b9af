"""Points of a mesh in memory, or mapped."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from exhibit_viewer.ingest.levels.cloud.points import CHUNK, Points
from exhibit_viewer.model.geometry import Mesh


@dataclass(frozen=True, slots=True, eq=False)
class HeldCloud:
    """See `Cloud`; in the mesh's frame."""

    mesh: Mesh

    @property
    def count(self) -> int:
        """See `Cloud`."""
        return len(self.mesh.positions)

    @property
    def parts(self) -> int:
        """See `Cloud`."""
        return -(-self.count // CHUNK)

    @property
    def finest(self) -> float:
        """See `Cloud`."""
        return 0.0

    def points(self, part: int) -> Iterator[Points]:
        """See `Cloud`."""
        yield self._rows(slice(part * CHUNK, (part + 1) * CHUNK))

    def glimpse(self, most: int) -> Points:
        """See `Cloud`."""
        return self._rows(slice(None, None, max(1, self.count // most)))

    def _rows(self, rows: slice) -> Points:
        mesh = self.mesh
        traits = None if mesh.traits is None else mesh.traits[rows]
        return Points(
            mesh.positions[rows].astype(np.float64),
            None if mesh.colours is None else mesh.colours[rows, :3],
            None if traits is None else np.ascontiguousarray(traits[:, 0]),
            None if traits is None else np.ascontiguousarray(traits[:, 1]),
        )
