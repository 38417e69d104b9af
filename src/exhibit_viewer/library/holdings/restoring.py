"""Restoring: what a backup holds, in the place of the library.

It is unpacked into a hidden folder, compared with the backup's list, and renamed to `restored`: from then on it counts.
The next start puts it in place before anything of the library is opened, part by part by renames, and goes on where it
was interrupted. The library as it was goes into a dated folder of the trash.
"""

import contextlib
import hashlib
import os
import shutil
import uuid
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from exhibit_viewer.formats.beside import ArchiveFiles
from exhibit_viewer.formats.fields import MOST_BYTES, parse_json
from exhibit_viewer.library.atomic import fault_of, make_folder, replace_durably, sync_folder
from exhibit_viewer.library.checking import count_notes
from exhibit_viewer.library.holdings.backup import CONFIG, INVENTORY, LIST, VERSION
from exhibit_viewer.library.holdings.holdings import FOLDER, TRASH
from exhibit_viewer.library.holdings.inventory import NAME, Item
from exhibit_viewer.library.lock import LibraryLock
from exhibit_viewer.library.opening import FILE as NOTES
from exhibit_viewer.library.opening import LOCK
from exhibit_viewer.library.places import Places
from exhibit_viewer.library.preferences import SETTINGS
from exhibit_viewer.library.sets import FOLDER as SETS
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.ticket import Ticket

WITH_SETS = 2
"""The version of backups since which they hold the visitor's own sets; an older one leaves those as they are."""
_BEGUN = ".restoring-"
_SIDES = ("-wal", "-shm", "-journal")


def prepare_restoring(places: Places, backup: Path, ticket: Ticket) -> int:
    """Unpack a backup beside the library, to take its place at the next start; how many files it holds.

    Raises Fault: FORMAT_UNKNOWN for what is no backup, LIBRARY_NEWER, FILE_ALTERED, ARCHIVE_..., DISK_FULL.
    """
    folder = places.data / f"{_BEGUN}{uuid.uuid4().hex}"
    try:
        make_folder(folder)
        with closing(ArchiveFiles(backup)) as files:
            version, items = _listed(files, backup.name)
            if version >= WITH_SETS:
                make_folder(folder / SETS)
            for number, item in enumerate(items):
                _unpack(files, item, folder, backup.name)
                ticket.report((number + 1) / (len(items) + 1))
        if (folder / NOTES).is_file():
            count_notes(folder / NOTES)
        for below in sorted(each for each in folder.rglob("*") if each.is_dir()):
            sync_folder(below)
        sync_folder(folder)
        shutil.rmtree(places.restored, ignore_errors=True)
        replace_durably(folder, places.restored)
    except OSError as error:
        raise fault_of(error, folder) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return len(items)


def finish_restoring(places: Places, now: datetime) -> bool:
    """Put in place what was prepared; whether anything was. Before the library is opened. Raises OSError.

    The old log of the notes goes before the notes, for SQLite would play it into the new ones.
    """
    restored = places.restored
    if not restored.is_dir():
        return False
    try:
        lock = LibraryLock(places.data / LOCK)
    except Fault:
        return False  # another window has the library; its next start will do
    try:
        _put_in_place(places, restored, now)
    finally:
        lock.release()
    return True


def clear_begun(places: Places) -> None:
    """Delete what was never unpacked to the end."""
    for begun in places.data.glob(f"{_BEGUN}*"):
        shutil.rmtree(begun, ignore_errors=True)


def _put_in_place(places: Places, restored: Path, now: datetime) -> None:
    kept = places.data / TRASH / f"{now.astimezone(UTC).strftime('%Y%m%dT%H%M%SZ')}-library"
    names = [(f"{NOTES}{side}", places.data / f"{NOTES}{side}") for side in _SIDES]
    names += [(name, places.data / name) for name in (NOTES, FOLDER, SETS)]
    names += [(f"{CONFIG}/{SETTINGS}", places.config / SETTINGS)]
    for name, place in names:
        side = name.endswith(_SIDES)
        if side and (restored / NOTES).exists():
            _put_aside(place, kept / name)
        elif (restored / name).exists():
            _put_aside(place, kept / name)
            make_folder(place.parent)
            replace_durably(restored / name, place)
    shutil.rmtree(restored)
    sync_folder(places.data)


def _put_aside(place: Path, kept: Path) -> None:
    if place.exists():
        make_folder(kept.parent)
        while kept.exists():
            kept = kept.with_name(f"{kept.name}+")
        replace_durably(place, kept)
        with contextlib.suppress(OSError):
            sync_folder(place.parent)


def _listed(files: ArchiveFiles, name: str) -> tuple[int, tuple[Item, ...]]:
    """(its version, its files)."""
    if not files.exact(LIST):
        raise Fault(Code.FORMAT_UNKNOWN, name, format=Path(name).suffix.removeprefix("."))
    value = parse_json(files.read(LIST, MOST_BYTES), LIST)
    version = value.get("version") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(version, int):
        raise Fault(Code.FORMAT_UNKNOWN, name, format="json")
    if version > VERSION:
        raise Fault(Code.LIBRARY_NEWER, name, version=version, supported=VERSION)
    items = tuple(_items(value.get("files"), name))
    if {item.name for item in items} != set(files.names()) - {LIST}:
        raise Fault(Code.FILE_ALTERED, name)
    return version, items


def _items(entries: object, name: str) -> Iterable[Item]:
    for entry in entries if isinstance(entries, list) else ():
        match entry:
            case [str(path), int(size), str(sha256)] if path in _KNOWN or path.startswith((f"{FOLDER}/", f"{SETS}/")):
                yield Item(path, size, sha256)
            case _:
                raise Fault(Code.FILE_ALTERED, name)


_KNOWN = (NOTES, f"{CONFIG}/{SETTINGS}")


def _unpack(files: ArchiveFiles, item: Item, folder: Path, name: str) -> None:
    target = folder / item.name
    if target.name == INVENTORY:
        target = target.with_name(NAME)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with target.open("xb") as file:
        for piece in files.pieces(item.name):
            file.write(piece)
            digest.update(piece)
        file.flush()
        os.fsync(file.fileno())
    if digest.hexdigest() != item.sha256:
        raise Fault(Code.FILE_ALTERED, f"{name}: {item.name}")
