"""Source: a model's main file and the one folder (or archive) its sidecars may come from.

References come out of untrusted files. They are percent-decoded, backslashes count as slashes, case is forgiven where
no exact name exists (many models were made on Windows), and nothing outside the folder, nothing remote and nothing but
regular files is ever opened.
"""

import errno
import mmap
import os
import re
import stat
import unicodedata
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Protocol
from urllib.parse import unquote

from exhibit_viewer.model.faults import Code, Fault

DEFAULT_MAX_BYTES = 4 << 30
Used = tuple[str, int, int]
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_LONGEST_SHOWN = 160
_DRIVE = re.compile(r"[A-Za-z]:")
# O_NONBLOCK: opening a pipe that lies about as a texture must not wait for a writer for ever.
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class Source(Protocol):
    """What a reader may read.

    name: the main file's name, for messages. used: (name relative to the folder, bytes, mtime in ns) of every sidecar
    asked for; bytes is -1 and mtime 0 for one that was not there. Empty for archives, which are one file.
    """

    name: str
    used: list[Used]

    def data(self) -> memoryview:
        """The whole main file. Faults: FILE_MISSING, FILE_NOT_REGULAR, FILE_UNREADABLE, FILE_EMPTY, FILE_TOO_LARGE."""
        ...

    def read(self, reference: str) -> bytes:
        """A sidecar. Faults: FILE_OUTSIDE_FOLDER, REMOTE_REFERENCE, RESOURCE_MISSING, FILE_NOT_REGULAR,
        FILE_UNREADABLE, FILE_TOO_LARGE."""
        ...


class FileSource:
    """A file on disk. It and its sidecars must lie in `folder`, by default the file's own.

    A link that leads out of the folder is refused for the main file too: in a collection from a stranger it may lead
    anywhere. Whoever lets a person open a link on purpose resolves the path first.
    """

    def __init__(self, path: Path, max_bytes: int = DEFAULT_MAX_BYTES, folder: Path | None = None) -> None:
        self.name = path.name
        self.used: list[Used] = []
        self._path = path
        self._max_bytes = max_bytes
        self._beside = path.parent.resolve()
        self._folder = folder.resolve() if folder is not None else self._beside
        self._sidecar_bytes = 0
        self._data: memoryview | None = None

    def data(self) -> memoryview:
        """See `Source.data`. The file is mapped, not copied."""
        if self._data is None:
            self._data = self._mapped()
        return self._data

    def _mapped(self) -> memoryview:
        if self._path.is_symlink():
            self._confined(self._path, self.name)
        descriptor, status = _open_regular(self._path, self.name, Code.FILE_MISSING)
        try:
            if status.st_size == 0:
                raise Fault(Code.FILE_EMPTY, self.name)
            if status.st_size > self._max_bytes:
                raise Fault(Code.FILE_TOO_LARGE, self.name, bytes=status.st_size, limit=self._max_bytes)
            return memoryview(mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ))
        except (OSError, ValueError) as error:
            raise Fault(Code.FILE_UNREADABLE, self.name, reason=str(error)) from error
        finally:
            os.close(descriptor)

    def read(self, reference: str) -> bytes:
        """See `Source.read`."""
        path = self._find(reference)
        relative = os.path.relpath(path, self._folder).replace(os.sep, "/")
        try:
            descriptor, status = _open_regular(path, self.name, Code.RESOURCE_MISSING, reference)
        except Fault as fault:
            if fault.code is Code.RESOURCE_MISSING:
                self.used.append((relative, -1, 0))
            raise
        with os.fdopen(descriptor, "rb") as file:
            self._sidecar_bytes += status.st_size
            if self._sidecar_bytes > self._max_bytes:
                raise Fault(Code.FILE_TOO_LARGE, shown(reference), bytes=self._sidecar_bytes, limit=self._max_bytes)
            try:
                content = file.read(status.st_size)
            except OSError as error:
                raise Fault(Code.FILE_UNREADABLE, shown(reference), reason=error.strerror or str(error)) from error
        self.used.append((relative, status.st_size, status.st_mtime_ns))
        return content

    def _find(self, reference: str) -> Path:
        """The path meant, links resolved and inside the folder. It need not exist."""
        first: Path | None = None
        for spelling in _spellings(reference, self.name):
            path = self._confined(self._beside / spelling, reference)
            if os.path.lexists(path):
                return path
            similar = _similar(self._folder, Path(os.path.relpath(path, self._folder)))
            if similar is not None:
                return self._confined(similar, reference)
            first = first or path
        assert first is not None, "a reference has at least one spelling"
        return first

    def _confined(self, path: Path, reference: str) -> Path:
        try:
            resolved = Path(os.path.realpath(path))
        except (OSError, ValueError) as error:
            raise Fault(Code.RESOURCE_MISSING, self.name, reference=shown(reference)) from error
        if not resolved.is_relative_to(self._folder):
            raise Fault(Code.FILE_OUTSIDE_FOLDER, self.name, reference=shown(reference))
        return resolved


