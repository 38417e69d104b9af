"""Libraries that are newer, older, damaged, in use, read-only or full."""

import multiprocessing
import os
import resource
import shutil
import stat
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import apsw
import pytest
from kept_notes import Keeping, a_note

from exhibit_viewer.library import database
from exhibit_viewer.library.opening import FILE, open_store
from exhibit_viewer.model.faults import Code, Fault

SAMPLES = sorted((Path(__file__).parent / "samples").glob("notes_v*.sql"))
NOON = datetime(2031, 5, 1, 12, tzinfo=UTC)


def filled(folder: Path, *texts: str) -> None:
    keeping = Keeping(folder)
    assert keeping.write(*(a_note(keeping.key(), text, order) for order, text in enumerate(texts))) == [None] * len(
        texts
    )
    keeping.notes.close()


def codes(keeping: Keeping) -> list[Code]:
    return [notice.code for notice in keeping.notes.notices]


def test_there_is_a_sample_of_every_version():
    versions = {int(sample.stem.removeprefix("notes_v")) for sample in SAMPLES}
    assert versions == set(range(1, len(database.migrations()) + 1))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_old_libraries_open(keep, tmp_path, sample):
    connection = apsw.Connection(str(tmp_path / FILE))
    connection.execute(sample.read_text(encoding="utf-8"))
    connection.close()
    keeping = keep(tmp_path)
    assert keeping.texts("sample", "vase", "content") == ["The neck was broken and glued.", "青花"]
    assert codes(keeping) == []


def test_a_newer_library_is_refused_untouched(keep, tmp_path):
    filled(tmp_path, "from the future")
    connection = apsw.Connection(str(tmp_path / FILE))
    connection.pragma("user_version", 99)
    connection.close()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    keeping = keep(tmp_path)
    assert keeping.notes.refusal.code is Code.LIBRARY_NEWER
    assert dict(keeping.notes.refusal.facts) == {"version": 99, "supported": len(database.migrations())}
    with pytest.raises(Fault):
        keeping.key()
    assert [fault.code for fault in keeping.write(a_note("c:x", "no"))] == [Code.LIBRARY_NEWER]
    keeping.notes.close()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_migrations_run_once_each_and_after_a_backup(tmp_path):
    filled(tmp_path, "old")
    scripts = (*database.migrations(), "ALTER TABLE notes ADD COLUMN seen TEXT NOT NULL DEFAULT ''")
    for _ in range(2):
        store = open_store(tmp_path, lambda: NOON, scripts)
        assert store.refusal is None
        store.close()
    assert len(list((tmp_path / "backups").glob(f"*-v{len(scripts) - 1}-20310501T120000Z.sqlite"))) == 1
    connection = apsw.Connection(str(tmp_path / FILE))
    assert database.version_of(connection) == len(scripts)
    connection.close()


def test_a_migration_that_fails_leaves_the_library_as_it_was(keep, tmp_path):
    filled(tmp_path, "kept")
    scripts = (*database.migrations(), "ALTER TABLE notes ADD COLUMN seen TEXT; SELECT * FROM nowhere")
    with pytest.raises(Fault):
        open_store(tmp_path, lambda: NOON, scripts)
    keeping = keep(tmp_path)
    assert keeping.texts() == ["kept"]
    assert codes(keeping) == []


def overwritten(data: bytes) -> bytes:
    return os.urandom(len(data))


def page_lost(data: bytes) -> bytes:
    return data[:4096] + b"\0" * 4096 + data[8192:]


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2 - 100]


