"""Picture sizes: how many pixels the pictures among the files that go along have, which a canvas is measured by."""

from collections.abc import Mapping
from pathlib import Path

from exhibit_viewer.formats.walk import PICTURE_ENDINGS
from exhibit_viewer.ingest.image_files import orientation_of, read_header
from exhibit_viewer.library.sharing.gathering import Gathered, Item
from exhibit_viewer.model.faults import Fault

_MOST_BYTES = 512 << 20
_FIRST_BYTES = 4 << 20
"""Most pictures say how large they are within these."""
Size = tuple[int, int]


def picture_sizes(found: Gathered) -> Mapping[Path, Size]:
    """(width, height) as seen, by path; without those that do not say."""
    items = {item.name: item for item in found.items}
    sizes = {}
    for path, name in found.names.there.items():
        size = _size(items[name]) if path.suffix.lower() in PICTURE_ENDINGS else None
        if size is not None:
            sizes[path] = size
    return sizes


def _size(item: Item) -> Size | None:
    for most in (_FIRST_BYTES, _MOST_BYTES):
        data = bytearray()
        try:
            for piece in item.pieces():
                data += piece
                if len(data) >= most:
                    break
            header = read_header(bytes(data), item.source)
        except Fault:
            continue
        sideways = orientation_of(bytes(data)) >= 5
        return (header.height, header.width) if sideways else (header.width, header.height)
    return None
