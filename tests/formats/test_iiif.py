"""IIIF manifests and collections: scenes with numbers, comments in languages, older shapes, and local copies."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from harmed_json import harmed
from hypothesis import given, settings
from hypothesis import strategies as st
from iiif_documents import BASE, CONTEXT, at, comment, manifest, painted, point

from exhibit_viewer.formats.beside import FolderFiles
from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.formats.iiif.read import is_iiif, read_iiif
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.faults import Code, Fault


def opened(folder: Path, whole: dict) -> Collection:
    (folder / "files").mkdir(exist_ok=True)
    (folder / "files" / "ewer.glb").write_bytes(b"glTF")
    (folder / "manifest.json").write_text(json.dumps(whole), "utf-8")
    return open_path(folder / "manifest.json")


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    return opened(tmp_path, manifest())


@pytest.fixture
def artifact(collection: Collection) -> Artifact:
    return collection.artifacts[0]


def test_the_manifest_is_the_collection_and_its_scene_the_object(collection: Collection, tmp_path: Path) -> None:
    assert collection.id == f"{BASE}/manifest"
    assert collection.title.texts == {"en": "Ewer", "zh": "壶"}
    (artifact,) = collection.artifacts
    assert artifact.id == f"{BASE}/scene"
    assert artifact.path == tmp_path / "files" / "ewer.glb"
    assert artifact.description.texts == {"en": "A **blue** ewer"}
    assert artifact.units == "mm"
    assert artifact.rights.licence.endswith("zero/1.0/")
    assert artifact.rights.credit.texts == {"en": "A museum"}
    assert [(a.texts, b.texts) for a, b in artifact.details] == [({"en": "Date"}, {"und": "c. 1500\nor later"})]
    assert not artifact.notices and not collection.notices


def test_transforms_come_in_order_and_then_the_place(artifact: Artifact) -> None:
    matrix = np.array(artifact.parts[0].world_from_model).reshape(4, 4)
    # twice as large, a quarter turn about y (z goes to x, x to -z), then 100 towards the viewer
    assert matrix @ [1, 2, 3, 1] == pytest.approx([6, 4, 98, 1])


def test_a_comment_has_its_languages_its_place_and_its_view(artifact: Artifact) -> None:
    glaze, foot = artifact.annotations
    assert glaze.text.texts == {"en": "Worn *glaze*", "zh-Hans": "釉面磨损"}
    assert glaze.anchor is not None and glaze.anchor.point == (1.2, 80, 30.1)
    assert glaze.camera is not None
    assert glaze.camera.eye == pytest.approx([0, 80, 300])
    assert glaze.camera.target == pytest.approx((0, 80, 0))
    assert math.degrees(glaze.camera.field_of_view) == pytest.approx(45)
    assert (foot.tags, foot.tags_in) == (("wear",), {"zh": ("磨损",)})
    assert foot.anchor is not None and foot.anchor.point == pytest.approx((1, 1, 0))


def test_a_hidden_camera_is_not_the_first_view_and_lights_shine_down(artifact: Artifact) -> None:
    assert artifact.setup is not None and artifact.setup.camera is None
    (lamp,) = artifact.setup.lamps
    assert lamp.direction == pytest.approx((0, -1, 0))
    assert (lamp.colour, lamp.intensity) == ((1, 0, 0), pytest.approx(0.5 * math.pi))
    assert artifact.setup.background is not None
    assert artifact.setup.background.centre == pytest.approx((0.2, 0.4, 0.6))


def test_cameras_turn_and_look_at_annotations(tmp_path: Path) -> None:
    whole = manifest()
    items = whole["items"][0]["items"][0]["items"]
    looking = {
        "id": f"{BASE}/cam/2",
        "type": "PerspectiveCamera",
        "lookAt": {"id": f"{BASE}/a/model", "type": "Annotation"},
    }
    items[1] = painted("cam-2", looking, at(point(0, 0, 300)))
    camera = opened(tmp_path, whole).artifacts[0].setup.camera
    assert camera.target == pytest.approx((0, 0, 100))
    turned = {
        "type": "SpecificResource",
        "source": {"id": f"{BASE}/cam/3", "type": "OrthographicCamera", "viewHeight": 10},
        "transform": [{"type": "RotateTransform", "x": 0, "y": 90, "z": 0}],
    }
    items[1] = painted("cam-3", turned, at(point(5, 0, 0)))
    camera = opened(tmp_path, whole).artifacts[0].setup.camera
    assert camera.orthographic
    assert camera.world_from_view_rotation()[:, 2] == pytest.approx([1, 0, 0])
    assert 2 * camera.distance * math.tan(camera.field_of_view / 2) == pytest.approx(10)


def test_older_shapes_are_understood(tmp_path: Path) -> None:
    whole = manifest()
    scene = whole["items"][0]
    state = {
        "type": "Annotation",
        "motivation": ["contentState"],
        "target": {
            "id": f"{BASE}/scene",
            "type": "Scene",
            "items": [
                {"type": "AnnotationPage", "items": [painted("x", {"type": "PerspectiveCamera"}, at(point(0, 0, 9)))]}
            ],
        },
    }
    old_target = {**at({"type": "PolygonZSelector", "value": "POLYGONZ((0 0 0, 2 0 0, 0 0 2, 2 0 2))"}), "scope": state}
    old_target["source"] = [old_target["source"]]
    scene["annotations"] = []
    whole["annotations"] = [
        {
            "type": "AnnotationPage",
            "items": [
                {
                    "id": "a1",
                    "type": "Annotation",
                    "motivation": "commenting",
                    "bodyValue": "Plain",
                    "target": f"{BASE}/scene#xyz=-1,0,1",
                },
                {
                    "id": "a2",
                    "type": "Annotation",
                    "motivation": ["commenting"],
                    "bodyValue": {"type": "TextualBody", "value": "Old"},
                    "target": old_target,
                },
                {
                    "id": "a3",
                    "type": "Annotation",
                    "motivation": ["commenting"],
                    "bodyValue": "Elsewhere",
                    "target": "https://other/scene",
                },
                {
                    "id": "a4",
                    "type": "Annotation",
                    "motivation": ["activating"],
                    "target": {"id": "a1", "type": "Annotation"},
                    "body": {
                        "type": "SpecificResource",
                        "source": {"id": f"{BASE}/a/cam-1", "type": "Annotation"},
                        "action": ["show"],
                    },
                },
            ],
        }
    ]
    first, second = opened(tmp_path, whole).artifacts[0].annotations
    assert (first.text.texts, first.anchor.point) == ({"und": "Plain"}, (-1, 0, 1))
    assert first.camera.eye == pytest.approx([0, 80, 300])
    assert (second.text.texts, second.anchor.point) == ({"und": "Old"}, pytest.approx((1, 0, 1)))
    assert second.camera.eye == pytest.approx([0, 0, 9])


def test_version_3_puts_models_on_canvases(tmp_path: Path) -> None:
    body = {"id": "https://x.org/models/ewer.glb", "type": "Model", "format": "model/gltf-binary"}
    canvas = {
        "id": "https://x.org/c",
        "type": "Canvas",
        "items": [{"type": "AnnotationPage", "items": [painted("m", body, "https://x.org/c")]}],
    }
    whole = {"@context": CONTEXT.replace("/4/", "/3/"), "id": "https://x.org/m", "type": "Manifest", "items": [canvas]}
    assert opened(tmp_path, whole).artifacts[0].path.name == "ewer.glb"


def test_a_tour_is_a_sequence_of_comments(tmp_path: Path) -> None:
    whole = manifest()
    whole["items"][0]["annotations"][0]["behavior"] = ["sequence"]
    artifact = opened(tmp_path, whole).artifacts[0]
    (tour,) = artifact.tours
    assert [step.note for step in tour.steps] == [note.id for note in artifact.annotations]
    assert tour.steps[0].camera == artifact.annotations[0].camera
    assert artifact.notices == ()


def test_a_collection_holds_the_manifests_that_are_here(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    opened(tmp_path / "one", manifest())
    whole = {
        "@context": CONTEXT,
        "id": "https://x.org/all",
        "type": "Collection",
        "label": {"en": ["All"]},
        "items": [
            {"id": "https://x.org/one/manifest.json", "type": "Manifest"},
            {"id": "https://x.org/two/manifest-2.json", "type": "Manifest"},
            {"id": "https://x.org/all.json", "type": "Collection"},
        ],
    }
    (tmp_path / "all.json").write_text(json.dumps(whole))
    collection = open_path(tmp_path / "all.json")
    assert [artifact.title.texts["en"] for artifact in collection.artifacts] == ["Ewer"]
    assert [notice.facts["reference"] for notice in collection.notices] == ["https://x.org/two/manifest-2.json"]


def test_pictures_that_are_not_here_are_counted(tmp_path: Path) -> None:
    image = {"id": "https://x.org/p.jpg", "type": "Image"}
    canvas = {
        "id": "https://x.org/c",
        "type": "Canvas",
        "items": [{"type": "AnnotationPage", "items": [painted("i", image, "https://x.org/c")]}],
    }
    with pytest.raises(Fault) as caught:
        opened(tmp_path, manifest(items=[canvas]))
    assert (caught.value.code, caught.value.facts) == (Code.PICTURES_MISSING, {"count": 1})


def test_a_newer_version_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        opened(tmp_path, manifest(**{"@context": CONTEXT.replace("/4/", "/5/")}))
    assert caught.value.code is Code.VERSION_UNSUPPORTED


@pytest.mark.parametrize("own", ["../../../../tmp/x", "a\0b", "a" * 5000, "https://x/../y"])
def test_ids_that_could_be_paths_are_told_and_not_used(tmp_path: Path, own: str) -> None:
    whole = manifest()
    whole["items"][0]["id"] = own
    collection = opened(tmp_path, whole)
    assert collection.artifacts[0].id == "manifest.json#1"
    assert [notice.facts["detail"] for notice in collection.notices] == ["items[0].id: an address"]


def test_two_scenes_never_share_an_id(tmp_path: Path) -> None:
    whole = manifest()
    whole["items"] = [whole["items"][0], whole["items"][0]]
    assert [each.id for each in opened(tmp_path, whole).artifacts] == [f"{BASE}/scene", "manifest.json#2"]


def test_a_model_that_is_not_here_is_told_by_its_address(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps(manifest()))
    artifact = open_path(tmp_path / "manifest.json").artifacts[0]
    assert [notice.facts for notice in artifact.notices] == [{"reference": f"{BASE}/files/ewer.glb"}]
    assert not artifact.path.exists()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_stands_in_a_manifest_it_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data) -> None:
    """Any value of a sound manifest changed into anything."""
    whole = harmed(manifest(annotations=[comment("m", {"type": "List", "items": []}, "x")]), data)
    if is_iiif(whole):
        try:
            read_iiif(whole, FolderFiles(tmp_path_factory.getbasetemp()), "manifest.json")
        except Fault as fault:
            assert isinstance(fault.code, Code)


def test_real_manifests_are_read_or_refused_in_words(corpus: Path, facts) -> None:
    met = {"scene": 0, "pictures": 0}
    for row in facts("iiif"):
        if row.format != "IIIF JSON":
            continue
        types = row.facts["types"]
        try:
            collection = open_path(row.path)
        except Fault as fault:
            assert fault.code in (Code.PICTURES_MISSING, Code.NO_GEOMETRY, Code.RESOURCE_MISSING, Code.FORMAT_UNKNOWN)
            if fault.code is Code.PICTURES_MISSING and "Choice" not in types and row.facts["type"] == "Manifest":
                met["pictures"] += 1
                assert fault.facts["count"] <= types["Image"]
            assert "Model" not in types
            continue
        (artifact,) = collection.artifacts
        met["scene"] += 1
        assert len(artifact.parts) == types.get("Model", 0) + types.get("PhysicalObject", 0), row.path
        assert collection.title.texts == (
            {k: v[0] for k, v in row.facts["label"].items()}
            if isinstance(row.facts["label"], dict)
            else {"und": row.facts["label"]}
        )
    assert met["scene"] >= 20 and met["pictures"] >= 20


def test_a_local_copy_is_found_by_the_end_of_its_address(corpus: Path, tmp_path: Path) -> None:
    draft = corpus / "iiif/3d-draft/10_content_state/astronaut_comment_scope.json"
    (tmp_path / "assets" / "astronaut").mkdir(parents=True)
    (tmp_path / "assets" / "astronaut" / "astronaut.glb").symlink_to(tmp_path / "elsewhere.glb")
    (tmp_path / "elsewhere.glb").write_bytes(b"glTF")
    (tmp_path / "manifest.json").write_bytes(draft.read_bytes())
    artifact = open_path(tmp_path).artifacts[0]
    assert artifact.path.name == "astronaut.glb" and not artifact.notices


def test_sounds_are_those_of_notes_and_of_the_scene(tmp_path: Path) -> None:
    def heard(name: str, language: str) -> dict:
        return {"id": f"{BASE}/files/{name}", "type": "Sound", "format": "audio/mpeg", "language": language}

    whole = manifest()
    scene = whole["items"][0]
    body = {"type": "Choice", "items": [heard("rim.mp3", "en"), heard("rand.mp3", "de"), heard("gone.mp3", "fr")]}
    scene["annotations"] = [{"type": "AnnotationPage", "items": [comment("told", body, at(point(0, 1, 0)))]}]
    bell = {"id": f"{BASE}/bell", "type": "PointAudio", "source": heard("bell.ogg", "und")}
    scene["items"][0]["items"].append(painted("bell", bell, at(point(0, 0, 0))))
    (tmp_path / "files").mkdir()
    for name in ("rim.mp3", "rand.mp3", "bell.ogg"):
        (tmp_path / "files" / name).write_bytes(b"")
    artifact = opened(tmp_path, whole).artifacts[0]
    by_id = {sound.id: sound for sound in artifact.sounds}
    note = next(note for note in artifact.annotations if note.id.endswith("told"))
    assert {tag: path.name for tag, path in by_id[note.sound].files.items()} == {"en": "rim.mp3", "de": "rand.mp3"}
    assert [path.name for path in by_id[f"{BASE}/a/bell"].files.values()] == ["bell.ogg"]
    assert "gone.mp3" in str([each.facts for each in artifact.notices if each.code is Code.RESOURCE_MISSING])
