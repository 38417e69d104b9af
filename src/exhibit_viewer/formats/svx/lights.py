"""Lights of a scene as lamps. They shine along -Y of their node."""

import itertools
import math
from collections.abc import Mapping

import numpy as np

from exhibit_viewer.formats.fields import Fields
from exhibit_viewer.formats.placing import direction_at, point_at
from exhibit_viewer.formats.svx.tree import Node
from exhibit_viewer.model.lamp import MOST_LAMPS, Lamp, LampKind
from exhibit_viewer.model.material import linear

_KINDS = {
    "directional": LampKind.DIRECTIONAL,
    "sun": LampKind.DIRECTIONAL,
    "point": LampKind.POINT,
    "spot": LampKind.SPOT,
}


def lamps_of(lights: list[Fields], nodes: Mapping[int, Node]) -> Mapping[int, Lamp]:
    """The lamps that a picture of ours can have, by the numbers of their lights; light from everywhere comes from the
    room we put the object in."""
    found: dict[int, Lamp] = {}
    for number, node in nodes.items():
        fields = lights[number]
        kind = _KINDS.get(fields.text("type"))
        if kind is not None:
            found[number] = _lamp(fields, node, kind)
    return dict(itertools.islice(found.items(), MOST_LAMPS))


def _lamp(fields: Fields, node: Node, kind: LampKind) -> Lamp:
    colour = fields.numbers("color", 3) or (1.0, 1.0, 1.0)
    strength = max(0.0, min(1e6, fields.number("intensity", 1.0)))
    shape = fields.inner("spot" if kind is LampKind.SPOT else "point")
    reach = max(0.0, shape.number("distance", 0.0)) if shape is not None else 0.0
    outer = min(math.pi / 2, max(0.01, shape.number("angle", math.pi / 4))) if shape is not None else math.pi / 4
    soft = min(1.0, max(0.0, shape.number("penumbra", 0.5))) if shape is not None else 0.5
    return Lamp(
        kind=kind,
        colour=linear((colour[0], colour[1], colour[2])),
        intensity=strength * math.pi if kind is LampKind.DIRECTIONAL else strength,
        place=point_at(node.world, np.zeros(3)),
        direction=direction_at(node.world, (0.0, -1.0, 0.0)),
        reach=reach,
        inner=outer * (1 - soft) if kind is LampKind.SPOT else 0.0,
        outer=outer,
        lit=fields.raw("enabled") is not False,
    )
