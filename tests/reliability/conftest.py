"""What the reliability tests share: small disks, files that kill their reader, the whole program."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "ingest"))  # the doubles and helpers of other rooms
sys.path.append(str(Path(__file__).parents[1] / "library"))
sys.path.append(str(Path(__file__).parents[1] / "journeys"))
sys.path.append(str(Path(__file__).parents[1] / "reliability"))
sys.path.append(str(Path(__file__).parents[2] / "packaging"))

import kept_notes
from program import Program
from small_disk import SmallDisk


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Starts the program on a folder, after closing the last one or beside it; all are closed at the end."""
    if not os.environ.get("DISPLAY"):
        pytest.skip("no display")
    running: list[Program] = []

    def begin(base: Path | None = None, beside: bool = False) -> Program:
        while running and not beside:
            running.pop().close()
        running.append(Program(base or tmp_path / "base"))
        return running[-1]

    yield begin
    for program in running:
        program.close()


@pytest.fixture(scope="session")
def cases(hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile files, made afresh, in the words of this program."""
    folder = tmp_path_factory.mktemp("hostile")
    make = Path(__file__).with_name("hostile_cases.py")
    subprocess.run([sys.executable, str(make), str(hostile), str(folder)], check=True, stdout=subprocess.DEVNULL)
    return folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """An empty file system of three megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = sys.platform.startswith("linux") and os.geteuid() == 0
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "small-disk", str(place)]
    if not mounted or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk")
    yield SmallDisk(place)
    subprocess.run(["umount", "-l", str(place)], check=True)


keep = kept_notes.keep


@pytest.fixture
def qt_waiting() -> Callable[[Callable[[], object]], None]:
    """Lets Qt run until something holds."""
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    if application is None:
        pytest.skip("no display")

    def wait(until: Callable[[], object]) -> None:
        end = time.monotonic() + 120
        while not until():
            assert time.monotonic() < end, "waited in vain"
            application.processEvents()
            time.sleep(0.005)

    return wait
