"""Large textures: seen at once from a small level, whole a little later, and no different in the end."""

import numpy as np
import pytest

from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.material import Image, Material, Texture
from exhibit_viewer.render import images
from exhibit_viewer.render.targets import make_target

from .conftest import Draw, card, facing, model_of, moving


@pytest.fixture(scope="module")
def painted() -> Model:
    """A card with a picture of 3000 x 2000 pixels: soft colours with fine lines."""
    y, x = np.mgrid[0:2000, 0:3000]
    pixels = np.empty((2000, 3000, 4), np.uint8)
    pixels[..., 0], pixels[..., 1] = x * 255 // 3000, y * 255 // 2000
    pixels[..., 2], pixels[..., 3] = np.where((x // 3 + y // 3) % 2, 40, 200), 255
    material = Material(base_colour_texture=Texture(0), unlit=True)
    return model_of([card()], (material,), (Image("painted", pixels, 3000, 2000),))


def test_pictures_on_the_way_show_the_texture(painted: Model, renderer, settle: Draw) -> None:
    frame = facing(painted)
    expected = settle(frame, painted).astype(int)[..., :2]
    target = make_target(frame.width, frame.height, ("rgba8",))
    renderer.set_model(painted)
    while not renderer.showing:
        renderer.draw(moving(frame), target.framebuffer)
    left = []
    while not left or left[-1]:
        renderer.draw(moving(frame), target.framebuffer)
        left.append(len(renderer._gpu.later))
        shown = target.read(0, "rgba8")[::-1].astype(int)[..., :2]
        assert np.abs(shown - expected).mean() < 3.0
    assert len(left) > 1
    target.release()


def test_the_picture_at_rest_is_that_of_the_whole_texture(
    painted: Model, renderer, settle: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = facing(painted)
    found = settle(frame, painted)
    assert not renderer._gpu.later
    monkeypatch.setattr(images, "_FIRST_SIDE", 1 << 20)
    assert np.array_equal(found, settle(frame, painted))


def test_a_model_may_go_before_its_textures_are_whole(painted: Model, renderer, settle: Draw) -> None:
    frame = facing(painted)
    target = make_target(frame.width, frame.height, ("rgba8",))
    renderer.set_model(painted)
    while not renderer.showing:
        renderer.draw(moving(frame), target.framebuffer)
    assert renderer._gpu.later
    plain = model_of([card()])
    assert settle(facing(plain), plain).any()
    target.release()
