"""Forecast: how large the pack of a model will be, before there is one.

A pack holds images as pixels, and a triangle with its share of corners takes about as much whatever it came from. So
images are asked how large they are, where they lie beside the model, in it, or in the archive that it is; what else a
file has becomes larger or smaller by how its format packs it. Measured over the models of many programs.
"""

from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path, PurePosixPath

from exhibit_viewer.formats.archive_path import split_archive
from exhibit_viewer.formats.beside import ArchiveFiles, Beside, FolderFiles
from exhibit_viewer.formats.companions import companions
from exhibit_viewer.formats.walk import PICTURE_ENDINGS
from exhibit_viewer.ingest.gltf.extent import extent_of
from exhibit_viewer.ingest.image_files import read_header
from exhibit_viewer.ingest.source import FileSource
from exhibit_viewer.model.faults import Fault

BYTES_A_PIXEL, BYTES_A_TRIANGLE = 4, 30
_TIMES = {
    ".stl": 0.5, ".ply": 0.9, ".obj": 0.85, ".off": 0.8, ".3mf": 3.5, ".dae": 0.5, ".fbx": 0.6, ".drc": 10.0,
    ".las": 0.5, ".laz": 2.4, ".e57": 0.7, ".pcd": 0.8, ".pts": 0.4, ".ptx": 0.4, ".xyz": 0.4,
}  # fmt: skip
"""What a format's bytes of geometry come to; of others as much."""
_GLTF = frozenset((".glb", ".gltf"))
_NAMING = frozenset((".ply", ".fbx", ".dae", ".3ds"))
"""Formats that pictures are looked for in by their names."""
_ARCHIVES = frozenset((".usdz", ".3mf", ".zip"))
_MOST_PICTURES = 500
_FIRST_BYTES, _LOOKED_AT = 1 << 18, 8 << 20


def pack_bytes(path: Path) -> int:
    """About how many bytes the pack of the model file at `path` will have. Raises Fault where that cannot be said."""
    parts = split_archive(path) if not path.exists() else None
    if parts is None:
        return _of(FolderFiles(path.parent), path.name)
    with closing(ArchiveFiles(parts[0])) as files:
        return _of(files, parts[1])


def _of(files: Beside, name: str) -> int:
    ending, own = PurePosixPath(name).suffix.lower(), files.path(name)
    if ending in _GLTF and isinstance(files, FolderFiles):
        extent = extent_of(FileSource(own))
        return BYTES_A_PIXEL * extent.pixels + BYTES_A_TRIANGLE * extent.triangles
    size, pixels = files.size(name), 0
    if ending in _ARCHIVES and isinstance(files, FolderFiles):
        with closing(ArchiveFiles(own)) as within:
            inside = [each for each in within.names() if _is_picture(each)][:_MOST_PICTURES]
            pixels += sum(_pixels(within, each) for each in inside)
            size = max(0, size - sum(within.size(each) for each in inside))
    beside = islice(_beside(files, name), _MOST_PICTURES)
    pixels += sum(_pixels(files, each) for each in beside)
    return BYTES_A_PIXEL * pixels + round(_TIMES.get(ending, 1.0) * size)


def _beside(files: Beside, name: str) -> Iterator[str]:
    """The pictures that a model names, as far as its bytes tell."""
    if PurePosixPath(name).suffix.lower() in _NAMING:
        head = _head(files, name, _LOOKED_AT)
        named = [each for each in files.names() if PurePosixPath(each).name.encode("utf-8", "surrogatepass") in head]
    else:
        named = list(companions(files, name))
    yield from (each for each in dict.fromkeys(named) if _is_picture(each))


def _is_picture(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in PICTURE_ENDINGS


def _pixels(files: Beside, name: str) -> int:
    try:
        return read_header(_head(files, name, _FIRST_BYTES), name).pixels
    except Fault:
        return 0


def _head(files: Beside, name: str, most: int) -> bytes:
    data = bytearray()
    for piece in files.pieces(name):
        data += piece
        if len(data) >= most:
            break
    return bytes(data)
