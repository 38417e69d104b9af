"""Posters: what objects looked like when they were last seen, kept in the cache as JPEGs, the latest of them.

A file is called NAME-DIGEST.jpg, after what it shows and after its content, so that a damaged one is not shown.
"""

import hashlib
import logging
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np

from exhibit_viewer.library.atomic import write_atomically
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.geometry import U8
from exhibit_viewer.ui.jobs import Jobs

QUALITY = 92
MOST_BYTES = 64 << 20
_LETTERS = 32
log = logging.getLogger(__name__)


class KeptPosters:
    """Implements `session.ports.Posters`."""

    def __init__(self, jobs: Jobs, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._jobs, self._folder, self._most_bytes = jobs, folder, most_bytes

    def look_up(self, name: str, on_done: Callable[[U8 | None], None]) -> None:
        """In the background."""
        self._jobs.start(
            lambda _ticket: self._read(name),
            lambda answer: on_done(None if isinstance(answer, Fault) else answer),
        )

    def keep(self, name: str, picture: U8) -> None:
        """In the background; where that fails, there is none the next time."""
        self._jobs.start(lambda _ticket: self._write(name, picture), lambda _answer: None)

    def _read(self, name: str) -> U8 | None:
        import simplejpeg

        for path in self._kept(name):
            try:
                data = path.read_bytes()
                if path.stem == _stem(name, data):
                    os.utime(path)
                    picture: U8 = simplejpeg.decode_jpeg(data, "RGBA")
                    return picture
            except (OSError, ValueError) as error:
                log.info("A kept picture cannot be shown: %s", error)
        return None

    def _write(self, name: str, picture: U8) -> None:
        import simplejpeg

        data = simplejpeg.encode_jpeg(np.ascontiguousarray(picture), QUALITY, "RGBA", "444")
        place = self._folder / f"{_stem(name, data)}.jpg"
        before = self._kept(name)
        write_atomically(place, data)
        for path in before:
            if path != place:
                path.unlink(missing_ok=True)
        self._make_room()

    def _kept(self, name: str) -> list[Path]:
        return [path for path in self._folder.glob(f"{name[:_LETTERS]}-*.jpg") if path.is_file()]

    def _make_room(self) -> None:
        """Drop those not seen for the longest time."""
        room = self._most_bytes
        files = [(path.stat(), path) for path in self._folder.glob("*.jpg") if path.is_file()]
        for status, path in sorted(files, key=lambda file: file[0].st_mtime, reverse=True):
            room -= status.st_size
            if room < 0:
                path.unlink(missing_ok=True)


def _stem(name: str, data: bytes) -> str:
    return f"{name[:_LETTERS]}-{hashlib.sha256(data).hexdigest()[:_LETTERS]}"
