"""Notes and the stops of tours as annotations."""

from collections.abc import Iterator, Mapping, Sequence

from exhibit_viewer.formats.iiif.addresses import AUTHORITY, address_of
from exhibit_viewer.formats.iiif.comments import STEP
from exhibit_viewer.formats.iiif.space_out import camera_body, target
from exhibit_viewer.formats.iiif.words_out import is_tag, language_map
from exhibit_viewer.formats.markup import html_of
from exhibit_viewer.model.annotation import Anchor, Annotation
from exhibit_viewer.model.camera import Camera, Point
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.tour import Step

Json = dict[str, object]
_PROGRAM: Json = {"id": f"{AUTHORITY}/app", "type": "Agent", "name": "Exhibit Viewer"}


def comment_pages(artifact: Artifact, scene: Json, base: str) -> Iterator[Json]:
    """One page with all notes, then one for each tour, whose order counts."""
    if artifact.annotations:
        notes = [_note(note, scene, base) for note in artifact.annotations]
        yield {"id": f"{base}/notes", "type": "AnnotationPage", "items": notes}
    for number, tour in enumerate(artifact.tours, 1):
        address = f"{base}/tour/{number}"
        steps = [_step(step, f"{address}/{place}", scene) for place, step in enumerate(tour.steps, 1)]
        page: Json = {"id": address, "type": "AnnotationPage", "behavior": ["sequence"], "items": steps}
        yield {**page, "label": language_map(tour.title)} if tour.title else page


def views_of(artifact: Artifact, scene: Json, base: str) -> Iterator[Json]:
    """Cameras painted into the scene: the first view, then, hidden, those of notes and of stops."""
    first = artifact.setup.camera if artifact.setup is not None else None
    if first is not None:
        yield _painted(f"{base}/view", first, scene, hidden=False)
    for note in artifact.annotations:
        if note.camera is not None:
            yield _painted(_view(address_of("n", note.id)), note.camera, scene, hidden=True)
    for number, tour in enumerate(artifact.tours, 1):
        for place, step in enumerate(tour.steps, 1):
            if step.camera is not None:
                yield _painted(_view(f"{base}/tour/{number}/{place}"), step.camera, scene, hidden=True)


def _view(address: str) -> str:
    return f"{address}/view"


def _painted(address: str, camera: Camera, scene: Json, hidden: bool) -> Json:
    x, y, z = (float(part) for part in camera.eye)
    annotation: Json = {
        "id": address,
        "type": "Annotation",
        "motivation": ["painting"],
        "body": camera_body(f"{address}/camera", camera),
        "target": target(f"{address}/place", scene, (x, y, z)),
    }
    return {**annotation, "behavior": ["hidden"]} if hidden else annotation


def _note(note: Annotation, scene: Json, base: str) -> Json:
    address = address_of("n", note.id)
    point = note.anchor.point if note.anchor is not None else None
    annotation: Json = {"id": address, "type": "Annotation", "motivation": ["commenting"]}
    if note.title:
        annotation["label"] = language_map(note.title)
    if body := _body(note.text, {"": note.tags, **note.tags_in}):
        annotation["body"] = body
    if note.author:
        annotation["creator"] = {"id": address_of("person", note.author), "type": "Agent", "name": note.author}
        annotation["generator"] = _PROGRAM
    annotation |= {name: time for name, time in (("created", note.created), ("modified", note.modified)) if time}
    annotation |= _about(address, scene, point, note.camera)
    if note.outline and scene.get("type") == "Canvas":
        annotation["target"] = drawn(annotation["target"], f"{address}/place", scene, note.outline)
    return {**annotation, "exv:anchor": _anchor(note.anchor)} if note.anchor is not None else annotation


def _step(step: Step, address: str, scene: Json) -> Json:
    annotation: Json = {"id": address, "type": "Annotation", "motivation": ["describing"], STEP: step.id}
    if step.title:
        annotation["label"] = language_map(step.title)
    if body := _body(step.text, {}):
        annotation["body"] = body
    return annotation | _about(address, scene, None, step.camera)


def _about(address: str, scene: Json, point: Point | None, camera: Camera | None) -> Json:
    about: Json = {"target": target(f"{address}/place", scene, point)}
    return {**about, "scope": [{"id": _view(address), "type": "Annotation"}]} if camera is not None else about


def drawn(place: object, address: str, canvas: Json, lines: Sequence[Sequence[Point]]) -> Json:
    """A target with what of the canvas is meant, after the point if it names one."""
    path = "".join("M" + " L".join(f"{x:.9g},{y:.9g}" for x, y, _ in line) + " Z" for line in lines if line)
    shape = {"type": "SvgSelector", "value": f'<svg xmlns="http://www.w3.org/2000/svg"><path d="{path}"/></svg>'}
    told = place if isinstance(place, dict) and "selector" in place else {}
    before = told.get("selector", [])
    return {"id": address, "type": "SpecificResource", "source": canvas, **told, "selector": [*before, shape]}


def _body(text: LangText, tags: Mapping[str, Sequence[str]]) -> Json | None:
    """Texts and tags by language: one body, or a choice among them."""
    bodies = [_textual(html_of(words), tag, "text/html") for tag, words in text.texts.items() if words]
    for language, own in tags.items():
        bodies += [{**_textual(tag, language, "text/plain"), "purpose": "tagging"} for tag in own]
    if len(bodies) < 2:
        return bodies[0] if bodies else None
    return {"type": "Choice", "items": bodies}


def _textual(value: str, language: str, form: str) -> Json:
    body: Json = {"type": "TextualBody", "value": value, "format": form}
    return {**body, "language": [language]} if is_tag(language) else body


def _anchor(anchor: Anchor) -> Json:
    """What IIIF has no term for: where on the mesh the point is."""
    found: Json = {"normal": list(anchor.normal)}
    if anchor.mesh_hash:
        found |= {"sha256": anchor.mesh_hash, "face": anchor.face, "bary": list(anchor.barycentric)}
    return found
