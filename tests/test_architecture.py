"""The contracts between the rooms hold, and every one of them catches the violation it was made for."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

PLANTED = {
    "rooms": ("model/camera.py", "from exhibit_viewer.session import state"),
    "render-is-independent": ("session/state.py", "import PIL"),
    "ui-asks-the-session": ("ui/messages.py", "def late():\n    from exhibit_viewer.library import notes"),
    "trimesh": ("ingest/assemble.py", "from trimesh import Trimesh"),
    "opengl": ("ui/messages.py", "from OpenGL.GL import glClear"),
    "sounds": ("session/state.py", "import miniaudio"),
    "apsw": ("session/state.py", "import apsw"),
    "qt": ("library/__init__.py", "from PySide6.QtCore import QObject"),
    "plots": ("ui/stage.py", "import pyqtgraph"),
    "viewport": ("ui/messages.py", "from exhibit_viewer.render import renderer"),
    "circles": ("model/ticket.py", "from exhibit_viewer.formats import folder"),
}


def lint(tree: Path, contract: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run import-linter over a tree."""
    chosen = ["--contract", contract] if contract else []
    program = "import sys; sys.path.insert(0, 'src'); from importlinter.cli import lint_imports_command as c; c()"
    command = [sys.executable, "-c", program, "--no-cache", "--config", "pyproject.toml", *chosen]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy to plant violations in."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", copy)
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def test_contracts_hold() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_violation_is_caught(tree: Path, contract: str) -> None:
    name, line = PLANTED[contract]
    file = tree / "src" / "exhibit_viewer" / name
    before = file.read_text(encoding="utf-8")
    try:
        file.write_text(before + "\n" + line + "\n", encoding="utf-8")
        assert lint(tree, contract).returncode == 1
    finally:
        file.write_text(before, encoding="utf-8")
    assert set(PLANTED) == {
        line.split('"')[1] for line in (ROOT / "pyproject.toml").read_text().splitlines() if line.startswith("id = ")
    }
