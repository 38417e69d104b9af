"""`check`: a verdict on anything, and nothing left behind."""

import json

import pytest
from PIL import Image

from exhibit_viewer.headless.check import check

TRIANGLE = "v 0 0 0\nv 2 0 0\nv 0 3 0\nf 1 2 3\n"


def verdict(capsys, path, **options) -> dict:
    code = check(path, as_json=True, **options)
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert set(last) == {"verdict", "triangles", "message"}
    assert code == (1 if last["verdict"] == "error" else 0)
    return last


def test_a_sound_model_opens(tmp_path, capsys):
    (tmp_path / "vase.obj").write_text(TRIANGLE)
    said = verdict(capsys, tmp_path / "vase.obj")
    assert (said["verdict"], said["triangles"]) == ("opens", 1)


def test_a_model_without_its_materials_opens_with_a_warning(tmp_path, capsys):
    (tmp_path / "vase.obj").write_text("mtllib gone.mtl\n" + TRIANGLE)
    said = verdict(capsys, tmp_path / "vase.obj")
    assert said["verdict"] == "opens_with_warning"
    assert "gone.mtl" in said["message"]


@pytest.mark.parametrize("content", ["", "g nothing\n", "no model at all"])
def test_what_shows_nothing_is_an_error(tmp_path, capsys, content):
    (tmp_path / "vase.obj").write_text(content)
    said = verdict(capsys, tmp_path / "vase.obj")
    assert said["verdict"] == "error" and "vase.obj" in said["message"]


@pytest.mark.parametrize("name", ["notes.sqlite", "song.wav", "page.html", "film.mp4"])
def test_what_is_no_model_is_named_an_error(tmp_path, capsys, name):
    (tmp_path / name).write_bytes(b"RIFF or something else")
    said = verdict(capsys, tmp_path / name)
    assert said["verdict"] == "error" and name in said["message"]


def test_pictures_are_decoded(tmp_path, capsys):
    Image.new("RGB", (9, 9)).save(tmp_path / "good.png")
    assert verdict(capsys, tmp_path / "good.png")["verdict"] == "opens"
    sound = (tmp_path / "good.png").read_bytes()
    (tmp_path / "cut.png").write_bytes(sound[: len(sound) // 2])
    assert verdict(capsys, tmp_path / "cut.png")["verdict"] == "error"


def test_every_model_of_a_folder_is_checked(tmp_path, capsys):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "good.obj").write_text(TRIANGLE)
    (tmp_path / "readme.txt").write_text("not a model")
    assert verdict(capsys, tmp_path)["verdict"] == "opens"
    (tmp_path / "bad.obj").write_text("g nothing\n")
    assert check(tmp_path, as_json=False) == 1
    captured = capsys.readouterr()
    assert "error               bad.obj" in captured.out and "deep/good.obj  (1 triangles)" in captured.out
    assert "bad.obj" in captured.err and "good.obj" not in captured.err


def test_a_folder_without_models_is_an_error(tmp_path, capsys):
    assert "holds no models" in verdict(capsys, tmp_path)["message"]


def test_an_error_leaves_nothing_in_the_library(tmp_path, capsys):
    library = tmp_path / "library"
    library.mkdir()
    (tmp_path / "bad.obj").write_text("g nothing\n")
    verdict(capsys, tmp_path / "bad.obj", base=library)
    assert not [entry for entry in library.rglob("*") if entry.is_file()]


@pytest.mark.parametrize("ending", ["pts", "e57", "usda", "splat", "blend"])
def test_a_folder_is_searched_for_every_kind(tmp_path, capsys, ending):
    (tmp_path / f"thing.{ending}").write_text("damaged beyond recognition")
    assert f"thing.{ending}" in verdict(capsys, tmp_path)["message"]
