"""Blank: what stands in the middle where a list would be and nothing is: a sign, what is so, and what it is for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from exhibit_viewer.ui.cards import Words
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.theme import Appearance

SIGN = 40


class Blank(QWidget):
    """Takes the room of the list. below: what there is to press, under the words."""

    def __init__(self, appearance: Appearance, icons: Icons, *below: QWidget) -> None:
        super().__init__()
        self._appearance, self._icons, self._icon = appearance, icons, ""
        self._sign, self._said, self._more = QLabel(), Words(appearance, weight=500), Words(appearance, muted=True)
        self._column = QVBoxLayout(self)
        self._column.addStretch(2)
        for part in (self._sign, self._said, self._more):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._column.addWidget(part)
        for button in below:
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(3)
        appearance.changed.connect(self._dress)

    @property
    def words(self) -> str:
        """What is said now."""
        return f"{self._said.text()} {self._more.text()}".strip()

    def say(self, icon: str, said: str, more: str = "") -> None:
        """Show a sign and a sentence, and a second one below it."""
        self._icon = icon
        self._said.setText(said)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._dress()

    def _dress(self) -> None:
        self._column.setSpacing(self._appearance.pixels(8))
        if self._icon:
            self._sign.setPixmap(self._icons.pixmap(self._icon, SIGN, "muted", self.devicePixelRatioF()))
