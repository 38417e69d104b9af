"""Key keeper: which keys a widget with the keyboard keeps for itself, though a command of the window uses them too."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)

_KEY = Qt.Key
_ARROWS = {_KEY.Key_Left, _KEY.Key_Right, _KEY.Key_Up, _KEY.Key_Down}
_PAGES = {_KEY.Key_PageUp, _KEY.Key_PageDown, _KEY.Key_Home, _KEY.Key_End}
_PRESS = {_KEY.Key_Space, _KEY.Key_Return, _KEY.Key_Enter}
_KEPT: tuple[tuple[type[QWidget], set[Qt.Key]], ...] = (
    (QAbstractItemView, _ARROWS | _PAGES | _PRESS),
    (QAbstractSlider, _ARROWS | _PAGES),
    (QAbstractScrollArea, _ARROWS | _PAGES),
    (QLineEdit, _ARROWS | _PAGES),
    (QComboBox, _ARROWS | _PAGES | _PRESS),
    (QAbstractButton, _PRESS),
)


class KeyKeeper(QObject):
    """Watches a window and leaves to lists, sliders and buttons the keys they live by.

    A filter and not an override of `event`: an exception in whatever happens inside would end the process.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shortcuts are offered to the widget with the keyboard first, then to those it stands in."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and keeps_key(event):
            event.accept()
            return True
        return False


def keeps_key(event: QKeyEvent) -> bool:
    """True when the widget with the keyboard lives by this key (without Ctrl or Alt)."""
    focus = QApplication.focusWidget()
    if focus is None or event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
        return False
    if isinstance(focus, QAbstractButton) and focus.group() is not None and event.key() in _ARROWS:
        return True  # Tab leads to the one of several that is chosen, arrows to the others
    return any(isinstance(focus, kind) and event.key() in keys for kind, keys in _KEPT)
