"""An artifact as a IIIF manifest with one scene, pictures with one canvas, and several as a collection of them.

Presentation 4.0. What IIIF has no terms for is kept beside (see `formats.remainder`).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

import numpy as np

from exhibit_viewer.formats.fields import Fields
from exhibit_viewer.formats.iiif.addresses import base_of, file_address
from exhibit_viewer.formats.iiif.canvas_out import Board, board_of, is_of_pictures, parts_of, sized
from exhibit_viewer.formats.iiif.comments_out import comment_pages, views_of
from exhibit_viewer.formats.iiif.read import read_iiif, read_whole
from exhibit_viewer.formats.iiif.space_out import background, light_body, target, transforms_of
from exhibit_viewer.formats.iiif.words_out import html_map, is_tag, language_map, rights_address
from exhibit_viewer.formats.placing import is_sound
from exhibit_viewer.formats.planned import Names, Planned, Written, pages_of
from exhibit_viewer.formats.remainder import KEY, differences, remainder
from exhibit_viewer.formats.said import Whole, whole_tree
from exhibit_viewer.model.collection import Artifact, Derivative, Part
from exhibit_viewer.model.lamp import Lamp
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.units import METRES

CONTEXT = "http://iiif.io/api/presentation/4/context.json"
FORMATS = {
    ".glb": "model/gltf-binary", ".gltf": "model/gltf+json", ".obj": "model/obj", ".ply": "model/ply",
    ".stl": "model/stl", ".usdz": "model/vnd.usdz+zip", ".mp3": "audio/mpeg", ".wav": "audio/wav", ".ogg": "audio/ogg",
    ".vtt": "text/vtt", ".html": "text/html", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png",
    ".tif": "image/tiff", ".tiff": "image/tiff", ".webp": "image/webp",
}  # fmt: skip
_UNNAMED = LangText.of("Untitled")
Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class _Place:
    """Under which addresses one artifact is written. base: of all files; own: of what is the artifact's."""

    base: str
    own: str
    names: Names

    @property
    def scene(self) -> Json:
        return {"id": f"{self.own}/scene", "type": "Scene"}


def write_manifest(artifact: Artifact, whole: Whole, name: str, names: Names) -> Written:
    """The manifest of one artifact in the file `name`, whose files will lie beside it under `names`.

    whole: the collection it is from; what a manifest does not say of that is kept.
    """
    place = _Place(base_of(whole.id), file_address(base_of(whole.id), name), names)
    pages = pages_of(artifact, names)
    document = _manifest(artifact, place, name)
    files = Planned(names, pages)
    said = read_iiif(json.loads(json.dumps(document)), files, name)
    _scene_in(document)[KEY] = remainder(said.artifacts[0], artifact, files.root, names)
    document[KEY] = differences(whole_tree(said.whole), whole_tree(whole))
    return Written(document, pages)


def write_collection(whole: Whole, members: Sequence[tuple[str, Artifact]], name: str) -> Json:
    """A collection in the file `name` of manifests that lie beside it, by their files."""
    base = base_of(whole.id)
    items = [
        {"id": file_address(base, file), "type": "Manifest", "label": language_map(artifact.title or _UNNAMED)}
        for file, artifact in members
    ]
    document: Json = {
        "@context": CONTEXT,
        "id": file_address(base, name),
        "type": "Collection",
        "label": language_map(whole.title or _UNNAMED),
        **({"summary": html_map(whole.description)} if whole.description else {}),
        **_rights(whole.rights),
        "items": items,
    }
    said = read_whole(Fields(name, "", json.loads(json.dumps(document)), []))
    return {**document, KEY: differences(whole_tree(said), whole_tree(whole))}


def _scene_in(document: Json) -> Json:
    items = document["items"]
    assert isinstance(items, list)
    scene: Json = items[0]
    return scene


def _manifest(artifact: Artifact, place: _Place, name: str) -> Json:
    rendering = [*_renderings(artifact, place)]
    return {
        "@context": CONTEXT,
        "id": file_address(place.base, name),
        "type": "Manifest",
        "label": language_map(artifact.title or _UNNAMED),
        **({"summary": html_map(artifact.description)} if artifact.description else {}),
        **_rights(artifact.rights),
        **({"metadata": pairs} if (pairs := _metadata(artifact)) else {}),
        **({"rendering": rendering} if rendering else {}),
        "items": [_canvas(artifact, place) if is_of_pictures(artifact) else _scene(artifact, place)],
    }


def _scene(artifact: Artifact, place: _Place) -> Json:
    parts = parts_of(artifact)
    lamps = artifact.setup.lamps if artifact.setup is not None else ()
    painted = [_model(part, number, place) for number, part in enumerate(parts, 1)]
    painted += [_light(lamp, number, place) for number, lamp in enumerate(lamps, 1)]
    painted += views_of(artifact, place.scene, place.own)
    pages = [*comment_pages(artifact, place.scene, place.own)]
    metres = METRES.get(artifact.units)
    behind = artifact.setup.background if artifact.setup is not None else None
    return {
        **place.scene,
        "label": language_map(artifact.title or _UNNAMED),
        **({"spatialScale": {"type": "Quantity", "quantityValue": metres, "unit": "m"}} if metres else {}),
        **({"backgroundColor": background(behind)} if behind is not None else {}),
        "items": [{"id": f"{place.own}/painted", "type": "AnnotationPage", "items": painted}],
        **({"annotations": pages} if pages else {}),
    }


