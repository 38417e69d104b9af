"""Menus: keys read from left to right in every language, and what is chosen bears a tick as large as the icons."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QStyle, QStyleOptionMenuItem, QWidget

from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.key_words import keys_isolated


class Menu(QMenu):
    """In a right-to-left menu Qt would set "Ctrl+," as ",+Ctrl", and its own ticks do not grow with the letters."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tick = icons.icon("check", 16)
        nothing = QPixmap(1, 1)
        nothing.fill(Qt.GlobalColor.transparent)
        self._room = QIcon(nothing)

    def offer(self, words: str = "", chosen: bool = False) -> QAction:
        """One of several that can be chosen, with room for its tick."""
        action = self.addAction(self._room, words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(chosen)
        return action

    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:
        """What the style paints: the words, a tab, and the keys."""
        super().initStyleOption(option, action)
        words, tab, keys = option.text.partition("\t")
        if keys:
            option.text = f"{words}{tab}{keys_isolated(keys)}"
        if action.isChecked():
            option.icon = self._tick
        if option.state & QStyle.StateFlag.State_Selected and not option.icon.isNull():
            option.icon = self._on_the_chosen_row(option.icon)

    def _on_the_chosen_row(self, icon: QIcon) -> QIcon:
        """In the colour of the words there."""
        side = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize, None, self)
        picture = icon.pixmap(QSize(side, side), self.devicePixelRatioF())
        painter = QPainter(picture)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(picture.rect(), self.palette().highlightedText())
        painter.end()
        return QIcon(picture)
