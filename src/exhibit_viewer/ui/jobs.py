"""Jobs: slow work on other threads, answers on the window's. The only place of the window that waits."""

import logging
from collections import deque
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
    """A pool of threads whose answers come back as calls on the thread this object lives on.

    Nobody's child: a parent would take it away under a thread that is just about to answer. And the answers wait in a
    queue of our own, so that Qt, which may copy what a signal carries while it holds a lock, is handed no Python object
    by a thread that may have to wait for the interpreter.
    """

    _answered = Signal()

    def __init__(self, threads: int = 4) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="job")
        self._running: set[Ticket] = set()
        self._calls: deque[tuple[Ticket, Call]] = deque()
        self._closed = False
        self._answered.connect(self._run, Qt.ConnectionType.QueuedConnection)

    @classmethod
    def of(cls, owner: QObject, threads: int = 1) -> "Jobs":
        """For work that belongs to a widget and not to the world: forgotten with the widget, ended with the program."""
        jobs = cls(threads)
        owner.destroyed.connect(jobs._forget)
        program = QCoreApplication.instance()
        if program is not None:
            program.aboutToQuit.connect(jobs.close)
        return jobs

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
                self._tell(ticket, lambda: on_progress(share))

        def run() -> None:
            answer = _attempt(work, ticket)
            self._tell(ticket, lambda: self._finish(ticket, on_done, answer))

        ticket = Ticket(progressed)
        if self._closed:
            ticket.cancel()
            return ticket
        self._running.add(ticket)
        self._pool.submit(run)
        return ticket

    def post(self, call: Call) -> None:
        """Call something on this object's thread, from any thread, soon."""
        self._tell(Ticket(), call)

    def close(self) -> None:
        """Cancel everything and wait for the threads; nothing is called back any more."""
        self._forget()
        self._pool.shutdown(wait=True)

    def _forget(self) -> None:
        """Cancel everything without waiting."""
        self._closed = True
        for ticket in self._running:
            ticket.cancel()
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._running.clear()
        self._calls.clear()

    def _tell(self, ticket: Ticket, call: Call) -> None:
        self._calls.append((ticket, call))
        self._answered.emit()

    def _run(self) -> None:
        """One call for each signal, so that the window breathes between them."""
        if not self._calls:
            return
        ticket, deed = self._calls.popleft()
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
        _let_go(fault)
        return fault
    except Exception as error:  # a thread's exception would be lost
        log.exception("A job failed unexpectedly")
        return Fault(Code.READER_DIED, detail=f"{type(error).__name__}: {error}"[:200])


def _let_go(fault: Fault) -> None:
    """Forget where a fault and its causes were raised: those frames may know them, a circle around all that was worked
    on there, a model above all."""
    error: BaseException | None = fault
    while error is not None:
        error.__traceback__ = None
        error = error.__cause__ or error.__context__
