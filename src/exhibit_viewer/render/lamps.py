"""Which lights a picture has beside its surroundings: the visitor's key light, or the lamps the file brings.

As in Khronos' sample viewer and in three.js' viewers, lamps of the file stand beside the surroundings and take the
place of the viewer's own light. The strongest directional one becomes the key light, which alone casts hard shadows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.geometry import F64
from exhibit_viewer.model.lamp import MOST_LAMPS, Lamp, LampKind
from exhibit_viewer.model.scene import Scene
from exhibit_viewer.render.lighting import (
    KEY_COLOUR,
    RAKING_SOFTNESS,
    SOFTNESS,
    key_direction,
    raking_strength,
)

LAMPS = ("lamp_place", "lamp_way", "lamp_light")
"""Their part of the block; see shaders/frame.glsl."""
SUN_SOFTNESS = 0.02
MOST_LIGHT = 5.0
"""Light on the middle of the model, some twice the key light's, above which all lamps are dimmed together: files tell
of watts or sunlight (100,000 lux) where a camera would close its aperture."""


@dataclass(frozen=True, slots=True)
class Key:
    """The light that casts shadows. direction: unit, towards it; radiance: rgb, of a white surface that faces it times
    pi; softness: tangent of its half angle."""

    direction: F64
    radiance: F64
    softness: float

    @property
    def lit(self) -> bool:
        """False where no light does."""
        return bool(self.radiance.any())


def shining(scene: Scene, lamps: Sequence[Lamp]) -> tuple[Lamp, ...]:
    """The lamps that light this picture: none where the visitor put them out or rakes, or all are off."""
    if not scene.file_lights or scene.light.raking:
        return ()
    return tuple(lamp for lamp in (lamps if scene.lamps is None else scene.lamps) if lamp.lit)


def key_of(scene: Scene, camera: Camera, lamps: Sequence[Lamp], scale: float) -> Key:
    """The key light among `shining` lamps, all dimmed by `scale`; the visitor's own where there are none."""
    if lamps:
        sun = _sun(lamps)
        if sun is None:
            return Key(np.array([0.0, 1.0, 0.0]), np.zeros(3), SUN_SOFTNESS)
        return Key(-np.array(sun.direction), np.array(sun.colour) * sun.intensity * scale, SUN_SOFTNESS)
    light = scene.light
    strength = light.intensity * (raking_strength(light.elevation) if light.raking else 1.0)
    return Key(key_direction(light, camera), KEY_COLOUR * strength, RAKING_SOFTNESS if light.raking else SOFTNESS)


def _sun(lamps: Sequence[Lamp]) -> Lamp | None:
    suns = [lamp for lamp in lamps if lamp.kind is LampKind.DIRECTIONAL]
    return max(suns, key=lambda lamp: lamp.intensity * sum(lamp.colour), default=None)


def dimming(lamps: Sequence[Lamp], centre: F64, radius: float) -> float:
    """What all lamps are multiplied with, 1 unless they are far too bright for the model (centre, radius: world)."""
    total = 0.0
    for lamp in lamps:
        away = float(np.linalg.norm(np.array(lamp.place) - centre))
        thinned = 1.0 if lamp.kind is LampKind.DIRECTIONAL else max(away, 0.5 * radius) ** 2
        total += lamp.intensity * max(lamp.colour) / thinned
    return min(1.0, MOST_LIGHT / total) if total > 0 else 1.0


def fill_lamps(out: np.void, lamps: Sequence[Lamp], world_from_scene: F64, scale: float) -> int:
    """Write all but the key light into the block's lamps; how many.

    Attenuation: KHR_lights_punctual, "Range Property" and "Inner and Outer Cone Angles". The block's `lamp_place.w` is
    -1 for a directional lamp, else one over its reach; `lamp_way.w` and `lamp_light.w` scale and shift the cosine.
    """
    sun, unit, count = _sun(lamps), 1.0 / float(world_from_scene[0, 0]), 0
    for lamp in lamps[:MOST_LAMPS]:
        if lamp is sun:
            continue
        place = (np.array(lamp.place) - world_from_scene[:3, 3]) * unit
        far = lamp.kind is LampKind.DIRECTIONAL
        ends = -1.0 if far else 1.0 / (lamp.reach * unit) if lamp.reach > 0 else 0.0
        steep = 1.0 / max(0.001, np.cos(lamp.inner) - np.cos(lamp.outer)) if lamp.kind is LampKind.SPOT else 0.0
        shift = -np.cos(lamp.outer) * steep if lamp.kind is LampKind.SPOT else 1.0
        light = np.array(lamp.colour) * lamp.intensity * scale * (1.0 if far else unit * unit)
        out["lamp_place"][count] = [*place, ends]
        out["lamp_way"][count] = [*lamp.direction, steep]
        out["lamp_light"][count] = [*light, shift]
        count += 1
    return count
