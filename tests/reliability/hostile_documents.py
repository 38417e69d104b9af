"""The hostile set's layout said as this program says it: IIIF Presentation 4, in a BagIt bag; notes in our schema.

`point(module)` replaces the generator's makers. Whatever is wrong in the layout is carried over as it is:
numbers where texts belong, lists where objects belong, ids that are paths.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any
from zipfile import ZipInfo

from exhibit_viewer.library.database import migrations
from exhibit_viewer.library.note_rows import PUT, row_of
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.text import LangText

CONTEXT = "http://iiif.io/api/presentation/%s/context.json"
BASE = "https://exhibit.invalid/"
_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_OWN = {"format", "version", "id", "title", "artefacts", "files"}


def manifest_of(layout: dict[str, Any]) -> dict[str, Any]:
    """The layout as a manifest: an artefact is a scene, its model is painted, its notes comment on it."""
    version = layout.get("version", 1)
    value: dict[str, Any] = {
        "@context": CONTEXT % (4 if version == 1 else version),
        "id": _id(layout.get("id")),
        "type": "Manifest",
        "label": _label(layout.get("title")),
        "version": version,
    }
    artefacts = layout.get("artefacts")
    if isinstance(artefacts, list):
        value["items"] = [_scene(each) if isinstance(each, dict) else each for each in artefacts]
    else:
        value["items"] = artefacts
    if not isinstance(layout.get("files", {}), dict):
        value["annotations"] = layout["files"]
    return {**value, **{name: each for name, each in layout.items() if name not in _OWN}}


def _id(own: object) -> object:
    return BASE + own if isinstance(own, str) else own


def _label(title: object) -> object:
    return {"en": [title]} if isinstance(title, str) else title


def _scene(artefact: dict[str, Any]) -> dict[str, Any]:
    scene = _id(artefact["id"]) if "id" in artefact else None
    model = {"id": _address(artefact.get("model")), "type": "Model", "format": "model/gltf-binary"}
    comments = [_comment(note, scene) for note in artefact.get("annotations", [])]
    if "audio" in artefact:
        comments.append(_annotation("sound", ["commenting"], {"id": artefact["audio"], "type": "Sound"}, scene))
    found = {
        "type": "Scene",
        "label": _label(artefact.get("title")),
        "summary": _label(artefact.get("description", "")),
        "items": [{"type": "AnnotationPage", "items": [_annotation("model", ["painting"], model, scene)]}],
        "annotations": [{"type": "AnnotationPage", "items": comments}],
        "homepage": [{"id": link["url"], "type": "Text", "label": link["title"]} for link in artefact.get("links", [])],
    }
    return found if scene is None else {**found, "id": scene}


def _address(model: object) -> object:
    """Files have an address below the package's own, but for what is an address, or leads elsewhere, by itself."""
    local = isinstance(model, str) and "://" not in model and ".." not in model
    return f"{BASE}files/{model}" if local else model


def _comment(note: dict[str, Any], scene: object) -> dict[str, Any]:
    body = {"type": "TextualBody", "format": "text/html", "value": note.get("html"), "language": "en"}
    place = note.get("position")
    selector: object = place
    if isinstance(place, list) and len(place) == 3:
        selector = {"type": "PointSelector", **dict(zip("xyz", place, strict=True))}
    target = {"type": "SpecificResource", "source": {"id": scene, "type": "Scene"}, "selector": selector}
    own = _annotation(note.get("id"), ["commenting"], body, target)
    return {**own, "label": _label(note.get("title")), "exv:anchor": {"normal": place}}


def _annotation(own: object, why: list[str], body: object, target: object) -> dict[str, Any]:
    aim = {"id": target, "type": "Scene"} if isinstance(target, str) else target
    return {"id": _id(own), "type": "Annotation", "motivation": why, "body": body, "target": aim}


def point(generator: ModuleType) -> None:
    """Let the generator make what this program opens."""
    plain = generator.make_manifest

    def make_manifest(assets: dict[str, bytes], **over: Any) -> dict[str, Any]:
        layout = plain(assets, **over)
        made = _Manifest(manifest_of(layout))
        made.files = layout["files"] if isinstance(layout["files"], dict) else {}
        return made

    def make_package(
        manifest: "_Manifest | None" = None,
        assets: dict[str, bytes] | None = None,
        extra: Iterable[tuple[str | ZipInfo, bytes]] = (),
        raw_manifest: bytes | None = None,
    ) -> bytes:
        assets = {"assets/box.glb": generator.glb(*generator.good())} if assets is None else assets
        made = make_manifest(assets) if manifest is None else manifest
        content = json.dumps(made).encode() if raw_manifest is None else raw_manifest
        lines = [f"{hashlib.sha256(content).hexdigest()}  data/manifest.json"]
        lines += [f"{each['sha256']}  data/{path}" for path, each in made.files.items()]
        own = [("bagit.txt", _DECLARATION), ("manifest-sha256.txt", "\n".join(lines).encode())]
        payload = [("manifest.json", content), *assets.items(), *extra]
        return generator.mkzip([*own, *((_in_payload(name), data) for name, data in payload)])

    generator.make_manifest, generator.make_package, generator.notes_db = make_manifest, make_package, notes_db


def notes_db(path: str, n: int = 20, user_version: int = 1, extra: Iterable[str] = ()) -> bytes:
    """The layout's database of notes in our schema; its statements are put into our columns."""
    Path(path).unlink(missing_ok=True)
    scripts = migrations()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA page_size = 4096")
    for script in scripts:
        connection.executescript(script)
    connection.execute(f"PRAGMA user_version = {len(scripts) if user_version == 1 else user_version}")
    for number in range(n):
        note = Annotation(str(number), f"a{number % 5}", LangText.of(f"note {number} " * 40), modified="2026-01-01")
        connection.execute(PUT, (*row_of(note), number + 1, ""))
    for statement in extra:
        if statement.startswith("INSERT"):
            number, body = statement.partition("(")[2].split(",", 1)[0], statement.split(",", 2)[2].rpartition(",")[0]
            values = f"'{number}', 'a1', '{{}}', CAST({body} AS TEXT), '[]', 'ochre', NULL, NULL, '', '', '', 0, 0"
            connection.execute(f"INSERT INTO notes VALUES ({values}, {number}, '')")
        else:
            connection.execute(statement.replace("COLUMN body", "COLUMN text"))
    connection.commit()
    connection.close()
    return Path(path).read_bytes()


class _Manifest(dict[str, Any]):
    """A manifest that remembers which files the layout lists, with their digests."""

    files: dict[str, Any] = {}  # noqa: RUF012  (set on each)


def _in_payload(name: str | ZipInfo) -> str | ZipInfo:
    """Where an entry lies in the bag; those that lead elsewhere stay as they are."""
    own = name if isinstance(name, str) else name.filename
    if own.lower().startswith("assets") or own == "manifest.json":
        if isinstance(name, str):
            return f"data/{name}"
        name.filename = f"data/{own}"
    return name
