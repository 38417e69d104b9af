"""One writer per library: a lock the operating system lets go of when the process ends, however it ends."""

import os
import sys
from pathlib import Path

from exhibit_viewer.model.faults import Code, Fault


class LibraryLock:
    """Held from construction until `release`. Raises Fault(LIBRARY_BUSY) when another process has it, OSError when
    the file cannot be made."""

    def __init__(self, path: Path) -> None:
        self._path, self._file = path, path.open("ab")
        try:
            _lock(self._file.fileno())
        except (BlockingIOError, PermissionError) as error:
            self._file.close()
            raise Fault(Code.LIBRARY_BUSY, str(path.parent)) from error
        except OSError:
            self._file.close()
            raise

    def stands(self) -> bool:
        """Whether the file locked is the one others would lock: between making and locking it, one who clears away
        what nobody holds may have deleted it."""
        try:
            return os.path.samestat(os.fstat(self._file.fileno()), self._path.stat())
        except OSError:
            return False

    def release(self) -> None:
        """Let another process write."""
        self._file.close()


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
