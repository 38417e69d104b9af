"""Index: an SQLite FTS5 table of the words of artifacts. It holds no texts, only where which word is.

Terms come cut and folded (`model.words`), so SQLite's plainest tokenizer takes them as they are.
"""

import contextlib
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import apsw
import numpy as np

from exhibit_viewer.library import database
from exhibit_viewer.library.lock import LibraryLock
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.search import Rows

VERSION = 2
"""Counted up when the tables change, or how texts are cut into words."""
_SCHEMA = f"""
CREATE TABLE artifacts (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, print BLOB NOT NULL) STRICT;
CREATE VIRTUAL TABLE found USING fts5(title, facts, story, notes, content='', contentless_delete=1,
    tokenize='ascii', prefix='1 2 3');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(found, row);
PRAGMA user_version = {VERSION};
"""
_PUT = "INSERT INTO found (rowid, title, facts, story, notes) VALUES (?, ?, ?, ?, ?)"
_ROWS = "SELECT group_concat(rowid) FROM found WHERE found MATCH ?"
_BEST = "SELECT group_concat(rowid) FROM (SELECT rowid FROM found WHERE found MATCH ? ORDER BY bm25(found, 8, 4, 1, 2))"
_CACHE_PAGES = -32_768


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of an artifact. print: tells whether they changed. columns: title, facts, story, notes as terms."""

    row: int
    id: str
    print: bytes
    columns: tuple[str, str, str, str]


class Index:
    """One file, one writer. Search and writing may go on in two threads. Raises apsw.Error where it is damaged."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._lock = LibraryLock(path.with_suffix(".lock"))
        with contextlib.ExitStack() as on_failure:
            on_failure.callback(self._lock.release)
            self._writer = _connected(path)
            on_failure.callback(self._writer.close)
            self._reader = database.connect(path, read_only=True)
            self._reader.pragma("cache_size", _CACHE_PAGES)
            on_failure.pop_all()
        self._reading, self._writing = threading.Lock(), threading.Lock()

    def kept(self) -> dict[str, tuple[int, bytes]]:
        """(row, print) of every artifact in the index, by its id."""
        with self._reading:
            rows = self._reader.execute("SELECT id, row, hex(print) FROM artifacts")
            return {str(key): (int(str(row)), bytes.fromhex(str(print_))) for key, row, print_ in rows}

    def put(self, entries: Iterable[Entry]) -> None:
        """Keep these, replacing what was kept in their rows, all of them or none."""
        with self._writing, database.transaction(self._writer):
            for entry in entries:
                self._writer.execute("DELETE FROM found WHERE rowid = ?", (entry.row,))
                self._writer.execute(
                    "INSERT OR REPLACE INTO artifacts VALUES (?, ?, ?)", (entry.row, entry.id, entry.print)
                )
                self._writer.execute(_PUT, (entry.row, *entry.columns))

    def drop(self, rows: Iterable[int]) -> None:
        """Forget these."""
        with self._writing, database.transaction(self._writer):
            for row in rows:
                self._writer.execute("DELETE FROM found WHERE rowid = ?", (row,))
                self._writer.execute("DELETE FROM artifacts WHERE row = ?", (row,))

    def settle(self) -> None:
        """Put the pieces written one after another into one, which is searched faster."""
        with self._writing:
            self._writer.execute("INSERT INTO found (found) VALUES ('optimize')")
            self._writer.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)

    def rows(self, expression: str) -> Rows:
        """The rows that match, in their order."""
        return self._numbers(_ROWS, expression)

    def best(self, expression: str) -> Rows:
        """The rows that match, the best first (BM25; a title counts most)."""
        return self._numbers(_BEST, expression)

    def vocabulary(self, shortest: int) -> list[tuple[str, int]]:
        """(word, how many artifacts) for words of so many letters."""
        with self._reading:
            rows = self._reader.execute("SELECT term, doc FROM vocabulary WHERE length(term) >= ?", (shortest,))
            return [(str(term), int(str(count))) for term, count in rows]

    def close(self) -> None:
        """Let go of the file."""
        with self._reading, self._writing:
            self._reader.close()
            self._writer.close()
            self._lock.release()

    def _numbers(self, query: str, expression: str) -> Rows:
        with self._reading:
            joined = next(iter(self._reader.execute(query, (expression,))))[0]
        return np.fromstring(str(joined), np.int64, sep=",") if joined else np.zeros(0, np.int64)


def open_index(path: Path, spare: Path) -> Index:
    """The index at `path`, made anew where it is damaged or of another version; under `spare`, which goes with the
    program, while another window writes there or nothing can be written. Raises Fault."""
    for place in (path, spare / path.name):
        for _ in range(2):
            try:
                return Index(place)
            except (apsw.CorruptError, apsw.NotADBError, apsw.SQLError):
                forget(place)
            except (apsw.Error, OSError, Fault) as error:
                refusal = error if isinstance(error, Fault) else database.fault_of(error, place)
                break
    raise refusal


def forget(path: Path) -> None:
    """Take an index away that is of no use."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _connected(path: Path) -> apsw.Connection:
    writer = database.connect(path)
    try:
        writer.pragma("journal_mode", "wal")
        writer.pragma("synchronous", "normal")  # a power cut may cost the last words, which are made again
        known = database.version_of(writer)
        if known == 0:
            with database.transaction(writer):
                writer.execute(_SCHEMA)
        elif known != VERSION:
            raise apsw.CorruptError("another version")
        verdict = str(next(iter(writer.execute("PRAGMA quick_check(1)")))[0])
        if verdict != "ok":
            raise apsw.CorruptError(verdict)
    except apsw.Error:
        writer.close()
        raise
    return writer
