"""Pictures as models: flat, upright, unlit, with their own colours and within the budget."""

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.read import read_model
from exhibit_viewer.ingest.source import MemorySource
from exhibit_viewer.ingest.textures import colours_at
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.material import Texture
from exhibit_viewer.model.ticket import Ticket


def read(name: str, data: bytes, budget: Budget | None = None) -> Model:
    return read_model(MemorySource(name, data), budget or Budget(), Ticket())


def stored(kind: str, orientation: int = 1) -> bytes:
    """40 x 20, its top left quarter green."""
    picture, out = Image.new("RGB", (40, 20), "red"), io.BytesIO()
    picture.paste("lime", (0, 0, 20, 10))
    exif = picture.getexif()
    exif[274] = orientation
    picture.save(out, kind, exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_a_picture_is_a_flat_model_whatever_its_name_says(kind: str) -> None:
    model = read("scan", stored(kind))
    assert model.picture and model.facts.format == kind and model.facts.triangles == 2
    assert model.bounds.tolist() == [[0.0, -0.5, 0.0], [1.0, 0.0, 0.0]]
    assert model.materials[model.meshes[0].material].unlit
    assert model.images[0].pixels.shape == (20, 40, 4)
    assert not model.notices  # nobody expects a photograph to say how large what it shows is
    assert (model.sight.yaw, model.sight.pitch, model.sight.orthographic) == (0.0, 0.0, True)


def test_the_first_row_is_on_top() -> None:
    mesh = read("a.png", stored("PNG")).meshes[0]
    top = mesh.positions[:, 1] == 0
    assert (mesh.uvs[0][top, 1] == 0).all() and (mesh.uvs[0][~top, 1] == 1).all()
    left = mesh.positions[:, 0] == 0
    assert (mesh.uvs[0][left, 0] == 0).all()


@pytest.mark.parametrize(
    ("orientation", "corner"),
    [(1, (0, 0)), (2, (0, -1)), (3, (-1, -1)), (4, (-1, 0)), (5, (0, 0)), (6, (0, -1)), (7, (-1, -1)), (8, (-1, 0))],
)
def test_it_stands_as_its_camera_was_held(orientation: int, corner: tuple[int, int]) -> None:
    """EXIF: 5 to 8 lie on their side; the green quarter goes from the top left to where each says."""
    model = read("a.png", stored("PNG", orientation))
    image, (mesh,) = model.images[0], model.meshes
    assert (image.source_height, image.source_width) == ((20, 40) if orientation < 5 else (40, 20))
    assert np.ptp(mesh.positions[:, 1]) == pytest.approx(image.source_height / image.source_width)
    inside = mesh.uvs[0].astype(float) * 0.98 + 0.01
    (at,) = np.flatnonzero(colours_at(image, Texture(0), inside)[:, 1] == 255)
    across, up = mesh.positions[at, :2].tolist()
    assert (0 if up == 0 else -1, 0 if across == 0 else -1) == corner


def test_what_is_larger_than_the_budget_is_reduced_and_told() -> None:
    model = read("a.png", stored("PNG"), replace(Budget(), image_pixels=250))
    assert model.images[0].pixels.shape == (10, 20, 4)
    assert model.bounds[0, 1] == -0.5
    assert [notice.code for notice in model.notices] == [Code.TEXTURE_REDUCED]


@pytest.mark.parametrize("cut", [30, 60])
def test_damage_is_a_fault_of_the_file(cut: int) -> None:
    with pytest.raises(Fault) as caught:
        read("a.png", stored("PNG")[:cut])
    assert caught.value.code is Code.FORMAT_DAMAGED and caught.value.facts["format"] == "PNG"


def test_what_shows_through_is_kept() -> None:
    out = io.BytesIO()
    Image.fromarray(np.full((4, 4, 4), 90, np.uint8)).save(out, "PNG")
    model = read("seal.png", out.getvalue())
    assert model.materials[model.meshes[0].material].alpha_mode == "blend"


@pytest.mark.parametrize("name", ["bowl.glb", "set.ZIP"])
def test_a_picture_that_goes_by_the_name_of_a_model_is_refused(name: str) -> None:
    with pytest.raises(Fault) as caught:
        read(name, stored("PNG"))
    assert caught.value.code is Code.FORMAT_DAMAGED
