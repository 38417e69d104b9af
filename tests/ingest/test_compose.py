"""Several models in one world: places, numbers of materials and images, units, and what cannot be read."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from exhibit_viewer.ingest.assemble import assemble, y_up
from exhibit_viewer.ingest.compose import model_of
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.collection import Artifact, Derivative, Part
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Mesh, Model, Placement
from exhibit_viewer.model.material import Image, Material, Texture
from exhibit_viewer.model.pose import Poser
from exhibit_viewer.model.rig import Channel, Clip, Deform, Easing, Moment, Rig, Skin, Target
from exhibit_viewer.model.text import LangText

QUARTER = (0.0, -10.0, 0.0, 1000.0, 10.0, 0.0, 0.0, 0.0, 0.0, 0.0, 10.0, 0.0, 0.0, 0.0, 0.0, 1.0)
"""Ten times as large, x turned to y, then a thousand to the right."""
PLACE = Path("/exhibit")


def triangle(name: str) -> Model:
    """One triangle from the origin to (1, 0, 0) and (0, 2, 0), with one picture."""
    corners = np.array([[0, 0, 0], [1, 0, 0], [0, 2, 0]], np.float32)
    mesh = Mesh(name, corners, np.array([[0, 1, 2]], np.uint32))
    image = Image(name, np.full((1, 1, 4), 255, np.uint8), 1, 1)
    return assemble(
        [mesh], [Placement(0, np.eye(4))], [Material(name, base_colour_texture=Texture(0))], [image],
        file_format="glTF", turn=y_up(), units="m", file_bytes=100,
    )  # fmt: skip


def artifact(*parts: Part) -> Artifact:
    return Artifact("a", LangText.of("A"), (Derivative(PLACE / "one.glb"),), units="mm", parts=parts)


def part(name: str, matrix: tuple[float, ...] = QUARTER) -> Part:
    return Part((Derivative(PLACE / name),), matrix)


def read(path: Path) -> Model:
    if path.stem == "lost":
        raise Fault(Code.FILE_MISSING, path.name)
    return triangle(path.stem)


def test_a_pose_moves_the_model_and_makes_it_another_content() -> None:
    posed, other = (
        model_of(artifact(part("one.glb")), read),
        model_of(artifact(part("one.glb", (2.0, *QUARTER[1:]))), read),
    )
    assert posed.bounds.tolist() == [[980, 0, 0], [1000, 10, 0]]
    assert (posed.facts.units, posed.facts.metres_per_unit) == ("mm", 0.001)
    assert posed.facts.sha256 != other.facts.sha256


def test_parts_keep_their_own_materials_and_pictures() -> None:
    both = model_of(artifact(part("one.glb"), part("two.glb")), read)
    assert (len(both.images), both.facts.triangles, both.facts.file_bytes) == (2, 2, 200)
    for mesh in both.meshes:
        material = both.materials[mesh.material]
        assert material.name == mesh.name
        assert material.base_colour_texture is not None
        assert both.images[material.base_colour_texture.image].name == mesh.name
    assert [both.meshes[place.mesh].name for place in both.placements] == ["one", "two"]


def test_a_part_that_is_lost_is_told_and_the_others_show() -> None:
    model = model_of(artifact(part("lost.glb"), part("one.glb")), read)
    assert model.facts.triangles == 1
    assert [notice.code for notice in model.notices if notice.file == "lost.glb"] == [Code.FILE_MISSING]
    with pytest.raises(Fault):
        model_of(artifact(part("lost.glb")), read)


def test_without_parts_the_model_is_as_it_is_in_the_units_declared() -> None:
    model = model_of(artifact(), read)
    assert model.bounds.tolist() == [[0, 0, 0], [1, 2, 0]]
    assert model.facts.metres_per_unit == 0.001


def test_views_of_a_model_move_with_it() -> None:
    def with_view(path: Path) -> Model:
        model = triangle(path.stem)
        return Model(**{**{name: getattr(model, name) for name in Model.__slots__}, "cameras": (Camera(distance=2.0),)})

    (view,) = model_of(artifact(part("one.glb")), with_view).cameras
    turned = np.array(QUARTER).reshape(4, 4) @ [*Camera(distance=2.0).eye, 1]
    assert view.eye == pytest.approx(turned[:3])
    assert view.distance == pytest.approx(20)


def sliding(path: Path) -> Model:
    """The triangle on a node that slides by 2 along x within a second."""
    model = triangle(path.stem)
    keys = np.array([[0, 0, 0], [2, 0, 0]], np.float32)
    channel = Channel(0, Target.TRANSLATION, Easing.LINEAR, np.array([0, 1], np.float32), keys)
    rig = Rig(
        parents=np.array([-1], np.int32),
        before=np.eye(4)[None],
        translations=np.zeros((1, 3)),
        rotations=np.array([[0.0, 0.0, 0.0, 1.0]]),
        scales=np.ones((1, 3)),
        placements=np.array([0], np.int32),
        placement_nodes=np.array([0], np.int32),
        node_from_mesh=np.eye(4)[None],
        deforms=(),
        clips=(Clip(path.stem, 1.0, (channel,)),),
    )
    return replace(model, rig=rig, bounds=np.array([[0.0, 0.0, 0.0], [3.0, 2.0, 0.0]]))


def bending(path: Path) -> Model:
    """The same, moved by a joint instead."""
    model = sliding(path)
    assert model.rig is not None
    deform = Deform(
        mesh=0, node=-1, positions=model.meshes[0].positions, normals=model.meshes[0].normals, weights=np.zeros(0),
        targets=np.zeros((0, 3, 3), np.float32), normal_targets=np.zeros((0, 3, 3), np.float32),
        joints=np.zeros((3, 1), np.uint32), influences=np.ones((3, 1), np.float32),
        skin=Skin(np.array([0], np.int32), np.eye(4)[None]),
    )  # fmt: skip
    nothing = {name: getattr(model.rig, name)[:0] for name in ("placements", "placement_nodes", "node_from_mesh")}
    return replace(model, rig=replace(model.rig, deforms=(deform,), **nothing))


def corners_of(model: Model, placement: int) -> np.ndarray:
    place = model.placements[placement]
    matrix = place.world_from_mesh
    return model.meshes[place.mesh].positions @ matrix[:3, :3].T + matrix[:3, 3]


@pytest.mark.parametrize("moving", [sliding, bending])
def test_what_moves_in_a_part_moves_where_the_part_has_been_put(moving) -> None:
    readers = {"still": read, "one": moving, "two": moving}
    parts = part("still.glb"), part("one.glb"), part("two.glb")
    model = model_of(artifact(*parts), lambda path: readers[path.stem](path))
    assert model.rig is not None and [clip.name for clip in model.rig.clips] == ["one", "two"]
    assert model.bounds.tolist() == [[980, 0, 0], [1000, 30, 0]]
    poser, turned = Poser(model), np.array(QUARTER).reshape(4, 4)
    assert poser.moving == {1, 2}
    at_rest = corners_of(model, 0)
    for clip in (0, 1):
        posed = poser.at(Moment(clip, 0.5))
        assert np.allclose(corners_of(posed, 1 + clip), at_rest + turned[:3, :3] @ [1, 0, 0])
        assert np.allclose(corners_of(posed, 2 - clip), at_rest)
        assert np.allclose(corners_of(posed, 0), at_rest)


def test_what_moves_is_not_in_the_stand_in_for_quick_pictures() -> None:
    coarse = replace(triangle("still"), proxy=triangle("still").meshes, proxy_placements=triangle("still").placements)
    readers = {"still": lambda path: coarse, "one": sliding}
    model = model_of(artifact(part("still.glb"), part("one.glb")), lambda path: readers[path.stem](path))
    assert [model.proxy[place.mesh].name for place in model.proxy_placements] == ["still"]
