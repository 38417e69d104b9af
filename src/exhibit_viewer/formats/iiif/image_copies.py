"""Local copies of what a IIIF image service gives: the image in one file, or cut into tiles.

IIIF Image API 2.1 and 3.0, §4 (the parts of an address), §5 (info.json: sizes, tiles). An address ends with
`{region}/{size}/{rotation}/{quality}.{format}` and folders beside the document may hold copies under these very names.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from exhibit_viewer.formats.beside import Beside
from exhibit_viewer.formats.fields import MOST_BYTES, Fields, parse_json
from exhibit_viewer.formats.iiif.shapes import id_of, many
from exhibit_viewer.model.faults import Fault

INFO = "info.json"
MOST_PIXELS = 64_000_000
"""Of all tiles shown together: the finest tiles that come to no more are taken."""
MOST_TILES = 600
_LARGEST_SIDE = 1e8
_WHOLE = re.compile(r"([\w,]+)/(?:max|full|\^?(\d{1,9}),(\d{0,9}))/0/(?:default|native|color)\.(?:jpg|png|webp)")
_REQUEST = re.compile(
    r"(.+)/(?:full|square|(?:pct:)?[\d.]+,[\d.]+,[\d.]+,[\d.]+)/\^?[\w!,:.]+/!?\d+(?:\.\d+)?/"
    r"(?:default|native|color|gray|grey|bitonal)\.\w+"
)
_LAST = ("default", "native")
_FORMATS = ("jpg", "png", "webp")


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that holds a region x, y, wide, high of the image, in shares of the whole's size from 0 to 1.

    aspect: its height over its width as stored, as far as its name tells; 0 where it does not.
    """

    name: str
    x: float = 0.0
    y: float = 0.0
    wide: float = 1.0
    high: float = 1.0
    aspect: float = 0.0


def is_image_service(value: object) -> bool:
    """Whether a JSON value is the info.json of an image."""
    return isinstance(value, Mapping) and "iiif.io/api/image" in str(value.get("protocol", ""))[:200]


def service_of(address: str) -> str:
    """The address of the image service that a request for an image is made to; "" for other addresses."""
    found = _REQUEST.fullmatch(address)
    return found[1] if found is not None else ""


def service_folder(files: Beside, service: str, base: str) -> str | None:
    """The folder here with copies of what an image service gives; None where there is none."""
    try:
        tail = [part for part in urlsplit(service).path.split("/") if part not in ("", ".", "..")]
    except ValueError:
        return None
    for start in range(max(0, len(tail) - 8), len(tail)):
        for place in dict.fromkeys((base, "")):
            try:
                found = files.find("/".join((*tail[start:], INFO)), place)
            except Fault:
                continue
            if found is not None:
                return found.rpartition("/")[0]
    return None


def copies_in(files: Beside, folder: str, info: Fields) -> tuple[Copy, ...]:
    """The best copy of an image that is in a folder: in one file, or in tiles. info: the folder's info.json.

    None where neither is there.
    """
    width, height = info.number("width", 0.0), info.number("height", 0.0)
    if not (1 <= width < _LARGEST_SIDE and 1 <= height < _LARGEST_SIDE):
        info.report("width", "the image's size")
        return ()
    start = f"{folder}/" if folder else ""
    here = {name[len(start) :]: name for name in files.names() if name.startswith(start)}
    alone = max(_wholes(here, width, height), default=(0.0, ""))
    tiles = next(_tilings(here, info, int(width), int(height), alone[0]), ())
    return tiles or ((Copy(alone[1]),) if alone[1] else ())


def read_info(files: Beside, folder: str, document: Fields) -> Fields | None:
    """The info.json of a folder; what is wrong with it is told by the document."""
    name = f"{folder}/{INFO}" if folder else INFO
    try:
        value = parse_json(files.read(name, MOST_BYTES), name)
    except Fault:
        value = None
    if not is_image_service(value):
        document.report(INFO, "an image")
        return None
    assert isinstance(value, Mapping)
    return document.under(INFO, value)


def _wholes(here: Mapping[str, str], width: float, height: float) -> Iterator[tuple[float, str]]:
    """(its width in pixels, its name) of every file that holds the whole image."""
    for short, name in here.items():
        found = _WHOLE.fullmatch(short)
        if found is None or found[1] not in ("full", f"0,0,{width:.0f},{height:.0f}"):
            continue
        wide, high = float(found[2] or width), float(found[3] or 0)
        if not high or abs(wide / max(1.0, high) - width / height) < 0.5 * width / height:
            yield min(wide, width), name


def _tilings(
    here: Mapping[str, str], info: Fields, width: int, height: int, better_than: float
) -> Iterator[tuple[Copy, ...]]:
    """All tiles of the image at one scale, the finest first, of those that are here altogether and are not too many."""
    for tile in many(info, "tiles"):
        side, tall = int(tile.number("width", 0.0)), int(tile.number("height", 0.0) or tile.number("width", 0.0))
        factors = tile.raw("scaleFactors")
        if side < 16 or tall < 16 or not isinstance(factors, list):
            continue
        for factor in sorted(each for each in factors[:64] if isinstance(each, int) and 1 <= each <= 1 << 20):
            count = -(-width // (side * factor)) * -(-height // (tall * factor))
            finer = width / factor > better_than
            if finer and 1 < count <= MOST_TILES and (width / factor) * (height / factor) <= MOST_PIXELS:
                tiles = tuple(_tiles(here, width, height, side * factor, tall * factor, factor))
                if len(tiles) == count:
                    yield tiles


def _tiles(here: Mapping[str, str], width: int, height: int, side: int, tall: int, factor: int) -> Iterator[Copy]:
    for y in range(0, height, tall):
        for x in range(0, width, side):
            wide, high = min(side, width - x), min(tall, height - y)
            across, down = -(-wide // factor), -(-high // factor)
            for size in (f"{across},{down}", f"{across},", f"{wide // factor},{high // factor}"):
                names = (f"{x},{y},{wide},{high}/{size}/0/{last}.{kind}" for last in _LAST for kind in _FORMATS)
                found = next((here[name] for name in names if name in here), None)
                if found is not None:
                    yield Copy(found, x / width, y / height, wide / width, high / height, down / across)
                    break


def services(body: Fields) -> Iterator[str]:
    """Addresses of the image services that an image may be had from."""
    for service in many(body, "service"):
        kind = f"{service.text('type')}{service.text('profile')}{service.text('@context')}"
        if "ImageService" in kind or "iiif.io/api/image" in kind or "image-api" in kind:
            yield id_of(service)
    asked = service_of(id_of(body))
    if asked:
        yield asked
