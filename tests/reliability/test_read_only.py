"""A DVD, a locked card, a folder somebody else owns: everything is shown, nothing is written, and that is said."""

import shutil
from pathlib import Path

import pytest
from kept_notes import a_note

from exhibit_viewer.desktop.hand_over import Instance
from exhibit_viewer.library.places import Places
from exhibit_viewer.library.preferences import Preferences
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.settings import Settings


def contents(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))}


@pytest.mark.parametrize("unfinished", [False, True], ids=["closed before", "log left behind"])
def test_a_read_only_library_is_read(keep, small_disk, tmp_path, unfinished):
    writing = keep(tmp_path / "library")
    writing.write(a_note(writing.key(), "read me"))
    if not unfinished:
        writing.notes.close()
    shutil.copytree(tmp_path / "library", small_disk.place / "library")
    small_disk.lock()
    keeping = keep(small_disk.place / "library")
    assert keeping.texts() == ["read me"]
    assert [notice.code for notice in keeping.notes.notices] == [Code.LIBRARY_READ_ONLY]
    assert [fault.code for fault in keeping.write(a_note(keeping.key(), "no"))] == [Code.LIBRARY_READ_ONLY]
    assert len(keeping.texts()) == 2, "what was typed stays on show"


def test_a_place_for_a_library_that_cannot_be_made(keep, small_disk):
    small_disk.lock()
    keeping = keep(small_disk.place / "library")
    assert keeping.texts() == []
    assert [fault.code for fault in keeping.write(a_note(keeping.key(), "no"))] == [Code.LIBRARY_READ_ONLY]


def test_settings_are_read_and_refused(small_disk):
    Preferences(small_disk.place).save_settings(Settings().with_value("theme", "paper"))
    small_disk.lock()
    preferences = Preferences(small_disk.place)
    assert preferences.settings.text("theme") == "paper"
    with pytest.raises(Fault) as caught:
        preferences.save_settings(Settings())
    assert caught.value.code is Code.LIBRARY_READ_ONLY


def test_a_cache_goes_elsewhere_and_no_instance_is_the_second(small_disk):
    small_disk.lock()
    cache, notice = Places.of(small_disk.place).writable(small_disk.place / "cache")
    assert cache.is_dir() and small_disk.place not in cache.parents
    assert notice is not None and notice.code is Code.LIBRARY_READ_ONLY
    cache.rmdir()
    assert Instance(small_disk.place).claim() and Instance(small_disk.place).claim()


@pytest.mark.logs
def test_the_whole_program_on_a_dvd_with_its_library(start, small_disk, tmp_path):
    collection = small_disk.place / "exhibits"
    collection.mkdir()
    (collection / "one.obj").write_text("v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n")
    small_disk.lock()
    before = contents(small_disk.place)
    program = start(small_disk.place / "base")
    program.open(collection)
    assert program.session.state.model is not None
    program.session.choose("theme", "paper")
    assert program.session.state.settings.text("theme") == "paper"
    start(tmp_path / "elsewhere")
    assert contents(small_disk.place) == before
