"""`check`: would it open, and what is wrong with it?

For a model, a picture, a sound or a library's notes; every model of a folder; documents and packages with all that
they name and lack.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from pathlib import Path

from exhibit_viewer.formats.fields import each_once
from exhibit_viewer.formats.folder import is_document
from exhibit_viewer.formats.walk import CONVERT_ENDINGS, MODEL_ENDINGS, PICTURE_ENDINGS
from exhibit_viewer.headless.reading import found_at, reader_for
from exhibit_viewer.headless.speech import complain, said, say
from exhibit_viewer.ingest.compose import model_of
from exhibit_viewer.ingest.sounds import check_sound
from exhibit_viewer.ingest.source import source_at
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.library.checking import count_notes
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.ui.messages import plain

IMAGES = frozenset((".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".tga", ".ktx2", ".basis"))
DATABASES = frozenset((".sqlite", ".sqlite3"))
SOUNDS = frozenset((".wav", ".mp3", ".ogg", ".oga", ".opus", ".flac", ".m4a"))
_LISTED = MODEL_ENDINGS | CONVERT_ENDINGS
_MOST_FILES = 10_000
_NO_WARNING = frozenset((Code.UNITS_UNKNOWN,))


class Verdict(StrEnum):
    """What the viewer would do."""

    OPENS = "opens"
    WITH_WARNING = "opens_with_warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """What there is to say about one file. shows: whether it is something to be looked at."""

    path: Path
    verdict: Verdict
    triangles: int = 0
    notices: tuple[Notice, ...] = ()
    shows: bool = True


def check(path: Path, as_json: bool, language: str = "", base: Path | None = None) -> int:
    """Print what is wrong with what is at `path`. Returns 0 when all of it opens, with warnings or without, else 1.

    With `as_json` the last line is {"verdict", "triangles", "message"}. Faults are said on standard error.
    """
    findings = []
    with reader_for(base) as reader:
        for finding in _findings(reader, path, base):
            findings.append(finding)
            if not as_json:
                _report(finding, path, language)
    if not findings:
        nothing = Notice(Code.FOLDER_WITHOUT_MODELS, path.name)
        findings.append(Finding(path, Verdict.ERROR, notices=(nothing,)))
    verdict = _together(findings)
    spoken = list(dict.fromkeys(said(notice, language) for finding in findings for notice in finding.notices))
    if as_json:
        triangles = sum(finding.triangles for finding in findings)
        say(json.dumps({"verdict": verdict, "triangles": triangles, "message": " ".join(spoken[:5])}))
    faults = [notice for finding in findings if finding.verdict is Verdict.ERROR for notice in finding.notices]
    for sentence in dict.fromkeys(said(fault, language) for fault in faults):
        complain(sentence)
    return 1 if faults else 0


def _findings(reader: Reader, path: Path, base: Path | None) -> Iterator[Finding]:
    """Of a document or package: what it says of itself, then each object of it. Else of every file."""
    if not _tells_of_others(path):
        yield from (_examined(reader, file) for file in _files(path))
        return
    try:
        collection = found_at(path, base, Ticket())
    except Fault as fault:
        yield Finding(path, Verdict.ERROR, notices=(fault.notice,))
        return
    if collection.notices:
        yield Finding(path, Verdict.WITH_WARNING, notices=collection.notices, shows=False)
    for artifact in collection.artifacts[:_MOST_FILES]:
        yield _object(reader, artifact)


def _tells_of_others(path: Path) -> bool:
    """Whether it is a document, an archive, or a folder with documents in it."""
    try:
        return is_document(path)
    except Fault:
        return False


def _object(reader: Reader, artifact: Artifact) -> Finding:
    """Its model as it would be shown, every other file of it, and what its document says and lacks."""
    notices = list(artifact.notices)
    shown = [part.derivatives[0].path for part in artifact.parts if part.derivatives and part.visible]
    files = dict.fromkeys(derivative.path for part in artifact.parts for derivative in part.derivatives)
    for path in files:
        if path not in shown:
            notices += [notice for notice in _examined(reader, path).notices if notice.code not in _NO_WARNING]
    for sound in artifact.sounds:
        for path in sound.files.values():
            notices += _sound(path).notices
    try:
        model = model_of(artifact, lambda path: reader.open(path, Ticket()))
    except Fault as fault:
        return Finding(artifact.path, Verdict.ERROR, notices=(*notices, fault.notice))
    notices += [notice for notice in model.notices if notice.code not in _NO_WARNING]
    verdict = Verdict.WITH_WARNING if notices else Verdict.OPENS
    return Finding(artifact.path, verdict, model.facts.triangles, tuple(each_once(notices)))


def _sound(path: Path) -> Finding:
    try:
        check_sound(source_at(path).data(), path.name)
    except Fault as fault:
        return Finding(path, Verdict.ERROR, notices=(fault.notice,))
    return Finding(path, Verdict.OPENS)


def _files(path: Path) -> Iterator[Path]:
    """What to look at: the file itself, or every model below a folder, else every picture; links not followed."""
    if not path.is_dir():
        return iter((path,))
    models = _below(path, _LISTED)
    first = next(models, None)
    return _below(path, PICTURE_ENDINGS) if first is None else chain((first,), models)


def _below(path: Path, endings: frozenset[str]) -> Iterator[Path]:
    found = 0
    for folder, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(names):
            if Path(name).suffix.lower() in endings and found < _MOST_FILES:
                found += 1
                yield Path(folder, name)


def _examined(reader: Reader, path: Path) -> Finding:
    try:
        if path.suffix.lower() in IMAGES:
            reader.image_size(path, Ticket())
            return Finding(path, Verdict.OPENS)
        if path.suffix.lower() in SOUNDS:
            return _sound(path)
        if path.suffix.lower() in DATABASES:
            count_notes(path)
            return Finding(path, Verdict.OPENS)
        model = reader.open(path, Ticket())
    except Fault as fault:
        return Finding(path, Verdict.ERROR, notices=(fault.notice,))
    warned = any(notice.code not in _NO_WARNING for notice in model.notices)
    verdict = Verdict.WITH_WARNING if warned else Verdict.OPENS
    return Finding(path, verdict, model.facts.triangles, model.notices)


def _together(findings: list[Finding]) -> Verdict:
    """A folder opens as long as one of its models does; a document none of whose models does opens nothing."""
    if all(finding.verdict is Verdict.ERROR or not finding.shows for finding in findings):
        return Verdict.ERROR
    verdicts = {finding.verdict for finding in findings}
    if len(verdicts) == 1:
        return verdicts.pop()
    return Verdict.WITH_WARNING


def _report(finding: Finding, root: Path, language: str) -> None:
    """One line for the file, one for each thing to say about it."""
    name = plain(os.path.relpath(finding.path, root if root.is_dir() else root.parent))
    say(f"{finding.verdict:<19} {name}" + (f"  ({finding.triangles:,} triangles)" if finding.triangles else ""))
    for notice in finding.notices:
        say(f"{'':<19} {said(notice, language)}")
