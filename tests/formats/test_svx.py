"""Voyager documents: frames with numbers, every part of a document, and what is missing from it told by name."""

import json
import math
import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest
from harmed_json import harmed
from hypothesis import given, settings
from hypothesis import strategies as st
from svx_documents import document, write_package

from exhibit_viewer.formats.beside import FolderFiles
from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.formats.svx.read import read_svx
from exhibit_viewer.model.collection import Artifact, Override
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.scene import Axis, Floor, Mode
from exhibit_viewer.model.tour import Curve


@pytest.fixture
def artifact(tmp_path: Path) -> Artifact:
    return open_path(write_package(tmp_path)).artifacts[0]


def placed(artifact: Artifact, point: tuple[float, float, float]) -> list[float]:
    matrix = np.array(artifact.parts[0].world_from_model).reshape(4, 4)
    return [float(x) for x in (matrix @ [*point, 1])[:3]]


def test_a_model_stands_where_its_node_its_unit_and_its_pose_put_it(artifact: Artifact) -> None:
    # 1 cm = 10 mm; x turns to y; then 5 cm up; then the node's 1000 mm
    assert placed(artifact, (20, 0, 0)) == pytest.approx([1000, 250, 0])
    assert artifact.units == "mm"


def test_a_note_stands_in_the_posed_frame_not_in_the_models(artifact: Artifact) -> None:
    rim = artifact.annotations[0]
    assert rim.anchor is not None
    # stored (-20, 15, 0) cm after the pose: scaled to mm and moved with the node, neither turned nor lifted again
    assert rim.anchor.point == pytest.approx((800, 150, 0))
    assert rim.anchor.normal == pytest.approx((0, 1, 0))
    # the mesh's own point is R^-1 (p - t): (10, 20, 0), and it lands on the note
    assert placed(artifact, (10, 20, 0)) == pytest.approx([800, 150, 0])


def test_an_orbit_turns_about_the_origin_of_the_world(artifact: Artifact) -> None:
    assert artifact.setup is not None and artifact.setup.camera is not None
    camera = artifact.setup.camera
    pitch, head = math.radians(-30), math.radians(90)
    about_x = np.array([[1, 0, 0], [0, math.cos(pitch), -math.sin(pitch)], [0, math.sin(pitch), math.cos(pitch)]])
    about_y = np.array([[math.cos(head), 0, math.sin(head)], [0, 1, 0], [-math.sin(head), 0, math.cos(head)]])
    assert camera.eye == pytest.approx(about_y @ about_x @ [3, 4, 50])
    assert camera.world_from_view_rotation() == pytest.approx(about_y @ about_x)
    assert camera.distance == pytest.approx(50)
    assert math.degrees(camera.field_of_view) == pytest.approx(52)


def test_qualities_come_with_the_one_to_show_first(artifact: Artifact) -> None:
    assert [derivative.quality for derivative in artifact.derivatives] == ["Low", "Thumb"]
    missing = [notice.facts["reference"] for notice in artifact.notices if notice.code is Code.RESOURCE_MISSING]
    assert missing == ["models/ewer%20High.glb", "articles/lost.html", "talk.mp3"]


def test_texts_keep_their_languages(artifact: Artifact) -> None:
    assert artifact.title.texts == {"en": "An ewer", "fr": "Une aiguière"}
    assert artifact.description.texts == {"en": "Hello"}
    rim, foot = artifact.annotations
    assert rim.title.texts == {"en": "Rim", "zh-Hant": "口沿"}
    assert rim.text.texts == {"en": "Worn **glaze**", "de": "Glasur"}
    assert (rim.tags_in, rim.article, rim.colour) == ({"en": ("glaze",), "de": ("Glasur",)}, "page", "indigo")
    assert (foot.title.texts, foot.text.texts) == ({"und": "Foot"}, {"und": "Plain"})
    assert rim.id != foot.id
    assert {pair[0].texts["und"]: pair[1].best(("en",))[0] for pair in artifact.details} == {
        "Accession number": "1923.4",
        "Sizes": "31 cm",
    }
    assert artifact.rights.credit.texts == {"und": "(c) A museum"}


def test_pages_come_in_order_without_their_html(artifact: Artifact) -> None:
    assert [article.id for article in artifact.articles] == ["page", "lost"]
    assert artifact.articles[0].text.texts == {"en": "## Page\n\nText *[A jug]*"}
    assert not artifact.articles[1].text


