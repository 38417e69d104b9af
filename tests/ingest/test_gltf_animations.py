"""Animations: what is read of them moves the model as the specification says; what is damaged leaves it still."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import numpy as np
import pytest
from gltf_files import TRIANGLE, Builder, read, spots
from hypothesis import given, settings
from hypothesis import strategies as st

from exhibit_viewer.ingest.pack import open_pack, write_pack
from exhibit_viewer.ingest.pack_check import check_model
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.pose import Poser
from exhibit_viewer.model.rig import Moment

HALF = float(np.sqrt(0.5))


def at(x: float, y: float, z: float, size: float = 1.0) -> np.ndarray:
    """The triangle elsewhere."""
    return size * TRIANGLE + np.array([x, y, z])


def animated(path: str, times: list[float], values: Any, easing: str = "LINEAR", node: int = 0) -> Builder:
    """A triangle below two nodes, one of which moves."""
    builder = Builder()
    builder.primitive()
    builder.tree["nodes"] = [{"translation": [0, 0, 1], "children": [1]}, {"mesh": 0, "translation": [2, 0, 0]}]
    animate(builder, path, times, values, easing, node)
    return builder


def animate(builder: Builder, path: str, times: Any, values: Any, easing: str = "LINEAR", node: int = 0) -> None:
    """Add an animation of one channel."""
    sampler = {"input": builder.accessor(np.array(times, np.float32)), "interpolation": easing}
    sampler["output"] = builder.accessor(np.array(values, np.float32))
    channel = {"sampler": 0, "target": {"node": node, "path": path}}
    builder.tree.setdefault("animations", []).append({"name": "clip", "channels": [channel], "samplers": [sampler]})


def corners(model: Model, seconds: float) -> np.ndarray:
    """The first mesh in world at a time."""
    posed = Poser(model).at(Moment(0, seconds))
    matrix = posed.placements[0].world_from_mesh
    return posed.meshes[0].positions @ matrix[:3, :3].T + matrix[:3, 3]


def test_a_node_is_moved_in_a_line_and_carries_what_is_below_it():
    model = animated("translation", [1, 3], [[0, 0, 1], [0, 4, 1]]).model()
    assert [(clip.name, clip.seconds) for clip in model.rig.clips] == [("clip", 3.0)]
    for seconds, height in ((0, 0), (1, 0), (2, 2), (3, 4), (9, 4)):
        assert np.allclose(corners(model, seconds), at(2, height, 1))
    assert np.allclose(model.bounds, [[2, 0, 1], [3, 5, 1]])
    assert np.allclose(model.facts.bbox, [[2, 0, 1], [3, 1, 1]])
    assert Poser(model).at(None) is model


def test_steps_jump_and_turns_take_the_shorter_way():
    stepped = animated("scale", [0, 1], [[1, 1, 1], [3, 3, 3]], "STEP", 1).model()
    assert np.allclose(corners(stepped, 0.99), at(2, 0, 1))
    assert np.allclose(corners(stepped, 1.0), at(2, 0, 1, size=3))
    turned = animated("rotation", [0, 2], [[0, 0, 0, 1], [0, 0, -HALF, -HALF]], node=1).model()
    assert np.allclose(corners(turned, 1.0)[1], [2 + HALF, HALF, 1], atol=1e-6)


def test_cubic_splines_leave_and_arrive_as_their_tangents_say():
    keys = [[0, 0, 0], [0, 0, 0], [0, 3, 0], [0, 0, 0], [0, 2, 0], [0, 0, 0]]
    model = animated("translation", [0, 2], keys, "CUBICSPLINE", 1).model()
    share, length = 0.25, 2.0
    cube, square = share**3, share**2
    height = length * (cube - 2 * square + share) * 3 + (3 * square - 2 * cube) * 2
    assert np.allclose(corners(model, 0.5), at(0, height, 1), atol=1e-6)
    assert np.allclose(corners(model, 5.0), at(0, 2, 1))


def morphing() -> Builder:
    builder = Builder()
    up, away = np.tile([[0, 1, 0]], (3, 1)), np.tile([[0, 0, 1]], (3, 1))
    targets = [{"POSITION": builder.accessor(target.astype(np.float32))} for target in (up, away)]
    builder.primitive(targets=targets)
    builder.tree["meshes"][0]["weights"] = [0.5, 0]
    animate(builder, "weights", [0, 1], [0, 0, 2, 1])
    return builder


def test_morph_targets_follow_their_weights():
    model = morphing().model()
    assert np.allclose(model.meshes[0].positions, at(0, 0.5, 0))
    assert np.allclose(corners(model, 0.5), at(0, 1, 0.5))
    assert np.allclose(model.bounds[1], [1, 3, 1])
    assert model.meshes[0].normals is not None


def skinned() -> Builder:
    """A triangle whose last corner hangs on the second joint, which is turned."""
    builder = Builder()
    primitive = builder.primitive()
    joints = np.array([[0, 0, 0, 0], [0, 0, 0, 0], [1, 0, 0, 0]], np.uint8)
    primitive["attributes"]["JOINTS_0"] = builder.accessor(joints)
    primitive["attributes"]["WEIGHTS_0"] = builder.accessor(np.tile([[2, 0, 0, 0]], (3, 1)).astype(np.float32))
    builder.tree["nodes"] = [
        {"mesh": 0, "skin": 0, "translation": [7, 7, 7]}, {"children": [2]}, {"translation": [0, 0.5, 0]},
    ]  # fmt: skip
    builder.tree["scenes"][0]["nodes"] = [0, 1]
    binds = np.stack([np.eye(4), np.eye(4)]).astype(np.float32)
    binds[1, 3, 1] = -0.5  # column by column
    builder.tree["skins"] = [{"joints": [1, 2], "inverseBindMatrices": builder.accessor(binds.reshape(2, 16))}]
    animate(builder, "rotation", [0, 1], [[0, 0, 0, 1], [0, 0, HALF, HALF]], node=2)
    return builder


def test_skins_follow_their_joints_and_not_their_node():
    model = skinned().model()
    assert np.allclose(model.meshes[0].positions, TRIANGLE)
    moved = corners(model, 1.0)
    assert np.allclose(moved[:2], TRIANGLE[:2], atol=1e-6)
    assert np.allclose(moved[2], [-0.5, 0.5, 0], atol=1e-6)
    assert model.bounds[0, 0] <= -0.49


def test_the_pose_at_a_time_is_the_same_after_the_pack(tmp_path):
    for model in (morphing().model(), skinned().model(), animated("scale", [0, 1], [[1, 1, 1], [2, 2, 2]]).model()):
        write_pack(model, tmp_path / "a.pack")
        assert np.allclose(corners(open_pack(tmp_path / "a.pack"), 0.7), corners(model, 0.7))


def test_a_channel_of_a_lamps_node_moves_the_lamp():
    builder = animated("translation", [0, 1], [[0, 0, 0], [0, 8, 0]])
    extension = "KHR_lights_punctual"
    builder.tree["extensions"] = {extension: {"lights": [{"type": "point"}]}}
    builder.tree["nodes"][1]["extensions"] = {extension: {"light": 0}}
    model = builder.model()
    assert Poser(model).at(Moment(0, 1.0)).lamps[0].place == (2.0, 8.0, 0.0)


def test_other_nodes_stay_and_keep_their_stand_in():
    builder = animated("translation", [0, 1], [[0, 0, 0], [0, 8, 0]])
    builder.tree["nodes"].append({"mesh": 0})
    builder.tree["scenes"][0]["nodes"] = [0, 2]
    model = builder.model()
    assert Poser(model).moving == {0}
    posed = Poser(model).at(Moment(0, 1.0))
    assert posed.placements[1] is model.placements[1] and posed.meshes[0] is model.meshes[0]


Harm = Callable[[dict[str, Any], Builder], None]
NAN = float("nan")


def keys(times: Any, values: Any) -> Harm:
    def harm(animation: dict[str, Any], builder: Builder) -> None:
        animation["samplers"][0]["input"] = builder.accessor(np.array(times, np.float32))
        animation["samplers"][0]["output"] = builder.accessor(np.array(values, np.float32))

    return harm


def put(*path: Any) -> Harm:
    def harm(animation: dict[str, Any], builder: Builder) -> None:
        place: Any = animation
        for key in path[:-2]:
            place = place[key]
        place[path[-2]] = path[-1]

    return harm


@pytest.mark.parametrize(
    "harm",
    [
        keys([0, NAN], [[0, 0, 0], [1, 1, 1]]),
        keys([0, float("inf")], [[0, 0, 0], [1, 1, 1]]),
        keys([1, 1], [[0, 0, 0], [1, 1, 1]]),
        keys([2, 1], [[0, 0, 0], [1, 1, 1]]),
        keys([-1, 1], [[0, 0, 0], [1, 1, 1]]),
        keys([0, 1], [[0, 0, 0], [NAN, 1, 1]]),
        keys([0, 1], [[0, 0, 0], [1e30, 1, 1]]),
        keys([0, 1], [[0, 0, 0]]),
        keys([0, 1, 2], [[0, 0, 0], [1, 1, 1]]),
        keys([0, 1], [[0, 0, 0, 1], [0, 0, 0, 1]]),
        keys([0, 1e30], [[0, 0, 0], [1, 1, 1]]),
        put("samplers", 0, "interpolation", "CUBICSPLINE"),
        put("samplers", 0, "interpolation", "ELASTIC"),
        put("samplers", 0, "input", 999),
        put("samplers", 0, "output", "x"),
        put("channels", 0, "sampler", 7),
        put("channels", 0, "target", "node", 99),
        put("channels", 0, "target", "path", "weights"),
        put("channels", [{"sampler": 0, "target": {"node": 0, "path": "scale"}}] * 5000),
    ],
)
def test_damaged_animations_are_told_of_and_leave_the_picture_still(harm):
    builder = animated("translation", [0, 1], [[0, 0, 1], [0, 4, 1]])
    harm(builder.tree["animations"][0], builder)
    model = builder.model()
    assert model.rig is None
    assert [notice.code for notice in model.notices] == [Code.FORMAT_IRREGULAR]
    assert np.allclose(model.bounds, [[2, 0, 1], [3, 1, 1]])
    assert model.facts.animations == 1


def test_a_sound_animation_beside_a_damaged_one_is_played():
    builder = animated("translation", [0, 1], [[0, 0, 1], [0, 4, 1]])
    animate(builder, "scale", [1, 0], [[1, 1, 1], [2, 2, 2]])
    model = builder.model()
    assert len(model.rig.clips) == 1 and model.facts.animations == 2


def test_a_joint_that_is_not_in_the_skin_leaves_the_mesh_where_its_node_is():
    builder = skinned()
    number = builder.tree["meshes"][0]["primitives"][0]["attributes"]["JOINTS_0"]
    view = builder.tree["bufferViews"][builder.tree["accessors"][number]["bufferView"]]
    builder.data[view["byteOffset"]] = 9
    model = builder.model()
    assert model.rig is None
    assert np.allclose(model.meshes[0].positions, TRIANGLE + 7)
    assert [notice.code for notice in model.notices] == [Code.FORMAT_IRREGULAR]


def test_too_many_animations_are_told_of():
    builder = animated("translation", [0, 1], [[0, 0, 1], [0, 4, 1]])
    builder.tree["animations"] *= 70
    model = builder.model()
    assert len(model.rig.clips) == 64
    assert [(notice.code, notice.facts["count"]) for notice in model.notices] == [(Code.CONTENT_SKIPPED, 6)]


ODD = [None, True, -1, 0, 1, 2, 3, 2**31, 1e308, "", "weights", "STEP", "CUBICSPLINE", [], {}, [9], [0, 1], [[]]]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([skinned, morphing]), st.data())
def test_whatever_is_written_there_gives_a_model_that_can_be_posed(make, data):
    builder = make()
    for _ in range(data.draw(st.integers(1, 3))):
        parts = [builder.tree.get(name) for name in ("animations", "skins", "nodes", "meshes", "accessors")]
        container, key = data.draw(st.sampled_from(spots(parts)))
        container[key] = deepcopy(data.draw(st.sampled_from(ODD)))
    try:
        model = builder.model()
    except Fault:
        return
    pose_everywhere(model)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([skinned, morphing]), st.integers(0, 400), st.binary(min_size=1, max_size=16))
def test_whatever_the_keys_hold_gives_a_model_that_can_be_posed(make, place, noise):
    builder = make()
    place %= len(builder.data)
    builder.data[place : place + len(noise)] = noise[: len(builder.data) - place]
    try:
        model = read(builder.glb())
    except Fault:
        return
    pose_everywhere(model)


def pose_everywhere(model: Model) -> None:
    """Nothing is raised, and what comes out can be drawn."""
    check_model(model)
    if model.rig is None:
        return
    poser = Poser(model)
    for seconds in (-1.0, 0.0, 0.3, 0.999, 1.0, 1e9, NAN):
        posed = poser.at(Moment(0, seconds))
        assert np.isfinite(np.stack([place.world_from_mesh for place in posed.placements])).all()
        assert all(np.isfinite(mesh.positions).all() for mesh in posed.meshes)
