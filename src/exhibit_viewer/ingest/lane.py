"""A lane: jobs one after another in one warm process."""

import threading
from collections.abc import Mapping

from exhibit_viewer.ingest.limits import Allowance, Limits
from exhibit_viewer.ingest.worker_process import Answer, Serve, WorkerProcess
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.ticket import Ticket

_LOCK_GLANCE_SECONDS = 0.03


class Lane:
    """One job at a time in one warm process, which is replaced when it dies, ages or swells and ends when nobody needs
    it for a while."""

    def __init__(self, serve: Serve, niceness: int, limits: Limits) -> None:
        self._serve = serve
        self._niceness = niceness
        self._limits = limits
        self._turn = threading.Lock()
        self._process: WorkerProcess | None = None
        self._leave: threading.Timer | None = None

    def warm(self) -> None:
        """Start the process ahead of the first job."""
        with self._turn:
            self._started()
            self._linger()

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self._turn.locked()

    def ask(self, job: Mapping[str, object], allowance: Allowance, ticket: Ticket) -> Answer:
        """Have a job done, after those before it. Raises Fault; see `WorkerProcess.ask`."""
        while not self._turn.acquire(timeout=_LOCK_GLANCE_SECONDS):
            if ticket.cancelled:
                raise Fault(Code.CANCELLED)
        try:
            process = self._ready(ticket)
            finished = False
            try:
                answer = process.ask(job, allowance, ticket)
                finished = True
            finally:
                if not finished or self._worn(process):
                    self._end()
            return answer
        finally:
            self._linger()
            self._turn.release()

    def _ready(self, ticket: Ticket) -> WorkerProcess:
        """The process, started and waited for; another where it died before it was given anything, which is the fault
        of no file."""
        try:
            return self._awaited(ticket)
        except Fault as fault:
            if fault.code is not Code.READER_DIED:
                raise
            return self._awaited(ticket)

    def _awaited(self, ticket: Ticket) -> WorkerProcess:
        """As `_ready`, once. It stays when the ticket is cancelled: the next job will want it."""
        process = self._started()
        try:
            process.wait_until_ready(self._limits.start_seconds, ticket)
        except Fault as fault:
            if fault.code is not Code.CANCELLED:
                self._end()
            raise
        return process

    def _worn(self, process: WorkerProcess) -> bool:
        return process.jobs_done >= self._limits.jobs_per_process or process.resident_bytes > self._limits.idle_bytes

    def close(self) -> None:
        """End the process; a job under way fails."""
        if self._leave is not None:
            self._leave.cancel()
        self._end()

    def _linger(self) -> None:
        """Count the idle time from now. Call with the turn held."""
        if self._leave is not None:
            self._leave.cancel()
        self._leave = threading.Timer(self._limits.idle_seconds, self._rest)
        self._leave.daemon = True
        try:
            self._leave.start()
        except RuntimeError:  # there is not even a thread to be had: nothing is kept for later
            self._leave = None
            self._end()

    def _rest(self) -> None:
        if self._turn.acquire(blocking=False):
            try:
                self._end()
            finally:
                self._turn.release()

    def _started(self) -> WorkerProcess:
        if self._process is None or not self._process.alive:
            self._end()
            self._process = WorkerProcess(self._serve, self._niceness)
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.end()
