"""Power may fail at any file operation: what was called saved is there, and the library opens."""

from pathlib import Path

import apsw
import pytest
from kept_notes import Keeping, a_note
from power_cut import can_trace, states_after_cuts
from power_cut_child import SEEN

from exhibit_viewer.library.database import migrations
from exhibit_viewer.library.opening import FILE, open_store
from exhibit_viewer.library.preferences import Preferences

CHILD = Path(__file__).with_name("power_cut_child.py")
SECOND = (*migrations(), SEEN)
SAMPLES = sorted((Path(__file__).parent / "samples").glob("notes_v*.sql"))

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not can_trace(), reason="needs strace")]


def test_saving_notes(tmp_path):
    def check(folder: Path, said: list[str]) -> None:
        keeping = Keeping(folder)
        shown = {note.id for note in keeping.shown()}
        expected = {name for name in said if not name.startswith("no ")}
        if "no note-0" in said:
            expected.discard("note-0")
            assert "note-0" not in shown
        missing = {name for name in expected - shown if name != "note-0" or "long" not in said}
        assert not missing, missing
        assert keeping.notes.refusal is None
        keeping.notes.close()

    (tmp_path / "library").mkdir()
    assert states_after_cuts(CHILD, tmp_path / "library", "notes", check) > 100


def test_migrating(tmp_path):
    def check(folder: Path, said: list[str]) -> None:
        store = open_store(folder, scripts=SECOND)
        assert len(store.load(frozenset({"c:x"}))) == 5
        assert not store.notices
        store.close()

    root = tmp_path / "library"
    keeping = Keeping(root)
    keeping.write(*(a_note("c:x", f"note {number}", number) for number in range(5)))
    keeping.notes.close()
    assert states_after_cuts(CHILD, root, "migration", check) > 40


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_opening_an_older_library(tmp_path, sample):
    """Whatever version a cut finds it in, its notes are there, and so is the note that was called saved after it."""

    def check(folder: Path, said: list[str]) -> None:
        store = open_store(folder, scripts=SECOND)
        assert not store.notices
        texts = kept(folder)
        assert {"The neck was broken and glued.", "青花"} <= texts
        assert "after" not in said or "after" in texts
        store.close()

    root = tmp_path / "library"
    root.mkdir()
    connection = apsw.Connection(str(root / FILE))
    connection.execute(sample.read_text(encoding="utf-8"))
    connection.close()
    assert states_after_cuts(CHILD, root, "older", check) > 40


def kept(folder: Path) -> set[str]:
    """The words of every note."""
    connection = apsw.Connection(str(folder / FILE))
    rows = list(connection.execute("SELECT value FROM notes, json_each(notes.text) WHERE deleted = ''"))
    connection.close()
    return {str(row[0]) for row in rows}


def test_restoring_a_damaged_library(tmp_path):
    """Five notes are in the backup; the sixth is only in the damaged file, half of the time only in its log."""

    def check(folder: Path, said: list[str]) -> None:
        keeping = Keeping(folder)
        assert [note.order for note in keeping.shown()] == list(range(6))
        assert keeping.write(a_note(keeping.key(), "after", 6)) == [None]
        keeping.notes.close()

    for log_left_behind in (False, True):
        root = tmp_path / f"library-{log_left_behind}"
        damage(root, log_left_behind)
        assert states_after_cuts(CHILD, root, "restoring", check) > 40


def damage(root: Path, log_left_behind: bool) -> None:
    """A library with a backup of five notes, a sixth note, and a damaged index."""
    keeping = Keeping(root)
    keeping.write(*(a_note(keeping.key(), f"note {number}", number) for number in range(5)))
    keeping.notes.close()
    data = bytearray((root / FILE).read_bytes())
    connection = apsw.Connection(str(root / FILE))
    (page,) = next(iter(connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'sightings_by_content'")))
    connection.close()
    again = Keeping(root)
    again.write(a_note(again.key(), "note 5", 5))
    log = (root / f"{FILE}-wal").read_bytes()
    again.notes.close()
    if log_left_behind:
        (root / f"{FILE}-wal").write_bytes(log)
    else:
        data = bytearray((root / FILE).read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\x55" * 4096
    (root / FILE).write_bytes(data)


def test_saving_settings(tmp_path):
    def check(folder: Path, said: list[str]) -> None:
        preferences = Preferences(folder)
        assert not preferences.notices
        assert preferences.settings.number("text_percent") >= int(said[-1] if said else 100)

    (tmp_path / "config").mkdir()
    assert states_after_cuts(CHILD, tmp_path / "config", "settings", check) > 40
