"""Images too large to be held: close up, every pixel of them; from afar, what they would look like whole."""

import io
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import PIL.Image
import pytest

from exhibit_viewer.ingest.textures import decode_image
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.material import Image, Material, Texture, Wrap
from exhibit_viewer.model.tiles import SIDE
from exhibit_viewer.render import tiling
from exhibit_viewer.render.frame import Frame

from .conftest import Draw, card, facing, model_of

WIDE, HIGH = 4200, 2400


@pytest.fixture(scope="module")
def stored() -> bytes:
    """Soft colours, with a fine checked pattern that is nowhere the same."""
    y, x = np.mgrid[0:HIGH, 0:WIDE]
    pixels = np.empty((HIGH, WIDE, 3), np.uint8)
    pixels[..., 0], pixels[..., 1] = x * 200 // WIDE, y * 200 // HIGH
    pixels[..., 2] = 100 + 40 * ((x // 2 + y // 2) % 2)
    file = io.BytesIO()
    PIL.Image.fromarray(pixels).save(file, "PNG", compress_level=1)
    return file.getvalue()


def painted(image: Image, use: Texture | None = None) -> Model:
    material = Material(base_colour_texture=use or Texture(0), unlit=True)
    return model_of([card()], (material,), (image,))


@pytest.fixture(scope="module")
def tiled(stored: bytes) -> Image:
    image = decode_image(stored, "a.png", 1 << 20, 1 << 30)
    assert image.tiles is not None and max(image.pixels.shape) <= 2048
    return image


@pytest.fixture(scope="module")
def whole(stored: bytes) -> Image:
    return decode_image(stored, "a.png", 1 << 30)


def at(model: Model, nearer: float) -> Frame:
    frame = facing(model)
    return replace(frame, camera=replace(frame.camera, distance=frame.camera.distance / nearer))


@pytest.fixture
def held(renderer) -> Iterator:
    """(levels of the tiles at hand, how many there are)."""

    def found() -> tuple[set[int], int]:
        tiles = [wanted for pool in renderer._gpu.tiling._pools.values() for wanted in pool.held]
        return {level for _, level, _, _ in tiles}, len(tiles)

    yield found


@pytest.mark.parametrize(("nearer", "level"), [(1.0, None), (4.0, 1), (12.0, 0), (60.0, 0)])
def test_it_looks_like_the_whole_image(
    tiled: Image, whole: Image, renderer, settle: Draw, held, nearer: float, level: int | None
) -> None:
    model = painted(tiled)
    found = settle(at(model, nearer), model).astype(int)
    assert held()[0] == (set() if level is None else {level})
    expected = settle(at(model, nearer), painted(whole)).astype(int)
    assert np.abs(found - expected).mean() < (0.5 if level == 0 else 2.0)
    without = settle(at(model, nearer), painted(replace(tiled, tiles=None))).astype(int)
    assert level != 0 or np.abs(without - expected).mean() > 1.5


@pytest.mark.parametrize("wrap", list(Wrap))
def test_textures_that_repeat_or_turn_find_their_tiles(
    tiled: Image, whole: Image, settle: Draw, renderer, held, wrap: Wrap
) -> None:
    use = Texture(0, wrap_s=wrap, wrap_t=wrap, transform=(-1.0, 0.2, 1.7, 0.1, 1.3, -0.9))
    model = painted(tiled, use)
    found = settle(at(model, 40.0), model).astype(int)
    assert held()[0] == {0}
    assert np.abs(found - settle(at(model, 40.0), painted(whole, use)).astype(int)).mean() < 0.5


def test_only_what_the_picture_shows_is_at_hand(tiled: Image, settle: Draw, renderer, held) -> None:
    model = painted(tiled)
    settle(at(model, 12.0), model)
    assert 1 <= held()[1] <= 9
    before = renderer.uploads
    settle(at(model, 12.0))
    assert renderer.uploads == before


def test_where_there_is_little_room_tiles_are_coarser(tiled: Image, settle: Draw, renderer, held, monkeypatch) -> None:
    monkeypatch.setattr(tiling, "LAYERS_SOFTWARE", 2)
    monkeypatch.setattr(tiling, "LAYERS", 2)
    model = painted(tiled)
    settle(at(model, 5.0), model)
    levels, count = held()
    assert levels <= {1} and count <= 2
    settle(at(model, 60.0))
    assert 0 in held()[0] and held()[1] <= 2


def test_a_damaged_tile_shows_the_image_as_it_is_held(tiled: Image, settle: Draw, held) -> None:
    assert tiled.tiles is not None
    harmed = replace(tiled.tiles, checksums=tiled.tiles.checksums ^ np.uint32(1))
    model = painted(replace(tiled, tiles=harmed))
    found = settle(at(model, 12.0), model)
    assert held() == (set(), 0)
    assert np.array_equal(found, settle(at(model, 12.0), painted(replace(tiled, tiles=None))))


def test_small_pictures_do_without(tiled: Image, context) -> None:
    from exhibit_viewer.render.renderer import Renderer
    from exhibit_viewer.render.still import settled_picture

    renderer, model = Renderer(samples=2, small=True), painted(tiled)
    renderer.set_model(model)
    settled_picture(renderer, at(model, 12.0))
    assert not renderer._gpu.tiling
    renderer.release()


def test_the_sizes_shaders_know_are_those_of_tiles() -> None:
    from exhibit_viewer.render.programs import stitch

    text = "\n".join(line for line, _, _ in stitch("tiles.glsl"))
    assert f"SIDE = {SIDE}.0" in text
