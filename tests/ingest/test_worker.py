"""The reader's processes: they may die in any way, and the next open works."""

import errno
import mmap
import multiprocessing
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from exhibit_viewer.ingest.limits import MEGABYTE, Limits
from exhibit_viewer.ingest.pack import write_pack
from exhibit_viewer.ingest.pack_cache import pack_names
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.ticket import Ticket

sys.path.insert(0, str(Path(__file__).parent))  # the worker process must find it by name too
from worker_doubles import FIRST_START, serve_deeds, serve_from_the_second_start, triangle

PATIENT = Limits(memory_bytes=400 * MEGABYTE, seconds=60.0)
HASTY = Limits(memory_bytes=400 * MEGABYTE, seconds=1.0)
"""For what would never end; a busy machine may take longer than this over anything else."""


@pytest.fixture
def reader(tmp_path):
    reader = Reader(tmp_path / "cache", PATIENT, serve_deeds)
    yield reader
    reader.close()


def model_file(folder: Path, deed: str, name: str = "vase.ply") -> Path:
    """A file that makes the double do `deed`, old enough for the cache's index to trust its date."""
    path = folder / name
    path.write_text(deed)
    hour_ago = time.time() - 3600
    os.utime(path, (hour_ago, hour_ago))
    return path


def reads(folder: Path) -> list[str]:
    """The files that a process really read."""
    log = folder / "reads.log"
    return [line.split(" ", 1)[1] for line in log.read_text().splitlines()] if log.exists() else []


DEATHS = {
    "segfault": Code.READER_DIED,
    "abort": Code.READER_DIED,
    "exit": Code.READER_DIED,
    "killed": Code.READER_DIED,
    "memory": Code.MEMORY_LIMIT,
    "hang": Code.TIME_LIMIT,
    "busy": Code.TIME_LIMIT,
    "garbage": Code.READER_DIED,
    "flood": Code.READER_DIED,
    "nonsense": Code.READER_DIED,
    "foreign path": Code.READER_DIED,
    "wrong job": Code.READER_DIED,
    "odd fault": Code.READER_DIED,
    "half an answer": Code.TIME_LIMIT,
    "close the pipe": Code.READER_DIED,
    "pickle bomb": Code.READER_DIED,
    "damaged pack": Code.READER_DIED,
}


@pytest.mark.parametrize("death", DEATHS)
def test_a_death_is_a_fault_and_the_next_open_works(reader, tmp_path, death):
    if DEATHS[death] is Code.TIME_LIMIT:
        reader.limits = HASTY
    with pytest.raises(Fault) as caught:
        reader.open(model_file(tmp_path, death, "bad.ply"), Ticket())
    assert caught.value.code is DEATHS[death]
    assert caught.value.file == "bad.ply"
    assert not (tmp_path / "bombed").exists()
    reader.limits = PATIENT
    assert reader.open(model_file(tmp_path, "good"), Ticket()).facts.triangles == 1


def test_a_process_that_cannot_start_is_a_fault(tmp_path):
    reader = Reader(tmp_path / "cache", PATIENT, int)  # int(jobs, answers, niceness) raises in the process
    with pytest.raises(Fault) as caught:
        reader.open(model_file(tmp_path, "good"), Ticket())
    assert caught.value.code is Code.READER_DIED


@pytest.mark.skipif(sys.platform == "win32", reason="kills")
def test_a_process_killed_within_its_start_costs_no_file(tmp_path, monkeypatch):
    monkeypatch.setenv(FIRST_START, str(tmp_path / "started"))
    reader = Reader(tmp_path / "cache", PATIENT, serve_from_the_second_start)
    reader.warm()
    assert reader.open(model_file(tmp_path, "good"), Ticket()).facts.triangles == 1
    assert (tmp_path / "started").exists()
    reader.close()


@pytest.mark.parametrize("deed", ["hang", "busy"])
def test_cancelling_ends_the_process(tmp_path, deed):
    reader = Reader(tmp_path / "cache", Limits(seconds=600), serve_deeds)
    ticket = Ticket()
    caught: list[Fault] = []

    def opening() -> None:
        try:
            reader.open(model_file(tmp_path, deed), ticket)
        except Fault as fault:
            caught.append(fault)

    thread = threading.Thread(target=opening)
    thread.start()
    ticket.cancel()
    thread.join(120)
    assert [fault.code for fault in caught] == [Code.CANCELLED]
    assert reader.open(model_file(tmp_path, "good", "next.ply"), Ticket()).facts.triangles == 1
    reader.close()


