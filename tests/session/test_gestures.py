"""Hands on the picture: what drags, wheels, fingers and clicks do to the camera, the light and the notes."""

import math
from dataclasses import replace

import numpy as np
import pytest

from exhibit_viewer.model.annotation import Anchor
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.collection import Artifact, Collection, Derivative
from exhibit_viewer.model.fingerprint import fingerprint
from exhibit_viewer.model.geometry import Facts, Mesh, Model, Placement
from exhibit_viewer.model.scene import Axis, Section
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.session.gestures import Gestures, Grip
from exhibit_viewer.session.motion import Motion
from exhibit_viewer.session.projection import in_picture, on_target_plane
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Tool

WIDTH, HEIGHT = 800.0, 600.0
TOP = Anchor((0.1, 0.9, 0.2), (0.0, 1.0, 0.0))


def a_model():
    positions = np.array([[-1, -1, -1], [1, 1, 1], [1, -1, 0]], np.float32)
    mesh = Mesh("m", positions, np.array([[0, 1, 2]], np.uint32))
    bounds = np.array([[-1.0, -1, -1], [1, 1, 1]])
    return Model((mesh,), (Placement(0, np.eye(4)),), (), (), bounds, Facts(sha256="aa"))


class World:
    """Every door of the session, opening at once."""

    def __init__(self):
        self.count = 0
        self.kept = {}

    def open(self, artifact, on_progress, on_done):
        on_done(a_model())
        return Ticket()

    def counts(self, collection):
        return {}

    def load(self, collection, artifact, content):
        return "key", ()

    def put(self, note, on_done):
        self.kept[note.id] = note
        on_done(None)

    def remove(self, note_id, on_done):
        self.kept.pop(note_id, None)
        on_done(None)

    def save_settings(self, settings):
        pass

    def remember(self, collection, artifact):
        pass

    def now(self):
        return "2026-01-01T00:00:00Z"

    def new_id(self):
        self.count += 1
        return f"note-{self.count}"


class Hands:
    """Gestures over a session that shows one model; the left half of the picture is surface."""

    def __init__(self, reduced=False):
        world = World()
        self.session = Session(world, world, world, world)
        artifact = Artifact("a", LangText.of("A"), (Derivative(None),))
        self.session.aspect = WIDTH / HEIGHT
        self.motion = Motion(self.session, lambda: reduced)
        self.session.open_collection(Collection("c", None, LangText.of("C"), (artifact,)), "a")
        self.asked = 0
        self.gestures = Gestures(self.session, self.motion, self.surface, lambda anchor: anchor)
        self.gestures.width, self.gestures.height = WIDTH, HEIGHT

    def surface(self, x, y):
        self.asked += 1
        return TOP if x < WIDTH / 2 else None

    @property
    def camera(self):
        return self.motion.camera

    def drag(self, start, end, panning=False, steps=4, pause=0.0):
        self.gestures.press(*start, 0.0, panning)
        for step in range(1, steps + 1):
            share = step / steps
            place = [a + (b - a) * share for a, b in zip(start, end, strict=True)]
            self.gestures.move(*place, 0.01 * step)
        return self.gestures.release(0.01 * steps + pause)

    def settle(self):
        for _ in range(600):
            if not self.motion.advance(0.02):
                return
        raise AssertionError("still moving")


@pytest.fixture
def hands():
    return Hands()


def test_a_drag_right_turns_the_object_right(hands):
    before = hands.camera
    hands.drag((400, 300), (500, 300), pause=1.0)
    assert hands.camera.yaw < before.yaw
    assert hands.camera.pitch == before.pitch
    assert hands.camera.target == before.target
    assert hands.session.state.camera == hands.camera


def test_the_height_of_the_picture_is_half_a_turn(hands):
    before = hands.camera
    hands.drag((100, 300), (100 + HEIGHT / 2, 300), pause=1.0)
    assert math.remainder(hands.camera.yaw - before.yaw, math.tau) == pytest.approx(-math.pi / 2)


def test_a_pan_keeps_the_point_under_the_pointer(hands):
    held = on_target_plane(hands.camera, 300, 200, WIDTH, HEIGHT)
    hands.drag((300, 200), (350, 260), panning=True)
    place, _ = in_picture(hands.camera, held, WIDTH, HEIGHT)
    assert place[0] == pytest.approx((350, 260), abs=1e-6)


