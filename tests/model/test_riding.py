"""Points that go with the parts of a model that moves."""

from dataclasses import replace

import numpy as np

from exhibit_viewer.model.geometry import Facts, Mesh, Model, Placement
from exhibit_viewer.model.riding import Riders

UP = np.array([[0.0, 0.0, 1.0]])


def at(x: float, scale: float = 1.0) -> np.ndarray:
    matrix = np.diag([scale, scale, scale, 1.0])
    matrix[0, 3] = x
    return matrix


def model() -> Model:
    """Two squares beside one another, the second twice as large."""
    corners = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]], np.float32)
    mesh = Mesh("square", corners, np.array([[0, 1, 2], [0, 2, 3]], np.uint32))
    places = (Placement(0, at(0.0)), Placement(1, at(10.0, 2.0)))
    return Model((mesh, mesh), places, (), (), np.array([[-1.0, -2.0, 0.0], [12.0, 2.0, 0.0]]), Facts())


def test_a_point_goes_with_the_part_it_is_on_and_with_no_other():
    rest, turned = model(), at(10.0, 2.0)
    turned[:3, :3] = [[0, 0, 2], [0, 2, 0], [-2, 0, 0]]  # z to x
    posed = replace(rest, placements=(rest.placements[0], replace(rest.placements[1], world_from_mesh=turned)))
    riders = Riders(rest, np.array([[0.9, 0.0, 0.0], [11.0, 1.0, 0.5]]))
    points, normals = riders.at(posed, np.repeat(UP, 2, axis=0))
    assert points.tolist() == [[0.9, 0.0, 0.0], [10.5, 1.0, -1.0]]
    assert normals.tolist() == [[0, 0, 1], [1, 0, 0]]


def test_a_point_goes_with_the_vertex_beside_it_where_the_shape_changes():
    rest = model()
    swelling = np.array([[0, 0, 0], [0, 0, 3], [0, 0, 0], [0, 0, 0]], np.float32)
    swollen = replace(rest.meshes[1], positions=rest.meshes[1].positions + swelling)
    posed = replace(rest, meshes=(rest.meshes[0], swollen))
    points, _ = Riders(rest, np.array([[11.9, -1.9, 0.0], [8.0, 2.0, 0.0]])).at(posed, np.repeat(UP, 2, axis=0))
    assert np.allclose(points, [[11.9, -1.9, 6.0], [8.0, 2.0, 0.0]])


def test_at_rest_and_without_points_nothing_happens():
    rest = model()
    points = np.array([[0.3, 0.2, 0.1]])
    assert Riders(rest, points).at(rest, UP)[0].tolist() == points.tolist()
    assert Riders(rest, np.zeros((0, 3))).at(rest, np.zeros((0, 3)))[0].shape == (0, 3)
