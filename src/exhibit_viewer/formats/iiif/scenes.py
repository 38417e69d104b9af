"""One scene, or one canvas with a model on it, as an artifact."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from exhibit_viewer.formats.fields import Fields
from exhibit_viewer.formats.iiif.comments import STEP, heard, is_comment, note_of
from exhibit_viewer.formats.iiif.images import pictures_on
from exhibit_viewer.formats.iiif.shapes import id_of, kind_of, many, motivations, one, prose, words
from exhibit_viewer.formats.iiif.sheet import Sheet, sheet_of
from exhibit_viewer.formats.iiif.sounds import MOST_SOUNDS, sound_in, sound_of, sounds_beside
from exhibit_viewer.formats.iiif.space import (
    camera_in,
    colour_of,
    lamp_in,
    metres_per_unit,
    placed,
    point_of,
    source_of,
)
from exhibit_viewer.formats.iiif.stage import Stage
from exhibit_viewer.formats.references import shown
from exhibit_viewer.formats.svx.notes import named
from exhibit_viewer.formats.walk import CONVERT_ENDINGS, MODEL_ENDINGS
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.article import Sound
from exhibit_viewer.model.camera import Camera, Point
from exhibit_viewer.model.collection import Artifact, Derivative, Part
from exhibit_viewer.model.faults import Code, Notice
from exhibit_viewer.model.lamp import MOST_LAMPS, Lamp
from exhibit_viewer.model.scene import Background
from exhibit_viewer.model.setup import Setup
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.tour import Step, Tour
from exhibit_viewer.model.units import METRES

MOST_ANNOTATIONS = 5000
_CAMERAS = ("PerspectiveCamera", "OrthographicCamera", "Camera")
_MODELS = ("Model", "PhysicalObject")
_ENDINGS = MODEL_ENDINGS | CONVERT_ENDINGS
_LOOK_AHEAD = 1.0
_CANVASES = ("accompanyingCanvas", "placeholderCanvas")


def annotations_in(page: Fields) -> Iterator[Fields]:
    """The annotations of a page; the page itself if it is one."""
    if kind_of(page) == "Annotation":
        yield page
        return
    for annotation in many(page, "items", "resources"):
        if annotation.has("items") and kind_of(annotation) != "Annotation":
            yield from many(annotation, "items")
        else:
            yield annotation


@dataclass(slots=True)
class _Painted:
    """What stands in a scene. views: cameras by the id of what painted them; points: where annotations are, by id.

    pictures: images with what they are painted on; sheet: the canvas, where pictures are what is shown.
    narration: the id of the sound that tells of the whole.
    """

    parts: list[Part] = field(default_factory=list)
    lamps: list[Lamp] = field(default_factory=list)
    views: dict[str, Camera] = field(default_factory=dict)
    first: Camera | None = None
    points: dict[str, Point] = field(default_factory=dict)
    references: list[str] = field(default_factory=list)
    pictures: list[tuple[Fields, Fields]] = field(default_factory=list)
    others: int = 0
    sounds: list[Sound] = field(default_factory=list)
    narration: str = ""
    sheet: Sheet | None = None


def painting(annotation: Fields) -> bool:
    """Whether an annotation puts something into the scene."""
    return any(each in ("painting",) for each in motivations(annotation))


def read_scene(scene: Fields, stage: Stage, artifact_id: str) -> tuple[Artifact | None, int]:
    """(the artifact, None when no model stands in the scene, and no picture on the canvas is here; how many pictures
    there should be)."""
    items = [each for page in stage.pages(scene, "items", "content", "images") for each in annotations_in(page)]
    beside = [each for page in stage.pages(scene, "annotations", "otherContent") for each in annotations_in(page)]
    comments = [*(each for each in items if not painting(each)), *beside, *_about(scene, stage.comments)]
    painted = _Painted()
    for annotation in (*items, *comments):
        _locate(annotation, painted)
    for annotation in items[:MOST_ANNOTATIONS]:
        if painting(annotation):
            _paint(annotation, stage, painted)
    for reference in many(scene, "rendering"):
        if not painted.parts and _is_model(reference):
            painted.parts.append(_part(reference, stage, painted, ()))
    pictures = len(painted.pictures)
    if not painted.parts and painted.pictures and kind_of(scene) == "Canvas":
        _show(scene, painted, stage)
    if kind_of(scene) != "Scene" and painted.sounds:  # in a scene they are heard from where they are
        painted.narration = painted.sounds[0].id
    _accompany(scene, "beside", stage, painted)
    if stage.around is not None:
        _accompany(stage.around, "whole", stage, painted)
    if not painted.parts:
        return None, pictures
    return _artifact(scene, stage, artifact_id, painted, comments), pictures


def _show(canvas: Fields, painted: _Painted, stage: Stage) -> None:
    """Stand the pictures of a canvas where they are on it."""
    painted.sheet = sheet_of(canvas, stage.shapes)
    painted.parts = list(pictures_on(painted.sheet, painted.pictures, stage))
    painted.pictures = []


def _accompany(holder: Fields, name: str, stage: Stage, painted: _Painted) -> None:
    """What goes with a scene, or with the manifest around it: what is heard, which tells of the whole, and pictures to
    look at where it shows nothing itself (IIIF Presentation 3 and 4: rendering, accompanyingCanvas,
    placeholderCanvas). name: how the ids of the sounds begin."""
    before = len(painted.sounds)
    for number, each in enumerate(sounds_beside(holder), 1):
        _hear(f"{name}-{number}", words(each, "label"), [each], stage, painted)
    for canvas in (canvas for key in _CANVASES if (canvas := one(holder, key)) is not None):
        beside = _on(canvas, stage)
        known = {each.id for each in painted.sounds}
        painted.sounds += [each for each in beside.sounds if each.id not in known]
        if not painted.parts and beside.pictures:
            painted.pictures = beside.pictures
            _show(canvas, painted, stage)
    if not painted.narration and len(painted.sounds) > before:
        painted.narration = painted.sounds[before].id


def _on(canvas: Fields, stage: Stage) -> _Painted:
    """What is painted on a canvas."""
    found = _Painted()
    items = [each for page in stage.pages(canvas, "items") for each in annotations_in(page)]
    for annotation in items[:MOST_ANNOTATIONS]:
        if painting(annotation):
            _paint(annotation, stage, found)
    return found


def _about(scene: Fields, comments: Sequence[Fields]) -> Iterator[Fields]:
    """Those annotations kept elsewhere that are about this scene or something in it."""
    own = id_of(scene)
    for annotation in comments:
        target = one(annotation, "target", "on")
        about = source_of(target) if target is not None else ""
        if (
            "activating" in motivations(annotation)
            or not own
            or not about
            or about == own
            or about.startswith(f"{own}/")
        ):
            yield annotation


def _locate(annotation: Fields, painted: _Painted) -> None:
    target = one(annotation, "target", "on")
    point = point_of(target) if target is not None else None
    painted.points[id_of(annotation)] = point or (0.0, 0.0, 0.0)


def _paint(annotation: Fields, stage: Stage, painted: _Painted) -> None:
    body, target = one(annotation, "body", "resource"), one(annotation, "target", "on")
    if body is None or target is None:
        annotation.report("body", "an object")
        return
    thing = _unwrapped(body)
    matrix = placed(body if body.has("transform") else thing, target)
    kind = kind_of(thing)
    if kind in _CAMERAS:
        camera = camera_in(thing, matrix, painted.points.get, _LOOK_AHEAD)
        if camera is not None:
            painted.views[id_of(annotation)] = painted.views[id_of(thing)] = camera
            if painted.first is None and "hidden" not in annotation.words_in("behavior"):
                painted.first = camera
    elif kind.endswith("Light"):
        lamp = lamp_in(thing, matrix)
        painted.lamps += [lamp] if lamp is not None else []
    elif kind in _MODELS or _is_model(thing):
        part = _part(thing, stage, painted, tuple(float(number) for number in matrix.flatten()))
        painted.parts.append(replace(part, visible="hidden" not in annotation.words_in("behavior")))
    elif kind == "Image":
        painted.pictures.append((thing, target))
    elif (heard_there := sound_in(thing)) is not None:
        _hear(id_of(annotation), words(thing, "label"), [heard_there], stage, painted)
    else:
        painted.others += kind not in ("AmbientLight", "TextualBody")


def _hear(own: str, title: LangText, resources: Sequence[Fields], stage: Stage, painted: _Painted) -> str:
    """Put a sound into the scene; its id, "" where it is not here."""
    found = sound_of(own or f"sound-{len(painted.sounds) + 1}", title, resources, stage)
    if found is None or any(each.id == found.id for each in painted.sounds) or len(painted.sounds) >= MOST_SOUNDS:
        return ""
    painted.sounds.append(found)
    return found.id


def _unwrapped(body: Fields) -> Fields:
    """The thing itself: of a choice the first, of a specific resource what it is made of."""
    for _ in range(4):
        inner = {"Choice": ("items", "default"), "SpecificResource": ("source", "full")}.get(kind_of(body))
        found = one(body, *inner) if inner else None
        if found is None:
            break
        body = found
    return body


def _is_model(resource: Fields) -> bool:
    ending = PurePosixPath(_path_of(id_of(resource))).suffix.lower()
    return resource.text("format").startswith("model/") or (ending in _ENDINGS and ending != ".zip")


def _path_of(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _part(resource: Fields, stage: Stage, painted: _Painted, matrix: tuple[float, ...]) -> Part:
    reference = id_of(resource)
    painted.references.append(reference)
    if not reference:
        resource.report("id", "an address")
    found = stage.local(reference) if reference else None
    derivatives = (Derivative(stage.files.path(found)),) if found is not None else ()
    name = words(resource, "label").best(("en",))[0]
    return Part(derivatives, matrix, name) if matrix else Part(derivatives, name=name)


def _artifact(scene: Fields, stage: Stage, artifact_id: str, painted: _Painted, comments: Sequence[Fields]) -> Artifact:
    notes, others = _notes(comments, stage, painted)
    tours = _tours(scene, stage, notes, painted)
    counts = {"bodies of notes": others, "pictures": len(painted.pictures), "things": painted.others}
    stage.notices += [
        Notice(Code.CONTENT_SKIPPED, stage.document, {"what": what, "count": count})
        for what, count in counts.items()
        if count
    ]
    colour = colour_of(scene, "backgroundColor")
    files = next((part.derivatives for part in painted.parts if part.derivatives), ())
    expected = PurePosixPath(_path_of(painted.references[0] if painted.references else "")).name or "model.glb"
    return Artifact(
        id=artifact_id,
        title=words(scene, "label"),
        derivatives=files or (Derivative(stage.files.path(shown(expected).replace("\ufffd", "_"))),),
        description=prose(scene, "summary", "description"),
        units=painted.sheet.units if painted.sheet is not None else _unit(scene),
        annotations=named(notes, artifact_id),
        parts=tuple(painted.parts),
        tours=tours,
        sounds=tuple(painted.sounds),
        setup=Setup(
            camera=painted.first,
            background=Background(colour, colour) if colour is not None else None,
            lamps=tuple(painted.lamps[:MOST_LAMPS]),
            narration=painted.narration,
        ),
    )


def _unit(scene: Fields) -> str:
    """The name of a unit as long as the scene's; "" where it has none or one without a name."""
    metres = metres_per_unit(scene)
    return next((name for name, length in METRES.items() if abs(length - metres) < 1e-9 * length), "")