def test_the_wheel_zooms_at_the_pointer(hands):
    place, distance = (600, 420), hands.camera.distance
    stays = on_target_plane(hands.camera, *place, WIDTH, HEIGHT)
    hands.gestures.wheel(*place, 2.0)
    assert hands.camera.distance < distance
    assert in_picture(hands.camera, stays, WIDTH, HEIGHT)[0][0] == pytest.approx(place, abs=1e-6)


def test_turning_the_wheel_on_asks_for_the_surface_once(hands):
    for _ in range(5):
        hands.gestures.wheel(250, 180, 1.0)
    assert hands.asked == 1
    hands.gestures.wheel(700, 180, 1.0)
    assert hands.asked == 2


def test_zooming_for_ever_never_loses_the_object(hands):
    for _ in range(200):
        hands.gestures.wheel(790, 590, -3.0)
    assert hands.camera.distance < 30 * hands.session.state.model.radius
    for _ in range(400):
        hands.gestures.wheel(790, 590, 3.0)
    assert 0 < hands.camera.distance < hands.session.state.model.radius


def test_a_small_tremble_is_a_click(hands):
    before = hands.camera
    assert hands.drag((100, 100), (102, 101))
    assert hands.camera == before


def test_a_flick_coasts_to_rest_and_a_hand_stops_it(hands):
    hands.drag((300, 300), (420, 300))
    assert hands.motion.moving
    released = hands.camera.yaw
    hands.motion.advance(0.02)
    assert hands.camera.yaw < released
    hands.gestures.press(300, 300, 1.0)
    assert not hands.motion.moving
    hands.gestures.release(1.1)
    hands.drag((300, 300), (420, 300))
    hands.settle()


def test_holding_still_before_letting_go_does_not_coast(hands):
    hands.drag((300, 300), (420, 300), pause=0.5)
    assert not hands.motion.moving


def test_reduced_motion_neither_coasts_nor_flies():
    hands = Hands(reduced=True)
    hands.drag((300, 300), (420, 300))
    assert not hands.motion.moving
    hands.session.home()
    assert not hands.motion.moving
    assert hands.camera == hands.session.state.camera


def test_reduced_motion_steps_the_turntable():
    hands = Hands(reduced=True)
    hands.session.toggle_turntable()
    before = hands.camera
    hands.motion.advance(0.1)
    assert hands.camera == before
    hands.motion.advance(3.0)
    assert math.remainder(hands.camera.yaw - before.yaw, math.tau) == pytest.approx(math.tau / 8)


def test_a_flight_eases_and_arrives(hands):
    hands.drag((300, 300), (420, 300), pause=1.0)
    start = hands.camera
    hands.session.home()
    assert hands.camera == start
    hands.motion.advance(0.3)
    assert hands.camera not in (start, hands.session.state.camera)
    hands.settle()
    assert hands.camera == hands.session.state.camera


def test_a_hand_takes_over_a_flight_where_it_is(hands):
    hands.drag((300, 300), (420, 300), pause=1.0)
    hands.session.home()
    hands.motion.advance(0.3)
    shown = hands.camera
    hands.gestures.press(10, 10, 0.0)
    assert hands.session.state.camera == shown


def test_the_turntable_turns_until_touched(hands):
    hands.session.toggle_turntable()
    before = hands.camera.yaw
    assert hands.motion.advance(1.0)
    assert hands.camera.yaw - before == pytest.approx(math.tau / 24)
    hands.gestures.press(10, 10, 0.0)
    assert not hands.session.state.turntable


def test_double_click_pivots_on_the_surface_or_frames_everything(hands):
    hands.gestures.focus(100, 100)
    hands.settle()
    assert hands.camera.target == TOP.point
    hands.gestures.focus(700, 100)
    hands.settle()
    assert hands.camera.target == (0.0, 0.0, 0.0)


def test_double_tap_does_as_double_click(hands):
    for start in (0.0, 0.2):
        hands.gestures.touch([(100, 100)], start)
        hands.gestures.touch([], start + 0.05)
    hands.settle()
    assert hands.camera.target == TOP.point


def test_two_slow_taps_are_no_double_tap(hands):
    before = hands.camera
    for start in (0.0, 2.0):
        hands.gestures.touch([(100, 100)], start)
        hands.gestures.touch([], start + 0.05)
    assert hands.session.state.camera == before


def test_one_finger_orbits(hands):
    before = hands.camera
    for step in range(6):
        hands.gestures.touch([(300 + 20 * step, 300)], 0.02 * step)
    hands.gestures.touch([], 1.0)
    assert hands.camera.yaw < before.yaw
    assert hands.camera.distance == before.distance


