"""How a picture is made: moving, as large and of as much as the machine brings to the screen without a stall; at rest,
of as many samples as it makes in a few seconds."""

from exhibit_viewer.render.streaming import Streaming

_ROUND_SECONDS = 0.038
"""Of a moving picture, all told: drawing it, and its way to the screen."""
_LEAST_SECONDS = 0.012
"""Left for drawing however long that way is."""
_LARGER = 1.8
"""How much longer the next larger picture takes."""
_STEPS = ((1.0, False), (0.75, False), (0.5, False), (0.5, True), (0.375, True))
"""Share of the window's sides, and whether a sketch will do."""
_MANY = 400_000
"""Triangles from which on a sample takes the processor so long that fewer of them make the picture."""
_SIXTEEN = 16


class Pace:
    """What moving pictures took of late, and what follows from it."""

    def __init__(self, *, software: bool) -> None:
        self._software = software
        self._step = 3 if software else 0
        self._seconds = self._beside = 0.0

    @property
    def sketchy(self) -> bool:
        """Whether the model may be drawn as a sketch."""
        return _STEPS[self._step][1]

    def samples(self, wanted: int, triangles: int) -> int:
        """Of how many samples a picture at rest is made that shows so many triangles: half of those wanted where the
        processor draws many, in sixteens."""
        if not self._software or triangles < _MANY:
            return wanted
        return min(wanted, max(_SIXTEEN, wanted // 2 // _SIXTEEN * _SIXTEEN))

    def size(self, width: int, height: int) -> tuple[int, int]:
        """Pixels of a moving picture in a window of so many."""
        scale, _ = _STEPS[self._step]
        return max(1, round(width * scale)), max(1, round(height * scale))

    def beside(self, seconds: float) -> None:
        """Learn how long a picture just drawn was on its way to the screen."""
        self._beside = _smooth(self._beside, seconds)

    def adapt(self, seconds: float, streaming: Streaming) -> None:
        """Learn from a picture that took so long. Fewer triangles come before fewer pixels, and back after them."""
        self._seconds = _smooth(self._seconds, seconds)
        may = max(_ROUND_SECONDS - self._beside, _LEAST_SECONDS)
        if self._seconds > may * 1.15:
            if streaming.tighten():
                self._seconds = 0.0
            elif self._step < len(_STEPS) - 1:
                self._step += 1
                self._seconds = 0.0
        elif self._seconds * _LARGER < may:
            if self._step > 0:
                self._step -= 1
                self._seconds = 0.0
            else:
                streaming.relax()


def _smooth(before: float, seconds: float) -> float:
    return seconds if before == 0.0 else 0.7 * before + 0.3 * seconds
