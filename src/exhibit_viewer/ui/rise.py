"""Rise: the small movement with which a panel arrives."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from exhibit_viewer.ui.theme import PANEL_MILLISECONDS, Appearance

WAY = 12
"""How far below its place a panel begins, in the design's pixels."""


class Rise(QVariantAnimation):
    """`place()` is called as the panel goes, and puts it `pixels` below where it belongs. Nothing moves under reduced
    motion."""

    def __init__(self, appearance: Appearance, place: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._appearance, self._place = appearance, place
        self.pixels = 0
        self.setDuration(PANEL_MILLISECONDS)
        self.setStartValue(1.0)
        self.setEndValue(0.0)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._moved)

    def begin(self) -> None:
        """The panel arrives now; call when it is shown."""
        self.stop()
        self.pixels = 0
        if not self._appearance.reduced_motion:
            self.start()
            self._moved(1.0)  # Qt tells of the first value only where it is new

    @property
    def share(self) -> float:
        """How far it has come, 0 to 1, for what fades in with it."""
        running = self.state() is QVariantAnimation.State.Running
        return 1.0 - float(self.currentValue()) if running else 1.0

    def _moved(self, left: float) -> None:
        self.pixels = round(left * self._appearance.pixels(WAY))
        self._place()