def test_two_fingers_pinch_and_pan_without_turning(hands):
    before = hands.camera
    hands.gestures.touch([(390, 300)], 0.0)
    hands.gestures.touch([(390, 300), (410, 300)], 0.01)
    for step in range(1, 6):
        hands.gestures.touch([(390 - 10 * step, 300), (410 + 10 * step, 300)], 0.02 * step)
    assert hands.camera.distance == pytest.approx(before.distance * 20 / 120, rel=1e-6)
    assert (hands.camera.yaw, hands.camera.pitch) == (before.yaw, before.pitch)
    target = hands.camera.target
    hands.gestures.touch([(360, 300), (480, 300)], 0.2)
    assert hands.camera.target != target
    hands.gestures.touch([(360, 300)], 0.3)
    hands.gestures.touch([], 0.4)
    assert not hands.motion.moving


def test_the_light_tool_moves_the_light_and_not_the_camera(hands):
    hands.session.choose_tool(Tool.LIGHT)
    camera, light = hands.camera, hands.session.state.scene.light
    hands.drag((300, 300), (360, 260))
    moved = hands.session.state.scene.light
    assert hands.camera == camera
    assert moved.azimuth > light.azimuth and moved.elevation > light.elevation
    hands.drag((300, 300), (360, 260), panning=True)
    assert hands.camera != camera


def test_a_raking_light_stands_where_it_is_held(hands):
    from dataclasses import replace

    scene = hands.session.state.scene
    hands.session.adjust(replace(scene, light=replace(scene.light, raking=True)))
    hands.session.choose_tool(Tool.LIGHT)
    hands.drag((WIDTH / 2, HEIGHT / 2), (WIDTH / 2, 10))
    assert hands.session.state.scene.light.azimuth == pytest.approx(math.pi / 2)
    low = hands.session.state.scene.light.elevation
    hands.drag((WIDTH / 2, HEIGHT / 2), (WIDTH / 2 + 30, HEIGHT / 2))
    assert hands.session.state.scene.light.azimuth == pytest.approx(0.0)
    assert hands.session.state.scene.light.elevation > low


def test_a_click_with_the_note_tool_pins_a_note_there(hands):
    hands.session.choose_tool(Tool.NOTE)
    hands.gestures.press(700, 100, 0.0)
    hands.gestures.release(0.1)
    assert hands.session.state.notes == () and hands.session.state.tool is Tool.NOTE
    hands.gestures.press(100, 100, 0.0)
    hands.gestures.release(0.1)
    (note,) = hands.session.state.notes
    assert note.anchor == TOP and note.camera == hands.camera
    assert hands.session.state.selected == note.id and hands.session.state.tool is Tool.NONE


def test_a_drag_with_the_note_tool_still_looks_around(hands):
    hands.session.choose_tool(Tool.NOTE)
    before = hands.camera
    hands.drag((100, 100), (200, 100))
    assert hands.session.state.notes == () and hands.camera != before


def test_a_note_moves_to_where_the_click_says(hands):
    moved = Anchor((0.5, 0.5, 0.5), (0.0, 0.0, 1.0))
    hands.session.place_note(moved, hands.camera)
    hands.session.choose_tool(Tool.MOVE_NOTE)
    hands.gestures.press(100, 100, 0.0)
    hands.gestures.release(0.1)
    assert hands.session.state.notes[0].anchor == TOP


def test_a_click_beside_the_object_closes_the_note(hands):
    hands.session.place_note(TOP, hands.camera)
    hands.drag((100, 100), (100, 100))
    assert hands.session.state.selected
    hands.drag((700, 100), (700, 100))
    assert not hands.session.state.selected


def test_nothing_happens_without_a_model():
    world = World()
    session = Session(world, world, world, world)
    gestures = Gestures(session, Motion(session, lambda: False), lambda x, y: None, lambda anchor: anchor)
    gestures.press(1, 1, 0.0)
    assert not gestures.move(90, 90, 0.1)
    gestures.release(0.2)
    gestures.wheel(5, 5, 1.0)
    gestures.touch([(1, 1), (5, 5)], 0.3)
    gestures.touch([(1, 1), (9, 9)], 0.4)
    gestures.touch([], 0.5)
    gestures.focus(3, 3)
    assert session.state.camera == Camera() and gestures.grip is None


