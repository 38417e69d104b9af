"""Tour: a guided way round an artifact, as a document tells it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.text import LangText

_POWERS = {"Quad": 2, "Cubic": 3, "Quart": 4, "Quint": 5}
Value = bool | float | str | tuple[float, ...] | tuple[str, ...]


class Curve(StrEnum):
    """How a change runs over its time: the names Voyager writes."""

    LINEAR = "Linear"
    QUAD = "EaseQuad"
    IN_QUAD = "EaseInQuad"
    OUT_QUAD = "EaseOutQuad"
    CUBIC = "EaseCubic"
    IN_CUBIC = "EaseInCubic"
    OUT_CUBIC = "EaseOutCubic"
    QUART = "EaseQuart"
    IN_QUART = "EaseInQuart"
    OUT_QUART = "EaseOutQuart"
    QUINT = "EaseQuint"
    IN_QUINT = "EaseInQuint"
    OUT_QUINT = "EaseOutQuint"
    SINE = "EaseSine"
    IN_SINE = "EaseInSine"
    OUT_SINE = "EaseOutSine"

    def eased(self, share: float) -> float:
        """How much of the change has come about after a share of its time (both 0..1)."""
        if self is Curve.LINEAR:
            return share
        kind = self.value.removeprefix("Ease")
        if kind.startswith("In"):
            return _begun(kind[2:], share)
        if kind.startswith("Out"):
            return 1 - _begun(kind[3:], 1 - share)
        return _begun(kind, 2 * share) / 2 if share < 0.5 else 1 - _begun(kind, 2 - 2 * share) / 2


def _begun(kind: str, share: float) -> float:
    """A curve that begins at rest and ends at full speed."""
    return 1 - math.cos(share * math.pi / 2) if kind == "Sine" else float(share ** _POWERS[kind])


@dataclass(frozen=True, slots=True)
class Step:
    """One stop. camera in world, None to stay; note, article, sound: ids to open, "" for none.

    The way there takes `seconds` along `curve`; what cannot change by degrees switches at `threshold` (share of them).
    values: everything the stop recorded, by the document's own paths ("model/0/opacity"), numbers in its own units.
    poses: where it has some of the artifact's parts: number, `Part.world_from_model`.
    """

    id: str
    title: LangText = field(default_factory=LangText)
    text: LangText = field(default_factory=LangText)
    camera: Camera | None = None
    note: str = ""
    article: str = ""
    sound: str = ""
    seconds: float = 2.0
    curve: Curve = Curve.QUAD
    threshold: float = 0.5
    values: Mapping[str, Value] = field(default_factory=dict)
    poses: tuple[tuple[int, tuple[float, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Tour:
    """Stops in order."""

    id: str
    title: LangText = field(default_factory=LangText)
    lead: LangText = field(default_factory=LangText)
    tags: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
