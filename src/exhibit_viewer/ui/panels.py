"""Panels: where the two docks of the desk stand, how wide they are, which are folded, and keeping all that."""

from typing import Protocol

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow

from exhibit_viewer.ui.theme import SETTLING_MILLISECONDS, Appearance

LAYOUT_VERSION = 1
LAYOUT, GEOMETRY = "study", "study-geometry"
BROWSER, NOTES = 264, 336
LEAST_BROWSER, LEAST_NOTES = 180, 240
PANEL_SHARE, LONE_SHARE = 0.26, 0.42
"""No panel may be wider at first than this share of the window, beside another or alone: the object keeps at least
about half."""
CROWDED = 900
"""In a window narrower than this, in the design's pixels (large letters make it so), one panel at a time is out."""
TRIES = 5
"""How often more a width is asked for that panels refuse, until all in them know their size."""


class Layouts(Protocol):
    """Keeps window layouts by name."""

    def layout(self, name: str) -> bytes:
        """What was kept; empty if nothing."""

    def save_layout(self, name: str, state: bytes) -> None:
        """Keep it."""


class Panels(QObject):
    """The collection's dock and the notes' dock of a window."""

    def __init__(
        self,
        window: QMainWindow,
        appearance: Appearance,
        browser: QDockWidget,
        notes: QDockWidget,
        layouts: Layouts | None,
    ) -> None:
        super().__init__(window)
        self._window, self._appearance, self._layouts = window, appearance, layouts
        self._browser, self._notes = browser, notes
        self._folded: tuple[bool, bool] | None = None
        self._made_way = False  # the collection's panel, for the notes
        self._fitted = 0.0  # to this text size
        self._widths: list[int] = []  # of both, to come
        self._out: list[int] = []  # of both, when they were last out and as wide as wanted
        self._tries = 0
        self._later = QTimer(window, singleShot=True, interval=SETTLING_MILLISECONDS)
        self._later.timeout.connect(self._settle)
        appearance.changed.connect(self._follow)
        for dock in (browser, notes):
            dock.installEventFilter(self)
        browser.visibilityChanged.connect(lambda out: self._make_way(notes) if out else None)
        notes.visibilityChanged.connect(lambda out: self._make_way(browser) if out else None)

    def stand(self) -> None:
        """The collection where reading begins, the notes where it ends; Qt does not mirror docks by itself."""
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        begin, end = (right, left) if self._window.isRightToLeft() else (left, right)
        self._window.addDockWidget(begin, self._browser)
        self._window.addDockWidget(end, self._notes)
        self.fit()

    def fit(self) -> None:
        """The first widths, at the text size now."""
        self._fitted = self._appearance.text_scale
        self.limit()
        self._resize(self._first())

    def limit(self) -> None:
        """The least widths, in a window of this width; both panels out only where there is room."""
        if self._crowded:
            if not self._notes.isHidden():
                self._make_way(self._browser)
        elif self._made_way and not self._notes.isHidden():
            self._made_way = False
            self._browser.show()
        for dock, least in ((self._browser, LEAST_BROWSER), (self._notes, LEAST_NOTES)):
            dock.setMinimumWidth(min(self._pixels(least), self._most()))

    def reset(self, shown: bool) -> None:
        """As on the first day."""
        for dock in (self._browser, self._notes):
            dock.setFloating(False)
            dock.setVisible(shown)
        self.stand()

    def show(self, shown: bool) -> None:
        """Show the panels that are not folded, or put all away and remember which were folded."""
        docks = self._browser, self._notes
        if shown and self._folded is not None:
            for dock, folded in zip(docks, self._folded, strict=True):
                dock.setVisible(not folded)
            self._folded = None
            if self._widths:
                self._window.resizeDocks(list(docks), self._widths, Qt.Orientation.Horizontal)
            self._settle_soon()
        elif not shown:
            if self._folded is None:
                self._folded = docks[0].isHidden(), docks[1].isHidden()
                self._widths = [] if any(self._folded) else self._widths or self._out
            for dock in docks:
                dock.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember the widths; not those that the letters of a lecture ask for before the panels are put away."""
        docks = self._browser, self._notes
        lecture = self._appearance.scale != self._appearance.text_scale
        settled = not self._widths and all(dock.isVisible() for dock in docks)
        if event.type() == QEvent.Type.Resize and settled and not lecture:
            self._out = [dock.width() for dock in docks]
        return False

    def keep(self, with_panels: bool) -> None:
        """Save the window's place, and the panels' if they are out."""
        if self._layouts is None:
            return
        self._layouts.save_layout(GEOMETRY, bytes(self._window.saveGeometry().data()))
        if with_panels:
            if self._made_way:
                self._browser.show()  # another time there may be room
            self._layouts.save_layout(self._name(), bytes(self._window.saveState(LAYOUT_VERSION).data()))

    def restore(self) -> None:
        """The layout of last time, or the first day's."""
        self.stand()
        if self._layouts is None:
            return
        geometry, layout = self._layouts.layout(GEOMETRY), self._layouts.layout(self._name())
        if geometry:
            self._window.restoreGeometry(QByteArray(geometry))
        if layout:
            self._window.restoreState(QByteArray(layout), LAYOUT_VERSION)
            self._widths = []
        self._folded = self._browser.isHidden(), self._notes.isHidden()

    def _follow(self) -> None:
        """Other widths for letters of another size."""
        if self._appearance.text_scale != self._fitted:
            self._settle_soon()

    def _settle_soon(self) -> None:
        self._tries = TRIES
        self._later.start()

    def _settle(self) -> None:
        """The widths wanted, once the panels know how much room their letters take."""
        wanted = self._widths
        if self._appearance.text_scale != self._fitted:
            self._fitted, wanted = self._appearance.text_scale, self._first()
        self.limit()  # docks keep the least width they had in a lecture until told another
        if not wanted:
            return
        self._resize(wanted)
        if not self._widths and self._tries and [self._browser.width(), self._notes.width()] != wanted:
            self._tries, self._widths = self._tries - 1, wanted
            self._later.start()

    def _resize(self, widths: list[int]) -> None:
        self._widths = widths if self._browser.isHidden() or self._notes.isHidden() else []
        layout = self._window.layout()
        if layout is not None and not self._widths:
            layout.activate()  # else it goes by what they needed before
        self._window.resizeDocks([self._browser, self._notes], widths, Qt.Orientation.Horizontal)

    def _first(self) -> list[int]:
        return [min(self._pixels(wide), self._most()) for wide in (BROWSER, NOTES)]

    def _pixels(self, step: int) -> int:
        """A size of the design at the text size alone: a lecture enlarges everything but has no panels."""
        return round(step * self._appearance.text_scale)

    def _name(self) -> str:
        return f"{LAYOUT}-mirrored" if self._window.isRightToLeft() else LAYOUT

    @property
    def _crowded(self) -> bool:
        return self._window.width() < CROWDED * self._appearance.text_scale

    def _make_way(self, dock: QDockWidget) -> None:
        if self._crowded and not dock.isHidden():
            self._made_way = dock is self._browser
            dock.hide()

    def _most(self) -> int:
        share = LONE_SHARE if self._crowded else PANEL_SHARE
        return max(LEAST_BROWSER, round(self._window.width() * share))
