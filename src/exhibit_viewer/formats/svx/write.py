"""An artifact as a Voyager document. What Voyager has no terms for is kept beside (see `formats.remainder`).

Every part becomes a node with its place in the world, and a model without a pose of its own: so notes, which Voyager
keeps in the posed frame, are measured in the model's own numbers.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from exhibit_viewer import __version__
from exhibit_viewer.formats.placing import is_sound, posed, taken_apart
from exhibit_viewer.formats.planned import Names, Planned, Written, pages_of
from exhibit_viewer.formats.remainder import KEY, remainder
from exhibit_viewer.formats.svx.actions import AT_STOP, PLAY
from exhibit_viewer.formats.svx.lights_out import lights_of
from exhibit_viewer.formats.svx.notes_out import annotations_of
from exhibit_viewer.formats.svx.read import TYPE, read_svx
from exhibit_viewer.formats.svx.setup_out import setup_of, states_of
from exhibit_viewer.formats.svx.words_out import by_code, code_of, prose, tags_of, texts
from exhibit_viewer.model.article import Article, Sound
from exhibit_viewer.model.collection import Artifact, Derivative, Override, Part
from exhibit_viewer.model.geometry import F64
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.tour import Tour
from exhibit_viewer.model.units import METRES

NAME = "scene.svx.json"
SHOWN_BY_VOYAGER = frozenset((".glb", ".gltf", ".obj", ".ply"))
_UNITS = ("mm", "cm", "m", "km", "in", "ft", "yd", "mi")
_WHOLE_MODELS = frozenset((".glb", ".gltf"))
_QUALITIES = frozenset(("Thumb", "Low", "Medium", "High", "Highest", "AR"))
Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class _Frame:
    """The unit the scene is written in, and how many of it one of the artifact's is."""

    unit: str
    factor: float


def write_svx(artifact: Artifact, names: Names) -> Written:
    """The document of one artifact, whose files will lie beside it under `names`, and the pages it needs."""
    pages = pages_of(artifact, names)
    document = _document(artifact, names)
    files = Planned(names, pages)
    said = read_svx(json.loads(json.dumps(document)), files, NAME)
    kept = remainder(said, artifact, files.root, names)
    metas = document["metas"]
    assert isinstance(metas, list)
    metas[0]["process"] = {KEY: kept}
    return Written(document, pages)


def _document(artifact: Artifact, names: Names) -> Json:
    frame = _frame_of(artifact)
    parts = artifact.parts or (Part(artifact.derivatives),)
    worlds = [posed(scale=(frame.factor,) * 3) @ _matrix(part) for part in parts]
    nodes: list[Json] = [
        {**({"name": part.name} if part.name else {}), **_place(world), "model": number}
        for number, (part, world) in enumerate(zip(parts, worlds, strict=True))
    ]
    roots = list(range(len(nodes)))
    camera, states = artifact.setup.camera if artifact.setup is not None else None, states_of(artifact, frame.factor)
    if camera is not None:
        matrix: F64 = np.asarray(np.linalg.inv(camera.view_from_world()), np.float64)
        matrix[:3, 3] *= frame.factor
        roots.append(len(nodes))
        nodes.append({"name": "Camera", **_place(matrix), "camera": 0})
    lamps = artifact.setup.lamps if artifact.setup is not None else ()
    lights, placed = lights_of(lamps, frame.factor)
    roots.append(len(nodes))
    nodes.append({"name": "Lights", "children": [len(nodes) + 1 + number for number in range(len(lights))]})
    nodes += placed
    models = [_model(part, frame, names) for part in parts]
    actions = _actions(artifact.tours)
    if actions:
        nodes[0]["meta"] = 1
    notes = annotations_of(artifact, worlds[0], states)
    if notes:
        models[0]["annotations"] = notes
    return {
        "asset": _asset(artifact.rights),
        "scene": 0,
        "scenes": [{"name": "Scene", "units": frame.unit, "nodes": roots, "setup": 0, "meta": 0}],
        "nodes": nodes,
        **({"cameras": [_camera(np.degrees(camera.field_of_view))]} if camera is not None else {}),
        "lights": lights,
        "models": models,
        "metas": [_meta(artifact, names), *([{"actions": actions}] if actions else [])],
        "setups": [setup_of(artifact, frame.factor, states, frame.unit)],
    }


def _actions(tours: tuple[Tour, ...]) -> list[Json]:
    """The sounds of stops; those of notes are named by the notes."""
    heard = [step for tour in tours for step in tour.steps if step.id and step.sound]
    return [
        {"id": f"sound-at-{number}", "type": PLAY, "trigger": AT_STOP, "triggerDetail": step.id, "audioId": step.sound,
         "style": "Single"}
        for number, step in enumerate(heard, 1)
    ]  # fmt: skip


def _frame_of(artifact: Artifact) -> _Frame:
    """Voyager knows few units; another one becomes metres, and what says none is taken as its format does."""
    if not artifact.units:
        return _Frame("m" if artifact.path.suffix.lower() in _WHOLE_MODELS else "mm", 1.0)
    metres = METRES[artifact.units]
    same = next((unit for unit in _UNITS if METRES[unit] == metres), "")
    return _Frame(same, 1.0) if same else _Frame("m", metres)


