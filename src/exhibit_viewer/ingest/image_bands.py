"""Bands: the rows of a large image from the top, some at a time, so that all of it need not be in memory.

A PNG that is not interlaced is unpacked piece by piece, and its filtered rows are given to Pillow as small PNGs, each
beginning with the row before it. A JPEG is decoded at once, three bytes a pixel.
"""

import io
import struct
import zlib
from collections.abc import Iterator

import numpy as np
import PIL.Image
import simplejpeg

from exhibit_viewer.ingest.image_files import U8, Header, is_plain_jpeg
from exhibit_viewer.model.faults import Code, Fault

_PNG_HEAD, _CHUNK = struct.Struct(">IIBBBBB"), struct.Struct(">I4s")
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""In a pixel, by the kind of colour."""
_KINDS = {1: 0, 2: 4, 3: 2, 4: 6}
"""Of colour, by samples in a pixel."""
_PALETTE = 3
_PIECE = 1 << 20


def bands(data: bytes, header: Header, name: str, rows: int) -> Iterator[U8]:
    """(so many rows or, at the end, fewer; width; 3 or, where something may let light through, 4).

    Raises Fault: TEXTURE_DAMAGED.
    """
    png = _Png.of(data, name) if header.format == "PNG" else None
    if png is not None:
        yield from png.bands(rows)
        return
    whole = _jpeg(data, name)
    for top in range(0, header.height, rows):
        yield whole[top : top + rows]


def banded(data: bytes, header: Header) -> bool:
    """Whether `bands` takes an image."""
    if header.format == "PNG":
        return _Png.of(data, "") is not None
    return header.format == "JPEG" and is_plain_jpeg(data)


def _jpeg(data: bytes, name: str) -> U8:
    try:
        pixels: U8 = simplejpeg.decode_jpeg(data, "RGB")
    except ValueError as error:
        raise Fault(Code.TEXTURE_DAMAGED, name, reference=name) from error
    return pixels


class _Png:
    """A PNG of plain rows of bytes (PNG 3rd edition, sections 5, 9 and 10)."""

    def __init__(self, data: bytes, name: str, head: tuple[int, ...]) -> None:
        self._data, self._name = data, name
        self._width, self._height, _, self._colour = head[:4]
        self._samples = _SAMPLES[self._colour]
        self._row_bytes = 1 + self._width * self._samples
        self._palette = np.full((256, 4), 255, np.uint8)
        self._clear: bytes = b""
        self._packed: list[tuple[int, int]] = []

    @classmethod
    def of(cls, data: bytes, name: str) -> "_Png | None":
        """None where it is interlaced, has not one byte a sample, or something is odd."""
        if len(data) < 33 or data[12:16] != b"IHDR":
            return None
        head = _PNG_HEAD.unpack_from(data, 16)
        if head[3] not in _SAMPLES or head[2] != 8 or head[4:] != (0, 0, 0):
            return None
        png = cls(data, name, head)
        return png if png._chunks() else None

    def _chunks(self) -> bool:
        """Find what is packed, and what colours mean; whether there is something."""
        at = 33
        while at + 8 <= len(self._data):
            size, kind = _CHUNK.unpack_from(self._data, at)
            held = self._data[at + 8 : at + 8 + min(size, 768)]
            if kind == b"PLTE":
                colours = np.frombuffer(held[: len(held) // 3 * 3], np.uint8).reshape(-1, 3)
                self._palette[: len(colours), :3] = colours
            elif kind == b"tRNS" and self._colour == _PALETTE:
                self._palette[: min(len(held), 256), 3] = np.frombuffer(held[:256], np.uint8)
            elif kind == b"tRNS":
                self._clear = held[1 : 2 * self._samples : 2]
            elif kind == b"IDAT":
                self._packed.append((at + 8, min(at + 8 + size, len(self._data))))
            at += 12 + size
        return bool(self._packed)

    def bands(self, rows: int) -> Iterator[U8]:
        """See `bands`."""
        before = bytes(self._row_bytes)
        for filtered in self._unpacked(rows * self._row_bytes):
            values = self._unfiltered(before, filtered, 1 + len(filtered) // self._row_bytes)
            before = b"\0" + values[-1].tobytes()
            yield self._coloured(values[1:])

    def _unpacked(self, size: int) -> Iterator[bytes]:
        """What is packed, so many bytes at a time; no more of it than the image has."""
        unpacking, ready, left = zlib.decompressobj(), bytearray(), self._height * self._row_bytes
        try:
            for start, end in self._packed:
                for first in range(start, end, _PIECE):
                    piece = self._data[first : min(first + _PIECE, end)]
                    while piece and left:
                        ready += unpacking.decompress(piece, size)
                        piece = unpacking.unconsumed_tail
                        while left and len(ready) >= min(size, left):
                            share = min(size, left)
                            yield bytes(ready[:share])
                            del ready[:share]
                            left -= share
        except zlib.error as error:
            raise self._damaged() from error
        if left:
            raise self._damaged()

    def _unfiltered(self, before: bytes, filtered: bytes, rows: int) -> U8:
        """(rows, width, samples) of rows as they are packed, the first of them as it is."""
        head = _PNG_HEAD.pack(self._width, rows, 8, _KINDS[self._samples], 0, 0, 0)
        packing = zlib.compressobj(0)
        body = packing.compress(before) + packing.compress(filtered) + packing.flush()
        parts = [_chunk(b"IHDR", head), _chunk(b"IDAT", body), _chunk(b"IEND", b"")]
        file = io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(parts))
        try:
            with PIL.Image.open(file, formats=("PNG",)) as image:
                return np.asarray(image).reshape(rows, self._width, self._samples)
        except (OSError, ValueError, SyntaxError) as error:
            raise self._damaged() from error

    def _coloured(self, values: U8) -> U8:
        """Colours, with alpha where the file speaks of it."""
        if self._colour == _PALETTE:
            opaque = bool((self._palette[:, 3] == 255).all())
            return self._palette[values[..., 0]][..., : 3 if opaque else 4]
        if self._samples in (1, 2):
            grey = np.repeat(values[..., :1], 3, axis=2)
            colours = grey if self._samples == 1 else np.concatenate([grey, values[..., 1:]], axis=2)
        else:
            colours = values
        if not self._clear:
            return colours
        shown = (values != np.frombuffer(self._clear, np.uint8)).any(axis=2)
        return np.concatenate([colours, (shown * np.uint8(255))[..., None]], axis=2)

    def _damaged(self) -> Fault:
        return Fault(Code.TEXTURE_DAMAGED, self._name, reference=self._name)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return b"".join([_CHUNK.pack(len(data), kind), data, struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))])
