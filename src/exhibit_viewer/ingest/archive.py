"""ZIP archives with a model in them, read in memory under limits; nothing is ever written to disk."""

import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.source import MemorySource, Source
from exhibit_viewer.ingest.threemf import read_3mf
from exhibit_viewer.ingest.unsupported import BY_ENDING, THROUGH_ASSIMP
from exhibit_viewer.ingest.views import ViewFile
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.ticket import Ticket

MAX_ENTRIES = 10_000
MAX_BYTES = 768 << 20
MAX_RATIO = 200
RATIO_FLOOR = 50_000_000
"""Below this many bytes unpacked any ratio is fine."""
_STEP = 1 << 16
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, struct.error, OSError, NotImplementedError)
"""What zipfile raises over damaged archives."""
_MODEL_ENDINGS = ("glb", "gltf", "obj", "ply", "stl", "3mf", "dae", "off", "drc", "las", "laz", "pcd", "pts", "ptx")
_LATER_ENDINGS = ("xyz", "spz", "splat", "ksplat")
_NEVER_BESIDE = {*_MODEL_ENDINGS, *_LATER_ENDINGS, *THROUGH_ASSIMP, *BY_ENDING, "zip", "usdz", "pdf", "mp4", "mov"}
"""Endings of files that no model refers to; they are not unpacked."""
_BAD_NAME = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]|^[A-Za-z]:|^/|^\\")


def is_zip(head: bytes) -> bool:
    """Whether a file begins as a ZIP archive does."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def read_zip(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """The model of a 3MF package, or the one model in any other archive.

    Raises Fault ARCHIVE_DAMAGED, ARCHIVE_UNSAFE, ARCHIVE_TOO_LARGE, ARCHIVE_ENCRYPTED, ARCHIVE_WITHOUT_MODEL.
    """
    members = Members(source.data(), source.name)
    if any(name.lower().endswith(".model") for name in members.names) or source.name.lower().endswith(".3mf"):
        return read_3mf(members, source, budget, ticket)
    if source.name.lower().endswith(".usdz"):
        name, instead = BY_ENDING["usd"]
        raise Fault(Code.FORMAT_UNSUPPORTED, source.name, format=name, instead=instead)
    inner = _inner(members, source.name)
    from exhibit_viewer.ingest.read import read_model

    return read_model(inner, budget, ticket)


def _inner(members: "Members", file: str) -> MemorySource:
    """The archive's model with every other file beside it."""
    main = _main(members, file)
    folder = posixpath.dirname(main)
    beside: dict[str, bytes] = {}
    content = members.read(main)
    if is_zip(content) and not main.lower().endswith((".3mf", ".usdz")):
        raise Fault(Code.ARCHIVE_UNSAFE, file, entry=main[:80], detail="archive within archive")
    for name in members.names:
        if name == main or name.rpartition(".")[2].lower() in _NEVER_BESIDE:
            continue
        beside[posixpath.relpath(name, folder) if folder else name] = members.read(name)
    for name in list(beside):  # textures that moved into a folder of their own are found by name alone
        beside.setdefault(posixpath.basename(name), beside[name])
    return MemorySource(posixpath.basename(main), content, beside)


def _main(members: "Members", file: str) -> str:
    """The model's name: the best format first, then the shallowest, then the largest."""
    for endings in (_MODEL_ENDINGS, _LATER_ENDINGS, tuple(THROUGH_ASSIMP), tuple(BY_ENDING)):
        found = [name for name in members.names if name.rpartition(".")[2].lower() in endings]
        if found:
            return min(
                found,
                key=lambda name: (
                    endings.index(name.rpartition(".")[2].lower()) > 1,
                    name.count("/"),
                    -members.size(name),
                ),
            )
    raise Fault(Code.ARCHIVE_WITHOUT_MODEL, file)


@dataclass(slots=True)
class _Room:
    """How much may still be unpacked."""

    left: int


class Members:
    """The files of an archive, each unpacked when asked for, all together within one allowance."""

    def __init__(self, data: memoryview, file: str) -> None:
        self._file = file
        try:
            self._archive = zipfile.ZipFile(ViewFile(data))
            entries = self._archive.infolist()
        except (*_BROKEN, OverflowError) as error:
            raise Fault(Code.ARCHIVE_DAMAGED, file, detail=str(error)[:120]) from error
        if len(entries) > MAX_ENTRIES:
            raise Fault(Code.ARCHIVE_TOO_LARGE, file, bytes=len(entries), limit=MAX_ENTRIES)
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            self._add(entry)
        self._room = _Room(min(MAX_BYTES, max(RATIO_FLOOR, MAX_RATIO * len(data))))
        declared = sum(entry.file_size for entry in self._entries.values())
        if declared > self._room.left:
            raise Fault(Code.ARCHIVE_TOO_LARGE, file, bytes=declared, limit=self._room.left)

    def _add(self, entry: zipfile.ZipInfo) -> None:
        name = entry.filename.replace("\\", "/")
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

    def size(self, name: str) -> int:
        """Bytes the archive declares for a file."""
        return self._entries[name].file_size

    def read(self, name: str) -> bytes:
        """A file's bytes. Raises Fault ARCHIVE_DAMAGED, ARCHIVE_TOO_LARGE."""
        out = bytearray()
        try:
            with self._archive.open(self._entries[name]) as stream:
                while piece := stream.read(_STEP):
                    self._room.left -= len(piece)
                    if self._room.left < 0:
                        raise Fault(Code.ARCHIVE_TOO_LARGE, self._file, bytes=len(out), limit=MAX_BYTES)
                    out += piece
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            ValueError,
            struct.error,
            OSError,
            NotImplementedError,
        ) as error:
            raise Fault(Code.ARCHIVE_DAMAGED, self._file, detail=f"{name}: {error}"[:120]) from error
        return bytes(out)
