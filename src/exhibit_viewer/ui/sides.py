"""Sides: where a line of text begins in the window's direction, whatever language the text itself is in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

_FIGURES, _FOREIGN, _END = "\u2066", "\u2068", "\u2069"  # Unicode isolates: left to right, by the first letter, end
_ARABIC = "\u061c"  # the mark with which Qt puts a minus after its Arabic figures


def figures(words: str) -> str:
    """Figures with signs, which keep their order from left to right within Arabic; for the eye, not for the ear."""
    return f"{_FIGURES}{words.replace(_ARABIC, '')}{_END}"


def foreign(words: str) -> str:
    """Words in whatever language, kept from mixing their direction with that of the words around."""
    return f"{_FOREIGN}{words}{_END}"


def lead(*labels: QLabel) -> None:
    """Align labels to the side the window reads from: a Latin name in an Arabic window stands on the right."""
    for label in labels:
        side = Qt.AlignmentFlag.AlignRight if label.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
