"""Backup: the whole library as one file.

The file is a ZIP: `notes.sqlite` as SQLite's own backup gives it, the settings in `config/`, the visitor's own sets in
`sets/` (since version 2), every collection in `collections/`, and last `backup.json` with the length and the SHA-256 of
each. It is written beside its place, read again whole, and only then renamed.
"""

import contextlib
import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import apsw

from exhibit_viewer.formats.walk import files_in
from exhibit_viewer.library import database
from exhibit_viewer.library.atomic import fault_of, replace_durably
from exhibit_viewer.library.holdings.holdings import FOLDER, Holdings
from exhibit_viewer.library.holdings.inventory import NAME, Item
from exhibit_viewer.library.opening import FILE as NOTES
from exhibit_viewer.library.places import Places
from exhibit_viewer.library.preferences import SETTINGS
from exhibit_viewer.library.sets import FOLDER as SETS
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.ticket import Ticket

VERSION = 2
LIST = "backup.json"
CONFIG = "config"
INVENTORY = "inventory.exhibit"
"""The inventory's name in a backup: hidden files of archives are left alone."""
_STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class _Part:
    """A file to be packed: where it is, and its name in the backup."""

    path: Path
    name: str


def back_up(places: Places, target: Path, ticket: Ticket) -> int:
    """Write the library into the file `target`; its bytes. Raises Fault."""
    with tempfile.TemporaryDirectory(prefix="exhibit-viewer-") as scratch:
        notes = Path(scratch) / NOTES
        _copy_notes(places.data / NOTES, notes)
        parts = list(_parts(places, notes))
        size = sum(part.path.stat().st_size for part in parts) or 1
        try:
            handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        except OSError as error:
            raise fault_of(error, target) from error
        making = Path(name)
        try:
            with os.fdopen(handle, "w+b") as file:
                items = _pack(file, parts, size, ticket)
                file.flush()
                os.fsync(file.fileno())
                _check(file, items, ticket)
            replace_durably(making, target)
        except OSError as error:
            raise fault_of(error, target) from error
        finally:
            making.unlink(missing_ok=True)
    return target.stat().st_size


def _parts(places: Places, notes: Path) -> Iterator[_Part]:
    if notes.is_file():
        yield _Part(notes, NOTES)
    if (places.config / SETTINGS).is_file():
        yield _Part(places.config / SETTINGS, f"{CONFIG}/{SETTINGS}")
    for own in sorted((places.data / SETS).glob("*.json")):
        yield _Part(own, f"{SETS}/{own.name}")
    for holding in Holdings(places.data).all():
        folder = f"{FOLDER}/{holding.folder.name}"
        yield _Part(holding.folder / NAME, f"{folder}/{INVENTORY}")
        for name in files_in(holding.folder):
            yield _Part(holding.folder / name, f"{folder}/{name}")


def _copy_notes(source: Path, target: Path) -> None:
    """As SQLite copies a database that may be in use."""
    if not source.is_file():
        return
    with database.faults_named(source):
        live = database.connect(source, read_only=True)
        copy = database.connect(target)
        try:
            with copy.backup("main", live, "main") as copying:
                copying.step(-1)
            copy.pragma("journal_mode", "delete")
        finally:
            copy.close()
            live.close()
        complaint = database.complaint(target, database.migrations())
        if complaint:
            raise apsw.CorruptError(complaint)


def _pack(file: BinaryIO, parts: Iterable[_Part], size: int, ticket: Ticket) -> list[Item]:
    items, done = [], 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        for part in parts:
            digest, length = hashlib.sha256(), 0
            entry = zipfile.ZipInfo(part.name)
            with part.path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as packed:
                while piece := source.read(_STEP):
                    packed.write(piece)
                    digest.update(piece)
                    length += len(piece)
                    done += len(piece)
                    ticket.report(min(0.7, 0.7 * done / size))
            items.append(Item(part.name, length, digest.hexdigest()))
        listed = [[item.name, item.size, item.sha256] for item in items]
        archive.writestr(LIST, json.dumps({"version": VERSION, "files": listed}, ensure_ascii=False, indent=0))
    return items


def _check(file: BinaryIO, items: list[Item], ticket: Ticket) -> None:
    """Read everything again. Raises Fault(NOT_SAVED) where it is not as it was written."""
    with contextlib.suppress(OSError, AttributeError):  # from the disk, not from memory, where the system can do that
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    with zipfile.ZipFile(file) as archive:
        for number, item in enumerate(items):
            digest = hashlib.sha256()
            try:
                with archive.open(item.name) as packed:
                    while piece := packed.read(_STEP):
                        digest.update(piece)
            except (zipfile.BadZipFile, EOFError) as error:
                raise Fault(Code.NOT_SAVED, item.name, detail=str(error)[:120]) from error
            if digest.hexdigest() != item.sha256:
                raise Fault(Code.NOT_SAVED, item.name, detail="SHA-256")
            ticket.report(0.7 + 0.3 * (number + 1) / len(items))
