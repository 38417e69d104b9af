"""Cuts through solids whose outlines are known, joined into lines and laid flat."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exhibit_viewer.model.chains import bridges, chained
from exhibit_viewer.model.geometry import Facts, Mesh, Model, Placement, Topology
from exhibit_viewer.model.material import STONE
from exhibit_viewer.model.plane_cut import cut, cuts, keep_plane
from exhibit_viewer.model.profile import profile
from exhibit_viewer.model.scene import Axis, Section

CORNERS = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], np.float32)
SIDES = np.array(
    [[0, 1, 3], [0, 3, 2], [4, 6, 7], [4, 7, 5], [0, 4, 5], [0, 5, 1], [2, 3, 7], [2, 7, 6], [0, 2, 6], [0, 6, 4],
     [1, 5, 7], [1, 7, 3]], np.uint32,
)  # fmt: skip


def cube() -> Mesh:
    return Mesh("cube", CORNERS, SIDES)


def sphere(rings: int = 48) -> Mesh:
    """Radius one; the seam has its vertices twice, as textured scans do."""
    up, across = np.meshgrid(
        np.linspace(-np.pi / 2, np.pi / 2, rings + 1), np.linspace(0, 2 * np.pi, 2 * rings + 1) % (2 * np.pi)
    )
    points = np.stack([np.cos(up) * np.sin(across), np.sin(up), np.cos(up) * np.cos(across)], -1).reshape(-1, 3)
    first = np.arange(2 * rings * (rings + 1)).reshape(2 * rings, rings + 1)[:, :-1].reshape(-1)
    beside = first + rings + 1
    faces = np.concatenate([np.stack([first, beside, beside + 1], 1), np.stack([first, beside + 1, first + 1], 1)])
    return Mesh("sphere", points.astype(np.float32), faces.astype(np.uint32))


def model_of(*meshes: Mesh, at: tuple[tuple[float, float, float], ...] = ((0.0, 0.0, 0.0),)) -> Model:
    """Every mesh at every place."""
    places, corners = [], []
    for number, mesh in enumerate(meshes):
        for place in at:
            matrix = np.eye(4)
            matrix[:3, 3] = place
            places.append(Placement(number, matrix))
            corners.append(mesh.positions + np.array(place))
    every = np.concatenate(corners)
    return Model(meshes, tuple(places), (STONE,), (), np.array([every.min(0), every.max(0)]), Facts())


def length(line) -> float:
    points = np.concatenate([line.points, line.points[:1]]) if line.closed else line.points
    return float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())


@pytest.mark.parametrize("axis", Axis)
@pytest.mark.parametrize("inverted", [False, True])
def test_a_cube_is_cut_into_one_closed_square(axis, inverted):
    (line,) = profile(model_of(cube()), Section(axis, 0.3, inverted)).lines
    assert line.closed
    assert length(line) == pytest.approx(8.0)
    assert np.abs(line.points).max() <= 2.0 + 1e-9


@pytest.mark.parametrize("axis", Axis)
def test_a_sphere_is_cut_into_one_circle(axis):
    found = profile(model_of(sphere()), Section(axis, 0.5))
    (line,) = found.lines
    assert line.closed
    assert length(line) == pytest.approx(2 * np.pi, rel=0.005)
    assert found.size == pytest.approx((2.0, 2.0), rel=0.005)


def test_the_drawing_stands_on_the_object_s_foot_and_about_its_middle():
    far = profile(model_of(cube(), at=((500_000.0, 10.0, 4_000_000.0),)), Section(Axis.Z))
    assert far.bounds == pytest.approx(np.array([[-1.0, 0.0], [1.0, 2.0]]), abs=1e-6)
    assert far.room == pytest.approx(far.bounds, abs=1e-6)
    assert profile(model_of(cube()), Section(Axis.Y)).bounds == pytest.approx(np.array([[-1.0, -1.0], [1.0, 1.0]]))


def test_the_drawing_shows_what_one_sees_looking_at_the_cut():
    wedge = CORNERS.copy()
    wedge[CORNERS[:, 1] > 0, 2] += 4  # leans to +Z above
    model = model_of(Mesh("wedge", wedge, SIDES))

    def lean(section: Section) -> float:
        points = profile(model, section).lines[0].points
        high, low = points[points[:, 1] > 1.9], points[points[:, 1] < 0.1]
        return float(high[:, 0].mean() - low[:, 0].mean())

    assert lean(Section(Axis.X)) == pytest.approx(-4.0)  # from +X, +Z is to the left
    assert lean(Section(Axis.X, inverted=True)) == pytest.approx(4.0)


def test_an_open_scan_gives_an_open_line():
    ball = sphere()
    high = ball.positions[ball.indices].mean(axis=1)[:, 1]
    (line,) = profile(model_of(Mesh("bowl", ball.positions, ball.indices[high < 0.5])), Section(Axis.X)).lines
    assert not line.closed
    assert np.allclose(line.points[[0, -1], 1], line.points[:, 1].max(), atol=0.05)


def test_every_placement_is_drawn_and_what_is_beside_the_cut_is_not():
    at = ((0.0, 0.0, 0.0), (0.0, 0.0, 5.0), (0.0, 20.0, 0.0))
    assert len(profile(model_of(cube(), at=at), Section(Axis.Y, 0.05)).lines) == 2
    assert len(profile(model_of(cube(), at=at), Section(Axis.Z, 0.1)).lines) == 2


def test_points_have_no_outline_and_nothing_has_no_size():
    cloud = Mesh("cloud", CORNERS, np.zeros((0, 1), np.uint32), Topology.POINTS)
    found = profile(model_of(cloud), Section())
    assert (found.lines, found.size) == ((), (0.0, 0.0))
    assert found.room == pytest.approx(np.array([[-1.0, 0.0], [1.0, 2.0]]))
    assert chained(np.zeros((0, 2, 2)), 1e-6) == []


def test_lines_end_where_three_meet():
    star = np.array([[[0, 0], [1, 0]], [[0, 0], [0, 1]], [[0, 0], [-1, 0]], [[1, 0], [2, 0]]], float)
    lines = chained(star, 1e-6)
    assert sorted(len(line.points) for line in lines) == [2, 2, 3]
    assert not any(line.closed for line in lines)


def test_parts_that_nearly_meet_are_joined_nearest_first():
    wall = np.array([[[0.0, 0.0], [0.0, 9.0]], [[1.0, 0.002], [1.0, 9.0]], [[0.001, 0.0], [1.001, 0.0]]])
    near = bridges(wall, 1e-6, 0.1)
    assert len(near) == 2
    assert np.linalg.norm(near[:, 0] - near[:, 1], axis=1).max() < 0.01
    (line,) = chained(np.concatenate([wall, near]), 1e-6)
    assert not line.closed and length(line) == pytest.approx(19.0, abs=0.01)
    assert len(bridges(np.concatenate([wall, near]), 1e-6, 2.0)) == 1
    assert len(bridges(np.zeros((0, 2, 2)), 1e-6, 1.0)) == 0


def test_repeated_and_tiny_segments_are_left_out():
    one = [[0.0, 0.0], [1.0, 0.0]]
    (line,) = chained(np.array([one, one[::-1], [[0.0, 0.0], [1e-9, 0.0]]]), 1e-6)
    assert length(line) == pytest.approx(1.0)


@settings(max_examples=60, deadline=None)
@given(
    plane=st.tuples(*(st.floats(-1, 1) for _ in range(3))).filter(lambda n: np.linalg.norm(n) > 0.1),
    share=st.floats(-0.9, 0.9),
    move=st.tuples(*(st.floats(-100, 100) for _ in range(3))),
)
def test_every_point_of_a_cut_lies_on_the_plane_and_on_the_sphere(plane, share, move):
    normal = np.array(plane) / np.linalg.norm(plane)
    whole = np.append(normal, -normal @ move - share)
    (segments,) = cuts(model_of(sphere(12), at=(move,)), whole, np.eye(4))
    points = segments.reshape(-1, 3)
    assert np.abs(points @ normal + whole[3]).max() < 1e-5
    reach = np.linalg.norm(points - move, axis=1)
    assert reach.max() < 1 + 1e-5 and reach.min() > 0.95


@settings(max_examples=60, deadline=None)
@given(counts=st.lists(st.tuples(st.integers(3, 40), st.booleans()), min_size=1, max_size=6), seed=st.integers(0, 99))
def test_shuffled_lines_are_found_again(counts, seed):
    segments, expected = [], []
    for number, (count, closed) in enumerate(counts):
        angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
        points = np.stack([np.cos(angle) + 3 * number, np.sin(angle)], 1)
        pairs = np.stack([points, np.roll(points, -1, axis=0)], 1)
        segments.append(pairs if closed else pairs[:-1])
        expected.append((count, closed))
    loose = np.concatenate(segments)
    random = np.random.default_rng(seed)
    turned = np.where(random.random(len(loose))[:, None, None] < 0.5, loose, loose[:, ::-1])
    lines = chained(turned[random.permutation(len(loose))], 1e-6)
    assert sorted((len(line.points), line.closed) for line in lines) == sorted(expected)
    assert sum(length(line) for line in lines) == pytest.approx(
        float(np.linalg.norm(loose[:, 0] - loose[:, 1], axis=1).sum())
    )


def test_neighbours_share_their_point_to_the_last_bit_across_a_seam():
    ball = sphere(7)
    segments = cut(ball.positions, ball.indices, np.array([0.3, 0.5, 0.8, 0.1]))
    _, times = np.unique(segments.reshape(-1, 3), axis=0, return_counts=True)
    assert (times % 2 == 0).mean() > 0.9


def test_the_kept_side_is_the_lower_one_unless_inverted():
    bounds = np.array([[0.0, 0, 0], [4.0, 4, 4]])
    for inverted, sign in ((False, 1.0), (True, -1.0)):
        plane = keep_plane(Section(Axis.Z, 0.25, inverted), bounds)
        assert sign * (plane @ [0, 0, 0, 1]) > 0 > sign * (plane @ [0, 0, 2, 1])
