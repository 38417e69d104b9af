"""Presenting: what a lecture adds to the window: a black screen, a laser dot, the note's words, and tools that rest."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QKeyEvent, QMouseEvent, QPalette, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change, Face
from exhibit_viewer.ui.teach.caption import NoteCaption
from exhibit_viewer.ui.teach.hint import Hint
from exhibit_viewer.ui.teach.laser import Laser
from exhibit_viewer.ui.theme import SPACE, Appearance

POINTER_KEY = Qt.Key.Key_Period
TAP_MILLISECONDS = 250
"""A clicker sends a full stop, pressed and let go at once, for a black screen; a hand that points holds it longer."""
REST_SECONDS = 4
FOOT = 98
"""The design's pixels kept free for the tools, unless `stand_on` knows better."""
_SHOWS = Change.FACE | Change.SELECTION | Change.NOTES | Change.ARTIFACT | Change.SETTINGS | Change.TOUR
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class Presenting(QObject):
    """Lies over `window` while the face is Teach. `handling(bool)`: the lecturer's hand is on the pointer, or rests;
    tools may be shown meanwhile."""

    handling = Signal(bool)

    def __init__(self, session: Session, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._appearance, self._window = session, appearance, window
        self._on = False
        self._native: QWindow | None = None
        self._foot: Callable[[], int] = lambda: appearance.pixels(FOOT)
        self.caption = NoteCaption(session, appearance, window, lambda: self._foot())
        self.hint = Hint(appearance, window, self._over_caption)
        self.black = _black(window)
        self.laser = Laser(appearance, window)
        self._held_since: int | None = None
        """The timestamp of the press, in milliseconds: a tap is short by the clicker, not by when it is seen to."""
        self._seen_at = QPoint()
        self._rest = QTimer(self, singleShot=True, interval=REST_SECONDS * 1000)
        self._rest.timeout.connect(lambda: self._handle(False))
        appearance.changed.connect(self.place)
        session.listen(self._heard)

    def begin(self) -> None:
        """Take up the face that the session starts with, once somebody listens to `handling`."""
        self._heard(Change.FACE, None)

    def stand_on(self, foot: Callable[[], int]) -> None:
        """How many pixels at the lower edge are taken."""
        self._foot = foot

    def place(self) -> None:
        """Lay everything out over the window."""
        self.black.setGeometry(self._window.rect())
        if self._on:
            self.caption.refresh()
            self.hint.place()
            self.black.raise_()

    def point(self) -> None:
        """Turn the laser dot on, or off."""
        if self.laser.isVisible():
            self._stop_pointing()
        else:
            self._point()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The pointer's key and, on a black screen, Esc; where the pointer is; how large the window is."""
        kind = event.type()
        if watched is self._window:
            if kind == QEvent.Type.Resize:
                self.place()
            elif kind == QEvent.Type.WinIdChange:
                self._watch(self._window.windowHandle())
            elif kind == QEvent.Type.WindowDeactivate:
                self._stop_pointing()
            elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(event):
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and kind in _KEYS and self._is_ours(event):
            return self._key(event)
        elif isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseMove:
            self._moved(event.globalPosition().toPoint())
        return False

    def _watch(self, handle: QWindow | None) -> None:
        """Keys and pointers come to the native window first, once, and then to widgets."""
        if self._native is not None:
            self._native.removeEventFilter(self)
        self._native = handle
        if handle is not None:
            handle.installEventFilter(self)

    def _is_ours(self, event: QKeyEvent) -> bool:
        """The pointer's key, or Esc on a black screen; not where somebody types."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        leaves_black = self._session.state.blank and event.key() == Qt.Key.Key_Escape
        return plain and not typing and (event.key() == POINTER_KEY or leaves_black)

    def _key(self, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return True
        pressed = event.type() == QEvent.Type.KeyPress
        if event.key() == Qt.Key.Key_Escape:
            if pressed:
                self._session.toggle_blank()
        elif pressed:
            self._held_since = event.timestamp()
            self._point()
        elif self._held_since is not None:
            tapped = event.timestamp() - self._held_since < TAP_MILLISECONDS
            self._stop_pointing()
            if tapped:
                self._session.toggle_blank()
        return True

    def _moved(self, place: QPoint) -> None:
        if place == self._seen_at:
            return
        self._seen_at = place
        if self.laser.isVisible():
            self.laser.point(self._window.mapFromGlobal(place))
        else:
            self._handle(True)

    def _point(self) -> None:
        if not self.laser.isVisible():
            QGuiApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)
        self.laser.point(self._window.mapFromGlobal(QCursor.pos()))

    def _stop_pointing(self) -> None:
        self._held_since = None
        if self.laser.isVisible():
            self.laser.hide()
            QGuiApplication.restoreOverrideCursor()

    def _handle(self, handling: bool) -> None:
        if handling:
            self._rest.start()
        self.handling.emit(handling)

    def _heard(self, change: Change, source: object) -> None:
        if change & Change.FACE:
            self._enter_or_leave(self._session.state.face is Face.TEACH)
        if self._on and change & _SHOWS:
            self.caption.refresh()
            self.hint.place()
        if change & (Change.BLANK | Change.FACE):
            self.black.setVisible(self._on and self._session.state.blank)
            self.black.raise_()
            self.laser.raise_()

    def _enter_or_leave(self, on: bool) -> None:
        if on is self._on:
            return
        self._on = on
        if on:
            self._window.installEventFilter(self)
            self._watch(self._window.windowHandle())
            self._seen_at = QCursor.pos()
            self.place()
            self.hint.come()
            self._handle(False)
            return
        self._window.removeEventFilter(self)
        self._watch(None)
        self._rest.stop()
        self._stop_pointing()
        self.hint.hide()
        self.caption.hide()
        self.handling.emit(True)

    def _over_caption(self) -> int:
        gap = self._appearance.pixels(SPACE[1])
        return self._window.height() - self.caption.y() + gap if self.caption.isVisible() else self._foot()


def _black(window: QWidget) -> QWidget:
    """A cloth over everything."""
    black = QWidget(window)
    palette = black.palette()
    palette.setColor(QPalette.ColorRole.Window, Qt.GlobalColor.black)
    black.setPalette(palette)
    black.setAutoFillBackground(True)
    black.setCursor(Qt.CursorShape.BlankCursor)
    black.hide()
    return black