def test_a_visitor_does_not_wait_for_background_work(tmp_path):
    reader = Reader(tmp_path / "cache", Limits(seconds=600), serve_deeds)
    behind = Ticket()
    path = model_file(tmp_path, "hang", "slow.ply")

    def hanging() -> None:
        with pytest.raises(Fault):
            reader.open(path, behind, background=True)

    thread = threading.Thread(target=hanging)
    thread.start()
    assert reader.open(model_file(tmp_path, "good"), Ticket()).facts.triangles == 1
    assert thread.is_alive()
    behind.cancel()
    thread.join(120)
    reader.close()


def test_opens_at_once_take_turns(reader, tmp_path):
    opened = []
    paths = [model_file(tmp_path, "good", f"{n}.ply") for n in range(4)]
    threads = [threading.Thread(target=lambda path=path: opened.append(reader.open(path, Ticket()))) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(opened) == 4 and sorted(reads(tmp_path)) == [path.name for path in paths]


def test_a_worn_process_is_replaced(tmp_path):
    reader = Reader(tmp_path / "cache", Limits(jobs_per_process=2), serve_deeds)  # digest and model: one open each
    for name in ("one.ply", "two.ply"):
        reader.open(model_file(tmp_path, "good", name), Ticket())
    processes = {line.split()[0] for line in (tmp_path / "reads.log").read_text().splitlines()}
    assert len(processes) == 2
    reader.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_an_idle_process_ends_and_the_next_open_works(tmp_path):
    reader = Reader(tmp_path / "cache", Limits(idle_seconds=0.1), serve_deeds)
    reader.open(model_file(tmp_path, "good", "one.ply"), Ticket())
    first = int((tmp_path / "reads.log").read_text().split()[0])
    patience = time.monotonic() + 120
    while Path(f"/proc/{first}").exists() and time.monotonic() < patience:
        time.sleep(0.05)
    assert not Path(f"/proc/{first}").exists()
    reader.open(model_file(tmp_path, "good", "two.ply"), Ticket())
    processes = {line.split()[0] for line in (tmp_path / "reads.log").read_text().splitlines()}
    assert len(processes) == 2
    reader.close()


def test_the_second_open_needs_no_process(tmp_path):
    path = model_file(tmp_path, "good")
    first = Reader(tmp_path / "cache", PATIENT, serve_deeds)
    first.open(path, Ticket())
    first.close()
    second = Reader(tmp_path / "cache", PATIENT, int)
    assert second.open(path, Ticket()).facts.triangles == 1


@pytest.mark.parametrize("name", ["vase.glb", "vase.ply"])
def test_what_is_known_is_looked_up_once(tmp_path, monkeypatch, name):
    """Every byte of a pack is checked when it is looked up."""
    path = model_file(tmp_path, "good", name)
    first = Reader(tmp_path / "cache", PATIENT, serve_deeds)
    first.open(path, Ticket())
    first.close()
    second, asked = Reader(tmp_path / "cache", PATIENT, int), []
    recall = second.cache.recall
    monkeypatch.setattr(second.cache, "recall", lambda *words: asked.append(words) or recall(*words))
    assert second.open_first(path, Ticket()).facts.triangles == 1
    assert len(asked) == 1


def test_a_changed_file_is_read_again(reader, tmp_path):
    path = model_file(tmp_path, "good")
    reader.open(path, Ticket())
    model_file(tmp_path, "exit", path.name)
    os.utime(path, (1, 1))
    with pytest.raises(Fault):
        Reader(tmp_path / "other", PATIENT, serve_deeds).open(path, Ticket())
    assert reader.open(path, Ticket()).facts.triangles == 1  # the double gives all files one digest
    assert reads(tmp_path) == ["vase.ply"]


def spoil(pack: Path, how: str) -> None:
    if how == "deleted":
        pack.unlink()
    elif how == "cut":
        pack.write_bytes(pack.read_bytes()[:100])
    elif how == "random":
        pack.write_bytes(os.urandom(pack.stat().st_size))
    else:
        pack.unlink()
        pack.mkdir()


@pytest.mark.logs
@pytest.mark.parametrize("how", ["deleted", "cut", "random", "folder"])
@pytest.mark.parametrize("what", ["*.pack", "index.json"])
def test_a_damaged_cache_is_made_again(reader, tmp_path, how, what):
    path = model_file(tmp_path, "good")
    reader.open(path, Ticket())
    spoil(next((tmp_path / "cache").glob(what)), how)
    again = Reader(tmp_path / "cache", PATIENT, serve_deeds)
    assert again.open(path, Ticket()).facts.triangles == 1
    again.close()


def test_a_changed_sidecar_makes_the_pack_stale(tmp_path):
    reader = Reader(tmp_path / "cache", PATIENT, serve_deeds)
    path = model_file(tmp_path, "good")
    sidecar = tmp_path / "vase.mtl"
    absent = ("vase.png", -1, 0)
    (tmp_path / "cache").mkdir()
    sidecar.write_text("one")
    stamp = (sidecar.name, 3, sidecar.stat().st_mtime_ns)
    pack = pack_names("a" * 64, path).beside
    write_pack(triangle("a" * 64), tmp_path / "cache" / pack, [stamp, absent])
    assert reader.cache.find(pack, path) is not None
    (tmp_path / "vase.png").write_text("found at last")
    assert reader.cache.find(pack, path) is None
    (tmp_path / "vase.png").unlink()
    sidecar.write_text("two!")
    assert reader.cache.find(pack, path) is None


@pytest.mark.logs
@pytest.mark.parametrize("obstacle", ["file", "missing device"])
def test_a_cache_that_cannot_be_written_does_not_stop_anything(tmp_path, obstacle):
    cache = tmp_path / "cache"
    if obstacle == "file":
        cache.write_text("in the way")
    else:
        cache.symlink_to("/proc/nowhere")
    reader = Reader(cache, PATIENT, serve_deeds)
    assert reader.open(model_file(tmp_path, "good"), Ticket()).meshes[0].positions.sum() == 3
    reader.close()


def test_the_cache_keeps_to_its_size_and_drops_the_oldest(tmp_path):
    reader = Reader(tmp_path / "cache", Limits(cache_bytes=1), serve_deeds)
    for name in ("one.ply", "two.ply"):
        model = reader.open(model_file(tmp_path, "good", name), Ticket())
    assert len(list((tmp_path / "cache").glob("*.pack"))) == 1
    assert model.facts.triangles == 1
    assert reader.cache.bytes_kept() > 0
    reader.cache.clear()
    assert list((tmp_path / "cache").iterdir()) == []
    reader.close()


def test_the_window_process_loads_no_reader():
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from exhibit_viewer.ingest.worker import Reader\n"
        "Reader(Path('unused'))\n"
        "heavy = {'trimesh', 'scipy', 'PIL', 'DracoPy', 'networkx', 'lxml', 'PySide6', 'OpenGL'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=300)


def no_thread(_: threading.Thread) -> None:
    raise RuntimeError("can't start new thread")


def test_where_no_thread_is_to_be_had_that_is_said_and_no_process_stays(tmp_path, monkeypatch):
    reader = Reader(tmp_path / "cache", PATIENT, serve_deeds)
    monkeypatch.setattr(threading.Thread, "start", no_thread)
    with pytest.raises(Fault) as caught:
        reader.open(model_file(tmp_path, "good"), Ticket())
    assert caught.value.code is Code.MEMORY_SHORT and caught.value.file == "vase.ply"
    assert not multiprocessing.active_children()
    monkeypatch.undo()
    assert reader.open(model_file(tmp_path, "good"), Ticket()).facts.triangles == 1
    reader.close()


def test_what_cannot_be_put_to_rest_later_ends_now(reader, tmp_path, monkeypatch):
    reader.warm()
    monkeypatch.setattr(threading.Timer, "start", no_thread)
    assert reader.open(model_file(tmp_path, "good"), Ticket()).facts.triangles == 1
    assert not multiprocessing.active_children()


def test_a_pack_that_there_are_no_addresses_for_is_kept(reader, tmp_path, monkeypatch):
    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.ENOMEM, "no memory")

    path = model_file(tmp_path, "good")
    reader.open(path, Ticket())
    monkeypatch.setattr(mmap, "mmap", refused)
    with pytest.raises(Fault) as caught:
        reader.open(path, Ticket())
    assert caught.value.code is Code.MEMORY_SHORT and caught.value.file == "vase.ply"
    monkeypatch.undo()
    assert reader.open(path, Ticket()).facts.triangles == 1
    assert len(reads(tmp_path)) == 1, "it was not read again"
