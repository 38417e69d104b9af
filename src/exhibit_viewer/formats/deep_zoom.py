"""Deep Zoom: a picture cut into tiles at many sizes (Microsoft's DZI, as libvips and OpenSeadragon write and read it).

`NAME.dzi` tells size, tile size and overlap; `NAME_files/LEVEL/COLUMN_ROW.jpg` is the tile of a level in a column and
row. The last level is the picture itself, each one before it half of that, rounded up. Within the picture each tile is
larger than its size by the overlap, on every side that is not the picture's own. The document is searched for its two
elements, not parsed as XML.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from exhibit_viewer.formats.beside import Beside
from exhibit_viewer.formats.iiif.image_copies import MOST_PIXELS, MOST_TILES, Copy
from exhibit_viewer.formats.iiif.images import artifact_of
from exhibit_viewer.formats.names import readable_title
from exhibit_viewer.formats.said import Said
from exhibit_viewer.formats.walk import TILES
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.text import LangText

_MOST_BYTES = 1 << 16
_LARGEST_SIDE = 10**8
_FORMATS = frozenset(("jpg", "jpeg", "png", "webp"))
_ELEMENT = re.compile(r"<(?:\w{1,20}:)?(Image|Size)\b([^<>]{0,2000})>")
_ATTRIBUTE = re.compile(r"(\w{1,30})\s{0,9}=\s{0,9}[\"']([^\"'<>]{0,300})[\"']")


@dataclass(frozen=True, slots=True)
class _Pyramid:
    """width, height: of the whole picture in pixels."""

    width: int
    height: int
    tile: int
    overlap: int
    ending: str

    @property
    def last(self) -> int:
        """The number of the level that is the picture itself."""
        return (max(self.width, self.height) - 1).bit_length()

    def size(self, level: int) -> tuple[int, int]:
        """Width and height of a level."""
        shrunk = 1 << (self.last - level)
        return -(-self.width // shrunk), -(-self.height // shrunk)


def read_deep_zoom(files: Beside, name: str) -> Said:
    """The picture of the document `name`, of the finest level that is here altogether and not too large. Raises Fault
    FORMAT_DAMAGED, RESOURCE_MISSING, and what reading files raises."""
    document, stem = PurePosixPath(name).name, name.rpartition(".")[0]
    pyramid = _pyramid(files.read(name, _MOST_BYTES).decode("utf-8", "replace"), document)
    start = f"{stem}{TILES}/"
    here = {each[len(start) :]: each for each in files.names() if each.startswith(start)}
    for level in range(pyramid.last, -1, -1):
        copies = _tiles(pyramid, level, here)
        if copies:
            title = LangText.of(readable_title(PurePosixPath(document)))
            whole = artifact_of(name, title, copies, (float(pyramid.width), float(pyramid.height)), files)
            return Said((whole,), title=title, spare=True)
    raise Fault(
        Code.RESOURCE_MISSING, document, reference=f"{PurePosixPath(start).name}/{pyramid.last}/0_0.{pyramid.ending}"
    )


def _pyramid(text: str, document: str) -> _Pyramid:
    told: dict[str, str] = {}
    for _, attributes in _ELEMENT.findall(text):
        told |= dict(_ATTRIBUTE.findall(attributes))
    numbers = [_number(told.get(name, "")) for name in ("Width", "Height", "TileSize", "Overlap")]
    ending = told.get("Format", "").lower()
    width, height, tile, overlap = numbers
    sound = 1 <= width <= _LARGEST_SIDE and 1 <= height <= _LARGEST_SIDE and 16 <= tile <= _LARGEST_SIDE
    if not (sound and 0 <= overlap < tile and ending in _FORMATS):
        raise Fault(Code.FORMAT_DAMAGED, document, format="DZI", detail="Image, Size")
    return _Pyramid(width, height, tile, overlap, ending)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _tiles(pyramid: _Pyramid, level: int, here: Mapping[str, str]) -> tuple[Copy, ...]:
    """The tiles of a level; none where one is missing, or they are too many."""
    width, height = pyramid.size(level)
    across, down = -(-width // pyramid.tile), -(-height // pyramid.tile)
    if across * down > MOST_TILES or width * height > MOST_PIXELS:
        return ()
    found = tuple(_level(pyramid, level, (across, down), here))
    return found if len(found) == across * down else ()


def _level(pyramid: _Pyramid, level: int, count: tuple[int, int], here: Mapping[str, str]) -> Iterator[Copy]:
    width, height = pyramid.size(level)
    for row in range(count[1]):
        for column in range(count[0]):
            name = here.get(f"{level}/{column}_{row}.{pyramid.ending}")
            if name is None:
                return
            left, right = _span(column, pyramid, width)
            top, bottom = _span(row, pyramid, height)
            aspect = (bottom - top) / (right - left)
            yield Copy(name, left / width, top / height, (right - left) / width, (bottom - top) / height, aspect)


def _span(number: int, pyramid: _Pyramid, side: int) -> tuple[int, int]:
    """From where to where a tile goes along one side of its level, in pixels."""
    first = max(0, number * pyramid.tile - pyramid.overlap)
    return first, min(side, (number + 1) * pyramid.tile + pyramid.overlap)
