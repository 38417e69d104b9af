"""The sounds of a page, within it: what a browser plays by itself, as `data:` addresses."""

import base64
from collections.abc import Mapping
from pathlib import Path

from exhibit_viewer.formats.file_bytes import bytes_at
from exhibit_viewer.formats.webvtt import MOST_BYTES
from exhibit_viewer.model.article import Sound
from exhibit_viewer.model.faults import Fault

MOST_SOUND_BYTES = 24 << 20
"""Of all files together; what is more makes a page too heavy, and is named."""
_TYPES = {".mp3": "audio/mpeg", ".wav": "audio/wav", ".ogg": "audio/ogg", ".oga": "audio/ogg", ".opus": "audio/ogg",
          ".flac": "audio/flac", ".m4a": "audio/mp4"}  # fmt: skip


def sounds_in_page(sounds: tuple[Sound, ...], most: int = MOST_SOUND_BYTES) -> list[dict[str, object]]:
    """Title, files and captions of each, by language; without files where they are not there or have no room."""
    found: list[dict[str, object]] = []
    for sound in sounds:
        files, most = _held(sound.files, _TYPES, most)
        captions, _ = _held(sound.captions, {".vtt": "text/vtt"}, MOST_BYTES)
        found.append({"title": dict(sound.title.texts), "files": files, "captions": captions})
    return found


def _held(files: Mapping[str, Path], types: Mapping[str, str], room: int) -> tuple[dict[str, str], int]:
    """Addresses by language, and how much room is left."""
    held = {}
    for tag, path in files.items():
        kind = types.get(path.suffix.lower())
        try:
            data = bytes_at(path, room) if kind is not None else b""
        except Fault:
            continue
        if data:
            room -= len(data)
            held[tag] = f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"
    return held, room
