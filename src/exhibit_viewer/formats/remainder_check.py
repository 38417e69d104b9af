"""Checks of values that come from a document as they are: everything a reader of documents would have seen to."""

import math
import re

from exhibit_viewer.formats.placing import is_sound
from exhibit_viewer.model.annotation import COLOURS, Anchor, Annotation
from exhibit_viewer.model.camera import Camera, Point
from exhibit_viewer.model.collection import Artifact, Override, Part
from exhibit_viewer.model.lamp import MOST_LAMPS, Lamp
from exhibit_viewer.model.scene import STRONGEST, Background, Light
from exhibit_viewer.model.setup import Setup
from exhibit_viewer.model.tour import Step
from exhibit_viewer.model.units import METRES

_ODD = re.compile(r"[\x00-\x1f\x7f]")
_LONGEST_ID = 4096
_MOST_MEMBERS = 20_000


def check_artifact(artifact: Artifact) -> None:
    """Raises ValueError for values that no other reader lets through."""
    _require(bool(artifact.derivatives), "derivatives")
    _require(not artifact.units or artifact.units in METRES, "units")
    check_id(artifact.id)
    lists = (artifact.derivatives, artifact.details, artifact.annotations, artifact.parts, artifact.articles)
    _require(max(map(len, (*lists, artifact.tours, artifact.sounds))) <= _MOST_MEMBERS, "members")
    for part in artifact.parts:
        _check_part(part)
    for note in artifact.annotations:
        _check_note(note)
    for tour in artifact.tours:
        for step in tour.steps:
            _check_step(step)
    if artifact.setup is not None:
        _check_setup(artifact.setup)


def check_id(text: str) -> None:
    """Raises ValueError for an id that is none, or would not stand in a line of text."""
    _require(0 < len(text) <= _LONGEST_ID and not _ODD.search(text), "id")


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise ValueError(what)


def _check_part(part: Part) -> None:
    _check_matrix(part.world_from_model)
    if part.override is not None:
        _check_override(part.override)


def _check_matrix(numbers: tuple[float, ...]) -> None:
    _require(len(numbers) == 16 and is_sound(numbers), "world_from_model")


def _check_override(override: Override) -> None:
    _check_colour(override.colour)
    _require(
        all(0.0 <= share <= 1.0 for share in (override.opacity, override.roughness, override.metalness)), "override"
    )


def _check_note(note: Annotation) -> None:
    check_id(note.id)
    _require(note.colour in COLOURS, "colour")
    _require(abs(note.order) <= _MOST_MEMBERS, "order")
    if note.anchor is not None:
        _check_anchor(note.anchor)
    if note.camera is not None:
        _check_camera(note.camera)
    _require(len(note.outline) <= _MOST_MEMBERS and sum(map(len, note.outline)) <= _MOST_MEMBERS, "outline")
    _require(all(is_sound(place) for line in note.outline for place in line), "outline")


def _check_anchor(anchor: Anchor) -> None:
    _require(is_sound((*anchor.point, *anchor.barycentric)), "point")
    _require(abs(math.hypot(*anchor.normal) - 1.0) < 1e-3, "normal")
    _require(-1 <= anchor.face < 1 << 32, "face")


def _check_camera(camera: Camera) -> None:
    _require(is_sound((*camera.target, camera.yaw)), "target")
    _require(1e-30 < camera.distance < 1e30, "distance")
    _require(abs(camera.pitch) <= math.pi / 2 + 1e-6, "pitch")
    _require(0.01 <= camera.field_of_view <= 3.0, "field_of_view")


def _check_step(step: Step) -> None:
    _require(0.0 <= step.seconds <= 120.0 and 0.0 <= step.threshold <= 1.0, "seconds")
    for _, pose in step.poses:
        _check_matrix(pose)
    if step.camera is not None:
        _check_camera(step.camera)


def _check_setup(setup: Setup) -> None:
    if setup.camera is not None:
        _check_camera(setup.camera)
    _require(abs(setup.exposure_ev or 0.0) <= 6.0, "exposure_ev")
    _require(setup.section is None or 0.0 <= setup.section.position <= 1.0, "section")
    _require(abs(setup.environment_turn) < 1e6, "environment_turn")
    _require(setup.tape is None or is_sound((*setup.tape[0], *setup.tape[1])), "tape")
    if setup.background is not None:
        _check_background(setup.background)
    if setup.light is not None:
        _check_light(setup.light)
    _require(len(setup.lamps) <= MOST_LAMPS, "lamps")
    for lamp in setup.lamps:
        _check_lamp(lamp)


def _check_background(background: Background) -> None:
    for colour in (background.centre, background.rim):
        _check_colour(colour)


def _check_colour(colour: Point) -> None:
    _require(all(0.0 <= part <= 1.0 for part in colour), "colour")


def _check_light(light: Light) -> None:
    _require(abs(light.azimuth) <= math.tau and abs(light.elevation) <= math.pi / 2 + 1e-6, "light")
    _require(0.0 <= light.intensity <= STRONGEST, "light")


def _check_lamp(lamp: Lamp) -> None:
    _check_colour(lamp.colour)
    _require(is_sound((*lamp.place, *lamp.direction)) and lamp.node == -1, "lamp")
    _require(0.0 <= lamp.intensity <= 1e8 and 0.0 <= lamp.reach < 1e30, "lamp")
    _require(0.0 <= lamp.inner <= lamp.outer <= math.pi, "lamp")
