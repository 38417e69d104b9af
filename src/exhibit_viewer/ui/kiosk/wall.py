"""The wall: every artifact as a large card."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QScroller, QToolButton, QVBoxLayout, QWidget

from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.geometry import U8
from exhibit_viewer.session.ports import Doors
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.theme import SPACE, Appearance

CARD = 200
"""Width of a card in the design's pixels; the kiosk's own scale comes on top."""


class Wall(QScrollArea):
    """Cards in as many columns as fit; flicked with a finger."""

    def __init__(
        self, session: Session, appearance: Appearance, doors: Doors, on_chosen: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._session, self._appearance, self._doors, self._on_chosen = session, appearance, doors, on_chosen
        self._cards: list[QToolButton] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.LeftMouseButtonGesture)
        page = QWidget()
        rows = QVBoxLayout(page)
        pad = appearance.pixels(SPACE[5])
        rows.setContentsMargins(pad, pad, pad, pad)
        self._title, self._words = QLabel(), QLabel()
        for label in (self._title, self._words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            rows.addWidget(label)
        self._words.setProperty("dress", "muted")
        self._grid = QGridLayout()
        self._grid.setSpacing(appearance.pixels(SPACE[4]))
        rows.addSpacing(appearance.pixels(SPACE[4]))
        rows.addLayout(self._grid)
        rows.addStretch(1)
        self.setWidget(page)
        session.listen(self._heard)
        appearance.changed.connect(self.rebuild)
        self.rebuild()

    def rebuild(self) -> None:
        """Cards anew for the collection and language shown."""
        for card in self._cards:
            card.deleteLater()
        collection = self._session.state.collection
        self._title.setFont(self._appearance.font(34, serif=True))
        self._title.setText(in_language(collection.title) if collection else "")
        self._words.setText(in_language(collection.description) if collection else "")
        self._cards = [self._card(artifact) for artifact in collection.artifacts] if collection else []
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as fit."""
        super().resizeEvent(event)
        self._arrange()

    def _heard(self, change: Change, source: object) -> None:
        if change & (Change.COLLECTION | Change.SETTINGS):
            self.rebuild()

    def _card(self, artifact: Artifact) -> QToolButton:
        card = QToolButton()
        side = self._appearance.pixels(CARD)
        card.setProperty("dress", "card")
        card.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        card.setIconSize(QSize(side, side))
        card.setFixedSize(side + 2 * self._appearance.pixels(SPACE[2]), side + self._appearance.pixels(64))
        title = in_language(artifact.title)
        card.setFont(self._appearance.font(14))
        card.setText(card.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, side))
        card.setAccessibleName(title)
        card.setAccessibleDescription(in_language(artifact.alt_text))
        card.clicked.connect(lambda: self._on_chosen(artifact.id))
        self._doors.thumbnail(artifact, lambda picture: self._pictured(card, picture))
        return card

    def _pictured(self, card: QToolButton, picture: U8 | None) -> None:
        if picture is None or card not in self._cards:
            return
        height, width = picture.shape[:2]
        data = np.ascontiguousarray(picture)
        image = QImage(data.data, width, height, width * 4, QImage.Format.Format_RGBA8888).copy()
        card.setIcon(QIcon(QPixmap.fromImage(image)))

    def _arrange(self) -> None:
        gap = self._appearance.pixels(SPACE[4])
        width = self._appearance.pixels(CARD) + 2 * self._appearance.pixels(SPACE[2]) + gap
        columns = max(1, (self.viewport().width() - 2 * self._appearance.pixels(SPACE[5]) + gap) // width)
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        self._grid.setColumnStretch(columns, 1)
