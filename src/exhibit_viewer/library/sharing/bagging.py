"""Bagging: a BagIt 1.0 bag written as one ZIP archive, from its first byte to its last, with checksums as it goes."""

import hashlib
import struct
import time
import zipfile
import zlib
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import PurePosixPath
from typing import BinaryIO

from exhibit_viewer import __version__
from exhibit_viewer.formats.archive_members import READ_IN_PLACE
from exhibit_viewer.formats.digesting import Digester
from exhibit_viewer.formats.package import DATA, MIMETYPE, TYPE

_DEFLATED = frozenset(
    (".json", ".html", ".csv", ".txt", ".md", ".gltf", ".obj", ".mtl", ".ply", ".stl", ".off", ".dae", ".xyz", ".pts",
     ".ptx", ".pcd", ".usda", ".vtt", ".svx", ".las", ".bmp", ".tga", ".wav")
)  # fmt: skip
"""What is not compressed by itself; all else is stored, and so read in place."""
_LARGE = 1 << 31
_ALIGNMENT = 64
_LOCAL_BYTES, _ZIP64_BYTES = 30, 20
_EXTRA = struct.Struct("<HH")
_ROOM = 0xD935
"""Identifier of what is there for alignment alone, as Android's zipalign writes it."""
_LEVEL = 1
_TASTE, _WORTH = 1 << 18, 0.9
"""Of how many bytes at the beginning of a file it is judged, and to what share they must shrink: a large file that does
not is written, and later read, many times as fast as it is."""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


class Bagger:
    """After `begin` puts files into the bag in the order they are given; `finish` writes what lists them. Raises
    OSError."""

    def __init__(self, out: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(out, "w", zipfile.ZIP_STORED)
        self._digester = Digester()
        self._payload: dict[str, str] = {}
        self._tags: dict[str, str] = {}
        self._bytes = 0

    def begin(self) -> None:
        """What every bag starts with."""
        self._tag(MIMETYPE, TYPE)
        self._tag("bagit.txt", _DECLARATION)

    def add(self, name: str, pieces: Iterable[bytes], size: int, told: Callable[[int], None] = lambda _: None) -> None:
        """One file of the payload. told: how many bytes were just written."""
        path = f"{DATA}/{name}"
        digests = self._digester.of(("sha256",))
        rest = iter(pieces)
        first = next(rest, b"")
        info, large = _entry(path, first), size >= _LARGE
        if name.endswith(READ_IN_PLACE):
            info.extra = self._padding(info, large)
        with self._zip.open(info, "w", force_zip64=large) as entry:
            for piece in chain((first,), rest):
                digests.update(piece)
                entry.write(piece)
                self._bytes += len(piece)
                told(len(piece))
        self._payload[path] = digests.found()["sha256"]

    def _padding(self, info: zipfile.ZipInfo, large: bool) -> bytes:
        """What is extra about a file that is mapped in place: room, so that its bytes begin at a multiple of
        `_ALIGNMENT`. APPNOTE.TXT, 4.5: an identifier, a length, and what readers pass over."""
        assert self._zip.fp is not None
        head = self._zip.fp.tell() + _LOCAL_BYTES + len(info.filename.encode()) + (_ZIP64_BYTES if large else 0)
        room = -(head + _EXTRA.size) % _ALIGNMENT
        return _EXTRA.pack(_ROOM, room) + bytes(room)

    def close(self) -> None:
        """The archive's own table of contents; nothing can be added any more."""
        self._digester.close()
        self._zip.close()

    def finish(self, title: str, identifier: str) -> None:
        """The bag's description and its lists. title: of the collection, on one line."""
        info = {
            "Bagging-Date": time.strftime("%Y-%m-%d", time.gmtime()),
            "Bag-Software-Agent": f"Exhibit Viewer {__version__}",
            "External-Description": title,
            "External-Identifier": identifier,
            "Payload-Oxum": f"{self._bytes}.{len(self._payload)}",
        }
        lines = [f"{label}: {' '.join(value.split())}\n" for label, value in info.items() if value.strip()]
        self._tag("bag-info.txt", "".join(lines).encode())
        self._tag("manifest-sha256.txt", _listing(self._payload))
        tags = dict(self._tags)
        self._tag("tagmanifest-sha256.txt", _listing(tags))

    def _tag(self, name: str, data: bytes) -> None:
        self._zip.writestr(_entry(name), data)
        self._tags[name] = hashlib.sha256(data, usedforsecurity=False).hexdigest()


def _entry(name: str, first: bytes = b"") -> zipfile.ZipInfo:
    """An entry that is the same whenever it is written. first: what its file begins with."""
    entry = zipfile.ZipInfo(name, _FIRST_DAY)
    entry.external_attr = 0o644 << 16
    deflated = name != MIMETYPE and PurePosixPath(name).suffix.lower() in _DEFLATED and _shrinks(first[:_TASTE])
    entry.compress_type = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
    entry._compresslevel = _LEVEL  # type: ignore[attr-defined]
    return entry


def _shrinks(taste: bytes) -> bool:
    return len(taste) < _TASTE or len(zlib.compress(taste, _LEVEL)) < _WORTH * len(taste)


def _listing(sums: dict[str, str]) -> bytes:
    """A manifest; RFC 8493, 2.1.3: line ends and percent signs in names are encoded."""
    lines = []
    for path, digest in sorted(sums.items()):
        written = path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")
        lines.append(f"{digest}  {written}\n")
    return "".join(lines).encode()
