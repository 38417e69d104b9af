"""Snapshot: what a stop of a tour recorded of the scene, by the paths that Voyager writes (`model.tour.Step.values`).

`scenes/<i>/setup/<part>/<key>`: viewer shader (a number: default, clay, X-ray, normals, wireframe) and exposure; slicer
enabled, axis (a number: X, Y, Z), position and inverted; background color0 and color1; floor and grid opacity;
environment rotation. `light/<i>/`: enabled, color, intensity. What it says of models: `model.parting`.
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from exhibit_viewer.model.lamp import Lamp, LampKind
from exhibit_viewer.model.material import linear
from exhibit_viewer.model.scene import Axis, Background, Floor, Mode, Scene, Section
from exhibit_viewer.model.tour import Value

_MODES = (Mode.TEXTURED, Mode.CLAY, Mode.XRAY, Mode.NORMALS, Mode.WIREFRAME)
_AXES = (Axis.X, Axis.Y, Axis.Z)
_SETUP = "/setup/"
T = TypeVar("T")


def scene_at(scene: Scene, values: Mapping[str, Value], lamps: tuple[Lamp, ...] = ()) -> Scene:
    """The scene as a stop has it; what it did not record, or recorded oddly, stays. lamps: the model's own."""
    told = {path.partition(_SETUP)[2]: value for path, value in values.items() if _SETUP in path}
    mode = _among(_MODES, told.get("viewer/shader"))
    exposure = _number(told.get("viewer/exposure")) or 0.0
    return replace(
        scene,
        mode=mode or scene.mode,
        exposure_ev=max(-6.0, min(6.0, math.log2(exposure))) if exposure > 0 else scene.exposure_ev,
        section=_section(scene.section, told),
        background=_background(scene.background, told),
        floor=_floor(scene.floor, told),
        environment_turn=_turn(scene.environment_turn, told.get("environment/rotation")),
        lamps=_lamps(scene.lamps, lamps, values),
    )


def _section(before: Section | None, told: Mapping[str, Value]) -> Section | None:
    enabled = told.get("slicer/enabled")
    if not isinstance(enabled, bool):
        return before
    if not enabled:
        return None
    section = before or Section()
    position, inverted = _number(told.get("slicer/position")), told.get("slicer/inverted")
    return Section(
        _among(_AXES, told.get("slicer/axis")) or section.axis,
        min(1.0, max(0.0, position)) if position is not None else section.position,
        inverted if isinstance(inverted, bool) else section.inverted,
    )


def _background(before: Background, told: Mapping[str, Value]) -> Background:
    centre, rim = _colour(told.get("background/color0")), _colour(told.get("background/color1"))
    return before if centre is None else replace(before, centre=centre, rim=rim or centre)


def _floor(before: Floor, told: Mapping[str, Value]) -> Floor:
    grid, floor = _number(told.get("grid/opacity")), _number(told.get("floor/opacity"))
    if grid is None and floor is None:
        return before
    return Floor.GRID if grid else Floor.SHADOW if floor else Floor.NONE


def _turn(before: float, told: Value | None) -> float:
    angles = [part for part in told if isinstance(part, float)] if isinstance(told, tuple) else []
    return math.radians(angles[1]) if len(angles) == 3 and all(map(math.isfinite, angles)) else before


def _lamps(
    before: tuple[Lamp, ...] | None, lamps: tuple[Lamp, ...], values: Mapping[str, Value]
) -> tuple[Lamp, ...] | None:
    """The lamps, on or off, in their colours and strengths: colours as sRGB, a directional lamp's strength times pi."""
    found = tuple(_lamp(lamp, f"light/{number}/", values) for number, lamp in enumerate(before or lamps))
    return before if found == (before or lamps) else found


def _lamp(lamp: Lamp, path: str, values: Mapping[str, Value]) -> Lamp:
    lit, colour = values.get(f"{path}enabled"), _colour(values.get(f"{path}color"))
    strength = _number(values.get(f"{path}intensity"))
    factor = math.pi if lamp.kind is LampKind.DIRECTIONAL else 1.0
    return replace(
        lamp,
        lit=lit if isinstance(lit, bool) else lamp.lit,
        colour=lamp.colour if colour is None else linear(colour),
        intensity=lamp.intensity if strength is None else factor * min(1e6, max(0.0, strength)),
    )


def _among(values: tuple[T, ...], told: Value | None) -> T | None:
    number = _number(told)
    return values[int(number)] if number is not None and 0 <= number < len(values) else None


def _number(value: Value | None) -> float | None:
    return value if isinstance(value, float) and math.isfinite(value) else None


def _colour(value: Value | None) -> tuple[float, float, float] | None:
    parts = [min(1.0, max(0.0, part)) for part in value if isinstance(part, float)] if isinstance(value, tuple) else []
    return (parts[0], parts[1], parts[2]) if len(parts) >= 3 else None
