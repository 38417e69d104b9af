"""The verbs read the visitor's own sets: objects from several places under one name."""

import json
import zipfile
from contextlib import closing
from pathlib import Path

from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.headless.check import check
from exhibit_viewer.headless.export import write
from exhibit_viewer.headless.info import info
from exhibit_viewer.library.identity import Sighting
from exhibit_viewer.library.opening import open_store
from exhibit_viewer.library.places import Places
from exhibit_viewer.library.sets import Sets
from exhibit_viewer.library.sharing.documents import references
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.own_set import OwnSet, pick_of
from exhibit_viewer.model.sharing import Selection
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


def test_a_set_is_exported_in_its_order_with_its_notes(tmp_path: Path, capsys) -> None:
    base, lesson = made(tmp_path)
    vase = open_path(tmp_path / "vase")
    with closing(open_store(Places.of(base).data)) as store:
        seen, when = Sighting(vase.id, vase.artifacts[0].id, "content"), "2031-01-01T00:00:00Z"
        own = "00000000-0000-4000-8000-000000000001"
        store.write({own: Annotation(own, seen.key, LangText.of("Mine"), created=when, modified=when)}, [seen])
    assert write(lesson, tmp_path / "out.exhibit", notes=True, base=base) == 0
    package = open_path(tmp_path / "out.exhibit")
    assert [each.path.name for each in package.artifacts] == ["vase.obj", "bowl.obj"]
    with zipfile.ZipFile(tmp_path / "out.exhibit") as archive:
        assert {"data/files/1/vase.obj", "data/files/2/bowl.obj"} <= set(archive.namelist())
    assert write(lesson, tmp_path / "out.svx.json", base=base) == 0
    assert open_path(tmp_path / "out-2.svx.json").artifacts[0].path.read_text() == TRIANGLE
    assert [note.text.best(())[0] for note in package.artifacts[0].annotations] == ["Mine"]
    assert write(lesson, tmp_path / "out.csv", base=base) == 0 and (tmp_path / "out.csv").read_text().count("\n") == 4


def test_a_set_that_came_as_a_file_is_read_from_what_lies_beside_it(tmp_path: Path, capsys) -> None:
    base, lesson = made(tmp_path)
    opened = Sets(Places.of(base).data).open(lesson)
    came = tmp_path / "came.json"
    came.write_bytes(references(Selection(opened, opened.artifacts)))
    assert str(tmp_path) not in came.read_text()
    elsewhere = tmp_path / "other-base"
    assert info(came, as_json=True, base=elsewhere) == 0
    assert len(json.loads(capsys.readouterr().out)["artifacts"]) == 2
    assert write(came, tmp_path / "out.exhibit", base=elsewhere) == 0
    assert len(open_path(tmp_path / "out.exhibit").artifacts) == 2
    (tmp_path / "alone").mkdir()
    alone = came.rename(tmp_path / "alone" / "came.json")
    assert write(alone, tmp_path / "none.exhibit", base=elsewhere) == 1
    assert not (tmp_path / "none.exhibit").exists() and not elsewhere.exists()
