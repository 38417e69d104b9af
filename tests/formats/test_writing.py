"""What is written as svx and IIIF comes back field by field, is valid, and says in plain terms what can be said."""

import copy
import json
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from any_artifact import artifacts, assert_same, names_for, rights, texts, with_paths
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from svx_documents import document, write_package

from exhibit_viewer.formats.beside import FolderFiles
from exhibit_viewer.formats.fields import Fields
from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.formats.iiif.read import read_iiif, read_whole
from exhibit_viewer.formats.iiif.write import write_collection, write_manifest
from exhibit_viewer.formats.planned import Names, Planned, Written
from exhibit_viewer.formats.remainder import KEY, whole_with_remainder
from exhibit_viewer.formats.said import Whole
from exhibit_viewer.formats.svx.read import read_svx
from exhibit_viewer.formats.svx.write import NAME, write_svx
from exhibit_viewer.model.annotation import Anchor, Annotation
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.collection import Artifact, Derivative, Part
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.plain_values import encode
from exhibit_viewer.model.scene import Light
from exhibit_viewer.model.setup import Setup
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.tour import Step, Tour

Checker = Callable[[dict], None]
WHOLE = Whole("museum", LangText.of("A museum", "en"))
MANY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def as_svx(artifact: Artifact) -> tuple[dict, Planned]:
    names = names_for(artifact)
    return through_json(write_svx(artifact, names), names)


def as_manifest(artifact: Artifact, whole: Whole = WHOLE) -> tuple[dict, Planned]:
    names = names_for(artifact)
    return through_json(write_manifest(artifact, whole, "manifest.json", names), names)


def through_json(written: Written, names: Names) -> tuple[dict, Planned]:
    return json.loads(json.dumps(written.document, allow_nan=False)), Planned(names, written.pages)


def without_kept(value: dict) -> dict:
    """The document as a program that knows nothing of ours would have it."""
    plain = copy.deepcopy(value)
    plain.pop(KEY, None)
    for scene in plain.get("items", ()):
        scene.pop(KEY, None)
    for meta in plain.get("metas", ()):
        meta.pop("process", None)
    return plain


def read_manifest(value: dict, files: Planned) -> Artifact:
    return read_iiif(value, files, "manifest.json").artifacts[0]


@MANY
@given(artifacts())
def test_svx_brings_every_field_back(artifact: Artifact) -> None:
    value, files = as_svx(artifact)
    assert_same(read_svx(value, files, NAME), with_paths(artifact, names_for(artifact), files.root))


@MANY
@given(artifacts())
def test_iiif_brings_every_field_back(artifact: Artifact) -> None:
    value, files = as_manifest(artifact)
    assert_same(read_manifest(value, files), with_paths(artifact, names_for(artifact), files.root))


@MANY
@given(st.builds(Whole, st.text("ab口-", min_size=1, max_size=9), texts, texts, rights))
def test_a_collection_comes_back(whole: Whole) -> None:
    member = Artifact("vase", LangText.of("Vase"), (Derivative(Path("/museum/vase.glb")),))
    value = json.loads(json.dumps(write_collection(whole, [("manifest-1.json", member)], "manifest.json")))
    fields = Fields("manifest.json", "", value, [])
    assert whole_with_remainder(read_whole(fields), fields) == whole
    manifest, files = as_manifest(member, whole)
    assert read_iiif(manifest, files, "manifest.json").whole == whole


@MANY
@given(artifacts())
def test_svx_is_valid(valid_svx: Checker, artifact: Artifact) -> None:
    valid_svx(as_svx(artifact)[0])


