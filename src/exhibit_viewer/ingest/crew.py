"""Crew: the worker processes that make levels together, each part of a step in whichever is free.

Here is only asked, answered and counted: what is done is in the folder of the build (see `levels.site`), so that a
build goes on where it ended, whoever ended it.
"""

import contextlib
import logging
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

from exhibit_viewer.ingest.lane import Lane
from exhibit_viewer.ingest.limits import Allowance, Limits
from exhibit_viewer.ingest.worker_process import Serve, fault_told
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.ticket import Ticket

_LOG = logging.getLogger(__name__)
_NICENESS = 15
_TRIES = 2
"""For a part whose process died: another may have taken its memory."""
_RESUMED = {Code.CANCELLED, Code.READER_DIED, Code.MEMORY_LIMIT, Code.MEMORY_SHORT, Code.TIME_LIMIT}
"""What ends a build that may go on another time."""
Site = Mapping[str, str]


class Crew:
    """Makes levels. Thread-safe: one build at a time."""

    def __init__(self, serve: Serve, limits: Limits) -> None:
        self._limits = limits
        self._lanes = [Lane(serve, _NICENESS, limits) for _ in range(limits.crew)]
        self._turn = threading.Lock()

    def close(self) -> None:
        """End the processes; a build under way fails, and can go on another time."""
        for lane in self._lanes:
            lane.close()

    def build(self, site: Site, path: Path, ticket: Ticket) -> bool:
        """Have the pack of a site made (see `levels.site.Site` for its fields); False where the disk takes it not.

        Raises Fault: CANCELLED, and what its parts raise. What was done stays in the folder after CANCELLED, and after
        READER_DIED and for want of memory or time; otherwise the folder is gone.
        """
        while not self._turn.acquire(timeout=0.1):
            ticket.report(0.0)
        try:
            made = self._made(site, path, ticket)
        except Fault as fault:
            if fault.code not in _RESUMED:
                shutil.rmtree(site["folder"], ignore_errors=True)
            raise
        finally:
            self._turn.release()
        shutil.rmtree(site["folder"], ignore_errors=True)
        return made

    def _made(self, site: Site, path: Path, ticket: Ticket) -> bool:
        step = self._asked(0, {"kind": "settle", "ended": False, **site}, path, ticket)
        while isinstance(step, dict) and step.get("pack") != site["levelled"]:
            if not self._parts(site, step, path, ticket):
                return False
            step = self._asked(0, {"kind": "settle", "ended": True, **site}, path, ticket)
        return step is not None

    def _parts(self, site: Site, step: Mapping[str, Any], path: Path, ticket: Ticket) -> bool:
        """Do all parts of a step; False where the disk is full."""
        waiting = iter(range(int(step["parts"])))
        lock, done, sound = threading.Lock(), [0], [True]

        def taken() -> Iterator[int]:
            while sound[0]:
                with lock:
                    part = next(waiting, None)
                if part is None:
                    return
                yield part

        def worked(lane: int) -> None:
            for part in taken():
                job = {"kind": "build", "mesh": step["mesh"], "part": part, **site}
                try:
                    if self._asked(lane, job, path, ticket) is None:
                        sound[0] = False
                except Fault:
                    sound[0] = False
                    raise
                with lock:
                    done[0] += 1
                    share = step["share"] + (step["upto"] - step["share"]) * done[0] / max(int(step["parts"]), 1)
                ticket.report(share)

        with ThreadPoolExecutor(len(self._lanes), thread_name_prefix="crew") as pool:
            tasks = list(_submitted(pool, worked, range(1, len(self._lanes))))
            worked(0)
        for task in tasks:
            task.result()
        return sound[0]

    def _asked(self, lane: int, job: Mapping[str, Any], path: Path, ticket: Ticket) -> object:
        """What a job gave; None where the disk takes nothing more. Raises Fault."""
        for left in reversed(range(_TRIES)):
            try:
                answer = self._lanes[lane].ask(job, self._allowance(job), ticket)
            except Fault as fault:
                if fault.code is Code.READER_DIED and left:
                    continue
                raise Fault(fault.code, path.name, **fault.facts) from fault
            if "trace" in answer:
                _LOG.warning("preparing %r failed in an unforeseen way\n%s", path.name, answer["trace"])
            if "fault" in answer:
                raise fault_told(answer["fault"], path)
            return answer.get("done")
        raise AssertionError("the last try raises")

    def _allowance(self, job: Mapping[str, Any]) -> Allowance:
        """What a job may use. Whoever settles reads all but the surface: large images too."""
        mapped = _mapped(job)
        part = self._limits.building(mapped)
        if job["kind"] != "settle":
            return part
        return replace(part, memory_bytes=max(part.memory_bytes, self._limits.allowance(mapped).memory_bytes))


def _submitted(pool: ThreadPoolExecutor, work: Callable[[int], None], numbers: range) -> Iterator[Future[None]]:
    """What is worked on beside this thread, as far as there are threads to be had."""
    with contextlib.suppress(RuntimeError):
        for number in numbers:
            yield pool.submit(work, number)


def _mapped(job: Mapping[str, Any]) -> int:
    """Bytes of the file or pack that a job reads from."""
    with contextlib.suppress(OSError):
        return Path(job["plain"] or job["path"]).stat().st_size
    return 0
