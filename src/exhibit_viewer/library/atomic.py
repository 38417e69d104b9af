"""Files that are either the old one or the new one, never half of it."""

import contextlib
import errno
import glob
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from exhibit_viewer.model.faults import Code, Fault

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READABLE = 0o644
_SURELY_DEAD_SECONDS = 3600
_FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}


def write_atomically(path: Path, data: bytes, private: bool = True) -> None:
    """Replace a file: written beside it, forced to the disk, renamed over it, the folder's entry forced too.
    private: nobody else on the machine may read it.

    Raises Fault(DISK_FULL, LIBRARY_READ_ONLY or NOT_SAVED); the old file is then as it was.
    """
    with replacing(path, private) as file:
        file.write(data)


@contextlib.contextmanager
def replacing(path: Path, private: bool = True) -> Iterator[BinaryIO]:
    """The same for what is written in pieces: the new file takes the old one's place when the block ends well.

    What ends the block otherwise leaves the old file as it was and goes on; OSError as a Fault.
    """
    try:
        make_folder(path.parent, private)
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
    except OSError as error:
        raise fault_of(error, path) from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            if not private:
                Path(name).chmod(_READABLE)
            os.fsync(file.fileno())
        replace_durably(Path(name), path)
    except OSError as error:
        raise fault_of(error, path) from error
    finally:
        Path(name).unlink(missing_ok=True)  # gone already where all went well


def sweep(path: Path) -> None:
    """Delete what was left of new files for `path` by processes that were killed, long enough ago to be sure."""
    for left in path.parent.glob(f".{glob.escape(path.name[:100])}.????????"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _SURELY_DEAD_SECONDS:
                left.unlink()


def replace_durably(source: Path, target: Path) -> None:
    """Rename over `target` and force the folder's entry to the disk. Raises OSError."""
    source.replace(target)
    sync_folder(target.parent)


def make_folder(folder: Path, private: bool = True) -> None:
    """Make a folder, and those above it, so that a power cut does not take them away again. private: nobody else on
    the machine may look into them. Raises OSError."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir(mode=0o700 if private else 0o777, exist_ok=True)
        with contextlib.suppress(OSError):  # one may write where one may not list
            sync_folder(place.parent)


def sync_folder(folder: Path) -> None:
    """Force a folder's entries to the disk, so that a rename survives a power cut. Windows does so by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def fault_of(error: OSError, path: Path) -> Fault:
    """What went wrong with a file of the library, in the program's terms."""
    if error.errno in _FULL:
        return Fault(Code.DISK_FULL, str(path))
    if error.errno in _FORBIDDEN:
        return Fault(Code.LIBRARY_READ_ONLY, str(path))
    return Fault(Code.NOT_SAVED, str(path), detail=error.strerror or str(error))
