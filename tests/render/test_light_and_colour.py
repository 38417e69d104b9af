"""What a curator may rely on: colours as published, exposure in stops, the same brightness at rest as under way."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from exhibit_viewer.model.geometry import Mesh, Topology
from exhibit_viewer.model.material import STONE, Image, Material, Texture, Variant, Wrap
from exhibit_viewer.model.scene import Background, Floor, Light, Mode, Scene
from exhibit_viewer.render.bare import as_plaster

from .conftest import card, facing, model_of, sphere

PATCHES = [(115, 82, 68), (194, 150, 130), (98, 122, 157), (255, 255, 255), (1, 2, 3), (0, 133, 165), (243, 243, 242)]


def centre(picture: np.ndarray) -> np.ndarray:
    height, width = picture.shape[:2]
    return picture[height // 2 - 4 : height // 2 + 4, width // 2 - 4 : width // 2 + 4, :3]


def linear(srgb: np.ndarray) -> np.ndarray:
    c = np.asarray(srgb, float) / 255
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


@pytest.mark.parametrize("patch", PATCHES)
@pytest.mark.parametrize("unlit_by", ["mode", "material"])
def test_unlit_texture_comes_out_exact(settle, patch: tuple[int, int, int], unlit_by: str) -> None:
    pixels = np.broadcast_to(np.array([*patch, 255], np.uint8), (4, 4, 4))
    material = Material(base_colour_texture=Texture(0), unlit=unlit_by == "material")
    model = model_of([card()], (material,), (Image("patch", pixels, 4, 4),))
    mode = Mode.UNLIT if unlit_by == "mode" else Mode.TEXTURED
    picture = settle(facing(model, Scene(mode=mode)), model)
    assert np.all(centre(picture) == np.array(patch))


@pytest.mark.parametrize(("encoded", "expected"), [(False, 128), (True, 188)])
def test_vertex_colours_are_srgb_unless_said(settle, encoded: bool, expected: int) -> None:
    colours = np.tile(np.array([[128, 128, 128, 255]], np.uint8), (4, 1))
    model = model_of([card(colours=colours, linear=encoded)], (Material(unlit=True),))
    assert np.abs(centre(settle(facing(model), model)).astype(int) - expected).max() <= 1


def test_texture_transform_and_clamp(settle) -> None:
    pixels = np.zeros((2, 2, 4), np.uint8)
    pixels[..., 3] = 255
    pixels[0, 1] = (0, 255, 0, 255)
    use = Texture(0, wrap_s=Wrap.CLAMP, wrap_t=Wrap.CLAMP, nearest=True, transform=(0.5, 0.0, 0.5, 0.0, 0.5, 0.0))
    model = model_of([card()], (Material(base_colour_texture=use, unlit=True),), (Image("quarters", pixels, 2, 2),))
    assert np.all(centre(settle(facing(model), model)) == (0, 255, 0))


def test_one_stop_doubles_the_light(settle) -> None:
    model = model_of([sphere()], (Material(base_colour=(0.2, 0.2, 0.2, 1.0), roughness=1.0),))
    frame = facing(model, Scene(exposure_ev=-2.0))
    low = linear(centre(settle(frame, model))).mean()
    high = linear(centre(settle(replace(frame, scene=Scene(exposure_ev=-1.0))))).mean()
    toe = 0.04  # the tone curve takes up to this off dark colours
    assert 2.0 <= high / low < (2 * low + 3 * toe) / low


@pytest.mark.parametrize("size", [(320, 240), (480, 300)])
def test_moving_first_and_settled_pictures_agree(renderer, settle, once, size: tuple[int, int]) -> None:
    model = model_of([sphere(64, 0.1)], proxy=[sphere(40, 0.1)])
    frame = facing(model, size=size, yaw=0.4, pitch=0.2)
    settled = settle(frame, model)[..., :3].astype(float)
    moved = once(frame)[..., :3].astype(float)
    thing = np.abs(settled - settled[0, 0]).max(axis=-1) > 40
    assert abs(moved[thing].mean() / settled[thing].mean() - 1) < 0.03
    assert abs(moved.mean() / settled.mean() - 1) < 0.03


def test_a_triangle_folded_over_is_no_black_spot(settle) -> None:
    whole = sphere(24)
    folded = replace(whole, indices=whole.indices.copy())
    folded.indices[::7] = folded.indices[::7, ::-1]
    pictures = [settle(facing(model, Scene(floor=Floor.NONE)), model) for model in map(model_of, ([whole], [folded]))]
    assert np.abs(pictures[0].astype(int) - pictures[1])[60:180, 110:210].max() < 8


def test_shadow_falls_away_from_the_light(settle) -> None:
    model = model_of([sphere()])
    shades = []
    for azimuth in (-1.0, 1.0):
        frame = facing(model, Scene(light=Light(azimuth=azimuth)), pitch=0.5)
        picture = settle(frame, model).astype(float)[150:, :, :3].mean(axis=(0, 2))
        shades.append((picture[:80].mean(), picture[-80:].mean()))
    assert shades[0][1] < shades[0][0]
    assert shades[1][0] < shades[1][1]


def test_nothing_stands_without_contact_shadow(settle) -> None:
    model = model_of([sphere()], (Material(unlit=True),))
    frame = facing(model, pitch=0.4)
    shown = settle(frame, model).astype(float)[..., :3].mean(axis=-1)
    ball = np.flatnonzero(shown[:, 160] > 200)
    under = shown[ball.max() + 4 : ball.max() + 8, 160:180].mean()
    beside = shown[ball.max() + 4 : ball.max() + 8, 30:50].mean()
    assert under < 0.7 * beside


def test_backdrop_runs_from_centre_to_rim_without_bands(settle) -> None:
    model = model_of([card(side=0.01)])
    background = Background((0.5, 0.5, 0.5), (0.1, 0.1, 0.1))
    frame = facing(model, Scene(background=background, floor=Floor.NONE))
    frame = replace(frame, camera=replace(frame.camera, distance=frame.camera.distance * 100))
    picture = settle(frame, model)[..., 0].astype(int)
    assert abs(picture[110, 150] - 127) <= 3
    assert picture[0, 0] < 90
    assert len(np.unique(picture[20, :160])) > 20


def test_transparent_background_has_no_colour_of_its_own(settle) -> None:
    model = model_of([sphere()])
    picture = settle(facing(model, Scene(background=Background(transparent=True), floor=Floor.NONE)), model)
    assert picture[0, 0, 3] == 0
    assert picture[120, 160, 3] == 255
    rim = picture[(picture[..., 3] > 60) & (picture[..., 3] < 200)]
    assert rim[:, :3].mean() > 40, "edges are mixed with black"


def test_relief_brightens_ridges_and_darkens_hollows(settle) -> None:
    x = np.linspace(-1, 1, 81)
    wave = 0.06 * np.cos(3 * np.pi * x)  # ridges at -2/3, 0 and 2/3, hollows between
    positions = np.stack([np.repeat(x, 2), np.tile([-1.0, 1.0], 81), np.repeat(wave, 2)], -1).astype(np.float32)
    slope = np.repeat(0.06 * 3 * np.pi * np.sin(3 * np.pi * x), 2)
    normals = np.stack([slope, np.zeros(162), np.ones(162)], -1)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    first = np.arange(0, 160, 2)
    quads = np.stack([first, first + 2, first + 3, first, first + 3, first + 1], -1).reshape(-1, 3)
    model = model_of([Mesh("waves", positions, quads.astype(np.uint32), normals=normals.astype(np.float32))])
    picture = settle(facing(model, Scene(mode=Mode.RELIEF)), model)[120, :, 0].astype(float)
    across = np.flatnonzero(picture > 80)
    left, right = across[0], across[-1]
    at = [round(left + (right - left) * share) for share in (0.5, 1 / 3, 2 / 3)]
    assert picture[at[0]] > max(picture[at[1]], picture[at[2]]) + 10


WHITE = Material(roughness=0.8, metallic=0.1)


def test_a_model_nobody_coloured_is_lit_as_plaster_and_shows_its_form(settle):
    bumps = sphere(bumps=0.05)
    plaster = replace(WHITE, base_colour=STONE.base_colour)
    white, stone = (model_of([bumps], (material,)) for material in (WHITE, plaster))
    frame = facing(white, Scene(), (160, 120))
    picture = settle(frame, white)
    assert np.abs(picture.astype(int) - settle(frame, stone)).max() <= 1
    assert (picture[..., :3].min(axis=-1) > 250).mean() < 0.001


@pytest.mark.parametrize("beside", [replace(WHITE, base_colour=(0.9, 0.1, 0.1, 1.0)), replace(WHITE, metallic=1.0)])
def test_white_beside_a_surface_that_has_a_look_of_its_own_is_white(beside):
    both = model_of([sphere(), sphere(material=1)], (WHITE, beside))
    assert as_plaster(both) == both.materials


def test_white_is_white_under_colours_of_its_corners_and_among_variants():
    colours = np.full((len(sphere().positions), 4), 255, np.uint8)
    painted = model_of([replace(sphere(), colours=colours)], (WHITE,))
    streamed = model_of([replace(sphere(), levels=SimpleNamespace(has_colours=True))], (WHITE,))
    dressed = replace(model_of([sphere()], (WHITE,)), variants=(Variant("gilded", (0,)),))
    cloud = model_of([replace(sphere(), topology=Topology.POINTS)], (WHITE,))
    assert all(as_plaster(model) == model.materials for model in (painted, streamed, dressed, cloud))
    red_elsewhere = replace(WHITE, base_colour=(1.0, 0.0, 0.0, 1.0))
    bare = model_of([sphere()], (WHITE, red_elsewhere))
    assert as_plaster(bare) == (replace(WHITE, base_colour=STONE.base_colour), red_elsewhere)
