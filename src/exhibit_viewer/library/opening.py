"""Opening the library, whatever state it is in.

A newer library is refused untouched. A damaged one is kept under a dated name and replaced by the newest good
backup plus every readable note of the damaged file. A library that another window writes to, that lies on a read-only
medium, or whose disk is full opens for reading.
"""

import os
import shutil
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from exhibit_viewer.ingest.scratch import scratch_folders
from exhibit_viewer.library import database
from exhibit_viewer.library.atomic import make_folder
from exhibit_viewer.library.backups import Backups
from exhibit_viewer.library.lock import LibraryLock
from exhibit_viewer.library.notes import NoteStore, utc_now
from exhibit_viewer.library.rescue import finish_restoring, replace_damaged
from exhibit_viewer.model.faults import Code, Fault, Notice

FILE = "notes.sqlite"
LOCK = "notes.lock"
BACKUPS = "backups"
MAKING_SECONDS = 2.0
_GLANCE_SECONDS = 0.02


def open_store(folder: Path, now: Callable[[], datetime] = utc_now, scripts: Sequence[str] | None = None) -> NoteStore:
    """Open the library in `folder`, creating it if there is none.

    Raises Fault(LIBRARY_NEWER) for a library written by a newer version, Fault otherwise only when nothing can even be
    read. scripts: the migrations; the program's own by default.
    """
    scripts = database.migrations() if scripts is None else scripts
    path = folder / FILE
    try:
        make_folder(folder)
        lock = LibraryLock(folder / LOCK)
    except Fault as busy:
        return _beside_another(path, busy, scripts)
    except OSError as error:
        return _from_a_copy(path, database.fault_of(error, path), scripts)
    if path.exists() and not os.access(path, os.W_OK):
        lock.release()
        return _from_a_copy(path, Fault(Code.LIBRARY_READ_ONLY, str(path)), scripts)
    try:
        with database.faults_named(path):
            return _own(path, lock, Backups(folder / BACKUPS, scripts, now), scripts, now)
    except Fault as fault:
        lock.release()
        if fault.code is Code.DISK_FULL:
            return _from_a_copy(path, fault, scripts)
        raise


def _own(
    path: Path, lock: LibraryLock, backups: Backups, scripts: Sequence[str], now: Callable[[], datetime]
) -> NoteStore:
    notices: list[Notice] = []
    finish_restoring(path)
    if path.exists() and path.stat().st_size:
        _refuse_newer(path, database.version_on_disk(path), scripts)
        complaint = database.complaint(path, scripts)
    else:
        complaint = "missing" if backups.newest_good() is not None else ""
    if complaint:
        notices.append(replace_damaged(path, backups, complaint, now(), scripts))
    connection = database.connect(path)
    try:
        version = database.version_of(connection)
        _refuse_newer(path, version, scripts)
        if 0 < version < len(scripts):
            backups.make(connection, database.last_change(connection))
        database.make_durable(connection)
        database.migrate(connection, scripts)
    finally:
        connection.close()
    return NoteStore(path, None, lock, backups, notices, now)


def _beside_another(path: Path, busy: Fault, scripts: Sequence[str]) -> NoteStore:
    """Read what the other process writes, once it has made the tables. Raises `busy` when that takes too long."""
    with database.faults_named(path):
        patience = time.monotonic() + MAKING_SECONDS
        while not path.exists() or database.version_on_disk(path) < len(scripts):
            if time.monotonic() > patience:
                raise busy
            time.sleep(_GLANCE_SECONDS)
        _refuse_newer(path, database.version_on_disk(path), scripts)
        return NoteStore(path, busy)


def _from_a_copy(path: Path, refusal: Fault, scripts: Sequence[str]) -> NoteStore:
    """Read a copy: a write-ahead log cannot be opened where nothing can be written."""
    with database.faults_named(path):
        if not path.is_file():
            return NoteStore(path, refusal)
        _refuse_newer(path, database.version_on_disk(path), scripts)
    for folder in scratch_folders():
        try:
            with database.faults_named(path):
                copy = _copied(path, Path(folder.name), scripts)
                return NoteStore(copy, refusal, copied_to=folder)
        except Fault as fault:
            folder.cleanup()
            if fault.code is not Code.DISK_FULL:
                raise
    raise refusal


def _copied(path: Path, folder: Path, scripts: Sequence[str]) -> Path:
    """A copy that is sound and up to date. Raises Fault, OSError, apsw.Error."""
    copy = folder / path.name
    for ending in ("", "-wal"):
        if path.with_name(path.name + ending).is_file():
            shutil.copyfile(path.with_name(path.name + ending), copy.with_name(copy.name + ending))
    complaint = database.complaint(copy, scripts)
    if complaint:
        raise Fault(Code.LIBRARY_DAMAGED, str(path), detail=complaint, kept=str(path))
    connection = database.connect(copy)
    try:
        database.migrate(connection, scripts)
    finally:
        connection.close()
    return copy


def _refuse_newer(path: Path, version: int, scripts: Sequence[str]) -> None:
    if version > len(scripts):
        raise Fault(Code.LIBRARY_NEWER, str(path), version=version, supported=len(scripts))
