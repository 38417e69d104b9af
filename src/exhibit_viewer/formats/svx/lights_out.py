"""Lamps as lights of a scene, and a little light for scenes that have none of their own."""

import math

import numpy as np

from exhibit_viewer.formats.placing import quaternion_of
from exhibit_viewer.model.geometry import F64
from exhibit_viewer.model.lamp import Lamp, LampKind

Json = dict[str, object]
_SURROUNDINGS: Json = {"type": "environment", "enabled": True, "intensity": 1.0}
_KEY = Lamp(LampKind.DIRECTIONAL, (1.0, 0.98, 0.95), math.pi, direction=(0.45, -0.77, -0.45))


def lights_of(lamps: tuple[Lamp, ...], factor: float) -> tuple[list[Json], list[Json]]:
    """(lights, their nodes in the same order). factor: units of the scene in one of the artifact's."""
    shown = lamps or (_KEY,)
    lights = [_light(lamp, factor) for lamp in shown]
    nodes = [
        {"name": f"Light {number + 1}", **_stand(lamp, factor), "light": number} for number, lamp in enumerate(shown)
    ]
    nodes.append({"name": "Surroundings", "light": len(lights)})
    return [*lights, dict(_SURROUNDINGS)], nodes


def _light(lamp: Lamp, factor: float) -> Json:
    colour = [_encoded(part) for part in lamp.colour]
    if lamp.kind is LampKind.DIRECTIONAL:
        return {"type": "directional", "enabled": lamp.lit, "color": colour, "intensity": lamp.intensity / math.pi}
    light: Json = {"type": lamp.kind.value, "enabled": lamp.lit, "color": colour, "intensity": lamp.intensity}
    shape: Json = {"distance": lamp.reach * factor, "decay": 2}
    if lamp.kind is LampKind.POINT:
        return {**light, "point": shape}
    outer = min(math.pi / 2, lamp.outer)
    soft = min(1.0, max(0.0, 1.0 - lamp.inner / outer)) if outer > 0 else 0.0
    return {**light, "spot": {**shape, "angle": outer, "penumbra": soft}}


def _stand(lamp: Lamp, factor: float) -> Json:
    """Where its node is, turned so that the node's -Y goes the way of its light."""
    rotation = list(quaternion_of(turned_down_to(np.array(lamp.direction, np.float64))))
    return {"translation": [part * factor for part in lamp.place], "rotation": rotation}


def turned_down_to(direction: F64) -> F64:
    """(3,3): a turn that takes -Y to a direction of any length; none for one without length."""
    length = float(np.linalg.norm(direction))
    if not length or not math.isfinite(length):
        return np.eye(3)
    up = -direction / length
    helper = np.array([1.0, 0.0, 0.0]) if abs(up[0]) < 0.9 else np.array([0.0, 0.0, 1.0])
    side = np.cross(up, helper)
    side /= np.linalg.norm(side)
    return np.stack([np.cross(up, side), up, side], axis=1)


def _encoded(channel: float) -> float:
    """The sRGB channel 0..1 of light (IEC 61966-2-1)."""
    value = min(1.0, max(0.0, channel))
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
