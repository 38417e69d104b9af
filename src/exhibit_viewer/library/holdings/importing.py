"""Importing: files copied into the library with their checksums, all of them or none.

They are copied into a hidden folder beside the collections, forced to the disk, read as a collection to see that they
are one, listed with their checksums, and renamed into place: the one operation that makes them a collection. Power may
fail, the disk may fill and the process may be killed at any moment; what is left then is a hidden folder that
`Holdings.clear_remains` deletes.
"""

import contextlib
import hashlib
import json
import os
import shutil
import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from exhibit_viewer.formats import metadata_csv, metadata_json
from exhibit_viewer.formats.beside import ArchiveFiles
from exhibit_viewer.formats.fields import read_json
from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.formats.metadata import CollectionRecord, record_of
from exhibit_viewer.formats.metadata_json_write import metadata_json_of
from exhibit_viewer.formats.names import readable
from exhibit_viewer.library.atomic import fault_of, make_folder, replace_durably, sync_folder, write_atomically
from exhibit_viewer.library.holdings.holdings import INCOMING, Holding, Holdings, free_name, lock_of
from exhibit_viewer.library.holdings.inventory import NAME, Inventory, Item
from exhibit_viewer.library.holdings.sources import Chosen, chosen
from exhibit_viewer.library.lock import LibraryLock
from exhibit_viewer.model.collection import DERIVED, Collection, all_paths
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.ticket import Ticket

COPIERS = 4
_SPARE_BYTES = 16 << 20
_NAMES_TRIED = 9
DAMAGED = "metadata.damaged.json"
"""Metadata that could not be read: kept, and no longer in the way."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of it. copied: False where the library had every model already, in the collection named; known: how
    many of the models it had, anywhere."""

    holding: Holding
    copied: bool
    models: int
    known: int


def import_path(path: Path, holdings: Holdings, ticket: Ticket, again: bool = False) -> Imported:
    """Copy what is at `path` into the library. again: also what it has already.

    Raises Fault: what opening it raises, DISK_FULL, LIBRARY_READ_ONLY, NOT_SAVED, CANCELLED.
    """
    path = path.expanduser().absolute()
    named = open_path(path)
    with _incoming(holdings.collections) as incoming:
        shown = (file for artifact in named.artifacts for file in all_paths(artifact))
        with chosen(path, shown) as files:
            _check_room(incoming, files.size)
            items = _Copying(files, incoming, ticket).copied()
        models = frozenset(item.sha256 for item in items if item.is_model)
        known, there = holdings.known(models), holdings.holding(models)
        if there is not None and not again:
            return Imported(there, False, len(models), known)
        collection = _opened(incoming, path)
        _declare(incoming, collection, named)
        _force_folders(incoming)
        imported = holdings.now().strftime("%Y-%m-%dT%H:%M:%SZ")
        inventory = Inventory(readable(str(path)), imported, len(collection.artifacts), tuple(items))
        write_atomically(incoming / NAME, inventory.written())
        folder = free_name(holdings.collections, path.name if path.is_dir() else path.stem)
        try:
            replace_durably(incoming, folder)
        except OSError as error:
            raise fault_of(error, folder) from error
    return Imported(Holding(folder, named.title, inventory), True, len(models), known)


def _opened(incoming: Path, source: Path) -> Collection:
    """What was copied, read as a collection. Raises Fault, about the source."""
    try:
        return open_path(incoming)
    except Fault as fault:
        raise Fault(fault.code, readable(source.name), **fault.facts) from fault


@contextlib.contextmanager
def _incoming(collections: Path) -> Iterator[Path]:
    """A hidden folder to copy into, gone afterwards unless it was renamed."""
    try:
        make_folder(collections)
        incoming, lock = _locked_name(collections)
        incoming.mkdir(mode=0o700)
    except OSError as error:
        raise fault_of(error, collections) from error
    try:
        yield incoming
    finally:
        shutil.rmtree(incoming, ignore_errors=True)
        lock.release()
        lock_of(incoming).unlink(missing_ok=True)


