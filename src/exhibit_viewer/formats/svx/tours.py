"""Tours and the states they go through. A state is one value for each of the recorded targets ("model/0/opacity")."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from exhibit_viewer.formats.fields import Fields
from exhibit_viewer.formats.svx.views import camera_of
from exhibit_viewer.formats.svx.words import by_language, prose, tags, titles
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.tour import Curve, Step, Tour, Value

LEFT_OVER = "scene-default"
MOST_STATES, MOST_TARGETS = 2000, 2000
_NOT_PLAYED = {
    "quality": "qualities of models",
    "overlayMap": "overlays",
    "slicerEnabled": "cuts of single models",
    "activeTags": "tags of stops",
    "annotationsVisible": "notes hidden by stops",
    "variant": "variants of stops",
    "datetime": "places of lights",
}
Poses = tuple[tuple[int, tuple[float, ...]], ...]
_CURVES = {curve.value: curve for curve in Curve}


@dataclass(frozen=True, slots=True)
class State:
    """One snapshot. values: by target, what is null left out."""

    values: Mapping[str, Value]
    seconds: float
    curve: Curve
    threshold: float

    def last(self, ending: str) -> Value | None:
        """The value of the target that ends so ("navigation/orbit")."""
        return next((value for target, value in self.values.items() if target.endswith(ending)), None)

    def camera(self, field_of_view: float) -> Camera | None:
        """Where it looks from, if it says so."""
        orbit, offset = self.last("navigation/orbit"), self.last("navigation/offset")
        if not isinstance(orbit, tuple) or not isinstance(offset, tuple):
            return None
        numbers = [part for part in (*orbit, *offset) if isinstance(part, float)]
        return camera_of(numbers[:3], numbers[3:], field_of_view) if len(numbers) == 6 else None


def states_of(setup: Fields, numbers: Mapping[str, Sequence[int]]) -> Mapping[str, State]:
    """The states of a setup by id, without the left-over one that no step uses. numbers: those of models and lights
    ("model", "light") in the order in which they are ours, whose numbers the targets get."""
    snapshots = setup.inner("snapshots")
    if snapshots is None:
        return {}
    targets = tuple(_renumbered(each, numbers) for each in snapshots.strings("targets")[:MOST_TARGETS])
    found = {}
    for number, fields in enumerate(snapshots.each("states")):
        if number >= MOST_STATES:
            snapshots.report("states", f"at most {MOST_STATES}")
            break
        name = fields.text("id")
        if name and name != LEFT_OVER:
            found[name] = _state(fields, targets)
    return found


def _renumbered(target: str, numbers: Mapping[str, Sequence[int]]) -> str:
    kind, _, rest = target.partition("/")
    number, _, key = rest.partition("/")
    own = numbers.get(kind)
    if own is None or not (number.isascii() and number.isdigit()):
        return target
    return f"{kind}/{own.index(int(number))}/{key}" if int(number) in own else f"{kind}/none-{number}/{key}"


def _state(fields: Fields, targets: tuple[str, ...]) -> State:
    values = fields.raw("values")
    if not isinstance(values, list) or len(values) != len(targets):
        fields.report("values", f"{len(targets)} values")
        values = []
    plain = {target: _value(value) for target, value in zip(targets, values, strict=False)}
    curve = _CURVES.get(fields.text("curve") or Curve.QUAD, Curve.QUAD)
    seconds = min(120.0, max(0.0, fields.number("duration", 2.0)))
    threshold = min(1.0, max(0.0, fields.number("threshold", 0.5)))
    return State({name: value for name, value in plain.items() if value is not None}, seconds, curve, threshold)


def _value(value: object) -> Value | None:
    """What a snapshot may hold; None for null and for anything else."""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, list) and len(value) <= 64:
        if all(isinstance(part, str) for part in value):
            return tuple(str(part) for part in value)
        numbers = tuple(_number(part) for part in value if isinstance(part, int | float))
        return tuple(part for part in numbers if part is not None) if len(numbers) == len(value) else None
    return None


def _number(value: int | float) -> float | None:
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def not_played(states: Mapping[str, State], lights: Collection[int]) -> Mapping[str, int]:
    """What changes from state to state and is not shown, each with the number of its targets. lights: numbers of the
    nodes that hold them."""
    met: dict[str, set[Value]] = {}
    for state in states.values():
        for target, value in state.values.items():
            met.setdefault(target, set()).add(value)
    found: dict[str, int] = {}
    for target in (target for target, values in met.items() if len(values) > 1):
        kind, number, key = (*target.split("/", 2), "", "")[:3]
        what = _NOT_PLAYED.get(key.rpartition("/")[2], "measured lines" if key.startswith("setup/tape/") else "")
        if kind == "node" and number.isdecimal() and int(number) in lights:
            what = "places of lights"
        if what:
            found[what] = found.get(what, 0) + 1
    return found


def tours_of(
    setup: Fields, states: Mapping[str, State], poses: Mapping[str, Poses], field_of_view: float
) -> tuple[Tour, ...]:
    """The tours of a setup. A step whose state is missing is told and kept without its view.

    poses: where states put the parts, by the states' ids.
    """
    return tuple(
        Tour(
            id=fields.text("id") or f"tour-{number + 1}",
            title=titles(fields),
            lead=prose(fields, "leads", "lead"),
            tags=tags(fields),
            steps=tuple(_step(step, states, poses, field_of_view) for step in fields.each("steps")),
        )
        for number, fields in enumerate(setup.each("tours"))
    )


def _step(fields: Fields, states: Mapping[str, State], poses: Mapping[str, Poses], field_of_view: float) -> Step:
    name = fields.text("id")
    state = states.get(name)
    if state is None:
        fields.report("id", "the id of a state")
        state = State({}, 2.0, Curve.QUAD, 0.5)
    note, article = state.last("viewer/activeAnnotation"), state.last("reader/articleId")
    reading = state.last("reader/enabled")
    return Step(
        id=name,
        title=titles(fields),
        text=by_language(fields, "altTexts", "altText"),
        camera=state.camera(field_of_view),
        note=note if isinstance(note, str) else "",
        article=article if isinstance(article, str) and reading is not False else "",
        seconds=state.seconds,
        curve=state.curve,
        threshold=state.threshold,
        values=state.values,
        poses=poses.get(name, ()),
    )
