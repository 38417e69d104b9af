"""Nobody gets inside an object by accident."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.geometry import Facts, Mesh, Model, Placement
from exhibit_viewer.session import navigation
from exhibit_viewer.session.obstacle import Obstacle

HALF = np.array([2.0, 0.3, 0.3])
CORNERS = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], np.float32)
SIDES = ((0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3))
FACES = np.array([(a, b, c) for a, b, c, _ in SIDES] + [(a, c, d) for a, _, c, d in SIDES], np.uint32)
turns = st.lists(st.tuples(st.floats(-0.6, 0.6), st.floats(-0.6, 0.6)), min_size=1, max_size=12)


def a_bar(inside_out=False, faces=FACES):
    mesh = Mesh("bar", CORNERS, faces[:, ::-1] if inside_out else faces)
    place = Placement(0, np.diag([*HALF, 1.0]))
    return Model((mesh,), (place,), (), (), np.array([-HALF, HALF]), Facts())


def a_box(wall):
    """A hollow bar, its wall as thick as that."""
    outer, inner = a_bar(), a_bar(inside_out=True)
    lining = Placement(1, np.diag([*(HALF - wall), 1.0]))
    return replace(outer, meshes=(*outer.meshes, *inner.meshes), placements=(*outer.placements, lining))


def within(camera):
    return bool(np.all(np.abs(camera.eye) < HALF))


@given(turns)
def test_turning_a_long_object_close_by_leads_round_it_and_not_into_it(turns):
    obstacle = Obstacle(a_bar())
    camera = Camera(yaw=0.0, pitch=0.0, distance=0.5)
    for yaw, pitch in turns:
        before, camera = camera, obstacle.past(camera, navigation.orbit(camera, yaw, pitch))
        assert not within(camera)
        assert camera.distance >= min(before.distance, 0.5)


@given(turns, st.floats(0.01, 0.1))
def test_the_hollow_of_a_vessel_is_not_entered_through_its_wall(turns, wall):
    obstacle = Obstacle(a_box(wall))
    camera = Camera(yaw=0.0, pitch=0.0, distance=0.33)
    for yaw, pitch in turns:
        camera = obstacle.past(camera, navigation.orbit(camera, yaw, pitch))
        assert not within(camera)


def test_who_turns_close_by_gets_round_a_bulge():
    obstacle = Obstacle(a_bar())
    camera = Camera(yaw=0.0, pitch=math.pi / 2 - 0.3, distance=0.32)
    for _ in range(8):
        before, camera = camera, obstacle.past(camera, navigation.orbit(camera, 0.0, -0.2))
        assert camera != before and not within(camera)


def test_the_eye_slides_along_a_wall_but_is_not_thrown_far():
    start, obstacle = Camera(yaw=0.0, pitch=0.0, distance=0.5), Obstacle(a_bar())
    turned = navigation.orbit(start, 1.0, 0)
    assert within(turned)
    freed = obstacle.past(start, turned)
    assert freed.distance == pytest.approx(0.3 / math.cos(1.0), abs=0.03) and not within(freed)
    assert replace(freed, distance=0.5) == turned
    assert obstacle.past(start, navigation.orbit(start, math.pi / 2, 0)) is start
    pivoted = replace(start, target=(0.0, 0.0, 0.3))
    assert obstacle.past(pivoted, navigation.orbit(pivoted, 2.0, 0)) is pivoted, "not out at the other side"


@given(turns)
def test_a_room_is_not_left_through_its_walls(turns):
    obstacle = Obstacle(a_bar(inside_out=True))
    camera = Camera(yaw=math.pi / 2, pitch=0.0, distance=1.5)
    for yaw, pitch in turns:
        camera = obstacle.past(camera, navigation.orbit(camera, yaw, pitch))
        assert within(camera)


def test_a_doorway_is_open_and_who_is_inside_may_come_out():
    ends = np.abs(CORNERS[FACES, 0].sum(axis=1)) == 3
    obstacle = Obstacle(a_bar(faces=FACES[~ends]))
    outside = Camera(yaw=math.pi / 2, pitch=0.0, distance=3.0)
    entered = replace(outside, distance=1.0)
    assert obstacle.past(outside, entered) is entered
    across = replace(entered, yaw=0.0)
    assert obstacle.past(entered, across) is across, "seen from behind, a wall holds nobody"


def test_far_away_and_in_parallel_projection_nothing_is_in_the_way():
    obstacle = Obstacle(a_bar())
    far, near = Camera(distance=9.0, yaw=0.0, pitch=0.0), Camera(distance=0.5, yaw=0.0, pitch=0.0)
    across = navigation.orbit(far, 1.0, 0.2)
    assert obstacle.past(far, across) is across
    flat = replace(near, orthographic=True)
    through = navigation.orbit(flat, 1.5, 0.0)
    assert obstacle.past(flat, through) is through


@given(st.floats(-1.9, 1.9), st.floats(-0.29, 0.29), st.floats(-1.2, 1.2), st.floats(-0.9, 0.9))
def test_a_point_that_is_seen_gets_into_the_middle_without_going_through_anything(x, y, yaw, pitch):
    """Before the eye, between it and a wall, stands a bar."""
    obstacle, point = Obstacle(a_bar()), np.array([x, y, 0.3])
    before = Camera(target=(0.0, 0.0, 0.4), yaw=yaw, pitch=pitch, distance=0.5)
    after = obstacle.pivot(before, point)
    assert after.target == pytest.approx(point)
    assert not within(after)
    assert obstacle.past(before, after) is after, "nothing is in the way"


def test_who_would_come_into_a_wall_turns_to_the_point_instead():
    """Close before the long bar, looking along it and a little away: beside itself, the eye would be in the bar."""
    obstacle = Obstacle(a_bar())
    before = Camera(target=(0.0, 0.0, 0.5), yaw=math.pi / 2 + 0.1, pitch=0.0, distance=1.0)
    point = np.array([-1.5, 0.0, 0.3])
    assert within(navigation.pivot(before, point))
    after = obstacle.pivot(before, point)
    assert after.eye == pytest.approx(before.eye) and after.target == pytest.approx(point)
    flat = replace(before, orthographic=True)
    assert obstacle.pivot(flat, point) == navigation.pivot(flat, point)


def test_a_point_that_would_be_hidden_is_turned_to():
    ends = a_bar()
    post = Placement(0, np.array([[0.05, 0, 0, 0], [0, 0.3, 0, 0], [0, 0, 0.05, 0.6], [0, 0, 0, 1.0]]))
    obstacle = Obstacle(replace(ends, placements=(*ends.placements, post)))
    before = Camera(target=(0.8, 0.0, 0.3), yaw=0.0, pitch=0.0, distance=1.0)
    beside, behind = np.array([0.5, 0.0, 0.3]), np.array([0.0, 0.0, 0.3])
    assert obstacle.pivot(before, beside) == navigation.pivot(before, beside)
    assert obstacle.pivot(before, behind).eye == pytest.approx(before.eye)
