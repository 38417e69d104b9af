"""Entry painter: a row of the command palette, painted: sixty rows of widgets take a sixth of a second to make."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from exhibit_viewer.ui.theme import BODY, Appearance

MORE, KEYS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
"""Roles of an entry's group and keys; its title is the DisplayRole."""
WIDEST_TITLE = 400
_GAP = "\u2003"


class EntryPainter(QStyledItemDelegate):
    """Title and keys from where reading begins, the group at the other end."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line with air around it; as wide as the list."""
        pixels = self._appearance.pixels
        line = QFontMetrics(self._appearance.font(BODY)).height()
        return QSize(0, max(line + pixels(8), pixels(34)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The style's ground for a row that is chosen or pointed at, and the words on it."""
        self.initStyleOption(option, index)
        option.text = ""
        widget = option.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        painter.save()
        painter.setFont(self._appearance.font(BODY))
        theme, pixels = self._appearance.theme, self._appearance.pixels
        room: QRect = option.rect.adjusted(pixels(12), 0, -pixels(12), 0)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        metrics = painter.fontMetrics()
        more, keys = index.data(MORE), index.data(KEYS)
        belongs = _end(room, metrics.horizontalAdvance(more), mirrored)
        self._words(painter, belongs, more, theme.muted, mirrored)
        left = room.width() - belongs.width() - metrics.horizontalAdvance(_GAP)
        words = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, min(left, pixels(WIDEST_TITLE)))
        title = _start(room, min(left, metrics.horizontalAdvance(words)), mirrored)
        self._words(painter, title, words, theme.text, mirrored)
        beside = title.width() + metrics.horizontalAdvance(_GAP)
        if keys and beside + metrics.horizontalAdvance(keys) <= left:
            rest = room.adjusted(0, 0, -beside, 0) if mirrored else room.adjusted(beside, 0, 0, 0)
            self._words(painter, _start(rest, metrics.horizontalAdvance(keys), mirrored), keys, theme.muted, mirrored)
        painter.restore()

    @staticmethod
    def _words(painter: QPainter, where: QRect, words: str, colour: str, mirrored: bool) -> None:
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(colour))
        painter.drawText(where, int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter), words)


def _start(room: QRect, width: int, mirrored: bool) -> QRect:
    """As much of a row as words take, from where reading begins; a hair more, as figures are rounded."""
    left = room.right() - width - 1 if mirrored else room.left()
    return QRect(left, room.top(), width + 2, room.height())


def _end(room: QRect, width: int, mirrored: bool) -> QRect:
    return _start(room, width, not mirrored)