def emptied(data: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("harm", [overwritten, page_lost, cut, emptied])
def test_a_damaged_library_comes_back_from_its_backup(keep, tmp_path, harm):
    filled(tmp_path, *(f"note {number}" for number in range(40)))
    path = tmp_path / FILE
    path.write_bytes(harm(path.read_bytes()))
    harmed = path.read_bytes()
    keeping = keep(tmp_path)
    assert keeping.texts() == [f"note {number}" for number in range(40)]
    (notice,) = keeping.notes.notices
    assert notice.code is Code.LIBRARY_DAMAGED
    assert Path(str(notice.facts["kept"])).read_bytes() == harmed
    assert keeping.write(a_note(keeping.key(), "after", 99)) == [None]
    keeping.notes.close()
    assert codes(keep(tmp_path)) == []


def test_a_library_that_has_gone_comes_back_too(keep, tmp_path):
    filled(tmp_path, "still here")
    (tmp_path / FILE).unlink()
    keeping = keep(tmp_path)
    assert keeping.texts() == ["still here"]
    assert codes(keeping) == [Code.LIBRARY_DAMAGED]


def test_a_damaged_library_without_backups_starts_afresh(keep, tmp_path):
    filled(tmp_path, "lost")
    shutil.rmtree(tmp_path / "backups")
    (tmp_path / FILE).write_bytes(b"not a database at all")
    keeping = keep(tmp_path)
    assert keeping.texts() == []
    assert codes(keeping) == [Code.LIBRARY_DAMAGED]
    assert keeping.write(a_note(keeping.key(), "new")) == [None]


def test_notes_newer_than_the_backup_are_fetched_from_the_damaged_file(keep, tmp_path):
    filled(tmp_path, "in the backup")
    keeping = Keeping(tmp_path)
    keeping.write(*(a_note(keeping.key(), f"{number}" * 900, number + 1) for number in range(9)))
    keeping.notes.close()
    connection = apsw.Connection(str(tmp_path / FILE))
    (page,) = next(iter(connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'sightings_by_content'")))
    connection.close()
    data = bytearray((tmp_path / FILE).read_bytes())
    data[(page - 1) * 4096 : page * 4096] = os.urandom(4096)
    (tmp_path / FILE).write_bytes(data)
    again = keep(tmp_path)
    assert codes(again) == [Code.LIBRARY_DAMAGED]
    assert again.texts() == ["in the backup", *(f"{number}" * 900 for number in range(9))]


def test_a_damaged_backup_is_not_restored(keep, tmp_path):
    filled(tmp_path, "good")
    (backup,) = (tmp_path / "backups").iterdir()
    newer = backup.with_name(backup.name.replace("notes-000000000001", "notes-000000000009"))
    newer.write_bytes(backup.read_bytes()[:5000])
    (tmp_path / FILE).write_bytes(b"x" * 8192)
    assert keep(tmp_path).texts() == ["good"]


def test_a_planted_trigger_neither_runs_nor_stays(keep, tmp_path):
    filled(tmp_path, "one", "two")
    connection = apsw.Connection(str(tmp_path / FILE))
    connection.execute("CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM notes; END")
    connection.close()
    keeping = keep(tmp_path)
    keeping.write(a_note(keeping.key(), "three", 2))
    assert keeping.texts() == ["one", "two", "three"]
    assert codes(keeping) == [Code.LIBRARY_DAMAGED]


def test_a_second_window_reads_and_says_so(keep, tmp_path):
    first = keep(tmp_path)
    first.write(a_note(first.key(), "one"))
    second = keep(tmp_path)
    assert codes(second) == [Code.LIBRARY_BUSY]
    assert second.texts() == ["one"]
    first.write(a_note(first.key(), "two", 1))
    assert second.texts() == ["one", "two"]
    assert [fault.code for fault in second.write(a_note(second.key(), "three", 2))] == [Code.LIBRARY_BUSY]
    first.notes.close()
    second.notes.close()
    third = keep(tmp_path)
    assert third.notes.refusal is None
    assert third.texts() == ["one", "two", "three"]


def test_a_second_window_takes_over_when_the_first_goes(keep, tmp_path):
    first, second = keep(tmp_path), keep(tmp_path)
    answers: list[Fault | None] = []
    second.notes.put(a_note(second.key(), "typed beside"), answers.append)
    assert not second.notes.flush(10)
    assert [fault.code for fault in answers] == [Code.LIBRARY_BUSY]
    first.notes.close()
    assert second.notes.flush(10)
    assert answers[1:] == [None]
    assert second.notes.refusal is None
    assert keep(tmp_path).texts() == ["typed beside"]
    assert second.write(a_note(second.key(), "and more", 1)) == [None]


def test_a_killed_window_holds_nothing_up(keep, tmp_path):
    code = (
        "import os, sys; from pathlib import Path; from exhibit_viewer.library.notes_writer import open_notes\n"
        "notes = open_notes(Path(sys.argv[1]), lambda deed: deed()); os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode in (-9, 1)
    assert keep(tmp_path).notes.refusal is None


def test_a_full_database_says_so_and_works_again_once_there_is_room(keep, tmp_path):
    keeping = keep(tmp_path)
    keeping.write(a_note(keeping.key(), "kept"))
    writer = keeping.notes._store._writer
    room = writer.pragma("max_page_count")
    writer.pragma("max_page_count", writer.pragma("page_count"))
    answers: list[Fault | None] = []
    keeping.notes.put(a_note(keeping.key(), "x" * 50_000, 1), answers.append)
    assert not keeping.notes.flush(10)
    assert [fault.code for fault in answers] == [Code.DISK_FULL]
    assert len(keeping.texts()) == 2
    writer.pragma("max_page_count", room)
    assert keeping.notes.flush(10)
    assert answers[-1] is None
    keeping.notes.close()
    assert keep(tmp_path).texts() == ["kept", "x" * 50_000]


def _write_without_room(folder: str, results: "multiprocessing.SimpleQueue[object]") -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    keeping = Keeping(Path(folder))
    key, kept, refused = keeping.key(), 0, ""
    while not refused:
        (answer,) = keeping.write(a_note(key, f"{kept}:" + "y" * 5000, kept))
        refused = answer.code if answer else ""
        kept += not refused
    results.put((kept, str(refused), len(keeping.texts())))
    os._exit(0)


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
def test_a_disk_that_takes_no_more_loses_nothing_it_took(keep, tmp_path):
    context = multiprocessing.get_context("fork")
    results = context.SimpleQueue()
    child = context.Process(target=_write_without_room, args=(str(tmp_path), results))
    child.start()
    kept, refused, shown = results.get()
    child.join()
    assert refused in (Code.DISK_FULL, Code.NOT_SAVED)
    assert shown == kept + 1
    texts = keep(tmp_path).texts()
    assert [text.split(":")[0] for text in texts[:kept]] == [str(number) for number in range(kept)]
    assert kept


@pytest.fixture
def read_only_folder():
    folder = Path(tempfile.mkdtemp(prefix="read-only-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def _read_as_nobody(folder: str, results: "multiprocessing.SimpleQueue[object]") -> None:
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    keeping = Keeping(Path(folder))
    answers = keeping.write(a_note("declared:x", "no"))
    answer = answers[0].code if answers and answers[0] else ""
    results.put((keeping.texts(), str(answer), [str(code) for code in codes(keeping)]))
    os._exit(0)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions work otherwise there")
@pytest.mark.parametrize("unfinished", [False, True], ids=["closed", "log left behind"])
def test_a_read_only_library_reads(read_only_folder, tmp_path, unfinished):
    keeping = Keeping(tmp_path)
    keeping.write(a_note(keeping.key(), "read me"))
    if not unfinished:
        keeping.notes.close()
    for path in tmp_path.iterdir():
        if path.is_file():
            shutil.copy(path, read_only_folder)
    keeping.notes.close()
    for path in read_only_folder.iterdir():
        path.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    read_only_folder.chmod(0o555)
    context = multiprocessing.get_context("fork")
    results = context.SimpleQueue()
    child = context.Process(target=_read_as_nobody, args=(str(read_only_folder), results))
    child.start()
    texts, answer, told = results.get()
    child.join()
    assert texts == ["read me"]
    assert answer == Code.LIBRARY_READ_ONLY
    assert told == [Code.LIBRARY_READ_ONLY]


def test_a_folder_in_the_way_is_said(keep, tmp_path):
    (tmp_path / FILE).mkdir()
    keeping = keep(tmp_path)
    assert keeping.notes.refusal is not None
    assert keeping.write(a_note("c:x", "no"))[0] is not None