def test_the_grip_says_what_a_drag_does(hands):
    hands.gestures.press(1, 1, 0.0)
    assert hands.gestures.grip is Grip.ORBIT
    hands.gestures.release(0.1)
    hands.gestures.press(1, 1, 0.0, panning=True)
    assert hands.gestures.grip is Grip.PAN


def test_a_fingerprint_is_of_the_geometry_alone():
    mesh = a_model().meshes[0]
    other = Mesh("other name", mesh.positions.copy(), mesh.indices.copy())
    moved = Mesh("m", mesh.positions + np.float32(1), mesh.indices)
    assert fingerprint(mesh) == fingerprint(other) != fingerprint(moved)
    assert len(fingerprint(mesh)) == 16


def test_what_the_system_takes_away_was_no_click(hands):
    hands.session.choose_tool(Tool.NOTE)
    hands.gestures.press(100, 100, 0.0)
    hands.gestures.cancel()
    assert not hands.gestures.release(0.1)
    hands.gestures.touch([(100, 100)], 1.0)
    hands.gestures.cancel()
    hands.gestures.touch([], 1.1)
    assert hands.session.state.notes == () and hands.gestures.grip is None


def test_a_click_on_a_marker_reads_its_note_and_a_double_click_does_not_move_the_pivot(hands):
    hands.session.place_note(TOP, hands.camera)
    note_id, camera = hands.session.state.selected, hands.session.state.camera
    hands.session.select_note("")
    hands.gestures.note_at = lambda x, y: note_id if x < 50 else ""
    hands.drag((20, 20), (20, 20))
    assert hands.session.state.selected == note_id
    hands.gestures.focus(20, 20)
    assert hands.session.state.camera == camera


def test_enter_pins_what_is_in_the_middle_of_the_picture(hands):
    """For whoever has no pointer."""
    assert not hands.gestures.pin() and not hands.session.state.notes
    hands.session.choose_tool(Tool.NOTE)
    assert hands.gestures.pin() and not hands.session.state.notes, "beside the object there is nothing to pin to"
    hands.gestures.width = WIDTH / 2
    assert hands.gestures.pin()
    (note,) = hands.session.state.notes
    assert note.anchor == TOP and note.camera == hands.camera and hands.session.state.tool is Tool.NONE


def before_a_wall(hands):
    """Close to the only face there is, in front of it; how far the eye is behind it now."""
    a, b, c = a_model().meshes[0].positions.astype(float)
    front = np.cross(b - a, c - a)
    middle = tuple((a + b + c) / 3 - front * 0.05)
    hands.session.look(Camera(middle, yaw=math.atan2(front[0], front[2]), pitch=0.0, distance=0.4))
    return lambda: float((a - hands.camera.eye) @ front)


@pytest.mark.parametrize("cut", [False, True])
def test_an_object_keeps_the_eye_outside_unless_it_is_cut_open(hands, cut):
    behind = before_a_wall(hands)
    hands.session.adjust(replace(hands.session.state.scene, section=Section(Axis.X) if cut else None))
    hands.drag((100, 300), (500, 300), pause=1.0, steps=40)
    assert (behind() > 0) is cut
    before_a_wall(hands)
    for _ in range(9):
        hands.session.orbit_by(15, 0)
    hands.settle()
    assert (behind() > 0) is cut


def test_the_eye_stays_in_front_of_a_wall_while_the_object_turns_by_itself(hands):
    behind = before_a_wall(hands)
    hands.session.toggle_turntable()
    for _ in range(300):
        hands.motion.advance(0.1)
        assert behind() < 0


def test_a_picture_is_moved_where_an_object_is_turned(hands):
    picture = replace(hands.session.state.model, picture=True)
    hands.session.state = replace(hands.session.state, model=picture)
    before = hands.camera
    assert not hands.drag((400, 300), (500, 340), pause=1.0)
    assert (hands.camera.yaw, hands.camera.pitch) == (before.yaw, before.pitch)
    assert hands.camera.target != before.target
    hands.gestures.turn(30, 0)
    hands.session.orbit_by(15, 0)
    hands.session.toggle_turntable()
    assert (hands.session.state.camera.yaw, hands.session.state.turntable) == (before.yaw, False)


def test_notes_are_pinned_to_pictures_by_a_click(hands):
    hands.session.state = replace(hands.session.state, model=replace(hands.session.state.model, picture=True))
    hands.session.choose_tool(Tool.NOTE)
    assert hands.drag((200, 300), (200, 300))
    assert [note.anchor for note in hands.session.state.notes] == [TOP]
