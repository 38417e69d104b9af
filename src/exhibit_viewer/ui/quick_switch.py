"""Quick switch: language and look at the foot of the start page."""

from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.cards import IconButton, push_button, switch
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import OWN_NAMES, language_shown
from exhibit_viewer.ui.setting_words import choice_title
from exhibit_viewer.ui.theme import Appearance

LOOKS = {"gallery": "moon", "paper": "sun", "contrast": "contrast"}


class QuickSwitch(QWidget):
    """One button per language, in its own words, and one per look."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons) -> None:
        super().__init__()
        self._session, self._appearance = session, appearance
        self._languages: dict[str, QPushButton] = {}
        self._looks: dict[str, IconButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        languages, looks = QButtonGroup(self), QButtonGroup(self)
        for code, name in OWN_NAMES.items():
            word = push_button("segment")
            word.setText(name)
            word.setAccessibleName(name)
            languages.addButton(word)
            switch(word, partial(self._is_spoken, code), partial(session.choose, "language", code))
            self._languages[code] = word
            row.addWidget(word)
        row.addSpacing(appearance.pixels(16))
        for look, icon in LOOKS.items():
            button = IconButton(appearance, icons, icon)
            looks.addButton(button)
            switch(button, partial(self._is_worn, look), partial(session.choose, "theme", look))
            self._looks[look] = button
            row.addWidget(button)
        appearance.changed.connect(self.refresh)
        session.listen(self._heard)
        self.refresh()

    def _is_spoken(self, code: str) -> bool:
        return code == language_shown()

    def _is_worn(self, look: str) -> bool:
        return look == self._appearance.theme.name

    def refresh(self) -> None:
        """Mark what holds now."""
        for code, button in self._languages.items():
            button.setChecked(self._is_spoken(code))
            button.setToolTip(self.tr("Language: {}").format(OWN_NAMES[code]))
        for look, icon_button in self._looks.items():
            icon_button.setChecked(self._is_worn(look))
            icon_button.name(self.tr("Look: {}").format(choice_title("theme", look)))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def _heard(self, change: Change, source: object) -> None:
        if change & Change.SETTINGS:
            self.refresh()
