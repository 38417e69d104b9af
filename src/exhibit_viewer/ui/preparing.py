"""Preparing: how far the full detail is, while a rough model stands in for it."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.theme import Appearance
from exhibit_viewer.ui.veils import ProgressLine

LEAST_SECONDS, LEAST_SHARE = 4.0, 0.02
"""Before so much time and work nothing is said of how long the rest will take."""


class Preparing(QFrame):
    """A small strip under the title: words, how long it may still take, and a line that fills.

    resized: it came, went or needs other room. `clock` tells seconds.
    """

    resized = Signal()

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._session, self._appearance, self._clock = session, appearance, clock
        self._began: tuple[float, float] | None = None
        self.setProperty("dress", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words, self._bar = QLabel(), ProgressLine(appearance)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        column = self._column = QVBoxLayout(self)
        column.addWidget(self.words)
        column.addWidget(self._bar)
        appearance.changed.connect(self.refresh)
        session.listen(self._heard)
        self.refresh()

    def refresh(self) -> None:
        """Say how far it is, or nothing."""
        state, pixels = self._session.state, self._appearance.pixels
        share = state.loading if state.model is not None and state.model.rough else None
        if share is None:
            self._began = None
            self._show(False)
            return
        now = self._clock()
        if self._began is None or self._began[1] == 0 or share < self._began[1]:
            self._began = now, share
        said = self.tr("Preparing the full detail · {} %").format(QLocale().toString(round(share * 100)))
        self.words.setText(" · ".join(filter(None, (said, self._left(now, share)))))
        self.words.setFont(self._appearance.font(13, tabular=True))
        self._bar.setFixedHeight(pixels(3))
        self._bar.setValue(round(share * 1000))
        self._bar.setAccessibleName(said)
        self.setAccessibleName(self.words.text())
        self._column.setContentsMargins(pixels(14), pixels(8), pixels(14), pixels(10))
        self._column.setSpacing(pixels(6))
        self._show(True)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def _left(self, now: float, share: float) -> str:
        """How long the rest will take at the pace so far, in words."""
        assert self._began is not None
        seconds, done = now - self._began[0], share - self._began[1]
        if seconds < LEAST_SECONDS or done < LEAST_SHARE:
            return ""
        minutes = seconds * (1 - share) / done / 60
        if minutes < 1:
            return self.tr("less than a minute left")
        return self.tr("about {} min left").format(QLocale().toString(round(minutes)))

    def _show(self, wanted: bool) -> None:
        """Tell the stage where the room it needs has changed."""
        stood = not self.isHidden()
        self.setVisible(wanted)
        if wanted != stood or (wanted and self.sizeHint() != self.size()):
            self.resized.emit()

    def _heard(self, change: Change, source: object) -> None:
        if change & (Change.LOADING | Change.MODEL | Change.REFINED | Change.ARTIFACT):
            self.refresh()
