"""A full disk: what cannot be saved is said and stays, what was saved is read, and with room again all goes on.

Each deed with every amount of room, page by page, from none to enough:
python run.py --test -m slow -s tests/reliability/test_full_disk.py
"""

import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from full_disk_deeds import DEEDS, Deed
from kept_notes import a_note
from small_disk import SmallDisk

from exhibit_viewer.desktop.hand_over import Instance
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.library.backups import Backups
from exhibit_viewer.library.database import connect, migrations
from exhibit_viewer.library.notes import utc_now
from exhibit_viewer.library.places import Places
from exhibit_viewer.library.preferences import Preferences
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.settings import Settings
from exhibit_viewer.model.ticket import Ticket

SAMPLE = Path(__file__).resolve().parents[2] / "assets" / "sample"
TRIANGLE = "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n"


def test_a_disk_that_fills_up_while_notes_are_written(keep, small_disk):
    keeping = keep(small_disk.place / "library")
    assert keeping.write(a_note(keeping.key(), "kept")) == [None]
    small_disk.fill()
    answers: list[Fault | None] = []
    keeping.notes.put(a_note(keeping.key(), "y" * 300_000, 1), answers.append)
    assert not keeping.notes.flush(10)
    assert [fault.code for fault in answers] == [Code.DISK_FULL]
    assert keeping.texts() == ["kept", "y" * 300_000], "the text stays on show"
    small_disk.make_room()
    assert keeping.notes.flush(10)
    assert answers[-1] is None
    keeping.notes.close()
    assert keep(small_disk.place / "library").texts() == ["kept", "y" * 300_000]


@pytest.mark.parametrize("killed", [False, True], ids=["closed before", "log left behind"])
def test_a_disk_that_is_full_at_the_start(keep, small_disk, killed):
    folder = small_disk.place / "library"
    before = keep(folder)
    before.write(a_note(before.key(), "kept"))
    log = (folder / "notes.sqlite-wal").read_bytes()
    before.write(a_note(before.key(), "also kept", 1))
    log = (folder / "notes.sqlite-wal").read_bytes()
    data = (folder / "notes.sqlite").read_bytes()
    before.notes.close()
    if killed:
        (folder / "notes.sqlite").write_bytes(data)
        (folder / "notes.sqlite-wal").write_bytes(log)
    small_disk.fill()
    keeping = keep(folder)
    assert keeping.texts() == ["kept", "also kept"]
    assert [notice.code for notice in keeping.notes.notices] == [Code.DISK_FULL]
    answers: list[Fault | None] = []
    keeping.notes.put(a_note(keeping.key(), "typed on a full disk", 2), answers.append)
    assert not keeping.notes.flush(10)
    assert [fault.code for fault in answers] == [Code.DISK_FULL]
    assert keeping.texts()[-1] == "typed on a full disk"
    small_disk.make_room()
    assert keeping.notes.flush(10)
    assert answers[-1] is None
    keeping.notes.close()
    assert keep(folder).texts() == ["kept", "also kept", "typed on a full disk"]


def test_a_first_start_on_a_full_disk(keep, small_disk):
    small_disk.fill()
    keeping = keep(small_disk.place / "library")
    assert keeping.texts() == []
    answers = keeping.write(a_note(keeping.key(), "first"))
    assert [fault.code for fault in answers] == [Code.DISK_FULL]
    small_disk.make_room()
    assert keeping.notes.flush(10)
    keeping.notes.close()
    assert keep(small_disk.place / "library").texts() == ["first"]


def test_a_backup_without_room_costs_no_old_one(keep, small_disk):
    folder = small_disk.place / "library"
    keeping = keep(folder)
    keeping.write(a_note(keeping.key(), "one"))
    keeping.notes.close()
    backups = Backups(folder / "backups", migrations(), lambda: utc_now() + timedelta(days=1))
    (good,) = backups.all()
    small_disk.fill()
    source = connect(folder / "notes.sqlite", read_only=False)
    with pytest.raises(Exception, match=r"(?i)full|no space|I/O"):
        backups.make(source, 99)
    assert backups.all() == (good,)
    assert backups.newest_good() == good.path
    small_disk.make_room()
    backups.make(source, 99)
    source.close()
    assert [backup.change for backup in backups.all()] == [99, good.change]
    assert not list((folder / "backups").glob(".making-*")), "nothing half made stays"


