"""Setups: how the author left the scene, in terms of our own."""

import math
from collections.abc import Sequence
from pathlib import Path

from exhibit_viewer.formats.fields import Fields
from exhibit_viewer.formats.svx.views import camera_of
from exhibit_viewer.formats.svx.words import tag_of
from exhibit_viewer.model.camera import Camera, Point
from exhibit_viewer.model.lamp import Lamp
from exhibit_viewer.model.scene import Axis, Background, Floor, Mode, Section
from exhibit_viewer.model.setup import Setup

OWN_ENVIRONMENTS = 3
"""Maps that come with Voyager; what a document brings itself is counted from here."""
_MODES = {"default": Mode.TEXTURED, "clay": Mode.CLAY, "xray": Mode.XRAY, "normals": Mode.NORMALS,
          "wireframe": Mode.WIREFRAME}  # fmt: skip
_AXES = {"X": Axis.X, "Y": Axis.Y, "Z": Axis.Z}


def setup_of(
    fields: Fields,
    field_of_view: float,
    standing: Camera | None,
    lamps: tuple[Lamp, ...],
    environments: Sequence[Path],
) -> Setup:
    """What a setup says. standing: the view of the scene's camera node; environments: maps the document brings."""
    viewer, reader, audio = fields.inner("viewer"), fields.inner("reader"), fields.inner("audio")
    language, environment = fields.inner("language"), fields.inner("environment")
    camera, fitted = _camera(fields.inner("navigation"), field_of_view, standing)
    place, turn = _environment(environment, environments)
    exposure = viewer.number("exposure", 1.0) if viewer is not None else 1.0
    return Setup(
        camera=camera,
        fitted=fitted,
        mode=_MODES.get(viewer.text("shader").lower()) if viewer is not None else None,
        exposure_ev=max(-6.0, min(6.0, math.log2(exposure))) if exposure > 0 and exposure != 1.0 else None,
        background=_background(fields.inner("background")),
        floor=_floor(fields.inner("floor"), fields.inner("grid")),
        section=_section(fields.inner("slicer")),
        lamps=lamps,
        environment=place,
        environment_turn=turn,
        tape=_tape(fields.inner("tape")),
        article=reader.text("articleId") if reader is not None and reader.flag("enabled") else "",
        narration=audio.text("narrationId") if audio is not None else "",
        language=tag_of(language.text("language")) if language is not None and language.text("language") else "",
        tags=_active_tags(viewer),
    )


def _camera(navigation: Fields | None, field_of_view: float, standing: Camera | None) -> tuple[Camera | None, bool]:
    """The first view, and whether only its direction counts (`autoZoom`)."""
    if navigation is None:
        return standing, False
    orbit = navigation.inner("orbit")
    stored = None
    if orbit is not None:
        stored = camera_of(orbit.numbers("orbit", 3), orbit.numbers("offset", 3), field_of_view)
    return stored or standing, navigation.flag("autoZoom")


def _environment(fields: Fields | None, environments: Sequence[Path]) -> tuple[Path | None, float]:
    if fields is None:
        return None, 0.0
    index = int(fields.number("index", 0.0)) - OWN_ENVIRONMENTS
    turn = fields.numbers("rotation", 3)
    return (environments[index] if 0 <= index < len(environments) else None), math.radians(turn[1]) if turn else 0.0


def _background(fields: Fields | None) -> Background | None:
    if fields is None:
        return None
    first, second = fields.numbers("color0", 3), fields.numbers("color1", 3)
    if not first:
        return None
    rim = second if second and fields.text("style") in ("RadialGradient", "LinearGradient") else first
    return Background(_colour(first), _colour(rim))


def _colour(numbers: Sequence[float]) -> Point:
    red, green, blue = (min(1.0, max(0.0, number)) for number in numbers)
    return red, green, blue


def _floor(floor: Fields | None, grid: Fields | None) -> Floor | None:
    if grid is not None and grid.flag("visible"):
        return Floor.GRID
    if floor is not None and floor.flag("visible"):
        return Floor.SHADOW
    return None


def _section(fields: Fields | None) -> Section | None:
    if fields is None or not fields.flag("enabled"):
        return None
    position = min(1.0, max(0.0, fields.number("position", 0.0)))
    return Section(_AXES.get(fields.text("axis").upper(), Axis.X), position, fields.flag("inverted"))


def _tape(fields: Fields | None) -> tuple[Point, Point] | None:
    if fields is None:
        return None
    start, end = fields.point("startPosition"), fields.point("endPosition")
    return (start, end) if start is not None and end is not None and start != end else None


def _active_tags(viewer: Fields | None) -> tuple[str, ...]:
    return tuple(tag.strip() for tag in viewer.text("activeTags").split(",") if tag.strip()) if viewer else ()
