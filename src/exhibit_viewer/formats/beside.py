"""The files beside a document, in a folder or in an archive: found by reference, read within limits, never written."""

import contextlib
import posixpath
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from exhibit_viewer.formats.archive_members import Members
from exhibit_viewer.formats.fields import read_bounded
from exhibit_viewer.formats.names import readable
from exhibit_viewer.formats.references import shown, similar, spellings
from exhibit_viewer.formats.walk import DEEPEST, files_in
from exhibit_viewer.model.faults import Code, Fault, Notice

_MOST_UNPACKED = 64 << 30


class Beside(Protocol):
    """Files by name: paths relative to `root`, with forward slashes. root: the folder, or the archive itself."""

    root: Path

    def names(self) -> tuple[str, ...]:
        """Every file there is, as far as a bounded walk finds them."""

    def names_below(self, folder: str) -> tuple[str, ...]:
        """Every file of one folder ("" is the top) and of the folders in it, as far as `names` looks."""

    def names_in(self, folder: str) -> tuple[str, ...]:
        """Every file of one folder ("" is the top), without those of the folders in it."""

    def find(self, reference: str, base: str = "", document: str = "") -> str | None:
        """The file that `reference` means in the folder `base`, or None. document: whose reference it is.

        Raises Fault FILE_OUTSIDE_FOLDER, REMOTE_REFERENCE.
        """

    def exact(self, name: str) -> bool:
        """Whether there is a file of exactly this name."""

    def size(self, name: str) -> int:
        """Bytes of a file that is there, as far as is told. Raises Fault FILE_UNREADABLE."""

    def path(self, name: str) -> Path:
        """Where a file is; through an archive if need be (see `archive_path`)."""

    def read(self, name: str, most_bytes: int) -> bytes:
        """A whole small file. Raises Fault FILE_TOO_LARGE, FILE_UNREADABLE, ARCHIVE_DAMAGED."""

    def pieces(self, name: str) -> Iterator[bytes]:
        """A whole file of any size, a piece at a time. Raises as `read`."""

    def notices(self) -> list[Notice]:
        """What is odd about the whole."""


class FolderFiles:
    """Implements `Beside` for a folder. Links that lead out of it do not exist. lone: it is only where a file lies that
    somebody opened, a home perhaps, so its own folders are looked into only where that file names them."""

    def __init__(self, root: Path, lone: bool = False) -> None:
        self.root, self._lone = root, lone
        self._inside = root.resolve()
        self._names: tuple[str, ...] | None = None

    def names(self) -> tuple[str, ...]:
        """See `Beside`."""
        if self._names is None:
            self._names = self.names_in("") if self._lone else tuple(files_in(self.root))
        return self._names

    def names_below(self, folder: str) -> tuple[str, ...]:
        """See `Beside`."""
        return self._listed(folder) if folder else self.names()

    def names_in(self, folder: str) -> tuple[str, ...]:
        """See `Beside`."""
        return self._listed(folder, deepest=0)

    def _listed(self, folder: str, deepest: int = DEEPEST) -> tuple[str, ...]:
        place = self.root / folder
        try:
            if not place.resolve().is_relative_to(self._inside):
                return ()
            return tuple(posixpath.join(folder, name) for name in files_in(place, deepest))
        except (Fault, OSError, RuntimeError):
            return ()

    def find(self, reference: str, base: str = "", document: str = "") -> str | None:
        """See `Beside`."""
        for name in meant_among(reference, base, document):
            found = self._ordinary(self.root / name) or self._ordinary(similar(self._inside, Path(name)))
            if found is not None:
                return found.as_posix()
        return None

    def _ordinary(self, path: Path | None) -> Path | None:
        """The path in the folder when an ordinary file is there. Raises Fault(FILE_OUTSIDE_FOLDER)."""
        try:
            if path is None or not path.exists():
                return None
            resolved = path.resolve()
            if not resolved.is_relative_to(self._inside):
                raise Fault(Code.FILE_OUTSIDE_FOLDER, self.root.name, reference=shown(path.name))
            if not stat.S_ISREG(resolved.lstat().st_mode):
                return None
            return path.relative_to(self.root if path.is_relative_to(self.root) else self._inside)
        except (OSError, ValueError, RuntimeError):
            return None

    def exact(self, name: str) -> bool:
        """See `Beside`."""
        try:
            return self._ordinary(self.root / name) is not None
        except Fault:
            return False

    def size(self, name: str) -> int:
        """See `Beside`."""
        try:
            return (self.root / name).stat().st_size
        except OSError as error:
            raise Fault(Code.FILE_UNREADABLE, readable(name), reason=error.strerror or str(error)) from error

    def path(self, name: str) -> Path:
        """See `Beside`."""
        return self.root / name

    def read(self, name: str, most_bytes: int) -> bytes:
        """See `Beside`."""
        return read_bounded(self.root / name, most_bytes)

    def pieces(self, name: str) -> Iterator[bytes]:
        """See `Beside`."""
        try:
            with (self.root / name).open("rb") as file:
                while piece := file.read(1 << 20):
                    yield piece
        except OSError as error:
            raise Fault(Code.FILE_UNREADABLE, readable(name), reason=error.strerror or str(error)) from error

    def notices(self) -> list[Notice]:
        """See `Beside`."""
        return []


