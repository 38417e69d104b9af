"""One window per library: a second start hands its paths to the first and ends. Files only, no sockets.

The first instance holds an OS lock on `inbox/lock` and watches `inbox`; a second one leaves a request there, written
under another name and renamed, so that it is seen whole or not at all. The lock dies with its process.
"""

import json
import os
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject


class Instance(QObject):
    """This process's claim on a library's folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._inbox = folder / "inbox"
        self._lock: QLockFile | None = None
        self._watcher: QFileSystemWatcher | None = None
        self._on_paths: Callable[[Sequence[Path]], None] | None = None

    def claim(self) -> bool:
        """Whether this is the first instance. True as well where nothing can be written: then nobody can tell."""
        try:
            self._inbox.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True
        if not os.access(self._inbox, os.W_OK):
            return True
        self._lock = QLockFile(str(self._inbox / "lock"))
        self._lock.setStaleLockTime(0)
        return self._lock.tryLock(50)

    def send(self, paths: Sequence[Path]) -> None:
        """Ask the first instance to come to the front and open the paths."""
        name = uuid.uuid4().hex
        draft = self._inbox / f"{name}.draft"
        draft.write_text(json.dumps([str(path.absolute()) for path in paths]), encoding="utf-8")
        draft.rename(self._inbox / f"{name}.request")

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
                paths = json.loads(request.read_text(encoding="utf-8"))
                request.unlink()
            except (OSError, ValueError):
                continue
            if self._on_paths is not None and isinstance(paths, list):
                self._on_paths([Path(str(path)) for path in paths])
