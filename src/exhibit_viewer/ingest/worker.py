"""Reader: opens model files in processes of their own, so that no file can hurt the window.

Two lanes, each with one warm process: visitors' opens in one, thumbnails and checks in the other, so that what a
visitor asked for never waits for background work. The parent reads no byte of a model file: it looks at its size and
dates, and maps the pack that the worker leaves, after checking it.
"""

import contextlib
import errno
import logging
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from exhibit_viewer.formats.archive_path import on_disk
from exhibit_viewer.ingest.levels.need import gains_from_levels
from exhibit_viewer.ingest.limits import Allowance, Limits
from exhibit_viewer.ingest.pack import read_pack
from exhibit_viewer.ingest.pack_cache import PackCache, Stamp, levelled_name, pack_names
from exhibit_viewer.ingest.scratch import scratch_folders
from exhibit_viewer.ingest.worker_main import serve
from exhibit_viewer.ingest.worker_process import Answer, Serve, WorkerProcess
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.ticket import Ticket

_LOG = logging.getLogger(__name__)
_FOREGROUND_NICENESS = 3
_BACKGROUND_NICENESS = 15
_LOCK_GLANCE_SECONDS = 0.03


class _Lane:
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
        """The process, started and waited for. It stays when the ticket is cancelled: the next job will want it."""
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
        self._leave.start()

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


