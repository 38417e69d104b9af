"""A Voyager document as an artifact."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from exhibit_viewer.formats.beside import Beside
from exhibit_viewer.formats.fields import Fields, each_once
from exhibit_viewer.formats.prose import words_of
from exhibit_viewer.formats.references import shown
from exhibit_viewer.formats.remainder import KEY, with_remainder
from exhibit_viewer.formats.svx.actions import Actions, actions_of
from exhibit_viewer.formats.svx.lights import lamps_of
from exhibit_viewer.formats.svx.models import named_files, overlays_in, part_of, stand_of, unit_of
from exhibit_viewer.formats.svx.notes import named, notes_of
from exhibit_viewer.formats.svx.pages import Shelf, articles_of, sounds_of
from exhibit_viewer.formats.svx.poses import MOST_MOVES, NODE, poses_at
from exhibit_viewer.formats.svx.setup import setup_of
from exhibit_viewer.formats.svx.tours import Poses, State, not_played, states_of, tours_of
from exhibit_viewer.formats.svx.tree import Node, holders, nodes_of
from exhibit_viewer.formats.svx.views import field_of_view, standing_camera
from exhibit_viewer.formats.svx.words import by_language, changed, prose, titles
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.article import Article, Sound
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.collection import Artifact, Derivative, Part
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.setup import Setup
from exhibit_viewer.model.text import LangText

TYPE = "application/si-dpo-3d.document+json"
MOST_NODES = 20_000
_NAMED = frozenset(("titles", "title", "intros", "intro", KEY))
_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_\-\s]+")


def is_svx(value: object) -> bool:
    """Whether a JSON value is a Voyager document; its name says nothing."""
    asset = value.get("asset") if isinstance(value, dict) else None
    return isinstance(asset, dict) and asset.get("type") == TYPE


@dataclass(frozen=True, slots=True)
class _Parts:
    """The lists of a document, by name."""

    scene: Fields
    nodes: list[Node]
    cameras: list[Fields]
    lights: list[Fields]
    models: list[Fields]
    metas: list[Fields]
    setup: Fields | None


@dataclass(frozen=True, slots=True)
class _Said:
    """What metas say: of the whole scene, then of its nodes."""

    collection: list[Fields]
    articles: tuple[Article, ...]
    sounds: tuple[Sound, ...]
    environments: tuple[Path, ...]
    actions: Actions


def read_svx(value: Mapping[str, object], files: Beside, name: str) -> Artifact:
    """The artifact that the document `name` (its path among `files`) describes. Its id is that path.

    Raises Fault FORMAT_DAMAGED without a scene, NO_GEOMETRY without a model.
    """
    base, _, document = name.rpartition("/")
    notices: list[Notice] = []
    shelf = Shelf(files, base, document, notices)
    whole = Fields(document, "", value, notices)
    parts = _parts(whole, document)
    if not parts.models:
        raise Fault(Code.NO_GEOMETRY, document)
    unit = unit_of(parts.scene)
    angle, standing = _camera(parts)
    models = list(holders(parts.nodes, "model", len(parts.models)))
    lamps = lamps_of(parts.lights, holders(parts.nodes, "light", len(parts.lights)))
    numbers = {"model": models, "light": list(lamps)}
    states = states_of(parts.setup, numbers) if parts.setup is not None else {}
    views = {key: view for key, state in states.items() if (view := state.camera(angle)) is not None}
    placed, notes = _models(parts, unit, views, shelf)
    said = _said(parts, shelf)
    own = tuple(lamps.values())
    setup = setup_of(parts.setup, angle, standing, own, said.environments) if parts.setup is not None else None
    poses = _poses(states, parts, unit)
    tours = tours_of(parts.setup, states, poses, angle) if parts.setup is not None else ()
    _tell_what_is_not_shown(shelf, parts, said, setup, states)
    asset = whole.inner("asset")
    artifact = Artifact(
        id=name,
        title=_title(parts, said.collection) or LangText.of(document.partition(".")[0]),
        derivatives=_derivatives(placed, parts.models, files, base),
        description=next((text for each in said.collection if (text := prose(each, "intros", "intro"))), LangText()),
        details=tuple(pair for each in said.collection for pair in _details(each)),
        rights=Rights(credit=LangText.of(asset.text("copyright") if asset is not None else "")),
        units=unit,
        annotations=said.actions.heard_at(named(notes, name)),
        parts=placed,
        articles=said.articles,
        tours=said.actions.heard_along(tours),
        sounds=said.sounds,
        setup=setup or Setup(standing, lamps=own),
    )
    artifact = with_remainder(artifact, _kept(parts.metas), files, base, whole)
    return replace(artifact, notices=tuple(each_once(notices)))


def _kept(metas: list[Fields]) -> object:
    """What this program kept in the document beside Voyager's terms, if it wrote it."""
    processes = (meta.inner("process") for meta in metas)
    return next((inner.raw(KEY) for inner in processes if inner is not None and inner.has(KEY)), None)


def _parts(whole: Fields, document: str) -> _Parts:
    scenes = list(whole.each("scenes"))
    number = whole.index("scene", len(scenes)) if scenes else None
    if not scenes:
        raise Fault(Code.FORMAT_DAMAGED, document, format="SVX", detail="scenes")
    scene = scenes[number or 0]
    nodes = list(whole.each("nodes"))
    if len(nodes) > MOST_NODES:
        raise Fault(Code.TOO_MANY_ELEMENTS, document, count=len(nodes), limit=MOST_NODES)
    setups = list(whole.each("setups"))
    setup = scene.index("setup", len(setups))
    return _Parts(
        scene=scene,
        nodes=list(nodes_of(scene, nodes)),
        cameras=list(whole.each("cameras")),
        lights=list(whole.each("lights")),
        models=list(whole.each("models")),
        metas=list(whole.each("metas")),
        setup=setups[setup] if setup is not None else None,
    )


