"""Image files: what they say of themselves and their pixels, by the one library that suits the content.

The content decides the format, never the name or a declared type: some of Pillow's parsers start other programs.
Measured: simplejpeg decodes large JPEGs three times as fast as Pillow, and both scale JPEGs down while decoding.
"""

import io
import logging
import struct
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import PIL.Image
import simplejpeg
from numpy.typing import NDArray

from exhibit_viewer.model.faults import Code, Fault

if TYPE_CHECKING:
    import opengl_basisu

U8 = NDArray[np.uint8]

PIL.Image.MAX_IMAGE_PIXELS = 1 << 29  # it refuses twice as many unread; callers judge what headers say
logging.getLogger("PIL").setLevel(logging.CRITICAL)  # what it thinks of a damaged file reaches people as a fault

_MAGIC = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"\xabKTX 20\xbb\r\n\x1a\n": "KTX2",
    b"sB": "BASIS",
}
_BASIS_FORMATS = ("KTX2", "BASIS")
_LARGEST_JPEG_SCALE = 8
_WITH_EXIF = ("JPEG", "PNG", "TIFF", "WEBP")
_ORIENTATION = 274
_PLAIN_JPEG = ("Gray", "YCbCr", "RGB")
_DAMAGE = (OSError, EOFError, ValueError, TypeError, LookupError, ArithmeticError, AttributeError, SyntaxError,
           AssertionError, struct.error, MemoryError)  # fmt: skip
"""What Pillow lets through over a damaged file, whose fields may be of any type: fuzzing found a text for a place."""


