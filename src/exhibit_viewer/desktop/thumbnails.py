"""Thumbnails: small pictures kept in the cache, made one at a time in the background, those in sight first."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from exhibit_viewer.headless.thumbnailer import serve_pictures
from exhibit_viewer.ingest.limits import Allowance
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.ingest.worker_process import WorkerProcess
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import U8
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.ui.jobs import Jobs

PIXELS = 384
LOOK = 1
"""Counted up when the renderer's studio changes, so that old pictures are made again."""
_ALLOWANCE = Allowance(memory_bytes=3 << 30, seconds=60.0)
_NICENESS = 15

Done = Callable[[U8 | None], None]


class Thumbnails:
    """Requests in, pictures out, on the window's thread."""

    def __init__(self, reader: Reader, jobs: Jobs, folder: Path) -> None:
        self._reader, self._jobs, self._folder = reader, jobs, folder
        self._waiting: dict[Path, list[Done]] = {}
        self._busy = False
        self._process: WorkerProcess | None = None

    def request(self, artifact: Artifact, on_done: Done) -> None:
        """Call `on_done` once with the picture (n,n,4), transparent around the object, or None."""
        self._waiting.setdefault(artifact.path, []).append(on_done)
        self._next()

    def prefer(self, artifacts: tuple[Artifact, ...]) -> None:
        """Make these before the others."""
        first = {artifact.path for artifact in artifacts}
        ordered = sorted(self._waiting.items(), key=lambda item: item[0] not in first)
        self._waiting = dict(ordered)

    def close(self) -> None:
        """End the drawing process."""
        if self._process is not None:
            self._process.end()

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        path = next(iter(self._waiting))
        listeners = self._waiting.pop(path)
        self._busy = True

        def finished(answer: U8 | Fault) -> None:
            self._busy = False
            for on_done in listeners:
                on_done(None if isinstance(answer, Fault) else answer)
            self._next()

        self._jobs.start(lambda ticket: self._picture(path, ticket), finished)

    def _picture(self, path: Path, ticket: Ticket) -> U8:
        """The kept picture, or a new one. Raises Fault."""
        kept = self._folder / f"{_key(path)}.png"
        picture = _load(kept)
        if picture is None:
            self._make(path, kept, ticket)
            picture = _load(kept)
        if picture is None:
            raise Fault(Code.TEXTURE_DAMAGED, path.name, reference=kept.name)
        return picture

    def _make(self, path: Path, kept: Path, ticket: Ticket) -> None:
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Fault(Code.DISK_FULL, path.name) from error
        sha256 = self._reader.open(path, ticket, background=True).facts.sha256
        packs = str(self._reader.cache.folder)
        job = {"kind": "picture", "path": str(path.absolute()), "sha256": sha256, "cache": packs}
        try:
            answer = self._drawer(ticket).ask({**job, "out": str(kept), "pixels": PIXELS}, _ALLOWANCE, ticket)
        except Fault:
            self.close()
            self._process = None
            raise
        if "done" not in answer:
            raise Fault(Code.GRAPHICS_FAILED, path.name)

    def _drawer(self, ticket: Ticket) -> WorkerProcess:
        if self._process is None or not self._process.alive:
            self._process = WorkerProcess(serve_pictures, _NICENESS)
            self._process.wait_until_ready(30.0, ticket)
        return self._process


def _key(path: Path) -> str:
    """A name that changes when the file does."""
    try:
        status = path.stat()
    except OSError as error:
        raise Fault(Code.FILE_MISSING, path.name) from error
    said = f"{LOOK}|{path.absolute()}|{status.st_size}|{status.st_mtime_ns}"
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _load(path: Path) -> U8 | None:
    """A picture from the cache; None when there is none or it is damaged."""
    try:
        with Image.open(path, formats=("PNG",)) as picture:
            return np.asarray(picture.convert("RGBA"))
    except (OSError, ValueError, SyntaxError):
        return None