def test_the_setup_is_told_in_our_terms(artifact: Artifact) -> None:
    setup = artifact.setup
    assert setup is not None
    assert (setup.mode, setup.exposure_ev, setup.floor, setup.language) == (Mode.CLAY, 1.0, Floor.GRID, "fr")
    assert setup.section is not None
    assert (setup.section.axis, setup.section.position, setup.section.inverted) == (Axis.Y, 0.25, True)
    assert setup.background is not None and setup.background.rim == (0.01, 0.03, 0.05)
    assert (setup.article, setup.tags, setup.tape) == ("page", ("glaze",), ((0, 0, 0), (0, 10, 0)))


def test_tours_keep_their_states(artifact: Artifact) -> None:
    (tour,) = artifact.tours
    first, second = tour.steps
    assert (first.seconds, first.curve, first.threshold) == (1.5, Curve.OUT_QUAD, 0.5)
    assert first.camera is not None and first.camera.eye == pytest.approx([0, 0, 7])
    assert "model/0/opacity" not in first.values
    assert second.camera is None
    assert artifact.annotations[0].camera == first.camera
    told = {notice.facts["what"] for notice in artifact.notices if notice.code is Code.CONTENT_SKIPPED}
    assert told == {"pictures in pages", "measured lines"}
    assert any(
        "states" in str(n.facts) or "id" in str(n.facts) for n in artifact.notices if n.code is Code.FORMAT_DAMAGED
    )


def test_a_package_opens_the_same_from_a_folder_a_zip_and_its_document(tmp_path: Path) -> None:
    folder = tmp_path / "package"
    path = write_package(folder)
    archive = Path(shutil.make_archive(str(tmp_path / "package"), "zip", folder))
    from_document, from_folder, from_archive = open_path(path), open_path(folder), open_path(archive)
    for collection in (from_folder, from_archive):
        (artifact,) = collection.artifacts
        assert artifact.annotations == from_document.artifacts[0].annotations
        assert artifact.notices == from_document.artifacts[0].notices
        assert artifact.articles == from_document.artifacts[0].articles
    assert from_archive.artifacts[0].path == archive / "models" / "ewer Low.glb"


def test_a_document_is_known_by_what_it_says(tmp_path: Path) -> None:
    assert len(open_path(write_package(tmp_path, name="content.json")).artifacts) == 1
    (tmp_path / "other.json").write_text('{"asset": {"version": "2.0"}}')
    with pytest.raises(Fault) as caught:
        open_path(tmp_path / "other.json")
    assert caught.value.code is Code.FORMAT_UNKNOWN


def test_several_documents_and_models_make_one_collection(tmp_path: Path) -> None:
    write_package(tmp_path, name="one.json")
    write_package(tmp_path, name="two.json")
    (tmp_path / "loose.glb").write_bytes(b"glTF")
    assert [artifact.id for artifact in open_path(tmp_path).artifacts] == ["one.json", "two.json", "loose.glb"]


@pytest.mark.parametrize(
    "uri", ["../../secret.glb", "/etc/passwd", "C:\\x.glb", "https://example.org/m.glb", "file:///m"]
)
def test_nothing_outside_the_folder_is_named(tmp_path: Path, uri: str) -> None:
    whole = document()
    whole["models"][0]["derivatives"] = [{"quality": "High", "assets": [{"uri": uri, "type": "Model"}]}]
    artifact = open_path(write_package(tmp_path, whole)).artifacts[0]
    assert not artifact.parts[0].derivatives
    assert artifact.path.resolve().is_relative_to(tmp_path)
    codes = {notice.code for notice in artifact.notices}
    assert codes & {Code.FILE_OUTSIDE_FOLDER, Code.REMOTE_REFERENCE}


def test_nodes_in_a_circle_end(tmp_path: Path) -> None:
    whole = document(nodes=[{"children": [0, 1]}, {"model": 0, "children": [0]}])
    artifact = open_path(write_package(tmp_path, whole)).artifacts[0]
    assert len(artifact.parts) == 1
    assert any(notice.code is Code.FORMAT_DAMAGED for notice in artifact.notices)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_stands_in_a_document_it_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data) -> None:
    """Any value of a sound document changed into anything."""
    whole = harmed(document(), data)
    try:
        read_svx(whole, FolderFiles(tmp_path_factory.getbasetemp()), "scene.svx.json")
    except Fault as fault:
        assert fault.code in (Code.FORMAT_DAMAGED, Code.NO_GEOMETRY, Code.TOO_MANY_ELEMENTS)


