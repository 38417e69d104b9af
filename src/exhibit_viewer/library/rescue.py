"""What to do with a damaged library: keep it, go back to the last good copy, and fetch every row that still reads.

The replacement is built beside the damaged file and put in its place only when it is whole. Power may fail at any
moment: either the damaged file is still there and all this is done again, or a finished replacement lies beside it and
`finish_restoring` completes the exchange.
"""

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import apsw

from exhibit_viewer.library.atomic import replace_durably, sync_folder
from exhibit_viewer.library.backups import Backups
from exhibit_viewer.library.database import connect, last_change, migrate, transaction
from exhibit_viewer.library.note_rows import ALL_COLUMNS, COLUMNS, PUT, Cell, note_of, row_of
from exhibit_viewer.model.faults import Code, Notice

_SIDES = ("-wal", "-shm", "-journal")


def replace_damaged(path: Path, backups: Backups, complaint: str, now: datetime, scripts: Sequence[str]) -> Notice:
    """Keep a copy of a damaged or missing library and put the newest good backup in its place, with every note that
    the damaged file has beyond it.

    Raises OSError, apsw.Error; the damaged file is then as it was. The notice says what was wrong and where the copy
    is.
    """
    kept = _name_to_keep(path, now)
    for ending in ("-wal", ""):
        side = path.with_name(path.name + ending)
        if side.exists():
            _copy_durably(side, kept.with_name(kept.name + ending))
    building = path.with_name(f".{path.name}.restoring")
    _remove(building)
    good = backups.newest_good()
    if good is not None:
        _copy_durably(good, building)
    connection = connect(building)
    try:
        migrate(connection, scripts)
        readable_rows(kept, connection)
    finally:
        connection.close()
    _force(building)
    replace_durably(building, _restored(path))
    finish_restoring(path)
    return Notice(Code.LIBRARY_DAMAGED, str(path), {"detail": complaint, "kept": str(kept)})


def finish_restoring(path: Path) -> None:
    """Put a finished replacement in place, if there is one. Raises OSError.

    The old log goes first: SQLite would play it back into the new file.
    """
    if _restored(path).exists():
        for ending in _SIDES:
            path.with_name(path.name + ending).unlink(missing_ok=True)
        sync_folder(path.parent)
        replace_durably(_restored(path), path)


def readable_rows(damaged: Path, into: apsw.Connection) -> int:
    """Copy notes that are newer than what `into` has from a damaged file, as far as they can be read; how many.

    Only rows that make a note are taken, and where their objects were seen; nothing else of the file is trusted. Raises
    apsw.Error for `into` alone.
    """
    if not damaged.exists():
        return 0
    known = {str(note_id): int(str(change)) for note_id, change in into.execute("SELECT id, change FROM notes")}
    rescued: dict[str, tuple[int, tuple[Cell, ...]]] = {}
    for row in _rows(damaged, f"SELECT {', '.join(ALL_COLUMNS)} FROM notes NOT INDEXED ORDER BY rowid"):
        read = _checked(row)
        if read is not None and read[0] > known.get(str(row[0]), 0):
            rescued[str(row[0])] = read
    with transaction(into):
        for _, values in sorted(rescued.values(), key=lambda item: item[0]):
            into.execute(PUT, (*values[:-1], last_change(into) + 1, values[-1]))
        for row in _rows(damaged, "SELECT key, collection, artifact, content FROM sightings ORDER BY key"):
            into.execute("INSERT OR IGNORE INTO sightings VALUES (?, ?, ?, ?)", tuple(str(cell) for cell in row))
    return len(rescued)


def _rows(damaged: Path, query: str) -> Iterator[tuple[Cell, ...]]:
    """Rows from either end of the table, up to the damage."""
    for direction in ("ASC", "DESC"):
        try:
            connection = connect(damaged, read_only=True)
            try:
                yield from connection.execute(f"{query} {direction}")
            finally:
                connection.close()
        except (apsw.Error, UnicodeDecodeError):
            continue


def _checked(row: tuple[Cell, ...]) -> tuple[int, tuple[Cell, ...]] | None:
    """(change, values of COLUMNS and `deleted`), each of the type its column wants; None when the row is no note."""
    try:
        return int(str(row[-2])), (*row_of(note_of(row[: len(COLUMNS)])), str(row[-1]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _restored(path: Path) -> Path:
    return path.with_name(f".{path.name}.restored")


def _name_to_keep(path: Path, now: datetime) -> Path:
    stem = f"notes-damaged-{now.astimezone(UTC).strftime('%Y%m%dT%H%M%SZ')}"
    kept, number = path.with_name(f"{stem}.sqlite"), 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{stem}-{number}.sqlite")
    return kept


def _copy_durably(source: Path, target: Path) -> None:
    target.write_bytes(source.read_bytes())
    _force(target)
    sync_folder(target.parent)


def _force(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _remove(path: Path) -> None:
    for ending in ("", *_SIDES):
        path.with_name(path.name + ending).unlink(missing_ok=True)
