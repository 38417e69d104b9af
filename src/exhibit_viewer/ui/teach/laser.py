"""The lecturer's red dot."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRadialGradient
from PySide6.QtWidgets import QWidget

from exhibit_viewer.ui.theme import Appearance

RED = QColor("#FF3B30")  # a laser is red in every look
SIZE = 16


class Laser(QWidget):
    """A glowing dot that lets every pointer through."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def point(self, place: QPoint) -> None:
        """Show the dot at a place of the parent."""
        side = 2 * self._appearance.pixels(SIZE)
        self.setGeometry(place.x() - side // 2, place.y() - side // 2, side, side)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """White in the middle, red around, nothing at the rim."""
        centre, radius = QPointF(self.rect().center()), self.width() / 2
        glow = QRadialGradient(centre, radius)
        glow.setColorAt(0.0, Qt.GlobalColor.white)
        glow.setColorAt(0.25, RED)
        glow.setColorAt(0.4, QColor(RED.red(), RED.green(), RED.blue(), 130))
        glow.setColorAt(1.0, QColor(RED.red(), RED.green(), RED.blue(), 0))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        painter.drawEllipse(centre, radius, radius)
