"""Sides: where a line of text begins in the window's direction, whatever language the text itself is in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def lead(*labels: QLabel) -> None:
    """Align labels to the side the window reads from: a Latin name in an Arabic window stands on the right."""
    for label in labels:
        side = Qt.AlignmentFlag.AlignRight if label.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
