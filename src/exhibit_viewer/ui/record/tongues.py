"""Tongues: which language of a record is being written, as a row of buttons."""

from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QToolButton, QWidget

from exhibit_viewer.model.text import UNDETERMINED
from exhibit_viewer.ui.cards import IconButton, push_button
from exhibit_viewer.ui.flow import Flow
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import OWN_NAMES, language_shown
from exhibit_viewer.ui.reading_order import follow
from exhibit_viewer.ui.theme import Appearance

OFFERED = (
    "am", "bn", "cs", "da", "de", "el", "es", "fa", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "km", "ko", "nl",
    "no", "pl", "pt", "ro", "ru", "sv", "sw", "th", "tr", "uk", "ur", "vi", "zh-Hant",
)  # fmt: skip
"""Languages that can be added, beside those of the window."""
_System = QFontDatabase.WritingSystem
_SCRIPTS = {
    "bn": _System.Bengali, "el": _System.Greek, "he": _System.Hebrew, "hi": _System.Devanagari, "ja": _System.Japanese,
    "km": _System.Khmer, "ko": _System.Korean, "th": _System.Thai, "zh-Hant": _System.TraditionalChinese,
}  # fmt: skip
"""What Qt knows of which fonts have which script."""
_FAMILIES = {
    "am": frozenset({"Noto Sans Ethiopic", "Noto Serif Ethiopic", "Abyssinica SIL", "Nyala", "Ebrima", "Kefa"})
}
"""The fonts of systems for a script that Qt does not know by name."""


class Tongues(QWidget):
    """A button for each language there is a text in, for those of the window, and one to add another.

    chosen: another is to be written.
    """

    chosen = Signal(str)

    def __init__(self, appearance: Appearance, icons: Icons) -> None:
        super().__init__()
        self._appearance = appearance
        self._added: dict[str, None] = {}
        self._buttons: dict[str, QPushButton] = {}
        self._order: tuple[str, ...] = ()
        self._group = QButtonGroup(self)
        self._more = IconButton(appearance, icons, "plus", 16)
        self._menu = QMenu(self._more)
        for tag in OFFERED:
            self._menu.addAction(name_of(tag)).triggered.connect(lambda *_, tag=tag: self._add(tag))
        self._more.setMenu(self._menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._row = Flow(self)
        self._row.addWidget(self._more)
        self.language = language_shown()

    def offer(self, tags: Iterable[str]) -> None:
        """Show a button for each of these too."""
        wanted = dict.fromkeys((*OWN_NAMES, *sorted(set(tags) - {UNDETERMINED}), *self._added))
        if UNDETERMINED in tags:
            wanted[UNDETERMINED] = None
        if self.language not in wanted:
            self.language = language_shown()
        for tag in [tag for tag in self._buttons if tag not in wanted]:
            button = self._buttons.pop(tag)
            self._group.removeButton(button)
            button.deleteLater()
        for tag in wanted:
            if tag not in self._buttons:
                self._buttons[tag] = self._button(tag)
        self._row.setSpacing(self._appearance.pixels(4))
        for widget in (*(self._buttons[tag] for tag in wanted), self._more):
            self._row.removeWidget(widget)
            self._row.addWidget(widget)
        self._order = tuple(wanted)
        self.order()
        self._buttons[self.language].setChecked(True)

    def order(self) -> None:
        """Tab goes from language to language, and then to the others."""
        follow(*(self._buttons[tag] for tag in self._order), self._more)

    def reword(self) -> None:
        """Put every word into the language shown."""
        self.setAccessibleName(self.tr("Language being written"))
        self._more.name(self.tr("Write in another language"))
        for tag, button in self._buttons.items():
            self._name(button, tag)

    def choose(self, tag: str) -> None:
        """Write in a language."""
        self.language = tag
        self._buttons[tag].setChecked(True)
        self.chosen.emit(tag)

    def _button(self, tag: str) -> QPushButton:
        button = push_button("segment")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda *_: self.choose(tag))
        self._group.addButton(button)
        self._name(button, tag)
        return button

    def _name(self, button: QPushButton, tag: str) -> None:
        words = self.tr("No language") if tag == UNDETERMINED else name_of(tag)
        button.setText(words)
        button.setAccessibleName(words)
        button.setToolTip(self.tr("Texts of which nobody said the language") if tag == UNDETERMINED else words)

    def _add(self, tag: str) -> None:
        self._added[tag] = None
        self.offer(self._buttons)
        self.choose(tag)


def name_of(tag: str) -> str:
    """A language as its speakers call it; in English where no font here has its letters."""
    if tag in OWN_NAMES:
        return OWN_NAMES[tag]
    locale = QLocale(tag)
    own = locale.nativeLanguageName()
    return (own if own and _has_letters(tag) else QLocale.languageToString(locale.language())) or tag


@cache
def _has_letters(tag: str) -> bool:
    """Whether some font is there for the script of a language; asked of the list of fonts, so that none is loaded."""
    if tag in _FAMILIES:
        return not _FAMILIES[tag].isdisjoint(QFontDatabase.families())
    return tag not in _SCRIPTS or bool(QFontDatabase.families(_SCRIPTS[tag]))
