"""Reader: opens model files in processes of their own, so that no file can hurt the window.

Two lanes, each with one warm process: visitors' opens in one, thumbnails and checks in the other, so that what a
visitor asked for never waits for background work. The parent reads no byte of a model file: it looks at its size and
dates, and maps the pack that the worker leaves, after checking it.
"""

import contextlib
import errno
import logging
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from exhibit_viewer.formats.archive_path import on_disk
from exhibit_viewer.formats.walk import EPT, EPT_NODES
from exhibit_viewer.ingest.building import building_site, has_room
from exhibit_viewer.ingest.crew import Crew
from exhibit_viewer.ingest.lane import Lane
from exhibit_viewer.ingest.levels.need import gains_from_levels
from exhibit_viewer.ingest.limits import Allowance, Limits
from exhibit_viewer.ingest.pack import read_pack
from exhibit_viewer.ingest.pack_cache import PackCache, Stamp, levelled_name, pack_names, rough_name
from exhibit_viewer.ingest.scratch import scratch_folders
from exhibit_viewer.ingest.shipped import shipped_model
from exhibit_viewer.ingest.worker_main import serve
from exhibit_viewer.ingest.worker_process import Answer, Serve, fault_told
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.model.track import CHANNELS, Samples

_LOG = logging.getLogger(__name__)
_FOREGROUND_NICENESS = 10
"""The window comes first where they want the same processor: it needs little of it meanwhile, but that at once."""
_BACKGROUND_NICENESS = 15
_COMPRESSED = {".laz"}
_PAINTED = {".jpg", ".jpeg", ".glb", ".gltf"}
"""What may have large images that show roughly at once."""
_ROOM_FOR_PLAIN = 3
"""Bytes of the disk that making levels takes at most for each byte of a pack without them."""


