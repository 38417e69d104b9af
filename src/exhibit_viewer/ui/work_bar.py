"""Work bar: what is being done in the background, how far it is, a way to stop it, and what came of it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from exhibit_viewer.ui.cards import IconButton, Words, push_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.theme import Appearance

WIDTH, FOOT = 520, 112
"""Widest, and how far above the lower edge, where the tools are, in the design's pixels."""
READ_MILLISECONDS = 8000
"""How long something stays that asks nothing."""
Deed = Callable[[], object]


class WorkBar(QFrame):
    """Floats in `window`, near the lower edge of what is in its `middle`, while there is something to tell."""

    def __init__(self, appearance: Appearance, icons: Icons, window: QWidget, middle: QWidget) -> None:
        super().__init__(window)
        self._appearance, self._middle = appearance, middle
        self._share = -1.0
        self._deed: Deed | None = None
        self._stop: Deed | None = None
        self.setProperty("dress", "overlay")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = Words(appearance)
        self._how_far = Words(appearance, 12, muted=True)
        self._how_far.setWordWrap(False)
        self.act = push_button("main")
        self.act.clicked.connect(self._acted)
        self.cancel = push_button()
        self.cancel.clicked.connect(self._stopped)
        self.close_button = IconButton(appearance, icons, "x", 16)
        self.close_button.clicked.connect(self.hide)
        self._away = QTimer(self, singleShot=True, interval=READ_MILLISECONDS)
        self._away.timeout.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1)
        for widget in (self._how_far, self.act, self.cancel, self.close_button):
            self._row.addWidget(widget)
        middle.installEventFilter(self)
        appearance.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._stop is not None

    def begin(self, words: str, stop: Deed) -> None:
        """Something is being done; `stop` ends it."""
        self._stop, self._deed = stop, None
        self._away.stop()
        self._say(words)
        self.progress(0.0)

    def progress(self, share: float) -> None:
        """So much of it is done, 0 to 1."""
        self._share = share
        self._how_far.setText(f"{QLocale().toString(int(100 * share))} %")
        self.update()

    def end(self, words: str, deed_words: str = "", deed: Deed | None = None) -> None:
        """It is done; what can be done with it."""
        self._stop, self._deed, self._share = None, deed, -1.0
        self.act.setText(deed_words)
        self.act.setAccessibleName(deed_words)
        self._say(words)
        if deed is None:
            self._away.start()

    def withdraw(self) -> None:
        """There is nothing to tell: what went wrong is told elsewhere."""
        self._stop = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay where the lower edge is."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, and along its foot how far the work is, from where reading begins."""
        super().paintEvent(event)
        if self._share < 0:
            return
        thick = self._appearance.pixels(4)
        room = QRectF(thick, self.height() - thick - 1, self.width() - 2 * thick, thick - 1)
        done = QRectF(room)
        done.setWidth(room.width() * self._share)
        if self.isRightToLeft():
            done.moveRight(room.right())
        painter = QPainter(self)
        painter.fillRect(room, QColor(self._appearance.theme.line))
        painter.fillRect(done, QColor(self._appearance.theme.accent))

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.setAccessibleName(words)
        self.cancel.setText(self.tr("Stop"))
        self.cancel.setAccessibleName(self.tr("Stop"))
        self.close_button.name(self.tr("Dismiss"))
        for widget in (self.cancel, self._how_far):
            widget.setVisible(self.busy)
        self.act.setVisible(self._deed is not None)
        self.close_button.setVisible(not self.busy)
        self.show()
        self.raise_()
        self._place()
        self.update()

    def _acted(self) -> None:
        self.hide()
        if self._deed is not None:
            self._deed()

    def _stopped(self) -> None:
        stop = self._stop
        self.withdraw()
        if stop is not None:
            stop()

    def _place(self) -> None:
        pixels, room = self._appearance.pixels, self._middle.geometry()
        width = min(pixels(WIDTH), room.width() - pixels(32))
        height = max(self._row.totalHeightForWidth(width), self._row.totalMinimumSize().height())
        left = room.left() + (room.width() - width) // 2
        self.setGeometry(left, room.top() + room.height() - height - pixels(FOOT), width, height)

    def _dress(self) -> None:
        pixels = self._appearance.pixels
        self._row.setContentsMargins(pixels(16), pixels(12), pixels(12), pixels(16))
        self._row.setSpacing(pixels(12))
        if self.isVisible():
            self._place()
