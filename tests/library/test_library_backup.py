"""The whole library in one file and back: checked when written, checked when read, old or new at every moment."""

import contextlib
import json
import random
import shutil
import subprocess
import sys
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from kept_notes import Keeping, a_note

from exhibit_viewer.library.holdings import backup as packing
from exhibit_viewer.library.holdings.backup import LIST, back_up
from exhibit_viewer.library.holdings.holdings import TRASH, Holdings
from exhibit_viewer.library.holdings.importing import import_path
from exhibit_viewer.library.holdings.restoring import clear_begun, finish_restoring, prepare_restoring
from exhibit_viewer.library.places import Places
from exhibit_viewer.library.preferences import Preferences
from exhibit_viewer.library.sets import Sets
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.own_set import OwnSet
from exhibit_viewer.model.settings import Settings
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.ticket import Ticket

NOW = datetime(2031, 5, 1, 10, tzinfo=UTC)
CHILD = Path(__file__).with_name("backup_child.py")
RESTORING = Path(__file__).with_name("restore_child.py")


def a_library(base: Path, words: str, percent: int) -> Places:
    """A library with a collection, a note and a setting."""
    places = Places.of(base)
    source = base / "source" / words
    source.mkdir(parents=True)
    (source / "vase.ply").write_text(f"ply {words}")
    import_path(source, Holdings(places.data), Ticket())
    keeping = Keeping(places.data)
    keeping.write(a_note(keeping.key(), words, 0))
    keeping.notes.close()
    Preferences(places.config).save_settings(Settings().with_value("text_percent", percent))
    Sets(places.data).keep(OwnSet("lesson", LangText.of(words)))
    return places


def said(places: Places) -> tuple[list[str], list[str], float]:
    """What a library holds: collections, notes, a setting."""
    keeping = Keeping(places.data)
    texts = keeping.texts()
    keeping.notes.close()
    sets = [own.title.best(())[0] for own in Sets(places.data).all() if own.id == "lesson"]
    assert sets == texts[: len(sets)], "the sets of one library beside the notes of another"
    names = [(holding.folder / "vase.ply").read_text() for holding in Holdings(places.data).all()]
    return names, texts, Preferences(places.config).settings.number("text_percent")


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_there_and_back_on_another_machine(tmp_path):
    here, there = a_library(tmp_path / "a", "first", 120), a_library(tmp_path / "b", "second", 150)
    file = tmp_path / "library.zip"
    assert back_up(here, file, Ticket()) == file.stat().st_size
    assert prepare_restoring(there, file, Ticket()) == 6
    assert said(there) == (["ply second"], ["second"], 150)
    assert finish_restoring(there, NOW)
    assert said(there) == said(here) == (["ply first"], ["first"], 120)
    kept = there.data / TRASH / "20310501T100000Z-library"
    assert (kept / "collections" / "second" / "vase.ply").read_text() == "ply second"
    assert {"notes.sqlite", "config/settings.json"} <= set(files(kept))
    assert not finish_restoring(there, NOW)
    assert not [name for name in files(there.data) if "restor" in name]


def test_the_library_may_be_in_use_while_it_is_backed_up(tmp_path):
    places = a_library(tmp_path / "a", "first", 120)
    keeping = Keeping(places.data)
    keeping.write(a_note(keeping.key(), "still in the log", 1))
    back_up(places, tmp_path / "x.zip", Ticket())
    keeping.notes.close()
    there = Places.of(tmp_path / "b")
    prepare_restoring(there, tmp_path / "x.zip", Ticket())
    finish_restoring(there, NOW)
    assert said(there)[1] == ["first", "still in the log"]


def test_an_old_log_is_not_played_into_restored_notes(tmp_path):
    here, there = a_library(tmp_path / "a", "first", 120), a_library(tmp_path / "b", "second", 150)
    back_up(here, tmp_path / "x.zip", Ticket())
    keeping = Keeping(there.data)
    keeping.write(a_note(keeping.key(), "in the log", 1))
    log = (there.data / "notes.sqlite-wal").read_bytes()
    keeping.notes.close()
    (there.data / "notes.sqlite-wal").write_bytes(log)
    prepare_restoring(there, tmp_path / "x.zip", Ticket())
    finish_restoring(there, NOW)
    assert said(there)[1] == ["first"]


def test_a_backup_that_cannot_be_read_again_is_none(tmp_path, monkeypatch):
    places = a_library(tmp_path / "a", "first", 120)
    (tmp_path / "x.zip").write_bytes(b"the old one")
    pack = packing._pack

    def spoilt(file, *others):
        items = pack(file, *others)
        file.seek(200)
        file.write(b"\xff" * 64)
        return items

    monkeypatch.setattr(packing, "_pack", spoilt)
    with pytest.raises(Fault) as caught:
        back_up(places, tmp_path / "x.zip", Ticket())
    assert caught.value.code is Code.NOT_SAVED
    assert (tmp_path / "x.zip").read_bytes() == b"the old one"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_cancelled_backup_leaves_the_old_one(tmp_path):
    places = a_library(tmp_path / "a", "first", 120)
    (tmp_path / "x.zip").write_bytes(b"the old one")
    ticket = Ticket(lambda share: ticket.cancel())
    with pytest.raises(Fault):
        back_up(places, tmp_path / "x.zip", ticket)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "x.zip"]
    assert (tmp_path / "x.zip").read_bytes() == b"the old one"


def changed(file: Path, target: Path, **entries: bytes | None) -> Path:
    """A backup with other entries, by their names with `_` for `/`."""
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            made.writestr(name, entries.get(name.replace("/", "_").replace(".", "_"), source.read(name)) or b"")
        if extra := entries.get("extra"):
            made.writestr("../evil.ply", extra)
    return target


