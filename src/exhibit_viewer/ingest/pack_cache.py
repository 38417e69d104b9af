"""PackCache: packs kept between starts, found again without reading the model file.

A pack is named after the sha-256 of the model's main file, and after the file's name or, when it has sidecars, its
whole path: the same bytes elsewhere may refer to other sidecars. An index of (path, size, mtime, inode) saves hashing
a file that was seen before. Everything here may be deleted or damaged at any time; what does not check is made again.
"""

import contextlib
import hashlib
import json
import os
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from exhibit_viewer.formats.archive_path import on_disk
from exhibit_viewer.ingest.pack import Pack, read_pack
from exhibit_viewer.ingest.source import Used
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.node_page import page_sound
from exhibit_viewer.model.point_page import points_sound

_INDEX = "index.json"
_SUFFIX = ".pack"
_MAX_ENTRIES = 10_000
_SETTLED_NS = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells one state of a file from another without reading it."""

    size: int
    mtime_ns: int
    inode: int

    @classmethod
    def of(cls, path: Path) -> "Stamp":
        """Of the file at `path`, or of the archive it is in, links followed. Raises OSError, ValueError."""
        status = on_disk(path).stat()
        return cls(status.st_size, status.st_mtime_ns, status.st_ino)


@dataclass(frozen=True, slots=True)
class PackNames:
    """Where the pack of one file goes: `alone` when the model is one file, `beside` when it has sidecars."""

    alone: str
    beside: str


def pack_names(sha256: str, path: Path) -> PackNames:
    """The names for a main file with this digest at `path`."""
    return PackNames(_name(sha256, path.name), _name(sha256, str(path.absolute())))


def _name(sha256: str, place: str) -> str:
    tag = hashlib.blake2s(place.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"{sha256}-{tag}{_SUFFIX}"


def levelled_name(name: str) -> str:
    """Of the pack that has levels besides, which are made later from the pack of this name."""
    return f"{name.removesuffix(_SUFFIX)}-levels{_SUFFIX}"


def rough_name(name: str) -> str:
    """Of the pack of a rough model, which stands in for the one of this name."""
    return f"{name.removesuffix(_SUFFIX)}-rough{_SUFFIX}"


class PackCache:
    """The folder of packs. Thread-safe; several processes may share the folder."""

    def __init__(self, folder: Path, max_bytes: int) -> None:
        self.folder = folder
        self._max_bytes = max_bytes
        self._lock = threading.Lock()
        self._index: dict[str, list[int | str]] | None = None

    def recall(self, path: Path, stamp: Stamp) -> Model | None:
        """The model of an unchanged file that was read before, or None."""
        with self._lock:
            entry = self._entries().get(str(path.absolute()))
        if entry is None or entry[:3] != [stamp.size, stamp.mtime_ns, stamp.inode]:
            return None
        return self.find(str(entry[3]), path)

    def held(self, sha256: str, path: Path, *, rough: bool = False) -> tuple[Model, str] | None:
        """The model of the file at `path` whose content has this digest, and its pack's name, or None; a rough one
        where that will do and there is no other."""
        names = pack_names(sha256, path)
        for name in (names.alone, names.beside):
            model = self.find(name, path)
            if model is not None:
                return model, name
        model = self._found(rough_name(names.alone), path) if rough else None
        return None if model is None else (model, names.alone)

    def find(self, name: str, path: Path) -> Model | None:
        """The model in the pack `name`, with levels where they were made, if it is sound and right for the file."""
        names = pack_names(name.partition("-")[0], path)
        if name not in (names.alone, names.beside):
            return None
        levelled = self._found(levelled_name(name), path)
        if levelled is not None:
            _remove(self.folder / name)
            return levelled
        return self._found(name, path)

    def plain(self, sha256: str, path: Path) -> str | None:
        """The name of the pack without levels of a file with this digest, if there is one."""
        names = pack_names(sha256, path)
        return next((name for name in (names.alone, names.beside) if (self.folder / name).exists()), None)

    def _found(self, name: str, path: Path) -> Model | None:
        sha256, place = name.partition("-")[0], self.folder / name
        if not place.exists():
            return None
        pack = _sound_pack(place, path.name)
        if pack is None or pack.model.facts.sha256 != sha256:
            _remove(place)
            return None
        if not _sidecars_unchanged(pack.used, path.parent):
            return None
        with contextlib.suppress(OSError):
            os.utime(place)
        return pack.model

    def remember(self, path: Path, stamp: Stamp, name: str) -> None:
        """Note that the file at `path` has its model in the pack `name`.

        Not for a file changed a moment ago: it may change again within the clock's grain, unnoticed.
        """
        if abs(time.time_ns() - stamp.mtime_ns) < _SETTLED_NS:
            return
        with self._lock:
            entries = self._entries()
            entries.pop(str(path.absolute()), None)
            entries[str(path.absolute())] = [stamp.size, stamp.mtime_ns, stamp.inode, name]
            for oldest in list(entries)[: max(0, len(entries) - _MAX_ENTRIES)]:
                del entries[oldest]
            self._save(entries)

    def trim(self, keep: str = "") -> None:
        """Delete the packs used longest ago until the rest fit; `keep` stays whatever its size."""
        packs = sorted(self._packs(), key=lambda pack: pack[1])
        total = sum(size for _, _, size in packs)
        for place, _, size in packs:
            if total <= self._max_bytes:
                return
            if place.name != keep:
                _remove(place)
                total -= size

    def drop_damaged(self) -> None:
        """Read every page of every pack with levels, and delete those packs that are damaged."""
        for place, _, _ in self._packs():
            if place.name.endswith(f"-levels{_SUFFIX}") and not _pages_sound(place):
                _remove(place)

    def clear(self) -> None:
        """Delete every pack and the index."""
        for place, _, _ in self._packs():
            _remove(place)
        with self._lock:
            self._index = {}
            _remove(self.folder / _INDEX)

    def bytes_kept(self) -> int:
        """Size of all packs together."""
        return sum(size for _, _, size in self._packs())

    def _packs(self) -> list[tuple[Path, int, int]]:
        """(place, time of last use in ns, bytes) of every pack, and of what a killed writer left behind."""
        found = []
        with contextlib.suppress(OSError), os.scandir(self.folder) as entries:
            for entry in entries:
                if entry.name.endswith((_SUFFIX, ".part")) and entry.is_file(follow_symlinks=False):
                    status = entry.stat(follow_symlinks=False)
                    found.append((Path(entry.path), status.st_mtime_ns, status.st_size))
        return found

    def _entries(self) -> dict[str, list[int | str]]:
        """The index, read once. Call with the lock held."""
        if self._index is None:
            self._index = _read_index(self.folder / _INDEX)
        return self._index

    def _save(self, entries: dict[str, list[int | str]]) -> None:
        partial = self.folder / f"{_INDEX}.{os.getpid()}.part"
        with contextlib.suppress(OSError):
            partial.write_text(json.dumps(entries), "ascii")
            partial.replace(self.folder / _INDEX)


def _read_index(path: Path) -> dict[str, list[int | str]]:
    try:
        entries = json.loads(path.read_text("ascii"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(entries, dict):
        return {}
    return {key: entry for key, entry in entries.items() if isinstance(entry, list) and len(entry) == 4}


def _sound_pack(place: Path, name: str = "") -> Pack | None:
    """None where it is not sound. Raises Fault: MEMORY_SHORT, which says nothing about it, for a file of that name."""
    try:
        return read_pack(place)
    except Fault as fault:
        if fault.code is Code.MEMORY_SHORT:
            raise Fault(fault.code, name) from fault
        return None


def _pages_sound(place: Path) -> bool:
    pack = _sound_pack(place)
    if pack is None:
        return False
    levels = [mesh.levels for mesh in pack.model.meshes if mesh.levels is not None]
    octrees = [mesh.octree for mesh in pack.model.meshes if mesh.octree is not None]
    return all(page_sound(item, node) for item in levels for node in range(len(item))) and all(
        points_sound(item, node) for item in octrees for node in range(len(item))
    )


def _sidecars_unchanged(used: Sequence[Used], folder: Path) -> bool:
    """Whether every sidecar is as it was when the pack was made; -1 bytes: it was not there."""
    try:
        base = folder.resolve()
    except OSError:
        return False
    for name, size, mtime_ns in used:
        try:
            status = (base / name).stat()
        except (OSError, ValueError):
            if size == -1:
                continue
            return False
        if (status.st_size, status.st_mtime_ns) != (size, mtime_ns):
            return False
    return True


def _remove(place: Path) -> None:
    """Delete a file of the cache. On Windows one that is mapped stays until it is not."""
    with contextlib.suppress(OSError):
        if place.is_dir() and not place.is_symlink():
            place.rmdir()
        else:
            place.unlink()
