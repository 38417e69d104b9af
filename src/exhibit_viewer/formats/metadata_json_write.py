"""Writing `metadata.json`: what a record says, as `metadata_json` reads it back."""

import json
import math
from collections.abc import Mapping
from dataclasses import replace

from exhibit_viewer.formats.metadata import ArtifactRecord, CollectionRecord
from exhibit_viewer.model.annotation import Anchor, Annotation
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.scene import Light
from exhibit_viewer.model.setup import Setup
from exhibit_viewer.model.text import UNDETERMINED, LangText

Json = dict[str, object]
NOWHERE = (0.0, 0.0, 0.0)


def metadata_json_of(record: CollectionRecord, whole: bool = False) -> bytes:
    """The document that says what the record says, UTF-8. What is empty is left out. whole: and counts as empty, also
    where another document beside it says something."""
    value = {
        "id": record.id,
        "title": texts_of(record.title),
        "description": texts_of(record.description),
        "rights": rights_of(record.rights),
        "artifacts": [_artifact(replace(each, whole=whole or each.whole)) for each in record.artifacts],
    }
    return (json.dumps(_said(value), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def texts_of(text: LangText) -> str | dict[str, str]:
    """A text by language; plain where the language is not said."""
    filled = {tag: words for tag, words in text.texts.items() if words}
    return filled[UNDETERMINED] if list(filled) == [UNDETERMINED] else filled


def rights_of(rights: Rights) -> Json:
    """Licence, holder and credit, those there are."""
    return _said({"licence": rights.licence, "holder": rights.holder, "credit": texts_of(rights.credit)})


def _artifact(record: ArtifactRecord) -> Json:
    return _said(
        {
            "file": record.file,
            "id": record.id,
            "title": texts_of(record.title),
            "description": texts_of(record.description),
            "culture": texts_of(record.culture),
            "date": texts_of(record.date),
            "place": texts_of(record.place),
            "material": texts_of(record.material),
            "identifier": record.identifier,
            **{str(term): texts_of(text) for term, text in record.terms.items()},
            "details": [[texts_of(label), texts_of(text)] for label, text in record.details],
            "rights": rights_of(record.rights),
            "alt_text": texts_of(record.alt_text),
            "units": record.units,
            "demonstration": record.demonstration,
            "first_view": _first_view(record.setup),
            "whole": record.whole,
            "withdrawn": record.withdrawn,
            "annotations": [_annotation(each, number) for number, each in enumerate(record.annotations)],
        }
    )


def _first_view(setup: Setup | None) -> Json:
    if setup is None:
        return {}
    return _said({"camera": _camera(setup.camera), "fitted": setup.fitted, "light": _light(setup.light)})


def _light(light: Light | None) -> Json:
    if light is None:
        return {}
    return {
        "azimuth_degrees": math.degrees(light.azimuth),
        "elevation_degrees": math.degrees(light.elevation),
        "intensity": light.intensity,
        "raking": light.raking,
    }


def _annotation(note: Annotation, number: int) -> Json:
    order = {} if note.order == number else {"order": note.order}
    return (
        _said(
            {
                "id": note.id,
                "title": texts_of(note.title),
                "text": texts_of(note.text),
                "tags": _tags(note) if note.tags_in else list(note.tags),
                "colour": note.colour,
                "author": note.author,
                "created": note.created,
                "modified": note.modified,
                "article": note.article,
                "sound": note.sound,
                "anchor": _anchor(note.anchor),
                "outline": [[list(point) for point in line] for line in note.outline],
                "camera": _camera(note.camera),
            }
        )
        | order
    )


def _tags(note: Annotation) -> Json:
    return _said({language: list(tags) for language, tags in {UNDETERMINED: note.tags, **note.tags_in}.items()})


def _anchor(anchor: Anchor | None) -> Json:
    if anchor is None:
        return {}
    place = {"point": list(anchor.point), "normal": list(anchor.normal)}
    on_mesh = {"mesh": anchor.mesh_hash, "face": anchor.face, "barycentric": list(anchor.barycentric)}
    return place | (on_mesh if replace(anchor, point=NOWHERE, normal=NOWHERE) != Anchor(NOWHERE, NOWHERE) else {})


def _camera(camera: Camera | None) -> Json:
    if camera is None:
        return {}
    return {
        "target": list(camera.target),
        "yaw_degrees": math.degrees(camera.yaw),
        "pitch_degrees": math.degrees(camera.pitch),
        "distance": camera.distance,
        "field_of_view_degrees": math.degrees(camera.field_of_view),
        "orthographic": camera.orthographic,
    }


def _said(value: Mapping[str, object]) -> Json:
    """What is not empty."""
    return {name: each for name, each in value.items() if each not in ("", None, False, [], {})}