def _matrix(part: Part) -> F64:
    matrix = np.array(part.world_from_model).reshape(4, 4)
    return matrix if is_sound(matrix) else np.eye(4)


def _place(matrix: F64) -> Json:
    """A node's pose: as little as says it."""
    apart = taken_apart(matrix)
    if apart is None:
        return {"matrix": [float(number) for number in matrix.T.flatten()]}
    translation, rotation, scale = apart
    found: Json = {}
    if translation != (0.0, 0.0, 0.0):
        found["translation"] = list(translation)
    if rotation != (0.0, 0.0, 0.0, 1.0):
        found["rotation"] = list(rotation)
    if not np.allclose(scale, 1.0, rtol=0, atol=1e-12):
        found["scale"] = list(scale)
    return found


def _camera(degrees: float) -> Json:
    return {"type": "perspective", "perspective": {"yfov": float(degrees), "znear": 0.1, "zfar": 100000.0}}


def _asset(rights: Rights) -> Json:
    words = (rights.credit.best(("en",))[0], rights.holder, rights.licence)
    told = " · ".join(dict.fromkeys(word for word in words if word))
    asset: Json = {"type": TYPE, "version": "1.0", "generator": f"Exhibit Viewer {__version__}"}
    return {**asset, "copyright": told} if told else asset


def _model(part: Part, frame: _Frame, names: Names) -> Json:
    derivatives = [_derivative(derivative, names) for derivative in part.derivatives]
    model: Json = {"units": frame.unit, "derivatives": derivatives}
    if not part.visible:
        model["visible"] = False
    if part.override is not None:
        model["material"] = _material(part.override)
    return model


def _material(override: Override) -> Json:
    return {
        "color": list(override.colour),
        "opacity": override.opacity,
        "hiddenOpacity": 0.0,
        "roughness": override.roughness,
        "metalness": override.metalness,
    }


def _derivative(derivative: Derivative, names: Names) -> Json:
    whole = derivative.path.suffix.lower() in _WHOLE_MODELS
    asset = {"uri": _address(names.of(derivative.path)), "type": "Model" if whole else "Geometry"}
    quality = derivative.quality if derivative.quality in _QUALITIES else "High"
    return {"usage": "Web3D", "quality": quality, "assets": [asset]}


def _address(name: str) -> str:
    """A file's name as a relative address."""
    return name.replace("%", "%25").replace("#", "%23").replace("?", "%3F")


def _meta(artifact: Artifact, names: Names) -> Json:
    title = {"titles": by_code(artifact.title)} if artifact.title else {}
    intro = prose("intros", "intro", artifact.description)
    collection: Json = {**_museum(artifact), **title, **intro}
    articles = [_article(article, number, names) for number, article in enumerate(artifact.articles)]
    sounds = [_sound(sound, names) for sound in artifact.sounds]
    around = artifact.setup.environment if artifact.setup is not None else None
    found: Json = {"collection": collection}
    if around is not None:
        found["images"] = [{"uri": _address(names.of(around)), "quality": "HDR", "usage": "Environment"}]
    if articles:
        found.update(articles=articles, leadArticle=0)
    if sounds:
        found["audio"] = sounds
    return found


def _museum(artifact: Artifact) -> Json:
    """The record of the object, by names of the museum's own."""
    named = {
        "culture": artifact.culture,
        "date": artifact.date,
        "place": artifact.place,
        "material": artifact.material,
        "identifier": LangText.of(artifact.identifier),
        "rights": LangText.of(artifact.rights.licence),
        "rightsHolder": LangText.of(artifact.rights.holder),
        "creditLine": artifact.rights.credit,
        **{str(term): text for term, text in artifact.terms.items()},
    }
    found: Json = {name: by_code(text) for name, text in named.items() if text}
    for label, value in artifact.details:
        found.setdefault(label.best(("en",))[0], by_code(value))
    return found


def _article(article: Article, number: int, names: Names) -> Json:
    uris = {code_of(tag): _address(names.page(number, tag)) for tag, text in article.text.texts.items() if text}
    return {
        "id": article.id or f"article-{number + 1}",
        "titles": {},  # Voyager cannot do without
        **texts("titles", "title", article.title),
        **prose("leads", "lead", article.lead),
        **({"uris": uris, "mimeType": "text/html"} if uris else {}),
        **tags_of(article.tags, article.title),
    }


def _sound(sound: Sound, names: Names) -> Json:
    def by_language(files: dict[str, Path]) -> Json:
        return {code_of(tag): _address(names.of(path)) for tag, path in files.items()}

    captions = by_language(dict(sound.captions))
    return {
        "id": sound.id or "sound",
        "name": sound.title.best(("en",))[0],
        "uris": by_language(dict(sound.files)),
        **({"captionUris": captions} if captions else {}),
    }
