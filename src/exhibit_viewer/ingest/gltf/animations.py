"""Animations: their clips as channels of the file's nodes (glTF 2.0, 3.11). What is damaged is left out as a whole:
half a movement shows the object as it never was."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from exhibit_viewer.ingest.gltf.accessors import F32, Accessors
from exhibit_viewer.ingest.gltf.document import Document
from exhibit_viewer.ingest.gltf.tree import Entry
from exhibit_viewer.model.faults import Code, Fact, Fault, Notice
from exhibit_viewer.model.rig import Channel, Clip, Easing, Target

MOST_CLIPS = 64
MOST_CHANNELS = 4096
LONGEST_SECONDS = 86_400.0
LARGEST = 1e12
"""Past this, numbers of 32 bits overflow as soon as they are multiplied."""
_WIDTHS = {Target.TRANSLATION: 3, Target.ROTATION: 4, Target.SCALE: 3}
_LEFT_OUT = (Code.FORMAT_DAMAGED, Code.RESOURCE_MISSING, Code.REMOTE_REFERENCE, Code.FILE_OUTSIDE_FOLDER)


@dataclass(frozen=True)
class Aim:
    """What a channel moves. node: its number in the file."""

    entry: Entry
    node: int
    target: Target


def aims(document: Document, scene: dict[int, int]) -> list[tuple[Entry, list[Aim]]]:
    """Every animation that moves something of the scene (its node numbers are the keys), with what it moves.

    Nothing but the JSON is looked at. More than 64 animations, or 4,096 channels of one, are too many.
    """
    found: list[tuple[Entry, list[Aim]]] = []
    for entry in document.root.items("animations"):
        with noted(document):
            _collect(document, entry, scene, found)
    if len(found) > MOST_CLIPS:
        facts: dict[str, Fact] = {"what": "animations", "count": len(found) - MOST_CLIPS}
        document.note(Notice(Code.CONTENT_SKIPPED, document.file, facts))
    return found[:MOST_CLIPS]


@contextmanager
def noted(document: Document) -> Iterator[None]:
    """Around what is not needed for the model to be shown: what is wrong is noted. Lets graver faults through."""
    try:
        yield
    except Fault as fault:
        if fault.code is Code.FORMAT_DAMAGED:
            document.overlook(fault)
        elif fault.code in _LEFT_OUT:
            document.note(fault.notice)
        else:
            raise


def _collect(document: Document, entry: Entry, scene: dict[int, int], found: list[tuple[Entry, list[Aim]]]) -> None:
    channels = entry.items("channels")
    if len(channels) > MOST_CHANNELS:
        raise entry.wrong("channels", f"{len(channels)} channels")
    moved = [aim for channel in channels if (aim := _aim(document, channel)) is not None and aim.node in scene]
    if moved:
        found.append((entry, moved))


def _aim(document: Document, channel: Entry) -> Aim | None:
    """None where the channel moves nothing that is drawn: a target of an extension, or none."""
    target = channel.child("target")
    if target is None:
        raise channel.wrong("target", "missing")
    node, path = target.index("node"), target.text("path")
    if node is None or path not in tuple(Target):
        return None
    entry = document.nodes.get(node, target.at("node"))
    if path != Target.WEIGHTS and "matrix" in entry:
        raise target.wrong("node", "has a matrix, which cannot be moved")
    return Aim(channel, node, Target(path))


def read_clip(document: Document, accessors: Accessors, entry: Entry, moved: list[Aim], places: dict[int, int]) -> Clip:
    """The clip of one animation. places: nodes of the rig by their number in the file. Raises Fault."""
    samplers = entry.items("samplers")
    channels = []
    for aim in moved:
        number = aim.entry.integer("sampler")
        sampler = samplers.get(number, aim.entry.at("sampler"))
        width = _WIDTHS[aim.target] if aim.target in _WIDTHS else _targets(document, aim)
        channels.append(_channel(document, accessors, sampler, aim.target, width, places[aim.node]))
    seconds = max(float(channel.times[-1]) for channel in channels)
    return Clip(document.name_of(entry), seconds, tuple(channels))


def _targets(document: Document, aim: Aim) -> int:
    """How many morph targets the node's mesh has."""
    node = document.nodes.get(aim.node, aim.entry.path)
    mesh = node.index("mesh")
    primitives = () if mesh is None else document.meshes.get(mesh, node.at("mesh")).items("primitives")
    count = max((len(primitive.items("targets")) for primitive in primitives), default=0)
    if not count:
        raise aim.entry.wrong("target", "moves weights of a mesh without morph targets")
    return count


def _channel(
    document: Document, accessors: Accessors, sampler: Entry, target: Target, width: int, node: int
) -> Channel:
    kind = sampler.text("interpolation", Easing.LINEAR)
    if kind not in tuple(Easing):
        raise sampler.wrong("interpolation", f"{kind!r} is unknown")
    times = accessors.floats(sampler.integer("input"), sampler.at("input"), 1).reshape(-1)
    columns = 1 if target is Target.WEIGHTS else width
    values = accessors.floats(sampler.integer("output"), sampler.at("output"), columns)
    document.charge(times.size + values.size, sampler.path)  # accessors may serve any number of channels
    _check_times(sampler, times)
    keys = len(times) * (3 if kind == Easing.CUBIC else 1)
    if values.size != keys * width:
        raise sampler.wrong("output", f"{values.size} numbers where {keys} times {width} are due")
    if not (np.abs(values) <= LARGEST).all():  # also false for what is no number
        raise sampler.wrong("output", "not finite, or far too large")
    return Channel(node, target, Easing(kind), times, values.reshape(keys, width))


def _check_times(sampler: Entry, times: F32) -> None:
    if not len(times):
        raise sampler.wrong("input", "empty")
    if not ((times >= 0).all() and (times <= LONGEST_SECONDS).all()):  # also false for what is no number
        raise sampler.wrong("input", "times that are negative, endless or no number")
    if not (np.diff(times) > 0).all():
        raise sampler.wrong("input", "times that do not increase")
