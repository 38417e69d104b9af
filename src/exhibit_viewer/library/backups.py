"""Copies of the notes, taken before each migration and daily, and thinned without trusting the clock.

A copy is named after the change counter of its content, then schema version and time. Counters order copies; dates only
group them, each compared with other copies' dates and never with today's. A clock that jumps ahead ten years and back
therefore spends one place, where deletion by age would take every copy. At most one copy is deleted for each one made.
"""

import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import apsw

from exhibit_viewer.library.atomic import make_folder, replace_durably
from exhibit_viewer.library.database import complaint, connect, version_of

DAILY, WEEKLY, MONTHLY = 12, 10, 9  # the figures of Anki's backups
_NAME = re.compile(r"notes-(\d{12})-v(\d+)-(\d{8}T\d{6})Z\.sqlite")
_STAMP = "%Y%m%dT%H%M%S"
_PAGES_A_STEP = -1


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A copy in the backups folder; ordered by what it holds, then by when it was made."""

    change: int
    version: int
    made: datetime
    path: Path


class Backups:
    """The copies in one folder."""

    def __init__(self, folder: Path, scripts: Sequence[str], now: Callable[[], datetime]) -> None:
        self.folder, self._scripts, self._now = folder, scripts, now

    def all(self) -> tuple[Backup, ...]:
        """Every copy, newest content first."""
        if not self.folder.is_dir():
            return ()
        found = (backup for path in self.folder.iterdir() if (backup := _parsed(path)) is not None)
        return tuple(sorted(found, reverse=True))

    def due(self, change: int) -> bool:
        """Whether there is something new to copy and no copy of today (by date, whichever way the clock went)."""
        newest = next(iter(self.all()), None)
        if newest is None:
            return change > 0
        return change > newest.change and newest.made.date() != self._now().date()

    def make(self, source: apsw.Connection, change: int) -> Path:
        """Copy the live database, check the copy, give it its name, and only then let one old copy go.

        Raises apsw.Error, OSError.
        """
        make_folder(self.folder)
        name = f"notes-{change:012d}-v{version_of(source)}-{self._now().astimezone(UTC).strftime(_STAMP)}Z.sqlite"
        with tempfile.TemporaryDirectory(prefix=".making-", dir=self.folder) as making:
            copy = Path(making) / name
            _copy(source, copy)
            fault = complaint(copy, self._scripts)
            if fault:
                raise apsw.CorruptError(fault)
            replace_durably(copy, self.folder / name)
        self._thin()
        return self.folder / name

    def newest_good(self) -> Path | None:
        """The newest copy that passes its checks and is not from a newer version of the program."""
        for backup in self.all():
            if backup.version <= len(self._scripts) and not complaint(backup.path, self._scripts):
                return backup.path
        return None

    def _thin(self) -> None:
        backups = self.all()
        kept = worth_keeping(backups)
        surplus = [backup for backup in backups if backup not in kept]
        if surplus:
            surplus[-1].path.unlink()


def worth_keeping(newest_first: Iterable[Backup]) -> frozenset[Backup]:
    """The newest copy of each of 12 days, then of each of 10 weeks, then of each of 9 months."""
    kept: set[Backup] = set()
    rest = list(newest_first)
    for period, places in (("%Y-%m-%d", DAILY), ("%G-%V", WEEKLY), ("%Y-%m", MONTHLY)):
        taken: set[str] = set()
        left: list[Backup] = []
        for backup in rest:
            name = backup.made.strftime(period)
            if name in taken:
                continue  # an older copy of a period that already has its newest
            if len(taken) == places:
                left.append(backup)
                continue
            taken.add(name)
            kept.add(backup)
        rest = left
    return frozenset(kept)


def _copy(source: apsw.Connection, path: Path) -> None:
    target = connect(path)
    try:
        with target.backup("main", source, "main") as copying:
            copying.step(_PAGES_A_STEP)
        target.pragma("journal_mode", "delete")  # a write-ahead log cannot be opened on a read-only medium
    finally:
        target.close()


def _parsed(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        made = datetime.strptime(match[3], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(int(match[1]), int(match[2]), made, path)
