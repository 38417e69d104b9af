"""Docks: the collection panel and the panel with notes and information, with headers of our own."""

from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QDockWidget,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.browser import Browser
from exhibit_viewer.ui.cards import IconButton, Words, push_button, switch
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.record.pages import AboutPages
from exhibit_viewer.ui.theme import Appearance


class _Header(QWidget):
    """A dock's title bar: dragging it moves the dock."""

    def __init__(self, appearance: Appearance, icons: Icons, icon: str, fold: QAction) -> None:
        super().__init__()
        self._appearance = appearance
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._action = fold
        self.fold = IconButton(appearance, icons, icon)
        self.fold.clicked.connect(fold.trigger)
        fold.changed.connect(self._reword)
        self.parts = QHBoxLayout()
        self._row = QHBoxLayout(self)
        self._row.addLayout(self.parts, 1)
        self._row.addWidget(self.fold)
        appearance.changed.connect(self._dress)
        self._dress()
        self._reword()

    def changeEvent(self, event: QEvent) -> None:
        """Turn round."""
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._dress()
        super().changeEvent(event)

    def _reword(self) -> None:
        self.fold.setAccessibleName(self._action.text())
        self.fold.setToolTip(self._action.toolTip())

    def _dress(self) -> None:
        pixels = self._appearance.pixels
        begin, end = (8, 16) if self.isRightToLeft() else (16, 8)  # margins are not mirrored
        self._row.setContentsMargins(pixels(begin), pixels(8), pixels(end), pixels(8))
        self._row.setSpacing(pixels(8))
        self.parts.setSpacing(pixels(4))


class BrowserDock(QDockWidget):
    """Holds the browser under the collection's title."""

    def __init__(self, appearance: Appearance, icons: Icons, actions: Actions, browser: Browser) -> None:
        super().__init__()
        self.setObjectName("browser")
        self._title = Words(appearance, 12, muted=True)
        header = _Header(appearance, icons, "panel-left", actions.by_id["window.browser"])
        header.parts.addWidget(self._title, 1)
        self.setTitleBarWidget(header)
        self.setWidget(browser)
        self.reword()

    def reword(self) -> None:
        """Put every word into the language shown."""
        self.setWindowTitle(self.tr("Collection"))
        self._title.setText(self.windowTitle())

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.reword()
        super().changeEvent(event)


class NotesDock(QDockWidget):
    """Holds the notes and the information on the object, one at a time."""

    def __init__(
        self, session: Session, appearance: Appearance, icons: Icons, actions: Actions, notes: QWidget, about: QWidget
    ) -> None:
        super().__init__()
        self._session = session
        self.setObjectName("notes")
        self._pages, self.about = QStackedWidget(), about
        self._tabs: list[QPushButton] = []
        header = _Header(appearance, icons, "panel-right", actions.by_id["window.notes"])
        group = QButtonGroup(self)
        for number, page in enumerate((notes, about)):
            self._pages.addWidget(page)
            tab = push_button("segment")
            switch(tab, partial(self._is_open, number), partial(self.show_page, number))
            group.addButton(tab)
            self._tabs.append(tab)
            header.parts.addWidget(tab)
        header.parts.addStretch(1)
        self.setTitleBarWidget(header)
        for tab in self._tabs:
            QWidget.setTabOrder(tab, header.fold)  # which was there before them
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.setWidget(body)
        session.listen(self._heard)
        self.show_page(0)
        self.reword()

    def show_page(self, number: int) -> None:
        """0: notes, 1: about the object."""
        self._pages.setCurrentIndex(number)
        self._tabs[number].setChecked(True)

    def _is_open(self, number: int) -> bool:
        return self._pages.currentIndex() == number

    def read(self, page: str) -> None:
        """Open a page that belongs to the object."""
        self.show_page(1)
        if isinstance(self.about, AboutPages):
            self.about.unfold(page)

    def reword(self) -> None:
        """Put every word into the language shown."""
        self.setWindowTitle(self.tr("Notes"))
        for tab, words in zip(self._tabs, (self.tr("Notes"), self.tr("About")), strict=True):
            tab.setText(words)
            tab.setAccessibleName(words)
        self._tabs[0].setToolTip(self.tr("Notes on this object"))
        self._tabs[1].setToolTip(self.tr("What is known about this object"))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.reword()
        super().changeEvent(event)

    def _heard(self, change: Change, source: object) -> None:
        if change & Change.SELECTION and self._session.state.selected:
            self.show_page(0)
