"""Tours: gone through stop by stop, each as its document recorded it, and left as one came."""

from dataclasses import replace

import pytest
from session_doubles import PUBLISHED, Visit, a_collection, a_model

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.scene import Axis, Floor, Mode, Scene, Section
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.tour import Curve, Step, Tour
from exhibit_viewer.session import presenter
from exhibit_viewer.session.motion import Motion
from exhibit_viewer.session.snapshot import scene_at
from exhibit_viewer.session.state import TourPlace

NEAR, FAR = Camera(yaw=1.0, distance=2.0), Camera(yaw=2.0, distance=3.0)
CUT = {"scenes/0/setup/slicer/enabled": True, "scenes/0/setup/slicer/axis": 1.0, "scenes/0/setup/slicer/position": 0.25}
TOUR = Tour(
    "t",
    LangText.of("Round"),
    steps=(
        Step("1", camera=NEAR, seconds=3.0, curve=Curve.LINEAR),
        Step("2", camera=FAR, seconds=99.0, values=CUT),
        Step("3", note=PUBLISHED.id),
    ),
)


@pytest.fixture
def visit():
    made = Visit()
    whole = a_collection()
    first = replace(whole.artifacts[0], tours=(Tour("empty"), TOUR))
    made.session.open_collection(replace(whole, artifacts=(first, *whole.artifacts[1:])), "vase")
    made.models.openings[-1].done(a_model())
    return made


def test_a_tour_is_gone_through_and_left_as_one_came(visit):
    session = visit.session
    before = session.state.camera, session.state.scene
    assert [tour.id for tour in session.state.tours] == ["t"]
    session.touring.begin()
    assert (session.state.tour, session.state.camera, session.state.flight_seconds) == (TourPlace(0, 0), NEAR, 3.0)
    assert session.state.flight_curve is Curve.LINEAR
    assert session.touring.step(1)
    assert session.state.camera == FAR and session.state.flight_seconds == 8.0
    assert session.state.scene.section == Section(Axis.Y, 0.25)
    assert session.touring.step(1)
    assert session.state.selected == PUBLISHED.id and session.state.camera != FAR
    assert not session.touring.step(1) and session.state.tour == TourPlace(0, 2)
    session.touring.end()
    assert (session.state.camera, session.state.scene) == before
    assert (session.state.tour, session.state.selected) == (None, "")


def test_nothing_flies_under_reduced_motion(visit):
    visit.session.choose("motion", "reduced")
    visit.session.touring.begin()
    assert visit.session.state.flight_seconds == 0.0


def test_a_tour_that_is_not_there_does_not_begin(visit):
    visit.session.touring.begin(1)
    visit.session.touring.end()
    assert visit.session.state.tour is None and not visit.session.touring.step(1)


def test_another_object_ends_the_tour(visit):
    visit.session.touring.begin()
    visit.session.show_artifact("bell")
    visit.models.openings[-1].done(a_model())
    assert visit.session.state.tour is None and visit.session.state.tours == ()
    visit.session.show_artifact("vase")
    assert visit.session.state.tours == ()  # nothing to go round yet
    visit.models.openings[-1].done(a_model())
    assert visit.session.state.tour is None and len(visit.session.state.tours) == 1


def test_a_clicker_goes_through_the_tour_to_the_next_object(visit):
    session = visit.session
    seen = []
    for _ in range(4):
        presenter.step(session, 1)
        seen.append((session.state.artifact.id, session.state.tour and session.state.tour.step))
    assert seen == [("vase", 0), ("vase", 1), ("vase", 2), ("bell", None)]


def test_a_clicker_goes_back_to_the_object_alone_and_before_it(visit):
    session = visit.session
    for _ in range(2):
        presenter.step(session, 1)
    seen = []
    for _ in range(3):
        presenter.step(session, -1)
        seen.append((session.state.artifact.id, session.state.tour and session.state.tour.step))
    assert seen == [("vase", 0), ("vase", None), ("stele", None)]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"viewer/shader": 2.0, "viewer/exposure": 2.0}, {"mode": Mode.XRAY, "exposure_ev": 1.0}),
        ({"viewer/shader": 9.0, "viewer/exposure": -1.0, "slicer/axis": 0.0}, {}),
        ({"viewer/shader": "Clay", "background/color0": (1.0,)}, {}),
        ({"grid/opacity": 1.0}, {"floor": Floor.GRID}),
        ({"grid/opacity": 0.0, "floor/opacity": 0.0}, {"floor": Floor.NONE}),
        ({"slicer/enabled": True, "slicer/inverted": True}, {"section": Section(inverted=True)}),
    ],
)
def test_what_a_stop_recorded_is_shown_and_what_is_odd_left_alone(values, told):
    scene = scene_at(Scene(), {f"scenes/0/setup/{path}": value for path, value in values.items()})
    assert scene == replace(Scene(), **told)


def test_a_stop_takes_a_section_away():
    cut = replace(Scene(), section=Section())
    assert scene_at(cut, {"scenes/0/setup/slicer/enabled": False}).section is None
    assert scene_at(cut, {"model/0/slicerEnabled": False}).section == Section()


@pytest.mark.parametrize("curve", Curve)
def test_every_curve_begins_ends_and_never_goes_back(curve):
    way = [curve.eased(share / 50) for share in range(51)]
    assert way[0] == pytest.approx(0.0) and way[-1] == pytest.approx(1.0)
    assert way == sorted(way)


def test_curves_are_those_that_voyager_draws():
    assert Curve.QUAD.eased(0.25) == pytest.approx(2 * 0.25**2)
    assert Curve.QUAD.eased(0.75) == pytest.approx(-1 + (4 - 1.5) * 0.75)
    assert Curve.OUT_QUAD.eased(0.3) == pytest.approx(0.3 * 1.7)
    assert Curve.IN_CUBIC.eased(0.5) == pytest.approx(0.125)


def test_the_way_to_a_stop_runs_along_its_curve(visit):
    motion = Motion(visit.session, lambda: False)
    start = motion.camera
    visit.session.touring.begin()
    motion.advance(0.75)  # a quarter of three seconds, evenly
    assert motion.camera.yaw == pytest.approx(start.yaw + (NEAR.yaw - start.yaw) / 4)
