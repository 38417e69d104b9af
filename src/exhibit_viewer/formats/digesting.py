"""Digesting: checksums worked out beside the reading and writing of what they are of: hashlib lets others go on."""

import hashlib
from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor

from exhibit_viewer.model.shortage import beside

SMALL = 1 << 16
"""Bytes below which handing a piece over takes longer than its checksum."""


class Digester:
    """One thread for any number of `Digests`, one after another. Close it after use."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="digest")

    def of(self, algorithms: Iterable[str]) -> "Digests":
        """Begin a file."""
        return Digests(self._pool, algorithms)

    def close(self) -> None:
        """End the thread."""
        self._pool.shutdown()


class Digests:
    """The checksums of one file, by the names of hashlib. At most one piece is held for the thread."""

    def __init__(self, pool: ThreadPoolExecutor, algorithms: Iterable[str]) -> None:
        self._pool = pool
        self._running = {name: hashlib.new(name, usedforsecurity=False) for name in algorithms}
        self._pending: Future[None] | None = None

    def update(self, piece: bytes) -> None:
        """The next piece; returns while it is being worked on."""
        self._wait()
        if len(piece) < SMALL:
            self._add(piece)
        else:
            self._pending = beside(self._pool, self._add, piece)

    def found(self) -> Mapping[str, str]:
        """In hexadecimal, by algorithm, of all there was."""
        self._wait()
        return {name: each.hexdigest() for name, each in self._running.items()}

    def _add(self, piece: bytes) -> None:
        for each in self._running.values():
            each.update(piece)

    def _wait(self) -> None:
        if self._pending is not None:
            self._pending.result()
            self._pending = None
