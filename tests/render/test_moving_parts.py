"""Models that move: what a frame's moment shows, picks and shadows, and that only what moves is sent."""

from dataclasses import replace

import numpy as np
import pytest

from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.pose import Poser
from exhibit_viewer.model.rig import Channel, Clip, Deform, Easing, Moment, Rig, Target
from exhibit_viewer.model.scene import Floor, Scene

from .conftest import card, facing, model_of, sphere

pytestmark = pytest.mark.usefixtures("smooth")

PLAIN = Scene(shadows=False, ambient_occlusion=False, floor=Floor.NONE)
SIZE = (160, 120)


def sliding() -> Model:
    """A card at rest behind, and a ball that slides from the left to the right within a second."""
    left = np.eye(4)
    left[:3, 3] = (-2.0, 0.0, 1.0)
    model = model_of([card(side=3.0), replace(sphere(24), uvs=())], matrices=[np.eye(4), left])
    keys = np.array([[-2, 0, 1], [2, 0, 1]], np.float32)
    channel = Channel(0, Target.TRANSLATION, Easing.LINEAR, np.array([0, 1], np.float32), keys)
    rig = Rig(
        parents=np.array([-1], np.int32),
        before=np.eye(4)[None],
        translations=np.array([[-2.0, 0.0, 1.0]]),
        rotations=np.array([[0.0, 0.0, 0.0, 1.0]]),
        scales=np.ones((1, 3)),
        placements=np.array([1], np.int32),
        placement_nodes=np.array([0], np.int32),
        node_from_mesh=np.eye(4)[None],
        deforms=(),
        clips=(Clip("slide", 1.0, (channel,)),),
    )
    return replace(model, rig=rig, bounds=np.array([[-3.0, -3.0, -1.0], [3.0, 3.0, 2.0]]))


def swelling() -> Model:
    """A ball that one morph target makes twice as large within a second."""
    ball = replace(sphere(24), uvs=())
    model = sliding()
    assert model.rig is not None and ball.normals is not None
    weights = Channel(0, Target.WEIGHTS, Easing.LINEAR, np.array([0, 1], np.float32), np.array([[0], [1]], np.float32))
    deform = Deform(
        mesh=1,
        node=0,
        positions=ball.positions,
        normals=ball.normals,
        weights=np.zeros(1),
        targets=ball.positions[None],
        normal_targets=np.zeros((0, len(ball.positions), 3), np.float32),
        joints=np.zeros((len(ball.positions), 0), np.uint32),
        influences=np.zeros((len(ball.positions), 0), np.float32),
    )
    return replace(model, rig=replace(model.rig, deforms=(deform,), clips=(Clip("swell", 1.0, (weights,)),)))


@pytest.mark.parametrize("make", [sliding, swelling])
def test_a_moment_looks_like_the_model_posed_at_it(renderer, settle, make):
    model = make()
    frame = facing(model, Scene(), SIZE)
    settle(frame, model)
    uploads = renderer.uploads
    moved = settle(replace(frame, moment=Moment(0, 0.75)))
    sent = renderer.uploads - uploads
    assert sent == (0 if make is sliding else 16 * len(model.meshes[1].positions))
    posed = replace(Poser(model).at(Moment(0, 0.75)), rig=None)
    assert np.abs(moved.astype(int) - settle(frame, posed)).max() <= 3


def test_back_at_rest_everything_is_as_before(settle):
    model = swelling()
    frame = facing(model, Scene(), SIZE)
    before = settle(frame, model)
    settle(replace(frame, moment=Moment(0, 1.0)))
    assert np.abs(settle(frame).astype(int) - before).max() <= 2


def test_what_is_picked_is_where_it_is_seen(renderer, settle):
    model = sliding()
    frame = replace(facing(model, PLAIN, SIZE), moment=Moment(0, 1.0))
    settle(frame, model)
    right, left = renderer.pick(115, 60), renderer.pick(45, 60)
    assert right.placement == 1 and right.point[0] > 1.0
    assert left.placement == 0
    seen = renderer.visible(np.array([[2.0, 0.0, 2.0], [2.0, 0.0, 0.0], [-2.0, 0.0, 0.01]]))
    assert seen.tolist() == [True, False, True]


def test_quick_pictures_move_as_well(renderer, settle, once):
    model = sliding()
    frame = facing(model, Scene(), SIZE)
    settle(frame, model)
    first, last = once(replace(frame, moment=Moment(0, 0.0))), once(replace(frame, moment=Moment(0, 1.0)))
    changed = np.abs(first.astype(int) - last).max(axis=2) > 12
    assert changed[40:80, 20:70].any() and changed[40:80, 90:140].any()


def test_a_large_still_part_has_a_stand_in_that_leaves_the_moving_part_alone(renderer, settle, once):
    model = sliding()
    model = replace(model, proxy=(card(side=3.0),), proxy_placements=model.placements[:1])
    frame = facing(model, PLAIN, SIZE)
    settle(frame, model)
    picture = once(replace(frame, moment=Moment(0, 1.0)))
    whole = once(replace(frame, moment=Moment(0, 0.0)))
    assert np.abs(picture.astype(int) - whole)[40:80, 90:140].max() > 12
