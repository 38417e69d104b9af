"""Touring: the session's part about the tours of an artifact: begun, gone through stop by stop, and left again."""

from collections.abc import Callable

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.scene import Scene
from exhibit_viewer.session.listening import Listening
from exhibit_viewer.session.snapshot import scene_at
from exhibit_viewer.session.state import Change, State, TourPlace

LONGEST_SECONDS = 8.0
"""How long the way to a stop may take, whatever its document says."""


class Touring:
    """`session.touring`. What belongs to a stop and can be heard is played there. Leaving a tour brings back where the
    visitor was and how the object looked before it.

    fly, adjust, select: the session's own intents.
    """

    def __init__(
        self,
        state: Callable[[], State],
        change: Callable[..., None],
        fly: Callable[..., None],
        adjust: Callable[[Scene], None],
        select: Callable[[str, bool], None],
        listening: Listening,
    ) -> None:
        self._state, self._change, self._fly, self._adjust, self._select = state, change, fly, adjust, select
        self._listening = listening
        self._before: tuple[Camera, Scene] | None = None

    def begin(self, tour: int = 0) -> None:
        """The first stop of a tour; nothing where there is none of that number."""
        state = self._state()
        if 0 <= tour < len(state.tours):
            if state.tour is None:
                self._before = state.camera, state.scene
            self._go(TourPlace(tour, 0))

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
        self._go(TourPlace(state.tour.tour, wanted))
        return True

    def end(self) -> None:
        """Leave the tour."""
        if self._state().tour is None:
            return
        self._change(Change.TOUR, tour=None)
        self._listening.end()
        self._select("", False)
        if self._before is not None:
            camera, scene = self._before
            self._before = None
            self._adjust(scene)
            self._fly(camera)

    def _go(self, place: TourPlace) -> None:
        self._change(Change.TOUR, tour=place, turntable=False)
        stop = self._state().stop
        if stop is None:
            return
        self._adjust(scene_at(self._state().scene, stop.values))
        self._select(stop.note, stop.camera is None)
        if stop.camera is not None:
            self._fly(stop.camera, seconds=min(LONGEST_SECONDS, stop.seconds), curve=stop.curve)
        self._listening.begin(self._state().told_by)
