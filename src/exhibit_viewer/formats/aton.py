"""ATON scenes (`scene.json`): a graph of nodes with models, and a graph of regions with words to them.

World: right-handed, Y up, metres. Addresses of files are relative to a root that did not come along, so they are found
by their ends. Facts read from ATON's scene hub.
"""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from exhibit_viewer.formats.beside import Beside
from exhibit_viewer.formats.fields import Fields, each_once
from exhibit_viewer.formats.iiif.stage import Stage
from exhibit_viewer.formats.names import readable
from exhibit_viewer.formats.placing import about, camera_from, direction_at, is_sound, posed
from exhibit_viewer.formats.prose import from_either
from exhibit_viewer.formats.said import Said
from exhibit_viewer.formats.svx.notes import named
from exhibit_viewer.model.annotation import Anchor, Annotation
from exhibit_viewer.model.camera import Camera, Point
from exhibit_viewer.model.collection import Artifact, Derivative, Part
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import F64
from exhibit_viewer.model.lamp import Lamp, LampKind
from exhibit_viewer.model.scene import Background
from exhibit_viewer.model.setup import Setup
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.tour import Step, Tour

ROOT, _HOME = ".", "home"
_DEEPEST, _MOST_NODES = 64, 5000
_Y_UP = posed(rotation=about(0, -math.pi / 2))


def is_aton(value: object) -> bool:
    """Whether a JSON value is an ATON scene."""
    graph = value.get("scenegraph") if isinstance(value, Mapping) else None
    return isinstance(graph, Mapping) and "nodes" in graph


@dataclass(frozen=True, slots=True, eq=False)
class _Placed:
    """One node of the graph. world: (4,4)."""

    name: str
    fields: Fields
    world: F64
    shown: bool


def read_aton(value: Mapping[str, object], files: Beside, name: str) -> Said:
    """The artifact that the scene `name` (its path among `files`) describes. Raises Fault(NO_GEOMETRY)."""
    base, _, document = name.rpartition("/")
    notices: list[Notice] = []
    stage = Stage(files, base, document, notices)
    whole = Fields(document, "", value, notices)
    graph = whole.inner("scenegraph")
    parts = [part for node in _nodes(graph) for part in _parts(node, stage)] if graph is not None else []
    if not parts:
        raise Fault.from_notice(notices[0]) if notices else Fault(Code.NO_GEOMETRY, document)
    found = next((part.derivatives for part in parts if part.derivatives), ())
    _tell_what_is_not_shown(whole, stage)
    title = LangText.of(whole.text("title"))
    artifact = Artifact(
        id=name,
        title=title or LangText.of(base.rpartition("/")[2] or document),
        derivatives=found or (Derivative(files.path(base) / "model.gltf"),),
        description=LangText.of(_description(whole.text("description"))),
        units="m",
        annotations=named(tuple(_regions(whole.inner("semanticgraph"))), name),
        parts=tuple(parts),
        tours=_views(whole.inner("viewpoints")),
        setup=_setup(whole),
        notices=tuple(each_once(notices)),
    )
    return Said((artifact,))


def _description(text: str) -> str:
    """HTML, usually written as a JSON string within the JSON."""
    if text.startswith('"'):
        try:
            inner = json.loads(text)
        except (ValueError, RecursionError):
            inner = text
        text = inner if isinstance(inner, str) else text
    return from_either(text).markdown


def _nodes(graph: Fields) -> Iterator[_Placed]:
    """Every node, once, parents first; those that hang on nothing stand in the world."""
    nodes, edges = graph.inner("nodes"), graph.inner("edges")
    if nodes is None:
        return
    names = [name for name in nodes.names() if name != ROOT][:_MOST_NODES]
    children = {parent: edges.words_in(parent) for parent in edges.names()} if edges is not None else {}
    hanging = {child for parent in children for child in children[parent]}
    roots = [*children.get(ROOT, ()), *(name for name in names if name not in hanging)]
    waiting = [(name, np.eye(4), 0, True) for name in reversed(roots)]
    met: set[str] = set()
    while waiting:
        name, above, depth, shown = waiting.pop()
        fields = nodes.inner(name) if nodes.has(name) else None
        if name in met or depth > _DEEPEST or fields is None:
            if name in met:
                graph.report("edges", "no node twice, none within itself")
            continue
        met.add(name)
        world = above @ _pose(fields.inner("transform"))
        if not is_sound(world):
            fields.report("transform", "numbers of a usable size")
            world = above
        shown = shown and fields.raw("show") is not False
        yield _Placed(name, fields, world, shown)
        waiting.extend((child, world, depth + 1, shown) for child in reversed(children.get(name, ())))


def _pose(transform: Fields | None) -> F64:
    if transform is None:
        return np.eye(4)
    x, y, z = _three(transform, "rotation") or (0.0, 0.0, 0.0)
    rotation = about(0, x) @ about(1, y) @ about(2, z)
    return posed(_three(transform, "position"), rotation, _three(transform, "scale"))