def _locked_name(collections: Path) -> tuple[Path, LibraryLock]:
    """A name that nobody has, and its lock: another, where somebody cleared that one away while it was being made.
    Raises Fault(LIBRARY_BUSY) where that never ends, OSError."""
    for _ in range(_NAMES_TRIED):
        incoming = collections / f"{INCOMING}{uuid.uuid4().hex}"
        with contextlib.suppress(Fault):
            lock = LibraryLock(lock_of(incoming))
            if lock.stands():
                return incoming, lock
            lock.release()
    raise Fault(Code.LIBRARY_BUSY, readable(collections.name))


class _Copying:
    """One import's files on their way. Several at a time, for forcing a file to the disk is mostly waiting."""

    def __init__(self, source: Chosen, target: Path, ticket: Ticket) -> None:
        self._source, self._target, self._ticket = source, target, ticket
        self._done, self._counting = 0, threading.Lock()

    def copied(self) -> list[Item]:
        """Everything, in order. Raises Fault."""
        threads = 1 if isinstance(self._source.files, ArchiveFiles) else COPIERS
        for folder in sorted({(self._target / name).parent for name in self._source.names}):
            self._make(folder)
        pool = ThreadPoolExecutor(threads, thread_name_prefix="copy")
        try:
            waiting = [pool.submit(self._copy, name) for name in self._source.names]
            return [each.result() for each in waiting]
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _make(self, folder: Path) -> None:
        if not folder.is_relative_to(self._target):
            raise Fault(Code.FILE_OUTSIDE_FOLDER, readable(folder.name), reference=readable(str(folder)))
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise fault_of(error, folder) from error

    def _copy(self, name: str) -> Item:
        digest, size, target = hashlib.sha256(), 0, self._target / name
        try:
            with target.open("xb") as file:
                for piece in self._source.files.pieces(name):
                    file.write(piece)
                    digest.update(piece)
                    size += len(piece)
                    self._count(len(piece))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise fault_of(error, target) from error
        return Item(name, size, digest.hexdigest())

    def _count(self, size: int) -> None:
        with self._counting:
            self._done += size
        self._ticket.report(self._done / self._source.size if self._source.size else 0.0)


def _check_room(folder: Path, size: int) -> None:
    """Refuse at once what cannot fit. Raises Fault(DISK_FULL)."""
    with contextlib.suppress(OSError):
        if size + _SPARE_BYTES > shutil.disk_usage(folder).free:
            raise Fault(Code.DISK_FULL, readable(folder.parent.name))


def _declare(folder: Path, collection: Collection, named: Collection) -> None:
    """Let the collection say who it is, so that neither its folder's name nor its files make it another: its notes
    stay with it whatever it is called. named: the same where it came from, which its title may be taken from."""
    known = folder / metadata_json.NAME
    if known.is_file() and not collection.id.startswith(DERIVED):
        return
    declared = str(uuid.uuid4()) if collection.id.startswith(DERIVED) else collection.id
    described = (folder / metadata_csv.NAME).is_file() or named.root.is_file()
    record = record_of(collection) if described else CollectionRecord()
    data = metadata_json_of(replace(record, id=declared, title=named.title))
    if known.is_file():
        value = _object_in(known)
        if value:
            data = (json.dumps({**value, "id": declared}, ensure_ascii=False, indent=1) + "\n").encode(
                "utf-8", "replace"
            )
        else:
            known.rename(known.with_name(DAMAGED))
    write_atomically(known, data)


def _object_in(path: Path) -> dict[str, object]:
    """The object a JSON file holds; none if it is damaged."""
    with contextlib.suppress(Fault):
        value = read_json(path)
        return value if isinstance(value, dict) else {}
    return {}


def _force_folders(folder: Path) -> None:
    """Force the names of all files to the disk. Raises Fault."""
    try:
        for below in sorted(each for each in folder.rglob("*") if each.is_dir()):
            sync_folder(below)
        sync_folder(folder)
    except OSError as error:
        raise fault_of(error, folder) from error
