"""Several models in one world: places, numbers of materials and images, units, and what cannot be read."""

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
