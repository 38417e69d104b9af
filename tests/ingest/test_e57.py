"""E57: scans in their places, colours, what is invalid, and what damage does."""

import numpy as np
import pytest
from cloud_files import FAR, all_places, bumpy, octree_of, prepared
from model_files import opened, opened_file

from exhibit_viewer.ingest.levels.scan import scan_in
from exhibit_viewer.ingest.source import FileSource
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.point_page import decode_points

pye57 = pytest.importorskip("pye57", reason="no pye57 for this machine")

POINTS = np.array([[1.0, 0, 0], [0, 2, 0], [0, 0, 3], [4, 4, 4]])
CARTESIAN = ("cartesianX", "cartesianY", "cartesianZ")


def e57(path, scans):
    """A file with these scans, each (fields, rotation, translation)."""
    with pye57.E57(str(path), mode="w") as file:
        for number, (fields, rotation, translation) in enumerate(scans):
            file.write_scan_raw(fields, name=f"scan {number}", rotation=rotation, translation=translation)
    return path


def scan(points=POINTS, rotation=(1, 0, 0, 0), translation=(0, 0, 0), **extra):
    fields = dict(zip(CARTESIAN, points.T.copy(), strict=True))
    fields.update({name: np.array(values) for name, values in extra.items()})
    return fields, np.array(rotation, float), np.array(translation, float)


def in_file_axes(model):
    (place,) = model.placements
    points = model.meshes[0].positions.astype(np.float64) @ place.world_from_mesh[:3, :3].T
    points = points + place.world_from_mesh[:3, 3]
    return points[:, [0, 2, 1]] * [1, -1, 1]


def test_scans_are_merged_in_their_places(tmp_path):
    turned = scan(rotation=(np.sqrt(0.5), 0, 0, np.sqrt(0.5)), translation=(100, 0, 0))
    model = opened_file(e57(tmp_path / "two.e57", [scan(), turned]))
    expected = np.concatenate([POINTS, POINTS[:, [1, 0, 2]] * [-1, 1, 1] + [100, 0, 0]])
    np.testing.assert_allclose(in_file_axes(model), expected, atol=1e-5)
    assert (model.facts.points, model.facts.units, model.facts.vertex_colours) == (8, "m", False)


def test_far_places_keep_their_detail(tmp_path):
    model = opened_file(e57(tmp_path / "far.e57", [scan(translation=(635619.25, 4848899.75, 406.5))]))
    np.testing.assert_allclose(in_file_axes(model) - [635619.25, 4848899.75, 406.5], POINTS, atol=1e-5)


def test_invalid_points_are_left_out_and_told_of(tmp_path):
    model = opened_file(e57(tmp_path / "bad.e57", [scan(cartesianInvalidState=np.array([0, 1, 2, 0], np.int8))]))
    np.testing.assert_allclose(in_file_axes(model), POINTS[[0, 3]], atol=1e-6)
    assert [(notice.code, notice.facts["count"]) for notice in model.notices] == [(Code.CONTENT_SKIPPED, 2)]


def test_colours_and_intensity(tmp_path):
    tints = {f"color{name}": np.array([0, 255, 128, 7], np.uint8) for name in ("Red", "Green", "Blue")}
    greys = scan(intensity=np.array([10.0, 20, 15, 10], np.float32))
    model = opened_file(e57(tmp_path / "c.e57", [scan(**tints), greys, scan()]))
    assert model.meshes[0].colours[:, 0].tolist() == [0, 255, 128, 7, 0, 255, 128, 0, 178, 178, 178, 178]


def test_a_large_cloud_is_thinned_evenly(tmp_path, monkeypatch):
    monkeypatch.setattr("exhibit_viewer.ingest.points_e57.MAX_POINTS", 100)
    monkeypatch.setattr("exhibit_viewer.ingest.points_e57._CHUNK", 64)
    line = np.stack([np.arange(1000.0), np.zeros(1000), np.zeros(1000)], axis=1)
    model = opened_file(e57(tmp_path / "line.e57", [scan(line), scan(line)]))
    assert model.facts.points == 100
    assert {notice.code for notice in model.notices} == {Code.POINTS_REDUCED}
    assert in_file_axes(model)[:, 0].tolist() == list(range(0, 1000, 20)) * 2


def test_only_the_beginning_of_an_e57_is_damaged():
    with pytest.raises(Fault) as caught:
        opened("scan.e57", b"ASTM-E57" + bytes(5000))
    assert caught.value.code is Code.FORMAT_DAMAGED
    assert "\n" not in str(caught.value.facts["detail"])


def test_a_large_file_is_prepared_where_it_lies(tmp_path, monkeypatch):
    monkeypatch.setattr("exhibit_viewer.ingest.levels.cloud_scan.WORTH_OCTREE", 1000)
    monkeypatch.setattr("exhibit_viewer.ingest.points_e57._CHUNK", 700)
    turned = (np.sqrt(0.5), 0, 0, np.sqrt(0.5))
    bad = np.arange(900) % 9 == 0
    red = {"colorRed": np.full(2000, 255, np.uint8), "colorGreen": np.zeros(2000, np.uint8)}
    scans = [
        scan(bumpy(2000) - FAR, colorBlue=np.zeros(2000, np.uint8), **red),
        scan(bumpy(900, 1) - FAR, turned, FAR, cartesianInvalidState=bad.astype(np.int8)),
    ]
    path = e57(tmp_path / "large.e57", scans)
    whole, model = opened_file(path), prepared(path, tmp_path)
    octree, matrix = octree_of(model), model.placements[0].world_from_mesh
    found = all_places(octree) @ matrix[:3, :3].T + matrix[:3, 3]
    expected = whole.meshes[0].positions @ whole.placements[0].world_from_mesh[:3, :3].T
    expected = expected + whole.placements[0].world_from_mesh[:3, 3]
    assert model.facts.points == len(found) == 2800 and model.facts.units == "m"
    assert np.abs(np.sort(found, axis=0) - np.sort(expected, axis=0)).max() <= octree.step + 0.5
    colours = np.concatenate([decode_points(octree, node).colours[:, :3] for node in range(len(octree))])
    assert np.unique(colours, axis=0).tolist() == [[178, 178, 178], [255, 0, 0]]
    glimpse = scan_in(FileSource(path)).rough("ab" * 32)
    assert glimpse.rough and 1000 < len(glimpse.meshes[0].positions) <= 2800


def test_a_damaged_file_is_not_streamed(tmp_path, monkeypatch):
    monkeypatch.setattr("exhibit_viewer.ingest.levels.cloud_scan.WORTH_OCTREE", 1000)
    path = e57(tmp_path / "large.e57", [scan(bumpy(2000))])
    path.write_bytes(path.read_bytes()[:48] + bytes(400) + path.read_bytes()[448:])
    with pytest.raises(Fault) as caught:
        found = scan_in(FileSource(path))
        assert found is None or prepared(path, tmp_path)
        opened_file(path)
    assert caught.value.code is Code.FORMAT_DAMAGED