def _canvas(artifact: Artifact, place: _Place) -> Json:
    """Pictures on a canvas; its notes are where they are on it."""
    board = board_of(artifact, place.names.sizes)
    canvas: Json = {"id": f"{place.own}/canvas", "type": "Canvas"}
    painted = [_picture(part, number, board, canvas, place) for number, part in enumerate(parts_of(artifact), 1)]
    pages = [*comment_pages(board.flattened(artifact), canvas, place.own)]
    return {
        **canvas,
        "label": language_map(artifact.title or _UNNAMED),
        **board.canvas(artifact),
        "items": [{"id": f"{place.own}/painted", "type": "AnnotationPage", "items": painted}],
        **({"annotations": pages} if pages else {}),
    }


def _picture(part: Part, number: int, board: Board, canvas: Json, place: _Place) -> Json:
    address = f"{place.own}/picture/{number}"
    if not part.derivatives:
        nowhere: Json = {"id": file_address(place.base, "missing/picture.jpg"), "type": "Image"}
        return {"id": address, "type": "Annotation", "motivation": ["painting"], "body": nowhere, "target": canvas}
    width, height = sized(part, place.names.sizes)
    body = {**_resource(part.derivatives[0], part.name, place), "type": "Image", "width": width, "height": height}
    target_on = board.target(f"{address}/place", canvas, part, (width, height))
    return {"id": address, "type": "Annotation", "motivation": ["painting"], "body": body, "target": target_on}


def _model(part: Part, number: int, place: _Place) -> Json:
    """One model painted into the scene; a choice of several where it is there in several qualities."""
    address = f"{place.own}/model/{number}"
    models = [_resource(derivative, part.name, place) for derivative in part.derivatives]
    nowhere: Json = {"id": file_address(place.base, "missing/model.glb"), "type": "Model"}
    body: Json = {"type": "Choice", "items": models} if len(models) > 1 else (models or [nowhere])[0]
    matrix = np.array(part.world_from_model).reshape(4, 4)
    transforms, point = transforms_of(matrix if is_sound(matrix) else np.eye(4))
    if transforms:
        body = {"id": f"{address}/posed", "type": "SpecificResource", "source": body, "transform": transforms}
    return {
        "id": address,
        "type": "Annotation",
        "motivation": ["painting"],
        **({} if part.visible else {"behavior": ["hidden"]}),
        "body": body,
        "target": target(f"{address}/place", place.scene, None if point == (0.0, 0.0, 0.0) else point),
    }


def _resource(derivative: Derivative, name: str, place: _Place) -> Json:
    ending = PurePosixPath(derivative.path).suffix.lower()
    resource: Json = {"id": file_address(place.base, place.names.of(derivative.path)), "type": "Model"}
    if ending in FORMATS:
        resource["format"] = FORMATS[ending]
    return {**resource, "label": {"none": [name]}} if name else resource


def _light(lamp: Lamp, number: int, place: _Place) -> Json:
    address = f"{place.own}/light/{number}"
    return {
        "id": address,
        "type": "Annotation",
        "motivation": ["painting"],
        "body": light_body(f"{address}/posed", lamp),
        "target": target(f"{address}/place", place.scene, lamp.place),
    }


def _rights(rights: Rights) -> Json:
    found: Json = {}
    if address := rights_address(rights.licence):
        found["rights"] = address
    if rights.credit:
        found["requiredStatement"] = {"label": {"en": ["Credit"]}, "value": html_map(rights.credit)}
    if rights.holder:
        found["provider"] = [{"id": f"{base_of('holder')}", "type": "Agent", "label": {"none": [rights.holder]}}]
    return found


def _metadata(artifact: Artifact) -> list[Json]:
    licence = "" if rights_address(artifact.rights.licence) else artifact.rights.licence
    named = (
        ("Culture", artifact.culture),
        ("Date", artifact.date),
        ("Place", artifact.place),
        ("Material", artifact.material),
        ("Identifier", LangText.of(artifact.identifier)),
        ("Licence", LangText.of(licence)),
    )
    terms = ((str(term).replace("_", " ").capitalize(), value) for term, value in artifact.terms.items())
    pairs = [*((LangText.of(label, "en"), value) for label, value in (*named, *terms)), *artifact.details]
    return [{"label": language_map(label), "value": html_map(value)} for label, value in pairs if label and value]


def _renderings(artifact: Artifact, place: _Place) -> list[Json]:
    """Pages, sounds and captions, which a scene has no other place for."""
    pages = [
        ("Text", place.names.page(number, tag), tag, article.title)
        for number, article in enumerate(artifact.articles)
        for tag, text in article.text.texts.items()
        if text
    ]
    heard = [
        (kind, place.names.of(path), tag, sound.title)
        for sound in artifact.sounds
        for kind, files in (("Sound", sound.files), ("Text", sound.captions))
        for tag, path in files.items()
    ]
    return [_rendering(*each, place) for each in (*pages, *heard)]


def _rendering(kind: str, name: str, tag: str, title: LangText, place: _Place) -> Json:
    ending = PurePosixPath(name).suffix.lower()
    found: Json = {"id": file_address(place.base, name), "type": kind}
    found |= {"label": language_map(title)} if title else {}
    found |= {"format": FORMATS[ending]} if ending in FORMATS else {}
    return {**found, "language": [tag]} if is_tag(tag) else found
