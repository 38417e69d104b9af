"""The wall: every artifact as a large card."""

from collections.abc import Callable
from functools import partial
from math import ceil

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QScroller, QVBoxLayout, QWidget

from exhibit_viewer.model.geometry import U8
from exhibit_viewer.session.ports import Doors
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.cards import Words
from exhibit_viewer.ui.kiosk.card import ArtifactCard
from exhibit_viewer.ui.kiosk.flicking import flick
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.sides import lead
from exhibit_viewer.ui.theme import SPACE, Appearance

LEAST_CARD, MOST_CARD, MOST_WORDS = 160, 300, 620
"""Widths of a card and of the words above, in the design's pixels; the kiosk's own scale comes on top."""
LONGEST = 600


class Wall(QScrollArea):
    """Cards in as many columns as fit; flicked with a finger."""

    def __init__(
        self, session: Session, appearance: Appearance, doors: Doors, on_chosen: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._session, self._appearance, self._doors, self._on_chosen = session, appearance, doors, on_chosen
        self.cards: list[ArtifactCard] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("dress", "bare")
        flick(self, appearance)
        self._page = QWidget()
        self._rows = QVBoxLayout(self._page)
        self._title = Words(appearance, 34, 500, serif=True)
        self._words = Words(appearance, 14, muted=True)
        self._grid = QGridLayout()
        self._rows.addStretch(1)
        self._rows.addWidget(self._title)
        self._rows.addWidget(self._words, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addLayout(self._grid)
        self._rows.addStretch(2)
        self.setWidget(self._page)
        session.listen(self._heard)
        appearance.changed.connect(self._arrange)
        self._rebuild()

    def begin(self) -> None:
        """Back to the top."""
        QScroller.scroller(self.viewport()).stop()
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as fit."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._reword()
        super().changeEvent(event)

    def _heard(self, change: Change, source: object) -> None:
        if change & Change.COLLECTION:
            self._rebuild()

    def _rebuild(self) -> None:
        for card in self.cards:
            self._grid.removeWidget(card)
            card.deleteLater()
        collection = self._session.state.collection
        self.cards = (
            [ArtifactCard(artifact, self._appearance) for artifact in collection.artifacts] if collection else []
        )
        if collection:
            self._doors.wanted(collection.artifacts)
        for card in self.cards:
            card.clicked.connect(lambda *_, card=card: self._on_chosen(card.artifact.id))
            self._doors.thumbnail(card.artifact, partial(self._pictured, card))
        self._reword()

    def _pictured(self, card: ArtifactCard, picture: U8 | None) -> None:
        if card in self.cards:
            card.show_picture(picture)

    def _reword(self) -> None:
        collection = self._session.state.collection
        self._title.setText(plain(in_language(collection.title), LONGEST) if collection else "")
        self._words.setText(plain(in_language(collection.description), LONGEST) if collection else "")
        self._words.setVisible(bool(self._words.text()))
        lead(self._title, self._words)
        for card in self.cards:
            card.reword()
        self._arrange()

    def _arrange(self) -> None:
        """Rows as even as can be, every card as wide as its column."""
        pixels = self._appearance.pixels
        pad, edge, gap = pixels(SPACE[4]), pixels(SPACE[3]), pixels(SPACE[4])
        self._rows.setContentsMargins(pad, edge, pad, edge)
        self._rows.setSpacing(pixels(SPACE[1]))
        self._grid.setContentsMargins(0, pixels(SPACE[2]), 0, 0)
        self._grid.setSpacing(gap)
        room = self.viewport().width() - 2 * pad
        if room < 1:
            return
        wide = min(room, pixels(MOST_WORDS))
        self._title.setFixedHeight(max(0, self._title.heightForWidth(room)))
        self._words.setFixedSize(wide, max(0, self._words.heightForWidth(wide)))
        height = 2 * edge + self._title.height() + self._words.height() + pixels(SPACE[2]) + 2 * pixels(SPACE[1])
        height += self._lay_out_cards(room, gap) if self.cards else 0
        self._page.setFixedHeight(max(height, self.viewport().height()))  # Qt's own reckoning is of narrow words

    def _lay_out_cards(self, room: int, gap: int) -> int:
        """The height of all rows."""
        pixels = self._appearance.pixels
        most = max(1, (room + gap) // (pixels(LEAST_CARD) + gap))
        columns = ceil(len(self.cards) / ceil(len(self.cards) / most))
        width = min((room - (columns - 1) * gap) // columns, pixels(MOST_CARD))
        heights = [card.height_for(width) for card in self.cards]
        tallest = [max(heights[start : start + columns]) for start in range(0, len(heights), columns)]
        for place, card in enumerate(self.cards):
            row = place // columns
            card.setFixedSize(width, tallest[row])
            self._grid.addWidget(card, row, place % columns)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        self._grid.setColumnStretch(columns, 1)
        return sum(tallest) + gap * (len(tallest) - 1)
