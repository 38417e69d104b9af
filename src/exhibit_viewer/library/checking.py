"""Checking a database of notes that may be damaged, or not ours at all, without touching it."""

import shutil
import stat
from pathlib import Path

from exhibit_viewer.ingest.scratch import scratch_folders
from exhibit_viewer.library import database
from exhibit_viewer.model.faults import Code, Fault

_MAGIC = b"SQLite format 3\0"
_MOST_BYTES = 256 << 20


def count_notes(path: Path) -> int:
    """How many notes the database at `path` holds; a copy of it is looked into.

    Raises Fault FILE_EMPTY, FILE_NOT_REGULAR, FILE_TOO_LARGE, LIBRARY_NEWER, LIBRARY_DAMAGED (also for a database of
    another layout), DISK_FULL.
    """
    scripts = database.migrations()
    with database.faults_named(path):
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Fault(Code.FILE_NOT_REGULAR, path.name)
        if not status.st_size:
            raise Fault(Code.FILE_EMPTY, path.name)
        if status.st_size > _MOST_BYTES:
            raise Fault(Code.FILE_TOO_LARGE, path.name, bytes=status.st_size, limit=_MOST_BYTES)
        version, page = database.version_on_disk(path), _page_bytes(path)
    if page and status.st_size % page:
        raise Fault(Code.LIBRARY_DAMAGED, path.name, detail=f"{status.st_size} % {page} bytes", kept=path.name)
    if version > len(scripts):
        raise Fault(Code.LIBRARY_NEWER, path.name, version=version, supported=len(scripts))
    for folder in scratch_folders():
        with folder as place, database.faults_named(path):
            copy = Path(place) / "notes.sqlite"
            shutil.copyfile(path, copy)
            complaint = "unexpected schema" if version < 1 else database.complaint(copy, scripts)
            if complaint:
                raise Fault(Code.LIBRARY_DAMAGED, path.name, detail=complaint, kept=path.name)
            connection = database.connect(copy, read_only=True)
            try:
                found = next(iter(connection.execute("SELECT count(*) FROM notes WHERE deleted = ''")))
                return int(str(found[0]))
            finally:
                connection.close()
    raise Fault(Code.DISK_FULL, path.name)


def _page_bytes(path: Path) -> int:
    """The length of a page, as the header has it (https://sqlite.org/fileformat.html, offset 16); 0 without one."""
    with path.open("rb") as file:
        header = file.read(18)
    found = int.from_bytes(header[16:18], "big") if header.startswith(_MAGIC) else 0
    return 65536 if found == 1 else found
