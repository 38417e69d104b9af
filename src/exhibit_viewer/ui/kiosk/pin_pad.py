"""The staff's way out: a pad of digits that works with touch alone."""

import time

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from exhibit_viewer.session.kiosk import StaffGate
from exhibit_viewer.ui.cards import Words, push_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.theme import SPACE, Appearance

LONGEST = 12
AWAY_SECONDS = 20
KEY = 56
ERASE, ENTER = "delete", "check"
KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", ERASE, "0", ENTER)


class PinPad(QFrame):
    """Twelve keys and a row of dots over a veil. `opened` when the PIN is right; it goes when nobody goes on, or at a
    touch beside it."""

    opened = Signal()

    def __init__(self, gate: StaffGate, appearance: Appearance, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._gate, self._appearance, self._typed = gate, appearance, ""
        self.setProperty("dress", "veil")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.card = QFrame()
        self.card.setProperty("dress", "overlay")
        self.card.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # pads of digits are the same everywhere
        self._title, self._dots = Words(appearance, 20, 500, serif=True), Words(appearance, 20)
        for words in (self._title, self._dots):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.keys: dict[str, QPushButton] = {}
        self._grid = QGridLayout(self.card)
        self._grid.addWidget(self._title, 0, 0, 1, 3)
        self._grid.addWidget(self._dots, 1, 0, 1, 3)
        for place, key in enumerate(KEYS):
            button = push_button()
            if key.isdigit():
                button.setText(key)
            else:
                button.setIcon(icons.icon(key, 24))
            button.clicked.connect(lambda *_, key=key: self.press(key))
            self.keys[key] = button
            self._grid.addWidget(button, 2 + place // 3, place % 3)
        QVBoxLayout(self).addWidget(self.card, 0, Qt.AlignmentFlag.AlignCenter)
        self._away = QTimer(self, singleShot=True, interval=AWAY_SECONDS * 1000)
        self._away.timeout.connect(self.hide)
        self._wait = QTimer(self, interval=500)
        self._wait.timeout.connect(self._tell_wait)
        appearance.changed.connect(self._dress)
        self._reword()
        self.hide()

    def ask(self) -> None:
        """Come up, empty."""
        self._typed = ""
        self._dress()
        self._tell_wait()
        self.show()
        self.raise_()
        self._away.start()

    def press(self, key: str) -> None:
        """One key of the pad."""
        self._away.start()
        if key == ENTER:
            self._try()
            return
        self._typed = self._typed[:-1] if key == ERASE else (self._typed + key)[:LONGEST]
        self._dots.setText("● " * len(self._typed) or " ")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A touch beside the card closes it."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.hide()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._reword()
            self._tell_wait()
        super().changeEvent(event)

    def _try(self) -> None:
        right = self._gate.try_pin(self._typed, time.monotonic())
        self._typed = ""
        if right:
            self.hide()
            self.opened.emit()
        else:
            self._tell_wait()

    def _tell_wait(self) -> None:
        """After a wrong PIN the keys rest for a while."""
        waiting = self._gate.waiting(time.monotonic())
        if waiting > 0:
            self._dots.setText(self.tr("Not right. Wait %n s", "", int(waiting) + 1))
            self._wait.start()
            self._away.start()
        elif self._wait.isActive() or not self._typed:
            self._wait.stop()
            self._dots.setText(" ")
        for button in self.keys.values():
            button.setEnabled(waiting <= 0)

    def _reword(self) -> None:
        self._title.setText(self.tr("Staff"))
        self.setAccessibleName(self.tr("Staff"))
        names = {ERASE: self.tr("Delete"), ENTER: self.tr("Confirm")}
        for key, button in self.keys.items():
            button.setAccessibleName(names.get(key, key))

    def _dress(self) -> None:
        pixels = self._appearance.pixels
        edge = pixels(SPACE[4])
        self._grid.setContentsMargins(edge, edge, edge, edge)
        self._grid.setSpacing(pixels(SPACE[1]))
        for button in self.keys.values():
            button.setFixedSize(pixels(KEY), pixels(KEY))
            button.setFont(self._appearance.font(20, tabular=True))
            button.setIconSize(QSize(pixels(24), pixels(24)))
