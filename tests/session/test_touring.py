"""Tours: gone through stop by stop, each as its document recorded it, and left as one came."""

from dataclasses import replace

import numpy as np
import pytest
from session_doubles import PUBLISHED, Visit, a_collection, a_model

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.article import Sound
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.collection import Override, Part
from exhibit_viewer.model.geometry import Placement
from exhibit_viewer.model.lamp import Lamp, LampKind
from exhibit_viewer.model.material import STONE, AlphaMode
from exhibit_viewer.model.parting import ever_visible, first_looks
from exhibit_viewer.model.scene import Axis, Floor, Mode, Scene, Section
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.tour import Curve, Step, Tour
from exhibit_viewer.session import presenter
from exhibit_viewer.session.motion import Motion
from exhibit_viewer.session.snapshot import scene_at
from exhibit_viewer.session.state import TourPlace
from exhibit_viewer.session.touring import AFTER_SOUND, LEAST_STAY, LONGEST_STAY, stay_at

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


LAMPS = (Lamp(LampKind.DIRECTIONAL), Lamp(LampKind.POINT, intensity=5.0, lit=False))


def parted():
    """A model of two parts, one lamp on and one off."""
    whole = a_model()
    places = tuple(Placement(0, np.eye(4), part=part) for part in (0, 1))
    rig = replace(
        whole.rig, placements=np.array([1], np.int32), placement_nodes=np.array([0], np.int32),
        node_from_mesh=np.eye(4)[None],
    )  # fmt: skip
    return replace(
        whole, placements=places, proxy=whole.meshes, proxy_placements=places, materials=(STONE,), lamps=LAMPS, rig=rig
    )


def with_tour(*values, sounds=(), poses=()):
    visit = Visit()
    whole = a_collection()
    told = [*poses, *[None] * len(values)]
    steps = tuple(Step(str(number), values=each, poses=told[number] or ()) for number, each in enumerate(values))
    parts = tuple(Part(whole.artifacts[0].derivatives, visible=part == 0) for part in (0, 1))
    first = replace(whole.artifacts[0], tours=(Tour("t", steps=steps),), parts=parts, sounds=sounds)
    visit.session.open_collection(replace(whole, artifacts=(first, *whole.artifacts[1:])), "vase")
    visit.models.openings[-1].done(parted())
    return visit


def shown(visit):
    return [place.part for place in visit.session.state.model.placements]


def test_parts_show_and_hide_from_stop_to_stop_and_are_as_before_afterwards():
    visit = with_tour({"model/1/visible": True}, {"model/0/visible": False, "model/x/visible": True})
    session = visit.session
    assert shown(visit) == [0] and session.state.model.rig.placements.tolist() == []
    session.touring.begin()
    assert shown(visit) == [0, 1] and session.state.model.rig.placements.tolist() == [1]
    session.touring.step(1)
    assert shown(visit) == [1] and session.state.model.rig.placements.tolist() == [0]
    assert [place.part for place in session.state.model.proxy_placements] == [1]
    visit.models.openings[-1].done(parted())  # in a better form meanwhile
    assert shown(visit) == [1]
    session.touring.end()
    assert shown(visit) == [0]


def test_a_stop_that_hides_everything_hides_nothing():
    visit = with_tour({"model/0/visible": False})
    visit.session.touring.begin()
    assert shown(visit) == [0, 1]


def test_what_only_a_tour_shows_is_read_as_well():
    first = with_tour({"model/1/visible": True}).session.state.artifact
    assert ever_visible(first) == {0, 1}
    assert ever_visible(replace(first, tours=())) == {0}


MOVED = (1.0, 0.0, 0.0, 50.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0)


def test_parts_stand_elsewhere_at_a_stop_and_where_they_stood_afterwards():
    visit = with_tour({}, {}, poses=(None, ((0, MOVED),)))
    session, whole = visit.session, parted()
    visit.session.touring.begin()
    assert np.array_equal(session.state.model.placements[0].world_from_mesh, np.eye(4))
    session.touring.step(1)
    state = session.state
    assert state.model.placements[0].world_from_mesh[:3, 3].tolist() == [50.0, 0.0, 0.0]
    assert state.model.proxy_placements[0].world_from_mesh[0, 3] == 50.0
    assert np.array_equal(state.model.bounds[0], whole.bounds[0])  # what was seen is seen still
    assert state.model.bounds[1, 0] == pytest.approx(50.0 + whole.meshes[0].positions[:, 0].max())
    session.touring.step(-1)
    assert session.state.model.placements[0].world_from_mesh[0, 3] == 50.0  # a stop that says nothing changes nothing
    session.touring.end()
    assert session.state.looks == first_looks(session.state.artifact)
    assert np.array_equal(session.state.model.placements[0].world_from_mesh, np.eye(4))


def test_what_moves_by_itself_stays_where_it_is():
    visit = with_tour({"model/1/visible": True}, poses=(((1, MOVED),),))
    visit.session.touring.begin()
    assert np.array_equal(visit.session.state.model.placements[1].world_from_mesh, np.eye(4))


