"""`info`: what a model file, a document or a package holds, as a table or as one JSON object."""

import json
from pathlib import Path

from exhibit_viewer.formats.folder import is_document
from exhibit_viewer.headless.reading import found_at, reader_for
from exhibit_viewer.headless.speech import complain, said, say
from exhibit_viewer.model.collection import Artifact, Collection, languages_of
from exhibit_viewer.model.faults import Fault, Notice
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.ui.messages import plain


def info(path: Path, as_json: bool, language: str = "", base: Path | None = None) -> int:
    """Print what the model, document or package at `path` holds.

    Returns 0, or 1 when it cannot be opened (said on standard error).
    """
    with reader_for(base) as reader:
        try:
            if path.is_dir() or is_document(path):
                collection = found_at(path, base)
                if [artifact.path for artifact in collection.artifacts] != [path.absolute()]:
                    return _tell_collection(collection, as_json, language)
            model = reader.open(path, Ticket())
        except Fault as fault:
            sentence = said(fault.notice, language)
            if as_json:
                say(json.dumps({"error": {"code": fault.code, "sentence": sentence, "file": fault.file or path.name}}))
            complain(sentence)
            return 1
        if as_json:
            say(json.dumps(described(model, language)))
        else:
            for line in _table(model, path, language):
                say(line)
    return 0


def _tell_collection(collection: Collection, as_json: bool, language: str) -> int:
    """What a document, package or folder holds, without reading its models."""
    told = [_object(artifact, language) for artifact in collection.artifacts]
    notices = [_warning(notice, language) for notice in collection.notices]
    title = collection.title.best((language,))[0]
    if as_json:
        say(json.dumps({"id": collection.id, "title": title, "artifacts": told, "warnings": notices}))
        return 0
    say(f"{'collection':<15} {plain(title)}")
    for each in told:
        say("")
        for name, value in each.items():
            lines = value if isinstance(value, list) else [value]
            for line in lines:
                say(f"{name:<15} {plain(line['sentence'] if isinstance(line, dict) else str(line), 400)}")
    for notice in notices:
        say(f"{'warning':<15} {notice['sentence']}")
    return 0


def _object(artifact: Artifact, language: str) -> dict[str, object]:
    """One object's record as `info --json` prints it."""
    files = [derivative.path.name for part in artifact.parts for derivative in part.derivatives]
    return {
        "title": artifact.title.best((language,))[0],
        "id": artifact.id,
        "files": files or [artifact.path.name],
        "units": artifact.units,
        "notes": len(artifact.annotations),
        "articles": len(artifact.articles),
        "tours": [len(tour.steps) for tour in artifact.tours],
        "sounds": len(artifact.sounds),
        "languages": sorted(languages_of(artifact)),
        "licence": artifact.rights.licence,
        "credit": artifact.rights.credit.best((language,))[0],
        "warnings": [_warning(notice, language) for notice in artifact.notices],
    }


def described(model: Model, language: str) -> dict[str, object]:
    """The facts as `info --json` prints them. bbox is in the file's own units and axes."""
    facts = model.facts
    return {
        "format": facts.format,
        "triangles": facts.triangles,
        "points": facts.points,
        "vertices": facts.vertices,
        "meshes": facts.meshes,
        "materials": facts.materials,
        "textures": facts.textures,
        "bbox": facts.bbox,
        "vertex_colours": facts.vertex_colours,
        "animations": facts.animations,
        "units": facts.units,
        "metres_per_unit": facts.metres_per_unit,
        "file_bytes": facts.file_bytes,
        "asset": dict(model.asset),
        "warnings": [_warning(notice, language) for notice in model.notices],
        "sha256": facts.sha256,
    }


def _warning(notice: Notice, language: str) -> dict[str, str]:
    warning = {"code": str(notice.code), "sentence": said(notice, language)}
    return {**warning, "file": notice.file} if notice.file else warning


def _table(model: Model, path: Path, language: str) -> list[str]:
    """Aligned lines for a person. The names of facts are those of the JSON."""
    facts = model.facts
    low, high = facts.bbox
    size = " x ".join(f"{top - bottom:.6g}" for bottom, top in zip(low, high, strict=True))
    rows = {
        "file": plain(path.name),
        "format": facts.format,
        "triangles": f"{facts.triangles:,}",
        "points": f"{facts.points:,}",
        "vertices": f"{facts.vertices:,}",
        "meshes": f"{facts.meshes:,}",
        "materials": f"{facts.materials:,}",
        "textures": f"{facts.textures:,}",
        "vertex_colours": "yes" if facts.vertex_colours else "no",
        "animations": f"{facts.animations:,}",
        "size": f"{size} {facts.units}".rstrip(),
        "sha256": facts.sha256,
        **{name: plain(text) for name, text in model.asset.items()},
    }
    lines = [f"{name:<15} {value}" for name, value in rows.items()]
    return lines + [f"{'warning':<15} {said(notice, language)}" for notice in model.notices]
