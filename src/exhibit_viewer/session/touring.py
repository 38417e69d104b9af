"""Touring: the session's part about the tours of an artifact: begun, gone through stop by stop, and left again."""

from collections.abc import Callable
from dataclasses import replace

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.parting import hidden_at
from exhibit_viewer.model.scene import Scene
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.tour import Step
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


class Touring:
    """`session.touring`. What belongs to a stop and can be heard is played there. Leaving a tour brings back where the
    visitor was and how the object looked before it.

    fly, adjust, select, show_parts: the session's own intents.
    """

    def __init__(
        self,
        state: Callable[[], State],
        change: Callable[..., None],
        fly: Callable[..., None],
        adjust: Callable[[Scene], None],
        select: Callable[[str, bool], None],
        show_parts: Callable[[frozenset[int]], None],
        listening: Listening,
    ) -> None:
        self._state, self._change, self._fly, self._adjust, self._select = state, change, fly, adjust, select
        self._show_parts, self._listening = show_parts, listening
        self._before: tuple[Camera, Scene, frozenset[int]] | None = None
        self._waited = 0.0

    def begin(self, tour: int = 0) -> None:
        """The first stop of a tour; nothing where there is none of that number."""
        state = self._state()
        if 0 <= tour < len(state.tours):
            if state.tour is None:
                self._before = state.camera, state.scene, state.hidden
            self._go(TourPlace(tour, 0, state.tour is not None and state.tour.playing))

    def toggle(self) -> None:
        """Begin the first tour, or leave the one that is on."""
        if self._state().tour is None:
            self.begin()
        else:
            self.end()

    def step(self, step: int) -> bool:
        """The next (1) or previous (-1) stop; False past either end, where it stays."""
        state = self._state()
        if state.tour is None:
            return False
        wanted = state.tour.step + step
        if not 0 <= wanted < len(state.tours[state.tour.tour].steps):
            return False
        self._go(replace(state.tour, step=wanted))
        return True

    def play(self, playing: bool) -> None:
        """Go on by itself from stop to stop, or only when asked; begins the first tour where none is on."""
        if playing and self._state().tour is None:
            self.begin()
        place = self._state().tour
        if place is not None and place.playing != playing:
            self._waited = 0.0
            self._change(Change.TOUR, tour=replace(place, playing=playing))

    def advance(self, seconds: float) -> None:
        """Time went by. Where the tour goes on by itself it does so once what is to be heard has been heard, and there
        was time to read; after the last stop it stays there."""
        state = self._state()
        if state.tour is None or not state.tour.playing or state.stop is None or state.hearing.busy or state.blank:
            return
        self._waited += seconds
        stay = stay_at(state.stop, state.selected_note, heard=bool(state.hearing.sound))
        if self._waited >= stay and not self.step(1):
            self.play(False)

    def end(self) -> None:
        """Leave the tour."""
        if self._state().tour is None:
            return
        self._change(Change.TOUR, tour=None)
        self._listening.end()
        self._select("", False)
        if self._before is not None:
            camera, scene, hidden = self._before
            self._before = None
            self._show_parts(hidden)
            self._adjust(scene)
            self._fly(camera)

    def _go(self, place: TourPlace) -> None:
        self._change(Change.TOUR, tour=place, turntable=False)
        stop = self._state().stop
        if stop is None:
            return
        self._waited = 0.0
        self._show_parts(hidden_at(self._state().hidden, stop.values))
        model = self._state().model
        self._adjust(scene_at(self._state().scene, stop.values, model.lamps if model is not None else ()))
        self._select(stop.note, stop.camera is None)
        if stop.camera is not None:
            self._fly(stop.camera, seconds=min(LONGEST_SECONDS, stop.seconds), curve=stop.curve)
        self._listening.begin(self._state().told_by)
