"""Sounds in manifests: bodies of notes, and what is painted into a scene to be heard from somewhere in it."""

from collections.abc import Sequence
from pathlib import Path

from exhibit_viewer.formats.fields import Fields
from exhibit_viewer.formats.iiif.shapes import id_of, kind_of, many, one
from exhibit_viewer.formats.iiif.stage import Stage
from exhibit_viewer.model.article import Sound
from exhibit_viewer.model.text import UNDETERMINED, LangText

_PLACED = frozenset(("AmbientAudio", "PointAudio", "SpotAudio"))
_KINDS = frozenset(("Sound", "Audio"))
MOST_SOUNDS = 500


def sound_in(body: Fields) -> Fields | None:
    """The sound that a body is, or lets be heard from a place; None for another body."""
    inner = one(body, "source", "full") if kind_of(body) in _PLACED else body
    if inner is None:
        return None
    return inner if kind_of(inner) in _KINDS or inner.text("format").startswith("audio/") else None


def sound_of(own: str, title: LangText, resources: Sequence[Fields], stage: Stage) -> Sound | None:
    """One sound under an id, of resources in one or several languages; None where none of their files is here."""
    files: dict[str, Path] = {}
    for resource in resources:
        found = stage.local(id_of(resource)) if id_of(resource) else None
        if found is not None:
            files.setdefault(_language(resource), stage.files.path(found))
    return Sound(own, title, files) if files else None


def _language(resource: Fields) -> str:
    language = resource.raw("language")
    tags = language if isinstance(language, list) else [language]
    return tags[0][:35] if tags and isinstance(tags[0], str) and tags[0] else UNDETERMINED


def sounds_beside(holder: Fields) -> list[Fields]:
    """What is to be heard with a whole scene or canvas."""
    return [each for each in many(holder, "rendering") if sound_in(each) is not None][:MOST_SOUNDS]
