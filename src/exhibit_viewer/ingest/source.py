"""Source: a model's main file and the one folder (or archive) its sidecars may come from.

References come out of untrusted files. They are percent-decoded, backslashes count as slashes, case is forgiven where
no exact name exists (many models were made on Windows), and nothing outside the folder, nothing remote and nothing but
regular files is ever opened.
"""

import errno
import mmap
import os
import posixpath
import stat
from collections.abc import Mapping
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import Protocol

from exhibit_viewer.formats.archive_members import Members
from exhibit_viewer.formats.archive_path import split_archive
from exhibit_viewer.formats.references import folded_name, shown, similar, spellings
from exhibit_viewer.ingest.views import ViewFile
from exhibit_viewer.model.faults import Code, Fault

DEFAULT_MAX_BYTES = 4 << 30
Used = tuple[str, int, int]
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
        self.path = path
        self.used: list[Used] = []
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
        if self.path.is_symlink():
            self._confined(self.path, self.name)
        descriptor, status = _open_regular(self.path, self.name, Code.FILE_MISSING)
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
        for spelling in spellings(reference, self.name):
            path = self._confined(self._beside / spelling, reference)
            if os.path.lexists(path):
                return path
            alike = similar(self._folder, Path(os.path.relpath(path, self._folder)))
            if alike is not None:
                return self._confined(alike, reference)
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
        self._similar = {folded_name(key): key for key in self._members}

    def data(self) -> memoryview:
        """See `Source.data`."""
        if not self._data:
            raise Fault(Code.FILE_EMPTY, self.name)
        return memoryview(self._data)

    def read(self, reference: str) -> bytes:
        """See `Source.read`."""
        for spelling in spellings(reference, self.name):
            key = os.path.normpath(spelling).replace(os.sep, "/")
            if key.startswith("../") and key not in self._members:
                raise Fault(Code.FILE_OUTSIDE_FOLDER, self.name, reference=shown(reference))
            found = key if key in self._members else self._similar.get(folded_name(key))
            if found is not None:
                return self._members[found]
        raise Fault(Code.RESOURCE_MISSING, self.name, reference=shown(reference))


class MemberSource:
    """A file within an archive, and those beside it in there (see `formats.archive_path`)."""

    def __init__(self, archive: Path, member: str, max_bytes: int = DEFAULT_MAX_BYTES) -> None:
        self.name = PurePosixPath(member).name
        self.used: list[Used] = []
        packed = FileSource(archive, max_bytes).data()
        self._members = Members(BufferedReader(ViewFile(packed)), len(packed), archive.name, max_bytes)
        self._member = member
        self._max_bytes = max_bytes
        self._similar = {folded_name(key): key for key in self._members.names}
        self._data = b""

    def data(self) -> memoryview:
        """See `Source.data`."""
        if not self._data:
            if self._member not in self._members.names:
                raise Fault(Code.FILE_MISSING, self.name)
            self._data = self._members.read(self._member, self._max_bytes)
        if not self._data:
            raise Fault(Code.FILE_EMPTY, self.name)
        return memoryview(self._data)

    def read(self, reference: str) -> bytes:
        """See `Source.read`."""
        folder = posixpath.dirname(self._member)
        for spelling in spellings(reference, self.name):
            key = posixpath.normpath(posixpath.join(folder, spelling))
            if key.startswith("../"):
                raise Fault(Code.FILE_OUTSIDE_FOLDER, self.name, reference=shown(reference))
            found = self._similar.get(folded_name(key))
            if found is not None:
                return self._members.read(found, self._max_bytes)
        raise Fault(Code.RESOURCE_MISSING, self.name, reference=shown(reference))

    def fingerprint(self) -> bytes:
        """What, with the file itself, tells this from other archives' members of the same content and name."""
        return self._members.fingerprint()


def source_at(path: Path, max_bytes: int = DEFAULT_MAX_BYTES) -> FileSource | MemberSource:
    """The file at `path`, which may lead through an archive. Raises Fault as `Source.data`, or ARCHIVE_..."""
    within = None if path.exists() or path.is_symlink() else split_archive(path)
    return FileSource(path, max_bytes) if within is None else MemberSource(*within, max_bytes)


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
