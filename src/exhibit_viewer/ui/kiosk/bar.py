"""The bar along the lower edge, always in reach: back to all objects, and the languages."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.cards import ICON_GAP, Words, push_button, switch
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.kiosk import TOUCH
from exhibit_viewer.ui.languages import OWN_NAMES, language_shown
from exhibit_viewer.ui.sides import lead
from exhibit_viewer.ui.theme import SPACE, Appearance

ICON = 20


class Bar(QFrame):
    """`languages` in the order offered; one alone needs no button. `speak(code)` changes the language."""

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        icons: Icons,
        languages: tuple[str, ...],
        speak: Callable[[str], object],
        on_back: Callable[[], object],
    ) -> None:
        super().__init__()
        self._session, self._appearance = session, appearance
        self.setProperty("dress", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = push_button()
        self.back.setIcon(icons.icon("layout-grid", ICON))
        self.back.clicked.connect(lambda *_: on_back())
        self._what = Words(appearance, 14, muted=True)
        self.languages: dict[str, QPushButton] = {}
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.back)
        self._row.addWidget(self._what, 1)
        self._row.addStretch(0)
        for code in languages if len(languages) > 1 else ():
            button = push_button("segment")
            button.setText(OWN_NAMES[code])
            button.setAccessibleName(OWN_NAMES[code])
            switch(button, partial(self._is_spoken, code), partial(self._choose, code, speak))
            self.languages[code] = button
            self._row.addWidget(button)
        session.listen(self._heard)
        appearance.changed.connect(self._dress)
        self._dress()
        self._reword()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._reword()
        super().changeEvent(event)

    def _choose(self, code: str, speak: Callable[[str], object]) -> None:
        speak(code)
        self._check()

    def _heard(self, change: Change, source: object) -> None:
        if change & (Change.ARTIFACT | Change.COLLECTION):
            self._show_way()

    def _show_way(self) -> None:
        inside = self._session.state.artifact is not None
        self.back.setVisible(inside)
        self._what.setText("" if inside else self.tr("Touch an object to see it from all sides."))

    def _is_spoken(self, code: str) -> bool:
        return code == language_shown()

    def _check(self) -> None:
        for code, button in self.languages.items():
            button.setChecked(self._is_spoken(code))

    def _reword(self) -> None:
        self.back.setText(ICON_GAP + self.tr("All objects"))
        self.back.setAccessibleName(self.tr("All objects"))
        self._show_way()
        lead(self._what)
        self._check()

    def _dress(self) -> None:
        pixels = self._appearance.pixels
        self._row.setContentsMargins(pixels(SPACE[4]), pixels(SPACE[1]), pixels(SPACE[4]), pixels(SPACE[1]))
        self._row.setSpacing(pixels(SPACE[1]))
        for button in (self.back, *self.languages.values()):
            button.setMinimumHeight(pixels(TOUCH))
            button.setFont(self._appearance.font(14))
            button.setIconSize(QSize(pixels(ICON), pixels(ICON)))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
