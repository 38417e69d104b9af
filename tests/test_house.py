"""Sizes, types and style the house keeps; the README's promises about itself."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "exhibit_viewer"
FILES = sorted(SOURCE.rglob("*.py"))


def functions(file: Path) -> list[tuple[str, int]]:
    """(name, lines) of every function in a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return [(node.name, (node.end_lineno or 0) - node.lineno + 1) for node in ast.walk(tree) if isinstance(node, kinds)]


def test_no_file_is_over_500_lines() -> None:
    long = {str(file): n for file in FILES if (n := len(file.read_text(encoding="utf-8").splitlines())) > 500}
    assert not long


def test_no_function_is_over_60_lines() -> None:
    long = {f"{file.name}:{name}": lines for file in FILES for name, lines in functions(file) if lines > 60}
    assert not long


def test_every_room_says_what_it_is() -> None:
    for room in SOURCE.iterdir():
        if (room / "__init__.py").exists():
            docstring = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) or ""
            assert len(docstring.split(".")) >= 3, room.name


def test_no_broad_except_outside_the_borders() -> None:
    broad = {
        f"{file.relative_to(SOURCE)}:{node.lineno}"
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}))
    }
    borders = {"ui/jobs.py", "ingest/worker_main.py", "desktop/crash.py"}
    assert {place.rsplit(":", 1)[0] for place in broad} <= borders


@pytest.mark.parametrize("command", [["mypy"], ["ruff", "check", "."], ["ruff", "format", "--check", "."]])
def test_types_and_style(command: list[str]) -> None:
    result = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_the_readme_draws_the_rooms_there_are() -> None:
    drawn = (ROOT / "README.md").read_text(encoding="utf-8").split("<!-- rooms -->")[1].split("<!-- /rooms -->")[0]
    rooms = {path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists()}
    assert {
        word.strip("`/")
        for line in drawn.splitlines()
        if line.startswith("| `")
        for word in line.split("|")[1:2]
        for word in [word.strip()]
    } == rooms


def test_the_top_level_is_what_it_should_be() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    if not listed:
        pytest.skip("not a git checkout")
    top = {name.split("/")[0] for name in listed.splitlines()}
    assert top == {
        ".ci", ".gitignore", "LICENSE", "NOTICE", "README.md", "assets", "packaging", "pyproject.toml", "run.py",
        "src", "tests",
    }  # fmt: skip
