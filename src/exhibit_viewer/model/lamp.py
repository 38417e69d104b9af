"""Lamp: a light the file itself brings, in the terms of glTF's KHR_lights_punctual."""

from dataclasses import dataclass
from enum import StrEnum

from exhibit_viewer.model.camera import Point
from exhibit_viewer.model.material import Colour

MOST_LAMPS = 16
"""More are not drawn: every one is asked at every pixel."""


class LampKind(StrEnum):
    """How its light spreads."""

    DIRECTIONAL = "directional"
    POINT = "point"
    SPOT = "spot"


@dataclass(frozen=True, slots=True)
class Lamp:
    """One light, in world. colour is linear; intensity in lux of a directional lamp, else in candela (unit: metre).

    place: where it stands (a directional one stands nowhere); direction: unit, the way its light goes.
    reach: file units past which it lights nothing, 0 for no end. inner, outer: half angles of a spot's cone, radians.
    node: the node of the model's rig it hangs on, -1 for one that never moves. lit: whether it is on at first.
    """

    kind: LampKind
    colour: Colour = (1.0, 1.0, 1.0)
    intensity: float = 1.0
    place: Point = (0.0, 0.0, 0.0)
    direction: Point = (0.0, 0.0, -1.0)
    reach: float = 0.0
    inner: float = 0.0
    outer: float = 0.7853981633974483
    node: int = -1
    lit: bool = True
