"""Started, used and closed under strace, the program opens no network socket and starts nothing but its own readers."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "assets" / "sample"
ENDINGS = (".glb", ".gltf", ".obj", ".ply", ".stl", ".dae", ".3mf", ".off", ".las", ".laz", ".e57", ".usdz", ".zip")
LARGEST = 20_000_000

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("strace"), reason="needs strace"),
]


def strace(log: Path, *command: str) -> list[str]:
    calls = "trace=socket,connect,bind,sendto,execve,execveat"
    return ["strace", "-f", "--seccomp-bpf", "-qq", "-e", calls, "-o", str(log), sys.executable, *command]


def complaints(log: Path) -> list[str]:
    """What the program must not have done."""
    found = []
    for line in log.read_text(errors="replace").splitlines():
        started = re.search(r'execve(?:at)?\(.*?"([^"]*)".*= 0$', line)
        strange = started is not None and not Path(started[1]).name.startswith("python")
        if strange or re.search(r"AF_INET|AF_PACKET|AF_VSOCK", line):
            found.append(line)
    return found


def program_of(log: Path) -> int:
    """The process strace started, from its first line."""
    return int(log.read_text(errors="replace").split(maxsplit=1)[0])


@pytest.mark.skipif(not shutil.which("xdotool") or not os.environ.get("DISPLAY"), reason="needs a display and xdotool")
def test_the_window(tmp_path: Path) -> None:
    log, base = tmp_path / "log", tmp_path / "base"
    words = ["-m", "exhibit_viewer", "--stand-alone", "--base", str(base), str(SAMPLE)]
    traced = subprocess.Popen(strace(log, *words), env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
    try:
        wait_for(lambda: log.exists() and log.read_text(errors="replace"), traced)
        window = xdotool("search", "--sync", "--onlyvisible", "--pid", str(program_of(log))).split()[0]
        packs = base / "cache" / "packs"
        wait_for(lambda: list(packs.glob("*.pack")), traced)
        xdotool("mousemove", "--window", window, "600", "400", "click", "1")
        for key in ("n", "Page_Down", "Page_Down", "l", "x", "m", "Escape", "F1", "Escape", "plus", "Home"):
            xdotool("windowfocus", window, "key", key)
            time.sleep(0.5)
        xdotool(
            "mousemove", "--window", window, "500", "300", "mousedown", "1", "mousemove", "700", "350", "mouseup", "1"
        )
        wait_for(lambda: len(list((base / "cache" / "pictures").glob("*.png"))) >= 2, traced)
        os.kill(program_of(log), signal.SIGTERM)
        assert traced.wait(60) == 0
    finally:
        if traced.poll() is None:
            os.kill(program_of(log), signal.SIGKILL)
            traced.wait()
    assert "AF_UNIX" in log.read_text(errors="replace"), "it talked to the display at least"
    assert not complaints(log)


def test_the_readers_on_real_files(corpus: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    chosen = [
        path
        for ending in ENDINGS
        for path in sorted(corpus.rglob(f"*{ending}"))[:2]
        if path.is_file() and path.stat().st_size < LARGEST
    ]
    assert len(chosen) > 8
    for path in chosen:
        command = strace(log, "-m", "exhibit_viewer", "check", str(path), "--json")
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TMPDIR": str(tmp_path)}
        subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        assert "execve" in log.read_text(errors="replace")
        assert not complaints(log), path.name


def xdotool(*words: str) -> str:
    return subprocess.run(["xdotool", *words], check=True, capture_output=True, text=True, timeout=120).stdout


def wait_for(until, process: subprocess.Popen) -> None:
    end = time.monotonic() + 180
    while not until():
        assert process.poll() is None, "the program ended"
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.2)
