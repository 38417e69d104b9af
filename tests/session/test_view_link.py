"""Links to views: written and read again, odd ones without harm, and followed to object, camera and note."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from session_doubles import Visit, a_collection, a_model

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.session.view_link import Follower, ViewLink, link_in

CAMERA = Camera((1.5, -2.0, 0.25), math.radians(40), math.radians(-10), 7.0, math.radians(52), orthographic=True)


@given(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=30), st.text(max_size=30))
def test_any_ids_come_back(collection: str, artifact: str, note: str) -> None:
    try:
        (collection + artifact + note).encode()
    except UnicodeEncodeError:
        return
    link = ViewLink(collection, artifact, CAMERA, note)
    read = link_in(f"A vase. Seen in 2026. <{link.written()}>")
    assert read is not None and read.camera is not None
    assert (read.collection, read.artifact, read.note) == (collection, artifact, note)
    assert read.camera.target == CAMERA.target and read.camera.orthographic
    for name in ("yaw", "pitch", "distance", "field_of_view"):
        assert getattr(read.camera, name) == pytest.approx(getattr(CAMERA, name), abs=1e-3)


@pytest.mark.parametrize(
    "view",
    ["target=1,2&yaw=0&pitch=0&distance=1", "target=1,2,nan&yaw=0&pitch=0&distance=1", "yaw=0",
     "target=1,2,3&yaw=0&pitch=0&distance=-1", "target=1,2,3&yaw=0&pitch=99&distance=1",
     "target=1,2,3&yaw=0&pitch=0&distance=1&field=0", "target=1,2,3&yaw=inf&pitch=0&distance=1"],
)  # fmt: skip
def test_an_odd_view_is_left_out(view: str) -> None:
    assert link_in(f"exhibit-view:c/vase?{view}") == ViewLink("c", "vase")


@pytest.mark.parametrize("text", ["", "exhibit-view:", "exhibit-view:c", "exhibit-view:/vase", "https://x.org/a/b"])
def test_other_texts_are_no_links(text: str) -> None:
    assert link_in(text) is None


def test_it_leads_to_object_camera_and_note() -> None:
    visit = Visit()
    visit.session.open_collection(a_collection())
    follower = Follower(visit.session)
    link = ViewLink("c", "vase", replace(CAMERA, distance=3.0), "published")
    assert follower.follow(link)
    visit.models.openings[-1].done(a_model())
    assert visit.session.state.camera == link.camera
    assert visit.session.state.selected == "published"
    assert not follower.follow(replace(link, collection="other"))
    assert not follower.follow(replace(link, artifact="unheard-of"))


def test_who_turns_to_another_object_is_left_there() -> None:
    visit = Visit()
    visit.session.open_collection(a_collection())
    Follower(visit.session).follow(ViewLink("c", "vase", CAMERA))
    visit.session.show_artifact("bell")
    visit.models.openings[-1].done(a_model())
    assert visit.session.state.camera != CAMERA
