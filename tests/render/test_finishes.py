"""Varnish, cloth, films, brushed metal, indices of refraction and glass."""

from dataclasses import replace

import numpy as np
import pytest

from exhibit_viewer.model.geometry import Mesh, Model
from exhibit_viewer.model.material import (
    AlphaMode,
    Brushing,
    Clearcoat,
    Film,
    Glass,
    Image,
    Material,
    Sheen,
    Specular,
    Texture,
    Variant,
)
from exhibit_viewer.model.scene import Background, Floor, Mode, Scene

from .conftest import card, facing, model_of, sphere
from .test_pictures import bumps, checker, compare

RED = Material(base_colour=(0.6, 0.05, 0.04, 1.0), roughness=0.6)
BLUE = Material(base_colour=(0.05, 0.08, 0.25, 1.0), roughness=0.9)
DARK = Material(base_colour=(0.05, 0.06, 0.08, 1.0), roughness=0.15)
STEEL = Material(base_colour=(0.75, 0.75, 0.78, 1.0), metallic=1.0, roughness=0.3)
CLEAR = Material(roughness=0.05, glass=Glass(transmission=1.0))
BALLS = {
    "clearcoat": (
        RED,
        replace(RED, clearcoat=Clearcoat(strength=1.0)),
        replace(RED, clearcoat=Clearcoat(strength=1.0, normal_texture=Texture(1))),
    ),
    "sheen": (BLUE, replace(BLUE, sheen=Sheen((0.8, 0.7, 0.9), 0.4)), replace(BLUE, sheen=Sheen((0.9, 0.3, 0.1), 0.8))),
    "specular": (
        replace(DARK, specular=Specular(ior=1.0)),
        replace(DARK, specular=Specular(ior=2.4)),
        replace(DARK, specular=Specular(colour=(3.0, 1.5, 0.3))),
    ),
    "film": (STEEL, replace(STEEL, film=Film(1.0, 1.5, 0.0, 300.0)), replace(DARK, film=Film(1.0, 1.5, 0.0, 550.0))),
    "brushing": (STEEL, replace(STEEL, brushing=Brushing(1.0)), replace(STEEL, brushing=Brushing(1.0, np.pi / 2))),
}
WALL = replace(card(side=3.0), material=0)
BEHIND = Material(base_colour_texture=Texture(0), roughness=0.9)
GLASSES = {
    "thin": CLEAR,
    "solid": replace(CLEAR, glass=Glass(1.0, 1.0, 1.0, (0.9, 0.6, 0.2))),
    "frosted": replace(CLEAR, roughness=0.35),
}


def in_a_row(materials: tuple[Material, ...]) -> Model:
    matrices = []
    for index in range(len(materials)):
        matrices.append(np.eye(4))
        matrices[-1][0, 3] = 2.3 * index
    balls: list[Mesh] = [sphere(32, material=index) for index in range(len(materials))]
    return model_of(balls, materials, (checker(), bumps()), matrices)


def before_a_wall(*materials: Material) -> Model:
    """Balls of materials before a checkered wall."""
    matrices = [np.eye(4)]
    matrices[0][2, 3] = -1.5
    for index in range(len(materials)):
        matrices.append(np.diag([0.7, 0.7, 0.7, 1.0]))
        matrices[-1][:3, 3] = (1.6 * (index - (len(materials) - 1) / 2), 0.0, 0.0)
    balls = [sphere(32, material=index + 1) for index in range(len(materials))]
    return model_of([WALL, *balls], (BEHIND, *materials), (checker(),), matrices)


@pytest.mark.usefixtures("smooth")
@pytest.mark.parametrize("name", list(BALLS))
def test_finish(settle, name: str) -> None:
    model = in_a_row(BALLS[name])
    compare(settle(facing(model, Scene(floor=Floor.NONE)), model), f"finish_{name}")


@pytest.mark.usefixtures("smooth")
def test_glass(settle) -> None:
    model = before_a_wall(*GLASSES.values())
    compare(settle(facing(model, Scene(floor=Floor.NONE)), model), "finish_glass")


def test_what_is_behind_thin_glass_keeps_its_colours(settle) -> None:
    bare, glazed = before_a_wall(), before_a_wall(replace(CLEAR, roughness=0.0, specular=Specular(strength=0.0)))
    frame = facing(glazed, Scene(floor=Floor.NONE, shadows=False, ambient_occlusion=False))
    difference = np.abs(settle(frame, glazed).astype(float) - settle(frame, bare).astype(float))
    assert np.median(difference[100:140, 140:180]) <= 3.0


def test_glass_over_nothing_stays_see_through(settle) -> None:
    model = model_of([sphere()], (replace(CLEAR, base_colour=(0.2, 0.2, 0.2, 1.0)),))
    frame = facing(model, Scene(floor=Floor.NONE, background=Background(transparent=True)))
    alpha = settle(frame, model)[120, 160, 3]
    assert 0.5 * 255 < alpha < 0.95 * 255


def test_glass_is_picked_before_what_it_shows(renderer, settle) -> None:
    model = before_a_wall(CLEAR)
    settle(facing(model), model)
    pick = renderer.pick(160, 120)
    assert pick is not None and pick.placement == 1