def test_what_is_no_sound_backup_is_refused_and_leaves_nothing(tmp_path):
    places = a_library(tmp_path / "a", "first", 120)
    file = tmp_path / "x.zip"
    back_up(places, file, Ticket())
    before = files(places.data)
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("vase.glb", b"x")
    newer = json.dumps({"version": 99, "files": []}).encode()
    strange = json.dumps({"version": 1, "files": [["elsewhere/x", 1, "00"]]}).encode()
    for path, code in (
        (tmp_path / "other.zip", Code.FORMAT_UNKNOWN),
        (changed(file, tmp_path / "1.zip", backup_json=newer), Code.LIBRARY_NEWER),
        (changed(file, tmp_path / "2.zip", backup_json=strange), Code.FILE_ALTERED),
        (changed(file, tmp_path / "3.zip", notes_sqlite=b"x"), Code.FILE_ALTERED),
        (changed(file, tmp_path / "4.zip", extra=b"x"), Code.ARCHIVE_UNSAFE),
    ):
        with pytest.raises(Fault) as caught:
            prepare_restoring(places, path, Ticket())
        assert caught.value.code is code, path.name
    assert files(places.data) == before
    assert not (tmp_path / "evil.ply").exists()


def test_killed_while_backing_up(tmp_path):
    """The file is the old backup or the new one, and nothing is left beside it for good."""
    places = a_library(tmp_path / "a", "first", 120)
    (Holdings(places.data).all()[0].folder / "large.bin").write_bytes(random.Random(3).randbytes(4 << 20))
    file = tmp_path / "out" / "x.zip"
    file.parent.mkdir()
    back_up(places, file, Ticket())
    chance = random.Random(5)
    for _ in range(5):
        child = subprocess.Popen([sys.executable, str(CHILD), str(tmp_path / "a"), str(file)], stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(chance.uniform(0, 0.2))
        child.kill()
        child.wait()
        child.stdout.close()
        assert prepare_restoring(Places.of(tmp_path / "b"), file, Ticket()) == 7
    with zipfile.ZipFile(file) as archive:
        assert LIST in archive.namelist()


def test_interrupted_while_taking_the_place_of_the_library(tmp_path, monkeypatch):
    """After each rename the next start goes on; nothing of either library is lost."""
    here = a_library(tmp_path / "a", "first", 120)
    back_up(here, tmp_path / "x.zip", Ticket())
    for survived in range(9):
        base = tmp_path / f"run{survived}"
        there = a_library(base, "second", 150)
        prepare_restoring(there, tmp_path / "x.zip", Ticket())
        left = iter(range(survived))

        def rename(source: Path, target: Path, rename=Path.replace, left=left) -> Path:
            if next(left, None) is None:
                raise InterruptedError
            return rename(source, target)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", rename)
            with pytest.raises(InterruptedError) if survived < 8 else contextlib.nullcontext():
                finish_restoring(there, NOW)
        finish_restoring(there, NOW)
        assert said(there) == (["ply first"], ["first"], 120)
        assert (there.data / TRASH / "20310501T100000Z-library" / "notes.sqlite").is_file()
        assert not there.restored.exists()
        shutil.rmtree(base)


def killed_while_restoring(base: Path, times: int, longest: float) -> list[str]:
    """The note of the library after each kill, and the start that follows it."""
    first, second = a_library(base / "a", "first", 120), a_library(base / "b", "second", 150)
    back_up(first, base / "1.zip", Ticket())
    back_up(second, base / "2.zip", Ticket())
    there, chance, found = a_library(base / "c", "third", 180), random.Random(times), []
    for _ in range(times):
        command = [sys.executable, str(RESTORING), str(base / "c"), str(base / "1.zip"), str(base / "2.zip")]
        child = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(chance.uniform(0, longest))
        child.kill()
        child.wait()
        child.stdout.close()
        finish_restoring(there, datetime.now(UTC))  # as the next start does
        clear_begun(there)
        names, texts, percent = said(there)
        assert (names, texts, percent) in (
            (["ply first"], ["first"], 120), (["ply second"], ["second"], 150), (["ply third"], ["third"], 180)
        )  # fmt: skip
        assert not there.restored.exists() and not list(there.data.glob(".restoring-*"))
        found.append(texts[0])
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="kills differently")
def test_killed_while_a_backup_takes_the_place_of_the_library(tmp_path):
    assert len(set(killed_while_restoring(tmp_path, 12, 0.3))) > 1


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kills differently")
def test_killed_hundreds_of_times_while_backups_take_the_place_of_the_library(tmp_path):
    assert len(set(killed_while_restoring(tmp_path, 300, 0.4))) > 1


def test_an_older_backup_leaves_the_sets_as_they_are(tmp_path):
    here, there = a_library(tmp_path / "a", "first", 120), a_library(tmp_path / "b", "second", 150)
    back_up(here, tmp_path / "x.zip", Ticket())
    with zipfile.ZipFile(tmp_path / "x.zip") as archive, zipfile.ZipFile(tmp_path / "old.zip", "w") as old:
        for name in archive.namelist():
            data = archive.read(name)
            if name == LIST:
                value = json.loads(data)
                kept = [item for item in value["files"] if not item[0].startswith("sets/")]
                data = json.dumps({"version": 1, "files": kept}).encode()
            if not name.startswith("sets/"):
                old.writestr(name, data)
    prepare_restoring(there, tmp_path / "old.zip", Ticket())
    finish_restoring(there, NOW)
    assert [own.title.best(())[0] for own in Sets(there.data).all() if own.id == "lesson"] == ["second"]
