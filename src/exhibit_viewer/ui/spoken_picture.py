"""Spoken picture: a widget that screen readers take for a picture, with its name and description."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import Shiboken

_told: list[QAccessibleWidget] = []
"""Qt's cache owns them and they go with their widgets; until then Python must hold them."""


def tell_as_picture(widget: QWidget) -> None:
    """Say that a widget is a picture; Qt has no such widget of its own. Call it whenever the picture is described: Qt
    asks anew who speaks for a widget when its meta-object changes, as PySide's do with what is connected to them."""
    speaking = QAccessible.queryAccessibleInterface(widget)
    if speaking is not None and speaking.role() is QAccessible.Role.Graphic:
        return
    _told[:] = [each for each in _told if Shiboken.isValid(each)]
    picture = QAccessibleWidget(widget, QAccessible.Role.Graphic)
    QAccessible.registerAccessibleInterface(picture)
    _told.append(picture)
