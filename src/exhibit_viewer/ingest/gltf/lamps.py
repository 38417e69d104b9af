"""Lamps: KHR_lights_punctual. They shine along their node's -Z; the node's place and turn count, its scale does not."""

import math

import numpy as np

from exhibit_viewer.ingest.gltf.document import Document
from exhibit_viewer.ingest.gltf.tree import Entry
from exhibit_viewer.model.faults import Code, Fact, Fault, Notice
from exhibit_viewer.model.geometry import F64
from exhibit_viewer.model.lamp import MOST_LAMPS, Lamp, LampKind
from exhibit_viewer.model.material import Colour

EXTENSION = "KHR_lights_punctual"


def read_lamps(document: Document, world_from_node: dict[int, F64]) -> dict[int, Lamp]:
    """The lamps of the scene by the node they hang on, in tree order, at rest. A damaged one is noted and left out;
    so are all after the first sixteen."""
    extension = document.root.extension(EXTENSION)
    lamps: dict[int, Lamp] = {}
    if extension is None:
        return lamps
    past = 0
    for number, matrix in world_from_node.items():
        node = document.nodes.get(number, "nodes")
        try:
            hung = node.extension(EXTENSION)
            if hung is None:
                continue
            lamp = _lamp(extension.items("lights").get(hung.integer("light"), hung.at("light")), matrix)
        except Fault as fault:
            document.overlook(fault)
            continue
        if len(lamps) < MOST_LAMPS:
            lamps[number] = lamp
        else:
            past += 1
    if past:
        facts: dict[str, Fact] = {"what": "lights", "count": past}
        document.note(Notice(Code.CONTENT_SKIPPED, document.file, facts))
    return lamps


def _lamp(entry: Entry, world_from_node: F64) -> Lamp:
    kind = entry.text("type")
    if kind not in tuple(LampKind):
        raise entry.wrong("type", f"{kind!r} is unknown")
    backward, place = world_from_node[:3, 2], world_from_node[:3, 3]
    length = float(np.linalg.norm(backward))
    if not (np.isfinite(world_from_node).all() and length > 0):
        raise entry.wrong("", "its node's matrix has no direction")
    intensity, reach = entry.number("intensity", 1.0), entry.number("range", 0.0)
    inner, outer = _cone(entry) if kind == LampKind.SPOT else (0.0, math.pi / 4)
    x, y, z = (float(-value) for value in backward / length)
    px, py, pz = (float(value) for value in place)
    return Lamp(
        LampKind(kind), _colour(entry), max(0.0, intensity), (px, py, pz), (x, y, z), max(0.0, reach), inner, outer
    )


def _colour(entry: Entry) -> Colour:
    red, green, blue = entry.numbers("color", 3, (1.0, 1.0, 1.0))
    return max(0.0, red), max(0.0, green), max(0.0, blue)


def _cone(entry: Entry) -> tuple[float, float]:
    """Half angles, the inner less than the outer."""
    spot = entry.child("spot")
    if spot is None:
        raise entry.wrong("spot", "missing")
    outer = spot.number("outerConeAngle", math.pi / 4)
    inner = spot.number("innerConeAngle", 0.0)
    if not 0.0 <= inner < outer <= math.pi / 2 + 1e-6:
        raise spot.wrong("", f"cone angles {inner} and {outer}")
    return inner, outer