def test_glass_casts_a_lighter_shadow(settle) -> None:
    darkness = []
    for material in (Material(), CLEAR):
        model = model_of([sphere()], (material,))
        frame = facing(model, Scene(background=Background((0.6, 0.6, 0.6), (0.6, 0.6, 0.6))), pitch=0.35)
        darkness.append(float(settle(frame, model)[205:235, 60:300, :3].min()))
    assert darkness[1] > darkness[0] + 8


def test_moving_picture_shows_finishes(settle, once) -> None:
    model = before_a_wall(CLEAR)
    frame = facing(model, Scene(floor=Floor.NONE))
    settled, rough = settle(frame, model).astype(float), once(frame).astype(float)
    assert np.abs(settled - rough)[90:150, 130:190].mean() < 25
    assert np.ptp(rough[100:140, 140:180, 2]) > 80  # the checkers show


@pytest.mark.parametrize("mode", [Mode.CLAY, Mode.NORMALS, Mode.XRAY, Mode.UNLIT])
def test_other_modes_show_the_shape_of_glass(settle, mode: Mode) -> None:
    model = before_a_wall(CLEAR)
    solid = before_a_wall(replace(CLEAR, glass=None))
    frame = facing(model, Scene(mode=mode, floor=Floor.NONE, shadows=False))
    assert np.abs(settle(frame, model).astype(float) - settle(frame, solid).astype(float)).mean() < 1.5


def test_a_finish_is_lit_like_its_base_where_it_changes_nothing(settle) -> None:
    plain = Material(base_colour_texture=Texture(0), normal_texture=Texture(1), roughness=0.4)
    pictures = []
    for material in (plain, replace(plain, specular=Specular())):
        model = model_of([sphere()], (material,), (checker(), bumps()))
        pictures.append(settle(facing(model, yaw=0.3), model).astype(float))
    assert np.abs(pictures[0] - pictures[1]).mean() < 0.3


def test_only_materials_that_need_it_take_more(renderer, settle) -> None:
    model = model_of([sphere()], (Material(alpha_mode=AlphaMode.BLEND),))
    settle(facing(model, size=(72, 54)), model)
    canvas = renderer._stage.canvas(72, 54)
    assert canvas.sample is None and canvas.behind is None


def test_more_maps_than_there_are_units_leave_some_out(settle) -> None:
    one = Texture(0)
    material = Material(
        base_colour_texture=one,
        metallic_roughness_texture=one,
        occlusion_texture=one,
        emissive_texture=one,
        normal_texture=Texture(1),
        clearcoat=Clearcoat(1.0, 0.5, 1.0, one, one, Texture(1)),
        sheen=Sheen((0.5, 0.5, 0.5), 0.5, one, one),
        specular=Specular(texture=one, colour_texture=one),
        film=Film(1.0, texture=one, thickness_texture=one),
        brushing=Brushing(0.5, texture=one),
        glass=Glass(0.5, texture=one, thickness_texture=one),
    )
    model = model_of([sphere()], (material,), (checker(), bumps()))
    assert np.ptp(settle(facing(model), model)[..., 0]) > 100


def test_every_map_of_a_finish_may_move(settle) -> None:
    """Half of a map is black; shifted by half, the varnish changes sides."""
    half = np.zeros((8, 8, 4), np.uint8)
    half[:, 4:] = 255
    image = Image("half", half, 8, 8)
    sides = []
    for shift in (0.0, 0.5):
        use = Texture(0, transform=(1.0, 0.0, shift, 0.0, 1.0, 0.0))
        material = replace(DARK, clearcoat=Clearcoat(1.0, texture=use), roughness=1.0)
        model = model_of([card()], (material,), (image,))
        picture = settle(facing(model, Scene(floor=Floor.NONE), pitch=0.9), model).astype(float)
        sides.append(picture[110:130, 110:150, 0].mean() - picture[110:130, 170:210, 0].mean())
    assert sides[0] * sides[1] < 0


def test_a_variant_puts_other_materials_in_place(settle, once) -> None:
    plain, red = Material(base_colour=(0.1, 0.1, 0.1, 1.0)), Material(base_colour=(0.9, 0.0, 0.0, 1.0), unlit=True)
    gilded = replace(STEEL, clearcoat=Clearcoat(1.0))
    model = replace(
        model_of([sphere()], (plain, red, gilded)), variants=(Variant("red", (1, 1, 2)), Variant("gilded", (2,)))
    )
    frame = facing(model, Scene(floor=Floor.NONE, shadows=False))
    settle(frame, model)
    colours = []
    for variant in range(4):
        shown = replace(frame, scene=replace(frame.scene, variant=variant))
        colours.append([draw(shown)[120, 160, :3].astype(int) for draw in (settle, once)])
    for still, under_way in colours:
        assert np.abs(still - under_way).max() < 25
    own, second, third, unknown = (still for still, _ in colours)
    assert second[0] > 230 and second[1] < 10
    assert np.abs(third - own).max() > 8
    assert np.array_equal(own, unknown)
