"""Every model of the corpus that is not glTF: the facts independent tools found, and a verdict for damaged ones."""

from pathlib import Path

import numpy as np
import pytest
from model_files import CORPUS, facts_of, opened_file, primary_models, rows

from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Facts, Topology

PRIMARY = primary_models()
READ_HERE = {"3MF", "FBX", "OFF", "PLY", "3DS", "ASE", "LWO", "MD5MESH", "OBJ", "RAW", "SMD", "X", "XML", "DAE", "E57"}
READ_HERE |= {"EXT", "LAS", "none"}
ACCEPTED = {
    "must_fail": ("error",),
    "must_warn": ("error", "warning"),
    "must_not_crash": ("error", "warning", "opens"),
    "control": ("warning", "opens"),
}
MALFORMED = [row for row in rows("malformed") if row["expected"] in ACCEPTED and row["format"] in READ_HERE]
EMPTY = {"no-points.las", "1.2-no-points.las", "ZeroPoints.e57", "PinholeImageWithDistortionParameters.e57"}
EMPTY |= {"textures.zip"}
"""Files without a single point or triangle: refused, and rightly."""
DIVIDED_OTHERWISE = {"spider.obj", "spider.fbx", "cube_with_edges.obj", "cube_four_instances.3ds"}
"""Tools divide these by rules of their own; here a mesh is a group's faces or lines of one material, and instances
count. The spider's 28 triangles without area count too, and the box of the four cubes holds all four."""


def facts_or_refusal(row: dict[str, str]) -> Facts | None:
    """The facts of a row's file; None where it is rightly refused."""
    try:
        return opened_file(CORPUS / row["path"]).facts
    except Fault as fault:
        not_read = fault.code is Code.FORMAT_UNSUPPORTED
        assert not_read or Path(row["path"]).name in EMPTY, fault.args
        return None


def answers_of(row: dict[str, str]) -> list[dict]:
    """What tools said of a mesh; they do not always agree. The one that counts lines of text (and knows neither UTF-16
    nor inline comments) is heard beside others only."""
    expected = facts_of(row)
    answers = [expected[tool] for tool in ("meshlab", "assimp") if tool in expected]
    return answers + ([expected["obj"]] if answers and "obj" in expected else [])


def lines_in(path: Path) -> int:
    return sum(len(mesh.indices) for mesh in opened_file(path).meshes if mesh.topology is Topology.LINES)


def same_box(found: Facts, box: list) -> bool:
    scale = max(1e-9, float(np.abs(box).max()))
    return bool(np.abs(np.array(found.bbox) - np.array(box)).max() <= 2e-6 * scale + 1e-6)


@pytest.mark.parametrize("row", PRIMARY, ids=lambda row: row["path"])
def test_facts_are_those_of_independent_tools(row):
    found, answers = facts_or_refusal(row), answers_of(row)
    if found is None or not answers:
        return
    triangles = [answer.get("triangles", answer.get("faces")) for answer in answers]
    name = Path(row["path"]).name
    drawn = found.triangles + lines_in(CORPUS / row["path"])
    assert found.triangles in triangles or drawn in triangles or name == "spider.fbx"
    boxes = [answer["bbox"] for answer in answers if "bbox" in answer]
    assert any(same_box(found, box) for box in boxes) or name == "cube_four_instances.3ds"
    meshes = [answer["meshes"] for answer in answers if "meshes" in answer]
    assert found.meshes in meshes or found.meshes == 1 or name in DIVIDED_OTHERWISE


@pytest.mark.parametrize("row", [row for row in PRIMARY if row["format"] == "3MF"], ids=lambda row: row["path"])
def test_3mf_facts_are_those_of_lib3mf(row):
    found, expected = opened_file(CORPUS / row["path"]).facts, facts_of(row)
    if "mesh_objects" not in expected:
        return
    assert found.triangles == expected["triangles"]
    assert found.meshes == expected["mesh_objects"]
    assert found.textures == expected["textures"]
    assert same_box(found, expected["bbox"])
    assert found.units == "mm"


SCENES = [row for row in PRIMARY if row["format"] in ("USD", "USDC", "USDZ")]


@pytest.mark.parametrize("row", SCENES, ids=lambda row: row["path"])
def test_usd_facts_are_those_of_usd_core(row):
    pytest.importorskip("pxr", reason="no usd-core for this machine")
    found, expected = opened_file(CORPUS / row["path"]).facts, facts_of(row)
    assert (found.triangles, found.meshes) == (expected["triangles"], expected["meshes"])
    assert found.metres_per_unit == expected["metersPerUnit"]
    images = [name for name in expected.get("entries", []) if not name.endswith(".usdc")]
    assert found.textures == len(images)
    inside = row["path"].endswith("MotionCaptureROM.usdc")  # where the file declares extents larger than its points
    low, high = np.array(found.bbox) - expected["bbox"]
    assert same_box(found, expected["bbox"]) or (inside and (low >= -1e-5).all() and (high <= 1e-5).all())


CLOUDS = [row for row in PRIMARY if row["path"].startswith(("pointclouds", "splats"))]


def scans_box(expected: dict) -> list | None:
    """The box of all scans of an E57 file; none of them is turned or moved."""
    boxes = [scan["bbox_raw"] for scan in expected.get("scan", []) if "bbox_raw" in scan]
    return [np.min(boxes, axis=0)[0].tolist(), np.max(boxes, axis=0)[1].tolist()] if boxes else None


@pytest.mark.parametrize("row", CLOUDS, ids=lambda row: row["path"])
def test_clouds_hold_every_point_where_it_is(row):
    found, expected = facts_or_refusal(row), facts_of(row)
    if found is None:
        return
    points = row["triangles_or_points"]
    headings = 10 if row["format"] == "PTX" else 0
    assert found.points == int(points or expected.get("lines", found.points + headings) - headings)
    box = expected.get("bbox_read", expected.get("bbox", scans_box(expected)))
    if isinstance(box, dict):
        box = np.array([box[axis] for axis in "xyz"]).T.tolist()
    if box is not None:
        extent = float(np.ptp(box, axis=0).max())
        assert np.abs(np.array(found.bbox) - np.array(box)).max() <= 1e-6 * extent + 1e-5
    if "rgb_max" in expected:
        assert found.vertex_colours == (expected["rgb_max"] > 0)


@pytest.mark.parametrize("row", MALFORMED, ids=lambda row: row["path"])
def test_damaged_files_are_refused_or_warned_of(row):
    try:
        model = opened_file(CORPUS / "malformed" / row["path"])
    except Fault:
        verdict = "error"
    else:
        verdict = "warning" if model.notices else "opens"
    named_after_all = "MissingMetadataName" in row["path"]
    assert verdict in ACCEPTED[row["expected"]] or named_after_all


def test_there_is_a_corpus_to_walk(corpus):
    assert len(PRIMARY) > 100
    assert len(MALFORMED) > 40
