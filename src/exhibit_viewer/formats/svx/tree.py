"""The tree of nodes: where each model, light and camera stands in the scene's world."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from exhibit_viewer.formats.fields import Fields
from exhibit_viewer.formats.placing import is_sound, posed, turned_by
from exhibit_viewer.model.geometry import F64

DEEPEST = 64


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One node met on the way down. number: its place in the document's list; above: its parent's, -1 for a root;
    world: (4,4), scene units."""

    number: int
    fields: Fields
    world: F64
    above: int = -1


def nodes_of(scene: Fields, nodes: Sequence[Fields]) -> Iterator[Node]:
    """Every node below the scene's roots, once, parents first. Circles and what lies too deep are reported."""
    waiting = [(number, -1, np.eye(4), 0) for number in reversed(scene.indices("nodes", len(nodes)))]
    met: set[int] = set()
    while waiting:
        number, parent, above, depth = waiting.pop()
        fields = nodes[number]
        if number in met or depth > DEEPEST:
            fields.report("children", "no node twice, none within itself")
            continue
        met.add(number)
        world = above @ matrix_of(fields)
        if not is_sound(world):
            fields.report("matrix", "numbers of a usable size")
            world = above
        yield Node(number, fields, world, parent)
        children = fields.indices("children", len(nodes))
        waiting.extend((child, number, world, depth + 1) for child in reversed(children))


def matrix_of(fields: Fields) -> F64:
    """(4,4) of a node's own pose: 16 numbers column by column, or translation, rotation and scale."""
    numbers = fields.numbers("matrix", 16)
    if numbers:
        return np.array(numbers).reshape(4, 4).T
    rotation = turned_by(fields.numbers("rotation", 4))
    return posed(fields.numbers("translation", 3), rotation, fields.numbers("scale", 3))


def moved(nodes: Sequence[Node], own: Mapping[int, F64]) -> Sequence[Node]:
    """The nodes below those that have another pose of their own (4,4), by number, and these; parents come first."""
    found: dict[int, Node] = {}
    worlds = {node.number: node.world for node in nodes}
    for node in nodes:
        if node.number in own or node.above in found:
            pose = own[node.number] if node.number in own else matrix_of(node.fields)
            world = worlds.get(node.above, np.eye(4)) @ pose
            if is_sound(world):
                worlds[node.number] = world
                found[node.number] = replace(node, world=world)
    return tuple(found.values())


def holders(nodes: Sequence[Node], kind: str, count: int) -> Mapping[int, Node]:
    """Which node holds each model, light, camera or meta ("model", ...), by its number."""
    found: dict[int, Node] = {}
    for node in nodes:
        number = node.fields.index(kind, count)
        if number is not None:
            found.setdefault(number, node)
    return found
