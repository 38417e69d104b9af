"""One self-contained HTML page of an artifact. The page fetches nothing and runs nothing but its own script.

Its model is a GLB of plain glTF 2.0, which its reader can save; texts are in every language they exist in.
"""

import base64
import hashlib
import html
import json
import math
import re
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from importlib import resources

import numpy as np

from exhibit_viewer.formats.glb import glb
from exhibit_viewer.formats.markup import html_of
from exhibit_viewer.formats.page.sounds import sounds_in_page
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.collection import Artifact, languages_of
from exhibit_viewer.model.flattening import flattened
from exhibit_viewer.model.geometry import F64, Model, Topology
from exhibit_viewer.model.text import LangText

MOST_TRIANGLES = 500_000
"""In all, where the meshes have levels; more make a page too heavy for the weak."""
ASPECT = 1.2
"""Width by height of what the first view surely shows; a picture of that view has this one."""
OWN_NAMES = {"en": "English", "zh": "中文", "ar": "العربية"}
_HERE = resources.files(__package__)
_SHADERS = ("surface.vert", "surface.frag", "floor.vert", "floor.frag")
_POINTS_ACROSS = 1.2
_PNG = b"\x89PNG"
_FORBIDDEN = re.compile(r"[^\w-]+")


def page(
    artifact: Artifact, model: Model, notes: Sequence[Annotation], credit: LangText, licence: str, picture: bytes
) -> bytes:
    """The page, UTF-8. notes: in order; anchors and cameras in the model's world. credit, licence: they always show.

    picture: a WebP or PNG of the object, shown until the model is and where it cannot be. Raises PageDamagedError.
    """
    light = _lightened(model)
    facts = _facts(artifact, light, notes) | {"credit": dict(credit.texts), "licence": licence}
    viewer = _own("viewer.js")
    title = artifact.title.best(("en",))[0]
    asset = {"copyright": " · ".join(filter(None, (credit.best(("en",))[0], licence))), "extras": {"title": title}}
    parts = {
        "policy": html.escape(_policy(f"\n{viewer}")),
        "title": html.escape(title),
        "alt": html.escape(artifact.alt_text.best(("en",))[0] or title),
        "description": html_of(artifact.description.best(("en",))[0]),
        "credit": html.escape(credit.best(("en",))[0]),
        "style": _own("page.css"),
        "poster": f"data:image/{'png' if picture.startswith(_PNG) else 'webp'};base64,"
        + base64.b64encode(picture).decode("ascii"),
        "facts": _harmless(facts),
        "shaders": "\n".join(f'<script id="{name}" type="x-shader">{_own(name)}</script>' for name in _SHADERS),
        "model": base64.b64encode(glb(light, asset=asset)).decode("ascii"),
        "viewer": viewer,
    }
    return _Template(_own("page.html")).substitute(parts).encode()


class _Template(string.Template):
    """`{{name}}` stands for a part."""

    pattern = r"\{\{(?:(?P<named>[a-z]+)|(?P<escaped>\{)|(?P<braced>\b\B)|(?P<invalid>))\}\}"  # type: ignore[assignment]


def _own(name: str) -> str:
    return (_HERE / name).read_text("utf-8")


