"""Touring: the session's part about the tours of an artifact: begun, gone through stop by stop, and left again."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.parting import Looks, looks_at
from exhibit_viewer.model.scene import Scene
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.tour import Curve, Step
from exhibit_viewer.session.listening import Listening
from exhibit_viewer.session.snapshot import scene_at
from exhibit_viewer.session.state import Change, State, TourPlace

LONGEST_SECONDS = 8.0
"""How long the way to a stop may take, whatever its document says."""

LEAST_STAY, LONGEST_STAY, AFTER_SOUND = 5.0, 60.0, 2.0
LETTERS_A_SECOND = 14.0
"""How quickly most people read, with time to look up."""


def stay_at(stop: Step, note: Annotation | None, heard: bool) -> float:
    """How many seconds a tour that goes on by itself stays at a stop, with the way there; after a narration only a
    breath."""
    if heard:
        return AFTER_SOUND
    texts = [stop.title, stop.text, *((note.title, note.text) if note is not None else ())]
    letters = sum(map(_longest, texts))
    return min(LONGEST_SECONDS, stop.seconds) + min(LONGEST_STAY, max(LEAST_STAY, letters / LETTERS_A_SECOND))


def _longest(text: LangText) -> int:
    return max(map(len, text.texts.values()), default=0)


class Visit(Protocol):
    """What a tour does in a session, by the session's own intents."""

    state: State
    listening: Listening

    def fly(self, camera: Camera, source: object = ..., seconds: float = ..., curve: Curve | None = ...) -> None:
        """Fly to a camera."""

    def adjust(self, scene: Scene) -> None:
        """Change how the object is shown."""

    def select_note(self, note_id: str, fly: bool = ...) -> None:
        """Read a note."""

    def show_parts(self, looks: Looks) -> None:
        """Show the parts in other ways."""


class Touring:
    """`session.touring`. What belongs to a stop and can be heard is played there. Leaving a tour brings back where the
    visitor was and how the object looked before it."""

    def __init__(self, visit: Visit, change: Callable[..., None]) -> None:
        self._visit, self._change = visit, change
        self._before: tuple[Camera, Scene, Looks] | None = None
        self._waited = 0.0

    def begin(self, tour: int = 0, *, quiet: bool = False) -> None:
        """The first stop of a tour; nothing where there is none of that number. quiet: without its sounds."""
        state = self._visit.state
        if 0 <= tour < len(state.tours):
            if state.tour is None:
                self._before = state.camera, state.scene, state.looks
            self._go(TourPlace(tour, 0, state.tour is not None and state.tour.playing, quiet))

    def toggle(self) -> None:
        """Begin the first tour, or leave the one that is on."""
        if self._visit.state.tour is None:
            self.begin()
        else:
            self.end()

    def step(self, step: int) -> bool:
        """The next (1) or previous (-1) stop; False past either end, where it stays."""
        state = self._visit.state
        if state.tour is None:
            return False
        wanted = state.tour.step + step
        if not 0 <= wanted < len(state.tours[state.tour.tour].steps):
            return False
        self._go(replace(state.tour, step=wanted))
        return True

    def play(self, playing: bool) -> None:
        """Go on by itself from stop to stop, or only when asked; begins the first tour where none is on."""
        if playing and self._visit.state.tour is None:
            self.begin()
        place = self._visit.state.tour
        if place is not None and place.playing != playing:
            self._waited = 0.0
            self._change(Change.TOUR, tour=replace(place, playing=playing))

    def advance(self, seconds: float) -> None:
        """Time went by. Where the tour goes on by itself it does so once what is to be heard has been heard, and there
        was time to read; after the last stop it stays there."""
        state = self._visit.state
        if state.tour is None or not state.tour.playing or state.stop is None or state.hearing.busy or state.blank:
            return
        self._waited += seconds
        stay = stay_at(state.stop, state.selected_note, heard=bool(state.hearing.sound))
        if self._waited >= stay and not self.step(1):
            self.play(False)

    def end(self) -> None:
        """Leave the tour."""
        if self._visit.state.tour is None:
            return
        self._change(Change.TOUR, tour=None)
        self._visit.listening.end()
        self._visit.select_note("", fly=False)
        if self._before is not None:
            camera, scene, looks = self._before
            self._before = None
            self._visit.show_parts(looks)
            self._visit.adjust(scene)
            self._visit.fly(camera)

    def _go(self, place: TourPlace) -> None:
        self._change(Change.TOUR, tour=place, turntable=False)
        stop = self._visit.state.stop
        if stop is None:
            return
        self._waited = 0.0
        self._visit.show_parts(looks_at(self._visit.state.looks, stop))
        model = self._visit.state.model
        self._visit.adjust(scene_at(self._visit.state.scene, stop.values, model.lamps if model is not None else ()))
        self._visit.select_note(stop.note, fly=stop.camera is None)
        if stop.camera is not None:
            self._visit.fly(stop.camera, seconds=min(LONGEST_SECONDS, stop.seconds), curve=stop.curve)
        if not place.quiet:
            self._visit.listening.begin(self._visit.state.told_by)
