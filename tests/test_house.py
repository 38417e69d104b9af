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


def trees() -> dict[Path, ast.Module]:
    """Everything written in Python here."""
    files = (file for room in (SOURCE, ROOT / "tests", ROOT / "packaging") for file in room.rglob("*.py"))
    return {file: ast.parse(file.read_text(encoding="utf-8")) for file in files}


def not_known_weakly(tree: ast.Module) -> set[str]:
    """The classes of a file to whose objects there can be no weak reference."""
    kinds = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    said = {node.name: " ".join(map(ast.unparse, node.decorator_list)) for node in kinds}
    return {name for name, words in said.items() if "slots=True" in words and "weakref_slot=True" not in words}


def calls_of_the_gone(tree: ast.Module, classes: set[str]) -> list[str]:
    """Connections of signals to methods of objects of these classes, as far as the file says what is of which."""
    made = {
        ast.unparse(target)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        for target in node.targets
        if ast.unparse(node.value.func).split(".")[0] in classes
    }
    return [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "connect"
        for heard in node.args[:1]
        if isinstance(heard, ast.Attribute) and ast.unparse(heard.value) in made
    ]


def test_no_signal_calls_the_method_of_an_object_that_may_be_gone() -> None:
    """PySide keeps a connected method's object by a weak reference. Where a class allows none it keeps the bare
    address, and calls what lies there later."""
    every = trees()
    classes = set().union(*map(not_known_weakly, every.values()))
    found = [f"{file.name}: {call}" for file, tree in every.items() for call in calls_of_the_gone(tree, classes)]
    assert not found
    bad = ast.parse("@dataclass(slots=True)\nclass A: pass\na = A()\nclock.timeout.connect(a.tick)")
    assert calls_of_the_gone(bad, not_known_weakly(bad)) == ["clock.timeout.connect(a.tick)"]


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
