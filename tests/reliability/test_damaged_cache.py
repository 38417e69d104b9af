"""Whatever happens to what is kept to save time: it is made again, and nothing is shown in another's place."""

import os
from pathlib import Path

import numpy as np
import pytest
from harms import HARMS, a_folder_in_its_place, anothers, cut, emptied, harm, overwritten

from exhibit_viewer.desktop.thumbnails import Thumbnails
from exhibit_viewer.ingest.limits import Limits
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.collection import Artifact, Derivative
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.ui.jobs import Jobs

MODELS = {"one": "f 1 2 3\n", "two": "f 1 2 3\nf 1 3 4\n"}
CORNERS = "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\n"
ALL_AT_ONCE = Limits(seconds=60.0)


def models_in(folder: Path) -> list[Path]:
    folder.mkdir()
    for name, faces in MODELS.items():
        (folder / f"{name}.obj").write_text(CORNERS + faces)
        os.utime(folder / f"{name}.obj", (1e9, 1e9))
    return sorted(folder.iterdir())


@pytest.mark.parametrize("how", HARMS)
@pytest.mark.parametrize("pattern", ["*.pack", "index.json", "*"])
def test_packs_are_made_again(tmp_path, how, pattern):
    paths = models_in(tmp_path / "collection")
    if how is anothers and pattern != "*.pack":
        pytest.skip("there is one index")
    first = Reader(tmp_path / "packs", ALL_AT_ONCE)
    for path in paths:
        first.open(path, Ticket())
    first.close()
    harm(tmp_path / "packs", pattern, how)
    for _ in range(2):
        again = Reader(tmp_path / "packs", ALL_AT_ONCE)
        assert [again.open(path, Ticket()).facts.triangles for path in paths] == [1, 2]
        again.close()


def test_an_index_that_points_at_another_model_is_not_believed(tmp_path):
    one, two = models_in(tmp_path / "collection")
    first = Reader(tmp_path / "packs", ALL_AT_ONCE)
    for path in (one, two):
        first.open(path, Ticket())
    first.close()
    index = tmp_path / "packs" / "index.json"
    names = [pack.name for pack in (tmp_path / "packs").glob("*.pack")]
    text = index.read_text("ascii").replace(names[0], "aside").replace(names[1], names[0]).replace("aside", names[1])
    index.write_text(text, "ascii")
    again = Reader(tmp_path / "packs", ALL_AT_ONCE)
    assert [again.open(path, Ticket()).facts.triangles for path in (one, two)] == [1, 2]
    again.close()


@pytest.fixture
def pictures(tmp_path, qt_waiting):
    """Asks for the thumbnails of some models with a fresh start's objects."""

    def drawn(paths: list[Path]) -> list[np.ndarray]:
        reader, jobs = Reader(tmp_path / "packs", ALL_AT_ONCE), Jobs()
        thumbnails = Thumbnails(reader, jobs, tmp_path / "pictures")
        found: dict[Path, np.ndarray | None] = {}
        for path in paths:
            artifact = Artifact(path.stem, LangText.of(path.stem), (Derivative(path),))
            thumbnails.request(artifact, lambda picture, path=path: found.__setitem__(path, picture))
        qt_waiting(lambda: len(found) == len(paths))
        thumbnails.close()
        jobs.close()
        reader.close()
        assert all(picture is not None for picture in found.values())
        return [found[path] for path in paths]

    return drawn


def test_thumbnails_are_drawn_again(tmp_path, pictures):
    paths = models_in(tmp_path / "collection")
    before = pictures(paths)
    assert not np.array_equal(*before)
    for how in HARMS:
        harm(tmp_path / "pictures", "*.png", how)
        assert all(map(np.array_equal, pictures(paths), before)), how.__name__


@pytest.mark.parametrize("how", [emptied, cut, overwritten, a_folder_in_its_place])
def test_the_program_starts_with_damaged_preferences(start, tmp_path, how):
    base = tmp_path / "base"
    paths = models_in(tmp_path / "collection")
    program = start(base)
    program.open(paths[0].parent)
    program.session.choose("theme", "paper")
    start(tmp_path / "elsewhere")
    harm(base / "config", "*", how)
    program = start(base)
    program.open(paths[0].parent)
    assert program.session.state.model is not None
    assert program.session.state.fault is None
