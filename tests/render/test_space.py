"""Where things are: picking, visibility, scale, sections."""

import math
from dataclasses import replace

import numpy as np
import pytest

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.geometry import Mesh, Topology
from exhibit_viewer.model.plane_cut import cut
from exhibit_viewer.model.scene import Axis, Floor, Mode, Scene, Section
from exhibit_viewer.render.frame import Frame
from exhibit_viewer.render.picking import cast, ray_through
from exhibit_viewer.render.section import closing

from .conftest import box, card, facing, model_of, sphere


@pytest.mark.parametrize("at", [(160, 120), (100, 90), (210, 150)])
@pytest.mark.parametrize("orthographic", [False, True])
def test_pick_is_exact(renderer, settle, at: tuple[int, int], orthographic: bool) -> None:
    far_away = np.eye(4) * 0.05
    far_away[:, 3] = [448262.31, 5411932.5, 1203.75, 1.0]
    model = model_of([sphere(96)], matrices=[far_away])
    frame = facing(model, yaw=0.3, pitch=0.2)
    frame = replace(frame, camera=replace(frame.camera, orthographic=orthographic))
    settle(frame, model)
    pick = renderer.pick(*at)
    truth = cast(model, ray_through(frame, at[0] + 0.5, at[1] + 0.5))
    assert pick is not None
    assert truth is not None
    assert pick.face == truth.face
    assert np.allclose(pick.point, truth.point, rtol=0, atol=1e-9)
    assert sum(pick.barycentric) == pytest.approx(1)
    mesh = model.meshes[0]
    corners = mesh.positions[mesh.indices[pick.face]].astype(float) @ far_away[:3, :3].T + far_away[:3, 3]
    assert np.allclose(np.array(pick.barycentric) @ corners, pick.point, rtol=0, atol=1e-8)
    outward = np.array(pick.point) - far_away[:3, 3]
    assert pick.normal @ outward / np.linalg.norm(outward) > 0.99


def test_pick_on_a_moving_proxy_answers_for_the_full_mesh(renderer, settle, once) -> None:
    model = model_of([sphere(96)], proxy=[sphere(8)])
    frame = facing(model)
    settle(frame, model)
    still = renderer.pick(140, 100)
    once(frame)
    assert renderer.pick(140, 100) == still
    assert still is not None
    assert still.face > 500


def test_pick_finds_nothing_beside_the_object_and_outside_the_picture(renderer, settle) -> None:
    model = model_of([sphere()])
    settle(facing(model), model)
    assert renderer.pick(3, 3) is None
    assert renderer.pick(-1, 10) is None
    assert renderer.pick(320, 10) is None


def test_pick_tells_placements_apart(renderer, settle) -> None:
    matrices = [np.eye(4), np.eye(4)]
    matrices[1][0, 3] = 3.0
    model = model_of([box(), sphere()], matrices=matrices)
    settle(facing(model), model)
    left, right = renderer.pick(90, 120), renderer.pick(240, 120)
    assert (left.placement, right.placement) == (0, 1)


def test_pick_of_a_point(renderer, settle) -> None:
    points = np.array([[-1, 0, 0], [0, 0, 0], [1, 0, 0]], np.float32)
    model = model_of([Mesh("three", points, np.zeros((0, 1), np.uint32), Topology.POINTS)])
    settle(facing(model), model)
    pick = renderer.pick(160, 120)
    assert pick is not None
    assert pick.face == 1
    assert pick.point == (0.0, 0.0, 0.0)


def test_points_behind_the_object_are_not_visible(renderer, settle, once) -> None:
    model = model_of([sphere()])
    settle(facing(model), model)
    points = np.array([[0, 0, 1.0], [0, 0, -1.0], [0.5, 0.5, math.sqrt(0.5)], [0, 0, 50.0]])
    assert renderer.visible(points).tolist() == [True, False, True, False]
    once(facing(model, yaw=math.pi))
    assert renderer.visible(points).tolist() == [False, True, False, False]


def test_orthographic_scale_is_true(settle) -> None:
    model = model_of([card()])
    camera = Camera(yaw=0.0, pitch=0.0, orthographic=True, distance=5.0)
    picture = settle(Frame(Scene(mode=Mode.UNLIT, floor=Floor.NONE), camera, 320, 240), model)
    wide = (picture[120, :, 0] > 150).sum()
    assert wide == pytest.approx(2.0 / camera.units_per_pixel(240), abs=1.01)


def test_nothing_is_cropped_by_the_near_plane(settle) -> None:
    model = model_of([sphere()])
    close = Frame(Scene(mode=Mode.NORMALS), Camera(yaw=0.0, pitch=0.0, distance=1.05), 320, 240)
    picture = settle(close, model)
    assert picture[120, 160, 2] > 240


@pytest.mark.parametrize(("axis", "look"), [(Axis.X, (math.pi / 2, 0.0)), (Axis.Y, (0.0, 1.2)), (Axis.Z, (0.0, 0.0))])
def test_section_is_capped(renderer, settle, axis: Axis, look: tuple[float, float]) -> None:
    model = model_of([sphere(96)])
    frame = facing(model, Scene(section=Section(axis=axis), floor=Floor.NONE), yaw=look[0], pitch=look[1])
    picture = settle(frame, model).astype(int)
    patch = picture[105:135, 145:175, :3].mean(axis=(0, 1))
    assert patch[0] > patch[1] + 20 > patch[2] + 20, "the cut face is terracotta"
    assert renderer.pick(160, 120) is None


def test_section_of_an_open_scan_is_filled_and_not_beyond(settle) -> None:
    ball = sphere(96)
    holed = replace(ball, indices=ball.indices[ball.positions[ball.indices].mean(axis=1)[:, 1] < 0.8])
    frame = facing(model_of([ball]), Scene(section=Section(axis=Axis.Z), floor=Floor.NONE, mode=Mode.UNLIT))
    caps = []
    for mesh in (ball, holed):
        picture = settle(frame, model_of([mesh])).astype(int)
        caps.append((picture[..., 0] > picture[..., 2] + 40) & (picture[..., 1] < 150))
    whole, open_above = caps
    assert whole.sum() > 10_000
    assert 0.9 * whole.sum() < open_above.sum() < whole.sum()
    assert not (open_above & ~whole).any()


def test_cut_of_a_box_is_a_closed_square() -> None:
    mesh = box()
    segments = cut(mesh.positions, mesh.indices, np.array([1.0, 0.0, 0.0, -0.25]))
    assert np.allclose(segments[..., 0], 0.25)
    assert np.linalg.norm(segments[:, 0] - segments[:, 1], axis=1).sum() == pytest.approx(8.0)
    assert len(closing(segments)) == 0


def test_open_chain_is_joined_end_to_end() -> None:
    path = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]], float)
    joined = closing(np.stack([path[:-1], path[1:]], axis=1))
    assert len(joined) == 1
    assert {tuple(point) for point in joined[0]} == {(0.0, 0.0, 0.0), (0.0, 1.0, 0.0)}


def test_walls_that_nearly_meet_are_not_filled_across() -> None:
    wall = np.array([[[0, 0, 0], [0, 1, 0]], [[0.001, 0, 0], [1, 0, 0]], [[1, 0.001, 0], [1, 1, 0]]], float)
    joined = closing(wall)
    long = np.linalg.norm(joined[:, 0] - joined[:, 1], axis=1)
    assert sorted(long) == pytest.approx([0.001, 0.001, 1.0])