def _notes(comments: Sequence[Fields], stage: Stage, painted: _Painted) -> tuple[tuple[Annotation, ...], int]:
    """The notes, with the views that are shown with them; and how many of their bodies are no text."""
    shown_with = _activated(comments)
    found: list[Annotation] = []
    others = 0
    for annotation in comments:
        if "activating" in motivations(annotation) or not is_comment(annotation) or annotation.has(STEP):
            continue
        if len(found) >= MOST_ANNOTATIONS:
            annotation.report("", f"at most {MOST_ANNOTATIONS}")
            break
        said = heard(annotation)
        others += said.others
        view = _view(annotation, painted) or painted.views.get(shown_with.get(id_of(annotation), ""))
        note = note_of(annotation, len(found), view, said, painted.sheet)
        sound = _hear(f"{note.id}#sound", note.title, said.sounds, stage, painted) if said.sounds else ""
        if note.text or note.title or note.all_tags or sound:
            found.append(replace(note, sound=sound))
    return tuple(found), others


def _activated(comments: Sequence[Fields]) -> Mapping[str, str]:
    """Which camera's painting is switched on with each comment, by the comment's id (the long form)."""
    found: dict[str, str] = {}
    for annotation in comments:
        if "activating" in motivations(annotation):
            for target in many(annotation, "target"):
                for body in (*many(annotation, "body"), *many(annotation, "enables")):
                    source = one(body, "source")
                    found.setdefault(id_of(target), id_of(source) if source is not None else id_of(body))
    return found


