"""Jobs: slow work on other threads, answers on the window's. The only place of the window that waits."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.ticket import Ticket

T = TypeVar("T")
Call = Callable[[], None]
PROGRESS_STEP = 0.01

log = logging.getLogger(__name__)


class Jobs(QObject):
    """A pool of threads whose answers come back as calls on the thread this object lives on."""

    _calls = Signal(object)

    def __init__(self, parent: QObject | None = None, threads: int = 4) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="job")
        self._running: set[Ticket] = set()
        self._closed = False
        self._calls.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        work: Callable[[Ticket], T],
        on_done: Callable[[T | Fault], None],
        on_progress: Callable[[float], None] | None = None,
    ) -> Ticket:
        """Start `work(ticket)` on another thread and return its ticket.

        `on_done` gets the answer or the Fault, `on_progress` the share done, both on this object's thread and never
        once the ticket is cancelled or `close` was called. What `work` raises beside Fault is logged and becomes one.
        """
        told = [0.0]

        def progressed(share: float) -> None:
            if on_progress is not None and (share - told[0] >= PROGRESS_STEP or share >= 1.0):
                told[0] = share
                self._calls.emit((ticket, lambda: on_progress(share)))

        def run() -> None:
            answer = _attempt(work, ticket)
            self._calls.emit((ticket, lambda: self._finish(ticket, on_done, answer)))

        ticket = Ticket(progressed)
        if self._closed:
            ticket.cancel()
            return ticket
        self._running.add(ticket)
        self._pool.submit(run)
        return ticket

    def end_with_program(self) -> "Jobs":
        """Close when the program ends; for work that belongs to a widget and not to the world. Returns itself."""
        program = QCoreApplication.instance()
        if program is not None:
            program.aboutToQuit.connect(self.close)
        return self

    def post(self, call: Call) -> None:
        """Call something on this object's thread, from any thread, soon."""
        self._calls.emit((Ticket(), call))

    def close(self) -> None:
        """Cancel everything and wait for the threads; nothing is called back any more."""
        self._closed = True
        for ticket in self._running:
            ticket.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._running.clear()

    def _run(self, call: tuple[Ticket, Call]) -> None:
        ticket, deed = call
        if self._closed or ticket.cancelled:
            self._running.discard(ticket)
            return
        deed()

    def _finish(self, ticket: Ticket, on_done: Callable[[Any], None], answer: object) -> None:
        self._running.discard(ticket)
        on_done(answer)


def _attempt(work: Callable[[Ticket], T], ticket: Ticket) -> T | Fault:
    """The answer of the work, or the Fault it ended in. The job runner's border: nothing gets past it."""
    if ticket.cancelled:
        return Fault(Code.CANCELLED)
    try:
        return work(ticket)
    except Fault as fault:
        return fault
    except Exception as error:  # a thread's exception would be lost
        log.exception("A job failed unexpectedly")
        return Fault(Code.READER_DIED, detail=f"{type(error).__name__}: {error}"[:200])
