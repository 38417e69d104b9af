"""Lines: words that wrap, with an even edge also where they run from right to left."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QStyle, QWidget

from exhibit_viewer.ui.markdown import direction_of


class Lines(QLabel):
    """A label of plain words that wrap.

    Qt's own label leaves the space at the end of a line in an Arabic paragraph standing at its beginning, so that every
    line but the last is pushed in by it, and the longest is cut off at the other end. A text layout that finds the
    direction by itself does not.
    """

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words from right to left line by line, all others as Qt does."""
        selectable = self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        if selectable or not self.wordWrap() or direction_of(self.text()) is not Qt.LayoutDirection.RightToLeft:
            super().paintEvent(event)
            return
        room = self.contentsRect()
        layout = QTextLayout(self.text(), self.font())
        side = QStyle.visualAlignment(self.layoutDirection(), self.alignment()) & Qt.AlignmentFlag.AlignHorizontal_Mask
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        height = _break(layout, room.width())
        upper = self.alignment() & Qt.AlignmentFlag.AlignTop
        top = room.top() + (0.0 if upper else (room.height() - height) / 2)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout.draw(painter, QPointF(room.left(), top))


def _break(layout: QTextLayout, width: float) -> float:
    """Break a layout into lines; how tall they are together."""
    layout.beginLayout()
    bottom = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0.0, bottom))
        bottom += line.height()
    layout.endLayout()
    return bottom
