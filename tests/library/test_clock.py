"""A clock that jumps costs nothing: notes keep their order, copies are made, the newest is the one restored."""

from datetime import UTC, datetime, timedelta

from kept_notes import a_note

from exhibit_viewer.library.backups import Backups
from exhibit_viewer.library.database import migrations
from exhibit_viewer.library.opening import FILE, open_store

START = datetime(2031, 5, 1, 12, tzinfo=UTC)
JUMPS = (0, 1, -400, -399, 3650, 3651, 2, 3, -10_000, 4, 5)
"""Days from the start, in the order in which the clock shows them."""


def test_saves_and_copies_under_a_jumping_clock(tmp_path):
    texts: list[str] = []
    for number, days in enumerate(JUMPS):
        store = open_store(tmp_path, lambda days=days: START + timedelta(days=days))
        assert not store.notices
        texts.append(f"day {days}")
        store.write({f"n{number}": a_note("c:x", texts[-1], number, f"n{number}")})
        store.back_up_if_due()
        assert [note.text.best(())[0] for note in store.load(frozenset({"c:x"}))] == texts
        store.close()
    backups = Backups(tmp_path / "backups", migrations(), lambda: START)
    changes = [backup.change for backup in backups.all()]
    assert changes == sorted(changes, reverse=True)
    assert changes[0] == len(JUMPS), "the newest is what was written last, whatever its date"
    assert len(changes) >= len(JUMPS) - 2
    (tmp_path / FILE).write_bytes(b"lost")
    restored = open_store(tmp_path)
    assert [note.text.best(())[0] for note in restored.load(frozenset({"c:x"}))] == texts
    restored.close()


def test_a_note_deleted_under_another_clock_stays_deleted(tmp_path):
    late = open_store(tmp_path, lambda: START + timedelta(days=4000))
    late.write({"n": a_note("c:x", "x", 0, "n")})
    late.close()
    early = open_store(tmp_path, lambda: START - timedelta(days=4000))
    early.write({"n": None})
    early.close()
    again = open_store(tmp_path)
    assert again.load(frozenset({"c:x"})) == ()
    again.close()
