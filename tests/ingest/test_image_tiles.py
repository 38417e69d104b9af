"""Large images: every pixel of them in tiles, from a few rows at a time, and no more of them than a file holds."""

import io
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import PIL.Image
import pytest

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.image_bands import bands
from exhibit_viewer.ingest.image_files import read_header
from exhibit_viewer.ingest.limits import Limits
from exhibit_viewer.ingest.pack import read_pack, write_pack
from exhibit_viewer.ingest.read import read_model
from exhibit_viewer.ingest.source import MemorySource
from exhibit_viewer.ingest.textures import decode_image, decode_within
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.material import Image
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.model.tiles import MARGIN, SIDE, WHOLE, TileDamagedError, decode_tile

SMALL = replace(Budget(), image_pixels=1 << 20)


def pattern(width: int, height: int, channels: int = 3) -> np.ndarray:
    """Small detail that is nowhere the same."""
    y, x = np.mgrid[0:height, 0:width].astype(np.uint32)
    mixed = (x * 2654435761 ^ y * 2246822519) >> 7
    return np.stack([(mixed >> 3 * channel) & 63 for channel in range(channels)], axis=2).astype(np.uint8) + 64


def encoded(pixels: np.ndarray, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    PIL.Image.fromarray(pixels).save(file, kind, **options)
    return file.getvalue()


def whole(image: Image, level: int = 0) -> np.ndarray:
    """The image put together from the tiles of a level."""
    assert image.tiles is not None
    rows, columns = image.tiles.grid(level)
    out = np.zeros((rows * SIDE, columns * SIDE, 4), np.uint8)
    for row in range(rows):
        for column in range(columns):
            inner = decode_tile(image.tiles, image.tiles.number(level, row, column))[MARGIN:-MARGIN, MARGIN:-MARGIN]
            out[row * SIDE : (row + 1) * SIDE, column * SIDE : (column + 1) * SIDE] = inner
    return out[: image.tiles.height >> level, : image.tiles.width >> level]


@pytest.mark.parametrize(("kind", "channels"), [("PNG", 3), ("PNG", 4), ("JPEG", 3)])
def test_tiles_hold_every_pixel(kind: str, channels: int) -> None:
    data = encoded(pattern(2600, 1100, channels), kind)
    image = decode_image(data, f"a.{kind}", SMALL.image_pixels, SMALL.tiled_pixels)
    expected = decode_image(data, f"a.{kind}", 1 << 30).pixels
    assert image.tiles is not None and image.pixels.shape == (550, 1300, 4)
    assert np.array_equal(whole(image), expected)
    means = expected.reshape(550, 2, 1300, 2, 4).astype(int).sum(axis=(1, 3))
    assert np.array_equal(image.pixels, (means + 2) // 4)


def test_margins_are_what_is_beside() -> None:
    pixels = pattern(2600, 1100)
    tiles = decode_image(encoded(pixels, "PNG"), "a.png", SMALL.image_pixels, SMALL.tiled_pixels).tiles
    assert tiles is not None
    middle = decode_tile(tiles, tiles.number(0, 1, 2))
    top, left = SIDE - MARGIN, 2 * SIDE - MARGIN
    assert np.array_equal(middle[..., :3], pixels[top : top + WHOLE, left : left + WHOLE])
    corner = decode_tile(tiles, tiles.number(0, 0, 0))
    assert (corner[:MARGIN, :MARGIN, :3] == pixels[0, 0]).all()


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGB", "RGBA"])
def test_bands_of_a_png_are_its_pixels(mode: str) -> None:
    y, x = np.mgrid[0:97, 0:150]
    colours = np.stack([x, y * 2, x ^ y, 255 - y], axis=2).astype(np.uint8)
    picture = PIL.Image.fromarray(colours).convert("RGB" if mode == "P" else mode).convert(mode)
    options = {"transparency": 3} if mode == "P" else {"transparency": (9, 18, 9 ^ 9)} if mode == "RGB" else {}
    data = encoded_image(picture, **options)
    found = np.concatenate(list(bands(data, read_header(data, "a"), "a", 16)))
    expected = np.asarray(PIL.Image.open(io.BytesIO(data)).convert("RGBA"))
    assert np.array_equal(found, expected[..., : found.shape[2]])
    assert found.shape[2] == 4 or (expected[..., 3] == 255).all()


def encoded_image(picture: PIL.Image.Image, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG", **options)
    return file.getvalue()


def test_what_cannot_be_had_in_bands_is_reduced() -> None:
    sixteen = encoded(np.zeros((1100, 2600), np.uint16), "PNG")
    images, notices = decode_within([("a.png", sixteen)], SMALL)
    assert images[0] is not None and images[0].tiles is None and images[0].pixels.shape == (550, 1300, 4)
    assert [notice.code for notice in notices] == [Code.TEXTURE_REDUCED]


def test_damage_is_told() -> None:
    data = encoded(pattern(2600, 1100), "PNG")
    for harmed in (data[: len(data) // 2], data[:5000] + b"\0" * 64 + data[5064:]):
        with pytest.raises(Fault) as caught:
            decode_image(harmed, "a.png", SMALL.image_pixels, SMALL.tiled_pixels)
        assert caught.value.code is Code.TEXTURE_DAMAGED
    head = struct.pack(">IIBBBBB", 16384, 16384, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(9_000_000))), (b"IEND", b"")]
    lying = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
    with pytest.raises(Fault) as caught:
        decode_image(lying, "a.png", Budget().image_pixels, Budget().tiled_pixels)
    assert caught.value.code is Code.TEXTURE_DAMAGED


def test_tiles_go_through_a_pack_and_their_damage_is_seen(tmp_path: Path) -> None:
    data = encoded(pattern(2600, 1100), "PNG")
    model = read_model(MemorySource("a.png", data), SMALL, Ticket())
    assert not model.notices
    write_pack(model, tmp_path / "a.pack")
    image = read_pack(tmp_path / "a.pack").model.images[0]
    assert np.array_equal(whole(image), whole(model.images[0]))
    assert image.tiles is not None
    written = bytearray((tmp_path / "a.pack").read_bytes())
    page = bytes(image.tiles.pages[image.tiles.starts[0] : image.tiles.starts[0] + 40])
    written[written.find(page) + 9] ^= 1
    (tmp_path / "b.pack").write_bytes(written)
    harmed = read_pack(tmp_path / "b.pack").model.images[0].tiles
    assert harmed is not None
    with pytest.raises(TileDamagedError):
        decode_tile(harmed, 0)
    decode_tile(harmed, 1)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_sixteen_thousand_pixels_square_within_the_limits(kind: str, tmp_path: Path) -> None:
    square = np.tile(pattern(1024, 1024), (16, 16, 1))
    options = {"compress_level": 1} if kind == "PNG" else {"quality": 90}
    (tmp_path / f"a.{kind.lower()}").write_bytes(encoded(square, kind, **options))
    reader = Reader(tmp_path / "cache", replace(Limits(), seconds=200.0))
    try:
        model = reader.open(tmp_path / f"a.{kind.lower()}", Ticket())
    finally:
        reader.close()
    tiles = model.images[0].tiles
    assert not model.notices and tiles is not None and tiles.width == 16384
    shown = decode_tile(tiles, tiles.number(0, 30, 3))[MARGIN:-MARGIN, MARGIN:-MARGIN, :3]
    expected = square[30 * SIDE : 31 * SIDE, 3 * SIDE : 4 * SIDE].astype(int)
    lost = 13 if kind == "JPEG" else 1e-9  # of this pattern by JPEG itself; one pixel aside it differs by 20
    assert np.abs(shown - expected).mean() < lost
