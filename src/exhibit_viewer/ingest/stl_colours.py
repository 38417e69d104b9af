"""Colours of a binary STL: what the attribute words of its triangles say, by the two conventions there are.

VisCAM and SolidView set bit 15 of every word, blue lowest. Materialise Magics says `COLOR=` in the header, clears bit
15 where a triangle has a colour of its own, red lowest, and else means the header's.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.geometry import U8

Words = NDArray[np.uint16]
MARKED = 0x8000


@dataclass(frozen=True, slots=True)
class Palette:
    """How a file's words are to be read. default: rgb of triangles without a colour of their own; None: all have one,
    as bit 15 says."""

    default: bytes | None

    @classmethod
    def of(cls, header: bytes, words: Words) -> "Palette | None":
        """As the first 80 bytes of a file and words (n,) of its triangles tell; None where they say no colours."""
        mark = header.find(b"COLOR=")
        if not words.any() or (mark < 0 and not (words & MARKED).all()):
            return None  # a few odd words are numbers of something else, not colours
        return cls(header[mark + 6 : mark + 10].ljust(4, b"\xff")[:3] if mark >= 0 else None)

    def colours(self, words: Words) -> U8:
        """(n,4) of words (n,)."""
        channels = [words & 31, (words >> 5) & 31, (words >> 10) & 31]
        if self.default is None:
            channels.reverse()
        plain = np.zeros(len(words), bool) if self.default is None else (words & MARKED) != 0
        out = np.full((len(words), 4), 255, np.uint8)
        for k, channel in enumerate(channels):
            out[:, k] = (channel * 255 + 15) // 31
            if self.default is not None:
                out[plain, k] = self.default[k]
        return out


class WordRows(Protocol):
    """A table of words that can be read in pieces."""

    @property
    def count(self) -> int:
        """How many rows."""

    def rows(self, start: int, end: int) -> Words:
        """(end-start,1) of them, in a row."""

    def take(self, chosen: NDArray[np.int64]) -> Words:
        """(len(chosen),1) of them."""


@dataclass(frozen=True, slots=True)
class Painted:
    """(count,12) rows: the colours of the three corners of each triangle."""

    words: WordRows
    palette: Palette

    @property
    def count(self) -> int:
        """How many rows."""
        return self.words.count

    def rows(self, start: int, end: int) -> U8:
        """(end-start,12) of them, in a row."""
        return np.tile(self.palette.colours(self.words.rows(start, end)[:, 0]), 3)

    def take(self, chosen: NDArray[np.int64]) -> U8:
        """(len(chosen),12) of them."""
        return np.tile(self.palette.colours(self.words.take(chosen)[:, 0]), 3)


@dataclass(frozen=True, slots=True)
class Marks:
    """(count,1) rows: bit 15 of each word, 0 where that means nothing."""

    words: WordRows
    palette: Palette

    @property
    def count(self) -> int:
        """How many rows."""
        return self.words.count

    @property
    def meaning(self) -> int:
        """What all of them are, or the file says something else."""
        return MARKED if self.palette.default is None else 0

    def rows(self, start: int, end: int) -> Words:
        """(end-start,1) of them, in a row."""
        return self.words.rows(start, end) & np.uint16(self.meaning)

    def take(self, chosen: NDArray[np.int64]) -> Words:
        """(len(chosen),1) of them."""
        return self.words.take(chosen) & np.uint16(self.meaning)
