"""Menus whose keys read from left to right in every language."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStyleOptionMenuItem

from exhibit_viewer.ui.key_words import keys_isolated


class Menu(QMenu):
    """In a right-to-left menu Qt would set "Ctrl+," as ",+Ctrl"."""

    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:
        """What the style paints: the words, a tab, and the keys."""
        super().initStyleOption(option, action)
        words, tab, keys = option.text.partition("\t")
        if keys:
            option.text = f"{words}{tab}{keys_isolated(keys)}"
