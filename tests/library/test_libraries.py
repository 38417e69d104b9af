"""Several libraries: known, made in folders of their own, and refused in plain words."""

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from kept_notes import Keeping

from exhibit_viewer.library import database
from exhibit_viewer.library.libraries import MARKER, NAME, Libraries, check_library, is_library, make_library
from exhibit_viewer.library.opening import FILE, open_store
from exhibit_viewer.library.places import Places
from exhibit_viewer.model.faults import Code, Fault

SWITCHING = Path(__file__).with_name("switch_child.py")


def test_the_own_library_comes_first_then_the_latest(tmp_path):
    libraries = Libraries(Places.of(tmp_path))
    assert libraries.known() == (libraries.home,) and libraries.latest() == libraries.home
    for name in ("stick", "class", "stick"):
        libraries.remember(tmp_path / name)
    assert libraries.known() == (libraries.home, tmp_path / "stick", tmp_path / "class")
    assert Libraries(Places.of(tmp_path)).latest() == tmp_path / "stick"
    libraries.remember(libraries.home)
    assert libraries.latest() == libraries.home
    libraries.forget(tmp_path / "stick")
    assert libraries.known() == (libraries.home, tmp_path / "class")


def test_a_damaged_list_costs_only_itself(tmp_path):
    libraries = Libraries(Places.of(tmp_path))
    libraries.remember(tmp_path / "stick")
    (tmp_path / "config" / "libraries.json").write_text('{"libraries": [7, "relative", "", null]}')
    assert libraries.known() == (libraries.home,)
    (tmp_path / "config" / "libraries.json").write_text("{")
    assert libraries.latest() == libraries.home


def test_settings_go_with_the_own_library_alone(tmp_path):
    libraries = Libraries(Places.of(tmp_path))
    assert libraries.places(libraries.home) == Places.of(tmp_path)
    other = libraries.places(tmp_path / "stick")
    assert (other.data, other.config) == (tmp_path / "stick", tmp_path / "stick" / "config")
    assert other.cache == Places.of(tmp_path).cache


def test_a_library_is_made_in_an_empty_folder_or_beside_what_is_there(tmp_path):
    assert make_library(tmp_path / "new") == tmp_path / "new" and is_library(tmp_path / "new")
    assert make_library(tmp_path / "new") == tmp_path / "new"
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "holiday.jpg").touch()
    assert make_library(tmp_path / "full") == tmp_path / "full" / NAME
    assert make_library(tmp_path / "full") == tmp_path / "full" / f"{NAME} 2"
    assert not is_library(tmp_path / "full")


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda folder: None, Code.LIBRARY_MISSING),
        (lambda folder: folder.mkdir(), Code.LIBRARY_UNKNOWN),
        (lambda folder: (folder.mkdir(), (folder / MARKER).write_text('{"version": 99}')), Code.LIBRARY_NEWER),
    ],
)
def test_what_is_no_library_is_refused_by_name(tmp_path, make, code):
    make(tmp_path / "stick")
    with pytest.raises(Fault) as caught:
        check_library(tmp_path / "stick")
    assert caught.value.code is code and "stick" in caught.value.file


def test_notes_of_a_newer_program_are_not_touched(tmp_path):
    open_store(tmp_path / "stick").close()
    check_library(tmp_path / "stick")
    connection = database.connect(tmp_path / "stick" / FILE)
    connection.pragma("user_version", 99)
    connection.close()
    with pytest.raises(Fault) as caught:
        check_library(tmp_path / "stick")
    assert caught.value.code is Code.LIBRARY_NEWER and caught.value.facts["version"] == 99
    assert json.loads((make_library(tmp_path / "a") / MARKER).read_text()) == {"version": 1}


def killed_while_switching(base: Path, times: int) -> set[Path]:
    """Which library is in use after each kill; every note that was called kept is in its own."""
    other = base / "other"
    used: set[Path] = set()
    kept: set[str] = set()
    for number in range(times):
        command = [sys.executable, str(SWITCHING), str(base / "home"), str(other)]
        child = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(random.Random(number).uniform(0, 0.4))
        child.kill()
        kept.update(child.stdout.read().decode().split("\n")[:-1])
        child.wait()
        child.stdout.close()
        libraries = Libraries(Places.of(base / "home"))
        used.add(libraries.latest())
        assert used <= {libraries.home, other}
        there: set[str] = set()
        for path in (libraries.home, other):
            check_library(path)
            keeping = Keeping(path)
            assert keeping.notes.refusal is None and not keeping.notes.notices
            texts = set(keeping.texts())
            assert {text.split()[0] for text in texts} <= {path.name}
            there |= texts
            keeping.notes.close()
        assert kept <= there
    assert kept
    return used


@pytest.mark.skipif(sys.platform == "win32", reason="kills differently")
def test_killed_while_one_library_takes_the_place_of_another(tmp_path):
    assert len(killed_while_switching(tmp_path, 12)) == 2


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kills differently")
def test_killed_hundreds_of_times_between_libraries(tmp_path):
    assert len(killed_while_switching(tmp_path, 300)) == 2
