"""Textures: every allowed format and pixel kind comes out right, the rest is refused, and the budget holds."""

import io
import struct
import zlib

import numpy as np
import PIL.Image
import pytest
from gltf_files import CORPUS
from hypothesis import given, settings
from hypothesis import strategies as st

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.textures import decode_image, decode_within
from exhibit_viewer.model.faults import Code, Fault

PLENTY = 1 << 26


def encoded(image: PIL.Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def scene(width: int = 64, height: int = 32) -> PIL.Image.Image:
    """Smooth colours, so that lossy codecs stay close."""
    x, y = np.meshgrid(np.linspace(0, 255, width), np.linspace(0, 255, height))
    return PIL.Image.fromarray(np.stack([x, y, 255 - x], axis=2).astype(np.uint8))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP", "TIFF", "GIF", "TGA"])
def test_formats(kind):
    image = decode_image(encoded(scene(), kind), f"a.{kind.lower()}", PLENTY)
    assert image.pixels.dtype == np.uint8 and image.pixels.shape == (32, 64, 4)
    assert (image.source_width, image.source_height) == (64, 32)
    expected = np.asarray(scene().convert("RGBA")).astype(int)
    assert np.abs(image.pixels.astype(int) - expected).mean() < (12 if kind == "GIF" else 4)


def first_pixel(image: PIL.Image.Image, kind: str = "PNG", **options: object) -> list[int]:
    return decode_image(encoded(image, kind, **options), "a", PLENTY).pixels[0, 0].tolist()


def test_pixel_kinds():
    assert first_pixel(PIL.Image.new("L", (8, 8), 77)) == [77, 77, 77, 255]
    assert first_pixel(PIL.Image.new("LA", (8, 8), (77, 9))) == [77, 77, 77, 9]
    assert first_pixel(PIL.Image.new("RGBA", (8, 8), (1, 2, 3, 4))) == [1, 2, 3, 4]
    assert first_pixel(PIL.Image.new("1", (8, 8), 1)) == [255, 255, 255, 255]
    assert first_pixel(PIL.Image.new("L", (8, 8), 77), "JPEG") == [77, 77, 77, 255]
    assert first_pixel(PIL.Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG") == [255, 0, 0, 255]
    sixteen = PIL.Image.fromarray(np.full((8, 8), 0xABCD, np.uint16))
    assert first_pixel(sixteen) == [0xAB, 0xAB, 0xAB, 255]
    palette = PIL.Image.new("P", (8, 8))
    palette.putpalette([10, 20, 30, 200, 100, 50])
    assert first_pixel(palette) == [10, 20, 30, 255]
    assert first_pixel(palette, transparency=0) == [10, 20, 30, 0]


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, depth: int, colour: int, rows: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + png_chunk(b"IDAT", zlib.compress(rows))
        + png_chunk(b"IEND", b"")
    )


def test_sixteen_bit_colour_keeps_its_high_byte():
    data = png(1, 1, 16, 2, b"\0" + struct.pack(">HHH", 0xFF00, 0x8012, 0x0034))
    assert decode_image(data, "a", PLENTY).pixels[0, 0].tolist() == [255, 128, 0, 255]


def test_orientation_is_left_alone():
    exif = PIL.Image.Exif()
    exif[0x0112] = 6
    pixels = decode_image(encoded(scene(), "JPEG", exif=exif), "a", PLENTY).pixels
    assert pixels.shape == (32, 64, 4)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("most", [700, 200, 60])
def test_reduced_until_it_fits(kind, most):
    image = decode_image(encoded(scene(160, 96), kind), "a", most)
    height, width = image.pixels.shape[:2]
    assert width * height <= most
    assert (image.source_width, image.source_height) == (160, 96)
    assert np.abs(image.pixels[..., :3].mean(axis=(0, 1)) - 127).max() < 12


def test_cmyk_is_reduced_too():
    image = PIL.Image.new("CMYK", (640, 320), (0, 255, 255, 0))
    assert decode_image(encoded(image, "JPEG"), "a", 640 * 320 // 16).pixels.shape == (80, 160, 4)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.png", Code.TEXTURE_DAMAGED),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "a.png", Code.TEXTURE_FORMAT),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", Code.TEXTURE_FORMAT),
        (b"\x89PNG\r\n\x1a\n", "a.png", Code.TEXTURE_DAMAGED),
        (b"\xabKTX 20\xbb\r\n\x1a\n", "a.ktx2", Code.TEXTURE_DAMAGED),
        (b"\xabKTX 20\xbb\r\n\x1a\n" + bytes([0, 0, 0, 0, 1, 0, 0, 0]) * 20, "a.ktx2", None),
        (b"sBnothing", "a.basis", Code.TEXTURE_DAMAGED),
        (b"random bytes that are no picture", "a.tga", Code.TEXTURE_DAMAGED),
        (png(0, 5, 8, 0, b""), "a.png", Code.TEXTURE_DAMAGED),
        (png(100_000, 100_000, 8, 2, b""), "a.png", Code.TEXTURE_TOO_LARGE),
        (png(12_000, 12_000, 8, 2, b""), "a.png", Code.TEXTURE_TOO_LARGE),
        (png(64, 64, 8, 2, b"\0" * 50), "a.png", Code.TEXTURE_DAMAGED),
    ],
)
def test_refused(data, name, code):
    with pytest.raises(Fault) as caught:
        decode_image(data, name, PLENTY)
    assert caught.value.code.value.startswith("texture-") if code is None else caught.value.code is code
    assert caught.value.facts["reference"] == name


