"""Where the stops of tours put models: what snapshots say of the nodes that hold them or stand above them."""

import math
from collections.abc import Mapping, Sequence

from exhibit_viewer.formats.fields import Fields
from exhibit_viewer.formats.placing import about, posed, taken_apart
from exhibit_viewer.formats.svx.models import stand_of
from exhibit_viewer.formats.svx.tree import Node, matrix_of, moved
from exhibit_viewer.model.geometry import F64
from exhibit_viewer.model.tour import Value

NODE = "node/"
MOST_MOVES = 200_000
"""Nodes times stops that a document may ask for."""
_SIZES = {"position": 3, "rotation": 3, "scale": 3}
Told = Mapping[str, tuple[float, ...]]


def poses_at(
    values: Mapping[str, Value], nodes: Sequence[Node], models: Mapping[int, tuple[int, Fields]], unit: str
) -> tuple[tuple[int, tuple[float, ...]], ...]:
    """Where a stop puts models (`Part.world_from_model`), by our numbers; none whose nodes it says nothing of.

    models: our number and the model of each node that holds one; unit: of the scene.
    """
    by_number = {node.number: node for node in nodes}
    own = {number: _pose(by_number[number], told) for number, told in _told(values).items() if number in by_number}
    found = (node for node in (moved(nodes, own) if own else ()) if node.number in models)
    return tuple(
        (number, stand_of(model, node, unit).numbers) for node in found for number, model in [models[node.number]]
    )


def _told(values: Mapping[str, Value]) -> Mapping[int, Told]:
    """What is said of nodes, by their numbers in the document."""
    found: dict[int, dict[str, tuple[float, ...]]] = {}
    for path, value in values.items():
        number, _, key = path.removeprefix(NODE).partition("/")
        if path.startswith(NODE) and number.isascii() and number.isdigit() and isinstance(value, tuple):
            parts = tuple(part for part in value if isinstance(part, float))
            if len(parts) == _SIZES.get(key):
                found.setdefault(int(number), {})[key] = parts
    return found


def _pose(node: Node, told: Told) -> F64:
    """The node's own pose (4,4) with what a stop says of it; rotation in degrees, about z, then y, then x."""
    before = matrix_of(node.fields)
    apart = taken_apart(before)
    turn, size = (before[:3, :3], (1.0, 1.0, 1.0)) if apart is None else (before[:3, :3] / apart[2], apart[2])
    if "rotation" in told:
        x, y, z = (about(axis, math.radians(angle)) for axis, angle in enumerate(told["rotation"]))
        turn = x @ y @ z
    return posed(told.get("position", tuple(before[:3, 3])), turn, told.get("scale", size))


def angles_of(turn: F64) -> tuple[float, float, float]:
    """Degrees about x, y and z that `turn` (3,3) = X @ Y @ Z is made of."""
    y = math.asin(min(1.0, max(-1.0, turn[0, 2])))
    if abs(turn[0, 2]) < 1.0 - 1e-12:
        x, z = math.atan2(-turn[1, 2], turn[2, 2]), math.atan2(-turn[0, 1], turn[0, 0])
    else:
        x, z = math.atan2(turn[2, 1], turn[1, 1]), 0.0
    return math.degrees(x), math.degrees(y), math.degrees(z)
