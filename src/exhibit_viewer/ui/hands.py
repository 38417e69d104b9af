"""Hands: Qt's mouse, wheel, touch and trackpad events as the session's gestures. Keys are commands, not seen here."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QMouseEvent, QNativeGestureEvent, QTouchEvent, QWheelEvent

from exhibit_viewer.session.gestures import Gestures, Grip
from exhibit_viewer.session.state import Tool

NOTCH = 120.0  # eighths of a degree in a wheel's step
NOTCH_PIXELS = 60.0  # of a wheel that scrolls by pixels
_PANNING_KEYS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_MOUSE = (
    QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
)  # fmt: skip
_TOUCH = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)
_GRIPPING = {Grip.PAN: Qt.CursorShape.SizeAllCursor, Grip.LIGHT: Qt.CursorShape.PointingHandCursor}


class Hands:
    """Translates one widget's events. `handle` is given every event and says whether it was one of ours."""

    def __init__(self, gestures: Gestures) -> None:
        self._gestures = gestures
        self._button: Qt.MouseButton | None = None
        self._at = (-1.0, -1.0)

    def handle(self, event: QEvent) -> bool:
        """Act on a pointer event; False for all others."""
        if isinstance(event, QMouseEvent) and event.type() in _MOUSE:
            return self._mouse(event)
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        if isinstance(event, QTouchEvent) and event.type() in _TOUCH:
            return self._touch(event)
        if isinstance(event, QNativeGestureEvent):
            return self._native(event)
        return False

    def cursor(self, tool: Tool) -> Qt.CursorShape:
        """The pointer's shape where it is now."""
        grip = self._gestures.grip
        if grip is not None:
            return _GRIPPING.get(grip, Qt.CursorShape.ClosedHandCursor)
        if tool in (Tool.NOTE, Tool.MOVE_NOTE):
            return Qt.CursorShape.CrossCursor
        if tool is Tool.LIGHT or self._gestures.note_at(*self._at):
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.OpenHandCursor

    def _mouse(self, event: QMouseEvent) -> bool:
        self._at = x, y = _place(event.position())
        seconds = event.timestamp() / 1000
        kind = event.type()
        if kind == QEvent.Type.MouseMove:
            if self._button is not None and not event.buttons():  # the release went to somebody else
                self._button = None
                self._gestures.cancel()
            self._gestures.move(x, y, seconds)
        elif kind == QEvent.Type.MouseButtonRelease:
            if event.button() is self._button:
                self._button = None
                self._gestures.release(seconds)
        elif kind == QEvent.Type.MouseButtonDblClick and event.button() is Qt.MouseButton.LeftButton:
            self._gestures.focus(x, y)
        elif self._button is None:
            self._button = event.button()
            others = event.button() is not Qt.MouseButton.LeftButton
            self._gestures.press(x, y, seconds, others or bool(event.modifiers() & _PANNING_KEYS))
        return True

    def _wheel(self, event: QWheelEvent) -> bool:
        pixels, angle = event.pixelDelta(), event.angleDelta()
        notches = pixels.y() / NOTCH_PIXELS if not pixels.isNull() else angle.y() / NOTCH
        if notches:
            self._gestures.wheel(*_place(event.position()), notches)
        event.accept()
        return True

    def _touch(self, event: QTouchEvent) -> bool:
        event.accept()
        if event.type() == QEvent.Type.TouchCancel:
            self._gestures.cancel()
            return True
        fingers = [_place(point.position()) for point in event.points() if _down(point)]
        self._gestures.touch(fingers, event.timestamp() / 1000)
        return True

    def _native(self, event: QNativeGestureEvent) -> bool:
        kind, place = event.gestureType(), _place(event.position())
        if kind is Qt.NativeGestureType.ZoomNativeGesture:
            self._gestures.pinch(*place, 1.0 + event.value())
        elif kind is Qt.NativeGestureType.SmartZoomNativeGesture:
            self._gestures.focus(*place)
        elif kind is Qt.NativeGestureType.PanNativeGesture:
            self._gestures.turn(event.delta().x(), event.delta().y())
        else:
            return False
        event.accept()
        return True


def _down(point: QEventPoint) -> bool:
    return point.state() is not QEventPoint.State.Released


def _place(point: QPointF) -> tuple[float, float]:
    return point.x(), point.y()
