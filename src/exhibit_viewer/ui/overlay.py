"""Overlay: a panel laid over the window. Not a dialog: it is inside, Esc or a click beside it closes it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from exhibit_viewer.ui.cards import IconButton, Words
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.rise import Rise
from exhibit_viewer.ui.theme import SETTLING_MILLISECONDS, Appearance

VEIL = 0.55


class Overlay(QWidget):
    """Covers its parent with a veil and holds one panel, `width` design pixels wide. Focus stays inside and returns
    to where it was on closing. Subclasses fill `self.content` and override `fill`, `reword`."""

    def __init__(self, appearance: Appearance, icons: Icons, parent: QWidget, width: int, heading: bool = True) -> None:
        super().__init__(parent)
        self._appearance, self._wide, self.window_below = appearance, width, parent
        self._before: QWidget | None = None
        self._rise = Rise(appearance, self._arrive, self)
        self._later = QTimer(self, singleShot=True, interval=SETTLING_MILLISECONDS)
        self._later.timeout.connect(self._place)
        self.panel = QFrame(self)
        self.panel.setProperty("dress", "overlay")
        self.panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.content = QVBoxLayout(self.panel)
        self.title = Words(appearance, 20, 500, serif=True)
        self.title.setWordWrap(False)
        self.close_button = IconButton(appearance, icons, "x")
        self.close_button.clicked.connect(self.fold)
        if heading:
            row = QHBoxLayout()
            row.addWidget(self.title, 1)
            row.addWidget(self.close_button)
            self.content.addLayout(row)
        else:
            self.title.hide()
            self.close_button.hide()
        appearance.changed.connect(self._dress)
        self._dress()
        self.hide()

    def fill(self) -> None:
        """Bring the content up to date; called before the panel is shown."""

    def reword(self) -> None:
        """Put every word into the language shown."""

    def first_focus(self) -> QWidget:
        """Who gets the keyboard when the panel opens."""
        return self.close_button

    def unfold(self) -> None:
        """Show the panel, or fold it when it is shown."""
        if self.isVisible():
            self.fold()
            return
        self._before = QApplication.focusWidget()
        for watched in (self, self.panel, self.window_below):
            watched.installEventFilter(self)
        self.reword()
        self.fill()
        self.setGeometry(self.window_below.rect())
        self.show()
        self.raise_()
        self._rise.begin()
        self._place()
        self.first_focus().setFocus(Qt.FocusReason.PopupFocusReason)

    def fold(self) -> None:
        """Close the panel; the keyboard returns to where it was."""
        for watched in (self, self.panel, self.window_below):
            watched.removeEventFilter(self)
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window, and the panel as large as what is in it; keep keys for the panel from being
        taken as commands of the window below."""
        if watched is self and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.Resize and watched is self.window_below and self.isVisible():
            self.setGeometry(self.window_below.rect())
            self._place()
        if event.type() == QEvent.Type.LayoutRequest and watched is self.panel:
            self._later.start()  # letters of another script may be higher
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self.reword()
            self.fill()
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange) and self.isVisible():
            self._later.start()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; every other key ends here."""
        if event.key() == Qt.Key.Key_Escape:
            self.fold()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the panel closes it."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.fold()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The veil."""
        veil = QColor("black")
        veil.setAlphaF(VEIL * self._rise.share)
        QPainter(self).fillRect(self.rect(), veil)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go round inside the panel."""
        here = QApplication.focusWidget()
        ring = self._ring()
        if not ring:
            return False
        at = ring.index(here) if here in ring else (-1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        ring[(at + (1 if forward else -1)) % len(ring)].setFocus(reason)
        return True

    def _ring(self) -> list[QWidget]:
        """What can be reached with Tab inside, in the order it was put there.

        Qt's focus chain must not be walked from Python: shiboken takes whoever `nextInFocusChain` returns for a child
        of whoever was asked, and when one of them goes, takes the rest of the window for gone too.
        """
        return [
            widget
            for widget in self.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and widget.isEnabled()
        ]

    def _arrive(self) -> None:
        self._place()
        self.update()

    def _place(self) -> None:
        pixels = self._appearance.pixels
        edge = pixels(24)
        width = min(pixels(self._wide), self.width() - 2 * edge)
        room = self.height() - 2 * edge
        layout = self.content
        wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        height = min(max(wanted, self.least_height()), room)
        top = max(edge, (room - height) // 3) + self._rise.pixels
        self.panel.setGeometry((self.width() - width) // 2, top, width, height)

    def least_height(self) -> int:
        """How high the panel is at least, in pixels, where the window has the room."""
        return 0

    def _dress(self) -> None:
        pixels = self._appearance.pixels
        self.content.setContentsMargins(pixels(24), pixels(16), pixels(16), pixels(24))
        self.content.setSpacing(pixels(12))
        if self.isVisible():
            self._place()
            self._later.start()
