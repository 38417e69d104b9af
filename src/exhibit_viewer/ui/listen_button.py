"""Listen button: beside words that can be heard as well."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.cards import ICON_GAP
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.theme import Appearance

ICON = 16


def tell_listen_buttons(holder: QWidget, change: Change) -> None:
    """Something changed in the session: the buttons on a widget show it."""
    for button in holder.findChildren(ListenButton) if change & Change.HEARING else ():
        button.refresh()


class ListenButton(QToolButton):
    """Plays one sound of the artifact, and holds it. Hidden while there is none. It comes and goes with what it is on,
    which therefore listens for it: see `tell_listen_buttons`."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons, least: int = 0) -> None:
        """least: its height in the design's pixels, where fingers are to meet it."""
        super().__init__()
        self._session, self._appearance, self._icons, self._least = session, appearance, icons, least
        self._sound = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("dress", "quiet")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clicked.connect(lambda *_: self._press())
        self.show_sound("")

    def show_sound(self, sound_id: str) -> None:
        """For another sound, or "" for none."""
        self._sound = sound_id if self._session.listening.offers(sound_id) else ""
        self.setVisible(bool(self._sound))
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._dress()
        super().changeEvent(event)

    def refresh(self) -> None:
        """Show whether its sound plays."""
        if self._sound:
            self._dress()

    @property
    def _on(self) -> bool:
        hearing = self._session.state.hearing
        return hearing.busy and hearing.sound == self._sound

    def _dress(self) -> None:
        pixels = self._appearance.pixels
        words = self.tr("Pause") if self._on else self.tr("Listen")
        self.setText(ICON_GAP + words)
        self.setAccessibleName(words)
        self.setIcon(self._icons.icon("pause" if self._on else "volume-2", ICON))
        self.setIconSize(QSize(pixels(ICON), pixels(ICON)))
        self.setMinimumHeight(pixels(self._least))

    def _press(self) -> None:
        if self._session.state.hearing.sound == self._sound:
            self._session.listening.toggle()
        else:
            self._session.listening.begin(self._sound)
