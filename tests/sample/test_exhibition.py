"""What is committed in assets/sample is complete, true to its promises, and what the code makes."""

import json
import re
import uuid

import numpy as np
import pytest

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.gltf import read_gltf
from exhibit_viewer.ingest.source import FileSource
from exhibit_viewer.model.annotation import COLOURS
from exhibit_viewer.model.ticket import Ticket
from sample.exhibition import PIECES, build_piece, describe_kept, write_metadata
from sample.fields import resize
from sample.lettering import can_set_arabic
from sample.stele import PLINTH_HEIGHT, SLAB_DEPTH, SLAB_HEIGHT, SLAB_WIDTH, Half, cut_letters

LANGUAGES = {"en", "zh", "ar"}
HEIGHTS = {
    "vase": 0.38,
    "stele": 1.60,
    "bronze": 0.26,
    "coin": 0.0272,
    "amphora": 0.421,
    "niche": 1.547,
    "head": 0.2877,
    "bracket": 0.588,
    "courtyard": 6.67,
}
HEIGHTS |= dict.fromkeys(("vault-before", "vault-damaged", "vault-restored"), 7.98)
CARVED = {"stele", "bronze", "coin", "niche", "head", "bracket"}
"""Whose relief is deep enough to be worth half a million triangles; the others are painted, or built of flat things."""
IDS = [piece.label.id for piece in PIECES]


def opened(path):
    return read_gltf(FileSource(path), Budget(), Ticket())


def metadata(folder):
    return json.loads((folder / "metadata.json").read_text("utf-8"))


def entry(folder, name):
    return next(artifact for artifact in metadata(folder)["artifacts"] if artifact["id"] == name)


def texts(value):
    """Every multilingual text inside a value."""
    if isinstance(value, dict):
        if LANGUAGES & set(value):
            yield value
        else:
            for inner in value.values():
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def test_every_piece_is_listed_in_order(assets):
    listed = metadata(assets)["artifacts"]
    assert [artifact["id"] for artifact in listed] == IDS
    assert {path.name for path in assets.glob("*.glb")} == {artifact["file"] for artifact in listed}


def test_the_whole_exhibition_is_light(assets):
    assert sum(path.stat().st_size for path in assets.iterdir()) < 40e6


def test_every_text_is_there_in_every_language(assets):
    found = list(texts(metadata(assets)))
    assert len(found) > 40
    for text in found:
        assert set(text) == LANGUAGES
        assert all(text.values())
        assert re.search("[\u4e00-\u9fff]", str(text["zh"])), text
        assert re.search("[\u0600-\u06ff]", str(text["ar"])), text


@pytest.mark.parametrize("name", IDS)
def test_every_label_says_that_it_is_a_demonstration(assets, name):
    artifact = entry(assets, name)
    assert artifact["demonstration"] is True
    for language, word in {"en": "not a scan", "zh": "并非实物扫描", "ar": "وليس مسح"}.items():
        assert any(word in value[language] for _, value in artifact["details"]), language


@pytest.mark.parametrize("name", IDS)
def test_a_model_has_true_size_stands_on_the_ground_and_is_light(assets, name):
    path = assets / f"{name}.glb"
    model = opened(path)
    assert path.stat().st_size <= 4.5e6
    least, most = (480_000, 520_000) if name in CARVED else (100_000, 400_000)
    assert least <= model.facts.triangles <= most
    assert model.bounds[0, 1] == pytest.approx(0, abs=2e-4)
    assert model.bounds[1, 1] == pytest.approx(HEIGHTS[name], rel=0.015)
    assert model.facts.textures == 3
    assert model.asset["title"] and "CC0" in model.asset["copyright"]
    assert not model.notices


@pytest.mark.parametrize("name", IDS)
def test_normals_agree_with_the_triangles(assets, name):
    mesh = opened(assets / f"{name}.glb").meshes[0]
    corners = mesh.positions[mesh.indices].astype(np.float64)
    faces = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    agree = np.einsum("ij,ij->i", faces, mesh.normals[mesh.indices].sum(axis=1))
    area = np.linalg.norm(faces, axis=1)
    assert area[agree > 0].sum() > 0.995 * area.sum()


