"""Sample card: the exhibition that comes along, as a picture with its title; the whole card is the button."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle

from exhibit_viewer.model.collection import Collection
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.lines import draw_lines
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.pictures import Pictures
from exhibit_viewer.ui.theme import RADIUS, Appearance


class SampleCard(QAbstractButton):
    """The exhibition that comes along: a large picture with its title on it. The whole card is the button."""

    def __init__(self, appearance: Appearance, pictures: Pictures) -> None:
        super().__init__()
        self._appearance, self._pictures = appearance, pictures
        self._collection: Collection | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        pictures.arrived.connect(lambda *_: self.update())
        appearance.changed.connect(self.updateGeometry)

    def show_collection(self, collection: Collection | None) -> None:
        """What the card is about."""
        self._collection = collection
        self.reword()

    def reword(self) -> None:
        """Name the card in the language shown."""
        self.setAccessibleName(self.tr("Open the sample exhibition"))
        self.setAccessibleDescription(self._words()[0])
        self.setToolTip(self.tr("Open the sample exhibition"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._appearance.pixels(500), self._appearance.pixels(400))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._appearance.pixels(280), self._appearance.pixels(280))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, its title and a sentence, and a ring while it has the keyboard."""
        theme, pixels = self._appearance.theme, self._appearance.pixels
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        path = QPainterPath()
        path.addRoundedRect(body, pixels(RADIUS), pixels(RADIUS))
        painter.fillPath(path, QColor(theme.surface))
        title, sentence = self._words()
        margin = pixels(24)
        width = self.width() - 2 * margin
        high = self._text_height(title, 26, True, width), self._text_height(sentence, 14, False, width)
        words = sum(high) + pixels(8) + 2 * margin - pixels(8)
        painter.setClipPath(path)
        self._paint_pictures(painter, QRect(0, 0, self.width(), max(0, self.height() - words)))
        painter.setClipping(False)
        top = self.height() - words + margin - pixels(8)
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        painter.setPen(QColor(theme.text))
        painter.setFont(self._appearance.font(26, serif=True))
        draw_lines(painter, QRect(margin, top, width, high[0]), title, side)
        painter.setPen(QColor(theme.muted))
        painter.setFont(self._appearance.font(14))
        draw_lines(painter, QRect(margin, top + high[0] + pixels(8), width, high[1]), sentence, side)
        lit = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(QColor(theme.accent if lit else theme.line), 2 if lit else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _text_height(self, text: str, step: int, serif: bool, width: int) -> int:
        metrics = QFontMetrics(self._appearance.font(step, serif=serif))
        return metrics.boundingRect(QRect(0, 0, max(1, width), 10_000), int(Qt.TextFlag.TextWordWrap), text).height()

    def _words(self) -> tuple[str, str]:
        if self._collection is None:
            return self.tr("Sample exhibition"), ""
        return plain(in_language(self._collection.title)), plain(in_language(self._collection.description), 400)

    def _paint_pictures(self, painter: QPainter, room: QRect) -> None:
        """The first artifact large, lit like a case in a dark room, the others small beside it."""
        theme = self._appearance.theme
        painter.fillRect(room, QColor(theme.ground))
        artifacts = self._collection.artifacts[:4] if self._collection else ()
        if not artifacts or room.height() <= 0:
            return
        first, *others = artifacts
        beside = room.height() // len(others) if others else 0
        large = QRect(room.left(), room.top(), room.width() - beside, room.height())
        _paint_whole(painter, large, self._pictures.of(first))
        for number, artifact in enumerate(others):
            cell = QRect(large.right() + 1, room.top() + number * beside, beside, beside)
            _paint_picture(painter, cell, self._pictures.of(artifact))


def _paint_whole(painter: QPainter, cell: QRect, picture: QPixmap | None) -> None:
    """A square picture in full; its rim's colour goes on to the sides."""
    if picture is None or picture.isNull():
        return
    painter.fillRect(cell, picture.toImage().pixelColor(0, picture.height() // 2))
    side = min(cell.width(), cell.height())
    square = QRect(0, 0, side, side)
    square.moveCenter(cell.center())
    painter.drawPixmap(square, picture)


def _paint_picture(painter: QPainter, cell: QRect, picture: QPixmap | None) -> None:
    """A picture filling its cell, cut at the sides."""
    if picture is None or picture.isNull():
        return
    ratio = max(cell.width() / picture.width(), cell.height() / picture.height())
    width, height = cell.width() / ratio, cell.height() / ratio
    source = QRectF((picture.width() - width) / 2, (picture.height() - height) / 2, width, height)
    painter.drawPixmap(QRectF(cell), picture, source)
