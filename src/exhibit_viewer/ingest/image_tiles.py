"""Cutting a large image into tiles of every size, from bands of its rows: a few rows of each size are in memory, and
what is cut goes into a file that has no name."""

import tempfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

import numpy as np

from exhibit_viewer.ingest.image_bands import banded, bands
from exhibit_viewer.ingest.image_files import U8, Header, with_alpha
from exhibit_viewer.ingest.limits import leave_room
from exhibit_viewer.model.material import Image
from exhibit_viewer.model.tiles import MARGIN, MOST_LEVELS, SIDE, WHOLE, Tiles, encode_tile, grid, halved

LARGEST_BASE = 2048
"""Pixels along the longer side of what is held beside the tiles."""


def levels_of(header: Header) -> int:
    """How many levels an image has tiles of."""
    return max(0, (-(-max(header.width, header.height) // LARGEST_BASE) - 1).bit_length())


def tileable(data: bytes, header: Header) -> bool:
    """Whether an image can be cut into tiles, and has use for any."""
    return 0 < levels_of(header) <= MOST_LEVELS and banded(data, header)


def tiled(data: bytes, header: Header, name: str) -> Image:
    """An image at its full size: its tiles, and its pixels at the size that needs none.

    Raises Fault: TEXTURE_DAMAGED; OSError where the disk does not take the tiles.
    """
    small: list[U8] = []
    with tempfile.TemporaryFile() as file:
        cuttings = [_Cutting(header, level, file) for level in range(levels_of(header))]
        for rows in _padded(bands(data, header, name, SIDE), header):
            for cutting in cuttings:
                cutting.take(rows)
                rows = halved(rows)
            small.append(rows)
        file.flush()
        leave_room(file.tell())
        pages = np.memmap(file, np.uint8, "r")
    base = np.concatenate(small)
    starts, sizes, checksums = np.array([place for cutting in cuttings for place in cutting.places], np.int64).T
    tiles = Tiles(
        width=header.width,
        height=header.height,
        levels=len(cuttings),
        channels=base.shape[2],
        starts=starts.copy(),
        sizes=sizes.copy(),
        checksums=checksums.astype(np.uint32),
        pages=pages,
    )
    return Image(name, with_alpha(base), header.width, header.height, tiles)


def _padded(rows: Iterator[U8], header: Header) -> Iterator[U8]:
    """Bands whose sides can be halved as often as there are levels, the last column and row being repeated."""
    step = 1 << levels_of(header)
    right, below = -header.width % step, -header.height % step
    seen = 0
    for band in rows:
        seen += len(band)
        more = below if seen == header.height else 0
        yield np.pad(band, ((0, more), (0, right), (0, 0)), mode="edge") if more or right else band


class _Cutting:
    """Cuts one level. places: (start, bytes, crc32) of its tiles so far."""

    def __init__(self, header: Header, level: int, file: BinaryIO) -> None:
        step = 1 << levels_of(header)
        self._high = -(-header.height // step) * step >> level
        self._strips, self._columns = grid(header.width, header.height, level)
        self._file = file
        self._held: list[U8] = []
        self._first = self._seen = self._cut = 0
        self.places: list[tuple[int, int, int]] = []

    def take(self, rows: U8) -> None:
        """Cut what can be, now that these rows are there too."""
        self._held.append(rows)
        self._seen += len(rows)
        while self._cut < self._strips and self._seen >= min((self._cut + 1) * SIDE + MARGIN, self._high):
            self._held = [np.concatenate(self._held)]
            self._strip(self._held[0])
            self._cut += 1
            first = max(0, self._cut * SIDE - MARGIN)
            self._held = [self._held[0][first - self._first :]]
            self._first = first

    def _strip(self, held: U8) -> None:
        """Cut a row of tiles."""
        strip = _span(held, 0, self._cut * SIDE - self._first)
        for column in range(self._columns):
            page = encode_tile(_span(strip, 1, column * SIDE))
            self.places.append((self._file.tell(), len(page), zlib.crc32(page)))
            self._file.write(page)


def _span(pixels: U8, axis: int, start: int) -> U8:
    """What a tile that starts there shows along a side of these pixels; beyond their ends what is at the ends."""
    first, size = start - MARGIN, pixels.shape[axis]
    if first >= 0 and first + WHOLE <= size:
        return pixels[first : first + WHOLE] if axis == 0 else pixels[:, first : first + WHOLE]
    return pixels.take(np.arange(first, first + WHOLE).clip(0, size - 1), axis=axis)
