"""Guard: stands between hands and window. Tells that somebody is there, keeps the first touch from pressing what lies
beneath, lets no key, menu or hint through that a visitor has no use for, and knows the staff's knock."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPointerEvent, QWindow
from PySide6.QtWidgets import QWidget

from exhibit_viewer.ui.theme import Appearance

CORNER = 64
"""Side of the staff's corner, in the design's pixels: above, where reading begins."""
TAPS, TAP_MILLISECONDS = 5, 4000
_PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin}  # a double click is a press and something more
_MOVES = {QEvent.Type.MouseMove, QEvent.Type.TouchUpdate, QEvent.Type.Wheel}
_ENDS = {QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}
_NEVER = {
    QEvent.Type.ContextMenu, QEvent.Type.ToolTip, QEvent.Type.WhatsThis, QEvent.Type.DragEnter, QEvent.Type.DragMove,
    QEvent.Type.Drop,
}  # fmt: skip
_KEYS = {
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Escape,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    Qt.Key.Key_Home, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal,
}  # fmt: skip
_MODIFIERS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class Guard(QObject):
    """`asleep()`: nobody is there, so a touch wakes and does nothing else. `touched`: a hand. `knocked`: five taps in
    the corner.

    What a person causes comes to the native window first, once, and then to widgets; it is judged there. (A filter on
    the whole application would meet objects half made, which PySide does not survive.)
    """

    touched = Signal()
    knocked = Signal()

    def __init__(self, window: QWidget, appearance: Appearance, asleep: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window, self._appearance, self._asleep = window, appearance, asleep
        self._handle: QWindow | None = None
        self._swallowing = False
        self._taps = 0
        self._tap_clock = QTimer(self, singleShot=True, interval=TAP_MILLISECONDS)
        self._tap_clock.timeout.connect(self._forget_taps)

    def begin(self) -> None:
        """Stand before the window."""
        self._window.installEventFilter(self)
        self._stand_before(self._window.windowHandle())

    def end(self) -> None:
        """Let everything through."""
        self._window.removeEventFilter(self)
        self._stand_before(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True for what goes no further."""
        kind = event.type()
        if kind in _NEVER:
            return True
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not _allowed(event):
            event.accept()  # no command's shortcut
            return True
        if watched is self._window:
            if kind == QEvent.Type.WinIdChange:
                self._stand_before(self._window.windowHandle())
            return False
        if isinstance(event, QKeyEvent):
            return self._key(event)
        if isinstance(event, QPointerEvent):
            return self._pointer(event)
        return False

    def _stand_before(self, handle: QWindow | None) -> None:
        if self._handle is not None:
            self._handle.removeEventFilter(self)
        self._handle = handle
        if handle is not None:
            handle.installEventFilter(self)

    def _key(self, event: QKeyEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress:
            return False
        wakes = self._asleep()
        self.touched.emit()
        return wakes or not _allowed(event)

    def _pointer(self, event: QPointerEvent) -> bool:
        kind = event.type()
        if isinstance(event, QMouseEvent) and _beside_the_point(event):
            return True
        if kind in _PRESSES:
            self._swallowing = self._asleep()
            self.touched.emit()
            if self._is_knock(event):
                self._swallowing = True
                self.knocked.emit()
        elif kind in _MOVES and not self._swallowing:
            self._swallowing = self._asleep() and kind == QEvent.Type.Wheel
            self.touched.emit()
        swallowed = self._swallowing
        if kind in _ENDS or kind == QEvent.Type.Wheel:
            self._swallowing = False
        if swallowed:
            event.accept()  # else Qt makes a mouse's press of an unwanted touch
        return swallowed

    def _is_knock(self, event: QPointerEvent) -> bool:
        """Whether this press is the last of five in the corner."""
        if isinstance(event, QMouseEvent) and event.source() != Qt.MouseEventSource.MouseEventNotSynthesized:
            return False  # a touch already counted
        if not self._in_corner(event.point(0).position()):
            self._taps = 0
            return False
        if self._taps == 0:
            self._tap_clock.start()
        self._taps = (self._taps + 1) % TAPS
        return self._taps == 0

    def _in_corner(self, place: QPointF) -> bool:
        side = self._appearance.pixels(CORNER)
        x = self._window.width() - place.x() if self._window.isRightToLeft() else place.x()
        return x <= side and place.y() <= side

    def _forget_taps(self) -> None:
        self._taps = 0


def _allowed(event: QKeyEvent) -> bool:
    return Qt.Key(event.key()) in _KEYS and not event.modifiers() & ~_MODIFIERS


def _beside_the_point(event: QMouseEvent) -> bool:
    """Every button but the first; and a pointer that only hovers, which would call for hints and highlights."""
    if event.type() == QEvent.Type.MouseMove:
        return event.buttons() == Qt.MouseButton.NoButton
    return event.button() != Qt.MouseButton.LeftButton
