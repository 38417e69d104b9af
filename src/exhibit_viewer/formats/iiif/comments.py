"""Annotations that say something: what they say in which languages, where, and from which view."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from exhibit_viewer.formats.fields import Fields
from exhibit_viewer.formats.iiif.shapes import id_of, kind_of, many, motivations, one, words
from exhibit_viewer.formats.iiif.sheet import Sheet
from exhibit_viewer.formats.iiif.sounds import sound_in
from exhibit_viewer.formats.iiif.space import point_of
from exhibit_viewer.formats.placing import direction_at, is_sound
from exhibit_viewer.formats.prose import from_html, from_plain
from exhibit_viewer.model.annotation import Anchor, Annotation
from exhibit_viewer.model.camera import Camera, Point
from exhibit_viewer.model.text import UNDETERMINED, LangText

_SAYING = frozenset(
    ("commenting", "describing", "tagging", "identifying", "classifying", "assessing", "questioning", "replying",
     "highlighting", "bookmarking", "linking", "moderating", "editing", "supplementing")
)  # fmt: skip
STEP = "exv:step"
"""Marks the stop of a tour that is no note besides; its value is the stop's id."""
_DEEPEST = 6
_STILL = np.eye(4)


@dataclass(slots=True)
class Heard:
    """What the bodies of one annotation say, together. sounds: those that are to be listened to; others: how many
    bodies are neither."""

    texts: dict[str, list[str]]
    tags: dict[str, list[str]]
    others: int = 0
    sounds: list[Fields] = field(default_factory=list)


def is_comment(annotation: Fields) -> bool:
    """Whether an annotation says something to people."""
    why = motivations(annotation)
    return not why or any(each in _SAYING for each in why)


def heard(annotation: Fields) -> Heard:
    """Its bodies. Raises nothing; bodies that are not understood are counted."""
    result = Heard({}, {})
    if isinstance(annotation.raw("bodyValue"), str):
        _add(result, UNDETERMINED, from_plain(annotation.text("bodyValue")))
    for body in (*many(annotation, "body", "resource"), *_objects(annotation, "bodyValue")):
        for leaf in _leaves(body, 0):
            _listen(leaf, result, "tagging" in motivations(annotation))
    return result


def _objects(annotation: Fields, name: str) -> Iterator[Fields]:
    return many(annotation, name) if not isinstance(annotation.raw(name), str) else iter(())


def _leaves(body: Fields, depth: int) -> Iterator[Fields]:
    """Single bodies within choices, lists and specific resources."""
    if depth > _DEEPEST:
        return
    if kind_of(body) in ("Choice", "List", "Independents", "Composite"):
        for each in many(body, "items", "item", "default"):
            yield from _leaves(each, depth + 1)
    elif kind_of(body) == "SpecificResource" and (inner := one(body, "source", "full")) is not None:
        yield from _leaves(inner, depth + 1)
    else:
        yield body


def _listen(body: Fields, result: Heard, tagging: bool) -> None:
    sound = sound_in(body)
    if sound is not None:
        result.sounds.append(sound)
        return
    kind = kind_of(body)
    text = body.text("value") or body.text("chars")
    if kind not in ("TextualBody", "Text", "ContentAsText", "Tag", "") or not text:
        result.others += bool(id_of(body)) or kind not in ("TextualBody", "")
        return
    if tagging or kind == "Tag" or body.text("purpose").rpartition(":")[2] == "tagging":
        result.tags.setdefault(_language(body), []).append(" ".join(text.split())[:200])
        return
    form = body.text("format").partition(";")[0].strip().lower()
    markdown = from_html(text).markdown if form in ("text/html", "application/xhtml+xml") else from_plain(text)
    if form == "text/markdown":
        markdown = text
    _add(result, _language(body), markdown)


def _language(body: Fields) -> str:
    """The first language it says it is in."""
    value = body.raw("language")
    tags = value if isinstance(value, list) else [value]
    return tags[0][:35] or UNDETERMINED if tags and isinstance(tags[0], str) else UNDETERMINED


def _add(result: Heard, language: str, text: str) -> None:
    if text:
        result.texts.setdefault(language, []).append(text)


def note_of(
    annotation: Fields, number: int, camera: Camera | None, said: Heard, sheet: Sheet | None = None
) -> Annotation:
    """The note an annotation is. Without a place in a scene, or on the sheet, it sticks nowhere."""
    target = one(annotation, "target", "on")
    point, normal = (point_of(target) if target is not None else None), _normal(annotation)
    outline: tuple[tuple[Point, ...], ...] = ()
    if sheet is not None and target is not None:
        box = sheet.part(target)
        point, normal = (None if box is None else sheet.middle(box)), (0.0, 0.0, 1.0)
        outline = sheet.outline(target)
        camera = camera or (None if box is None else sheet.view(box))
    creator = one(annotation, "creator")
    tags = {language: tuple(dict.fromkeys(own)) for language, own in said.tags.items()}
    return Annotation(
        id=id_of(annotation),
        artifact="",
        text=LangText({tag: "\n\n".join(texts) for tag, texts in said.texts.items()}),
        title=words(annotation, "label"),
        tags=tags.pop(UNDETERMINED, ()),
        anchor=Anchor(point, normal) if point is not None and is_sound(point) else None,
        camera=camera,
        author=creator.text("name") if creator is not None else "",
        created=annotation.text("created"),
        modified=annotation.text("modified"),
        published=True,
        order=number,
        outline=outline,
        tags_in=tags,
    )


def _normal(annotation: Fields) -> Point:
    """The surface's direction where our own extension keeps it; up for want of better."""
    anchor = annotation.raw("exv:anchor")
    if isinstance(anchor, Mapping):
        inner = annotation.under("exv:anchor", anchor)
        normal = inner.numbers("normal", 3)
        if normal:
            return direction_at(_STILL, normal)
    return 0.0, 1.0, 0.0
