"""Jobs: slow work on other threads, answers on the window's. The only place of the window that waits."""

import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.shortage import shortage_told
from exhibit_viewer.model.ticket import Ticket

T = TypeVar("T")
Call = Callable[[], object]
PROGRESS_STEP = 0.01

log = logging.getLogger(__name__)


class _Bell(QObject):
    """Rung on any thread, heard on its own, where one waiting call is made for each ring, so that the window breathes
    between them.

    All of Qt that other threads touch. It stays as long as the program: the thread that lets go of an object last
    destroys it, and another's events may be on their way to it. It carries nothing: Qt may copy what a signal carries
    while it holds a lock, and copying a Python object may mean waiting for the interpreter.
    """

    _rung = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._calls: deque[Call] = deque()
        self._rung.connect(self._heard, Qt.ConnectionType.QueuedConnection)

    def ring(self, call: Call) -> None:
        """Have something called soon."""
        self._calls.append(call)
        self._rung.emit()

    def answer(self) -> None:
        """Make all calls that wait now; their rings are heard later, and answered by nobody."""
        for _ in range(len(self._calls)):
            self._heard()

    def _heard(self) -> None:
        if self._calls:
            self._calls.popleft()()


@cache
def _bell() -> _Bell:
    """The bell of the window's thread, where this is called first."""
    return _Bell()


@dataclass(slots=True, eq=False)
class _Asked:
    """What somebody asked for."""

    work: Callable[[Ticket], Any]
    on_done: Callable[[Any], None]
    on_progress: Callable[[float], None] | None
    told: float = 0.0


class Jobs:
    """A pool of threads whose answers come back as calls on the window's thread, on which this is made and used.

    What was asked for never leaves that thread: the functions know widgets, which must not be let go on another.
    """

    def __init__(self, threads: int = 4) -> None:
        self._bell = _bell()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="job")
        self._asked: dict[Ticket, _Asked] = {}
        self._closed = False

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

        `on_done` gets the answer or the Fault, `on_progress` the share done, both on the window's thread and never
        once the ticket is cancelled or `close` was called. What `work` raises beside Fault is logged and becomes one.
        """
        ticket = Ticket(lambda share: self._report(ticket, share))
        if self._closed:
            ticket.cancel()
            return ticket
        self._asked[ticket] = _Asked(work, on_done, on_progress)
        try:
            with shortage_told():
                self._pool.submit(self._do, ticket)
        except Fault as fault:
            self._bell.ring(partial(self._finish, ticket, fault))
        return ticket

    def post(self, call: Call) -> None:
        """Call something on the window's thread, from any thread, soon."""
        self._bell.ring(partial(self._call, call))

    def catch_up(self) -> None:
        """Hear what has been answered by now, where there is no event loop yet to bring it."""
        self._bell.answer()

    def close(self) -> None:
        """Cancel everything and wait for the threads; nothing is called back any more."""
        self._forget()
        self._pool.shutdown(wait=True)

    def _forget(self) -> None:
        """Cancel everything without waiting."""
        self._closed = True
        for ticket in self._asked:
            ticket.cancel()
        self._pool.shutdown(wait=False)

    # -- on a thread of the pool -----------------------------------------------------------------------------------

    def _do(self, ticket: Ticket) -> None:
        answer = _attempt(self._work_of(ticket), ticket)
        self._bell.ring(partial(self._finish, ticket, answer))  # nothing that was asked is held here by now

    def _work_of(self, ticket: Ticket) -> Callable[[Ticket], Any]:
        asked = self._asked.get(ticket)
        return asked.work if asked is not None else _nothing

    def _report(self, ticket: Ticket, share: float) -> None:
        asked = self._asked.get(ticket)
        if asked is None or asked.on_progress is None:
            return
        if share - asked.told >= PROGRESS_STEP or share >= 1.0:
            asked.told = share
            self._bell.ring(partial(self._tell, ticket, share))

    # -- on the window's -------------------------------------------------------------------------------------------

    def _tell(self, ticket: Ticket, share: float) -> None:
        asked = self._asked.get(ticket)
        if asked is not None and asked.on_progress is not None and not (self._closed or ticket.cancelled):
            asked.on_progress(share)

    def _finish(self, ticket: Ticket, answer: object) -> None:
        asked = self._asked.pop(ticket, None)  # one that no thread could be had for may have been done all the same
        if asked is not None and not (self._closed or ticket.cancelled):
            asked.on_done(answer)

    def _call(self, call: Call) -> None:
        if not self._closed:
            call()


def _nothing(_: Ticket) -> None:
    """What there is to do where an answer was given meanwhile."""


def _attempt(work: Callable[[Ticket], T], ticket: Ticket) -> T | Fault:
    """The answer of the work, or the Fault it ended in. The job runner's border: nothing gets past it."""
    if ticket.cancelled:
        return Fault(Code.CANCELLED)
    try:
        with shortage_told():
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