@settings(MANY, max_examples=25)
@given(artifacts())
def test_svx_has_what_voyager_asks_for_beyond_its_schemas(artifact: Artifact) -> None:
    """What its code does without asking: follow numbers, take files as they lie, look states up by their ids."""
    value, _ = as_svx(artifact)
    scene, setup = value["scenes"][value["scene"]], value["setups"][value["scenes"][0]["setup"]]
    assert scene["units"] in ("mm", "cm", "m", "km", "in", "ft", "yd", "mi")
    lists = {kind: value.get(f"{kind}s", []) for kind in ("camera", "light", "model", "meta")}
    reached = list(scene["nodes"])
    for number in reached:  # grows on the way
        node = value["nodes"][number]
        reached += node.get("children", ())
        assert not {"matrix"} & set(node) or not {"translation", "rotation", "scale"} & set(node)
        assert all(node[kind] < len(listed) for kind, listed in lists.items() if kind in node)
    assert sorted(reached) == list(range(len(value["nodes"])))
    for model in lists["model"]:
        assert model["units"] == scene["units"]
        for derivative in model["derivatives"]:
            assert derivative["usage"] == "Web3D" and derivative["assets"]
            assert not any(asset["uri"].startswith("/") or ":" in asset["uri"] for asset in derivative["assets"])
        for note in model.get("annotations", ()):
            assert len(note["position"]) == len(note["direction"]) == 3
    snapshots = setup.get("snapshots", {"targets": [], "states": []})
    assert all(len(state["values"]) == len(snapshots["targets"]) for state in snapshots["states"])
    known = {state["id"] for state in snapshots["states"]}
    assert {step["id"] for tour in setup.get("tours", ()) for step in tour["steps"]} <= known
    for target in snapshots["targets"]:
        kind, number, _ = target.split("/", 2)
        held = {**lists, "node": value["nodes"], "scenes": value["scenes"]}.get(kind)
        assert held is None or int(number) < len(held), target


@MANY
@given(artifacts())
def test_iiif_is_valid(valid_iiif: Checker, artifact: Artifact) -> None:
    value, _ = as_manifest(artifact)
    valid_iiif(value)
    valid_iiif(json.loads(json.dumps(write_collection(WHOLE, [("manifest-1.json", artifact)], "manifest.json"))))


def test_real_documents_come_back(corpus: Path, valid_svx: Checker, valid_iiif: Checker) -> None:
    """Every scene and manifest that opens, as both."""
    written = 0
    for path in sorted((*(corpus / "scenes").rglob("*.json"), *(corpus / "iiif").rglob("*.json"))):
        try:
            found = open_path(path).artifacts
        except Fault:
            continue
        for artifact in found[:5]:
            meant = with_paths(artifact, names_for(artifact), Path("planned"))
            value, files = as_svx(artifact)
            valid_svx(value)
            assert_same(read_svx(value, files, NAME), meant)
            value, files = as_manifest(artifact)
            valid_iiif(value)
            assert_same(read_manifest(value, files), meant)
            written += 1
    assert written > 20


QUARTER = (0.0, -1.0, 0.0, 5.0, 1.0, 0.0, 0.0, 7.0, 0.0, 0.0, 1.0, 9.0, 0.0, 0.0, 0.0, 1.0)
"""A quarter turn about z, then moved by (5, 7, 9): the model's (1, 0, 0) is at (5, 8, 9)."""
TURNED = Artifact(
    id="jug",
    title=LangText({"en": "Jug", "ar": "إبريق"}),
    derivatives=(Derivative(Path("/museum/jug.glb")),),
    units="cm",
    annotations=(
        Annotation(
            "rim",
            "jug",
            title=LangText.of("Rim", "en"),
            text=LangText.of("Worn **glaze**", "en"),
            anchor=Anchor((5.0, 8.0, 9.0), (0.0, 1.0, 0.0)),
            camera=Camera((5.0, 8.0, 9.0), math.radians(90), math.radians(30), 20.0, math.radians(40)),
            published=True,
        ),
    ),
    parts=(Part((Derivative(Path("/museum/jug.glb")),), QUARTER),),
    tours=(Tour("round", LangText.of("Round", "en"), steps=(Step("one", LangText.of("One", "en"), note="rim"),)),),
)


def test_notes_go_to_the_posed_frame_and_back() -> None:
    """Voyager: world = node * k * position, without the model's own pose; so the note is at (1, 0, 0) of the model."""
    value, files = as_svx(TURNED)
    note = value["models"][0]["annotations"][0]
    assert note["position"] == pytest.approx([1.0, 0.0, 0.0], abs=1e-12)
    assert note["direction"] == pytest.approx([1.0, 0.0, 0.0], abs=1e-12)
    assert "translation" not in value["models"][0]
    assert "rotation" not in value["models"][0]
    assert value["nodes"][0]["translation"] == [5.0, 7.0, 9.0]
    plain = read_svx(without_kept(value), files, NAME)
    assert plain.annotations[0].anchor is not None
    assert plain.annotations[0].anchor.point == pytest.approx((5.0, 8.0, 9.0), abs=1e-12)
    assert plain.annotations[0].anchor.normal == pytest.approx((0.0, 1.0, 0.0), abs=1e-12)


