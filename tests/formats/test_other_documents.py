"""ATON scenes, annotations in files of their own, and catalogues in a sheet."""

import json
import math
from pathlib import Path

import numpy as np
import pytest

from exhibit_viewer.formats.fields import Fields
from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.formats.iiif.comments import heard
from exhibit_viewer.formats.iiif.shapes import many
from exhibit_viewer.formats.web_annotation import annotations_of, is_web_annotation
from exhibit_viewer.model.faults import Code, Fault

ATON = {
    "title": "Venus",
    "description": json.dumps("<p>A <b>statue</b></p>"),
    "environment": {"bgcolor": [0.1, 0.2, 0.3], "mainlight": {"direction": [0, -1, 0]}},
    "scenegraph": {
        "nodes": {
            "group": {"transform": {"position": [10, 0, 0], "rotation": [0, math.pi / 2, 0]}},
            "statue": {
                "urls": ["samples/venus/venus.gltf"],
                "transform": {"position": [0, 1, 0], "rotation": [0, 0, math.pi / 2], "scale": [2, 2, 2]},
            },
            "base": {"urls": "samples/base.obj", "toYup": True, "show": False},
        },
        "edges": {".": ["group", "base"], "group": ["statue"], "statue": ["group"]},
    },
    "semanticgraph": {
        "nodes": {
            "head": {"spheres": [[1, 2, 3, 0.5], [3, 2, 1, 0.5]], "description": "The head", "keywords": ["marble"]},
            "foot": {"convexshapes": [[0, 0, 0, 3, 0, 0, 0, 3, 0]]},
        },
        "edges": {".": ["head", "foot"]},
    },
    "viewpoints": {
        "home": {"position": [0, 0, 5], "target": [0, 0, 0], "fov": 50},
        "side": {"position": [4, 0, 0], "target": [0, 0, 0]},
        "nowhere": {},
    },
    "measurements": {"m": {"points": [0, 0, 0, 1, 1, 1]}},
}


def aton(folder: Path) -> Path:
    (folder / "venus").mkdir()
    (folder / "venus" / "venus.gltf").write_bytes(b"{}")
    (folder / "base.obj").write_bytes(b"v 0 0 0")
    (folder / "scene.json").write_text(json.dumps(ATON))
    return folder / "scene.json"


def test_an_aton_scene_is_one_object(tmp_path: Path) -> None:
    artifact = open_path(aton(tmp_path)).artifacts[0]
    assert artifact.title.texts == {"und": "Venus"} and artifact.description.texts == {"und": "A **statue**"}
    statue, base = artifact.parts
    assert statue.derivatives[0].path == tmp_path / "venus" / "venus.gltf"
    # twice as large, x to y about z, one up; then a quarter turn about y (x to -z) and ten to the right
    assert np.array(statue.world_from_model).reshape(4, 4) @ [1, 0, 0, 1] == pytest.approx([10, 3, 0, 1])
    assert np.array(statue.world_from_model).reshape(4, 4) @ [0, -1, 0, 1] == pytest.approx([10, 1, -2, 1])
    assert not base.visible
    assert np.array(base.world_from_model).reshape(4, 4) @ [0, 0, 1, 1] == pytest.approx([0, 1, 0, 1])
    head, foot = artifact.annotations
    assert head.anchor is not None and head.anchor.point == (2, 2, 2)
    assert (head.tags, head.text.texts) == (("marble",), {"und": "The head"})
    assert foot.anchor is not None and foot.anchor.point == pytest.approx((1, 1, 0))
    assert artifact.setup is not None and artifact.setup.camera is not None
    assert artifact.setup.camera.eye == pytest.approx([0, 0, 5])
    told = {notice.facts.get("what") for notice in artifact.notices if notice.code is Code.CONTENT_SKIPPED}
    assert told == {"measured lines"}
    (tour,) = artifact.tours
    (side,) = tour.steps
    assert side.id == "side" and side.camera is not None and side.camera.eye == pytest.approx([4, 0, 0])


def test_an_aton_scene_without_its_models_says_which(tmp_path: Path) -> None:
    (tmp_path / "scene.json").write_text(json.dumps(ATON))
    artifact = open_path(tmp_path / "scene.json").artifacts[0]
    missing = [notice.facts["reference"] for notice in artifact.notices if notice.code is Code.RESOURCE_MISSING]
    assert missing == ["samples/venus/venus.gltf", "samples/base.obj"]


NOTES = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "AnnotationPage",
    "items": [
        {
            "id": "urn:1",
            "type": "Annotation",
            "body": [
                {"type": "TextualBody", "value": "<b>Handle</b>", "format": "text/html", "language": "en"},
                {"type": "TextualBody", "value": "bronze", "purpose": "tagging"},
            ],
            "target": {
                "source": "https://museum.org/models/vase.glb",
                "selector": {"type": "PointSelector", "x": 1, "y": 2, "z": 3},
            },
        },
        {"id": "urn:2", "type": "Annotation", "bodyValue": "Lost", "target": "https://museum.org/models/lost.glb"},
    ],
}


def test_notes_in_a_file_of_their_own_find_their_model(tmp_path: Path) -> None:
    (tmp_path / "vase.glb").write_bytes(b"glTF")
    (tmp_path / "bell.glb").write_bytes(b"glTF")
    (tmp_path / "notes.json").write_text(json.dumps(NOTES))
    alone, folder = open_path(tmp_path / "notes.json"), open_path(tmp_path)
    assert [artifact.id for artifact in alone.artifacts] == ["vase.glb"]
    assert [artifact.id for artifact in folder.artifacts] == ["bell.glb", "vase.glb"]
    for artifact in (alone.artifacts[0], folder.artifacts[1]):
        (note,) = artifact.annotations
        assert (note.text.texts, note.tags) == ({"en": "**Handle**"}, ("bronze",))
        assert note.anchor is not None and note.anchor.point == (1, 2, 3)
    for collection in (alone, folder):
        assert [notice.facts["reference"] for notice in collection.notices] == ["https://museum.org/models/lost.glb"]


def test_real_annotations_have_their_bodies_and_targets(corpus: Path, facts) -> None:
    rows = facts("annotations")
    assert len(rows) > 20
    for row in rows:
        value = json.loads(row.path.read_text("utf-8"))
        assert is_web_annotation(value), row.path
        for annotation in annotations_of(Fields(row.path.name, "", value, [])):
            heard(annotation)
            if "bodies" in row.facts and row.facts["type"] == "Annotation":
                assert len(list(many(annotation, "body"))) == row.facts["bodies"], row.path
                assert len(list(many(annotation, "target"))) == row.facts["targets"], row.path


@pytest.mark.parametrize("kind", ["annotations", "iiif", "svx"])
def test_malformed_documents_are_refused_or_told(corpus: Path, kind: str) -> None:
    for path in sorted((corpus / "malformed" / kind).rglob("*.json")):
        try:
            collection = open_path(path)
        except Fault as fault:
            assert isinstance(fault.code, Code)
        else:
            assert collection.artifacts


def test_a_sheet_is_opened_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "metadata.csv").write_text("file,title\nvase.glb,Vase\nlost.glb,Lost\n")
    (tmp_path / "vase.glb").write_bytes(b"glTF")
    collection = open_path(tmp_path / "metadata.csv")
    assert [artifact.title.texts for artifact in collection.artifacts] == [{"und": "Vase"}]
    assert [notice.facts["reference"] for notice in collection.notices] == ["lost.glb"]