class Reader:
    """Opens models, at once where a sound pack of the unchanged file is in `cache`.

    Thread-safe. `serve` is what a worker process runs; tests give their own.
    """

    def __init__(self, cache: Path, limits: Limits | None = None, serve: Serve = serve) -> None:
        self.limits = limits or Limits()
        self.cache = PackCache(cache, self.limits.cache_bytes)
        self._foreground = _Lane(serve, _FOREGROUND_NICENESS, self.limits)
        self._background = _Lane(serve, _BACKGROUND_NICENESS, self.limits)
        self._scratch: list[tempfile.TemporaryDirectory[str]] = []

    def warm(self) -> None:
        """Start the foreground process ahead of the first open."""
        self._foreground.warm()

    def close(self) -> None:
        """End the processes and delete what could not be kept. The reader can be used again all the same."""
        self._foreground.close()
        self._background.close()
        while self._scratch:
            self._scratch.pop().cleanup()

    def open(self, path: Path, ticket: Ticket, *, background: bool = False) -> Model:
        """The model in the file at `path`. Blocks; call it from any thread but the window's.

        Raises Fault: what the readers raise, and MEMORY_LIMIT, TIME_LIMIT, READER_DIED, CANCELLED, DISK_FULL.
        """
        stamp = _stamp(path)
        if stamp is not None:
            known = self.cache.recall(path, stamp)
            if known is not None:
                ticket.report(1.0)
                return known
        lane = self._background if background else self._foreground
        return self._read(path, stamp, lane, ticket)

    def open_levelled(self, path: Path, ticket: Ticket) -> Model:
        """As `open`, with levels for its large meshes, which may take minutes to make; without them where there is no
        place to keep them."""
        model = self.open(path, ticket, background=True)
        plain = self.cache.plain(model.facts.sha256, path) if gains_from_levels(model) else None
        if plain is None:
            return model
        place = self.cache.folder / levelled_name(plain)
        packs = {"plain": str(self.cache.folder / plain), "levelled": str(place)}
        allowance = self.limits.building(model.facts.triangles)
        answer = self._ask("levels", path, self._background, ticket, allowance, **packs)
        if "unwritable" in answer or self._result(answer, path) != str(place):
            return model
        levelled = self.cache.find(plain, path)
        self.cache.trim(keep=place.name)
        return model if levelled is None else levelled

    def image_size(self, path: Path, ticket: Ticket) -> tuple[int, int]:
        """Width and height of the image at `path`, decoded whole to see that it is sound. Raises Fault as `open`."""
        result = self._result(self._ask("image", path, self._background, ticket), path)
        if not (isinstance(result, list) and len(result) == 2 and all(type(side) is int for side in result)):
            raise Fault(Code.READER_DIED, path.name, detail="unreadable answer")
        return result[0], result[1]

    def _read(self, path: Path, stamp: Stamp | None, lane: _Lane, ticket: Ticket) -> Model:
        sha256 = self._result(self._ask("digest", path, lane, ticket), path)
        if not (isinstance(sha256, str) and len(sha256) == 64 and sha256.isalnum()):
            raise Fault(Code.READER_DIED, path.name, detail="unreadable answer")
        held = self.cache.held(sha256, path)
        if held is not None:
            model, name = held
            self._keep(path, stamp, name)
            return model
        names = pack_names(sha256, path)
        job = {"sha256": sha256, "packs": [names.alone, names.beside]}
        return self._made(path, stamp, lane, ticket, job)

    def _made(self, path: Path, stamp: Stamp | None, lane: _Lane, ticket: Ticket, job: Mapping[str, Any]) -> Model:
        """Have the pack made, in the cache or, where that takes nothing, in a folder that goes at once."""
        made = self._made_in(self.cache.folder, path, lane, ticket, job)
        if made is not None:
            self._keep(path, stamp, made[1])
            return made[0]
        for scratch in scratch_folders():
            try:
                made = self._made_in(Path(scratch.name), path, lane, ticket, job)
            finally:
                scratch.cleanup()  # the map outlives the name
                if Path(scratch.name).exists():  # except on Windows
                    self._scratch.append(scratch)
            if made is not None:
                return made[0]
        raise Fault(Code.DISK_FULL, path.name)

    def _made_in(
        self, folder: Path, path: Path, lane: _Lane, ticket: Ticket, job: Mapping[str, Any]
    ) -> tuple[Model, str] | None:
        """The model and its pack's name, or None when the folder takes no pack."""
        packs = [str(folder / name) for name in job["packs"]]
        answer = self._ask("model", path, lane, ticket, sha256=job["sha256"], packs=packs)
        if "unwritable" in answer:
            _LOG.warning("no pack written to %s: errno %s", folder, answer["unwritable"])
            if answer["unwritable"] in (errno.ENOSPC, errno.EDQUOT):
                self.cache.clear()
            return None
        made = self._result(answer, path)
        if made not in packs:
            raise Fault(Code.READER_DIED, path.name, detail="unreadable answer")
        return _checked(Path(str(made)), path), Path(str(made)).name

    def _keep(self, path: Path, stamp: Stamp | None, name: str) -> None:
        """Remember where the pack of `path` is, if the file has not changed meanwhile, and make room."""
        if stamp is not None and stamp == _stamp(path):
            self.cache.remember(path, stamp, name)
        self.cache.trim(keep=name)

    def _ask(
        self,
        kind: str,
        path: Path,
        lane: _Lane,
        ticket: Ticket,
        allowance: Allowance | None = None,
        **more: object,
    ) -> Answer:
        allowance = allowance or self.limits.allowance(_bytes_to_read(path))
        job = {"kind": kind, "path": str(path.absolute()), **more}
        try:
            answer = lane.ask(job, allowance, ticket)
        except Fault as fault:
            raise Fault(fault.code, path.name, **fault.facts) from fault
        if "trace" in answer:
            _LOG.warning("reading %r failed in an unforeseen way\n%s", path.name, answer["trace"])
        return answer

    def _result(self, answer: Answer, path: Path) -> object:
        """What a job gave. Raises the Fault that it told of."""
        if "fault" in answer:
            raise _fault_told(answer["fault"], path)
        return answer.get("done")


def _stamp(path: Path) -> Stamp | None:
    try:
        return Stamp.of(path)
    except (OSError, ValueError):
        return None


def _bytes_to_read(path: Path) -> int:
    """Size of the file at `path` and of the buffers (.bin) that may belong to it."""
    total = 0
    with contextlib.suppress(OSError, ValueError):
        total = on_disk(path).stat().st_size
        if path.suffix.lower() == ".gltf":
            total += sum(buffer.stat().st_size for buffer in path.parent.glob("*.bin"))
    return total


def _checked(pack: Path, path: Path) -> Model:
    """The model in a pack the worker has just made."""
    try:
        return read_pack(pack).model
    except Fault as fault:
        raise Fault(Code.READER_DIED, path.name, detail=str(fault.facts.get("detail", fault.code))) from fault


def _fault_told(told: object, path: Path) -> Fault:
    """The fault a worker tells of, as far as it can be understood."""
    try:
        assert isinstance(told, dict)
        facts = {str(name): fact for name, fact in told["facts"].items() if isinstance(fact, str | int | float)}
        return Fault.from_notice(Notice(Code(told["code"]), str(told["file"]) or path.name, facts))
    except (AssertionError, KeyError, AttributeError, ValueError, TypeError):
        return Fault(Code.READER_DIED, path.name, detail="unreadable answer")
