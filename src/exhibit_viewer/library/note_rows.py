"""Annotation to database row and back, losing nothing a keyboard or a broken clipboard can produce."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from exhibit_viewer.model.annotation import Anchor, Annotation
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.text import UNDETERMINED, LangText

Cell = str | int | float | bytes | None
COLUMNS = (
    "id",
    "artifact",
    "title",
    "text",
    "tags",
    "colour",
    "anchor",
    "camera",
    "author",
    "created",
    "modified",
    "published",
    "place",
)
ALL_COLUMNS = (*COLUMNS, "change", "deleted")
PUT = (
    f"INSERT INTO notes ({', '.join(ALL_COLUMNS)}) VALUES ({', '.join('?' * len(ALL_COLUMNS))}) "
    f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in ALL_COLUMNS[1:])}"
)
"""Keeps a note, replacing the one with the same id; takes the values of ALL_COLUMNS."""


def row_of(note: Annotation) -> tuple[Cell, ...]:
    """The values of COLUMNS."""
    return (
        _plain(note.id),
        _plain(note.artifact),
        _json(dict(note.title.texts)),
        _json(dict(note.text.texts)),
        _json({UNDETERMINED: note.tags, **note.tags_in} if note.tags_in else note.tags),
        _plain(note.colour),
        _json(asdict(note.anchor)) if note.anchor else None,
        _json(asdict(note.camera)) if note.camera else None,
        _plain(note.author),
        _plain(note.created),
        _plain(note.modified),
        int(note.published),
        note.order,
    )


def note_of(row: Sequence[Cell]) -> Annotation:
    """The note of a row of COLUMNS. Raises ValueError, KeyError or TypeError when the row makes no sense."""
    value = dict(zip(COLUMNS, row, strict=True))
    anchor, camera = value["anchor"], value["camera"]
    tags_in = _tags(json.loads(str(value["tags"])))
    return Annotation(
        id=str(value["id"]),
        artifact=str(value["artifact"]),
        title=LangText(_texts(value["title"])),
        text=LangText(_texts(value["text"])),
        tags=tags_in.pop(UNDETERMINED, ()),
        tags_in=tags_in,
        colour=str(value["colour"]),
        anchor=_anchor(json.loads(str(anchor))) if anchor is not None else None,
        camera=_camera(json.loads(str(camera))) if camera is not None else None,
        author=str(value["author"]),
        created=str(value["created"]),
        modified=str(value["modified"]),
        published=bool(value["published"]),
        order=int(str(value["place"])),
    )


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair, which SQLite's UTF-8 cannot hold but JSON's escapes can
        return json.dumps(value, separators=(",", ":"))
    return text


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _texts(value: Cell) -> dict[str, str]:
    return {str(tag): str(text) for tag, text in json.loads(str(value)).items()}


def _tags(value: Sequence[Any] | Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Tags by language, in none of which a plain list is."""
    lists = value if isinstance(value, Mapping) else {UNDETERMINED: value}
    return {str(language): tuple(map(str, tags)) for language, tags in lists.items()}


def _anchor(value: Mapping[str, Any]) -> Anchor:
    return Anchor(
        point=_point(value["point"]),
        normal=_point(value["normal"]),
        mesh_hash=str(value["mesh_hash"]),
        face=int(value["face"]),
        barycentric=_point(value["barycentric"]),
    )


def _camera(value: Mapping[str, Any]) -> Camera:
    return Camera(
        target=_point(value["target"]),
        yaw=float(value["yaw"]),
        pitch=float(value["pitch"]),
        distance=float(value["distance"]),
        field_of_view=float(value["field_of_view"]),
        orthographic=bool(value["orthographic"]),
    )


def _point(value: Sequence[Any]) -> tuple[float, float, float]:
    x, y, z = value
    return float(x), float(y), float(z)
