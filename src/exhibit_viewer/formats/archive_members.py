"""The files of a ZIP archive, unpacked in memory under limits; nothing is ever written to disk."""

import posixpath
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from exhibit_viewer.model.faults import Code, Fault, Notice

MAX_ENTRIES = 10_000
MAX_BYTES = 768 << 20
MAX_RATIO = 200
RATIO_FLOOR = 50_000_000
"""Below this many bytes unpacked any ratio is fine."""
READ_IN_PLACE = ".pack"
"""How the names of files end that are read where they lie: they are not unpacked when an archive is."""
_STEP = 1 << 20
_END_BYTES = 22
_LOCAL = struct.Struct("<26xHH")
"""Of a file's own header: the lengths of its name and of what is extra. APPNOTE.TXT, 4.3.7."""
_MOST_DIRECTORY = 16 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, struct.error, OSError, NotImplementedError)
"""What zipfile raises over damaged archives."""
_BAD_NAME = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]|^[A-Za-z]:|^/|^\\")
_FOREIGN = re.compile(r'(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?|.*[. ]|.*[<>:"|?*].*|.{256,}')
"""Names of one file or folder that Windows cannot hold (learn.microsoft.com, Naming Files, Paths, and Namespaces)."""
_DEEPEST = 64


def is_zip(head: bytes) -> bool:
    """Whether a file begins as a ZIP archive does."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


@dataclass(slots=True)
class _Room:
    """How much may still be unpacked."""

    left: int


class Members:
    """The files of an archive, each unpacked when asked for, all together within one allowance.

    archive: the whole of it, `size` bytes; file: its name, for messages; most_bytes: what all its files may unpack to.
    """

    def __init__(self, archive: BinaryIO, size: int, file: str, most_bytes: int = MAX_BYTES) -> None:
        self._whole, self._bytes, self._file = archive, size, file
        self._most = most_bytes
        try:
            _check_directory(archive, size)
            self._archive = zipfile.ZipFile(archive)
            entries = self._archive.infolist()
        except (*_BROKEN, OverflowError) as error:
            raise Fault(Code.ARCHIVE_DAMAGED, file, detail=str(error)[:120]) from error
        if len(entries) > MAX_ENTRIES:
            raise Fault(Code.ARCHIVE_TOO_LARGE, file, bytes=len(entries), limit=MAX_ENTRIES)
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            self._add(entry)
        self._room = _Room(min(most_bytes, max(RATIO_FLOOR, MAX_RATIO * size)))
        declared = sum(entry.file_size for name, entry in self._entries.items() if not name.endswith(READ_IN_PLACE))
        if declared > self._room.left:
            raise Fault(Code.ARCHIVE_TOO_LARGE, file, bytes=declared, limit=self._room.left)

    def _add(self, entry: zipfile.ZipInfo) -> None:
        name = entry.filename.replace("\\", "/")
        if not name:
            raise Fault(Code.ARCHIVE_UNSAFE, self._file, entry="", detail="name")
        if entry.is_dir() or name.startswith("__MACOSX/") or posixpath.basename(name).startswith("."):
            return
        if _BAD_NAME.search(entry.filename) or ".." in name.split("/"):
            raise Fault(Code.ARCHIVE_UNSAFE, self._file, entry=ascii(entry.filename)[:80], detail="name")
        if entry.flag_bits & 0x1:
            raise Fault(Code.ARCHIVE_ENCRYPTED, self._file, entry=name[:80])
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Fault(Code.ARCHIVE_UNSAFE, self._file, entry=name[:80], detail=f"method {entry.compress_type}")
        if (entry.external_attr >> 16) & 0o170000 == 0o120000:
            raise Fault(Code.ARCHIVE_UNSAFE, self._file, entry=name[:80], detail="link")
        if name in self._entries:
            raise Fault(Code.ARCHIVE_UNSAFE, self._file, entry=name[:80], detail="twice")
        self._entries[name] = entry

    @property
    def names(self) -> list[str]:
        """Names of the files, with forward slashes."""
        return list(self._entries)

    @property
    def notices(self) -> list[Notice]:
        """What is odd about the names; harmless here, where nothing is unpacked to a disk."""
        odd = _first_odd(self._entries)
        facts = {"format": "ZIP", "detail": ascii(odd)[:80]}
        return [Notice(Code.FORMAT_IRREGULAR, self._file, facts)] if odd is not None else []

    def size(self, name: str) -> int:
        """Bytes the archive declares for a file."""
        return self._entries[name].file_size

    def stored_at(self, name: str) -> tuple[int, int] | None:
        """Where in the archive a file's bytes are, and how many; None of one that is compressed. Raises Fault
        ARCHIVE_DAMAGED."""
        entry = self._entries[name]
        if entry.compress_type != zipfile.ZIP_STORED or entry.compress_size != entry.file_size:
            return None
        self._whole.seek(entry.header_offset)
        head = self._whole.read(_LOCAL.size)
        if len(head) < _LOCAL.size or not head.startswith(b"PK\x03\x04"):
            raise Fault(Code.ARCHIVE_DAMAGED, self._file, detail=f"{name}: no such place"[:120])
        start = entry.header_offset + _LOCAL.size + sum(_LOCAL.unpack(head)[-2:])
        return (start, entry.file_size) if start + entry.file_size <= self._bytes else None

    def fingerprint(self) -> bytes:
        """Names, sizes and checksums of all files: changes when any of them does."""
        told = sorted((entry.filename, entry.file_size, entry.CRC) for entry in self._entries.values())
        return repr(told).encode("utf-8", "surrogatepass")

    def pieces(self, name: str) -> Iterator[bytes]:
        """A file's bytes, a step at a time. Raises Fault ARCHIVE_DAMAGED, ARCHIVE_TOO_LARGE."""
        try:
            with self._archive.open(self._entries[name]) as stream:
                while piece := stream.read(_STEP):
                    self._room.left -= len(piece)
                    if self._room.left < 0:
                        raise Fault(Code.ARCHIVE_TOO_LARGE, self._file, bytes=self.size(name), limit=self._most)
                    yield piece
        except _BROKEN as error:
            raise Fault(Code.ARCHIVE_DAMAGED, self._file, detail=f"{name}: {error}"[:120]) from error

    def read(self, name: str, most_bytes: int = MAX_BYTES) -> bytes:
        """A file's bytes. Raises Fault ARCHIVE_DAMAGED, ARCHIVE_TOO_LARGE, FILE_TOO_LARGE."""
        out = bytearray()
        for piece in self.pieces(name):
            out += piece
            if len(out) > most_bytes:
                raise Fault(Code.FILE_TOO_LARGE, name, bytes=max(len(out), self.size(name)), limit=most_bytes)
        return bytes(out)


def _check_directory(archive: BinaryIO, size: int) -> None:
    """Refuse a table of contents that would take long to read. Raises ValueError."""
    tail = min(size, _END_BYTES + 0xFFFF)
    archive.seek(size - tail)
    end = archive.read(tail)
    at = end.rfind(b"PK\x05\x06")
    if at >= 0 and len(end) - at >= _END_BYTES:
        (directory,) = struct.unpack_from("<I", end, at + 12)
        if directory != 0xFFFFFFFF and directory > _MOST_DIRECTORY:
            raise ValueError(f"table of contents of {directory} bytes")
    archive.seek(0)


def _first_odd(names: Iterable[str]) -> str | None:
    """The first name that would not be a file of its own on every system, or None."""
    files: set[str] = set()
    folders: set[str] = set()
    for name in names:
        folded = unicodedata.normalize("NFC", name).casefold()
        parts = folded.split("/")
        if len(parts) > _DEEPEST or any(_FOREIGN.fullmatch(part) for part in parts):
            return name
        above = ["/".join(parts[:depth]) for depth in range(1, len(parts))]
        if folded in files or folded in folders or not files.isdisjoint(above):
            return name
        files.add(folded)
        folders.update(above)
    return None