@pytest.mark.parametrize("name", IDS)
def test_notes_sit_on_the_surface(assets, name):
    model = opened(assets / f"{name}.glb")
    placement = model.placements[0].world_from_mesh
    points = model.meshes[0].positions @ placement[:3, :3].T + placement[:3, 3]
    notes = entry(assets, name)["annotations"]
    assert 4 <= len(notes) <= 8
    for note in notes:
        assert uuid.UUID(note["id"]).version == 4
        assert note["colour"] in COLOURS
        distance = np.linalg.norm(points - np.array(note["anchor"]["point"]), axis=1).min()
        assert distance < max(2e-4, 1e-4 * np.ptp(model.bounds, axis=0).max())
        assert np.linalg.norm(note["anchor"]["normal"]) == pytest.approx(1, abs=1e-3)
        assert note["camera"]["distance"] > 0


def alike(made, kept):
    """The same model to within what different processors round and pack differently."""
    assert made.facts.triangles == kept.facts.triangles
    assert made.facts.vertices == kept.facts.vertices
    assert np.abs(made.bounds - kept.bounds).max() < 5e-4
    for one, other in zip(made.images, kept.images, strict=True):
        assert one.pixels.shape == other.pixels.shape
        apart = np.abs(one.pixels.astype(np.int16) - other.pixels.astype(np.int16))
        assert apart.mean() < 2.0


@pytest.mark.parametrize("name", [pytest.param(name, marks=() if name == "coin" else pytest.mark.slow) for name in IDS])
def test_what_is_kept_is_what_the_code_makes(assets, tmp_path, name):
    if name == "stele" and not can_set_arabic():
        pytest.skip("this Pillow cannot join Arabic letters")
    piece = next(piece for piece in PIECES if piece.label.id == name)
    made = build_piece(piece, tmp_path)
    alike(opened(tmp_path / piece.file), opened(assets / piece.file))
    kept = entry(assets, name)
    for note, other in zip(made.pop("annotations"), kept.pop("annotations"), strict=True):
        assert np.allclose(note["anchor"].pop("point"), other["anchor"].pop("point"), atol=2e-3)
        assert {key: note[key] for key in ("id", "title", "text", "tags")} == {
            key: other[key] for key in ("id", "title", "text", "tags")
        }
    assert json.loads(json.dumps(made)) == kept


@pytest.mark.parametrize("piece", PIECES, ids=IDS)
def test_kept_labels_say_what_the_code_says(assets, piece):
    made, kept = json.loads(json.dumps(describe_kept(piece, assets))), entry(assets, piece.label.id)
    for note, other in zip(made["annotations"], kept["annotations"], strict=True):
        for seen, key in (("anchor", "point"), ("camera", "target")):
            assert np.allclose(note[seen].pop(key), other[seen].pop(key), atol=2e-3)
        note["anchor"].pop("normal"), other["anchor"].pop("normal")
    assert made == kept


def vertex_normals(model, size):
    """The normals at the corners of the front's squares, as they lie in its part of an atlas of a size."""
    mesh = model.meshes[0]
    places = mesh.uvs[0] * [size[1], size[0]]
    front = np.flatnonzero((places <= [1249, 2297]).all(axis=1))
    row, column = ((places[front] - 8) * [262 / 1240, 480 / 2288]).round().astype(int).T[::-1]
    lattice = np.full((481, 263, 3), np.nan, np.float32)
    lattice[row, column] = mesh.normals[front]
    assert np.isfinite(lattice).all()
    return lattice


@pytest.mark.skipif(not can_set_arabic(), reason="this Pillow cannot join Arabic letters")
def test_only_raking_light_reads_the_stele(assets):
    """The letters' sides lean so little that light from above hardly tells them apart."""
    shape = (2288, 1240)
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32) + 0.5
    half = Half(SLAB_WIDTH, SLAB_HEIGHT, SLAB_DEPTH, PLINTH_HEIGHT - 0.004, True, taper=0.07, rise=0.085)
    points = half.whole(columns / shape[1], rows / shape[0]).astype(np.float32)
    down, across = np.gradient(cut_letters(points, shape))
    steep = np.hypot(down, across)
    edge = steep > 0.4 * steep.max()
    model = opened(assets / "stele.glb")
    image = model.images[model.materials[0].normal_texture.image]
    of_map = image.pixels[8:2296, 8:1248, :2].astype(np.float32) / 127.5 - 1
    normals = of_map + resize(vertex_normals(model, image.pixels.shape)[..., :2], shape)
    lean = (normals[..., 0] * across - normals[..., 1] * down)[edge] / steep[edge]
    slope = float(np.median(lean))
    assert slope / np.tan(np.radians(45)) < 0.10
    assert slope / np.tan(np.radians(6)) > 0.40


def test_the_labels_are_written_the_same_way(assets, tmp_path):
    write_metadata(metadata(assets)["artifacts"], tmp_path)
    assert (tmp_path / "metadata.json").read_bytes() == (assets / "metadata.json").read_bytes()
