"""Lines: words that wrap, with an even edge also where they run from right to left."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QStyle, QWidget

from exhibit_viewer.ui.markdown import direction_of

FIRST_CHINESE = "\u2e80"  # from here on a line may be broken anywhere
LEAST_ROOM, SMALLEST = 48, 0.5
"""Below this width, in pixels, nothing is laid out yet; how small, as a share of the size given, letters may become."""


class Lines(QLabel):
    """A label of plain words that wrap.

    Qt's own label leaves the space at the end of a line in an Arabic paragraph standing at its beginning, so that every
    line but the last is pushed in by it, and the longest is cut off at the other end. A text layout that finds the
    direction by itself does not.
    """

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._given = self.font()
        self._widest: int | None = None  # word; measured when asked for, which layouts do many times over
        self._heights: dict[tuple[int, int, int], int] = {}  # by width and what margins take of it; asked for as often
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def widest_word(self) -> int:
        """Width of the longest piece that cannot be broken, in pixels, in the font given."""
        if self._widest is None:
            self._widest = self._widest_in(self._given)
        return self._widest

    def _widest_in(self, font: QFont) -> int:
        metrics = QFontMetrics(font)
        words = (word for word in self.text().split() if max(word) < FIRST_CHINESE)
        return max((metrics.horizontalAdvance(word) for word in words), default=0)

    def setFont(self, font: QFont | str | Sequence[str]) -> None:
        """The font to be used wherever its longest word has room; a smaller one elsewhere."""
        if self.testAttribute(Qt.WidgetAttribute.WA_SetFont) and self._given == QFont(font):
            return
        self._given, self._widest = QFont(font), None
        self._heights.clear()
        super().setFont(self._fitting(self.width()))

    def heightForWidth(self, width: int) -> int:
        """In the font that a width allows."""
        edges = self.contentsMargins()
        place = width, edges.left() + edges.right(), edges.top() + edges.bottom()
        height = self._heights.get(place)
        if height is None:
            height = self._heights[place] = self._height_at(width)
        return height

    def _height_at(self, width: int) -> int:
        font = self._fitting(width)
        if font == self.font() or not self.hasHeightForWidth():
            return super().heightForWidth(width)
        edges = self.contentsMargins()
        room = QRect(0, 0, width - edges.left() - edges.right(), 1 << 20)
        flow = int(Qt.TextFlag.TextWordWrap)
        return QFontMetrics(font).boundingRect(room, flow, self.text()).height() + edges.top() + edges.bottom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may allow another font."""
        super().resizeEvent(event)
        self._fit()

    def setText(self, words: str) -> None:
        """Other words."""
        if words == self.text():
            return
        self._widest = None
        self._heights.clear()
        super().setText(words)
        self._fit()

    def _fit(self) -> None:
        font = self._fitting(self.width())
        if font != self.font():
            super().setFont(font)

    def _fitting(self, width: int) -> QFont:
        """The font given, or that much smaller that its longest word fits into a width."""
        edges = self.contentsMargins()
        room = width - edges.left() - edges.right()
        widest = self.widest_word()
        if not self.wordWrap() or room <= LEAST_ROOM or widest <= room:
            return self._given
        font, least = QFont(self._given), round(self._given.pixelSize() * SMALLEST)
        font.setPixelSize(max(least, int(font.pixelSize() * room / widest)))
        while self._widest_in(font) > room and font.pixelSize() > least:  # small letters are cut wider than large ones
            font.setPixelSize(font.pixelSize() - 1)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words from right to left line by line, all others as Qt does."""
        selectable = self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        if selectable or not self.wordWrap() or direction_of(self.text()) is not Qt.LayoutDirection.RightToLeft:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        side = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        draw_lines(painter, self.contentsRect(), self.text(), side)


def draw_lines(painter: QPainter, room: QRect, words: str, side: Qt.AlignmentFlag) -> None:
    """Words that wrap in a room, with an even edge in any direction; as seen from left to right at `side`."""
    layout = QTextLayout(words, painter.font())
    option = QTextOption(side & Qt.AlignmentFlag.AlignHorizontal_Mask | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    height = _break(layout, room.width())
    upper = side & Qt.AlignmentFlag.AlignTop
    layout.draw(painter, QPointF(room.left(), room.top() + (0.0 if upper else (room.height() - height) / 2)))


def evened(label: Lines, room: int) -> int:
    """The least width at which wrapping words take no more height than in `room` pixels: lines of about one length."""
    wanted, low, high = label.heightForWidth(room), min(room, max(room // 2, label.widest_word())), room
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if label.heightForWidth(middle) <= wanted else (middle, high)
    return high


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
