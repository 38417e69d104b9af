"""Where a program may have few addresses (`ulimit -v`), it says so and ends, rather than stand still half-way."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

MEGABYTE = 1 << 20


@pytest.mark.skipif(not os.environ.get("DISPLAY"), reason="no display")
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux keeps this limit")
def test_too_few_addresses_are_refused_in_words(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "exhibit_viewer", "--stand-alone", "--base", str(tmp_path), "--lang", "en"]
    limit = (700 * MEGABYTE, 700 * MEGABYTE)
    ran = subprocess.run(
        command,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, limit),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ran.returncode == 2
    assert "ulimit -v" in ran.stderr and "700" in ran.stderr
