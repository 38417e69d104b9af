"""Idle: what will be wanted later is made ready while nobody does anything, a few milliseconds at a time."""

import time
from collections import deque
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

QUIET_MILLISECONDS = 1500
PAUSE_MILLISECONDS = 12
STEP_SECONDS = 0.008


class Idle(QObject):
    """Runs generators step by step while `calm()` holds, and not just after somebody did something: see `put_off`."""

    def __init__(self, calm: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._calm = calm
        self._left: deque[Iterator[None]] = deque()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._step)

    def add(self, steps: Iterator[None]) -> None:
        """Have these steps taken, after those asked for before."""
        self._left.append(steps)
        self.put_off()

    @property
    def finished(self) -> bool:
        """Whether nothing is left to be done."""
        return not self._left

    def put_off(self) -> None:
        """Somebody does something: wait until that was a while ago."""
        if self._left:
            self._timer.start(QUIET_MILLISECONDS)

    def _step(self) -> None:
        if not self._calm():
            self.put_off()
            return
        until = time.perf_counter() + STEP_SECONDS
        while self._left and time.perf_counter() < until:
            if next(self._left[0], self) is self:
                self._left.popleft()
        if self._left:
            self._timer.start(PAUSE_MILLISECONDS)
