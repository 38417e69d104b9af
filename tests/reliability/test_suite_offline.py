"""The tests of every room, run under strace, open no network socket and start no program but the tests' own tools.

python run.py --test -m slow tests/reliability/test_suite_offline.py        (as long as the whole suite, and half again)
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from test_offline import complaints, strace

TESTS = Path(__file__).resolve().parents[1]
ROOMS = sorted(folder.name for folder in TESTS.iterdir() if any(folder.glob("test_*.py")))
TOOLS = ("mount", "umount", "strace", "true", "xdotool", "lupdate", "dbus-daemon")
"""What the tests start themselves: small disks, traced children, a visitor's hands, a screen reader's ears, the list of
what to translate."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("strace"), reason="needs strace"),
]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_opens_no_socket_and_starts_nothing(room: str, tmp_path: Path) -> None:
    log = tmp_path / "log"
    made = tmp_path.parent / room  # short, for a bus in it has a name of at most 107 bytes
    command = strace(log, "-m", "pytest", "-q", "--basetemp", str(made), str(TESTS / room))
    environment = {**os.environ, "PYTHONPATH": str(TESTS.parent / "src")}
    ran = subprocess.run(command, cwd=TESTS.parent, env=environment, check=False, capture_output=True, text=True)
    assert "execve" in log.read_text(errors="replace"), "strace saw nothing"
    strange = [line[:120] for line in complaints(log) if not any(f'/{tool}"' in line for tool in TOOLS)]
    assert not strange
    assert ran.returncode == 0, ran.stdout[-3000:]


def test_the_watch_is_awake(tmp_path: Path) -> None:
    log = tmp_path / "log"
    deeds = "import socket, subprocess; socket.socket(); subprocess.run(['/bin/ls'], stdout=-3)"
    subprocess.run(strace(log, "-c", deeds), check=True)
    assert len(complaints(log)) == 2