def test_a_posed_model_read_from_svx_is_written_where_it_stands(tmp_path: Path) -> None:
    """Read with k = 10 (cm in a scene of mm) and a pose of its own; written on its node, its notes where they were."""
    write_package(tmp_path)
    artifact = read_svx(document(), FolderFiles(tmp_path), NAME)
    value, files = as_svx(artifact)
    plain = read_svx(without_kept(value), files, NAME)
    assert plain.parts[0].world_from_model == pytest.approx(artifact.parts[0].world_from_model, abs=1e-9)
    for one, other in zip(plain.annotations, artifact.annotations, strict=True):
        assert one.anchor is not None
        assert other.anchor is not None
        assert one.anchor.point == pytest.approx(other.anchor.point, abs=1e-9)


def test_what_stops_do_with_models_is_said_in_voyagers_terms(tmp_path: Path) -> None:
    whole = document()
    whole["models"][0]["material"] = {"color": [1, 0.5, 0], "opacity": 0.5, "roughness": 0.25, "metalness": 1}
    snapshots = whole["setups"][0]["snapshots"]
    snapshots["targets"] = ["node/0/position", "node/0/rotation", "node/0/scale", "model/0/opacity", "model/0/override"]
    snapshots["states"] = [{"id": "seen", "values": [[1, 2, 3], [10, 20, 30], [2, 2, 2], 0.25, True]}]
    write_package(tmp_path, whole)
    artifact = read_svx(whole, FolderFiles(tmp_path), NAME)
    value, files = as_svx(artifact)
    plain = read_svx(without_kept(value), files, NAME)
    assert plain.parts[0].override == artifact.parts[0].override
    step, other = plain.tours[0].steps[0], artifact.tours[0].steps[0]
    assert dict(step.poses)[0] == pytest.approx(dict(other.poses)[0], abs=1e-9)
    assert step.values["model/0/opacity"] == 0.25 and step.values["model/0/override"] is True


def test_a_view_goes_to_orbit_and_offset_and_back() -> None:
    """eye = Ry(90) Rx(-30) (0, 0, 20) + target = (5 + 17.32, 18, 9); offset is what undoes the turn from it."""
    value, files = as_svx(TURNED)
    states = value["setups"][0]["snapshots"]
    orbit, offset = states["states"][0]["values"][:2]
    assert orbit == pytest.approx([-30.0, 90.0, 0.0])
    turn = np.array([[0, -0.5, 0.8660254], [0, 0.8660254, 0.5], [-1, 0, 0]])  # Ry(90) Rx(-30)
    assert turn @ np.array(offset) == pytest.approx([5 + 20 * 0.8660254, 18.0, 9.0], abs=1e-6)
    camera = read_svx(without_kept(value), files, NAME).annotations[0].camera
    assert camera is not None
    assert camera.eye == pytest.approx(TURNED.annotations[0].camera.eye, abs=1e-9)


def test_iiif_has_points_in_the_world_and_cameras_at_their_eye() -> None:
    value, files = as_manifest(TURNED)
    scene = value["items"][0]
    assert scene["spatialScale"]["quantityValue"] == 0.01
    model = scene["items"][0]["items"][0]
    assert model["target"]["selector"] == [{"type": "PointSelector", "x": 5.0, "y": 7.0, "z": 9.0}]
    assert model["body"]["transform"] == [{"type": "RotateTransform", "x": 0.0, "y": 0.0, "z": 90.0}]
    note = scene["annotations"][0]["items"][0]
    assert note["target"]["selector"] == [{"type": "PointSelector", "x": 5.0, "y": 8.0, "z": 9.0}]
    view = scene["items"][0]["items"][1]
    assert [view["target"]["selector"][0][axis] for axis in "xyz"] == pytest.approx([22.3205081, 18.0, 9.0])
    plain = read_manifest(without_kept(value), files)
    assert plain.parts[0].world_from_model == pytest.approx(QUARTER, abs=1e-12)
    assert plain.annotations[0].anchor == TURNED.annotations[0].anchor
    assert plain.annotations[0].camera.target == pytest.approx((5.0, 8.0, 9.0))
    assert plain.annotations[0].camera.distance == pytest.approx(20.0)
    assert plain.annotations[0].camera.field_of_view == pytest.approx(math.radians(40))
    assert plain.units == "cm"


