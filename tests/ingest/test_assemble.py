"""What every reader may rely on: checks, normals, bounds, the stand-in, places that far origins keep."""

import numpy as np
import pytest

from exhibit_viewer.ingest.assemble import PLAIN, assemble, y_up, z_up
from exhibit_viewer.ingest.placing import near_zero
from exhibit_viewer.ingest.polygons import triangulate
from exhibit_viewer.ingest.weld import weld
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Mesh, Model, Placement, Topology
from exhibit_viewer.model.material import STONE

TRIANGLE = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0]], np.float32)
ONE = np.array([[0, 1, 2]], np.uint32)


def made(meshes: list[Mesh], matrices: list[np.ndarray] | None = None, turn: np.ndarray | None = None) -> Model:
    matrices = matrices or [np.eye(4)] * len(meshes)
    return assemble(
        meshes,
        [Placement(number % len(meshes), matrix) for number, matrix in enumerate(matrices)],
        [],
        [],
        file_format="TEST",
        turn=y_up() if turn is None else turn,
        units="cm",
        file_bytes=1,
        name="test",
    )


def sphere(rings: int, bump: float = 0.02) -> Mesh:
    """A bumpy surface of about 2 * rings² triangles."""
    around, down = np.meshgrid(np.arange(rings), np.arange(rings), indexing="ij")
    turn, fall = 2 * np.pi * around / rings, 0.02 + (np.pi - 0.04) * down / (rings - 1)
    bumps = 1 + bump * np.sin(7 * turn) * np.sin(9 * fall)
    points = np.stack([np.sin(fall) * np.cos(turn), np.cos(fall), np.sin(fall) * np.sin(turn)], axis=-1)
    a = (around * rings + down)[:, :-1].reshape(-1)
    b = (((around + 1) % rings) * rings + down)[:, :-1].reshape(-1)
    faces = np.concatenate([np.stack([a, b, b + 1], 1), np.stack([a, b + 1, a + 1], 1)])
    return Mesh("", (points * bumps[..., None]).reshape(-1, 3).astype(np.float32), faces.astype(np.uint32))


def cube() -> Mesh:
    corners = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)], np.float32)
    quads = np.array([[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]])
    triangles, _ = triangulate(np.full(6, 4), quads.reshape(-1), corners)
    return Mesh("", corners, quads.reshape(-1)[triangles].astype(np.uint32))


def test_nothing_to_draw_is_a_fault():
    for mesh in (Mesh("", TRIANGLE, np.empty((0, 3), np.uint32)), Mesh("", TRIANGLE[:0], ONE[:0])):
        with pytest.raises(Fault) as caught:
            made([mesh])
        assert caught.value.code is Code.NO_GEOMETRY


def test_an_index_beyond_the_vertices_is_a_fault():
    with pytest.raises(Fault) as caught:
        made([Mesh("", TRIANGLE, np.array([[0, 1, 3]], np.uint32))])
    assert caught.value.code is Code.INDEX_OUT_OF_RANGE


def test_a_surface_with_a_corner_nowhere_is_a_fault():
    broken = TRIANGLE.copy()
    broken[1, 2] = np.nan
    with pytest.raises(Fault) as caught:
        made([Mesh("", broken, ONE)])
    assert caught.value.code is Code.NOT_FINITE


def test_points_nowhere_are_left_out_and_told():
    points = np.concatenate([TRIANGLE, [[np.inf, 0, 0]]]).astype(np.float32)
    model = made([Mesh("", points, np.empty((0, 1), np.uint32), Topology.POINTS)])
    assert model.facts.points == 3
    assert [notice.code for notice in model.notices] == [Code.NOT_FINITE]


def test_unused_corners_nowhere_do_not_hurt_a_surface():
    points = np.concatenate([[[np.nan] * 3], TRIANGLE]).astype(np.float32)
    model = made([Mesh("", points, ONE + np.uint32(1))])
    assert np.array_equal(model.meshes[0].positions[model.meshes[0].indices[0]], TRIANGLE)


def test_a_cube_keeps_its_edges():
    mesh = made([cube()]).meshes[0]
    assert len(mesh.positions) == 24
    assert np.allclose(np.abs(mesh.normals).max(axis=1), 1.0)
    face = mesh.positions[mesh.indices]
    flat = np.cross(face[:, 1] - face[:, 0], face[:, 2] - face[:, 0])
    assert np.allclose(mesh.normals[mesh.indices[:, 0]], flat / np.linalg.norm(flat, axis=1, keepdims=True))


def test_a_scan_is_smooth_across_a_texture_seam():
    whole = sphere(60, bump=0.0)
    apart = np.arange(whole.indices.size, dtype=np.uint32).reshape(-1, 3)
    soup = Mesh("", whole.positions[whole.indices.reshape(-1)], apart)
    normals = made([soup]).meshes[0].normals
    _, place = weld(soup.positions)
    first = np.zeros(place.max() + 1, int)
    first[place] = np.arange(len(place))
    assert np.allclose(normals, normals[first[place]], atol=1e-6)


