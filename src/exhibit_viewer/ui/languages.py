"""Languages: the words of the window in English, Chinese and Arabic, changed while it runs."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QGuiApplication

from exhibit_viewer.model.text import LangText, nearest
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.translation_file import FileTranslator

OWN_NAMES = {"en": "English", "zh": "简体中文", "ar": "العربية"}
"""Each language as its speakers call it; the same in every language."""
_LOCALES = {"en": "en_GB", "zh": "zh_CN", "ar": "ar"}


def in_language(text: LangText) -> str:
    """A collection's words in the language shown, or the nearest there is."""
    return text.best((language_shown(),))[0]


def tag_in_language(tags: Iterable[str]) -> str:
    """Of the languages (BCP 47) that something is there in, the one shown, or the nearest; "" of none."""
    return nearest(tags, (language_shown(),))


def language_shown() -> str:
    """The language of the window: en, zh or ar."""
    return QLocale().name().split("_")[0]


class Languages(QObject):
    """Puts the application into the language of the settings, and into another when they change."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._installed: list[QTranslator] = []
        self._code = ""
        session.listen(self._heard)

    @property
    def wanted(self) -> str:
        """The language the visitor chose, or the first of the system's that we speak."""
        return self._session.state.settings.text("language") or _system_language()

    def apply(self) -> None:
        """Speak the wanted language. Every widget gets a LanguageChange event; Arabic turns the window around."""
        if self.wanted == self._code:
            return
        self._code = self.wanted
        QLocale.setDefault(QLocale(_LOCALES[self._code]))
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = [*_qt_words(self._code), FileTranslator(translation_file(self._code), self._code)]
        for translator in self._installed:
            QCoreApplication.installTranslator(translator)
        right_to_left = self._code == "ar"
        QGuiApplication.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        self.changed.emit()

    def withdraw(self) -> None:
        """Take the words out again; the application goes on in English."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed, self._code = [], ""
        QLocale.setDefault(QLocale(_LOCALES["en"]))
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _heard(self, change: Change, source: object) -> None:
        if change & Change.SETTINGS:
            self.apply()


def translation_file(language: str) -> Path:
    """Where the words of a language are."""
    return Path(__file__).parent / "translations" / f"{language}.ts"


def _system_language() -> str:
    for name in QLocale.system().uiLanguages():
        code = name.replace("_", "-").split("-")[0]
        if code in OWN_NAMES:
            return code
    return "en"


def _qt_words(language: str) -> list[QTranslator]:
    """Qt's own words (Cancel, Copy, ...) as shipped with it."""
    words = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return [words] if words.load(f"qtbase_{_LOCALES[language]}", folder) else []
