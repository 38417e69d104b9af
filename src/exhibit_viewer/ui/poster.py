"""Poster: the picture an object had when it was last seen, over the one that is still being drawn."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from exhibit_viewer.model.geometry import U8
from exhibit_viewer.session.ports import Posters
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.cards import pixels_of, pixmap_of
from exhibit_viewer.ui.viewport import Viewport

KEEP_MILLISECONDS = 1000
"""How long an object has rested before its picture is kept."""


class Poster(QWidget):
    """Stands over the viewport from when an object is known until it is drawn as finely, or somebody turns it.

    Only of objects seen as they come: whoever turned one, and comes back, begins at the first view again.
    """

    def __init__(self, viewport: Viewport, session: Session, posters: Posters, parent: QWidget) -> None:
        super().__init__(parent)
        self._viewport, self._session, self._posters = viewport, session, posters
        self._picture = QPixmap()
        self._name = ""
        self._known: set[str] = set()
        self._rest = QTimer(self, singleShot=True, interval=KEEP_MILLISECONDS)
        self._rest.timeout.connect(self._keep)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        viewport.moved.connect(self._moved)
        viewport.rested.connect(self._rested)
        viewport.drawn.connect(self._drawn)
        session.listen(self._heard)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, as large as it was."""
        QPainter(self).drawPixmap(0, 0, self._picture)

    def _heard(self, change: Change, source: object) -> None:
        if change & Change.MODEL:
            self._rest.stop()
            if self._session.state.model is None:
                self._name = ""
                self.hide()

    def _moved(self) -> None:
        """Ask for the picture, or another if that would be of another size or light by now."""
        view = self._viewport
        if view.showing:
            self._drawn()
        elif view.at_first_view and (name := view.likeness()) != self._name:
            self._name = name
            self.hide()
            self._posters.look_up(name, partial(self._came, name))

    def _came(self, name: str, picture: U8 | None) -> None:
        view = self._viewport
        if picture is None or name != self._name or view.showing:
            return
        self._known.add(name)
        self._picture = pixmap_of(picture)
        self._picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.setGeometry(view.geometry())
        self.show()

    def _drawn(self) -> None:
        """The object stands there: the same view of it is worth waiting for, another is not."""
        view = self._viewport
        if self.isVisible() and view.showing and (view.settled or view.likeness() != self._name):
            self.hide()

    def _rested(self) -> None:
        self.hide()
        self._rest.start()

    def _keep(self) -> None:
        view = self._viewport
        if not (view.showing and view.settled and view.at_first_view) or (name := view.likeness()) in self._known:
            return
        self._known.add(name)
        picture = pixels_of(view.picture())
        if picture is not None:
            self._posters.keep(name, picture)
