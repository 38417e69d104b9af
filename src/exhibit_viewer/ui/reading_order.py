"""Reading order: Tab goes as one reads, whatever was made first."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops(whole: QWidget) -> list[QWidget]:
    """A widget and those within it at which Tab stops, in the order they were made; not those of a list that opens in
    a window of its own.

    Not by `nextInFocusChain`: PySide takes what that returns for the widget's own child, and forgets it with it.
    """
    parts = (each for each in (whole, *whole.findChildren(QWidget)) if each.window() is whole.window())
    return [each for each in parts if each.focusPolicy() & Qt.FocusPolicy.TabFocus]


def follow(*wholes: QWidget) -> None:
    """Tab goes through widgets in this order, through all that is within one before the next; the first stop stays
    where it is."""
    for stop, following in pairwise([stop for whole in wholes for stop in stops(whole)]):
        QWidget.setTabOrder(stop, following)
