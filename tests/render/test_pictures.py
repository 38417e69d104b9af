"""Pictures against references made by the same software rasteriser.

EXHIBIT_NEW_REFERENCES=1 writes them anew; look at every one before committing it.
"""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as PillowImage
from PIL import ImageFilter

from exhibit_viewer.model.geometry import Mesh, Model, Topology
from exhibit_viewer.model.material import AlphaMode, Image, Material, Texture
from exhibit_viewer.model.scene import Background, Floor, Light, Mode, Scene, Section

from .conftest import box, card, facing, model_of, sphere

pytestmark = pytest.mark.usefixtures("smooth")

REFERENCES = Path(__file__).parent / "references"
MEAN_TOLERANCE = 1.0
"""Of 255, over the whole picture. Another Mesa moves edges by a fraction of a pixel; a lost light moves tens."""
WORST_TOLERANCE = 40.0
"""Of 255, anywhere after a blur of two pixels."""


def compare(picture: np.ndarray, name: str) -> None:
    path = REFERENCES / f"{name}.png"
    if os.environ.get("EXHIBIT_NEW_REFERENCES"):
        path.parent.mkdir(exist_ok=True)
        PillowImage.fromarray(picture).save(path, optimize=True)
        return
    reference = PillowImage.open(path).convert("RGBA")
    difference = np.abs(picture.astype(float) - np.asarray(reference).astype(float))
    assert difference.mean() < MEAN_TOLERANCE, f"{name}: mean difference {difference.mean():.2f}"
    soft = [
        np.asarray(image.convert("RGB").filter(ImageFilter.GaussianBlur(2))).astype(float)
        for image in (PillowImage.fromarray(picture), reference)
    ]
    assert np.abs(soft[0] - soft[1]).max() < WORST_TOLERANCE, name


def checker(side: int = 64) -> Image:
    squares = (np.indices((side, side)) // 8).sum(axis=0) % 2
    pixels = np.where(squares[..., None] == 0, [196, 92, 54, 255], [232, 224, 206, 255]).astype(np.uint8)
    return Image("checker", pixels, side, side)


def bumps(side: int = 64) -> Image:
    y, x = np.mgrid[0:side, 0:side] / side * 2 * np.pi * 4
    slope = np.stack([0.5 * np.cos(x), -0.5 * np.cos(y), np.ones_like(x)], -1)
    slope /= np.linalg.norm(slope, axis=-1, keepdims=True)
    pixels = np.concatenate([slope * 127.5 + 127.5, np.full((side, side, 1), 255)], -1).astype(np.uint8)
    return Image("bumps", pixels, side, side)


def still_life() -> Model:
    """A bumpy textured ball on a stone plinth."""
    lower = np.diag([1.2, 0.25, 1.2, 1.0])
    lower[1, 3] = -1.25
    materials = (Material(base_colour_texture=Texture(0), roughness=0.4), Material(base_colour=(0.6, 0.56, 0.5, 1.0)))
    return model_of([sphere(48, 0.08), replace(box(), material=1)], materials, (checker(),), [np.eye(4), lower])


@pytest.mark.parametrize("mode", list(Mode))
def test_mode(settle, mode: Mode) -> None:
    model = still_life()
    compare(settle(facing(model, Scene(mode=mode), yaw=0.5, pitch=0.25), model), f"mode_{mode}")


@pytest.mark.parametrize("environment", ["studio", "daylight", "gallery"])
def test_environment_shows_in_metal(settle, environment: str) -> None:
    metal = Material(base_colour=(0.9, 0.7, 0.4, 1.0), metallic=1.0, roughness=0.15)
    model = model_of([sphere()], (metal,))
    compare(settle(facing(model, Scene(environment=environment)), model), f"metal_{environment}")


SCENES = {
    "grid": Scene(floor=Floor.GRID),
    "no_floor": Scene(floor=Floor.NONE),
    "raking": Scene(mode=Mode.CLAY, light=Light(azimuth=2.6, elevation=0.2, raking=True)),
    "section": Scene(section=Section(position=0.62)),
    "section_inverted": Scene(section=Section(position=0.4, inverted=True)),
    "paper": Scene(background=Background((0.96, 0.95, 0.93), (0.90, 0.88, 0.85))),
    "transparent": Scene(background=Background(transparent=True)),
    "dark": Scene(exposure_ev=-1.5),
}


@pytest.mark.parametrize("name", SCENES)
def test_scene(settle, name: str) -> None:
    model = still_life()
    compare(settle(facing(model, SCENES[name], yaw=1.1, pitch=0.3), model), f"scene_{name}")


def test_normal_map_rises_towards_green(settle) -> None:
    bumpy = Material(base_colour=(0.5, 0.5, 0.5, 1.0), roughness=0.5, normal_texture=Texture(0))
    model = model_of([card()], (bumpy,), (bumps(),))
    compare(settle(facing(model, Scene(floor=Floor.NONE)), model), "normal_map")


def test_alpha_modes(settle) -> None:
    holes = checker()
    pixels = holes.pixels.copy()
    pixels[..., 3] = np.where(pixels[..., 0] > 200, 255, 60)
    images = (Image("holes", pixels, 64, 64),)
    materials = tuple(
        Material(base_colour_texture=Texture(0), alpha_mode=mode)
        for mode in (AlphaMode.OPAQUE, AlphaMode.MASK, AlphaMode.BLEND)
    )
    matrices = [np.eye(4) for _ in materials]
    for index, matrix in enumerate(matrices):
        matrix[0, 3] = 2.3 * index
    model = model_of([card(index) for index in range(3)], materials, images, matrices)
    compare(settle(facing(model, yaw=0.3, pitch=0.2), model), "alpha_modes")


def test_cloud(settle) -> None:
    spread = np.random.default_rng(7).normal(size=(6000, 3))
    points = (spread / np.linalg.norm(spread, axis=1, keepdims=True)).astype(np.float32)
    colours = np.concatenate([(points * 100 + 128).astype(np.uint8), np.full((6000, 1), 255, np.uint8)], 1)
    cloud = Mesh("cloud", points, np.zeros((0, 1), np.uint32), Topology.POINTS, colours=colours)
    model = model_of([cloud])
    compare(settle(facing(model), model), "cloud")
