"""Textures: images decoded one by one or all of a model's together, within a budget."""

import contextlib
from collections.abc import Sequence

import numpy as np

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.image_files import Header, read_header, read_pixels
from exhibit_viewer.ingest.image_tiles import tileable, tiled
from exhibit_viewer.model.faults import Code, Fact, Fault, Notice
from exhibit_viewer.model.geometry import F64, U8
from exhibit_viewer.model.material import Image, Texture, Wrap

MAX_SOURCE_PIXELS = Budget().image_source_pixels
"""Above this an image is not decoded at all: most formats cannot be read at a smaller scale."""

_DRAFT = 8


def decode_image(data: bytes, name: str, max_pixels: int, tiled_pixels: int = 0) -> Image:
    """Pixels of an image file, halved until they are at most `max_pixels`; larger ones of at most `tiled_pixels`, where
    a few rows of them can be had at a time, are cut into tiles.

    PNG, JPEG, WebP, GIF (first picture), BMP, TIFF, TGA, KTX2 and Basis (ETC1S, UASTC). 16 bits become 8; palettes,
    greys, CMYK and YCCK become RGBA; EXIF orientation and colour profiles are left alone, as glTF asks.
    Raises Fault: TEXTURE_FORMAT, TEXTURE_DAMAGED, TEXTURE_TOO_LARGE.
    """
    header = read_header(data, name)
    if max_pixels < header.pixels <= tiled_pixels and tileable(data, header):
        with contextlib.suppress(OSError, MemoryError):  # then roughly
            return tiled(data, header, name)
    factor = _halvings(header, max_pixels)
    if header.pixels > MAX_SOURCE_PIXELS and not (header.draftable and header.pixels <= MAX_SOURCE_PIXELS * factor**2):
        raise Fault(Code.TEXTURE_TOO_LARGE, name, reference=name, pixels=header.pixels, limit=MAX_SOURCE_PIXELS)
    pixels = read_pixels(data, header, name, factor)
    return Image(name, np.ascontiguousarray(pixels), header.width, header.height)


def decode_within(files: Sequence[tuple[str, bytes]], budget: Budget) -> tuple[list[Image | None], list[Notice]]:
    """Every image of a model, (name, data) each, within the budget for all of them together.

    An image that cannot be decoded is None in the result and has a notice; one that had to be reduced has a notice.
    """
    notices: list[Notice] = []
    headers = [_header_or_notice(data, name, notices) for name, data in files]
    held, tiled_pixels = _parted(headers, [data for _, data in files], budget)
    limits = _limits(held, budget)
    images: list[Image | None] = [None] * len(files)
    work = 0
    for place in sorted(range(len(files)), key=lambda place: -(header.pixels if (header := headers[place]) else 0)):
        header, (name, data) = headers[place], files[place]
        if header is None:
            continue
        work += header.pixels // (16 if _drafted(header, budget) else 4 if header.draftable else 1)
        if work > budget.decode_pixels:
            facts: dict[str, Fact] = {"reference": name, "pixels": header.pixels, "limit": budget.decode_pixels}
            notices.append(Notice(Code.TEXTURE_TOO_LARGE, name, facts))
            continue
        try:
            image = decode_image(data, name, limits[place] or budget.image_pixels, tiled_pixels[place])
        except Fault as fault:
            notices.append(fault.notice)
            continue
        images[place] = image
        if image.shown_pixels < header.pixels:
            facts = {"reference": name, "pixels": header.pixels, "shown": image.shown_pixels}
            notices.append(Notice(Code.TEXTURE_REDUCED, name, facts))
    return images, notices


def colours_at(image: Image, use: Texture, places: F64) -> U8:
    """(n,3) colours of an image, as a texture uses it, at texture coordinates (n,2)."""
    a, b, c, d, e, f = use.transform
    found = np.nan_to_num(np.stack([places @ (a, b) + c, places @ (d, e) + f]), posinf=0.0, neginf=0.0)
    for axis, wrap in enumerate((use.wrap_s, use.wrap_t)):
        turned = np.abs((found[axis] + 1) % 2 - 1) if wrap is Wrap.MIRROR else found[axis] % 1.0
        found[axis] = found[axis].clip(0, 1) if wrap is Wrap.CLAMP else turned
    height, width = image.pixels.shape[:2]
    column, row = np.minimum((found * [[width], [height]]).astype(np.int64), [[width - 1], [height - 1]])
    return image.pixels[row, column, :3]


def _header_or_notice(data: bytes, name: str, notices: list[Notice]) -> Header | None:
    try:
        return read_header(data, name)
    except Fault as fault:
        notices.append(fault.notice)
        return None


def _limits(headers: Sequence[Header | None], budget: Budget) -> list[int]:
    """The most pixels each image may keep so that all fit: the largest is halved in both directions until they do."""
    known = [header or Header("", 0, 0) for header in headers]
    factors = [max(_halvings(each, budget.image_pixels), _DRAFT if _drafted(each, budget) else 1) for each in known]
    limits = [header.reduced(factor) for header, factor in zip(known, factors, strict=True)]
    while sum(limits) * 4 > budget.texture_bytes and max(limits) > 1:
        largest = max(range(len(limits)), key=limits.__getitem__)
        factors[largest] *= 2
        limits[largest] = known[largest].reduced(factors[largest])
    return limits


def _parted(
    headers: Sequence[Header | None], files: Sequence[bytes], budget: Budget
) -> tuple[list[Header | None], list[int]]:
    """(those of images that are held as a whole, how many pixels of each may be cut into tiles)."""
    held: list[Header | None] = []
    most: list[int] = []
    for header, data in zip(headers, files, strict=True):
        cut = header is not None and not _drafted(header, budget) and _is_tiled(header, data, budget)
        held.append(None if cut else header)
        most.append(budget.tiled_pixels if cut else 0)
    return held, most


def _is_tiled(header: Header, data: bytes, budget: Budget) -> bool:
    return budget.image_pixels < header.pixels <= budget.tiled_pixels and tileable(data, header)


def _drafted(header: Header, budget: Budget) -> bool:
    """Whether a small image will do."""
    return header.draftable and 0 < budget.draft_pixels <= header.pixels


def _halvings(header: Header, most: int) -> int:
    """1, 2, 4, ...: by how much width and height are to be divided; `most` is at least 1."""
    factor = 1
    while header.reduced(factor) > max(1, most):
        factor *= 2
    return factor
