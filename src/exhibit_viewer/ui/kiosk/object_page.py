"""One artifact: the picture with its words beside it, or below where the screen stands upright."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QVBoxLayout, QWidget

from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.cards import Words, push_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.kiosk import TOUCH
from exhibit_viewer.ui.kiosk.reader import NoteReader
from exhibit_viewer.ui.stage import Stage
from exhibit_viewer.ui.theme import SPACE, Appearance

WIDE = 1.2
"""Width over height from which the words stand beside the picture."""
BESIDE_SHARE, BELOW_SHARE = 0.34, 0.30
BESIDE_MOST = 400
SORRY_WIDTH = 340


class ObjectPage(QWidget):
    """`on_back` leads to the wall. `alone` shows the picture without words, markers and tools."""

    def __init__(
        self, session: Session, appearance: Appearance, icons: Icons, stage: Stage, on_back: Callable[[], object]
    ) -> None:
        super().__init__()
        self._session, self._appearance, self.stage = session, appearance, stage
        self._alone = False
        self.reader = NoteReader(session, appearance, icons)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(stage, 1)
        self._row.addWidget(self.reader)
        self._sorry, self._back = self._sorry_card(), push_button("main")
        self._back.clicked.connect(lambda *_: on_back())
        self._sorry_column.addWidget(self._back)
        session.listen(self._heard)
        appearance.changed.connect(self._place)
        self._reword()
        self._place()

    @property
    def back_button(self) -> QPushButton:
        """The way out of an artifact that does not open."""
        return self._back

    def alone(self, alone: bool) -> None:
        """Nothing but the picture, while nobody is there."""
        self._alone = alone
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside or below."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._reword()
        super().changeEvent(event)

    def _sorry_card(self) -> QFrame:
        card = QFrame(self)
        card.setProperty("dress", "strip")
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sorry_column = QVBoxLayout(card)
        self._sorry_words = Words(self._appearance, 20, 500, serif=True)
        self._sorry_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sorry_column.addWidget(self._sorry_words)
        return card

    def _reword(self) -> None:
        self._sorry_words.setText(self.tr("This object cannot be shown just now."))
        self._back.setText(self.tr("Back to all objects"))
        self._back.setAccessibleName(self._back.text())
        self._place()

    def _heard(self, change: Change, source: object) -> None:
        if change & (Change.ARTIFACT | Change.FAULT | Change.MODEL):
            self._place()

    def _place(self) -> None:
        pixels, state = self._appearance.pixels, self._session.state
        beside = self.width() > WIDE * self.height()
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        wide = min(round(self.width() * BESIDE_SHARE), pixels(BESIDE_MOST))
        self.reader.setMinimumSize(wide if beside else 0, 0 if beside else round(self.height() * BELOW_SHARE))
        self.reader.setMaximumSize(
            wide if beside else self.width(), self.height() if beside else round(self.height() * BELOW_SHARE)
        )
        failed = state.fault is not None and state.model is None and not self._alone
        self.reader.setVisible(not self._alone and not self.reader.empty)
        self._sorry.setVisible(failed)
        self.stage.show_parts(not self._alone, not self._alone and not failed)
        if failed:
            self._place_sorry()

    def _place_sorry(self) -> None:
        pixels = self._appearance.pixels
        edge = pixels(SPACE[4])
        self._sorry_column.setContentsMargins(edge, edge, edge, edge)
        self._sorry_column.setSpacing(edge)
        self._back.setMinimumHeight(pixels(TOUCH))
        width = min(pixels(SORRY_WIDTH), self.stage.width() - 2 * edge)
        self._sorry.resize(width, self._sorry_column.totalHeightForWidth(width))
        room = self.stage.geometry()
        self._sorry.move(room.center() - QPoint(self._sorry.width() // 2, self._sorry.height() // 2))
        self._sorry.raise_()
