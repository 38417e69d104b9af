"""Copies are made when due, checked before an old one goes, and not thinned by a clock that jumps."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from kept_notes import Keeping, a_note

from exhibit_viewer.library.backups import DAILY, MONTHLY, WEEKLY, Backup, Backups, worth_keeping
from exhibit_viewer.library.database import connect, migrations
from exhibit_viewer.library.opening import open_store

START = datetime(2031, 1, 1, 12, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


def days(*offsets: int) -> list[Backup]:
    """One copy for each day given, oldest first, as a newest-first list."""
    made = [Backup(n, 1, START + timedelta(days=day), Path(str(n))) for n, day in enumerate(offsets)]
    return made[::-1]


def test_a_year_of_days_keeps_twelve_days_ten_weeks_nine_months():
    kept = sorted(worth_keeping(days(*range(400))), reverse=True)
    assert len(kept) == DAILY + WEEKLY + MONTHLY
    ages = [399 - backup.change for backup in kept]
    assert ages[:DAILY] == list(range(DAILY))
    assert all(
        0 < later - earlier <= 7 for earlier, later in zip(ages[DAILY - 1 :], ages[DAILY:-MONTHLY], strict=False)
    )
    assert ages[-1] > 300


def test_a_few_copies_are_all_kept():
    backups = days(*range(DAILY))
    assert worth_keeping(backups) == frozenset(backups)


def test_a_clock_that_jumped_ahead_takes_one_place():
    honest = days(*range(60))
    ahead = Backup(60, 1, START + timedelta(days=4000), Path("ahead"))
    kept = worth_keeping([ahead, *honest])
    assert kept - frozenset(honest) == {ahead}
    assert len(kept) >= len(worth_keeping(honest))


@pytest.fixture
def live(tmp_path):
    keeping = Keeping(tmp_path)
    keeping.write(a_note(keeping.key(), "x"))
    keeping.notes.close()
    connection = connect(tmp_path / "notes.sqlite")
    yield connection
    connection.close()


def test_one_copy_goes_at_most_for_each_one_made(live, tmp_path):
    clock = Clock()
    backups = Backups(tmp_path / "copies", migrations(), clock)
    before: set[Path] = set()
    for change in range(1, 80):
        clock.now += timedelta(days=3000 if change % 7 == 0 else -2999 if change % 7 == 1 else 1)
        backups.make(live, change)
        after = {backup.path for backup in backups.all()}
        assert len(before - after) <= 1
        assert max(after).name.startswith(f"notes-{change:012d}")
        before = after
    assert DAILY < len(before) <= DAILY + WEEKLY + MONTHLY + 1


def test_due_once_a_day_and_only_after_changes(live, tmp_path):
    clock = Clock()
    backups = Backups(tmp_path / "copies", migrations(), clock)
    assert not backups.due(0)
    assert backups.due(5)
    backups.make(live, 5)
    assert not backups.due(6)
    clock.now += timedelta(days=1)
    assert backups.due(6)
    assert not backups.due(5)
    clock.now -= timedelta(days=700)
    assert backups.due(6)


def test_every_day_of_work_leaves_a_copy_that_restores(tmp_path):
    clock = Clock()
    for day in range(4):
        clock.now = START + timedelta(days=day)
        store = open_store(tmp_path, clock)
        store.write({f"n{day}": a_note("c:x", f"day {day}", day, f"n{day}")})
        store.back_up_if_due()
        store.back_up_if_due()
        store.close()
    copies = sorted((tmp_path / "backups").iterdir())
    assert len(copies) == 4
    for day, copy in enumerate(copies):
        folder = tmp_path / f"restored-{day}"
        folder.mkdir()
        (folder / "notes.sqlite").write_bytes(copy.read_bytes())
        restored = open_store(folder, clock)
        assert [note.text.best(())[0] for note in restored.load(frozenset({"c:x"}))] == [
            f"day {number}" for number in range(day + 1)
        ]
        assert not restored.notices
        restored.close()


def test_other_files_in_the_folder_are_left_alone(live, tmp_path):
    folder = tmp_path / "copies"
    folder.mkdir()
    for name in ("mine.txt", "notes-1-v1-20310101T000000Z.sqlite", "notes-000000000001-v1-20319901T000000Z.sqlite"):
        (folder / name).write_text("x")
    backups = Backups(folder, migrations(), Clock())
    assert backups.all() == ()
    backups.make(live, 1)
    assert len(list(folder.iterdir())) == 4
