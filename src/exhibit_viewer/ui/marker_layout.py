"""Where note markers stand in the picture, and which of them have to step back for others."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.session.projection import in_picture


@dataclass(frozen=True, slots=True)
class Mark:
    """One marker. x, y: widget pixels. hidden: behind the object; small: crowded out by nearer or chosen ones."""

    note: Annotation
    number: int
    x: float
    y: float
    hidden: bool
    small: bool


Card = tuple[float, float, float, float]
"""Where a label may stand: left, top, width, height in widget pixels."""


def arrange(
    notes: Sequence[Annotation],
    camera: Camera,
    size: tuple[float, float],
    in_sight: NDArray[np.bool_],
    first: Sequence[str],
    apart: float,
) -> tuple[Mark, ...]:
    """Marks in drawing order: the farthest first.

    notes: all with an anchor, numbered as given; in_sight: one each; first: ids that are never crowded out, most
    important first; apart: pixels between two full markers.
    """
    points = np.array([note.anchor.point for note in notes if note.anchor], float).reshape(-1, 3)
    places, depths = in_picture(camera, points, *size)
    margin = apart
    marks: list[Mark] = []
    taken = np.empty((0, 2))
    for index in _by_importance(notes, in_sight, depths, first):
        x, y = (float(value) for value in places[index])
        behind_eye = depths[index] <= 0 and not camera.orthographic
        if behind_eye or not (-margin <= x <= size[0] + margin and -margin <= y <= size[1] + margin):
            continue
        crowded = len(taken) > 0 and float(np.min(np.hypot(*(taken - (x, y)).T))) < apart
        if not crowded:
            taken = np.vstack((taken, (x, y)))
        marks.append(Mark(notes[index], index + 1, x, y, not bool(in_sight[index]), crowded))
    return tuple(reversed(marks))


def _by_importance(
    notes: Sequence[Annotation], in_sight: NDArray[np.bool_], depths: NDArray[np.float64], first: Sequence[str]
) -> list[int]:
    rank = {note_id: place for place, note_id in enumerate(first)}

    def order(index: int) -> tuple[int, bool, float]:
        return rank.get(notes[index].id, len(rank)), not bool(in_sight[index]), float(depths[index])

    return sorted(range(len(notes)), key=order)


def clearest(cards: Sequence[Card], marks: Sequence[Mark], radius: float) -> int:
    """Which of the places for a label, the best first, covers the fewest markers of this radius."""

    def covered(card: Card) -> int:
        left, top, width, height = card
        across = (max(left - mark.x, 0.0, mark.x - left - width) for mark in marks)
        down = (max(top - mark.y, 0.0, mark.y - top - height) for mark in marks)
        return sum(x * x + y * y < radius * radius for x, y in zip(across, down, strict=True))

    return min(range(len(cards)), key=lambda number: covered(cards[number]))
