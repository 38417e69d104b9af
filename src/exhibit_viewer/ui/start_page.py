"""Start page: the exhibition that comes along, what was opened before, and ways to open more."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from exhibit_viewer.model.collection import Collection
from exhibit_viewer.session.ports import Doors, Recent
from exhibit_viewer.session.session import Session
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.cards import WideButton, Words
from exhibit_viewer.ui.fault_bar import FaultBar
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.pictures import Pictures
from exhibit_viewer.ui.quick_switch import QuickSwitch
from exhibit_viewer.ui.reading_order import follow
from exhibit_viewer.ui.recent_row import RecentRow
from exhibit_viewer.ui.sample_card import SampleCard
from exhibit_viewer.ui.theme import RADIUS, Appearance

PAGE = 1040
SHOWN = 5
NARROW = 760


class StartPage(QScrollArea):
    """What is seen while no collection is open. Files dropped anywhere on the window are opened."""

    def __init__(
        self, session: Session, appearance: Appearance, icons: Icons, actions: Actions, doors: Doors, pictures: Pictures
    ) -> None:
        super().__init__()
        self._appearance, self._icons, self._doors, self._pictures = appearance, icons, doors, pictures
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("dress", "page")
        self.fault_bar = FaultBar(session, appearance, icons)
        self._name = Words(appearance, 34, 400, serif=True)
        self._sentence = Words(appearance, 16, muted=True)
        self._sample = SampleCard(appearance, pictures)
        self._sample.clicked.connect(lambda *_: doors.open_sample())
        self._heading = Words(appearance, 14, 600)
        self._recent = QVBoxLayout()
        self._rows: dict[Recent, RecentRow] = {}
        self._folder = WideButton(appearance, actions.by_id["open.folder"])
        self._file = WideButton(appearance, actions.by_id["open.file"])
        self._drop = DropZone(appearance)
        self._switch = QuickSwitch(session, appearance, icons)
        self._build()
        appearance.changed.connect(self._dress)
        self._dress()
        self.reword()

    def refresh(self) -> None:
        """Look again at what was opened before; called whenever the page comes into sight."""
        kept, self._rows = self._rows, {}
        while self._recent.takeAt(0) is not None:
            pass  # they stay on the page; the layout places them anew
        for entry in self._doors.recent()[:SHOWN]:
            row = self._rows[entry] = kept.pop(entry) if entry in kept else self._row(entry)
            self._recent.addWidget(row)
            if not entry.missing:
                self._doors.glance(entry.path, partial(self._glanced, row))
        for row in kept.values():
            row.hide()
            row.deleteLater()
        follow(self._file, *self._rows.values(), self._switch)
        self._heading.setVisible(bool(self._rows))
        self._doors.glance(None, self._sample.show_collection)

    def _anew(self) -> None:
        """Every row in other words, or in another look."""
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows.clear()
        self.refresh()

    def _row(self, entry: Recent) -> RecentRow:
        row = RecentRow(entry, self._appearance, self._icons, self._pictures)
        row.clicked.connect(partial(self._doors.open, entry.path))
        row.forget.clicked.connect(partial(self._forget, entry.path))
        return row

    def _glanced(self, row: RecentRow, collection: Collection | None) -> None:
        """A late answer may be about a row that is no more."""
        if row in self._rows.values():
            row.show_collection(collection)

    def welcome_drop(self, welcome: bool) -> None:
        """Light the drop zone up while files hang over the window."""
        self._drop.lit = welcome
        self._drop.update()

    def reword(self) -> None:
        """Put every word into the language shown."""
        self._name.setText(self.tr("Exhibit Viewer"))
        self._sentence.setText(
            self.tr("Look closely at scans of cultural heritage and write down what you see, without a network.")
        )
        self._heading.setText(self.tr("Opened before"))
        self._drop.say(self.tr("or drop a scan or a folder anywhere here"))
        self._sample.reword()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.reword()
            self._anew()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is no room for two."""
        super().resizeEvent(event)
        narrow = self.viewport().width() < self._appearance.pixels(NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(way)

    def _build(self) -> None:
        page = QWidget()
        page.setProperty("dress", "ground")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._side = QVBoxLayout()
        self._side.addWidget(self._folder)
        self._side.addWidget(self._file)
        self._side.addWidget(self._drop)
        self._side.addWidget(self._heading)
        self._heading.setAlignment(self._heading.alignment() | Qt.AlignmentFlag.AlignBottom)
        self._side.addLayout(self._recent)
        self._side.addStretch(1)
        self._halves = QHBoxLayout()
        self._halves.addWidget(self._sample, 11)
        self._halves.addLayout(self._side, 9)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._switch)
        self._column = QVBoxLayout()
        for part in (self.fault_bar, self._name, self._sentence):
            self._column.addWidget(part)
        self._column.addLayout(self._halves)
        self._column.addLayout(foot)
        self._middle = QWidget()
        self._middle.setLayout(self._column)
        self._middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sides = QHBoxLayout()
        sides.addStretch(1)
        sides.addWidget(self._middle, 100)
        sides.addStretch(1)
        rows = QVBoxLayout(page)
        rows.addStretch(2)
        rows.addLayout(sides)
        rows.addStretch(3)
        self.setWidget(page)

    def _dress(self) -> None:
        pixels = self._appearance.pixels
        self._middle.setMaximumWidth(pixels(PAGE))
        self._column.setContentsMargins(pixels(24), pixels(24), pixels(24), pixels(16))
        self._column.setSpacing(pixels(8))
        self._halves.setContentsMargins(0, pixels(24), 0, pixels(16))
        self._halves.setSpacing(pixels(32))
        self._side.setSpacing(pixels(8))
        self._recent.setSpacing(pixels(4))
        self._heading.setContentsMargins(0, pixels(16), 0, 0)
        if self._rows:
            self._anew()

    def _forget(self, path: Path, *_: object) -> None:
        self._doors.forget(path)
        self.refresh()


class DropZone(QWidget):
    """A dashed field that says what may be dropped; it lights up while something hangs over the window."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.lit = False
        self._words = Words(appearance, muted=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._words)
        appearance.changed.connect(self._dress)
        self._dress()

    def say(self, words: str) -> None:
        """What is written in the field."""
        self._words.setText(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed outline."""
        theme, radius = self._appearance.theme, self._appearance.pixels(RADIUS)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if self.lit else theme.line), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _dress(self) -> None:
        margin = self._appearance.pixels(16)
        self._column.setContentsMargins(margin, margin, margin, margin)
