"""`check`: a verdict on anything, and nothing left behind."""

import io
import json
import shutil
import wave
from pathlib import Path

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


def a_tone() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(bytes(800))
    return out.getvalue()


def test_sounds_are_looked_into(tmp_path, capsys):
    (tmp_path / "good.wav").write_bytes(a_tone())
    assert verdict(capsys, tmp_path / "good.wav")["verdict"] == "opens"
    frame = b"\xff\xfb\x90\x00" + bytes(413)
    for name, content, said in [
        ("cut.wav", a_tone()[:-8], "error"),
        ("good.mp3", b"ID3\x04\0\0\0\0\0\2\0\0" + frame + frame, "opens"),
        ("one.mp3", frame, "error"),
        ("list.mp3", b"#EXTM3U\nhttp://127.0.0.1/x\n", "error"),
        ("cut.ogg", b"OggS\0\2" + bytes(20) + b"\1\x1e\1vorbis", "error"),
    ]:
        (tmp_path / name).write_bytes(content)
        assert verdict(capsys, tmp_path / name)["verdict"] == said, name


def scene(folder, uri="box.obj"):
    model = {"units": "m", "derivatives": [
        {"quality": "High", "assets": [{"uri": uri, "type": "Geometry"}]},
        {"quality": "Low", "assets": [{"uri": "low.obj", "type": "Geometry"}]},
    ]}  # fmt: skip
    document = {"asset": {"type": "application/si-dpo-3d.document+json"}, "scene": 0,
                "scenes": [{"units": "m", "nodes": [0]}], "nodes": [{"model": 0}], "models": [model]}  # fmt: skip
    (folder / "box.obj").write_text(TRIANGLE)
    (folder / "low.obj").write_text(TRIANGLE)
    (folder / "scene.svx.json").write_text(json.dumps(document))
    return folder


def test_a_document_is_checked_with_all_that_it_names(tmp_path, capsys):
    said = verdict(capsys, scene(tmp_path) / "scene.svx.json")
    assert (said["verdict"], said["triangles"]) == ("opens", 1)
    (tmp_path / "low.obj").write_text("not a model")
    said = verdict(capsys, tmp_path)
    assert said["verdict"] == "opens_with_warning" and "low.obj" in said["message"]


def test_what_a_document_lacks_is_named(tmp_path, capsys):
    said = verdict(capsys, scene(tmp_path, "gone.obj"))
    assert said["verdict"] == "opens_with_warning" and "gone.obj" in said["message"]
    (tmp_path / "low.obj").unlink()
    assert verdict(capsys, tmp_path / "scene.svx.json")["verdict"] == "error"


def test_a_package_is_checked_without_being_unpacked(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    package = shutil.make_archive(str(tmp_path / "package"), "zip", scene(tmp_path / "in"))
    said = verdict(capsys, Path(package))
    assert (said["verdict"], said["triangles"]) == ("opens", 1)
