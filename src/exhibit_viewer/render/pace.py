"""How large a moving picture is made: as large as the machine draws thirty times a second."""

from exhibit_viewer.render.streaming import Streaming

_MOVING_SECONDS = 1 / 30
_SCALES = (1.0, 0.75, 0.5, 0.375)


class Pace:
    """What moving pictures took of late, and the share of the sides that follows from it."""

    def __init__(self, *, software: bool) -> None:
        self._scale = 2 if software else 0
        self._seconds = 0.0

    def size(self, width: int, height: int) -> tuple[int, int]:
        """Pixels of a moving picture in a window of so many."""
        scale = _SCALES[self._scale]
        return max(1, round(width * scale)), max(1, round(height * scale))

    def adapt(self, seconds: float, streaming: Streaming) -> None:
        """Learn from a picture that took so long. Fewer triangles come before fewer pixels, and back after them."""
        self._seconds = seconds if self._seconds == 0.0 else 0.7 * self._seconds + 0.3 * seconds
        if self._seconds > _MOVING_SECONDS * 1.15:
            if streaming.tighten():
                self._seconds = 0.0
            elif self._scale < len(_SCALES) - 1:
                self._scale += 1
                self._seconds = 0.0
        elif self._seconds < _MOVING_SECONDS * 0.55:
            if self._scale > 0:
                self._scale -= 1
                self._seconds = 0.0
            else:
                streaming.relax()
