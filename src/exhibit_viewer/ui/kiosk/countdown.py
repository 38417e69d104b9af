"""The question before everything goes back to the start."""

from PySide6.QtCore import QEvent, QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from exhibit_viewer.ui.cards import Words
from exhibit_viewer.ui.theme import SPACE, Appearance

RING, STROKE = 132, 6


class Ring(QWidget):
    """A number in a ring that empties."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._left, self._share = 0, 1.0
        appearance.changed.connect(self._dress)
        self._dress()

    def show_seconds(self, left: int, share: float) -> None:
        """Whole seconds left, and their share of all."""
        self._left, self._share = left, share
        self.update()

    def _dress(self) -> None:
        side = self._appearance.pixels(RING)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ring, arc and number."""
        theme, painter = self._appearance.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stroke = self._appearance.pixels(STROKE)
        place = QRectF(self.rect()).adjusted(stroke, stroke, -stroke, -stroke)
        painter.setPen(QPen(QColor(theme.line), stroke))
        painter.drawEllipse(place)
        pen = QPen(QColor(theme.accent), stroke)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(place, 90 * 16, round(360 * 16 * self._share))
        painter.setPen(QColor(theme.text))
        painter.setFont(self._appearance.font(46, 500, tabular=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, QLocale().toString(self._left))


class Countdown(QFrame):
    """Covers the window; any touch takes it away (the guard sees to that)."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setProperty("dress", "veil")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._question = Words(appearance, 34, 500, serif=True)
        self._ring = Ring(appearance)
        self._advice = Words(appearance, 20)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        for part in (self._question, self._ring, self._advice):
            self._column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter if part is self._ring else _WIDE)
        self._column.addStretch(1)
        for words in (self._question, self._advice):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._reword()
        self.hide()

    def show_seconds(self, left: int, whole: float) -> None:
        """Seconds left of the whole countdown."""
        edge = self._appearance.pixels(SPACE[5])
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(self._appearance.pixels(SPACE[4]))
        self._ring.show_seconds(left, left / max(1.0, whole))
        self.setAccessibleName(f"{self._question.text()} {left}. {self._advice.text()}")

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._reword()
        super().changeEvent(event)

    def _reword(self) -> None:
        self._question.setText(self.tr("Are you still there?"))
        self._advice.setText(self.tr("Touch anywhere to go on."))


_WIDE = Qt.AlignmentFlag(0)