class MemorySource:
    """A model held in memory, say from an archive. members: other files by name relative to the main one's folder."""

    def __init__(self, name: str, data: bytes, members: Mapping[str, bytes] | None = None) -> None:
        self.name = name
        self.used: list[Used] = []
        self._data = data
        self._members = dict(members or {})
        self._similar = {_folded(key): key for key in self._members}

    def data(self) -> memoryview:
        """See `Source.data`."""
        if not self._data:
            raise Fault(Code.FILE_EMPTY, self.name)
        return memoryview(self._data)

    def read(self, reference: str) -> bytes:
        """See `Source.read`."""
        for spelling in _spellings(reference, self.name):
            key = os.path.normpath(spelling).replace(os.sep, "/")
            if key.startswith("../") and key not in self._members:
                raise Fault(Code.FILE_OUTSIDE_FOLDER, self.name, reference=shown(reference))
            found = key if key in self._members else self._similar.get(_folded(key))
            if found is not None:
                return self._members[found]
        raise Fault(Code.RESOURCE_MISSING, self.name, reference=shown(reference))


def shown(reference: str) -> str:
    """A reference as a message may quote it: printable and not too long."""
    text = "".join(sign if sign.isprintable() else "\ufffd" for sign in reference[:_LONGEST_SHOWN])
    return text + "…" if len(reference) > _LONGEST_SHOWN else text


def _spellings(reference: str, file: str) -> list[str]:
    """Relative paths with forward slashes that `reference` may mean: percent-decoded, then as written."""
    spellings = []
    for text in dict.fromkeys((unquote(reference), reference)):
        if "\0" in text or not text.strip():
            raise Fault(Code.RESOURCE_MISSING, file, reference=shown(reference))
        slashed = text.replace("\\", "/")
        if slashed.startswith("/") or _DRIVE.match(slashed) or slashed.lower().startswith("file:"):
            raise Fault(Code.FILE_OUTSIDE_FOLDER, file, reference=shown(reference))
        if _SCHEME.match(slashed):
            raise Fault(Code.REMOTE_REFERENCE, file, reference=shown(reference))
        spellings.append(slashed)
    return spellings


def _folded(name: str) -> str:
    """The name without case and without the difference between composed and decomposed accents (macOS)."""
    return unicodedata.normalize("NFC", name).casefold()


def _similar(folder: Path, relative: Path) -> Path | None:
    """The existing path under folder that equals `relative` but for case, or None."""
    place = folder
    for part in PurePosixPath(relative.as_posix()).parts:
        wanted = _folded(part)
        try:
            with os.scandir(place) as entries:
                match = next((entry.name for entry in entries if _folded(entry.name) == wanted), None)
        except OSError:
            return None
        if match is None:
            return None
        place = place / match
    return place


def _open_regular(path: Path, file: str, missing: Code, reference: str = "") -> tuple[int, os.stat_result]:
    """An open descriptor and its status. `missing` is the fault when there is no such file.

    Looked at before opening (opening some devices has effects) and again after (it may have been swapped).
    """
    facts = {"reference": shown(reference)} if reference else {}
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Fault(Code.FILE_NOT_REGULAR, shown(reference) or file)
        descriptor = os.open(path, _OPEN_FLAGS)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise Fault(missing, file, **facts) from error
    except OSError as error:
        if error.errno in (errno.ENAMETOOLONG, errno.ELOOP):
            raise Fault(missing, file, **facts) from error
        raise Fault(Code.FILE_UNREADABLE, shown(reference) or file, reason=error.strerror or str(error)) from error
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise Fault(Code.FILE_NOT_REGULAR, shown(reference) or file)
    return descriptor, status
