"""Key painter: a row of the key sheet, painted: widgets for two hundred words and keys take a fifth of a second."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from exhibit_viewer.ui.lines import draw_lines
from exhibit_viewer.ui.theme import Appearance

KEYS = Qt.ItemDataRole.UserRole
"""Role of the keys of a command, as people read them; None for the heading of a group. The DisplayRole has the words,
the AccessibleTextRole both."""
_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_ABOVE, _BETWEEN, _BESIDE = 16, 4, 6
"""Design pixels: over a heading, between rows and keys, and inside a key beside its letters."""


class KeyPainter(QStyledItemDelegate):
    """Words where reading begins, keys at the other end, in rows `width` pixels wide."""

    def __init__(self, appearance: Appearance, width: int) -> None:
        super().__init__()
        self._appearance, self._width = appearance, width

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the words, wrapped where the keys leave them little room, or as a key."""
        keys = index.data(KEYS)
        room = QRect(0, 0, self._width - self._taken(keys), 1 << 16)
        words = QFontMetrics(self._font(keys)).boundingRect(room, _WRAPPED, index.data()).height()
        least = self._key_height() if keys else self._above(index)
        tall = max(words, least) if keys else words + least
        return QSize(self._width, tall + self._appearance.pixels(_BETWEEN))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The words, and each key on a cap."""
        theme, pixels, keys = self._appearance.theme, self._appearance.pixels, index.data(KEYS)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        above, beside = 0 if keys else self._above(index), self._taken(keys)
        room = option.rect.adjusted(0, above, 0, -pixels(_BETWEEN))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font(keys))
        painter.setPen(QColor(theme.muted if keys else theme.text))
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        words = room.adjusted(beside, 0, 0, 0) if mirrored else room.adjusted(0, 0, -beside, 0)
        draw_lines(painter, words, index.data(), side | Qt.AlignmentFlag.AlignVCenter)
        x = 0
        for key in keys or ():  # the first one is the first read
            wide = self._key_width(key)
            x += wide + pixels(_BETWEEN)
            left = room.left() + beside - x if mirrored else room.right() + 1 - beside + x - wide
            self._cap(painter, QRect(left, room.center().y() - self._key_height() // 2, wide, self._key_height()), key)
        painter.restore()

    def _cap(self, painter: QPainter, place: QRect, key: str) -> None:
        theme, radius = self._appearance.theme, self._appearance.pixels(4)
        painter.setBrush(QColor(theme.raised))
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(QColor(theme.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, key)

    def _font(self, keys: Sequence[str] | None) -> QFont:
        return self._appearance.font(12, tabular=True) if keys else self._appearance.font(14, 600)

    def _above(self, index: QModelIndex | QPersistentModelIndex) -> int:
        return self._appearance.pixels(_ABOVE) if index.row() else 0

    def _key_height(self) -> int:
        return QFontMetrics(self._appearance.font(12)).height() + 4

    def _key_width(self, key: str) -> int:
        metrics = QFontMetrics(self._appearance.font(12, tabular=True))
        return metrics.horizontalAdvance(key) + 2 * self._appearance.pixels(_BESIDE) + 2

    def _taken(self, keys: Sequence[str] | None) -> int:
        """Of a row's width by its keys, and by the air before each."""
        return sum(self._key_width(key) + self._appearance.pixels(_BETWEEN) for key in keys or ())
