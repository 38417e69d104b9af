"""SQLite as the library wants it: durable, defensive, checked, migrated; its errors as faults."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import apsw

from exhibit_viewer.library.atomic import fault_of as fault_of_file
from exhibit_viewer.model.faults import Code, Fault

BUSY_MILLISECONDS = 2000
_ROOM_BYTES = 1 << 16
_CODES: tuple[tuple[type[apsw.Error], Code], ...] = (
    (apsw.FullError, Code.DISK_FULL),
    (apsw.ReadOnlyError, Code.LIBRARY_READ_ONLY),
    (apsw.PermissionsError, Code.LIBRARY_READ_ONLY),
    (apsw.CantOpenError, Code.LIBRARY_READ_ONLY),
    (apsw.BusyError, Code.LIBRARY_BUSY),
    (apsw.LockedError, Code.LIBRARY_BUSY),
    (apsw.CorruptError, Code.LIBRARY_DAMAGED),
    (apsw.NotADBError, Code.LIBRARY_DAMAGED),
)


def fault_of(error: apsw.Error | OSError, path: Path) -> Fault:
    """What went wrong with the database, in the program's terms."""
    if isinstance(error, OSError):
        return fault_of_file(error, path)
    code = next((code for kind, code in _CODES if isinstance(error, kind)), Code.NOT_SAVED)
    if isinstance(error, apsw.IOError) and not _has_room(path.parent):
        code = Code.DISK_FULL  # the index of the write-ahead log could not be made
    if code is Code.LIBRARY_DAMAGED:
        return Fault(code, str(path), detail=str(error), kept=str(path))
    return Fault(code, str(path), detail=str(error)) if code is Code.NOT_SAVED else Fault(code, str(path))


def _has_room(folder: Path) -> bool:
    """Whether the disk takes what SQLite needs beside a database. True where it cannot be told."""
    try:
        return shutil.disk_usage(folder).free > _ROOM_BYTES
    except OSError:
        return True


@contextmanager
def faults_named(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite and of files into faults."""
    try:
        yield
    except (apsw.Error, OSError) as error:
        raise fault_of(error, path) from error


def connect(path: Path | str, read_only: bool = False) -> apsw.Connection:
    """A connection that trusts nothing the file brings along (no triggers, no views, no functions in the schema).

    Follows SQLite's advice for files from elsewhere (https://sqlite.org/security.html). Raises apsw.Error.
    """
    flags = apsw.SQLITE_OPEN_READONLY if read_only else apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
    connection = apsw.Connection(str(path), flags=flags)
    connection.set_busy_timeout(BUSY_MILLISECONDS)
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_VIEW, 0)
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_FKEY, 1)
    connection.pragma("cell_size_check", True)
    connection.pragma("mmap_size", 0)
    return connection


def make_durable(connection: apsw.Connection) -> None:
    """A commit is on the disk when it returns: write-ahead log, forced at each commit, through the drive's own cache
    on macOS. Raises apsw.Error."""
    connection.pragma("journal_mode", "wal")
    connection.pragma("synchronous", "full")
    connection.pragma("fullfsync", True)
    connection.pragma("checkpoint_fullfsync", True)


@contextmanager
def transaction(connection: apsw.Connection) -> Iterator[None]:
    """Everything inside, or nothing. Raises apsw.Error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def migrations() -> tuple[str, ...]:
    """The numbered scripts, first to last. Script n leads from version n - 1 to version n."""
    folder = files("exhibit_viewer.library").joinpath("migrations")
    scripts = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".sql")), key=lambda entry: entry.name)
    return tuple(script.read_text(encoding="utf-8") for script in scripts)


def version_of(connection: apsw.Connection) -> int:
    """The schema's version; 0 for an empty database."""
    return int(str(connection.pragma("user_version")))


def last_change(connection: apsw.Connection) -> int:
    """The change counter: the number of the latest write, 0 before the first."""
    return int(str(next(iter(connection.execute("SELECT coalesce(max(change), 0) FROM notes")))[0]))


def version_on_disk(path: Path) -> int:
    """The version written in the file's header, read without SQLite, which would touch the file. 0 if there is none.

    Source: https://sqlite.org/fileformat.html, offset 60, four bytes, big-endian.
    """
    with path.open("rb") as file:
        header = file.read(64)
    return int.from_bytes(header[60:64], "big") if header.startswith(b"SQLite format 3\0") and len(header) == 64 else 0


def migrate(connection: apsw.Connection, scripts: Sequence[str]) -> None:
    """Bring the schema up to the newest version, each step whole or not at all. Raises apsw.Error."""
    for version in range(version_of(connection) + 1, len(scripts) + 1):
        with transaction(connection):
            connection.execute(scripts[version - 1])
            connection.pragma("user_version", version)
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)


def schema_of(connection: apsw.Connection) -> frozenset[str]:
    """The statements that made the tables and indexes."""
    return frozenset(
        " ".join(str(sql).split()) for (sql,) in connection.execute("SELECT sql FROM sqlite_schema WHERE sql NOT NULL")
    )


def expected_schema(scripts: Sequence[str]) -> frozenset[str]:
    """The statements a database that went through these scripts holds."""
    connection = connect(":memory:")
    migrate(connection, scripts)
    statements = schema_of(connection)
    connection.close()
    return statements


def complaint(path: Path, scripts: Sequence[str]) -> str:
    """What is wrong with a database, in SQLite's words; "" if nothing. Leaves the file as it is, but for a first
    start that was cut short: its rollback journal has to be played back before anything can be read."""
    try:
        connection = connect(path, read_only=not path.with_name(f"{path.name}-journal").exists())
        try:
            verdict = str(next(iter(connection.execute("PRAGMA quick_check(1)")))[0])
            if verdict != "ok":
                return verdict
            version = version_of(connection)
            known = expected_schema(scripts[:version])
            return "" if version > len(scripts) or schema_of(connection) == known else "unexpected schema"
        finally:
            connection.close()
    except (apsw.CorruptError, apsw.NotADBError, apsw.SQLError) as error:
        return str(error)
