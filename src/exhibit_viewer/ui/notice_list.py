"""Notice list: sentences below one another, of which the first are shown, and all of them when somebody asks."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from exhibit_viewer.ui.cards import Words, push_button
from exhibit_viewer.ui.theme import Appearance

MOST_TOLD = 3
HIGHEST = 256
LOWEST = 56


class NoticeList(QWidget):
    """All of them scroll in a place of bounded height. grown: called when the list has become higher or lower."""

    def __init__(self, appearance: Appearance, grown: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._grown = appearance, grown
        self._lines: tuple[str, ...] = ()
        self._first, self._every = Words(appearance), Words(appearance)
        for words in (self._first, self._every):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._whole = QScrollArea()
        self._whole.setWidgetResizable(True)
        self._whole.setProperty("dress", "bare")
        self._whole.setFrameShape(QFrame.Shape.NoFrame)
        self._whole.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._whole.setWidget(self._every)
        self._more = push_button("link")
        self._more.clicked.connect(lambda: self._open(self._whole.isHidden()))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._first)
        column.addWidget(self._whole, 1)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        appearance.changed.connect(self._dress)
        self._dress()
        self.tell(())

    def tell(self, lines: Sequence[str]) -> None:
        """Show these sentences; none hides the list."""
        self._lines = tuple(lines)
        self._first.setText("\n".join(self._lines[:MOST_TOLD]))
        self._every.setText("\n".join(self._lines))
        self._more.setVisible(len(self._lines) > MOST_TOLD)
        self.setToolTip("")
        self.setVisible(bool(self._lines))
        self._open(False)

    def reword(self) -> None:
        """Put the words of its own into the language shown."""
        count = QLocale().toString(len(self._lines) - MOST_TOLD)
        self._more.setText(self.tr("Show {} more").format(count) if self._whole.isHidden() else self.tr("Show fewer"))
        self._more.setAccessibleName(self._more.text())
        self._whole.setAccessibleName(self.tr("All that is to be told"))

    def text(self) -> str:
        """What is to be read now."""
        return "\n".join(self._lines[: MOST_TOLD if self._whole.isHidden() else None])

    def _open(self, wide: bool) -> None:
        self._whole.setVisible(wide)
        self._first.setVisible(not wide)
        self.reword()
        self._grown()

    def _dress(self) -> None:
        pixels = self._appearance.pixels
        self._whole.setMinimumHeight(pixels(LOWEST))
        self._whole.setMaximumHeight(pixels(HIGHEST))
        self._column.setSpacing(pixels(4))
