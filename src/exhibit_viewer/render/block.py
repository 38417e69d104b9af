"""The uniform block `Frame`: everything one sample's shaders share. Mirrors shaders/frame.glsl."""

import math
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.geometry import F64
from exhibit_viewer.model.lamp import MOST_LAMPS, Lamp
from exhibit_viewer.model.plane_cut import keep_plane
from exhibit_viewer.model.scene import Scene
from exhibit_viewer.render.environment import irradiance
from exhibit_viewer.render.lamps import LAMPS, Key, dimming, fill_lamps, key_of
from exhibit_viewer.render.lighting import box_corners, halton, jittered, window
from exhibit_viewer.render.probe import LEVELS

_MATRICES = (
    "view_from_scene",
    "clip_from_view",
    "clip_from_scene",
    "scene_from_clip",
    "key_from_scene",
    "probe_from_scene",
)
_VECTORS = ("eye", "key_direction", "key_radiance", "picture", "crop", "keep_plane")
_REST = ("sampling", "backdrop_centre", "backdrop_rim", "tone", "floor_shape", "options", "lamps")
FRAME = np.dtype(
    [(name, "f4", (4, 4)) for name in _MATRICES]
    + [(name, "f4", 4) for name in _VECTORS]
    + [("irradiance", "f4", (9, 4))]
    + [(name, "f4", 4) for name in _REST]
    + [(name, "f4", (MOST_LAMPS, 4)) for name in LAMPS]
)
AMBIENT_RADIUS = 0.055
FINER_MIPMAPS = -1.0
"""Levels. Many jittered samples make up a pixel, and each sees a quarter of it."""
FLOOR_REACH = 3.0
KEY_TEXELS, KEY_TEXELS_ROUGH = 2048, 512


class Detail(Enum):
    """Which of the model's forms is drawn."""

    FULL, PROXY, SKETCH = range(3)


@dataclass(frozen=True, slots=True)
class Shot:
    """One sample of one picture, or of one tile of it. number 0 is not jittered; crop: x, y from bottom left.

    width, height: this target; full: the whole picture; bounds: (2,3) of the model in the scene frame;
    detail: what is drawn, for a moving picture not in full; rough: stands alone, so shadow and sky are smoothed instead
    of averaged; world_from_scene: (4,4); sky_ready: finished sky maps; light_every: samples one depth map of
    the key light serves; lamps: of the file, those that shine.
    """

    scene: Scene
    camera: Camera
    width: int
    height: int
    full: tuple[int, int]
    crop: tuple[int, int]
    number: int
    detail: Detail
    rough: bool
    bounds: F64
    world_from_scene: F64
    sky_ready: int
    light_every: int
    lamps: tuple[Lamp, ...] = ()

    @property
    def moving(self) -> bool:
        """Whether it is quick rather than fine."""
        return self.detail is not Detail.FULL

    @property
    def key(self) -> Key:
        """The light that casts shadows."""
        return key_of(self.scene, self.camera, self.lamps, self.dimming)

    @property
    def dimming(self) -> float:
        """What the file's lamps are multiplied with."""
        middle = self.world_from_scene[:3, 3]
        return dimming(self.lamps, middle, float(self.world_from_scene[0, 0])) if self.lamps else 1.0

    @property
    def environment_turn(self) -> float:
        """Radians about Y from the scene to the environment, which stands still while the object is turned."""
        return self.scene.environment_turn - self.camera.yaw


def view_from_scene(camera: Camera, world_from_scene: F64) -> F64:
    """(4,4) rigid: the camera in scene units."""
    view = camera.view_from_world() @ world_from_scene
    view[:3] /= world_from_scene[0, 0]
    return np.asarray(view)


def clip_from_view(shot: Shot, view: F64) -> F64:
    """(4,4) projection of the shot's tile, sub-pixel jitter included; depth fitted to the model and its floor."""
    scale = shot.world_from_scene[0, 0]
    camera = replace(shot.camera, distance=shot.camera.distance / scale)
    depth = -view[2, 3]
    if camera.orthographic:
        near, far = depth - 1.1, depth + FLOOR_REACH + 1.0
    else:
        far = max(depth, 0.0) + FLOOR_REACH + 1.0
        near = max(depth - 1.1, min(camera.distance * 0.02, 0.05), far * 1e-5)
    clip = camera.clip_from_view(shot.full[0] / shot.full[1], near, far)
    jitter = (halton(shot.number % 64, 2), halton(shot.number % 64, 3)) if shot.number else (0.5, 0.5)
    tile = np.eye(4)
    for axis, size in enumerate((shot.width, shot.height)):
        full, start = shot.full[axis], shot.crop[axis]
        tile[axis, axis] = full / size
        tile[axis, 3] = full / size * (1 - 2 * (start + size / 2) / full) + 2 * (jitter[axis] - 0.5) / size
    return np.asarray(tile @ clip)


