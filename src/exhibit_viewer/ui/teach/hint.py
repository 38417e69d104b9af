"""The line at the start of a lecture that says which keys there are."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from exhibit_viewer.ui.theme import SPACE, Appearance

SECONDS = 4


class Hint(QLabel):
    """Shown for a few seconds above whatever stands at the lower edge. foot: how many pixels that takes."""

    def __init__(self, appearance: Appearance, parent: QWidget, foot: Callable[[], int]) -> None:
        super().__init__(parent)
        self._foot = foot
        self._appearance, self._host = appearance, parent
        self.setProperty("dress", "overlay")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._away = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        self._away.timeout.connect(self.hide)
        self.hide()

    def come(self) -> None:
        """Show the line, and let it go after a while."""
        self._reword()
        self.show()
        self.raise_()

    def showEvent(self, event: QShowEvent) -> None:
        """The while begins when somebody can read it."""
        super().showEvent(event)
        self._away.start()

    def place(self) -> None:
        """Stand in the middle of the lower edge."""
        pixels, room = self._appearance.pixels, self._host.rect()
        self.setWordWrap(False)
        width = self.sizeHint().width()
        if width > room.width() - 2 * pixels(SPACE[2]):
            self.setWordWrap(True)
            width = room.width() - 2 * pixels(SPACE[2])
        height = self.heightForWidth(width) if self.wordWrap() else self.sizeHint().height()
        self.setGeometry((room.width() - width) // 2, room.height() - height - self._foot(), width, height)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self._reword()
        super().changeEvent(event)

    def _reword(self) -> None:
        pixels = self._appearance.pixels
        self.setFont(self._appearance.font(14))
        self.setContentsMargins(pixels(SPACE[3]), pixels(SPACE[1]), pixels(SPACE[3]), pixels(SPACE[1]))
        first = "\u200f" if self.isRightToLeft() else ""  # else the name of a key says which way the line runs
        self.setText(first + self.tr("Page Down next · Page Up back · B black · hold . to point · Esc leaves"))
        self.setAccessibleName(self.text())
        self.place()