def _policy(script: str) -> str:
    """Content Security Policy 3: this very script, styles, pictures and sounds of the page itself, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
    own = f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'"
    return f"{own}; img-src data: blob:; media-src data:"


def _harmless(facts: Mapping[str, object]) -> str:
    """JSON that cannot end the element it stands in."""
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _lightened(model: Model) -> Model:
    """Each mesh with its share of the triangles."""
    total = max(1, sum(mesh.triangles for mesh in model.meshes))
    shares = (math.ceil(MOST_TRIANGLES * mesh.triangles / total) for mesh in model.meshes)
    meshes = tuple(flattened(mesh, share) for mesh, share in zip(model.meshes, shares, strict=True))
    return replace(model, meshes=meshes)


def _facts(artifact: Artifact, model: Model, notes: Sequence[Annotation]) -> dict[str, object]:
    scale = model.facts.metres_per_unit or 1.0
    bounds = model.bounds * scale
    size = bounds[1] - bounds[0]
    camera = model.sight.framing(bounds, ASPECT)
    languages = _languages(artifact, notes)
    words = json.loads(_own("words.json"))
    return {
        "languages": languages,
        "names": {tag: OWN_NAMES.get(tag.split("-")[0].lower(), tag) for tag in languages},
        "words": words,
        "title": dict(artifact.title.texts),
        "alt": dict(artifact.alt_text.texts),
        "description": _texts(artifact.description),
        "pairs": _pairs(artifact, model, words["en"]),
        "sounds": sounds_in_page(artifact.sounds),
        "notes": [_note(note, scale) for note in notes],
        "file": f"{_FORBIDDEN.sub('-', artifact.id).strip('-') or 'model'}.glb",
        "camera": _camera(camera, 1.0),
        "field": camera.field_of_view,
        "centre": ((bounds[0] + bounds[1]) / 2).tolist(),
        "radius": float(np.linalg.norm(size)) / 2 or 1.0,
        "floor": float(bounds[1, 1] + size[1] if model.picture else bounds[0, 1]),  # below the eye, or not seen
        "spread": [float(size[0]) * 0.75 + float(size[2]) * 0.1, float(size[2]) * 0.75 + float(size[0]) * 0.1],
        "pointSize": _point_size(model, bounds),
    }


def _languages(artifact: Artifact, notes: Sequence[Annotation]) -> list[str]:
    found = set(languages_of(artifact))
    found |= {tag for note in notes for text in (note.title, note.text) for tag in text.texts if text.texts[tag]}
    return sorted(found - {"und"}, key=lambda tag: (tag != "en", tag)) or ["en"]


def _pairs(artifact: Artifact, model: Model, known: Mapping[str, str]) -> list[list[object]]:
    """[label, value]: a label is a name of `words.json` or a text by language; a value a text, or sides in metres."""
    fields = (("culture", artifact.culture), ("date", artifact.date), ("place", artifact.place))
    rows: list[list[object]] = [
        [name, dict(text.texts)] for name, text in (*fields, ("material", artifact.material)) if text
    ]
    if model.facts.metres_per_unit:
        size = (model.bounds[1] - model.bounds[0]) * model.facts.metres_per_unit
        rows.append(["size", size.tolist()])
    rows += [[str(term), dict(text.texts)] for term, text in artifact.terms.items() if text and str(term) in known]
    rows += [[dict(label.texts), dict(value.texts)] for label, value in artifact.details]
    said = (
        ("identifier", artifact.identifier),
        ("licence", artifact.rights.licence),
        ("holder", artifact.rights.holder),
    )
    return rows + [[name, {"und": value}] for name, value in said if value]


def _texts(text: LangText) -> dict[str, str]:
    return {tag: html_of(words) for tag, words in text.texts.items() if words}


def _note(note: Annotation, scale: float) -> dict[str, object]:
    anchor = note.anchor
    return {
        "title": dict(note.title.texts),
        "text": _texts(note.text),
        "author": note.author,
        "point": None if anchor is None else _scaled(anchor.point, scale),
        "normal": None if anchor is None else list(anchor.normal),
        "camera": None if note.camera is None else _camera(note.camera, scale),
    }


def _camera(camera: Camera, scale: float) -> dict[str, object]:
    return {
        "target": _scaled(camera.target, scale), "yaw": camera.yaw, "pitch": camera.pitch,
        "distance": camera.distance * scale,
    }  # fmt: skip


def _scaled(place: Iterable[float], scale: float) -> list[float]:
    return [value * scale for value in place]


def _point_size(model: Model, bounds: F64) -> float:
    """How large a point of a cloud is drawn, in the world, so that neighbours about touch."""
    count = sum(len(mesh.positions) for mesh in model.meshes if mesh.topology is Topology.POINTS)
    return _POINTS_ACROSS * float(np.linalg.norm(bounds[1] - bounds[0])) / max(1.0, count**0.5) if count else 0.0
