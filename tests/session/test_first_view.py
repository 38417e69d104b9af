"""How an artifact is first seen: as its document wants it, and nothing of that stays behind."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from session_doubles import Visit, a_model

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.scene import Background, Floor, Light, Mode, Scene, Section
from exhibit_viewer.model.setup import Setup
from exhibit_viewer.model.text import LangText
from exhibit_viewer.session.first_view import first_camera, first_scene

WANTED = Camera((0.0, 0.5, 0.0), math.radians(90), math.radians(20), 4.0, math.radians(52))


def artifact(setup: Setup | None) -> Artifact:
    return Artifact("a", LangText.of("A"), (), setup=setup)


def test_the_documents_camera_is_taken_and_turns_about_the_object() -> None:
    wanted = replace(WANTED, distance=1.0, target=(3.0, 1.0, 0.0))
    camera = first_camera(artifact(Setup(camera=wanted)), a_model(), 1.0, 0.0)
    assert camera.field_of_view == WANTED.field_of_view
    assert camera.world_from_view_rotation() == pytest.approx(WANTED.world_from_view_rotation())
    assert camera.eye == pytest.approx(wanted.eye)
    depth = (np.array(camera.target) - a_model().centre) @ camera.world_from_view_rotation()[:, 2]
    assert depth == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    "setup",
    [
        Setup(camera=WANTED, fitted=True),
        Setup(camera=replace(WANTED, distance=1e5)),
        Setup(camera=replace(WANTED, target=(0.0, 0.0, 0.0), distance=1e-6)),
    ],
)
def test_a_camera_that_shows_nothing_gives_only_its_direction(setup: Setup) -> None:
    camera = first_camera(artifact(setup), a_model(), 1.0, 0.0)
    assert camera == Camera(yaw=WANTED.yaw, pitch=WANTED.pitch).framing(a_model().bounds, 1.0, 0.0)


def test_without_a_document_the_whole_object_is_framed() -> None:
    assert first_camera(artifact(None), a_model(), 1.0, 0.0) == Camera().framing(a_model().bounds, 1.0, 0.0)


def test_what_a_document_does_not_say_stays_the_visitors() -> None:
    own = Scene(mode=Mode.CLAY, exposure_ev=0.5, floor=Floor.NONE)
    assert first_scene(artifact(None), own) == own
    assert first_scene(artifact(Setup()), own) == own
    blue = Background((0.0, 0.0, 1.0), (0.0, 0.0, 0.5))
    said = first_scene(artifact(Setup(mode=Mode.XRAY, exposure_ev=1.0, background=blue, section=Section())), own)
    assert (said.mode, said.exposure_ev, said.background, said.section) == (Mode.XRAY, 1.0, blue, Section())
    assert said.floor is Floor.NONE and said.light == own.light
    low = Light(elevation=0.2)
    assert first_scene(artifact(Setup(light=low)), own) == replace(own, light=low)


def test_leaving_brings_the_visitors_scene_back() -> None:
    visit = Visit()
    visit.session.adjust(replace(visit.session.state.scene, exposure_ev=0.5))
    plain = Artifact("plain", LangText.of("Plain"), ())
    told = Artifact("told", LangText.of("Told"), (), setup=Setup(camera=WANTED, mode=Mode.CLAY, exposure_ev=2.0))
    visit.session.open_collection(Collection("c", Path("/show"), LangText(), (told, plain)), "told")
    visit.models.openings[-1].done(a_model())
    assert (visit.session.state.scene.mode, visit.session.state.scene.exposure_ev) == (Mode.CLAY, 2.0)
    visit.session.home()
    assert visit.session.state.camera.yaw == pytest.approx(WANTED.yaw)
    visit.session.show_artifact("plain")
    visit.models.openings[-1].done(a_model("other"))
    assert (visit.session.state.scene.mode, visit.session.state.scene.exposure_ev) == (Mode.TEXTURED, 0.5)


def test_a_picture_is_seen_straight_on() -> None:
    model = replace(a_model(), picture=True)
    camera = first_camera(artifact(None), model, 1.0, 0.0)
    assert (camera.yaw, camera.pitch, camera.orthographic) == (0.0, 0.0, True)
