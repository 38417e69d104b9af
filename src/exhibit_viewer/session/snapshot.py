"""Snapshot: what a stop of a tour recorded of the scene, by the paths that Voyager writes (`model.tour.Step.values`).

`scenes/<i>/setup/<part>/<key>`: viewer shader (a number: default, clay, X-ray, normals, wireframe) and exposure; slicer
enabled, axis (a number: X, Y, Z), position and inverted; background color0 and color1; floor and grid opacity.
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from exhibit_viewer.model.scene import Axis, Background, Floor, Mode, Scene, Section
from exhibit_viewer.model.tour import Value

_MODES = (Mode.TEXTURED, Mode.CLAY, Mode.XRAY, Mode.NORMALS, Mode.WIREFRAME)
_AXES = (Axis.X, Axis.Y, Axis.Z)
_SETUP = "/setup/"
T = TypeVar("T")


def scene_at(scene: Scene, values: Mapping[str, Value]) -> Scene:
    """The scene as a stop has it; what it did not record, or recorded oddly, stays."""
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


def _among(values: tuple[T, ...], told: Value | None) -> T | None:
    number = _number(told)
    return values[int(number)] if number is not None and 0 <= number < len(values) else None


def _number(value: Value | None) -> float | None:
    return value if isinstance(value, float) and math.isfinite(value) else None


def _colour(value: Value | None) -> tuple[float, float, float] | None:
    parts = [min(1.0, max(0.0, part)) for part in value if isinstance(part, float)] if isinstance(value, tuple) else []
    return (parts[0], parts[1], parts[2]) if len(parts) >= 3 else None
