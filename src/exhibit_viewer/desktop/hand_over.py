"""One window per library: a second start hands its paths to the first and ends. Files only, no sockets.

The first instance holds an OS lock on `inbox/lock` and watches `inbox`; a second one leaves a request there, written
under another name and renamed, so that it is seen whole or not at all. The lock dies with its process.
"""

import contextlib
import json
import time
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject

from exhibit_viewer.library.lock import LibraryLock
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.session.view_link import SCHEME

_MOST_BYTES = 1 << 20
_ABANDONED_SECONDS = 60.0
"""A draft this old is from a start that was cut short."""


def _meant(path: Path) -> str:
    """What another process, in another folder, can open: a whole path, or a link as it is."""
    return path.as_posix() if path.as_posix().startswith(f"{SCHEME}:") else str(path.absolute())


class Instance(QObject):
    """This process's claim on a library's folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._inbox = folder / "inbox"
        self._lock: LibraryLock | None = None
        self._watcher: QFileSystemWatcher | None = None
        self._on_paths: Callable[[Sequence[Path]], None] | None = None

    def claim(self) -> bool:
        """Whether this is the first instance. True as well where nothing can be written: then nobody can tell."""
        try:
            self._inbox.mkdir(parents=True, exist_ok=True)
            self._lock = LibraryLock(self._inbox / "lock")
        except Fault:
            return False
        except OSError:
            return True
        for draft in self._inbox.glob("*.draft"):
            with contextlib.suppress(OSError):
                if time.time() - draft.stat().st_mtime > _ABANDONED_SECONDS:
                    draft.unlink()
        return True

    def release(self) -> None:
        """Let another process be the first."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def send(self, paths: Sequence[Path]) -> bool:
        """Ask the first instance to come to the front and open the paths; False when nothing can be written."""
        name = uuid.uuid4().hex
        draft = self._inbox / f"{name}.draft"
        try:
            draft.write_text(json.dumps([_meant(path) for path in paths]), encoding="ascii")
            draft.rename(self._inbox / f"{name}.request")
        except OSError:
            with contextlib.suppress(OSError):
                draft.unlink()
            return False
        return True

    def receive(self, on_paths: Callable[[Sequence[Path]], None]) -> None:
        """Call `on_paths` for every request from now on."""
        self._on_paths = on_paths
        if self._inbox.is_dir():
            self._watcher = QFileSystemWatcher([str(self._inbox)], self)
            self._watcher.directoryChanged.connect(self._collect)
            self._collect()

    def _collect(self) -> None:
        for request in sorted(self._inbox.glob("*.request")):
            try:
                with request.open("rb") as file:
                    said = file.read(_MOST_BYTES)
                request.unlink()
                paths = json.loads(said)
            except (OSError, ValueError, RecursionError):
                continue
            if self._on_paths is not None and isinstance(paths, list):
                self._on_paths([Path(str(path)) for path in paths])