class ArchiveFiles:
    """Implements `Beside` for a ZIP archive, unpacked in memory as far as it is read. Close it after use."""

    def __init__(self, root: Path) -> None:
        self.root = root
        try:
            self._file = root.open("rb")
            size = root.stat().st_size
        except OSError as error:
            raise Fault(Code.FILE_UNREADABLE, root.name, reason=error.strerror or str(error)) from error
        try:
            self._members = Members(self._file, size, root.name, _MOST_UNPACKED)
        except Fault:
            self._file.close()
            raise
        self._similar = {_folded(name): name for name in self._members.names}

    def close(self) -> None:
        """Let go of the archive."""
        self._file.close()

    def names(self) -> tuple[str, ...]:
        """See `Beside`."""
        return tuple(self._members.names)

    def names_below(self, folder: str) -> tuple[str, ...]:
        """See `Beside`."""
        return tuple(name for name in self._members.names if not folder or name.startswith(f"{folder}/"))

    def names_in(self, folder: str) -> tuple[str, ...]:
        """See `Beside`."""
        return tuple(name for name in self._members.names if posixpath.dirname(name) == folder)

    def find(self, reference: str, base: str = "", document: str = "") -> str | None:
        """See `Beside`."""
        for name in meant_among(reference, base, document):
            found = self._similar.get(_folded(name))
            if found is not None:
                return found
        return None

    def exact(self, name: str) -> bool:
        """See `Beside`."""
        return self._similar.get(_folded(name)) == name

    def size(self, name: str) -> int:
        """See `Beside`."""
        return self._members.size(name)

    def path(self, name: str) -> Path:
        """See `Beside`."""
        return self.root / name

    def read(self, name: str, most_bytes: int) -> bytes:
        """See `Beside`."""
        return self._members.read(name, most_bytes)

    def pieces(self, name: str) -> Iterator[bytes]:
        """See `Beside`."""
        return self._members.pieces(name)

    def notices(self) -> list[Notice]:
        """See `Beside`."""
        return self._members.notices

    def stored_at(self, name: str) -> tuple[int, int] | None:
        """See `Members.stored_at`."""
        return self._members.stored_at(name)


def find_published(files: Beside, address: str, base: str, document: str) -> str | None:
    """The local copy of something a document names, by a reference or by its address on the internet.

    Of an address the longest tail that is a file here counts, then a file of that name anywhere if there is but one.
    Raises Fault FILE_OUTSIDE_FOLDER.
    """
    with contextlib.suppress(Fault):
        found = files.find(address, base, document)
        if found is not None:
            return found
    try:
        tail = [part for part in urlsplit(address).path.split("/") if part not in ("", ".", "..")]
    except ValueError:
        return None
    for start in range(max(0, len(tail) - 8), len(tail)):
        for place in dict.fromkeys((base, "")):
            found = files.find("/".join(tail[start:]), place, document)
            if found is not None:
                return found
    return _only_one(files.names(), tail[-1]) if tail else None


def _only_one(names: Iterable[str], wanted: str) -> str | None:
    with contextlib.suppress(Fault):
        spelt = {_folded(name) for name in spellings(wanted, "")}
        same = [name for name in names if _folded(posixpath.basename(name)) in spelt]
        return same[0] if len(same) == 1 else None
    return None


def meant_among(reference: str, base: str, document: str) -> list[str]:
    """Paths below the root that a reference in `base` may mean, with and without what follows a "#" or "?"."""
    meant: dict[str, None] = {}
    for spelling in spellings(reference, document):
        for text in (spelling, spelling.partition("#")[0].partition("?")[0]):
            name = posixpath.normpath(posixpath.join(base, text))
            if name == ".." or name.startswith(("../", "/")):
                raise Fault(Code.FILE_OUTSIDE_FOLDER, document, reference=shown(reference))
            if text and name != ".":
                meant[name] = None
    return list(meant)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