@pytest.mark.parametrize("write", [as_svx, as_manifest])
def test_words_are_said_in_plain_terms(write: Callable[[Artifact], tuple[dict, Planned]]) -> None:
    value, files = write(TURNED)
    plain = without_kept(value)
    read = read_svx(plain, files, NAME) if "asset" in value else read_manifest(plain, files)
    assert read.title == TURNED.title
    assert read.annotations[0].title == TURNED.annotations[0].title
    assert read.annotations[0].text == TURNED.annotations[0].text
    assert [tour.title for tour in read.tours] == [TURNED.tours[0].title]
    assert [step.title for step in read.tours[0].steps] == [LangText.of("One", "en")]
    assert len(read.annotations) == 1


def test_what_was_changed_elsewhere_counts() -> None:
    """Another program wrote texts anew: what was kept of the old ones is not put back; what it left alone is."""
    marked = replace(TURNED.annotations[0], text=LangText.of("kept_as_it_was", "en"))  # HTML has no such backslashes
    value, files = as_svx(replace(TURNED, culture=LangText.of("Song"), annotations=(marked,)))
    assert read_svx(value, files, NAME).annotations[0].text == marked.text
    assert read_svx(without_kept(value), files, NAME).annotations[0].text != marked.text
    note = value["models"][0]["annotations"][0]
    note["titles"], note["leads"] = {"EN": "Lip"}, {"EN": "<p>New</p>"}
    value["models"][0]["annotations"].append({"id": "new", "position": [0, 0, 0], "direction": [0, 1, 0]})
    read = read_svx(value, files, NAME)
    assert [note.title.best(("en",))[0] for note in read.annotations] == ["Lip", ""]
    assert read.annotations[0].text == LangText.of("New", "en")
    assert read.culture == LangText.of("Song")
    assert read.annotations[0].camera == marked.camera


HARM = (
    None, 7, "x", [], [7], [["id"]], [["id", "", ""]], [[["id"], "", "a\nb"]], [[["id"], "", 5]],
    [[["derivatives"], "", []]], [[["units"], "", "parsec"]], [[["annotations", 0, "colour"], "", "evil"]],
    [[["annotations", "#https://exhibit.invalid/n/rim", "camera", "distance"], "", -1.0]],
    [[["annotations", "#rim", "anchor", "normal"], "", [9.0, 9.0, 9.0]]],
    [[["setup", "lamps"], "", [{}]]], [[["parts", 0, "world_from_model"], "", [1.0]]],
    [[["derivatives", 0, "path"], "", "../../etc/passwd"]], [[["derivatives", 0, "path"], "", "/etc/passwd"]],
    [[["setup"], "", encode(Setup(light=Light(intensity=99.0)), Setup, str)]],
)  # fmt: skip


@pytest.mark.parametrize("kept", HARM)
def test_harmed_entries_are_told_and_harm_nothing(kept: object) -> None:
    value, files = as_svx(TURNED)
    told = read_svx(without_kept(value), files, NAME)
    value["metas"][0]["process"] = {KEY: kept}
    read = read_svx(value, files, NAME)
    if read.id == told.id:
        assert_same(read, told)
    reported = any(notice.code is Code.FORMAT_DAMAGED for notice in read.notices)
    assert reported or kept in (None, [], HARM[11], HARM[12], HARM[13]), "what does not fit any more is passed over"


def test_halves_of_characters_become_whole() -> None:
    value, files = as_svx(TURNED)
    value["metas"][0]["process"] = {KEY: [[["identifier"], "", "a\ud800"]]}
    assert read_svx(value, files, NAME).identifier.encode() == b"a?"
