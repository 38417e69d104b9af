"""Captions: the words of narrations, as the search reads them."""

from collections.abc import Iterator
from pathlib import Path

from exhibit_viewer.formats.webvtt import captions_at
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.said import Said, Source
from exhibit_viewer.model.text import LangText


def captions_of(artifact: Artifact) -> Iterator[Said]:
    """What is said in the narrations of an artifact; nothing of files that are not there, or are no captions."""
    for sound in artifact.sounds:
        texts = {language: _words(path) for language, path in sound.captions.items()}
        if any(texts.values()):
            yield Said(Source.CAPTION, LangText(texts), sound.id)


def _words(path: Path) -> str:
    try:
        return "\n".join(cue.text for cue in captions_at(path))
    except (OSError, Fault):
        return ""