def screen_box(points: F64, clip: F64, width: int, height: int, margin: int) -> tuple[int, int, int, int]:
    """x, y, width, height (pixels from bottom left) that hold points (n,3) seen through clip; all if one is behind."""
    placed = np.concatenate([points, np.ones((len(points), 1))], axis=1) @ clip.T
    if placed[:, 3].min() <= 1e-6:
        return 0, 0, width, height
    at = (placed[:, :2] / placed[:, 3:] * 0.5 + 0.5) * [width, height]
    size = np.array([width, height])
    low = np.clip(np.floor(at.min(axis=0)) - margin, 0, size).astype(int)
    high = np.clip(np.ceil(at.max(axis=0)) + margin, low, size).astype(int)
    return int(low[0]), int(low[1]), int(high[0] - low[0]), int(high[1] - low[1])


def floor_rim(block: np.void) -> F64:
    """(24, 3) points around the part of the floor that is drawn."""
    turn = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    x, z, _, radius = (float(value) for value in block["floor_shape"])
    reach = radius / np.cos(np.pi / 24)
    height = np.full(24, float(block["sampling"][2]))
    return np.stack([x + reach * np.cos(turn), height, z + reach * np.sin(turn)], axis=1)


def grid_spacing(world_radius: float) -> float:
    """File units between fine grid lines: the power of ten that puts some ten to a hundred across the model."""
    return float(10.0 ** math.floor(math.log10(max(world_radius, 1e-12) / 2.5)))


def fill(shot: Shot) -> tuple[NDArray[np.void], F64]:
    """(the block, key light's clip_from_scene)."""
    block = np.zeros(1, FRAME)
    out = block[0]
    scene, camera = shot.scene, shot.camera
    view = view_from_scene(camera, shot.world_from_scene)
    projection = clip_from_view(shot, view)
    clip = projection @ view
    out["view_from_scene"], out["clip_from_view"], out["clip_from_scene"] = view, projection, clip
    out["scene_from_clip"] = np.linalg.inv(clip)
    turn = shot.environment_turn
    c, s = math.cos(turn), math.sin(turn)
    out["probe_from_scene"] = [[c, 0, s, 0], [0, 1, 0, 0], [-s, 0, c, 0], [0, 0, 0, 1]]
    backward = view[2, :3]
    out["eye"] = [*backward, 0.0] if camera.orthographic else [*(-view[:3, :3].T @ view[:3, 3]), 1.0]
    key_clip = _fill_key(out, shot, clip)
    out["picture"] = [shot.width, shot.height, 1 / shot.width, 1 / shot.height]
    out["crop"] = [*shot.crop, *shot.full]
    out["keep_plane"] = keep_plane(scene.section, shot.bounds) if scene.section else (0, 0, 0, 1)
    out["irradiance"] = irradiance(scene.environment)
    background = scene.background
    out["backdrop_centre"] = [*_root_of_light(background.centre), float(background.transparent)]
    out["backdrop_rim"] = [*_root_of_light(background.rim), 0.16 if scene.light.raking else 1.0]
    _fill_floor(out, shot)
    sharper = 0.0 if shot.rough else FINER_MIPMAPS
    out["lamps"] = [fill_lamps(out, shot.lamps, shot.world_from_scene, shot.dimming), 0, 0, 0]
    out["options"] = [shot.sky_ready, float(scene.ambient_occlusion), sharper, 0.75]
    return block, key_clip


def _root_of_light(srgb: tuple[float, float, float]) -> F64:
    """Square root of the linear light of an sRGB colour."""
    encoded = np.array(srgb)
    return np.asarray(np.sqrt(np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)))


def _fill_key(out: np.void, shot: Shot, clip: F64) -> F64:
    key = shot.key
    direction = key.direction
    texels = KEY_TEXELS_ROUGH if shot.rough else KEY_TEXELS
    corners = np.array([[x, y, z, 1.0] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]) @ np.linalg.inv(clip).T
    seen = corners[:, :3] / corners[:, 3:]
    if not shot.rough:
        direction = jittered(direction, shot.number // shot.light_every, key.softness)
    key_clip, widest = window(direction, box_corners(shot.bounds), seen)
    texel = widest / texels
    blur = min(0.10 * key.softness / texel, 3.5) if shot.rough else 1.6
    out["key_from_scene"] = key_clip
    out["key_direction"] = [*direction, blur]
    out["key_radiance"] = [*key.radiance, float(shot.scene.shadows and key.lit)]
    out["sampling"] = [shot.number, AMBIENT_RADIUS, shot.bounds[0, 1] - 0.001, texel]
    return key_clip


def _fill_floor(out: np.void, shot: Shot) -> None:
    low, high = shot.bounds
    footprint = float(max(high[0] - low[0], high[2] - low[2])) / 2
    half_width = footprint + 0.6 * float(high[1] - low[1]) + 0.2
    radius = shot.world_from_scene[0, 0]
    spacing = grid_spacing(radius) / radius
    pool = 1.1
    out["tone"] = [2.0**shot.scene.exposure_ev, LEVELS - 1, pool, spacing]
    fade = min(FLOOR_REACH, 1.6 * half_width)
    out["floor_shape"] = [(low[0] + high[0]) / 2, (low[2] + high[2]) / 2, half_width, fade]
