"""Every model of the corpus that is not glTF: the facts independent tools found, and a verdict for damaged ones."""

from pathlib import Path

import numpy as np
import pytest
from model_files import CORPUS, facts_of, opened_file, primary_models, rows

from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Facts

NOT_READ = {Code.FORMAT_UNSUPPORTED}
PRIMARY = primary_models()
MALFORMED = [
    row
    for row in rows("malformed")
    if row["expected"] in ("must_fail", "must_warn", "must_not_crash", "control")
    and row["format"]
    in ("3MF", "FBX", "OFF", "PLY", "3DS", "ASE", "LWO", "MD5MESH", "OBJ", "RAW", "SMD", "X", "XML")
    + ("DAE", "E57", "EXT", "LAS", "none")
]
EMPTY = {
    "no-points.las",
    "1.2-no-points.las",
    "ZeroPoints.e57",
    "PinholeImageWithDistortionParameters.e57",
    "textures.zip",
}
"""Files without a single point or triangle: refused, and rightly."""


def facts_or_fault(path: Path) -> Facts | Fault:
    try:
        return opened_file(path).facts
    except Fault as fault:
        return fault


def tools(expected: dict) -> list[dict]:
    """The answers of the tools that looked at a mesh; they do not always agree."""
    return [expected[tool] for tool in ("meshlab", "assimp", "obj") if tool in expected]


def agrees(found: float, answers: list) -> bool:
    return not answers or any(found == answer for answer in answers)


def same_box(found: Facts, box: list) -> bool:
    scale = max(1e-9, float(np.abs(box).max()))
    return bool(np.abs(np.array(found.bbox) - np.array(box)).max() <= 2e-6 * scale + 1e-6)


@pytest.mark.parametrize("row", PRIMARY, ids=lambda row: row["path"])
def test_facts_are_those_of_independent_tools(row):
    found = facts_or_fault(CORPUS / row["path"])
    if isinstance(found, Fault):
        assert found.code in NOT_READ or Path(row["path"]).name in EMPTY or "ept" in row["path"], found.args
        return
    expected = facts_of(row)
    answers = tools(expected)
    counts = [answer.get("triangles", answer.get("faces")) for answer in answers]
    lines = sum(
        len(mesh.indices) for mesh in opened_file(CORPUS / row["path"]).meshes if mesh.indices.shape[1:] == (2,)
    )
    assert agrees(found.triangles, counts) or found.triangles + lines in counts
    boxes = [answer["bbox"] for answer in answers if "bbox" in answer]
    assert not boxes or any(same_box(found, box) for box in boxes)
    assert (
        found.meshes == 1
        or agrees(found.meshes, [answer["meshes"] for answer in answers if "meshes" in answer])
        or (
            Path(row["path"]).name
            in ("spider.obj", "cube_with_edges.obj")  # tools divide these two by rules of their own
        )
    )


@pytest.mark.parametrize("row", [row for row in PRIMARY if row["format"] == "3MF"], ids=lambda row: row["path"])
def test_3mf_facts_are_those_of_lib3mf(row):
    found, expected = opened_file(CORPUS / row["path"]).facts, facts_of(row)
    assert (found.triangles, found.meshes, found.textures) == (
        expected["triangles"],
        expected["mesh_objects"],
        expected["textures"],
    )
    assert same_box(found, expected["bbox"])
    assert found.units == "mm"


@pytest.mark.parametrize(
    "row", [row for row in PRIMARY if row["path"].startswith(("pointclouds", "splats"))], ids=lambda row: row["path"]
)
def test_clouds_hold_every_point_where_it_is(row):
    found = facts_or_fault(CORPUS / row["path"])
    if isinstance(found, Fault):
        assert found.code in NOT_READ or Path(row["path"]).name in EMPTY or "ept" in row["path"], found.args
        return
    expected = facts_of(row)
    points = row["triangles_or_points"]
    assert not points or found.points == int(points)
    box = expected.get("bbox_read", expected.get("bbox"))
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
    accepted = {
        "must_fail": ("error",),
        "must_warn": ("error", "warning"),
        "must_not_crash": ("error", "warning", "opens"),
        "control": ("warning", "opens"),
    }
    unnamed = "MissingMetadataName" in row["path"]  # the file at hand names it after all
    assert verdict in accepted[row["expected"]] or unnamed


def test_there_is_a_corpus_to_walk(corpus):
    assert len(PRIMARY) > 100
    assert len(MALFORMED) > 40