def test_real_documents_hold_what_they_are_known_to_hold(corpus: Path, facts) -> None:
    rows = [row for row in facts("scenes") if row.format == "Voyager SVX"]
    assert rows
    for row in rows:
        if not row.facts["models"]:
            with pytest.raises(Fault) as caught:
                open_path(row.path)
            assert caught.value.code is Code.NO_GEOMETRY
            continue
        artifact = open_path(row.path).artifacts[0]
        assert len(artifact.annotations) == sum(model["annotations"] for model in row.facts["models"]), row.path
        assert len(artifact.articles) == row.facts["articles"]
        assert [len(tour.steps) for tour in artifact.tours] == row.facts["tours"]
        named = [
            str(notice.facts.get("reference")) for notice in artifact.notices if notice.code is Code.RESOURCE_MISSING
        ]
        assert named == [*row.facts["missing_model_files"], *row.facts["missing_articles"]]
        there = {Path(name).name for each in row.facts["derivatives"] for name in each["assets"]}
        there -= {Path(name).name for name in row.facts["missing_model_files"]}
        assert {each.path.name for part in artifact.parts for each in part.derivatives} == there


def test_a_package_in_an_archive_with_a_damaged_page_still_opens(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        archive.writestr("scene.svx.json", json.dumps(document()))
        archive.writestr("models/ewer High.glb", b"glTF")
        archive.writestr("articles/page-EN.html", b"\xff\xfe<script>x</script>" + b"<table>" * 5000)
    artifact = open_path(tmp_path / "p.zip").artifacts[0]
    assert artifact.derivatives[0].quality == "High"


def test_sounds_belong_to_notes_stops_and_pages(tmp_path):
    whole = document()
    whole["metas"][0]["actions"] = [
        {"id": "1", "type": "PlayAudio", "trigger": "OnTourStep", "triggerDetail": "seen", "audioId": "talk"},
        {"id": "2", "type": "PlayAudio", "trigger": "OnTourStep", "triggerDetail": "Round\x1f2", "audioId": "old"},
        {"id": "3", "type": "PlayAudio", "trigger": "OnAnnotation", "annotationId": "rim", "audioId": "talk"},
        {"id": "4", "type": "PlayAnimation", "trigger": "OnClick", "animation": "Opens"},
    ]
    whole["metas"][1]["audio"][0]["captionUris"] = {"EN": "talk.vtt", "DE": "gone.vtt"}
    whole["setups"][0]["audio"] = {"narrationId": "talk"}
    path = write_package(tmp_path, whole)
    for name in ("talk.mp3", "talk.vtt", "page.ogg"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "articles" / "page-EN.html").write_text(
        '<p>Text</p><audio controls><source src="gone.mp3"><source src="../page.ogg"></audio><video src="f.mp4">'
    )
    artifact = open_path(path).artifacts[0]
    assert [step.sound for step in artifact.tours[0].steps] == ["talk", "old"]
    assert artifact.annotations[0].sound == "talk" and artifact.setup.narration == "talk"
    talk, page = artifact.sounds
    assert talk.files == {"en": tmp_path / "talk.mp3"} and talk.captions == {"en": tmp_path / "talk.vtt"}
    assert page.files == {"en": tmp_path / "page.ogg"} and artifact.articles[0].sound == page.id
    told = {n.facts["what"]: n.facts["count"] for n in artifact.notices if n.code is Code.CONTENT_SKIPPED}
    assert told == {"actions": 1, "pictures in pages": 1, "measured lines": 1}
    missing = {n.facts["reference"] for n in artifact.notices if n.code is Code.RESOURCE_MISSING}
    assert {"gone.mp3", "gone.vtt"} <= missing


def test_what_stops_say_of_models_and_lights_counts_as_we_do(tmp_path):
    whole = document()
    whole["models"].append({**whole["models"][0], "annotations": [], "visible": False})
    whole["nodes"][0]["model"] = 1
    whole["nodes"] += [{"model": 0}, {"light": 1}, {"light": 0}]
    whole["scenes"][0]["nodes"] = [0, 1, 2, 3]
    whole["lights"] = [{"type": "point"}, {"type": "directional", "enabled": False}, {"type": "ambient"}]
    snapshots = whole["setups"][0]["snapshots"]
    snapshots["targets"] = ["model/1/visible", "light/1/enabled", "light/2/enabled", "node/0/scale", "model/9/visible"]
    snapshots["states"] = [{"id": "seen", "values": [True, True, False, [1, 1, 1], True]}]
    artifact = open_path(write_package(tmp_path, whole)).artifacts[0]
    assert [part.visible for part in artifact.parts] == [False, True]
    assert [(lamp.kind.value, lamp.lit) for lamp in artifact.setup.lamps] == [("directional", False), ("point", True)]
    values = artifact.tours[0].steps[0].values
    assert values["model/0/visible"] is True and values["light/0/enabled"] is True and values["node/0/scale"]
    assert not {"model/1/visible", "light/1/enabled", "light/2/enabled", "model/9/visible"} & set(values)


def test_stops_put_models_elsewhere_and_in_other_materials(tmp_path):
    whole = document()
    whole["models"][0]["material"] = {"color": [1, 0.5, 2], "opacity": 0.5}
    whole["nodes"] = [{"name": "All", "translation": [1000, 0, 0], "scale": [2, 2, 2], "children": [1]}, {"model": 0}]
    snapshots = whole["setups"][0]["snapshots"]
    snapshots["targets"] = ["node/0/position", "node/0/rotation", "node/1/scale", "node/9/scale", "model/0/opacity"]
    snapshots["states"] = [
        {"id": "seen", "values": [[0, 0, 5], [0, 0, 90], None, [1, 1, 1], 0.25]},
        {"id": "gone", "values": [None, None, None, None, None]},
    ]
    part, tour = (artifact := open_path(write_package(tmp_path, whole)).artifacts[0]).parts[0], artifact.tours[0]
    assert part.override == Override((1.0, 0.5, 1.0), 0.5)
    seen, gone = tour.steps
    before = np.array(part.world_from_model).reshape(4, 4)
    quarter = np.array([[0, -1, 0, 1000], [1, 0, 0, -1000], [0, 0, 1, 5], [0, 0, 0, 1]])  # about z, from x = 1000
    quarter[:3, 3] = np.array([0, 0, 5]) - quarter[:3, :3] @ [1000, 0, 0]
    assert np.allclose(np.array(dict(seen.poses)[0]).reshape(4, 4), quarter @ before)
    assert gone.poses == () and seen.values["node/0/position"] == (0.0, 0.0, 5.0)
    assert Code.FORMAT_DAMAGED not in {notice.code for notice in artifact.notices}


def test_what_stops_change_and_nobody_sees_is_told_once(tmp_path):
    whole = document()
    whole["lights"], whole["nodes"] = [{"type": "point"}], [*whole["nodes"], {"light": 0}]
    whole["scenes"][0]["nodes"] = [0, 1]
    snapshots = whole["setups"][0]["snapshots"]
    snapshots["targets"] = [
        "model/0/quality",
        "scenes/0/setup/tape/startPosition",
        "node/1/position",
        "model/0/override",
    ]
    snapshots["states"] = [
        {"id": "seen", "values": [2, [0, 0, 0], [0, 0, 0], True]},
        {"id": "gone", "values": [4, [1, 0, 0], [0, 1, 0], False]},
        {"id": "same", "values": [4, [1, 0, 0], [0, 1, 0], True]},
    ]
    told = {
        notice.facts["what"]: notice.facts["count"]
        for notice in open_path(write_package(tmp_path, whole)).artifacts[0].notices
        if notice.code is Code.CONTENT_SKIPPED
    }
    assert told == {"qualities of models": 1, "places of lights": 1, "pictures in pages": 1, "measured lines": 1}


def test_a_document_that_moves_too_much_at_too_many_stops_moves_nothing(tmp_path):
    whole = document()
    whole["nodes"] += [{} for _ in range(300)]
    whole["scenes"][0]["nodes"] = list(range(301))
    snapshots = whole["setups"][0]["snapshots"]
    snapshots["targets"] = ["node/0/scale"]
    snapshots["states"] = [{"id": "seen", "values": [[2, 2, 2]]}]
    few = open_path(write_package(tmp_path, whole)).artifacts[0]
    assert few.tours[0].steps[0].poses
    snapshots["states"] += [{"id": str(number), "values": [[2, 2, 2]]} for number in range(700)]
    many = open_path(write_package(tmp_path, whole)).artifacts[0]
    assert not many.tours[0].steps[0].poses
    assert any("nodes at all stops" in str(notice.facts.get("detail")) for notice in many.notices)
