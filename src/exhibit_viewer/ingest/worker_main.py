"""The worker's side: waits for jobs, does them under limits, answers in JSON.

Imported by the window's process too, for the name of `serve` alone; so everything heavy is imported inside it.

A job is {"job": number, "kind": a name of `_KINDS`, "path": text, "memory": bytes, "seconds": number} and, for a model,
"sha256" and "packs": [alone, beside] (see `pack_cache.PackNames`), for a preview "sha256", "pack" (where it goes) and
"scan" (whether it may be one), for the making of levels the fields of `levels.site.Site`, with "ended" to settle what
comes next and "mesh" and "part" to build, for a sound "samples" (the file they go to). Answers carry the job's number
and one of: "share" (progress, 0 to 1), "done" (the result), "fault" ({"code", "file", "facts"}), "unwritable" (errno).
"""

import hashlib
import json
import mmap
import os
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exhibit_viewer.ingest.limits import Allowance, hold_to, leave_room, settle_down
from exhibit_viewer.model.faults import Code, Fact, Fault
from exhibit_viewer.model.ticket import Ticket

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Job = Mapping[str, Any]
_CHUNK = 4 << 20
_MAX_FACT = 2000
_WHOLE = (".glb", ".ply", ".stl", ".off", ".drc", ".las", ".laz", ".e57", ".3mf", ".usdz")
"""Endings of models that need no other file, so that their own bytes tell one from another."""
_REFUSED = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "pty.", "socket.")


class _PackNotWrittenError(Exception):
    """The pack's folder does not take it; `errno` says why."""

    def __init__(self, errno: int) -> None:
        super().__init__(errno)
        self.errno = errno


def serve(jobs: "Connection", answers: "Connection", niceness: int) -> None:
    """Do jobs until the other end of `jobs` closes. Runs in a process of its own, as its main function."""
    settle_down(niceness)
    one = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1")
    os.environ.update(one, PXR_WORK_THREAD_LIMIT="1")
    import exhibit_viewer.ingest.pack
    import exhibit_viewer.ingest.read  # noqa: F401

    _leave_the_console()  # only now: a program installed by halves should say so
    sys.addaudithook(_refuse_programs_and_sockets)
    waiting: queue.SimpleQueue[Job] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(jobs, waiting), daemon=True).start()
    _send(answers, {"ready": True})
    while True:
        job = waiting.get()
        _send(answers, {"job": job["job"], **_answer(job, answers)})


def _leave_the_console() -> None:
    """What libraries print must reach neither the program's own output nor a console that may not be there."""
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    sys.stdin = os.fdopen(0, "r", closefd=False)
    sys.stdout = os.fdopen(1, "w", closefd=False)
    sys.stderr = os.fdopen(2, "w", closefd=False)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the program, which ends this process


def _refuse_programs_and_sockets(event: str, _: tuple[object, ...]) -> None:
    """Audit hook: no reader needs to start a program or to reach a network, whatever its decoders think."""
    if event.startswith(_REFUSED):
        raise PermissionError(event)


def _receive(jobs: "Connection", waiting: "queue.SimpleQueue[Job]") -> None:
    """Pass jobs on; end the process, whatever it is doing, when the program that asked is gone."""
    while True:
        try:
            waiting.put(json.loads(jobs.recv_bytes()))
        except (EOFError, OSError):
            os._exit(0)


def _send(answers: "Connection", message: Mapping[str, object]) -> None:
    answers.send_bytes(json.dumps(message).encode("ascii"))


def _answer(job: Job, answers: "Connection") -> dict[str, object]:
    """Do one job; whatever goes wrong becomes an answer."""
    path = Path(job["path"])
    try:
        hold_to(Allowance(job["memory"], job["seconds"]))
        ticket = Ticket(lambda share: _send(answers, {"job": job["job"], "share": share}))
        return {"done": _KINDS[job["kind"]](job, path, ticket)}
    except Fault as fault:
        return _told(fault)
    except MemoryError:
        return _told(Fault(Code.MEMORY_LIMIT, path.name, limit=job["memory"]))
    except RecursionError:
        return _told(Fault(Code.NESTED_TOO_DEEP, path.name))
    except _PackNotWrittenError as error:
        return {"unwritable": error.errno}
    except Exception as error:  # noqa: BLE001  the border: a reader that fails in an unforeseen way costs one file
        detail = f"{type(error).__name__}: {error}"[:200]
        told = _told(Fault(Code.FORMAT_DAMAGED, path.name, format=path.suffix.lstrip(".").upper(), detail=detail))
        return {**told, "trace": traceback.format_exc(limit=-12)[-4000:]}


def _told(fault: Fault) -> dict[str, object]:
    facts: dict[str, Fact] = {
        name: fact[:_MAX_FACT] if isinstance(fact, str) else fact for name, fact in fault.facts.items()
    }
    return {"fault": {"code": fault.code, "file": fault.file[:_MAX_FACT], "facts": facts}}


