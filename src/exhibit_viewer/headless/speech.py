"""Speech: the words of the command line, in the language asked for."""

import sys
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from exhibit_viewer.model.faults import Notice
from exhibit_viewer.ui import messages, translation_file
from exhibit_viewer.ui.translation_file import FileTranslator


@cache
def speak(language: str) -> tuple[QCoreApplication | None, QTranslator | None]:
    """Put messages into a language (en, zh, ar; "" is the system's) for the rest of the program.

    Returns what must be kept alive for it. English needs neither translator nor application.
    """
    tag = language or QLocale.system().name()
    code = tag.replace("_", "-").split("-")[0].lower()
    words = Path(translation_file.__file__).with_name("translations") / f"{code}.ts"
    if code in ("", "c", "en") or not words.is_file():
        QLocale.setDefault(QLocale("en_GB"))
        return None, None
    QLocale.setDefault(QLocale(tag))
    application = QCoreApplication.instance() or QCoreApplication([])
    translator = FileTranslator(words, code)
    QCoreApplication.installTranslator(translator)
    return application, translator


def said(notice: Notice, language: str) -> str:
    """A notice in words."""
    speak(language)
    return messages.message(notice)


def say(text: str) -> None:
    """Print a line; what the terminal cannot show is escaped."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "backslashreplace").decode(encoding), flush=True)


def complain(text: str) -> None:
    """Print a line to standard error."""
    encoding = sys.stderr.encoding or "utf-8"
    print(text.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr, flush=True)