def _view(annotation: Fields, painted: _Painted) -> Camera | None:
    """The view in an annotation's scope: a camera's painting by its id, or a content state that holds one (older)."""
    target = one(annotation, "target")
    scopes = [*many(annotation, "scope"), *(many(target, "scope") if target is not None else ())]
    for scope in scopes:
        if id_of(scope) in painted.views:
            return painted.views[id_of(scope)]
        state = one(scope, "target")
        if state is None:
            continue
        for page in many(state, "items"):
            for each in annotations_in(page):
                body, place = one(each, "body"), one(each, "target")
                if body is not None and place is not None and kind_of(_unwrapped(body)) in _CAMERAS:
                    return camera_in(_unwrapped(body), placed(body, place), painted.points.get, _LOOK_AHEAD)
    return None


def _tours(scene: Fields, stage: Stage, notes: tuple[Annotation, ...], painted: _Painted) -> tuple[Tour, ...]:
    """Pages of annotations that are meant to be gone through in order."""
    by_id = {note.id: note for note in notes}
    found = []
    for number, page in enumerate(stage.pages(scene, "annotations")):
        if "sequence" in page.words_in("behavior"):
            stops = [_stop(each, by_id, painted) for each in annotations_in(page)]
            steps = tuple(stop for stop in stops[:MOST_ANNOTATIONS] if stop is not None)
            found.append(Tour(id_of(page) or f"tour-{number + 1}", words(page, "label"), steps=steps))
    return tuple(found)


def _stop(annotation: Fields, notes: Mapping[str, Annotation], painted: _Painted) -> Step | None:
    """A note as a stop, or a stop that is nothing besides."""
    note = notes.get(id_of(annotation))
    if note is not None:
        return Step(note.id, note.title, note.text, note.camera, note.id)
    if not annotation.has(STEP):
        return None
    own = note_of(annotation, 0, _view(annotation, painted), heard(annotation), painted.sheet)
    return Step(annotation.text(STEP) or own.id, own.title, own.text, own.camera)


def with_title(artifact: Artifact, title: LangText) -> Artifact:
    """The artifact under this title where it has none of its own."""
    return artifact if artifact.title else replace(artifact, title=title)
