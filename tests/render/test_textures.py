"""Large textures: seen at once from a small level, whole a little later, and no different in the end."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest

from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.material import Image, Material, Texture
from exhibit_viewer.render import images
from exhibit_viewer.render.frame import Frame
from exhibit_viewer.render.targets import make_target
from exhibit_viewer.render.texture_need import densities

from .conftest import SIZE, Draw, card, facing, model_of, moving


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
        left.append(renderer._gpu.unfinished)
        shown = target.read(0, "rgba8")[::-1].astype(int)[..., :2]
        assert np.abs(shown - expected).mean() < 3.0
    assert len(left) > 1
    target.release()


@pytest.mark.parametrize("nearer", [1.0, 2.5, 9.0])
def test_the_picture_at_rest_is_that_of_the_whole_texture(
    painted: Model, renderer, settle: Draw, monkeypatch: pytest.MonkeyPatch, nearer: float
) -> None:
    frame = facing(painted)
    frame = replace(frame, camera=replace(frame.camera, distance=frame.camera.distance / nearer))
    found = settle(frame, painted)
    assert not renderer._gpu.unfinished
    assert levels_of(renderer) == [{1.0: 2, 2.5: 1, 9.0: 0}[nearer]]
    monkeypatch.setattr(images, "_FIRST_SIDE", 1 << 20)
    assert np.array_equal(found, settle(frame, painted))


def levels_of(renderer) -> list[int]:
    """How often the sides of its textures are halved."""
    return [texture.level for texture in renderer._gpu._images._textures.values()]


@pytest.fixture
def sharpen(renderer) -> Iterator[Callable[[Frame], list[int]]]:
    """Draws until the textures are as fine as a frame wants them; their levels."""
    target = make_target(*SIZE, ("rgba8",))

    def draw(frame: Frame) -> list[int]:
        renderer.draw(frame, target.framebuffer)
        while not renderer.showing or renderer._gpu.unfinished:
            renderer.draw(frame, target.framebuffer)
        return levels_of(renderer)

    yield draw
    target.release()


def test_textures_stay_as_fine_as_they_were_while_there_is_room(painted: Model, renderer, sharpen, monkeypatch) -> None:
    far = facing(painted)
    near = replace(far, camera=replace(far.camera, distance=far.camera.distance / 9))
    renderer.set_model(painted)
    assert [sharpen(frame) for frame in (far, near, far)] == [[2], [0], [0]]
    monkeypatch.setattr(renderer._gpu._images, "_budget", 12 << 20)
    assert [sharpen(frame) for frame in (near, far)] == [[1], [1]]
    monkeypatch.setattr(renderer._gpu._images, "_budget", 4 << 20)
    assert [sharpen(frame) for frame in (near, far)] == [[2], [2]]


class Slow:
    """Does what it is given when it is asked for the third time."""

    def __init__(self) -> None:
        self.job, self.asked, self.done_in_all = None, 0, 0

    def start(self, job) -> None:
        assert self.job is None
        self.job, self.asked = job, 0

    def done(self, seconds: float) -> bool:
        self.asked += 1
        if self.job is not None and self.asked > 2:
            job, self.job = self.job, None
            job()
            self.done_in_all += 1
        return self.job is None


def test_room_for_a_texture_is_made_aside(painted: Model, renderer, sharpen, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow()
    monkeypatch.setattr(renderer, "_aside", slow)
    renderer.set_model(painted)
    frame = facing(painted)
    assert sharpen(frame) == [2] and slow.done_in_all == 1
    renderer.set_model(painted)
    while slow.job is None:
        renderer.advance(frame)
    renderer.set_model(None)  # waits for it
    assert slow.done_in_all == 2


def test_how_fine_a_texture_is_needed_follows_from_what_it_is_spread_over(painted: Model) -> None:
    spread = card(side=2.0)
    both = model_of([card(), spread], painted.materials, painted.images)
    unit = np.eye(4)
    assert densities(painted, unit, {0}) == {0: 0.5}
    assert densities(both, unit, {0}) == {0: 0.25}
    flat = replace(spread, uvs=(np.zeros((4, 2), np.float32),))
    assert densities(model_of([flat], painted.materials, painted.images), unit, {0}) == {0: 0.0}
    corner = np.array([[0, 1, 2], [0, 2, 3], [0, 0, 1]], np.uint32)
    sliver = replace(card(), indices=corner)
    assert densities(model_of([sliver], painted.materials, painted.images), unit, {0}) == {0: 0.5}


def test_a_model_may_go_before_its_textures_are_whole(painted: Model, renderer, settle: Draw) -> None:
    frame = facing(painted)
    target = make_target(frame.width, frame.height, ("rgba8",))
    renderer.set_model(painted)
    while not renderer.showing:
        renderer.draw(moving(frame), target.framebuffer)
    assert renderer._gpu.unfinished
    plain = model_of([card()])
    assert settle(facing(plain), plain).any()
    target.release()