def test_parts_wear_other_materials_only_while_a_stop_says_so():
    visit = with_tour(
        {"model/0/override": True, "model/0/opacity": 0.25, "model/0/color": (1.0, 0.5, 7.0), "model/0/roughness": 0.1},
        {"model/0/opacity": 0.5, "model/0/color": (1.0,), "model/0/metalness": True},
        {"model/0/override": False, "model/0/opacity": 0.1},
    )
    session, plain = visit.session, parted()
    session.touring.begin()

    def worn():
        model = session.state.model
        return model.materials[model.meshes[model.placements[0].mesh].material]

    assert worn().base_colour == (1.0, 0.5, 1.0, 0.25) and worn().alpha_mode is AlphaMode.BLEND
    assert (worn().roughness, worn().metallic) == (0.1, Override().metalness)
    assert session.state.model.materials[: len(plain.materials)] == plain.materials
    session.touring.step(1)
    assert worn().base_colour == (1.0, 0.5, 1.0, 0.5)
    session.touring.step(1)
    assert worn() == plain.materials[plain.meshes[0].material]
    assert session.state.looks[0].override is None


def test_opacity_without_an_override_says_nothing():
    visit = with_tour({"model/0/opacity": 0.25})
    visit.session.touring.begin()
    assert visit.session.state.looks == first_looks(visit.session.state.artifact)


def test_lamps_go_on_and_off_and_change_and_are_as_before_afterwards():
    visit = with_tour(
        {"light/0/enabled": False, "light/1/enabled": True, "light/1/intensity": 2.0, "light/1/color": (1.0, 0.5, 0.0)},
        {"light/0/enabled": True, "light/0/intensity": 1.0, "light/1/color": (1.0,), "light/1/intensity": True},
        {"scenes/0/setup/environment/rotation": (0.0, 90.0, 0.0)},
    )
    session = visit.session
    assert session.state.scene.lamps is None
    session.touring.begin()
    sun, lamp = session.state.scene.lamps
    assert not sun.lit and lamp.lit and lamp.intensity == 2.0
    assert lamp.colour == pytest.approx((1.0, 0.2140, 0.0), abs=1e-3)
    session.touring.step(1)
    sun, lamp = session.state.scene.lamps
    assert sun.lit and sun.intensity == pytest.approx(np.pi) and lamp.intensity == 2.0
    session.touring.step(1)
    assert session.state.scene.environment_turn == pytest.approx(np.pi / 2)
    session.touring.end()
    assert session.state.scene.lamps is None and session.state.scene.environment_turn == 0.0


def test_by_itself_it_goes_on_after_a_while_and_stays_at_the_last_stop():
    visit = with_tour({}, {}, {})
    session = visit.session
    session.touring.advance(1000.0)
    assert session.state.tour is None
    session.touring.play(True)
    assert session.state.tour == TourPlace(0, 0, True)
    stay = stay_at(session.state.stop, None, heard=False)
    session.touring.advance(stay - 0.1)
    assert session.state.tour.step == 0
    session.touring.advance(0.2)
    assert session.state.tour == TourPlace(0, 1, True)
    session.toggle_blank()
    session.touring.advance(1000.0)
    assert session.state.tour.step == 1
    session.toggle_blank()
    session.touring.advance(1000.0)
    session.touring.advance(1000.0)
    assert session.state.tour == TourPlace(0, 2, False)


def test_a_hand_on_the_object_holds_it_and_time_begins_anew():
    visit = with_tour({}, {})
    session = visit.session
    session.touring.play(True)
    session.touring.advance(4.0)
    session.steer(session.state.camera, NEAR)
    assert session.state.tour == TourPlace(0, 0, False)
    session.touring.advance(1000.0)
    assert session.state.tour.step == 0
    session.touring.play(True)
    session.touring.advance(4.0)
    assert session.state.tour.step == 0


def test_by_itself_it_waits_for_what_is_heard():
    visit = with_tour({}, {})
    session, artifact = visit.session, visit.session.state.artifact
    steps = tuple(replace(step, sound="talk") for step in artifact.tours[0].steps)
    told = replace(artifact, tours=(Tour("t", steps=steps),), sounds=(Sound("talk"),))
    session.open_collection(replace(session.state.collection, artifacts=(told,)), told.id)
    visit.models.openings[-1].done(parted())
    session.touring.play(True)
    session.touring.advance(1000.0)
    assert session.state.tour.step == 0
    visit.sounds.seconds = 10.0
    session.listening.advance()
    session.touring.advance(AFTER_SOUND + 0.1)
    assert session.state.tour.step == 1 and session.state.hearing.playing


@pytest.mark.parametrize(("letters", "seconds"), [(0, 2 + LEAST_STAY), (14 * 20, 2 + 20), (10_000, 2 + LONGEST_STAY)])
def test_it_stays_as_long_as_there_is_to_read(letters, seconds):
    note = Annotation("n", "a", LangText({"en": "x" * letters, "zh": "x"}))
    assert stay_at(Step("s"), note, heard=False) == pytest.approx(seconds)
    assert stay_at(Step("s"), note, heard=True) == AFTER_SOUND
