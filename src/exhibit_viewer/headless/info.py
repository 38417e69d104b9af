"""`info`: what a model file holds, as a table or as one JSON object."""

import json
from pathlib import Path

from exhibit_viewer.headless.reading import reader_for
from exhibit_viewer.headless.speech import complain, said, say
from exhibit_viewer.model.faults import Fault, Notice
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.ui.messages import plain


def info(path: Path, as_json: bool, language: str = "", base: Path | None = None) -> int:
    """Print what the model at `path` holds. Returns 0, or 1 when it cannot be opened (said on standard error)."""
    with reader_for(base) as reader:
        try:
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
