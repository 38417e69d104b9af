"""Fault bar: what went wrong, what to do about it, and the details to copy. Never a dialog."""

import platform

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from exhibit_viewer import __version__
from exhibit_viewer.model.faults import Notice
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change, Face
from exhibit_viewer.ui.cards import IconButton, Words, push_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.messages import advice, sentence
from exhibit_viewer.ui.theme import Appearance

NARROW = 440
"""Below this width, in the design's pixels, words and button do not fit beside one another."""


class FaultBar(QFrame):
    """Shows the session's fault while there is one; hidden otherwise, and from a kiosk's visitors."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._appearance, self._icons = session, appearance, icons
        self.setProperty("dress", "fault")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sign = QLabel()
        self._sentence = Words(appearance, weight=600)
        self._advice = Words(appearance)
        self._copy: QPushButton = push_button()
        self._dismiss = IconButton(appearance, icons, "x")
        self._copy.clicked.connect(self._copy_details)
        self._dismiss.clicked.connect(lambda *_: session.report(None))
        self._narrow = False
        column = self._column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._sentence)
        column.addWidget(self._advice)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(column, 1)
        self._row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._dismiss, 0, Qt.AlignmentFlag.AlignVCenter)
        appearance.changed.connect(self._dress)
        session.listen(self._heard)
        self._dress()
        self.refresh()

    def refresh(self) -> None:
        """Say what is wrong now, in the language shown."""
        fault = self._session.state.fault
        self.setVisible(fault is not None and self._session.state.face is not Face.KIOSK)
        self._copy.setText(self.tr("Copy details"))
        self._copy.setAccessibleName(self._copy.text())
        self._copy.setToolTip(self.tr("Copy what a technician needs to know"))
        self._dismiss.name(self.tr("Dismiss"))
        if fault is None:
            return
        self._sentence.setText(sentence(fault))
        self._advice.setText(advice(fault))
        self._advice.setVisible(bool(self._advice.text()))
        self.setAccessibleName(f"{self._sentence.text()} {self._advice.text()}".strip())

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:
        """As tall as the words need; the button stands under them where they would be left no room."""
        narrow = width < self._appearance.pixels(NARROW)
        if narrow is not self._narrow:
            self._narrow = narrow
            (self._row if narrow else self._column).removeWidget(self._copy)
            if narrow:
                self._column.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeading)
            else:
                self._row.insertWidget(2, self._copy, 0, Qt.AlignmentFlag.AlignVCenter)
        return super().heightForWidth(width)

    def _dress(self) -> None:
        pixels = self._appearance.pixels
        self._row.setContentsMargins(pixels(16), pixels(8), pixels(8), pixels(8))
        self._row.setSpacing(pixels(12))
        self._sign.setPixmap(self._icons.pixmap("triangle-alert", 20, "danger", self.devicePixelRatioF()))

    def _copy_details(self) -> None:
        fault = self._session.state.fault
        if fault is not None:
            QGuiApplication.clipboard().setText(details(fault))
            self._copy.setText(self.tr("Copied"))

    def _heard(self, change: Change, source: object) -> None:
        if change & Change.FAULT:
            self.refresh()


def details(notice: Notice) -> str:
    """A fault as a technician wants it: plain, the same in every language."""
    facts = [f"{name}: {value}" for name, value in notice.facts.items()]
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    lines = [f"Exhibit Viewer {__version__}", system, f"code: {notice.code}", f"file: {notice.file}", *facts]
    return "\n".join(lines)