@dataclass(frozen=True, slots=True)
class Header:
    """What an image file says of itself."""

    format: str
    width: int
    height: int

    @property
    def pixels(self) -> int:
        """Pixels as stored."""
        return self.width * self.height

    def reduced(self, factor: int) -> int:
        """Pixels once width and height are divided by a factor, rounded up."""
        return -(-self.width // factor) * -(-self.height // factor)

    @property
    def draftable(self) -> bool:
        """Whether it can be decoded at a smaller scale for less."""
        return self.format == "JPEG"


def read_header(data: bytes, name: str) -> Header:
    """Format and size without decoding. Raises Fault: TEXTURE_FORMAT, TEXTURE_DAMAGED, TEXTURE_TOO_LARGE.

    name: as the model's file refers to the image, for messages and to tell TGA, which has no magic number.
    """
    kind = _format_of(data, name)
    if kind in _BASIS_FORMATS:
        width, height = _basis_size(data, kind, name)
    else:
        with _opened(data, kind, name) as image:
            width, height = image.size
    if width < 1 or height < 1:
        raise Fault(Code.TEXTURE_DAMAGED, name, reference=name)
    return Header(kind, width, height)


def orientation_of(data: bytes) -> int:
    """How a camera was held, from 1 (upright) to 8, as EXIF has it; 1 where the file does not say. Never fails."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with PIL.Image.open(io.BytesIO(data), formats=_WITH_EXIF) as image:
                found = image.getexif().get(_ORIENTATION, 1)
    except (*_DAMAGE, PIL.Image.DecompressionBombError):
        return 1
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def read_pixels(data: bytes, header: Header, name: str, factor: int) -> U8:
    """(h,w,4) RGBA, `factor` (a power of two) times smaller than stored. Raises Fault: TEXTURE_*."""
    if header.format in _BASIS_FORMATS:
        return _basis_pixels(data, name, factor)
    if header.format == "JPEG":
        return _jpeg_pixels(data, header, name, factor)
    return _pillow_pixels(data, header, name, factor)


def is_plain_jpeg(data: bytes) -> bool:
    """Whether the fast decoder takes it: no CMYK."""
    try:
        return simplejpeg.decode_jpeg_header(data)[2] in _PLAIN_JPEG
    except ValueError:
        return False


def _format_of(data: bytes, name: str) -> str:
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    ending = name.rpartition(".")[2].lower()
    if ending == "tga" and len(data) > 18:
        return "TGA"
    if not data:
        raise Fault(Code.TEXTURE_DAMAGED, name, reference=name)
    raise Fault(Code.TEXTURE_FORMAT, name, reference=name, format=ending if len(ending) <= 5 else "")


def _opened(data: bytes, kind: str, name: str) -> PIL.Image.Image:
    """The image by the one parser its content names, not decoded yet."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of its size, which the caller judges, and of metadata, which is not used
            return PIL.Image.open(io.BytesIO(data), formats=(kind,))
    except PIL.Image.DecompressionBombError as error:
        limit = PIL.Image.MAX_IMAGE_PIXELS or 0  # Pillow refuses above twice this and does not say how many there are
        raise Fault(Code.TEXTURE_TOO_LARGE, name, reference=name, pixels=2 * limit, limit=limit) from error
    except _DAMAGE as error:
        raise Fault(Code.TEXTURE_DAMAGED, name, reference=name) from error


def _jpeg_pixels(data: bytes, header: Header, name: str, factor: int) -> U8:
    scale = min(factor, _LARGEST_JPEG_SCALE)
    try:
        _, _, colourspace, _ = simplejpeg.decode_jpeg_header(data)
        if colourspace in _PLAIN_JPEG:
            smallest = {"min_height": header.height // scale, "min_width": header.width // scale}
            pixels: U8 = simplejpeg.decode_jpeg(data, "RGBA", **(smallest if scale > 1 else {}))
            rest = factor // max(1, round(header.width / pixels.shape[1]))
            return _shrunk(PIL.Image.fromarray(pixels), rest) if rest > 1 else pixels
    except ValueError:
        pass  # what it refuses for a stray byte Pillow may still read
    return _pillow_pixels(data, header, name, factor)


def _pillow_pixels(data: bytes, header: Header, name: str, factor: int) -> U8:
    try:
        with warnings.catch_warnings(), _opened(data, header.format, name) as image:
            warnings.simplefilter("ignore")  # of damaged metadata, which is not used
            if header.format == "JPEG":
                image.draft(None, (header.width // factor, header.height // factor))
            image.load()
            rest = factor // max(1, round(header.width / image.width))
            small = _eight_bits(image).reduce(rest) if rest > 1 else _eight_bits(image)
        del image  # which may be four times as large
        return _rgba(small)
    except _DAMAGE as error:
        raise Fault(Code.TEXTURE_DAMAGED, name, reference=name) from error


def _eight_bits(image: PIL.Image.Image) -> PIL.Image.Image:
    """The image in mode L, RGB or RGBA, whichever is smallest."""
    if image.mode.startswith("I;16"):
        return PIL.Image.fromarray((np.asarray(image).astype(np.uint16) >> 8).astype(np.uint8))
    if image.mode == "I":
        return PIL.Image.fromarray((np.asarray(image).clip(0, 65535) >> 8).astype(np.uint8))
    if image.mode == "F":
        return PIL.Image.fromarray((np.nan_to_num(np.asarray(image)).clip(0, 1) * 255).astype(np.uint8))
    if image.mode == "1":
        return image.convert("L")
    if "transparency" in image.info or image.mode in ("PA", "LA", "La", "RGBa"):
        return image.convert("RGBA")
    return image if image.mode in ("L", "RGB", "RGBA") else image.convert("RGB")


def _shrunk(image: PIL.Image.Image, factor: int) -> U8:
    """RGBA pixels of the image, each the mean of factor x factor."""
    return _rgba(image.reduce(factor) if factor > 1 else image)


def _rgba(image: PIL.Image.Image) -> U8:
    return np.asarray(image if image.mode == "RGBA" else image.convert("RGBA"))


def with_alpha(pixels: U8) -> U8:
    """(h,w,4) of three or four channels."""
    return _rgba(PIL.Image.fromarray(pixels))


def _basis_size(data: bytes, kind: str, name: str) -> tuple[int, int]:
    """Size out of the header: KTX 2 at bytes 20 and 24; .basis files are asked."""
    if kind == "KTX2":
        if len(data) < 80:
            raise Fault(Code.TEXTURE_DAMAGED, name, reference=name)
        width, height = struct.unpack_from("<II", data, 20)
        return width, height
    texture = _basis_texture(data, name)
    return texture.width, texture.height


def _basis_pixels(data: bytes, name: str, factor: int) -> U8:
    """The mip level that is factor times smaller, or the whole image reduced where there is none."""
    texture = _basis_texture(data, name)
    level = min(factor.bit_length() - 1, texture.levels - 1)
    try:
        pixels = np.asarray(texture.transcode("rgba8", level=level).data, dtype=np.uint8)
    except (ValueError, MemoryError) as error:
        raise Fault(Code.TEXTURE_DAMAGED, name, reference=name) from error
    return _shrunk(PIL.Image.fromarray(pixels), factor >> level)


def _basis_texture(data: bytes, name: str) -> "opengl_basisu.Texture":
    try:
        import opengl_basisu  # has no wheel for every platform
    except ImportError as error:
        raise Fault(Code.TEXTURE_FORMAT, name, reference=name, format="KTX2") from error
    try:
        return opengl_basisu.open(data)
    except opengl_basisu.UnsupportedError as error:
        raise Fault(Code.TEXTURE_FORMAT, name, reference=name, format="KTX2") from error
    except ValueError as error:
        raise Fault(Code.TEXTURE_DAMAGED, name, reference=name) from error
