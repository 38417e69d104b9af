"""Kiosk: what an unattended machine does as time passes and hands come and go. Time is handed in, in seconds."""

from collections.abc import Callable
from enum import StrEnum

from exhibit_viewer.model.kiosk import KioskOptions

MOST_DELAY = 300.0


class Phase(StrEnum):
    """What the visitor sees."""

    ATTRACT = "attract"
    BROWSING = "browsing"
    COUNTDOWN = "countdown"


class Kiosk:
    """Attract, browsing, countdown, and back to the start.

    `on_change` is called when the phase changes, `on_reset` when everything must be as at the start (language, view,
    notes), `on_next` when the attract loop wants another artifact.
    """

    def __init__(
        self,
        options: KioskOptions,
        on_change: Callable[[Phase], None],
        on_reset: Callable[[], None],
        on_next: Callable[[], None],
    ) -> None:
        self.options = options
        self._on_change, self._on_reset, self._on_next = on_change, on_reset, on_next
        self.phase = Phase.ATTRACT if options.attract else Phase.BROWSING
        self._quiet = 0.0

    @property
    def remaining(self) -> int:
        """Whole seconds left of the countdown."""
        return max(0, round(self.options.countdown_seconds - self._quiet))

    def touched(self) -> None:
        """Somebody is there."""
        self._quiet = 0.0
        if self.phase is not Phase.BROWSING:
            self._enter(Phase.BROWSING)

    def occupied(self) -> None:
        """Something is heard, or a tour goes on by itself: time stands still, but nothing wakes up."""
        if self.phase is not Phase.COUNTDOWN:
            self._quiet = 0.0

    def advance(self, seconds: float) -> None:
        """Time went by without a touch. Call about once a second."""
        self._quiet += seconds
        if self.phase is Phase.ATTRACT:
            if self._quiet >= self.options.attract_seconds:
                self._quiet = 0.0
                self._on_next()
        elif self.phase is Phase.BROWSING:
            if self._quiet >= self.options.idle_seconds:
                self._enter(Phase.COUNTDOWN)
        elif self._quiet >= self.options.countdown_seconds:
            self._on_reset()
            self._enter(Phase.ATTRACT if self.options.attract else Phase.BROWSING)

    def _enter(self, phase: Phase) -> None:
        self.phase, self._quiet = phase, 0.0
        self._on_change(phase)


class StaffGate:
    """Who may leave the kiosk. Each wrong PIN doubles the wait before the next try counts, from 2 s to 5 minutes."""

    def __init__(self, fits: Callable[[str], bool]) -> None:
        self._fits = fits
        self._wrong = 0
        self._open_at = 0.0

    def waiting(self, now: float) -> float:
        """Seconds until a PIN is looked at again; `now` on a clock that only goes forward."""
        return max(0.0, self._open_at - now)

    def try_pin(self, pin: str, now: float) -> bool:
        """Whether the PIN opens the gate."""
        if self.waiting(now) > 0:
            return False
        if self._fits(pin):
            self._wrong = 0
            return True
        self._wrong += 1
        self._open_at = now + min(MOST_DELAY, 2.0**self._wrong)
        return False
