"""Camera in, camera out."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.session import navigation

HEIGHT = 720
small = st.floats(-2, 2)
points = st.tuples(small, small, small)
cameras = st.builds(
    Camera,
    target=points,
    yaw=st.floats(-math.pi, math.pi),
    pitch=st.floats(-1.5, 1.5),
    distance=st.floats(3.0, 20.0),
    orthographic=st.booleans(),
)


def on_screen(camera: Camera, point: object) -> np.ndarray:
    """Pixels right of and below the picture's middle."""
    x, y, z = camera.view_from_world()[:3, :3] @ (np.array(point) - camera.eye)
    depth = camera.distance if camera.orthographic else -z
    scale = HEIGHT / (2 * math.tan(camera.field_of_view / 2) * depth)
    return np.array([x, -y]) * scale


@given(cameras, st.floats(-10, 10), st.floats(-10, 10))
def test_orbit_keeps_target_and_distance_and_stops_at_the_poles(camera, yaw, pitch):
    turned = navigation.orbit(camera, yaw, pitch)
    assert (turned.target, turned.distance) == (camera.target, camera.distance)
    assert abs(turned.pitch) <= math.pi / 2
    assert abs(turned.yaw) <= math.pi
    assert math.cos(turned.yaw) == pytest.approx(math.cos(camera.yaw + yaw), abs=1e-9)


@given(cameras, st.floats(-300, 300), st.floats(-300, 300))
def test_pan_moves_the_picture_with_the_pointer(camera, right, down):
    moved = navigation.pan(camera, right, down, HEIGHT)
    assert on_screen(moved, camera.target) == pytest.approx([right, down], abs=1e-6)


@given(cameras, st.floats(0.2, 5), points)
def test_zoom_keeps_the_point_under_the_pointer(camera, factor, point):
    nearest = camera.distance / factor
    depth = float((np.array(point) - np.array(camera.target)) @ camera.world_from_view_rotation()[:, 2])
    assume(depth < 0.9 * min(camera.distance, nearest) and 0.2 < nearest < 200)
    zoomed = navigation.zoom(camera, factor, 20.0, np.array(point))
    assume(camera.orthographic or depth < 0.9 * zoomed.distance)
    assert on_screen(zoomed, point) == pytest.approx(on_screen(camera, point), abs=1e-4)


@given(cameras, st.floats(1e-6, 1e6))
def test_zoom_stays_within_reach_of_the_object(camera, factor):
    zoomed = navigation.zoom(camera, factor, 2.0)
    assert 2.0 * navigation.NEAREST_SHARE <= zoomed.distance <= 2.0 * navigation.FARTHEST_SHARE


@given(cameras, points, st.lists(st.floats(1.01, 50), min_size=1, max_size=8))
def test_whoever_comes_nearer_to_a_surface_does_not_pass_through_it(camera, point, factors):
    def before_the_eye(camera):
        return float((camera.eye - np.array(point)) @ camera.world_from_view_rotation()[:, 2])

    assume(not camera.orthographic and before_the_eye(camera) > 0.1)
    for factor in factors:
        nearer = navigation.zoom(camera, factor, 2.0, np.array(point))
        assert nearer.distance <= camera.distance and before_the_eye(nearer) > 0
        camera = nearer


@given(cameras, points)
def test_zoom_past_a_near_point_does_not_throw_the_view_about(camera, point):
    zoomed = navigation.zoom(camera, 1e6, 1.0, np.array(point))
    moved = np.linalg.norm(np.array(zoomed.target) - np.array(camera.target))
    assert moved <= np.linalg.norm(np.array(point) - np.array(camera.target)) + 1e-9


@given(cameras, points)
def test_pivot_brings_the_point_to_the_middle_without_turning(camera, point):
    pivoted = navigation.pivot(camera, np.array(point))
    assert pivoted.target == pytest.approx(point)
    assert (pivoted.yaw, pivoted.pitch) == (camera.yaw, camera.pitch)
    assert pivoted.distance > 0


@given(cameras, st.tuples(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9), st.floats(-1e9, 1e9)))
def test_the_target_stays_near_the_object(camera, target):
    bounds = np.array([[-1.0, -2.0, -3.0], [1.0, 2.0, 3.0]])
    near = navigation.keep_near(replace(camera, target=target), bounds)
    radius = math.sqrt(14)
    assert (np.abs(near.target) <= np.array([1, 2, 3]) + radius + 1e-9).all()
    inside = replace(camera, target=(0.5, 0.5, 0.5))
    assert navigation.keep_near(inside, bounds) == inside


@given(cameras, cameras)
def test_a_flight_begins_and_ends_where_it_should_and_turns_the_short_way(start, end):
    first, last = navigation.between(start, end, 0.0), navigation.between(start, end, 1.0)
    assert first.target == pytest.approx(start.target)
    assert (first.yaw, first.pitch) == pytest.approx((start.yaw, start.pitch))
    assert first.distance == pytest.approx(start.distance)
    assert last.target == pytest.approx(end.target)
    assert math.remainder(last.yaw - end.yaw, math.tau) == pytest.approx(0, abs=1e-9)
    assert last.distance == pytest.approx(end.distance)
    halfway = navigation.between(start, end, 0.5)
    assert abs(halfway.yaw - start.yaw) <= math.pi / 2 + 1e-9
    assert min(start.distance, end.distance) - 1e-9 <= halfway.distance <= max(start.distance, end.distance) + 1e-9


@given(points, points)
def test_a_surface_is_seen_from_its_front(point, normal):
    assume(math.hypot(*normal) > 1e-3)
    camera = navigation.facing_surface(point, normal, 2.0, Camera())
    assert camera.target == point
    towards_eye = camera.eye - np.array(point)
    assert float(towards_eye @ np.array(normal)) > 0


@given(cameras, points)
def test_an_eye_that_turns_to_a_point_stays_where_it_is(camera, point):
    eye = replace(camera, orthographic=False).eye
    if math.dist(eye, point) < 1e-3:
        return
    turned = navigation.looking_at(replace(camera, orthographic=False), np.array(point))
    assert turned.target == pytest.approx(point)
    assert turned.eye == pytest.approx(eye, abs=1e-6 * (1 + math.dist(eye, point)))


@given(cameras, st.floats(0.01, 100.0))
def test_another_depth_of_the_target_leaves_the_eye(camera, distance):
    deep = navigation.as_deep(camera, distance)
    assert deep.distance == distance
    assert deep.eye == pytest.approx(camera.eye, abs=1e-6 * (1 + camera.distance + distance))
