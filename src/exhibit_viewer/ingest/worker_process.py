"""One warm worker process as its parent sees it: ask, wait, kill.

What comes back is untrusted: bytes up to a bound, JSON, checked; never pickled. A thread reads the pipe, so that an
answer that stops half-way holds nobody up.
"""

import contextlib
import json
import queue
import signal
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exhibit_viewer.ingest.limits import Allowance, resident_bytes
from exhibit_viewer.ingest.patience import Patience
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.shortage import shortage_told
from exhibit_viewer.model.ticket import Ticket

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Serve = Callable[["Connection", "Connection", int], None]
Answer = Mapping[str, Any]
_LONGEST_ANSWER = 1 << 20
_GLANCE_SECONDS = 0.03
_DYING_SECONDS = 0.5
"""From a closed pipe to the end of the process, without what it waits for a processor."""
_GONE: Answer = {}
_STARTING = Allowance(1 << 30, 60)


class WorkerProcess:
    """A process that runs `serve`, from its start to its end. Used by one thread at a time. Making one raises Fault:
    MEMORY_SHORT."""

    def __init__(self, serve: Serve, niceness: int) -> None:
        import multiprocessing  # most starts of the program need no process: what they show was read before

        context = multiprocessing.get_context("spawn")
        jobs_end, self._jobs = context.Pipe(duplex=False)
        self._answers_end, answers_end = context.Pipe(duplex=False)
        self._process = context.Process(
            target=serve, args=(jobs_end, answers_end, niceness), name="exhibit-reader", daemon=True
        )
        self._answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        try:
            with shortage_told():
                self._process.start()
                threading.Thread(target=self._receive, daemon=True).start()
        except Fault:
            self._answers_end.close()
            self.end()
            raise
        finally:
            jobs_end.close()
            answers_end.close()
        self._ready = False
        self._idle_bytes = 0
        self._allowance = _STARTING
        self.jobs_done = 0

    @property
    def alive(self) -> bool:
        """False once the process has ended."""
        return self._process.is_alive()

    @property
    def resident_bytes(self) -> int:
        """Memory it holds now."""
        return resident_bytes(self._process.pid or 0)

    def wait_until_ready(self, seconds: float, ticket: Ticket) -> None:
        """Raises Fault: READER_DIED, TIME_LIMIT, CANCELLED."""
        if not self._ready:
            self._next(ticket, self._patience(seconds))
            self._ready = True

    def ask(self, job: Mapping[str, object], allowance: Allowance, ticket: Ticket) -> Answer:
        """Have a job done, and its last answer. Shares on the way are reported to `ticket`.

        Raises Fault: CANCELLED, TIME_LIMIT, MEMORY_LIMIT, READER_DIED; the process is of no use after any of them.
        """
        self.jobs_done += 1
        self._idle_bytes = self.resident_bytes
        self._allowance = allowance
        limits = {"memory": allowance.memory_bytes, "seconds": allowance.seconds}
        message = json.dumps({"job": self.jobs_done, **limits, **job}).encode("ascii")
        try:
            self._jobs.send_bytes(message)
        except OSError as error:
            raise self._death() from error
        patience = self._patience(allowance.patience)
        while True:
            answer = self._next(ticket, patience)
            if answer.get("job") != self.jobs_done:
                raise Fault(Code.READER_DIED, detail="answer out of turn")
            if "share" not in answer:
                return answer
            if isinstance(answer["share"], float | int):
                ticket.report(float(answer["share"]))

    def end(self) -> None:
        """Kill it, at once, and wait until it is gone."""
        if self._process.pid is not None:
            self._process.kill()
            self._process.join(2)
        with contextlib.suppress(OSError):
            self._jobs.close()

    def _patience(self, seconds: float) -> Patience:
        return Patience(seconds, self._process.pid or 0)

    def _next(self, ticket: Ticket, patience: Patience) -> Answer:
        """The next answer; looks around while waiting."""
        while True:
            if ticket.cancelled:
                raise Fault(Code.CANCELLED)
            with contextlib.suppress(queue.Empty):
                answer = self._answers.get(timeout=_GLANCE_SECONDS)
                if answer is _GONE:
                    raise self._death()
                if not answer:
                    raise Fault(Code.READER_DIED, detail="unreadable answer")
                return answer
            if patience.lost():
                raise Fault(Code.TIME_LIMIT, seconds=round(self._allowance.seconds))
            if self.resident_bytes > self._idle_bytes + self._allowance.memory_bytes:
                raise Fault(Code.MEMORY_LIMIT, limit=self._allowance.memory_bytes)

    def _receive(self) -> None:
        """Runs in a thread of its own until the process closes the pipe or writes what is no answer."""
        try:
            while True:
                answer = json.loads(self._answers_end.recv_bytes(_LONGEST_ANSWER))
                self._answers.put(answer if isinstance(answer, dict) else {})
        except (EOFError, ConnectionError):
            self._answers.put(_GONE)
        except (OSError, ValueError, RecursionError, MemoryError):
            self._answers.put({})
        finally:
            self._answers_end.close()

    def _death(self) -> Fault:
        """How it ended, as a fault. Call once its pipe is closed or broken."""
        patience = self._patience(_DYING_SECONDS)
        while self.alive and not patience.lost():
            self._process.join(_GLANCE_SECONDS)
        code = self._process.exitcode
        if code is None:
            return Fault(Code.READER_DIED, detail="closed its pipe")
        if code == -getattr(signal, "SIGXCPU", 0) and code:
            return Fault(Code.TIME_LIMIT, seconds=round(self._allowance.seconds))
        return Fault(Code.READER_DIED, detail=_signal_name(-code) if code < 0 else f"exit {code}")


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def fault_told(told: object, path: Path) -> Fault:
    """The fault a worker tells of, as far as it can be understood."""
    try:
        assert isinstance(told, dict)
        facts = {str(name): fact for name, fact in told["facts"].items() if isinstance(fact, str | int | float)}
        return Fault.from_notice(Notice(Code(told["code"]), str(told["file"]) or path.name, facts))
    except (AssertionError, KeyError, AttributeError, ValueError, TypeError):
        return Fault(Code.READER_DIED, path.name, detail="unreadable answer")
