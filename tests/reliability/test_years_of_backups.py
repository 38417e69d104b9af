"""Years of days with a library: a note each day, clocks that jump, upgrades, disks that spoil copies, files that get
damaged. What was copied can always be had back.

Three years: python run.py --test -m slow -s tests/reliability/test_years_of_backups.py
"""

import itertools
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from kept_notes import a_note

from exhibit_viewer.library import backups as module
from exhibit_viewer.library import database
from exhibit_viewer.library.backups import DAILY, MONTHLY, WEEKLY, Backup, Backups
from exhibit_viewer.library.notes import NoteStore
from exhibit_viewer.library.opening import BACKUPS, FILE, open_store
from exhibit_viewer.model.faults import Code, Fault

START = datetime(2031, 1, 1, 18, tzinfo=UTC)
YEARS_AHEAD = timedelta(days=3650)
KEY = frozenset({"c:x"})


def texts(store: NoteStore) -> list[str]:
    return [note.text.best(())[0] for note in store.load(KEY)]


@dataclass
class Life:
    """A library, day by day."""

    folder: Path
    chance: random.Random
    patch: pytest.MonkeyPatch
    scripts: tuple[str, ...] = field(default_factory=lambda: tuple(database.migrations()))
    written: list[str] = field(default_factory=list)
    copied: list[str] = field(default_factory=list)
    """What the newest copy holds."""
    met: Counter[str] = field(default_factory=Counter)
    now: datetime = START

    def copies(self) -> tuple[Backup, ...]:
        return Backups(self.folder / BACKUPS, self.scripts, lambda: self.now).all()

    def live(self, day: int) -> None:
        """One day: something happens, or nothing; a note is written and copied."""
        jump = self.chance.choice((YEARS_AHEAD, -YEARS_AHEAD)) if self.chance.random() < 0.02 else timedelta()
        self.met["clock jumped"] += bool(jump)
        self.now = START + timedelta(days=day) + jump
        if day % 250 == 249:
            self._upgrade()
        damaged = self.chance.random() < 0.03 and self._damage()
        store = open_store(self.folder, lambda: self.now, self.scripts)
        assert [notice.code for notice in store.notices] == ([Code.LIBRARY_DAMAGED] if damaged else [])
        there = texts(store)
        assert set(self.copied if damaged else self.written) <= set(there)
        self.written = [*there, f"day {day}"]
        store.write({f"n{day}": a_note("c:x", self.written[-1], day, f"n{day}")})
        self._copy(store)
        store.close()

    def _copy(self, store: NoteStore) -> None:
        """At most one old copy goes, and none where the new one came out spoilt."""
        spoilt = self.chance.random() < 0.03
        before = self.copies()
        with self.patch.context() as patch:
            if spoilt:
                patch.setattr(module, "_copy", spoiling(module._copy))
            try:
                store.back_up_if_due()
            except Fault:
                assert spoilt and self.copies() == before
                self.met["copy spoilt"] += 1
                return
        after = self.copies()
        assert len(set(before) - set(after)) <= 1
        if after[:1] != before[:1]:
            self.copied = list(self.written)

    def _upgrade(self) -> None:
        """A new version of the program, which copies before it changes anything."""
        number = len(self.scripts)
        older, before = self.scripts, len(self.copies())
        self.scripts = (*older, f"ALTER TABLE notes ADD COLUMN extra{number} TEXT NOT NULL DEFAULT ''")
        open_store(self.folder, lambda: self.now, self.scripts).close()
        assert self.copies()[0].version == number and len(self.copies()) >= before
        self.copied = list(self.written)
        self.met["upgraded"] += 1

    def _damage(self) -> bool:
        """A page in the middle overwritten, the file cut, or gone; whether there was something to harm."""
        path = self.folder / FILE
        data = path.read_bytes() if path.exists() else b""
        if not data or not self.copies():
            return False
        harmed = self.chance.choice((b"", data[: len(data) // 2 + 100], b"\xa5" * 4096 + data[4096:]))
        path.unlink()
        if harmed:
            path.write_bytes(harmed)
        self.met["library damaged"] += 1
        return True

    def every_copy_restores(self, place: Path) -> int:
        """Each, put in the library's place, is opened without a complaint; a later one never holds less."""
        held: list[set[str]] = []
        for number, copy in enumerate(self.copies()):
            folder = place / str(number)
            folder.mkdir(parents=True)
            (folder / FILE).write_bytes(copy.path.read_bytes())
            assert not database.complaint(copy.path, self.scripts), copy.path.name
            store = open_store(folder, lambda: self.now, self.scripts)
            assert not store.notices
            held.append(set(texts(store)))
            store.close()
        assert held[0] >= set(self.copied)
        assert all(later >= earlier for later, earlier in itertools.pairwise(held))
        return len(held)


def spoiling(copy):
    def spoilt(source, path: Path) -> None:
        copy(source, path)
        data = path.read_bytes()
        path.write_bytes(data[:4096] + b"\xa5" * 4096 + data[8192:])

    return spoilt


def lived(folder: Path, seed: int, days: int, patch: pytest.MonkeyPatch) -> Life:
    life = Life(folder / "library", random.Random(seed), patch)
    for day in range(days):
        life.live(day)
        if day % 100 == 50:
            life.every_copy_restores(folder / f"after {day}")
    return life


def test_two_months_of_days(tmp_path, monkeypatch):
    life = lived(tmp_path, 4, 60, monkeypatch)
    assert life.met["clock jumped"] and life.met["copy spoilt"] and life.met["library damaged"]
    assert life.every_copy_restores(tmp_path / "end") > DAILY


@pytest.mark.slow
def test_three_years_of_days(tmp_path, monkeypatch):
    life = lived(tmp_path, 1, 1100, monkeypatch)
    kept = life.every_copy_restores(tmp_path / "end")
    print(f"\n1,100 days, {dict(life.met)}: {kept} copies kept, every one restores")
    assert DAILY + WEEKLY < kept <= DAILY + WEEKLY + MONTHLY + life.met["clock jumped"]
    assert life.met["upgraded"] == 4
