"""Gauge: a slider with its name and its value in words."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider

from exhibit_viewer.ui.theme import Appearance

STEPS = 1000
_OWN_KEYS = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
)  # fmt: skip


class KeyedSlider(QSlider):
    """A slider that keeps its arrow keys, which are commands of the window elsewhere."""

    def event(self, event: QEvent) -> bool:
        """Claim the keys a slider moves by."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)


class Gauge(KeyedSlider):
    """Values from low to high; `chosen(value)` when the visitor moves it. `tell` words a value."""

    chosen = Signal(float)

    def __init__(self, low: float, high: float, tell: Callable[[float], str], appearance: Appearance) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._low, self._high, self._tell, self._appearance = low, high, tell, appearance
        self.label, self.told = QLabel(), QLabel()
        for label in (self.label, self.told):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setBuddy(self)
        self.amount = low
        """The value it stands at: as it was shown, between two steps too."""
        self.setRange(0, STEPS)
        self.setSingleStep(STEPS // 100)
        self.setPageStep(STEPS // 10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self._moved)
        self._say()

    def add_to(self, grid: QGridLayout, row: int, column: int) -> None:
        """Put name, slider and value into three cells of a grid."""
        for offset, part in enumerate((self.label, self, self.told)):
            grid.addWidget(part, row, column + offset)

    def rename(self, name: str, hint: str = "") -> None:
        """Its name, for eyes and screen readers."""
        self.label.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(hint or name)
        self._say()

    def resize_for(self, widest: float) -> None:
        """Room for the longest value; called when the text size changed."""
        metrics = self.told.fontMetrics()
        self.told.setMinimumWidth(metrics.horizontalAdvance(self._tell(widest)) + self._appearance.pixels(4))
        self.setMinimumWidth(self._appearance.pixels(104))

    def show_value(self, value: float) -> None:
        """Stand where the scene stands, without telling anybody."""
        self.amount = min(max(value, self._low), self._high)
        blocker = QSignalBlocker(self)
        self.setValue(round((value - self._low) / (self._high - self._low) * STEPS))
        blocker.unblock()
        self._say()

    def _moved(self) -> None:
        self.amount = self._low + (self._high - self._low) * self.value() / STEPS
        self._say()
        self.chosen.emit(self.amount)

    def _say(self) -> None:
        told = self._tell(self.amount)
        if told != self.told.text():
            self.told.setText(told)
            self.setAccessibleDescription(told)
