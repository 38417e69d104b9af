"""Starting again and again: what threads do beside the window while it is made must never end it."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

STARTS = 20
SECONDS = 2.5
FIRST_SECONDS = 25.0


def ends_itself(process: int) -> bool:
    """Whether a process has seen to its own end when it is told to go: a busy machine takes a while to get there."""
    if not sys.platform.startswith("linux"):
        return True
    caught = re.search(r"SigCgt:\s*(\w+)", Path(f"/proc/{process}/status").read_text())
    return caught is not None and bool(int(caught[1], 16) >> (signal.SIGTERM - 1) & 1)


@pytest.mark.slow
def test_twenty_starts_end_well(tmp_path: Path) -> None:
    if not os.environ.get("DISPLAY"):
        pytest.skip("no display")
    command = [sys.executable, "-m", "exhibit_viewer", "--sample", "--stand-alone", "--base", str(tmp_path)]
    codes = []
    for start in range(STARTS):
        program = subprocess.Popen(command)
        while program.poll() is None and not ends_itself(program.pid):
            time.sleep(0.05)
        time.sleep(SECONDS if start else FIRST_SECONDS)  # the first draws the small pictures that the others find
        program.send_signal(signal.SIGTERM)
        codes.append(program.wait(120))
    assert codes == [0] * STARTS
