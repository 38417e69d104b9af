"""The verbs read the visitor's own sets: objects from several places under one name."""

import json
from pathlib import Path

from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.headless.check import check
from exhibit_viewer.headless.info import info
from exhibit_viewer.library.places import Places
from exhibit_viewer.library.sets import Sets
from exhibit_viewer.model.own_set import OwnSet, pick_of
from exhibit_viewer.model.text import LangText

TRIANGLE = "v 0 0 0\nv 2 0 0\nv 0 3 0\nf 1 2 3\n"


def made(tmp_path: Path) -> tuple[Path, Path]:
    """(where the library is, the file of a set of a vase and a bowl from two folders)."""
    picks = []
    for name in ("vase", "bowl"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.obj").write_text(TRIANGLE)
        collection = open_path(tmp_path / name)
        picks.append(pick_of(collection, collection.artifacts[0]))
    sets = Sets(Places.of(tmp_path / "base").data)
    sets.keep(OwnSet("lesson", LangText.of("Lesson"), tuple(picks)))
    return tmp_path / "base", sets.path("lesson")


def test_info_tells_of_every_object_of_a_set(tmp_path: Path, capsys) -> None:
    base, lesson = made(tmp_path)
    assert info(lesson, as_json=True, base=base) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["title"], len(told["artifacts"])) == ("Lesson", 2)


def test_check_looks_at_them_and_says_what_is_gone(tmp_path: Path, capsys) -> None:
    base, lesson = made(tmp_path)
    assert check(lesson, as_json=True, base=base) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["triangles"] == 2
    (tmp_path / "bowl" / "bowl.obj").unlink()
    assert check(lesson, as_json=True, base=base) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["verdict"] == "opens_with_warning"
