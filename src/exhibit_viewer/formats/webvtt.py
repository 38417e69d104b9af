"""WebVTT: the captions of a sound. https://www.w3.org/TR/webvtt1/, sections 4 and 6.

Of a cue its times and plain words are read; where and how it is to stand is not: captions have one place here.
"""

import html
import math
import re
from collections.abc import Iterator
from pathlib import Path

from exhibit_viewer.formats.file_bytes import bytes_at
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.track import Cue

MOST_BYTES = 1 << 20
MOST_CUES = 20_000
LONGEST = 1000
_TIME = r"(?:(\d{1,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t].*)?")
_TAG = re.compile(r"<[^<>]{0,200}>")
_ODD = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")


def captions_at(path: Path) -> tuple[Cue, ...]:
    """The cues of the file at `path`, which may lead through an archive. Raises Fault FORMAT_DAMAGED, and what
    `bytes_at` raises."""
    return read_webvtt(bytes_at(path, MOST_BYTES), path.name)


def read_webvtt(data: bytes, name: str) -> tuple[Cue, ...]:
    """The cues by their start; those that end before they begin, or say nothing, are none. Raises Fault FORMAT_DAMAGED
    for what is no WebVTT."""
    text = data[:MOST_BYTES].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    if not re.match(r"WEBVTT(?:[ \t\n]|$)", text):
        raise Fault(Code.FORMAT_DAMAGED, name, format="WebVTT", detail="WEBVTT")
    found = [cue for _, cue in zip(range(MOST_CUES), _cues(text), strict=False)]
    return tuple(sorted(found, key=lambda cue: cue.start))


def _cues(text: str) -> Iterator[Cue]:
    """Blocks are parted by empty lines; the one line with an arrow may have an identifier before it."""
    for block in re.split(r"\n{2,}", text):
        lines = block.strip("\n").split("\n")
        for number, line in enumerate(lines[:2]):
            times = _TIMES.fullmatch(line)
            if times is not None:
                start, end = _seconds(*times.groups()[:4]), _seconds(*times.groups()[4:])
                words = _plain("\n".join(lines[number + 1 :]))
                if words and start < end:
                    yield Cue(start, end, words)
                break


def _seconds(hours: str | None, minutes: str, seconds: str, thousandths: str) -> float:
    return math.fsum((int(hours or 0) * 3600, int(minutes) * 60, int(seconds), int(thousandths) / 1000))


def _plain(words: str) -> str:
    return _ODD.sub("", html.unescape(_TAG.sub("", words[: 4 * LONGEST])))[:LONGEST].strip()
