"""The file's own lights: what they send where, and that they take the key light's place."""

import math
from dataclasses import replace

import numpy as np
import pytest

from exhibit_viewer.model.lamp import Lamp, LampKind
from exhibit_viewer.model.material import Material
from exhibit_viewer.model.scene import Floor, Light, Scene
from exhibit_viewer.render.lamps import MOST_LIGHT, dimming, shining
from exhibit_viewer.render.lighting import raking_strength

from .conftest import card, facing, model_of

SIZE = (96, 72)
PLAIN = Scene(shadows=False, ambient_occlusion=False, floor=Floor.NONE)
GREY = Material(base_colour=(0.3, 0.3, 0.3, 1.0), roughness=1.0)
RED = (1.0, 0.0, 0.0)


def wall(*lamps: Lamp):
    return replace(model_of([card()], (GREY,)), lamps=lamps)


def middle(picture: np.ndarray) -> np.ndarray:
    high, wide = picture.shape[0] // 2, picture.shape[1] // 2
    return picture[high - 3 : high + 3, wide - 3 : wide + 3, :3].reshape(-1, 3).mean(axis=0)


def test_a_lamp_lights_what_is_near_it_and_within_its_cone(settle):
    dark = Lamp(LampKind.POINT, intensity=0.0)
    unlit = settle(facing(wall(dark), PLAIN, SIZE), wall(dark))
    near = Lamp(LampKind.POINT, RED, 0.5, (0.0, 0.0, 0.5))
    lit = settle(facing(wall(near), PLAIN, SIZE), wall(near))
    assert middle(lit)[0] > middle(unlit)[0] + 20
    assert abs(middle(lit)[1] - middle(unlit)[1]) < 12
    spot = Lamp(LampKind.SPOT, RED, 1.0, (0.0, 0.0, 1.0), inner=0.1, outer=0.25)
    narrow = settle(facing(wall(spot), PLAIN, SIZE), wall(spot)).astype(int) - unlit
    assert narrow[SIZE[1] // 2, SIZE[0] // 2, 0] > 20
    assert np.abs(narrow[SIZE[1] // 2, SIZE[0] // 2 - 20]).max() <= 2
    short = replace(near, reach=0.4)
    assert np.abs(settle(facing(wall(short), PLAIN, SIZE), wall(short)).astype(int) - unlit).max() <= 2


def test_a_directional_lamp_becomes_the_key_light_and_casts_a_shadow(settle):
    front = card(side=0.3)
    low = np.eye(4)
    low[2, 3] = 1.0
    model = model_of([card(), front], (GREY,), matrices=[np.eye(4), low])
    model = replace(model, lamps=(Lamp(LampKind.DIRECTIONAL, intensity=3.0, direction=(0.5, 0.0, -0.866)),))
    scene = replace(PLAIN, shadows=True)
    with_shadow = settle(facing(model, scene, (160, 120)), model).astype(int)
    without = settle(facing(model, PLAIN, (160, 120))).astype(int)
    darker = (without - with_shadow)[..., 0]
    assert darker[50:70, 96:110].max() > 20  # to the right of the small card, away from the lamp
    assert np.abs(darker[50:70, 40:60]).max() <= 8


def test_the_lights_can_be_put_out_and_rake_outshines_them(settle):
    model = wall(Lamp(LampKind.POINT, RED, 3.0, (0.0, 0.0, 0.5)))
    off = settle(facing(model, replace(PLAIN, file_lights=False), SIZE), model)
    assert np.array_equal(off, settle(facing(model, PLAIN, SIZE), replace(model, lamps=())))
    assert shining(replace(PLAIN, light=Light(raking=True)), model.lamps) == ()


def test_lamps_like_floodlights_are_dimmed_together():
    flood = (Lamp(LampKind.POINT, intensity=54_000.0, place=(0.0, 2.0, 0.0)), Lamp(LampKind.DIRECTIONAL))
    share = dimming(flood, np.zeros(3), 1.0)
    assert np.isclose(share * (54_000.0 / 4 + 1.0), MOST_LIGHT)
    assert dimming(flood[1:], np.zeros(3), 1.0) == 1.0


def test_a_raking_light_held_lower_darkens_the_shadows_and_not_the_stone():
    flat = [raking_strength(angle) * math.sin(angle) for angle in (0.2, 0.15, 0.1)]
    assert flat == pytest.approx([flat[0]] * 3)
    assert raking_strength(0.5) == raking_strength(0.2), "no weaker where it stands high"
    assert raking_strength(0.0) == raking_strength(0.01) < 6 * raking_strength(0.5), "nor without end"


def test_a_lamp_that_is_off_lights_nothing_and_a_tour_s_lamps_stand_for_the_file_s():
    on, off = Lamp(LampKind.POINT), Lamp(LampKind.POINT, lit=False)
    assert shining(PLAIN, (on, off)) == (on,)
    assert shining(replace(PLAIN, lamps=(off,)), (on,)) == ()
    assert shining(replace(PLAIN, lamps=(on,)), (off,)) == (on,)
