"""Key keeper: which keys a widget with the keyboard keeps for itself, though a command of the window uses them too; and
Return, which presses a button as Space does."""

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
_RETURN = {_KEY.Key_Return, _KEY.Key_Enter}
_PRESS = {_KEY.Key_Space, *_RETURN}
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

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shortcuts are offered to the widget with the keyboard first, then to those it stands in. Whether Return
        presses a button is left to the desktop by Qt, and not every desktop says so."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return isinstance(watched, QAbstractButton) and _pressed(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and keeps_key(event):
            event.accept()
            return True
        return False

    def _follow(self, left: QWidget | None, reached: QWidget | None) -> None:
        """Hear the keys of the button that has the keyboard."""
        if isinstance(left, QAbstractButton):
            left.removeEventFilter(self)
        if isinstance(reached, QAbstractButton):
            reached.installEventFilter(self)


def _pressed(button: QAbstractButton, event: QKeyEvent) -> bool:
    if event.key() not in _RETURN or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


def keeps_key(event: QKeyEvent) -> bool:
    """True when the widget with the keyboard lives by this key (without Ctrl or Alt)."""
    focus = QApplication.focusWidget()
    if focus is None or event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
        return False
    if isinstance(focus, QAbstractButton) and focus.group() is not None and event.key() in _ARROWS:
        return True  # Tab leads to the one of several that is chosen, arrows to the others
    return any(isinstance(focus, kind) and event.key() in keys for kind, keys in _KEPT)
