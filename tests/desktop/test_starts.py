"""Starting again and again: what threads do beside the window while it is made must never end it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

STARTS = 20
SECONDS = 2.5
FIRST_SECONDS = 25.0


@pytest.mark.slow
def test_twenty_starts_end_well(tmp_path: Path) -> None:
    if not os.environ.get("DISPLAY"):
        pytest.skip("no display")
    command = [sys.executable, "-m", "exhibit_viewer", "--sample", "--stand-alone", "--base", str(tmp_path)]
    codes = []
    for start in range(STARTS):
        program = subprocess.Popen(command)
        time.sleep(SECONDS if start else FIRST_SECONDS)  # the first draws the small pictures that the others find
        program.send_signal(signal.SIGTERM)
        codes.append(program.wait(30))
    assert codes == [0] * STARTS
