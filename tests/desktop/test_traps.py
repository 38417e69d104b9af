"""Traps in what we stand on, each of which cost a crash once."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MANY_CALLS = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import sys
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
widget = QWidget()
before = sys.getrefcount(None)
for _ in range(10_000):
    widget.update()
print(sys.getrefcount(None) - before)
"""
WINDOW_MODULES = """
import sys
import exhibit_viewer.desktop.start
print(" ".join(sorted(name for name in ("scipy", "networkx", "trimesh", "pyqtgraph", "OpenGL") if name in sys.modules)))
"""


PLAIN_IMPORTS = """
import builtins
import exhibit_viewer.desktop.start
print(builtins.__import__ is builtins.__orig_import__)
"""


def run(program: str) -> str:
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return result.stdout.strip()


def test_ten_thousand_void_calls_survive() -> None:
    lost = int(run(MANY_CALLS))
    assert lost > -100, "this PySide drops a reference to None with every void call"


def test_the_pyside_that_aborts_is_excluded() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (pyside,) = (line for line in project["dependencies"] if line.startswith("PySide6"))
    assert pyside.startswith("PySide6-Essentials") and "!=6.12.0" in pyside


def test_the_window_starts_without_what_it_does_not_need() -> None:
    assert run(WINDOW_MODULES) == ""


def test_pyside_does_not_read_the_source_of_what_is_imported() -> None:
    assert run(PLAIN_IMPORTS) == "True"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
@pytest.mark.parametrize("what", ["shelf", pytest.param("--sample", marks=pytest.mark.slow)])
def test_without_a_display_the_exhibition_becomes_a_picture(tmp_path: Path, what: str) -> None:
    (tmp_path / "shelf").mkdir()
    for name in ("cup", "bowl"):
        (tmp_path / "shelf" / f"{name}.obj").write_text(
            "v 0 0 0\nv 2 0 0\nv 2 0 3\nv 1 2 1\nf 1 3 2\nf 1 2 4\nf 2 3 4\nf 3 1 4\n"
        )
    away = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in away}
    command = [sys.executable, "-m", "exhibit_viewer", what, "--base", str(tmp_path / "base")]
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    picture = tmp_path / "exhibition.png"
    assert result.stdout.count(str(picture)) == 1 and "xvfb-run" in result.stdout
    assert picture.stat().st_size > (100_000 if what == "--sample" else 20_000)


def test_the_version_is_said_without_starting_anything(tmp_path: Path) -> None:
    program = "import sys; from exhibit_viewer.app import main\ntry: main(['--version'])\nfinally: print(*sys.modules)"
    said = run(program)
    assert said.startswith("Exhibit Viewer ")
    assert not {"PySide6", "numpy", "OpenGL"} & set(said.split())


def test_nobody_walks_the_focus_chain_from_python() -> None:
    """It makes each widget the owner of the next, and the window is taken for gone when one of them goes."""
    chained = [str(file) for file in (ROOT / "src").rglob("*.py") if ".nextInFocusChain(" in file.read_text("utf-8")]
    assert not chained
