"""Surface: where the arrays of one large mesh are, so that no more of them is in memory than is being looked at."""

import mmap
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.geometry import Mesh

Array = NDArray[Any]
_WINDOW = 64 << 20
"""Bytes of a file that are mapped at once to read some rows of it."""


class Rows(Protocol):
    """A table that can be read in pieces."""

    @property
    def count(self) -> int:
        """How many rows."""

    def rows(self, start: int, end: int) -> Array:
        """(end-start,k) of them, in a row."""

    def take(self, chosen: NDArray[np.int64]) -> Array:
        """(len(chosen),k) of them; `chosen` is not empty."""


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """Rows of an array in memory, or mapped as a whole."""

    array: Array

    @property
    def count(self) -> int:
        """See `Rows`."""
        return len(self.array)

    def rows(self, start: int, end: int) -> Array:
        """See `Rows`."""
        return self.array[start:end]

    def take(self, chosen: NDArray[np.int64]) -> Array:
        """See `Rows`."""
        return self.array[chosen]


@dataclass(frozen=True, slots=True)
class Column:
    """Rows of `width` numbers of a `kind` (a numpy dtype) each, `stride` bytes apart from `offset` in a file; mapped
    only for the moment, as far as needed."""

    path: str
    offset: int
    stride: int
    kind: str
    width: int
    count: int

    def rows(self, start: int, end: int) -> Array:
        """See `Rows`."""
        return self._table(np.ascontiguousarray(self._mapped(start, end)))

    def take(self, chosen: NDArray[np.int64]) -> Array:
        """See `Rows`."""
        low, high = int(chosen.min()), int(chosen.max()) + 1
        if (high - low) * self.stride > _WINDOW:
            return self._scattered(chosen)
        return self._table(self._mapped(low, high)[chosen - low])

    def _scattered(self, chosen: NDArray[np.int64]) -> Array:
        """As `take`, a stretch of the file after the other: what is read far and wide would all stay in memory."""
        out = np.empty(len(chosen), self._row)
        window = chosen * self.stride // _WINDOW
        order = np.argsort(window, kind="stable")
        firsts = np.flatnonzero(np.diff(window[order], prepend=-1))
        for own in np.split(order, firsts[1:]):
            low = int(chosen[own].min())
            out[own] = self._mapped(low, int(chosen[own].max()) + 1)[chosen[own] - low]
        return self._table(out)

    def _mapped(self, start: int, end: int) -> NDArray[np.void]:
        """Rows as mere bytes: those are copied four times as quickly as numbers that lie across the words of memory."""
        if end <= start:
            return np.empty(0, self._row)
        begin = self.offset + start * self.stride
        length = (end - start - 1) * self.stride + self._row.itemsize
        page = begin - begin % mmap.ALLOCATIONGRANULARITY
        with Path(self.path).open("rb") as file:
            mapped = mmap.mmap(file.fileno(), begin - page + length, access=mmap.ACCESS_READ, offset=page)
        return np.ndarray(end - start, self._row, mapped, begin - page, (self.stride,))

    @property
    def _row(self) -> np.dtype[np.void]:
        return np.dtype(f"V{np.dtype(self.kind).itemsize * self.width}")

    def _table(self, rows: NDArray[np.void]) -> Array:
        return rows.view(self.kind).reshape(len(rows), self.width)


@dataclass(frozen=True, slots=True)
class Split:
    """Rows of a table whose own are `share` of them side by side: three corners of a triangle, say."""

    whole: Rows
    share: int

    @property
    def count(self) -> int:
        """See `Rows`."""
        return self.whole.count * self.share

    def rows(self, start: int, end: int) -> Array:
        """See `Rows`."""
        first = start // self.share
        rows = self._apart(self.whole.rows(first, -(-end // self.share)))
        begin = start - first * self.share
        return np.asarray(rows[begin : begin + end - start])

    def take(self, chosen: NDArray[np.int64]) -> Array:
        """See `Rows`."""
        whole, at = np.unique(chosen // self.share, return_inverse=True)
        return np.asarray(self._apart(self.whole.take(whole))[at * self.share + chosen % self.share])

    def _apart(self, rows: Array) -> Array:
        return rows.reshape(len(rows) * self.share, -1)


@dataclass(frozen=True, slots=True)
class Counting:
    """(count,3) rows that name corners one after another: 0 1 2, 3 4 5 and so on."""

    count: int

    def rows(self, start: int, end: int) -> Array:
        """See `Rows`."""
        return np.arange(3 * start, 3 * end).reshape(-1, 3)

    def take(self, chosen: NDArray[np.int64]) -> Array:
        """See `Rows`."""
        return np.asarray(chosen[:, None] * 3 + np.arange(3))


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """A mesh of triangles. positions (n,3); indices (m,3); normals (n,3) or None: to be made; colours (n,3 or 4) or
    None; uvs of (n,2). sign (m,1), meaning: what each triangle must say of itself, or there is more to the file than
    this. joined: triangles share corners; where they do not, those at one place are one."""

    positions: Rows
    indices: Rows
    normals: Rows | None = None
    colours: Rows | None = None
    uvs: tuple[Rows, ...] = ()
    sign: Rows | None = None
    meaning: int = 0
    joined: bool = True

    @classmethod
    def of(cls, mesh: Mesh) -> "Surface":
        """A mesh that is in memory or mapped."""
        return cls(
            Held(mesh.positions),
            Held(mesh.indices),
            None if mesh.normals is None else Held(mesh.normals),
            None if mesh.colours is None else Held(mesh.colours),
            tuple(Held(uv) for uv in mesh.uvs),
        )
