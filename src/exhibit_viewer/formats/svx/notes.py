"""Annotations: notes pinned in the posed frame of their model."""

import colorsys
from collections.abc import Mapping
from dataclasses import replace

from exhibit_viewer.formats.fields import Fields
from exhibit_viewer.formats.placing import direction_at, point_at
from exhibit_viewer.formats.svx.words import prose, tags_in, titles
from exhibit_viewer.model.annotation import COLOURS, Anchor, Annotation
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.geometry import F64
from exhibit_viewer.model.text import UNDETERMINED, LangText

MOST = 5000
HUES = {"ochre": 35, "verdigris": 175, "madder": 350, "indigo": 225, "orpiment": 52, "malachite": 140}


def notes_of(model: Fields, world_from_posed: F64, views: Mapping[str, Camera]) -> tuple[Annotation, ...]:
    """The notes of a model. world_from_posed: the node's world times the scale of units, without the model's own pose.

    views: cameras by the id of the state that holds them. Those that stick to nothing are told and kept all the same.
    """
    found = []
    for number, fields in enumerate(model.each("annotations")):
        if number >= MOST:
            model.report("annotations", f"at most {MOST}")
            break
        found.append(_note(fields, number, world_from_posed, views))
    return tuple(found)


def _note(fields: Fields, number: int, world_from_posed: F64, views: Mapping[str, Camera]) -> Annotation:
    title, text = titles(fields), prose(fields, "leads", "lead")
    marker = fields.text("marker")
    if not title and marker:
        title = LangText.of(marker)
    place, direction = fields.point("position"), fields.point("direction")
    anchor = None
    if place is None:
        fields.report("position", "three numbers")
    else:
        anchor = Anchor(point_at(world_from_posed, place), direction_at(world_from_posed, direction or (0, 1, 0)))
    tags = tags_in(fields)
    return Annotation(
        id=fields.text("id"),
        artifact="",
        text=text,
        title=title,
        tags=tags.pop(UNDETERMINED, ()),
        colour=_colour(fields),
        anchor=anchor,
        camera=views.get(fields.text("viewId")),
        published=True,
        order=number,
        article=fields.text("articleId"),
        sound=fields.text("audioId"),
        tags_in=tags,
    )


def _colour(fields: Fields) -> str:
    """The nearest of our colours by hue; the first for greys and where nothing is said."""
    colour = fields.numbers("color", 3)
    if not colour:
        return COLOURS[0]
    hue, _, saturation = colorsys.rgb_to_hls(*(min(1.0, max(0.0, part)) for part in colour))
    if saturation < 0.1:
        return COLOURS[0]
    turn = hue * 360
    return min(HUES, key=lambda name: abs((turn - HUES[name] + 180) % 360 - 180))


def named(notes: tuple[Annotation, ...], artifact: str) -> tuple[Annotation, ...]:
    """The notes in order under ids that are each used once."""
    seen: set[str] = set()
    result = []
    for order, note in enumerate(notes):
        own = note.id or f"{artifact}/{order + 1}"
        while own in seen:
            own += "'"
        seen.add(own)
        result.append(replace(note, id=own, artifact=artifact, order=order))
    return tuple(result)