def test_settings_that_cannot_be_kept(small_disk):
    preferences = Preferences(small_disk.place)
    preferences.save_settings(Settings().with_value("theme", "paper"))
    small_disk.fill()
    with pytest.raises(Fault) as caught:
        preferences.save_settings(Settings().with_value("author", "A" * 5000))
    assert caught.value.code is Code.DISK_FULL
    assert Preferences(small_disk.place).settings.text("theme") == "paper"
    small_disk.make_room()
    preferences.save_settings(Settings().with_value("author", "A" * 5000))
    assert Preferences(small_disk.place).settings.text("author") == "A" * 5000


def with_room_for(pages: int, deed: Callable[[Path], Deed], disk: SmallDisk) -> Fault | None:
    """Do it where only so many pages are free, and once more where there is room; what was said the first time."""
    place = disk.place / "it" / str(pages)
    place.parent.mkdir(exist_ok=True)
    running = deed(place)
    next(running)
    disk.fill(but_pages=pages)
    said = next(running)
    disk.make_room()
    assert not list(running)
    shutil.rmtree(place.parent)
    return said


@pytest.fixture
def little_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """An import does not refuse beforehand for want of spare room: it meets the end of the disk itself."""
    monkeypatch.setattr("exhibit_viewer.library.holdings.importing._check_room", lambda folder, size: None)


@pytest.mark.logs
@pytest.mark.parametrize("pages", [0, 3])
@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_on_a_full_disk(small_disk, little_is_enough, deed, pages):
    said = with_room_for(pages, deed, small_disk)
    assert said is None or said.code is Code.DISK_FULL
    assert pages or said, "it needs no room"


@pytest.mark.slow
@pytest.mark.logs
@pytest.mark.parametrize("deed", DEEDS)
def test_a_disk_that_fills_up_at_any_page(small_disk, little_is_enough, deed):
    refused, done, pages = 0, 0, 0
    while done < 3:
        said = with_room_for(pages, deed, small_disk)
        assert said is None or said.code is Code.DISK_FULL, f"{pages} pages: {said}"
        refused, done, pages = refused + bool(said), 0 if said else done + 1, pages + 1
        assert pages < 600, "there is never room enough"
    print(f"\n{deed.__name__}: refused with {refused} amounts of room, the largest {pages - 4} pages")


@pytest.mark.logs
@pytest.mark.parametrize("elsewhere", [True, False], ids=["room elsewhere", "no room at all"])
def test_models_open_without_a_pack(small_disk, tmp_path, monkeypatch, elsewhere):
    model = tmp_path / "vase.obj"
    model.write_text(TRIANGLE)
    small_disk.fill()
    if not elsewhere:
        monkeypatch.setattr("exhibit_viewer.ingest.scratch._IN_MEMORY", small_disk.place)
        monkeypatch.setattr(tempfile, "tempdir", str(small_disk.place))
    reader = Reader(small_disk.place / "packs")
    try:
        if elsewhere:
            assert reader.open(model, Ticket()).facts.triangles == 1
        else:
            with pytest.raises(Fault) as caught:
                reader.open(model, Ticket())
            assert caught.value.code is Code.DISK_FULL
        small_disk.make_room()
        assert reader.open(model, Ticket()).facts.triangles == 1
        assert list((small_disk.place / "packs").glob("*.pack"))
    finally:
        reader.close()


def test_a_start_on_a_full_disk_is_the_first_or_leaves_word(small_disk):
    small_disk.fill()
    first, second = Instance(small_disk.place), Instance(small_disk.place)
    assert first.claim()
    assert not second.claim()
    assert not second.send([small_disk.place])
    assert not list((small_disk.place / "inbox").glob("*.*"))
    small_disk.make_room()
    assert second.send([small_disk.place])


def test_the_cache_may_be_on_the_full_disk_too(small_disk):
    small_disk.fill()
    cache, _ = Places.of(small_disk.place).writable(small_disk.place / "cache")
    assert cache.is_dir()


@pytest.mark.logs
def test_the_whole_program_on_a_full_disk(start, small_disk, tmp_path):
    collection = tmp_path / "stick"
    collection.mkdir()
    shutil.copy(SAMPLE / "coin.glb", collection)
    small_disk.fill()
    program = start(small_disk.place / "base")
    program.open(collection)
    program.wait(lambda: program.session.state.model is not None)
    session = program.session
    session.choose("theme", "paper")
    assert session.state.settings.text("theme") == "paper"
    small_disk.make_room()
    session.choose("author", "Lin")
    assert Preferences(small_disk.place / "base" / "config").settings.text("author") == "Lin"
