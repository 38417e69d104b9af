"""Translation files (.ts) read as they are: a translator for Qt that needs no compiled .qm.

Source of the format: Qt Linguist TS file format 2.1; of the plural forms: Unicode CLDR, in the order Qt Linguist lists
them.
"""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QObject, QTranslator

Key = tuple[str, str, str]
"""Context, source text, disambiguation."""


def _arabic_form(n: int) -> int:
    if n < 3:
        return n
    rest = n % 100
    return 3 if 3 <= rest <= 10 else 4 if rest >= 11 else 5


PLURAL_FORM: dict[str, Callable[[int], int]] = {
    "en": lambda n: 0 if n == 1 else 1,
    "zh": lambda n: 0,
    "ar": _arabic_form,
}


def read_messages(file: Path) -> dict[Key, tuple[str, ...]]:
    """Finished translations of a .ts file: one form, or one per plural form of the language."""
    messages: dict[Key, tuple[str, ...]] = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") in ("unfinished", "vanished", "obsolete"):
                continue
            forms = tuple(form.text or "" for form in translation.iter("numerusform")) or (translation.text or "",)
            messages[name, message.findtext("source", ""), message.findtext("comment", "")] = forms
    return messages


class FileTranslator(QTranslator):
    """Answers Qt's questions for words from a .ts file."""

    def __init__(self, file: Path, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = read_messages(file)
        self._form = PLURAL_FORM[language]

    def isEmpty(self) -> bool:
        return not self._messages

    def translate(
        self, context: bytes | str, source_text: bytes | str, disambiguation: bytes | str | None = None, n: int = -1
    ) -> str:
        forms = self._messages.get((_text(context), _text(source_text), _text(disambiguation)))
        if forms is None:
            return None  # type: ignore[return-value]  # Qt takes a null string for "no translation"; the stub says str
        return forms[min(self._form(n), len(forms) - 1)] if n >= 0 else forms[-1 if len(forms) > 1 else 0]


def _text(words: bytes | str | None) -> str:
    return words.decode() if isinstance(words, bytes) else words or ""