def test_truncated_files_are_damaged():
    for kind in ("PNG", "JPEG", "WEBP"):
        data = encoded(scene(640, 320), kind)
        with pytest.raises(Fault) as caught:
            decode_image(data[: len(data) // 2], "a", PLENTY)
        assert caught.value.code is Code.TEXTURE_DAMAGED


def test_a_tiff_whose_place_of_pixels_is_a_text_is_damaged():
    data = encoded(scene(), "TIFF")
    at = next(at for kind in (3, 4) if (at := data.find(struct.pack("<HH", 273, kind))) > 0)
    with pytest.raises(Fault) as caught:
        decode_image(data[:at] + struct.pack("<HHI", 273, 2, 1) + data[at + 8 :], "a", PLENTY)
    assert caught.value.code is Code.TEXTURE_DAMAGED


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"]), st.integers(0, 4000), st.binary(max_size=8))
def test_damaged_files_give_pixels_or_a_fault(kind, place, junk):
    data = bytearray(encoded(scene(), kind))
    place %= len(data)
    data[place : place + len(junk)] = junk
    try:
        image = decode_image(bytes(data), "a", 1 << 20)
    except Fault as fault:
        assert fault.code.value.startswith("texture-")
        return
    assert image.pixels.ndim == 3 and image.pixels.shape[2] == 4


def test_a_models_textures_share_a_budget_and_the_largest_gives_way():
    small, large = encoded(scene(64, 64), "PNG"), encoded(scene(256, 256), "PNG")
    budget = Budget(texture_bytes=64 * 64 * 4 + 128 * 128 * 4)
    images, notices = decode_within([("small", small), ("large", large)], budget)
    assert [image.pixels.shape[:2] for image in images if image is not None] == [(64, 64), (128, 128)]
    assert [(notice.code, notice.facts) for notice in notices] == [
        (Code.TEXTURE_REDUCED, {"reference": "large", "pixels": 65536, "shown": 16384})
    ]


def test_bad_ones_do_not_hold_up_the_others():
    images, notices = decode_within([("bad", b"no"), ("good", encoded(scene(), "PNG"))], Budget())
    assert images[0] is None and images[1] is not None
    assert [notice.code for notice in notices] == [Code.TEXTURE_FORMAT]


def test_time_spent_is_bounded():
    files = [(str(number), encoded(scene(64, 64), "PNG")) for number in range(4)]
    images, notices = decode_within(files, Budget(decode_pixels=64 * 64 * 2))
    assert sum(image is not None for image in images) == 2
    assert [notice.code for notice in notices] == [Code.TEXTURE_TOO_LARGE] * 2


def test_basis_textures_of_the_corpus(corpus):
    pytest.importorskip("opengl_basisu")
    paths = sorted(CORPUS.rglob("*.ktx2"))
    assert paths
    for path in paths[:3]:
        data = path.read_bytes()
        image = decode_image(data, path.name, PLENTY)
        assert image.pixels.shape == (image.source_height, image.source_width, 4)
        reduced = decode_image(data, path.name, image.source_width * image.source_height // 16)
        assert reduced.pixels.shape[1] == image.source_width // 4
        assert np.abs(image.pixels.mean(axis=(0, 1)) - reduced.pixels.mean(axis=(0, 1))).max() < 6
