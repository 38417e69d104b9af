"""The published notes of an artifact, one at a time, in large type."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.markdown import plain
from exhibit_viewer.ui.theme import SPACE, Appearance

ICON = 28
_SHOWS = Change.SELECTION | Change.ARTIFACT | Change.MODEL | Change.SETTINGS


class NoteReader(QFrame):
    """Previous, the words, next. Without a note chosen it shows the artifact's own description."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._appearance, self._icons = session, appearance, icons
        self.setProperty("dress", "overlay")
        self._previous, self._next = QToolButton(), QToolButton()
        self._previous.clicked.connect(lambda: self._step(-1))
        self._next.clicked.connect(lambda: self._step(1))
        self._title, self._text = QLabel(), QLabel()
        words = QVBoxLayout()
        for label in (self._title, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setSpacing(appearance.pixels(SPACE[3]))
        row.addWidget(self._previous)
        row.addLayout(words, 1)
        row.addWidget(self._next)
        session.listen(self._heard)
        appearance.changed.connect(self._refresh)
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Words in the language shown."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()

    def _heard(self, change: Change, source: object) -> None:
        if change & _SHOWS:
            self._refresh()

    def _step(self, step: int) -> None:
        if not self._session.step_note(step):
            self._session.select_note("", fly=False)
            self._session.home()

    def _refresh(self) -> None:
        state = self._session.state
        artifact, note = state.artifact, state.selected_note
        forwards = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        for button, icon in ((self._previous, "chevron-left"), (self._next, "chevron-right")):
            mirrored = {"chevron-left": "chevron-right", "chevron-right": "chevron-left"}[icon]
            button.setIcon(self._icons.icon(icon if forwards else mirrored, ICON))
            button.setVisible(bool(state.all_notes))
            side = self._appearance.pixels(40)
            button.setFixedSize(side, side)
        self._previous.setAccessibleName(self.tr("Previous note"))
        self._next.setAccessibleName(self.tr("Next note"))
        self._title.setFont(self._appearance.font(20, serif=True))
        self._text.setFont(self._appearance.font(14))
        if artifact is None:
            return
        self._title.setText(in_language(note.title) if note else in_language(artifact.title))
        self._text.setText(plain(in_language(note.text) if note else in_language(artifact.description)))
