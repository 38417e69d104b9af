"""The staff's way out: a pad of digits that works with touch alone."""

import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from exhibit_viewer.session.kiosk import StaffGate
from exhibit_viewer.ui.theme import SPACE, Appearance

LONGEST = 12
AWAY_SECONDS = 20


class PinPad(QFrame):
    """Twelve keys and a row of dots. `opened` when the PIN is right; hides by itself when nobody goes on."""

    opened = Signal()

    def __init__(self, gate: StaffGate, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._gate, self._typed, self._host = gate, "", parent
        self.setProperty("dress", "overlay")
        self.setAccessibleName(self.tr("Staff"))
        grid = QGridLayout(self)
        grid.setSpacing(appearance.pixels(SPACE[1]))
        self._dots = QLabel(" ")
        self._dots.setFont(appearance.font(20))
        self._dots.setMinimumHeight(appearance.pixels(40))
        grid.addWidget(self._dots, 0, 0, 1, 3)
        for place, key in enumerate("123456789⌫0✓"):
            button = QPushButton(key)
            side = appearance.pixels(44)
            button.setFixedSize(side, side)
            button.setFont(appearance.font(20))
            button.setAccessibleName({"⌫": self.tr("Delete"), "✓": self.tr("Confirm")}.get(key, key))
            button.clicked.connect(lambda _checked=False, key=key: self.press(key))
            grid.addWidget(button, 1 + place // 3, place % 3)
        self._away = QTimer(self, singleShot=True, interval=AWAY_SECONDS * 1000)
        self._away.timeout.connect(self.hide)
        self.hide()

    def ask(self) -> None:
        """Come up, empty, in the middle."""
        self._typed = ""
        self._show_dots("")
        self.adjustSize()
        self.move(self._host.rect().center() - self.rect().center())
        self.show()
        self.raise_()
        self._away.start()

    def press(self, key: str) -> None:
        """One key of the pad."""
        self._away.start()
        if key == "✓":
            self._try()
            return
        self._typed = self._typed[:-1] if key == "⌫" else (self._typed + key)[:LONGEST]
        self._show_dots("● " * len(self._typed))

    def _try(self) -> None:
        now = time.monotonic()
        waiting = self._gate.waiting(now)
        if waiting > 0:
            self._show_dots(self.tr("Wait %n s", "", int(waiting) + 1))
        elif self._gate.try_pin(self._typed, now):
            self.hide()
            self.opened.emit()
        else:
            self._show_dots(self.tr("Not right"))
        self._typed = ""

    def _show_dots(self, text: str) -> None:
        self._dots.setText(text or " ")
