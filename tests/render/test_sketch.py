"""The sketch of a moving object: much coarser, and looking like it; its far half is left out only where it may be."""

from dataclasses import replace

import numpy as np
import pytest

from exhibit_viewer.ingest.normals import with_normals
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.geometry import Mesh, Model
from exhibit_viewer.model.material import STONE
from exhibit_viewer.model.scene import Mode, Scene, Section
from exhibit_viewer.render.gpu_model import scene_from_world
from exhibit_viewer.render.pace import Pace
from exhibit_viewer.render.sketch import Sketch, askew, has_outside, make_sketch, will_do

from .conftest import box, facing, model_of, moving, sphere

SLIM = np.diag([0.15, 1.0, 0.15, 1.0])
TWO_SIDED = replace(STONE, double_sided=True)


def slim(part: Mesh | None = None) -> Model:
    """A slender body of many triangles that shows both its sides."""
    return model_of([part or sphere(120)], (TWO_SIDED,), matrices=[SLIM])


def sketched(model: Model) -> Sketch:
    sketch = make_sketch(model, scene_from_world(model))
    assert sketch is not None
    return sketch


def cut_open(mesh: Mesh) -> Mesh:
    """Without what is above its middle."""
    return replace(mesh, indices=mesh.indices[mesh.positions[mesh.indices][:, :, 1].max(axis=1) < 0.01])


def test_a_sketch_has_far_fewer_triangles_in_the_same_place():
    model = slim()
    (mesh,) = sketched(model).meshes
    assert len(mesh.indices) < 0.6 * len(model.meshes[0].indices)
    matrix = scene_from_world(model)
    bounds = model.bounds @ matrix[:3, :3].T + matrix[:3, 3]
    assert np.allclose([mesh.positions.min(axis=0), mesh.positions.max(axis=0)], bounds, atol=0.02)


def test_what_has_nothing_to_gain_is_not_sketched():
    model = model_of([box()], (replace(STONE, double_sided=False),))
    assert make_sketch(model, scene_from_world(model)) is None


def test_what_is_all_sharp_edges_is_not_sketched():
    """One corner of a pyramid is not the mean of its faces: the moving object would be lit from the wrong side."""
    corners = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]], np.float32)
    positions = corners[[[0, 2, 1], [0, 1, 3], [1, 2, 3], [0, 3, 2]]]
    across = np.cross(positions[:, 1] - positions[:, 0], positions[:, 2] - positions[:, 0])
    normals = (across / np.linalg.norm(across, axis=1, keepdims=True)).astype(np.float32)
    faces = np.arange(12, dtype=np.uint32).reshape(-1, 3)
    pyramid = Mesh("pyramid", positions.reshape(-1, 3), faces, normals=np.repeat(normals, 3, axis=0))
    assert askew([pyramid]) == 0.0
    model = model_of([pyramid], (TWO_SIDED,))
    assert make_sketch(model, scene_from_world(model)) is None
    assert make_sketch(model_of([box()], (TWO_SIDED,)), np.eye(4)) is not None


def test_a_scan_with_much_relief_is_sketched():
    rough = sphere(150)
    heights = 1 + 0.008 * np.random.default_rng(1).standard_normal(len(rough.positions))
    positions = (rough.positions * heights[:, None]).astype(np.float32)
    sketch = sketched(model_of([with_normals(replace(rough, positions=positions, normals=None))], (TWO_SIDED,)))
    assert 0.03 < askew(sketch.meshes) < 0.15


def test_only_a_closed_surface_hides_its_inside():
    assert sketched(slim()).closed == (True,)
    assert sketched(slim(cut_open(sphere(120)))).closed == (False,)


def test_an_outside_is_told_from_an_inside_piece_by_piece():
    ball = sphere(12)
    place = np.unique(np.round(ball.positions, 4), axis=0, return_inverse=True)
    positions, faces = place[0], place[1].reshape(-1)[ball.indices].astype(np.int64)
    faces = faces[(np.diff(np.sort(faces, axis=1), axis=1) > 0).all(axis=1)]
    assert has_outside(positions, faces)
    assert not has_outside(positions, faces[1:])
    assert not has_outside(positions, faces[:, ::-1])
    two = np.concatenate([positions, 0.5 * positions + 3])
    assert has_outside(two, np.concatenate([faces, faces + len(positions)]))
    assert not has_outside(two, np.concatenate([faces, faces[:, ::-1] + len(positions)]))


@pytest.mark.parametrize("opened", [False, True])
def test_a_sketch_looks_like_what_it_stands_for(renderer, once, opened, monkeypatch):
    model = slim(cut_open(sphere(120)) if opened else None)
    frame = facing(model, pitch=1.1)
    pace = Pace(software=True)
    monkeypatch.setattr(pace, "adapt", lambda *_: None)  # a busy machine would choose other sizes
    monkeypatch.setattr(renderer, "_pace", pace)
    renderer.set_model(model)
    while not renderer.showing or renderer._gpu.unfinished:
        once(frame)
    assert renderer._gpu.sketch
    drawn = once(frame)
    renderer._gpu.sketch.clear()
    whole = once(frame)
    apart = np.abs(drawn.astype(int) - whole)[..., :3].max(axis=2)
    assert apart.mean() < 0.6 and (apart > 40).sum() < 60
    assert not np.array_equal(drawn, whole)


def test_a_sketch_is_for_far_away_and_outside():
    model = slim()
    frame = moving(facing(model, size=(640, 600)))
    assert will_do(frame, model)
    near = replace(frame.camera, distance=frame.camera.distance / 2)
    assert not will_do(replace(frame, camera=near), model)
    assert not will_do(replace(frame, camera=replace(Camera(), target=(0, 0, 0), distance=0.1)), model)
    assert not will_do(replace(frame, scene=Scene(section=Section())), model)
    assert not will_do(replace(frame, scene=Scene(mode=Mode.WIREFRAME)), model)
