"""Captions: the words of narrations, read from their WebVTT files."""

import re
from collections.abc import Iterator
from pathlib import Path

from exhibit_viewer.formats.archive_path import split_archive
from exhibit_viewer.formats.beside import ArchiveFiles
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.said import Said, Source
from exhibit_viewer.model.text import LangText

MOST_BYTES = 1 << 20
_TIMING = re.compile(r"^(?:WEBVTT.*|NOTE.*|STYLE.*|REGION.*|.*-->.*|\d+)$", re.MULTILINE)
_TAG = re.compile(r"<[^<>]{0,200}>")


def captions_of(artifact: Artifact) -> Iterator[Said]:
    """What is said in the narrations of an artifact; nothing of files that are not there."""
    for sound in artifact.sounds:
        texts = {language: _words(path) for language, path in sound.captions.items()}
        if any(texts.values()):
            yield Said(Source.CAPTION, LangText(texts), sound.id)


def _words(path: Path) -> str:
    """The lines spoken, without times and tags. https://www.w3.org/TR/webvtt1/"""
    try:
        data = _read(path)
    except (OSError, Fault):
        return ""
    text = data.decode("utf-8", "replace").replace("\r", "\n").removeprefix("\ufeff")
    return _TAG.sub("", _TIMING.sub("", text))


def _read(path: Path) -> bytes:
    inside = split_archive(path)
    if inside is not None:
        archive = ArchiveFiles(inside[0])
        try:
            return archive.read(inside[1], MOST_BYTES)
        finally:
            archive.close()
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(MOST_BYTES)
