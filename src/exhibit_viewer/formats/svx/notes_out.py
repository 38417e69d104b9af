"""Notes as annotations, in the posed frame of the model they are written with."""

import colorsys
from collections.abc import Mapping

import numpy as np

from exhibit_viewer.formats.placing import direction_at, point_at
from exhibit_viewer.formats.svx.notes import HUES
from exhibit_viewer.formats.svx.setup_out import State, view_id
from exhibit_viewer.formats.svx.words_out import prose, tags_of, texts
from exhibit_viewer.model.annotation import COLOURS, Annotation
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.geometry import F64

Json = dict[str, object]


def annotations_of(artifact: Artifact, world_from_posed: F64, states: Mapping[str, State]) -> list[Json]:
    """The published notes of an artifact. world_from_posed: where the model stands that they are written with."""
    solid = abs(float(np.linalg.det(world_from_posed[:3, :3]))) > 1e-30
    posed_from_world: F64 = np.asarray(np.linalg.inv(world_from_posed) if solid else np.eye(4), np.float64)
    return [_annotation(note, number, posed_from_world, states) for number, note in enumerate(artifact.annotations)]


def _annotation(note: Annotation, number: int, posed_from_world: F64, states: Mapping[str, State]) -> Json:
    place, direction = (0.0, 0.0, 0.0), (0.0, 1.0, 0.0)
    if note.anchor is not None:
        place = point_at(posed_from_world, note.anchor.point)
        direction = direction_at(posed_from_world, note.anchor.normal)
    view = view_id(number)
    return {
        "id": note.id or f"note-{number + 1}",
        "titles": {},
        "leads": {},
        **texts("titles", "title", note.title),
        **prose("leads", "lead", note.text),
        **tags_of(note.tags, note.title or note.text, note.tags_in),
        "style": "Extended" if note.text or note.article else "Standard",
        "position": list(place),
        "direction": list(direction),
        **({"color": _colour(note.colour)} if note.colour != COLOURS[0] else {}),
        **({"articleId": note.article} if note.article else {}),
        **({"audioId": note.sound} if note.sound else {}),
        **({"viewId": view} if view in states else {}),
    }


def _colour(name: str) -> list[float]:
    return [round(part, 4) for part in colorsys.hls_to_rgb(HUES[name] / 360, 0.45, 0.6)]
