"""The whole program on a machine with little memory: a scan with a large image is drawn, if need be roughly and with
words about it; nothing is waited for that cannot come.

python run.py --test -m slow tests/reliability/test_small_memory.py
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scans.textured import write_textured

CHILD = Path(__file__).with_name("small_memory_child.py")
SOURCE = CHILD.parents[2] / "src"
TRIANGLES = 2_300_000
LITTLE = 1536
"""Megabytes: enough, if addresses are not squandered."""
TOO_LITTLE = 880
"""For the program and that scan together."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux keeps these limits"),
    pytest.mark.skipif(not os.environ.get("DISPLAY"), reason="no display"),
]


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("scans") / "a find.glb"
    write_textured(path, TRIANGLES)
    return path


def told(kind: str, megabytes: int, base: Path, scan: Path) -> dict[str, Any]:
    command = [sys.executable, str(CHILD), kind, str(megabytes), str(base), str(scan)]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=600)
    return dict(json.loads(ran.stdout.splitlines()[-1]))


@pytest.mark.parametrize("kind", ["AS", "DATA"])
def test_a_large_scan_with_a_large_image_takes_little_memory(kind: str, tmp_path: Path, scan: Path) -> None:
    found = told(kind, LITTLE, tmp_path / "base", scan)
    assert found["drawn"] and "memory" not in found["said"]


def test_where_there_is_no_memory_left_that_is_said(tmp_path: Path, scan: Path) -> None:
    assert "free memory for “a find.glb”" in told("AS", TOO_LITTLE, tmp_path / "base", scan)["said"]