def _digest(_: Job, path: Path, ticket: Ticket) -> str:
    """sha-256 of the file at `path`; of a cloud cut into files, and within an archive, where that matters, of what is
    beside it too."""
    from exhibit_viewer.formats.walk import EPT, EPT_HIERARCHY
    from exhibit_viewer.ingest.budget import Budget
    from exhibit_viewer.ingest.source import MemberSource, source_at

    source = source_at(path, Budget().max_file_bytes)
    data = source.data()
    sum_so_far = hashlib.sha256()
    for start in range(0, len(data), _CHUNK):
        sum_so_far.update(data[start : start + _CHUNK])
        if isinstance(data.obj, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
            data.obj.madvise(mmap.MADV_DONTNEED)  # what was read of a large file need not stay
    if path.name == EPT:
        sum_so_far.update(source.read(f"{EPT_HIERARCHY}/0-0-0-0.json"))
    if isinstance(source, MemberSource) and path.suffix.lower() not in _WHOLE:
        sum_so_far.update(source.fingerprint())
    return sum_so_far.hexdigest()


def _model(job: Job, path: Path, ticket: Ticket) -> str:
    """Read the model at `path` and leave it as a pack; the result is the pack's path."""
    from exhibit_viewer.ingest.budget import Budget
    from exhibit_viewer.ingest.pack import write_pack
    from exhibit_viewer.ingest.read import read_model
    from exhibit_viewer.ingest.source import source_at

    budget = Budget()
    source = source_at(path, budget.max_file_bytes)
    model = read_model(source, budget, ticket)
    file_bytes = model.facts.file_bytes or len(source.data())
    model = replace(model, facts=replace(model.facts, sha256=job["sha256"], file_bytes=file_bytes))
    place = Path(job["packs"][bool(source.used)])
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        write_pack(model, place, source.used)
    except OSError as error:
        raise _PackNotWrittenError(error.errno or 0) from error
    return str(place)


def _preview(job: Job, path: Path, ticket: Ticket) -> str | None:
    """Leave a rough model of what is at `path`, a scan or something with large images, as a pack; the result is the
    pack's path, None for other files."""
    from exhibit_viewer.ingest.budget import Budget
    from exhibit_viewer.ingest.draft import draft_of
    from exhibit_viewer.ingest.levels.scan import scan_in
    from exhibit_viewer.ingest.pack import write_pack
    from exhibit_viewer.ingest.source import FileSource, source_at

    scan, used = None, []
    if job["scan"]:
        leave_room(2 * path.stat().st_size)
        source = FileSource(path, Budget().max_file_bytes)
        scan, used = scan_in(source), source.used
    try:
        rough = (
            draft_of(source_at(path, Budget().max_file_bytes), ticket) if scan is None else scan.rough(job["sha256"])
        )
    except ValueError:
        return None
    if rough is None:
        return None
    place = Path(job["pack"])
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        write_pack(rough, place, used)
    except OSError as error:
        raise _PackNotWrittenError(error.errno or 0) from error
    return str(place)


def _is_scan(_: Job, path: Path, __: Ticket) -> int:
    """Whether the file at `path` is one that can be prepared without being read as a whole first: bytes of the disk
    that this takes, 0 if not."""
    from exhibit_viewer.ingest.budget import Budget
    from exhibit_viewer.ingest.levels.scan import scan_in
    from exhibit_viewer.ingest.source import FileSource

    leave_room(path.stat().st_size if path.exists() else 0)
    scan = scan_in(FileSource(path, Budget().max_file_bytes)) if path.is_file() else None
    return 0 if scan is None else scan.room


def _settle(job: Job, path: Path, ticket: Ticket) -> dict[str, object]:
    """See to what comes next in a build of levels: `Site.settle`."""
    from exhibit_viewer.ingest.levels.site import Site

    site = Site.of(job)
    leave_room(site.mapped_bytes)
    try:
        return site.settle(ended=job["ended"])
    except OSError as error:
        raise _PackNotWrittenError(error.errno or 0) from error


def _build(job: Job, path: Path, ticket: Ticket) -> bool:
    """Do a part of a build of levels: `Site.work`."""
    from exhibit_viewer.ingest.levels.site import Site

    site = Site.of(job)
    leave_room(site.mapped_bytes)
    try:
        site.work(job["mesh"], job["part"])
    except OSError as error:
        raise _PackNotWrittenError(error.errno or 0) from error
    return True


def _image(_: Job, path: Path, __: Ticket) -> list[int]:
    """Decode the image at `path`; the result is its own width and height."""
    from exhibit_viewer.ingest.budget import Budget
    from exhibit_viewer.ingest.source import source_at
    from exhibit_viewer.ingest.textures import decode_image

    budget = Budget()
    source = source_at(path, budget.max_file_bytes)
    image = decode_image(bytes(source.data()), path.name, budget.image_pixels)
    return [image.source_width, image.source_height]


def _sound(job: Job, path: Path, ticket: Ticket) -> int:
    """Decode the sound at `path` into a plain file; the result is how many frames it has."""
    from exhibit_viewer.ingest.budget import Budget
    from exhibit_viewer.ingest.sound_samples import decode_sound
    from exhibit_viewer.ingest.source import source_at

    try:
        return decode_sound(source_at(path, Budget().max_file_bytes), Path(job["samples"]), ticket)
    except OSError as error:
        raise _PackNotWrittenError(error.errno or 0) from error


def _forecast(_: Job, path: Path, __: Ticket) -> int:
    """About how many bytes the pack of the model at `path` will have."""
    from exhibit_viewer.ingest.forecast import pack_bytes

    return pack_bytes(path)


_KINDS = {
    "digest": _digest,
    "model": _model,
    "preview": _preview,
    "is scan": _is_scan,
    "settle": _settle,
    "build": _build,
    "image": _image,
    "sound": _sound,
    "forecast": _forecast,
}
