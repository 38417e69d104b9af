"""Tiles: an image too large to be held, cut into squares at its full size and at smaller ones.

Level 0 is the image, its edges repeated until both sides can be halved `levels` times; each pixel of a level is the
mean of four of the one before, as stored. A tile shows SIDE x SIDE pixels of its level, and MARGIN more on all sides so
that it can be filtered by itself. Its page is zstandard over the planes green, red - green, blue - green and, where
there are four channels, alpha, each row less the one above.
"""

import zlib
from dataclasses import dataclass

import numpy as np
import zstandard
from numpy.typing import NDArray

U8 = NDArray[np.uint8]

SIDE, MARGIN = 512, 8
WHOLE = SIDE + 2 * MARGIN
"""Pixels along a tile."""
MOST_LEVELS, MOST_SIDE = 8, 1 << 18


class TileDamagedError(ValueError):
    """A page is not what was written."""


@dataclass(frozen=True, slots=True, eq=False)
class Tiles:
    """width, height: of the image. Tile for tile, the finest level first, row by row: where its page starts in `pages`,
    its bytes and their crc32."""

    width: int
    height: int
    levels: int
    channels: int
    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]
    checksums: NDArray[np.uint32]
    pages: U8

    def grid(self, level: int) -> tuple[int, int]:
        """(rows, columns) of the tiles of a level."""
        return grid(self.width, self.height, level)

    def number(self, level: int, row: int, column: int) -> int:
        """Of a tile."""
        before = sum(rows * columns for rows, columns in map(self.grid, range(level)))
        return before + row * self.grid(level)[1] + column


def grid(width: int, height: int, level: int) -> tuple[int, int]:
    """(rows, columns) of the tiles of a level of an image of this size."""
    return -(-height // (SIDE << level)), -(-width // (SIDE << level))


def encode_tile(pixels: U8) -> bytes:
    """The page of a tile, (WHOLE, WHOLE, 3 or 4)."""
    planes = np.empty((pixels.shape[2], WHOLE, WHOLE), np.uint8)
    green = planes[0]
    green[:] = pixels[..., 1]
    np.subtract(pixels[..., 0], green, out=planes[1])
    np.subtract(pixels[..., 2], green, out=planes[2])
    if len(planes) == 4:
        planes[3] = pixels[..., 3]
    planes[:, 1:] = np.diff(planes, axis=1)
    return zstandard.ZstdCompressor(level=1).compress(planes.tobytes())


def decode_tile(tiles: Tiles, number: int) -> U8:
    """(WHOLE, WHOLE, 4) RGBA of a tile, its page checked. Raises TileDamagedError."""
    start, size = int(tiles.starts[number]), int(tiles.sizes[number])
    page = tiles.pages[start : start + size]
    if zlib.crc32(page.data) != int(tiles.checksums[number]):
        raise TileDamagedError("checksum")
    shape = (tiles.channels, WHOLE, WHOLE)
    try:
        data = zstandard.ZstdDecompressor().decompress(page.data, max_output_size=tiles.channels * WHOLE * WHOLE)
        planes = np.frombuffer(data, np.uint8).reshape(shape)
    except (zstandard.ZstdError, ValueError) as error:
        raise TileDamagedError(str(error)) from error
    green, red, blue, *alpha = np.add.accumulate(planes, axis=1, dtype=np.uint8)
    pixels = np.empty((WHOLE, WHOLE, 4), np.uint8)
    pixels[..., 1] = green
    np.add(red, green, out=pixels[..., 0])
    np.add(blue, green, out=pixels[..., 2])
    pixels[..., 3] = alpha[0] if alpha else 255
    return pixels


def halved(pixels: U8) -> U8:
    """Each pixel the mean of four. The sides, (h, w, channels), are even."""
    wide = pixels[::2].astype(np.uint16)
    wide += pixels[1::2]
    total = wide[:, ::2] + wide[:, 1::2]
    total += 2
    return (total >> 2).astype(np.uint8)
