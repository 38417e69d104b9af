"""A second start hands its paths to the first."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from exhibit_viewer.desktop.hand_over import Instance

HOLDER = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from exhibit_viewer.desktop.hand_over import Instance
application = QCoreApplication([])
instance = Instance(Path(sys.argv[1]))
print(instance.claim(), flush=True)
time.sleep(3600)
"""


@pytest.fixture
def application() -> QCoreApplication:
    return QCoreApplication.instance() or QCoreApplication([])


def wait_for(received: list[list[Path]], application: QCoreApplication) -> None:
    until = time.monotonic() + 60
    while not received and time.monotonic() < until:
        application.processEvents()
        time.sleep(0.01)


def test_paths_arrive_whole_with_any_name(tmp_path: Path, application: QCoreApplication) -> None:
    first, second = Instance(tmp_path), Instance(tmp_path)
    assert first.claim() and not second.claim()
    received: list[list[Path]] = []
    first.receive(lambda paths: received.append(list(paths)))
    second.send([tmp_path / "展览 é" / "x.glb"])
    wait_for(received, application)
    assert received == [[tmp_path / "展览 é" / "x.glb"]]
    assert not list((tmp_path / "inbox").glob("*.request"))


def test_a_request_left_while_the_first_was_starting_is_found(tmp_path: Path, application: QCoreApplication) -> None:
    first, second = Instance(tmp_path), Instance(tmp_path)
    assert first.claim()
    second.send([tmp_path])
    received: list[list[Path]] = []
    first.receive(lambda paths: received.append(list(paths)))
    assert received == [[tmp_path]]


def test_rubbish_in_the_inbox_is_passed_over(tmp_path: Path, application: QCoreApplication) -> None:
    first = Instance(tmp_path)
    assert first.claim()
    (tmp_path / "inbox" / "a.request").write_bytes(b"\xff{")
    (tmp_path / "inbox" / "b.request").write_text("7")
    received: list[list[Path]] = []
    first.receive(lambda paths: received.append(list(paths)))
    assert not received
    assert not list((tmp_path / "inbox").glob("*.request")), "rubbish would be read again and again"


def test_an_abandoned_draft_is_swept_away_and_a_fresh_one_is_not(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name in ("old.draft", "new.draft"):
        (inbox / name).write_text("[")
    os.utime(inbox / "old.draft", (1, 1))
    assert Instance(tmp_path).claim()
    assert [draft.name for draft in inbox.glob("*.draft")] == ["new.draft"]


def test_where_nothing_can_be_written_a_second_start_goes_on_alone(tmp_path: Path, monkeypatch) -> None:
    first, second = Instance(tmp_path), Instance(tmp_path)
    assert first.claim() and not second.claim()

    def full(*_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(Path, "write_text", full)
    assert not second.send([tmp_path])


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_a_killed_instance_leaves_the_way_free(tmp_path: Path, application: QCoreApplication) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None and holder.stdout.readline().strip() == "True"
    assert not Instance(tmp_path).claim()
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert Instance(tmp_path).claim()


def test_a_link_is_handed_over_as_it_is(tmp_path):
    first, second, got = Instance(tmp_path), Instance(tmp_path), []
    assert first.claim() and not second.claim()
    link = "exhibit-view:c/ball?target=1,2,3&yaw=0&pitch=0&distance=1"
    assert second.send([Path(link)])
    first.receive(got.extend)
    assert [path.as_posix() for path in got] == [link]
    first.release()
