"""What to do with a damaged library: keep it, go back to the last good copy, and fetch every row that still reads."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import apsw

from exhibit_viewer.library.atomic import replace_durably
from exhibit_viewer.library.backups import Backups
from exhibit_viewer.library.database import connect, transaction
from exhibit_viewer.library.note_rows import ALL_COLUMNS, COLUMNS, PUT, Cell, note_of
from exhibit_viewer.model.faults import Code, Notice

_SIDES = ("-wal", "-shm")


def replace_damaged(path: Path, backups: Backups, complaint: str, now: datetime) -> Notice:
    """Put a damaged or missing library aside, its log with it, and the newest good backup in its place.

    Raises OSError. The notice says what was wrong and where the damaged file is now.
    """
    stem = f"notes-damaged-{now.astimezone(UTC).strftime('%Y%m%dT%H%M%SZ')}"
    kept = path.with_name(f"{stem}.sqlite")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{stem}-{number}.sqlite")
    for ending in (*_SIDES, ""):  # the file itself last: until it has gone, the next start would do all this again
        side = path.with_name(path.name + ending)
        if side.exists():
            replace_durably(side, kept.with_name(kept.name + ending))
    good = backups.newest_good()
    if good is not None:
        restoring = path.with_name(f".{path.name}.restoring")
        shutil.copyfile(good, restoring)
        with restoring.open("r+b") as file:
            os.fsync(file.fileno())
        replace_durably(restoring, path)
    return Notice(Code.LIBRARY_DAMAGED, str(path), {"detail": complaint, "kept": str(kept)})


def readable_rows(damaged: Path, into: apsw.Connection) -> int:
    """Copy notes that are newer than what `into` has from a damaged file, as far as they can be read; how many.

    Only rows that make a note are taken; nothing else of the file is trusted. Raises apsw.Error for `into` alone.
    """
    if not damaged.exists():
        return 0
    known = {str(note_id): int(str(change)) for note_id, change in into.execute("SELECT id, change FROM notes")}
    rescued: dict[str, tuple[Cell, ...]] = {}
    for row in _rows(damaged):
        note_id, change = str(row[0]), int(str(row[-2]))
        if change > known.get(note_id, 0):
            rescued[note_id] = row
    with transaction(into):
        last = max(known.values(), default=0)
        for number, row in enumerate(sorted(rescued.values(), key=lambda row: int(str(row[-2]))), start=1):
            values = (*row[:-2], last + number, row[-1])
            into.execute(PUT, values)
    return len(rescued)


def _rows(damaged: Path) -> Iterator[tuple[Cell, ...]]:
    """Rows from either end of the table, up to the damage, that hold a note."""
    for direction in ("ASC", "DESC"):
        try:
            connection = connect(damaged, read_only=True)
            try:
                query = f"SELECT {', '.join(ALL_COLUMNS)} FROM notes NOT INDEXED ORDER BY rowid {direction}"
                for row in connection.execute(query):
                    if _is_note(row):
                        yield row
            finally:
                connection.close()
        except (apsw.Error, UnicodeDecodeError):
            continue


def _is_note(row: tuple[Cell, ...]) -> bool:
    try:
        note_of(row[: len(COLUMNS)])
        int(str(row[-2]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return False
    return bool(row[0])