def _three(fields: Fields, name: str) -> tuple[float, ...]:
    """Three numbers, in a list or as x, y, z."""
    if isinstance(fields.raw(name), Mapping):
        inner = fields.inner(name)
        default = 1.0 if name == "scale" else 0.0
        return tuple(inner.number(axis, default) for axis in "xyz") if inner is not None else ()
    return fields.numbers(name, 3)


def _parts(node: _Placed, stage: Stage) -> Iterator[Part]:
    matrix = node.world @ (_Y_UP if node.fields.raw("toYup") is True else np.eye(4))
    for reference in node.fields.words_in("urls") or node.fields.words_in("url"):
        found = stage.local(reference)
        derivatives = (Derivative(stage.files.path(found)),) if found is not None else ()
        yield Part(derivatives, tuple(float(number) for number in matrix.flatten()), node.name, node.shown)


def _regions(graph: Fields | None) -> Iterator[Annotation]:
    """Regions with words, pinned to their middle."""
    nodes = graph.inner("nodes") if graph is not None else None
    if nodes is None:
        return
    for order, name in enumerate(nodes.names()[:_MOST_NODES]):
        fields = nodes.inner(name) if nodes.has(name) and name != ROOT else None
        if fields is None:
            continue
        middle = _middle(fields)
        yield Annotation(
            id=name,
            artifact="",
            title=LangText.of(fields.text("title") or name),
            text=LangText.of(_description(fields.text("description"))),
            tags=fields.words_in("keywords"),
            anchor=Anchor(middle, (0.0, 1.0, 0.0)) if middle is not None else None,
            published=True,
            order=order,
        )


def _middle(fields: Fields) -> Point | None:
    """The mean of a region's spheres, else of the corners of its shapes."""
    corners: list[list[float]] = []
    for key, width in (("spheres", 4), ("convexshapes", 3)):
        shapes = fields.raw(key)
        for shape in shapes if isinstance(shapes, list) and not corners else []:
            numbers = [float(n) for n in shape if isinstance(n, int | float)] if isinstance(shape, list) else []
            if len(numbers) == (len(shape) if isinstance(shape, list) else -1) and is_sound(numbers):
                corners += [numbers[at : at + 3] for at in range(0, len(numbers) - 2, width)]
    if not corners:
        return None
    x, y, z = (float(value) for value in np.mean(corners, axis=0))
    return x, y, z


def _setup(whole: Fields) -> Setup:
    environment, views = whole.inner("environment"), whole.inner("viewpoints")
    home = views.inner(_HOME) if views is not None else None
    colour = environment.numbers("bgcolor", 3) if environment is not None else ()
    light = environment.inner("mainlight") if environment is not None else None
    direction = _three(light, "direction") if light is not None else ()
    shade = tuple(min(1.0, max(0.0, part)) for part in colour)
    return Setup(
        camera=_camera(home) if home is not None else None,
        background=Background((shade[0], shade[1], shade[2]), (shade[0], shade[1], shade[2])) if shade else None,
        lamps=(Lamp(LampKind.DIRECTIONAL, intensity=math.pi, direction=direction_at(np.eye(4), direction)),)
        if direction and is_sound(direction)
        else (),
    )


def _views(views: Fields | None) -> tuple[Tour, ...]:
    """The author's views but the first, in the document's order: as a tour, for what else would lead to them."""
    names = [name for name in views.names() if name != _HOME][:_MOST_NODES] if views is not None else []
    found = ((name, views.inner(name)) for name in names if views is not None)
    stops = ((name, _camera(view)) for name, view in found if view is not None)
    steps = tuple(
        Step(name, LangText.of(readable(name)), camera=camera) for name, camera in stops if camera is not None
    )
    return (Tour("viewpoints", steps=steps),) if steps else ()


def _camera(view: Fields) -> Camera | None:
    eye, target = _three(view, "position"), _three(view, "target")
    if not eye or not target or not is_sound([*eye, *target]):
        return None
    back = np.array(eye) - np.array(target)
    distance = float(np.linalg.norm(back))
    degrees = view.number("fov", 50.0)
    return camera_from(eye, back, distance, math.radians(min(150.0, max(5.0, degrees)))) if distance else None


def _tell_what_is_not_shown(whole: Fields, stage: Stage) -> None:
    counts = {
        "measured lines": _size(whole, "measurements"),
        "sounds": _size(whole, "soundscape"),
        "panoramas": _size(whole, "xpfnet"),
    }
    for what, count in counts.items():
        if count:
            stage.notices.append(Notice(Code.CONTENT_SKIPPED, stage.document, {"what": what, "count": count}))


def _size(whole: Fields, name: str) -> int:
    value = whole.raw(name)
    return len(value) if isinstance(value, Mapping | list) else 0
