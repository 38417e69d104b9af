"""How a moving picture is made: as large, and of as much, as the machine draws thirty times a second."""

from exhibit_viewer.render.streaming import Streaming

_MOVING_SECONDS = 1 / 30
_STEPS = ((1.0, False), (0.75, False), (0.5, False), (0.5, True), (0.375, True))
"""Share of the window's sides, and whether a sketch will do."""


class Pace:
    """What moving pictures took of late, and the step that follows from it."""

    def __init__(self, *, software: bool) -> None:
        self._step = 3 if software else 0
        self._seconds = 0.0

    @property
    def sketchy(self) -> bool:
        """Whether the model may be drawn as a sketch."""
        return _STEPS[self._step][1]

    def size(self, width: int, height: int) -> tuple[int, int]:
        """Pixels of a moving picture in a window of so many."""
        scale, _ = _STEPS[self._step]
        return max(1, round(width * scale)), max(1, round(height * scale))

    def adapt(self, seconds: float, streaming: Streaming) -> None:
        """Learn from a picture that took so long. Fewer triangles come before fewer pixels, and back after them."""
        self._seconds = seconds if self._seconds == 0.0 else 0.7 * self._seconds + 0.3 * seconds
        if self._seconds > _MOVING_SECONDS * 1.15:
            if streaming.tighten():
                self._seconds = 0.0
            elif self._step < len(_STEPS) - 1:
                self._step += 1
                self._seconds = 0.0
        elif self._seconds < _MOVING_SECONDS * 0.55:
            if self._step > 0:
                self._step -= 1
                self._seconds = 0.0
            else:
                streaming.relax()