def _camera(parts: _Parts) -> tuple[float, Camera | None]:
    """(field of view in radians, the view of the scene's camera)."""
    held = holders(parts.nodes, "camera", len(parts.cameras))
    angle = field_of_view(parts.cameras[min(held)] if held else None)
    return angle, standing_camera(held[min(held)], angle) if held else None


def _models(
    parts: _Parts, unit: str, views: Mapping[str, Camera], shelf: Shelf
) -> tuple[tuple[Part, ...], tuple[Annotation, ...]]:
    """The models in the order of the tree, with their notes in world."""
    placed: list[Part] = []
    notes: list[Annotation] = []
    for number, node in holders(parts.nodes, "model", len(parts.models)).items():
        model = parts.models[number]
        stand = stand_of(model, node, unit)
        placed.append(part_of(model, node.fields.text("name"), stand, shelf))
        notes.extend(notes_of(model, stand.world_from_posed, views))
    return tuple(placed), tuple(notes)


def _poses(states: Mapping[str, State], parts: _Parts, unit: str) -> Mapping[str, Poses]:
    """Where each state that says so puts the models."""
    held = holders(parts.nodes, "model", len(parts.models)).items()
    models = {node.number: (ours, parts.models[number]) for ours, (number, node) in enumerate(held)}
    moving = {
        name: state.values for name, state in states.items() if any(path.startswith(NODE) for path in state.values)
    }
    if len(moving) * len(parts.nodes) > MOST_MOVES:
        parts.scene.report("nodes", f"at most {MOST_MOVES} nodes at all stops")
        return {}
    return {name: poses_at(values, parts.nodes, models, unit) for name, values in moving.items()}


def _derivatives(placed: tuple[Part, ...], models: list[Fields], files: Beside, base: str) -> tuple[Derivative, ...]:
    """Those of the first model that is there; else the path where one ought to be."""
    for part in placed:
        if part.derivatives:
            return part.derivatives
    reference = next((reference for model in models for reference in named_files(model)), "model.glb")
    safe = "/".join(word for word in (*base.split("/"), *reference.split("/")) if word not in ("", ".", ".."))
    return (Derivative(files.path(shown(safe).replace("\ufffd", "_") or "model.glb")),)


def _said(parts: _Parts, shelf: Shelf) -> _Said:
    count = len(parts.metas)
    scene = parts.scene.index("meta", count)
    numbers = [scene] if scene is not None else []
    numbers += [number for number in holders(parts.nodes, "meta", count) if number not in numbers]
    metas = [parts.metas[number] for number in numbers]
    collections = [inner for meta in metas if (inner := meta.inner("collection")) is not None]
    collections += [inner for meta in metas if (inner := meta.inner("process")) is not None]
    images = [image for meta in metas for image in meta.each("images") if image.text("usage") == "Environment"]
    places = [found for image in images if (found := shelf.find(image.text("uri"))) is not None]
    return _Said(
        collections,
        tuple(article for meta in metas for article in articles_of(meta, shelf)),
        _each_once((*(sound for meta in metas for sound in sounds_of(meta, shelf)), *shelf.sounds)),
        tuple(shelf.files.path(place) for place in places),
        actions_of(parts.metas),
    )


def _each_once(sounds: tuple[Sound, ...]) -> tuple[Sound, ...]:
    """The first of each id."""
    return tuple({sound.id: sound for sound in reversed(sounds)}.values())[::-1]


def _title(parts: _Parts, collections: list[Fields]) -> LangText:
    """The scene's title; else that of its first model, or the name of a node or of the scene itself."""
    for each in collections:
        if found := titles(each):
            return found
    held = holders(parts.nodes, "model", len(parts.models)).values()
    names = [node.fields.text("name") for node in held]
    return LangText.of(next((name for name in names if name), ""))


def _details(collection: Fields) -> list[tuple[LangText, LangText]]:
    """The museum's own fields, in the order of the document, where they are plain or by language."""
    found = []
    for name in collection.names():
        value = collection.raw(name)
        if name in _NAMED or isinstance(value, list | bool) or value is None:
            continue
        if isinstance(value, Mapping) and not all(isinstance(text, str) for text in value.values()):
            continue
        text = by_language(collection, name) if isinstance(value, Mapping) else LangText.of(collection.text(name))
        if text:
            label = _WORD.sub(" ", name).strip().lower()
            found.append((LangText.of(label[:1].upper() + label[1:]), changed(text, words_of)))
    return found


def _tell_what_is_not_shown(
    shelf: Shelf, parts: _Parts, said: _Said, setup: Setup | None, states: Mapping[str, State]
) -> None:
    counts = {
        "pictures in pages": shelf.pictures,
        "overlays": sum(overlays_in(model) for model in parts.models),
        "surroundings": int(setup is not None and setup.environment is not None),
        "measured lines": int(setup is not None and setup.tape is not None),
        "actions": said.actions.others,
    }
    lights = {node.number for node in holders(parts.nodes, "light", len(parts.lights)).values()}
    for what, count in {**not_played(states, lights), **counts}.items():
        if count:
            shelf.notices.append(Notice(Code.CONTENT_SKIPPED, shelf.document, {"what": what, "count": count}))