def test_normals_of_length_zero_are_replaced():
    mesh = made([Mesh("", TRIANGLE, ONE, normals=np.zeros((3, 3), np.float32))]).meshes[0]
    assert np.allclose(mesh.normals, [0, 0, 1])


def test_colours_without_a_material_are_not_tinted():
    tinted = Mesh("", TRIANGLE, ONE, colours=np.full((3, 4), 9, np.uint8))
    model = made([tinted, Mesh("", TRIANGLE, ONE)])
    assert [model.materials[mesh.material] for mesh in model.meshes] == [PLAIN, STONE]
    assert model.facts.materials == 0


def test_bounds_are_in_world_and_the_box_in_the_files_axes():
    shift = np.eye(4)
    shift[:3, 3] = (500_000.25, 4_000_000.5, 10)
    model = made([Mesh("", TRIANGLE, ONE)], [shift], z_up())
    assert model.facts.bbox == ((500_000.25, 4_000_000.5, 10.0), (500_001.25, 4_000_001.5, 10.0))
    assert np.allclose(model.bounds, [[500_000.25, 10, -4_000_001.5], [500_001.25, 10, -4_000_000.5]])
    assert model.facts.metres_per_unit == 0.01


def test_a_turned_instance_has_exact_bounds():
    turn = np.eye(4)
    turn[:2, :2] = np.array([[1, -1], [1, 1]]) / np.sqrt(2)
    box = made([sphere(40)], [turn]).bounds
    points = sphere(40).positions @ turn[:3, :3].T
    assert np.allclose(box, [points.min(axis=0), points.max(axis=0)], atol=1e-6)


def test_small_models_are_their_own_stand_in():
    assert made([sphere(100)]).proxy == ()


@pytest.mark.parametrize("parts", [1, 4])
def test_the_stand_in_is_small_close_and_faces_outwards(parts):
    mirrored = np.diag([-1.0, 1, 1, 1])
    matrices = [np.eye(4), mirrored, np.eye(4), mirrored][:parts]
    model = made([sphere(220)], matrices)
    assert model.proxy
    assert sum(mesh.triangles for mesh in model.proxy) <= 45_000
    for place in model.proxy_placements:
        mesh = model.proxy[place.mesh]
        points = mesh.positions + place.world_from_mesh[:3, 3]
        assert np.abs(np.linalg.norm(points, axis=1) - 1).max() < 0.05
        face = points[mesh.indices]
        flat = np.cross(face[:, 1] - face[:, 0], face[:, 2] - face[:, 0])
        outwards = np.einsum("ij,ij->i", flat, face.mean(axis=1)) > 0
        assert outwards.mean() > 0.98
        assert np.einsum("ij,ij->i", mesh.normals, points).min() > 0


def test_a_large_cloud_gets_a_thinner_stand_in():
    cloud = np.random.default_rng(0).normal(size=(500_000, 3)).astype(np.float32)
    model = made([Mesh("", cloud, np.empty((0, 1), np.uint32), Topology.POINTS)])
    assert 150_000 < sum(len(mesh.positions) for mesh in model.proxy) < 250_000


def test_welding_joins_equal_places_and_no_others():
    rng = np.random.default_rng(1)
    places = rng.integers(-3, 4, (700_000, 3)).astype(np.float32) * np.float32(0.5)
    places[::7] *= -0.0
    first, place = weld(places)
    assert len(first) == len(np.unique(places + 0.0, axis=0))
    assert np.array_equal(places[first][place] + 0.0, places + 0.0)
    assert (np.diff(first) > 0).all()


def test_a_concave_polygon_keeps_its_outline():
    arrow = np.array([[0, 0, 0], [4, 0, 0], [4, 4, 0], [2, 1, 0], [0, 4, 0]], np.float32)
    triangles, owner = triangulate(np.array([5]), np.arange(5), arrow)
    edge = arrow[triangles]
    area = np.cross(edge[:, 1] - edge[:, 0], edge[:, 2] - edge[:, 0])[:, 2] / 2
    assert (area > 0).all()
    assert area.sum() == pytest.approx(10.0)
    assert owner.tolist() == [0, 0, 0]


def test_a_dented_quad_is_split_along_the_right_diagonal():
    dart = np.array([[1, 0, 0], [3, 3, 0], [0, 1, 0], [0.2, 0.2, 0]], np.float32)
    triangles, _ = triangulate(np.array([4]), np.array([0, 1, 2, 3]), dart)
    edge = dart[triangles]
    areas = np.cross(edge[:, 1] - edge[:, 0], edge[:, 2] - edge[:, 0])[:, 2]
    assert (areas > 0).all()


def test_far_coordinates_keep_their_millimetres():
    far = np.array([[665187.522077, 5648349.895035, 241.767693], [665187.523077, 5648350.895035, 242.5]])
    points, matrix = near_zero(far)
    assert np.allclose(points.astype(np.float64) + matrix[:3, 3], far, atol=1e-6)
