"""Pictures: a photograph, a scanned page, a wall painting as a model of one flat, unlit surface.

Its world: one unit wide, the top left corner at the origin, Y up, seen from +Z. How large that is in truth is said by
whoever describes the picture: what cameras and scanners write into files about dots per inch seldom is the object's.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.assemble import assemble, y_up
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.image_files import orientation_of, read_header
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.ingest.textures import decode_within
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Mesh, Model, Placement
from exhibit_viewer.model.material import AlphaMode, Image, Material, Texture, Wrap
from exhibit_viewer.model.ticket import Ticket

MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"GIF8")
"""How JPEG, PNG, TIFF and GIF begin; see `is_webp`."""
_CORNERS = np.array([[0, 1], [1, 1], [1, 0], [0, 0]], np.float32)
_ASIDE = (5, 6, 7, 8)
"""Orientations of a camera held upright."""
_TRIANGLES = np.array([[0, 1, 2], [0, 2, 3]], np.uint32)


def is_webp(head: bytes) -> bool:
    """Whether a file begins as a WebP."""
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def read_picture(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """The picture, upright as its EXIF data say, reduced where it is larger than the budget.

    Raises Fault: FORMAT_DAMAGED, TEXTURE_TOO_LARGE.
    """
    data = bytes(source.data())
    images, notices = decode_within([(source.name, data)], budget)
    if images[0] is None:
        raise _as_a_file(Fault.from_notice(notices[0]), data)
    orientation = orientation_of(data)
    image = _as_held(images[0], orientation)
    flat = _flat(image, orientation)
    texture = Texture(0, wrap_s=Wrap.CLAMP, wrap_t=Wrap.CLAMP)
    see_through = bool(image.pixels[..., 3].min() < 255)
    material = Material(
        name=source.name,
        unlit=True,
        alpha_mode=AlphaMode.BLEND if see_through else AlphaMode.OPAQUE,
        base_colour_texture=texture,
    )
    model = assemble(
        [flat],
        [Placement(0, np.eye(4))],
        [material],
        [image],
        file_format=read_header(data, source.name).format,
        turn=y_up(),
        units="",
        file_bytes=len(data),
        name=source.name,
    )
    return replace(model, picture=True, notices=tuple(notices))


def _flat(image: Image, orientation: int) -> Mesh:
    """The surface it is on. orientation: of EXIF 2.32, 4.6.5.1.6; 1 is upright."""
    high = image.source_height / image.source_width
    positions = np.zeros((4, 3), np.float32)
    positions[:, 0], positions[:, 1] = _CORNERS[:, 0], -high * _CORNERS[:, 1]
    normals = np.tile(np.array([0, 0, 1], np.float32), (4, 1))
    return Mesh(image.name, positions, _TRIANGLES, normals=normals, uvs=(_laid(orientation),))


def _laid(orientation: int) -> NDArray[np.float32]:
    """(4,2) where in the image as stored the corners of the picture are."""
    laid = _CORNERS.copy()
    if orientation in (2, 3, 6, 7):
        laid[:, 0] = 1 - laid[:, 0]
    if orientation in (3, 4, 7, 8):
        laid[:, 1] = 1 - laid[:, 1]
    return laid[:, ::-1].copy() if orientation in _ASIDE else laid


def _as_held(image: Image, orientation: int) -> Image:
    """The image with the width and height it has as its camera was held; its pixels stay as they are stored."""
    if orientation not in _ASIDE:
        return image
    return replace(image, source_width=image.source_height, source_height=image.source_width)


def _as_a_file(fault: Fault, data: bytes) -> Fault:
    """What is wrong with it, said of a file and not of a model's texture."""
    if fault.code is not Code.TEXTURE_DAMAGED:
        return fault
    kind = next((name for magic, name in zip(MAGIC, _NAMES, strict=True) if data.startswith(magic)), "WebP")
    return Fault(Code.FORMAT_DAMAGED, fault.file, format=kind, detail="pixels")


_NAMES = ("JPEG", "PNG", "TIFF", "TIFF", "GIF")