class Reader:
    """Opens models, at once where a sound pack of the unchanged file is in `cache`.

    Thread-safe. `serve` is what a worker process runs; tests give their own.
    """

    def __init__(self, cache: Path, limits: Limits | None = None, serve: Serve = serve) -> None:
        self.limits = limits or Limits()
        self.cache = PackCache(cache, self.limits.cache_bytes)
        self._foreground = Lane(serve, _FOREGROUND_NICENESS, self.limits)
        self._background = Lane(serve, _BACKGROUND_NICENESS, self.limits)
        self._crew = Crew(serve, self.limits)
        self._scratch: list[tempfile.TemporaryDirectory[str]] = []
        self._trusting = True

    def warm(self) -> None:
        """Start the foreground process ahead of the first open."""
        self._foreground.warm()

    @property
    def busy(self) -> bool:
        """Whether a file is being read for somebody who waits for it."""
        return self._foreground.busy

    def close(self) -> None:
        """End the processes and delete what could not be kept. The reader can be used again all the same."""
        self._foreground.close()
        self._background.close()
        self._crew.close()
        while self._scratch:
            self._scratch.pop().cleanup()

    def open(self, path: Path, ticket: Ticket, *, background: bool = False) -> Model:
        """The model in the file at `path`; for small pictures of it (`background`) a rough one may do. Blocks; call it
        from any thread but the window's.

        Raises Fault: what the readers raise, and MEMORY_LIMIT, MEMORY_SHORT, TIME_LIMIT, READER_DIED, CANCELLED,
        DISK_FULL.
        """
        stamp = _stamp(path)
        known = self._known(path, stamp, ticket)
        return self._opened(path, stamp, ticket, background=background) if known is None else known

    def _opened(self, path: Path, stamp: Stamp | None, ticket: Ticket, *, background: bool = False) -> Model:
        """As `open`, of what is not known."""
        lane = self._background if background else self._foreground
        if self._large(stamp, path):
            streamed = self._rough(path, lane, ticket) if background else self._streamed(path, stamp, ticket)
            if streamed is not None:
                return streamed
        return self._read(path, stamp, lane, ticket)

    def open_first(self, path: Path, ticket: Ticket) -> Model:
        """As `open`, or a rough model at once where all of it would take long: then `open_levelled` is to follow."""
        stamp = _stamp(path)
        known = self._known(path, stamp, ticket)
        if known is not None:
            return known
        large = self._large(stamp, path)
        if large or path.suffix.lower() in _PAINTED:
            rough = self._previewed(path, ticket, large)
            if rough is not None:
                return rough
        return self._opened(path, stamp, ticket)

    def open_levelled(self, path: Path, ticket: Ticket) -> Model:
        """As `open`, with levels for its large meshes, which may take minutes to make; without them where there is no
        place to keep them."""
        model = self.open(path, ticket)
        plain = self.cache.plain(model.facts.sha256, path) if gains_from_levels(model) else None
        if plain is None:
            return model
        try:
            place = self.cache.folder / plain
            room = place.stat().st_size * _ROOM_FOR_PLAIN
            levelled = self._built(plain, place, path, model.facts.sha256, room, ticket)
        except Fault as fault:
            if fault.code is Code.DISK_FULL:
                return model
            raise
        return model if levelled is None else levelled

    def prepared(self, path: Path) -> Model | None:
        """The model in the file at `path` if it was read before and the file has not changed; nothing is read anew."""
        stamp = _stamp(path)
        return None if stamp is None else self.cache.recall(path, stamp)

    def drop_damaged(self) -> None:
        """Part of a pack that was drawn cannot be read: delete such packs, and do without shipped ones from now on."""
        self._trusting = False
        self.cache.drop_damaged()

    def _known(self, path: Path, stamp: Stamp | None, ticket: Ticket) -> Model | None:
        """What was read before and has not changed, or was prepared by whoever packed it."""
        known = None if stamp is None else self.cache.recall(path, stamp)
        if known is None and self._trusting:
            known = shipped_model(path)
        if known is not None:
            ticket.report(1.0)
        return known

    def _large(self, stamp: Stamp | None, path: Path) -> bool:
        if path.name == EPT:
            return stamp is not None and path.is_file()
        tight = path.suffix.lower() in _COMPRESSED
        least = self.limits.streamed_compressed_bytes if tight else self.limits.streamed_bytes
        return stamp is not None and stamp.size >= least

    def _previewed(self, path: Path, ticket: Ticket, large: bool) -> Model | None:
        """A rough model that nothing is kept of; None where the file gives none."""
        for scratch in scratch_folders():
            try:
                place = Path(scratch.name) / "rough.pack"
                answer = self._ask("preview", path, self._foreground, ticket, pack=str(place), sha256="", scan=large)
                if "unwritable" not in answer:
                    return _checked(place, path) if self._result(answer, path) == str(place) else None
            finally:
                self._put_away(scratch)
        return None

    def _rough(self, path: Path, lane: Lane, ticket: Ticket) -> Model | None:
        """As `_previewed`, kept for the process that draws small pictures."""
        sha256 = self._digested(path, lane, ticket)
        held = self.cache.held(sha256, path, rough=True)
        if held is not None:
            return held[0]
        place = self.cache.folder / rough_name(pack_names(sha256, path).alone)
        answer = self._ask("preview", path, lane, ticket, pack=str(place), sha256=sha256, scan=True)
        if "unwritable" in answer or self._result(answer, path) != str(place):
            return None
        return _checked(place, path)

    def _streamed(self, path: Path, stamp: Stamp | None, ticket: Ticket) -> Model | None:
        """A scan that is prepared without being read as a whole first; None where the file is no such scan."""
        room = self._result(self._ask("is scan", path, self._foreground, ticket), path)
        if not isinstance(room, int) or not room:
            return None
        sha256 = self._digested(path, self._foreground, ticket)
        held = self.cache.held(sha256, path)
        name = pack_names(sha256, path).alone if held is None else held[1]
        try:
            model = held[0] if held is not None else self._built(name, None, path, sha256, room, ticket)
        except Fault as fault:
            if fault.code in (Code.FORMAT_IRREGULAR, Code.NOT_FINITE):
                _LOG.info("%r cannot be streamed: %s", path.name, fault.facts)
                return None
            raise
        if model is not None:
            self._keep(path, stamp, name)
        return model

    def _built(self, name: str, plain: Path | None, path: Path, sha256: str, room: int, ticket: Ticket) -> Model | None:
        """Have levels made of a plain pack, or of a scan, and kept as the levelled form of the pack `name`; where the
        cache takes nothing, those of a scan are made in a folder that goes at once. room: bytes of disk it takes."""
        site = {"plain": str(plain or ""), "path": str(path.absolute()), "sha256": sha256}
        levelled = self.cache.folder / levelled_name(name)
        with building_site(levelled, room) as folder:
            whole = {**site, "levelled": str(levelled), "folder": str(folder)}
            if folder is not None and self._crew.build(whole, path, ticket):
                model = self.cache.find(name, path)
                self.cache.trim(keep=levelled.name)
                return model
        for scratch in scratch_folders() if plain is None else ():
            place, folder = Path(scratch.name) / "levels.pack", Path(scratch.name) / "building"
            whole = {**site, "levelled": str(place), "folder": str(folder)}
            try:
                if has_room(folder.parent, room) and self._crew.build(whole, path, ticket):
                    return _checked(place, path)
            finally:
                self._put_away(scratch)
        raise Fault(Code.DISK_FULL, path.name)

    def _digested(self, path: Path, lane: Lane, ticket: Ticket) -> str:
        sha256 = self._result(self._ask("digest", path, lane, ticket), path)
        if not (isinstance(sha256, str) and len(sha256) == 64 and sha256.isalnum()):
            raise Fault(Code.READER_DIED, path.name, detail="unreadable answer")
        return sha256

    def image_size(self, path: Path, ticket: Ticket) -> tuple[int, int]:
        """Width and height of the image at `path`, decoded whole to see that it is sound. Raises Fault as `open`."""
        result = self._result(self._ask("image", path, self._background, ticket), path)
        if not (isinstance(result, list) and len(result) == 2 and all(type(side) is int for side in result)):
            raise Fault(Code.READER_DIED, path.name, detail="unreadable answer")
        return result[0], result[1]

    def forecast(self, path: Path, ticket: Ticket) -> int:
        """About how many bytes the pack of the model at `path` will have. Raises Fault as `open`."""
        result = self._result(self._ask("forecast", path, self._background, ticket), path)
        if type(result) is not int or result < 0:
            raise Fault(Code.READER_DIED, path.name, detail="unreadable answer")
        return result

    def sound(self, path: Path, ticket: Ticket) -> Samples:
        """The samples of the sound at `path`, mapped from a file that goes with them. Raises Fault as `open`."""
        for scratch in scratch_folders():
            try:
                place = Path(scratch.name) / "samples"
                answer = self._ask("sound", path, self._background, ticket, samples=str(place))
                if "unwritable" not in answer:
                    return _mapped(place, self._result(answer, path), path)
            finally:
                self._put_away(scratch)
        raise Fault(Code.DISK_FULL, path.name)

    def _read(self, path: Path, stamp: Stamp | None, lane: Lane, ticket: Ticket) -> Model:
        sha256 = self._digested(path, lane, ticket)
        held = self.cache.held(sha256, path)
        if held is not None:
            model, name = held
            self._keep(path, stamp, name)
            return model
        names = pack_names(sha256, path)
        job = {"sha256": sha256, "packs": [names.alone, names.beside]}
        return self._made(path, stamp, lane, ticket, job)

    def _made(self, path: Path, stamp: Stamp | None, lane: Lane, ticket: Ticket, job: Mapping[str, Any]) -> Model:
        """Have the pack made, in the cache or, where that takes nothing, in a folder that goes at once."""
        made = self._made_in(self.cache.folder, path, lane, ticket, job)
        if made is not None:
            self._keep(path, stamp, made[1])
            return made[0]
        for scratch in scratch_folders():
            try:
                made = self._made_in(Path(scratch.name), path, lane, ticket, job)
            finally:
                self._put_away(scratch)
            if made is not None:
                return made[0]
        raise Fault(Code.DISK_FULL, path.name)

    def _made_in(
        self, folder: Path, path: Path, lane: Lane, ticket: Ticket, job: Mapping[str, Any]
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

    def _put_away(self, scratch: "tempfile.TemporaryDirectory[str]") -> None:
        """Delete a scratch folder; what is mapped of it outlives the name."""
        scratch.cleanup()
        if Path(scratch.name).exists():  # on Windows what is mapped stays until it is not
            self._scratch.append(scratch)

    def _keep(self, path: Path, stamp: Stamp | None, name: str) -> None:
        """Remember where the pack of `path` is, if the file has not changed meanwhile, and make room."""
        if stamp is not None and stamp == _stamp(path):
            self.cache.remember(path, stamp, name)
        self.cache.trim(keep=name)

    def _ask(
        self,
        kind: str,
        path: Path,
        lane: Lane,
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
            raise fault_told(answer["fault"], path)
        return answer.get("done")


def _stamp(path: Path) -> Stamp | None:
    try:
        return Stamp.of(path)
    except (OSError, ValueError):
        return None


def _bytes_to_read(path: Path) -> int:
    """Size of the file at `path` and of the buffers (.bin), or nodes of a cloud, that may belong to it."""
    total = 0
    with contextlib.suppress(OSError, ValueError):
        total = on_disk(path).stat().st_size
        if path.suffix.lower() == ".gltf":
            total += sum(buffer.stat().st_size for buffer in path.parent.glob("*.bin"))
        elif path.name == EPT:
            total += sum(node.stat().st_size for node in path.parent.glob(f"{EPT_NODES}/*"))
    return total


def _mapped(place: Path, frames: object, path: Path) -> Samples:
    """The samples that the worker has just written."""
    width = CHANNELS * np.dtype(np.int16).itemsize
    if type(frames) is not int or frames <= 0 or place.stat().st_size != frames * width:
        raise Fault(Code.READER_DIED, path.name, detail="unreadable answer")
    return np.memmap(place, np.int16, "r", shape=(frames, CHANNELS))


def _checked(pack: Path, path: Path) -> Model:
    """The model in a pack the worker has just made."""
    try:
        return read_pack(pack).model
    except Fault as fault:
        if fault.code is Code.MEMORY_SHORT:
            raise Fault(fault.code, path.name) from fault
        raise Fault(Code.READER_DIED, path.name, detail=str(fault.facts.get("detail", fault.code))) from fault
