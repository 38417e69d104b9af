"""Ticket: how slow work says how far it is and learns that nobody wants it any more."""

import threading
from collections.abc import Callable

from exhibit_viewer.model.faults import Code, Fault


class Ticket:
    """Progress and cancellation of one job. Thread-safe; knows no toolkit.

    `on_progress` is called on the working thread with the share done, 0 to 1.
    """

    def __init__(self, on_progress: Callable[[float], None] | None = None) -> None:
        self._cancelled = threading.Event()
        self._on_progress = on_progress
        self.share = 0.0

    def cancel(self) -> None:
        """Ask the work to stop. It may finish all the same."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """True once somebody cancelled."""
        return self._cancelled.is_set()

    def report(self, share: float) -> None:
        """Record the share done (0 to 1). Raises Fault(CANCELLED) when the ticket was cancelled."""
        if self.cancelled:
            raise Fault(Code.CANCELLED)
        self.share = min(1.0, max(0.0, share))
        if self._on_progress is not None:
            self._on_progress(self.share)
