"""Save line: what may be claimed about the notes, and nothing more."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change, SaveState
from exhibit_viewer.ui.cards import push_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.messages import sentence
from exhibit_viewer.ui.theme import Appearance


class SaveLine(QWidget):
    """Saved, Saving…, or why not and a way to try again."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons) -> None:
        super().__init__()
        self._session, self._appearance, self._icons = session, appearance, icons
        self._icon, self.words, self.again = QLabel(), QLabel(), push_button()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setProperty("dress", "muted")
        self.again.clicked.connect(lambda *_: session.retry_saving())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self._icon, self.words, self.again):
            row.addWidget(part)
        appearance.changed.connect(self.refresh)
        session.listen(self._heard)
        self.refresh()

    def refresh(self) -> None:
        """Say what is true now."""
        state = self._session.state
        failed = state.save is SaveState.FAILED
        if failed:
            reason = sentence(state.save_fault) if state.save_fault else ""
            words = self.tr("Not saved: {}").format(reason) if reason else self.tr("Not saved.")
        else:
            words = self.tr("Saved") if state.save is SaveState.SAVED else self.tr("Saving…")
        self.words.setText(words)
        self.words.setFont(self._appearance.font(12))
        self.words.setAccessibleName(words)
        names = {SaveState.SAVED: ("check", "accent"), SaveState.SAVING: ("ellipsis", "muted")}
        icon, role = names.get(state.save, ("circle-alert", "danger"))
        self._icon.setPixmap(self._icons.pixmap(icon, 16, role, self.devicePixelRatioF()))
        self.again.setText(self.tr("Try again"))
        self.again.setAccessibleName(self.tr("Save the notes again"))
        self.again.setVisible(failed)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def _heard(self, change: Change, source: object) -> None:
        if change & Change.SAVE:
            self.refresh()
