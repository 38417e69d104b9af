"""How long an answer is waited for: what a busy or sleeping machine takes is not held against who is to answer."""

import time

from exhibit_viewer.ingest.limits import queued_seconds

_LONGEST_LOOK = 1.0
"""Seconds that count at most from one look to the next: whoever looks does so many times a second, unless the machine
slept or stopped this program meanwhile, and the other as well."""


class Patience:
    """Seconds on the clock that a process (by id) has left. Those in which it would have worked, had it been given a
    processor, do not count; a process that sleeps has them all counted."""

    def __init__(self, seconds: float, process: int) -> None:
        self._left = self._most = seconds
        self._process = process
        self._then, self._queued = time.monotonic(), queued_seconds(process)

    def lost(self) -> bool:
        """Whether it is over. Call it many times a second: the time between two calls is what counts."""
        now, queued = time.monotonic(), queued_seconds(self._process)
        passed, stood_by = min(now - self._then, _LONGEST_LOOK), queued - self._queued
        self._left = min(self._left - passed + stood_by, self._most)  # the wait is told when it is over
        self._then, self._queued = now, queued
        return self._left < 0.0
