"""Thumbnails: small pictures kept in the cache, made one at a time in the background, those in sight first.

Kept ones come at once. Making new ones waits until the artifact on show has had time to become fine, so that it has the
processor to itself, and the drawing process ends when there is nothing left to draw.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage

from exhibit_viewer.formats.archive_path import on_disk
from exhibit_viewer.headless.thumbnailer import NAME, serve_pictures
from exhibit_viewer.ingest.limits import Allowance
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.ingest.worker_process import WorkerProcess
from exhibit_viewer.model.collection import IDENTITY, Artifact
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import U8
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.render.frame import LOOK
from exhibit_viewer.ui.cards import pixels_of
from exhibit_viewer.ui.jobs import Jobs

PIXELS = 384
MOST_PARTS = 8
_PNG = b"\x89PNG\r\n\x1a\n"
_ALLOWANCE = Allowance(memory_bytes=3 << 30, seconds=60.0)
_NICENESS = 15
_CALM_MILLISECONDS = 2500
_LINGER_MILLISECONDS = 5000

Shown = tuple[tuple[Path, tuple[float, ...]], ...]
"""What a picture shows: each model and where it stands."""
Done = Callable[[U8 | None], None]
Kept = tuple[str, bytes]
"""A picture's name and its content, which is empty where there is none."""


class Thumbnails:
    """Requests in, pictures out, on the window's thread."""

    def __init__(self, reader: Reader, jobs: Jobs, folder: Path) -> None:
        self._reader, self._jobs, self._folder = reader, jobs, folder
        self._waiting: dict[Shown, list[Done]] = {}
        self._busy = False
        self._process: WorkerProcess | None = None
        self._calm = QTimer(singleShot=True, interval=_CALM_MILLISECONDS)
        self._calm.timeout.connect(self._next)
        self._linger = QTimer(singleShot=True, interval=_LINGER_MILLISECONDS)
        self._linger.timeout.connect(self._rest)

    def request(self, artifact: Artifact, on_done: Done) -> None:
        """Call `on_done` once with the picture (n,n,4), transparent around the object, or None."""

        def looked_up(answer: Kept | Fault) -> None:
            picture = _picture(answer)
            if isinstance(answer, Fault) or picture is not None:
                on_done(picture)
                return
            self._waiting.setdefault(shown, []).append(on_done)
            self._next()

        shown = _shown(artifact)
        self._jobs.start(lambda _ticket: _read(self._kept(shown)), looked_up)

    def kept(self, artifact: Artifact) -> bytes:
        """The artifact's picture as a PNG where it has been drawn already, else b"". On any thread."""
        try:
            return _read(self._kept(_shown(artifact)))[1]
        except Fault:
            return b""

    def hold_back(self) -> None:
        """Somebody is waiting for a large picture: make no small ones for a while."""
        self._calm.start()

    def prefer(self, artifacts: tuple[Artifact, ...]) -> None:
        """Make these before the others."""
        first = {_shown(artifact) for artifact in artifacts}
        ordered = sorted(self._waiting.items(), key=lambda item: item[0] not in first)
        self._waiting = dict(ordered)

    def close(self) -> None:
        """End the drawing process."""
        process, self._process = self._process, None
        if process is not None:
            process.end()

    def _next(self) -> None:
        if self._busy or self._calm.isActive():
            return
        if not self._waiting:
            self._linger.start()
            return
        self._linger.stop()
        if self._reader.busy:
            self._calm.start()
            return
        shown = next(iter(self._waiting))
        listeners = self._waiting.pop(shown)
        self._busy = True

        def finished(answer: Kept | Fault) -> None:
            self._busy = False
            picture = _picture(answer)
            for on_done in listeners:
                on_done(picture)
            self._next()

        self._jobs.start(lambda ticket: self._made(shown, ticket), finished)

    def _rest(self) -> None:
        process = self._process
        if process is not None and not self._busy:
            self._process = None
            self._jobs.start(lambda _ticket: process.end(), lambda _answer: None)  # it waits until that is gone

    def _kept(self, shown: Shown) -> Path:
        return self._folder / f"{_key(shown)}.png"

    def _made(self, shown: Shown, ticket: Ticket) -> Kept:
        """A new picture, kept for the next time. Raises Fault."""
        kept, path = self._kept(shown), shown[0][0]
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Fault(Code.DISK_FULL, path.name) from error
        parts = []
        for each, matrix in shown:
            sha256 = self._reader.open(each, ticket, background=True).facts.sha256
            parts.append({"path": str(each.absolute()), "sha256": sha256, "pose": matrix})
        packs = str(self._reader.cache.folder)
        job = {"kind": "picture", "path": str(path.absolute()), "parts": parts, "cache": packs}
        try:
            answer = self._drawer(ticket).ask({**job, "out": str(kept), "pixels": PIXELS}, _ALLOWANCE, ticket)
        except Fault:
            self.close()
            raise
        if "done" not in answer:
            raise Fault(Code.GRAPHICS_FAILED, path.name)
        return _read(kept)

    def _drawer(self, ticket: Ticket) -> WorkerProcess:
        if self._process is None or not self._process.alive:
            self._process = WorkerProcess(serve_pictures, _NICENESS)
            self._process.wait_until_ready(30.0, ticket)
        return self._process


def _shown(artifact: Artifact) -> Shown:
    """The models that are there and to be seen; the artifact's own file where no document places any."""
    parts = [part for part in artifact.parts if part.derivatives and part.visible]
    placed = tuple((part.derivatives[0].path, part.world_from_model) for part in parts[:MOST_PARTS])
    return placed or ((artifact.path, IDENTITY),)


def _key(shown: Shown) -> str:
    """A name that changes when a file or its place does."""
    said = str(LOOK)
    for path, matrix in shown:
        try:
            status = on_disk(path).stat()
        except OSError as error:
            raise Fault(Code.FILE_MISSING, path.name) from error
        said += f"|{path.absolute()}|{status.st_size}|{status.st_mtime_ns}"
        said += f"|{matrix}" if matrix != IDENTITY else ""
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _read(path: Path) -> Kept:
    """A picture in the cache."""
    try:
        return path.stem, path.read_bytes()
    except OSError:
        return path.stem, b""


def _picture(kept: Kept | Fault) -> U8 | None:
    """(n,n,4) of a kept PNG; None when there is none, it is damaged or it is another's.

    On the window's thread only: what PySide makes ready on first use, it does not make ready on two threads at once.
    """
    if isinstance(kept, Fault):
        return None
    name, data = kept
    picture = QImage.fromData(data) if data.startswith(_PNG) else QImage()
    if picture.isNull() or picture.text(NAME) != name:
        return None
    return pixels_of(picture)
