"""`info`: one JSON object with the agreed keys, or the fault, in words."""

import json

import pytest

from exhibit_viewer.headless.info import info

TRIANGLE = "v 0 0 0\nv 2 0 0\nv 0 3 0\nf 1 2 3\n"
KEYS = {
    "triangles", "points", "vertices", "meshes", "materials", "textures", "bbox", "vertex_colours", "animations",
    "units", "warnings", "sha256",
}  # fmt: skip


@pytest.fixture
def vase(tmp_path):
    path = tmp_path / "vase.obj"
    path.write_text(TRIANGLE)
    return path


def test_json_has_the_agreed_keys(vase, capsys):
    assert info(vase, as_json=True) == 0
    out = json.loads(capsys.readouterr().out)
    assert set(out) >= KEYS
    assert (out["triangles"], out["vertices"], out["meshes"]) == (1, 3, 1)
    assert out["bbox"] == [[0, 0, 0], [2, 3, 0]]
    assert len(out["sha256"]) == 64


def test_warnings_have_code_and_sentence(tmp_path, capsys):
    path = tmp_path / "bare.obj"
    path.write_text("mtllib gone.mtl\n" + TRIANGLE)
    assert info(path, as_json=True) == 0
    warnings = json.loads(capsys.readouterr().out)["warnings"]
    assert warnings and all(warning["code"] and warning["sentence"] for warning in warnings)
    assert any("gone.mtl" in warning["sentence"] for warning in warnings)


def test_a_fault_is_an_object_and_a_sentence(tmp_path, capsys):
    assert info(tmp_path / "gone.ply", as_json=True) == 1
    captured = capsys.readouterr()
    error = json.loads(captured.out)["error"]
    assert (error["code"], error["file"]) == ("file-missing", "gone.ply")
    assert error["sentence"].startswith("“gone.ply” was not found.")
    assert captured.err.strip() == error["sentence"]


def test_people_get_aligned_lines(vase, capsys):
    assert info(vase, as_json=False) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "triangles       1" in lines
    assert lines[0].split() == ["file", "vase.obj"]


def test_what_the_terminal_cannot_show_is_escaped(tmp_path, capsys):
    path = tmp_path / "v\u202ease\n.obj"
    path.write_text(TRIANGLE)
    assert info(path, as_json=False) == 0
    assert "\u202e" not in capsys.readouterr().out


def test_packs_are_kept_only_where_a_base_is_given(vase, tmp_path, capsys):
    assert info(vase, as_json=True, base=tmp_path / "base") == 0
    assert list((tmp_path / "base").rglob("*.pack"))
    assert info(vase, as_json=True) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == second


def test_a_document_tells_what_it_holds(tmp_path, capsys):
    note = {"id": "n", "titles": {"EN": "Rim", "FR": "Bord"}, "position": [0, 0, 0], "direction": [0, 1, 0]}
    model = {"derivatives": [{"assets": [{"uri": "box.glb", "type": "Model"}]}], "annotations": [note]}
    document = {"asset": {"type": "application/si-dpo-3d.document+json"}, "scene": 0,
                "scenes": [{"units": "cm", "nodes": [0]}], "nodes": [{"model": 0, "name": "Box"}],
                "models": [model]}  # fmt: skip
    (tmp_path / "scene.svx.json").write_text(json.dumps(document))
    assert info(tmp_path / "scene.svx.json", as_json=True) == 0
    (told,) = json.loads(capsys.readouterr().out)["artifacts"]
    assert (told["title"], told["units"], told["notes"], told["languages"]) == ("Box", "cm", 1, ["en", "fr"])
    assert "box.glb" in told["warnings"][0]["sentence"]
    assert info(tmp_path / "scene.svx.json", as_json=False) == 0
    assert "Box" in capsys.readouterr().out
