"""Actions: what Voyager does of itself when something happens. Of them sounds are honoured, at notes and at stops.

A stop is named by its state; in older documents by the tour's title and the stop's number, a unit separator between.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from exhibit_viewer.formats.fields import Fields
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.tour import Tour

MOST_ACTIONS = 2000
PLAY, AT_STOP, AT_NOTE = "PlayAudio", "OnTourStep", "OnAnnotation"
_PARTED = "\x1f"


@dataclass(frozen=True, slots=True)
class Actions:
    """Ids of sounds by the id of the note, and by how the stop is named. others: how many actions are not honoured."""

    at_notes: Mapping[str, str]
    at_stops: Mapping[str, str]
    others: int

    def heard_at(self, notes: tuple[Annotation, ...]) -> tuple[Annotation, ...]:
        """The notes with their sounds; those that name one themselves keep it."""
        return tuple(replace(note, sound=note.sound or self.at_notes.get(note.id, "")) for note in notes)

    def heard_along(self, tours: tuple[Tour, ...]) -> tuple[Tour, ...]:
        """The tours with the sounds of their stops."""
        return tuple(self._along(tour) for tour in tours)

    def _along(self, tour: Tour) -> Tour:
        named = {f"{title}{_PARTED}" for title in tour.title.texts.values()}
        steps = []
        for number, step in enumerate(tour.steps, 1):
            names = (step.id, *(f"{title}{number}" for title in named))
            steps.append(
                replace(step, sound=next((self.at_stops[name] for name in names if name in self.at_stops), ""))
            )
        return replace(tour, steps=tuple(steps))


def actions_of(metas: Iterable[Fields]) -> Actions:
    """All actions of a document."""
    at_notes: dict[str, str] = {}
    at_stops: dict[str, str] = {}
    others = 0
    for number, fields in enumerate(fields for meta in metas for fields in meta.each("actions")):
        sound, trigger = fields.text("audioId"), fields.text("trigger")
        plays = number < MOST_ACTIONS and fields.text("type") == PLAY and bool(sound)
        if plays and trigger == AT_STOP and fields.text("triggerDetail"):
            at_stops.setdefault(fields.text("triggerDetail"), sound)
        elif plays and trigger == AT_NOTE and fields.text("annotationId"):
            at_notes.setdefault(fields.text("annotationId"), sound)
        else:
            others += 1
    return Actions(at_notes, at_stops, others)
