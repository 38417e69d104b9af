"""Faults and notices in words: what is wrong with which file, and what a person can do about it.

Knows QtCore only, so that the command line speaks with the same voice where there is no display. Facts come out of
files and may say anything: they are shortened and freed of control and direction characters before they are shown.
"""

import re
import string
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QLocale, Qt

from exhibit_viewer.model.faults import Fact, Notice
from exhibit_viewer.ui.message_words import ADVICE, NAMELESS, SENTENCES

_CONTEXT = "messages"
_LONGEST = 120
_MAX_QT_INT = 2**63 - 1
_LEFT_TO_RIGHT, _POP = "\u2068", "\u2069"


def sentence(notice: Notice) -> str:
    """What is wrong, naming the file; one sentence, in the language installed."""
    return _filled(str(SENTENCES[notice.code]), notice)


def advice(notice: Notice) -> str:
    """What to do about it; empty where nothing helps or nothing needs to be done."""
    return _filled(str(ADVICE[notice.code]), notice) if notice.code in ADVICE else ""


def message(notice: Notice) -> str:
    """The sentence and the advice together."""
    said = sentence(notice)
    gap = "" if said.endswith("。") else " "
    return f"{said}{gap}{advice(notice)}".rstrip()


@lru_cache(4096)  # the names and titles a window lays out over and over
def plain(text: str, longest: int = _LONGEST) -> str:
    """Untrusted text made harmless: one line, printable, without direction marks, cut in the middle when long."""
    ends = text if len(text) < 20 * longest else text[: 10 * longest] + text[-10 * longest :]
    kept = "".join(_harmless(character) for character in ends)
    kept = re.sub(r"\s+", " ", kept).strip()
    if len(kept) <= longest:
        return kept
    half = (longest - 1) // 2
    return f"{kept[:half]}…{kept[-half:]}"


def _harmless(character: str) -> str:
    """A space for controls and separators, nothing for invisible marks (among them those of direction), or itself."""
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp", "Zs"):
        return " "
    if category == "Cs":
        return "\ufffd"
    joiner = character in "\u200c\u200d"  # Persian, the Indic scripts and emoji are spelled with them
    return "" if category == "Cf" and not joiner else character


def _filled(template: str, notice: Notice) -> str:
    name = notice.file or QCoreApplication.translate(_CONTEXT, str(NAMELESS))
    return _Words().vformat(QCoreApplication.translate(_CONTEXT, template), (), {**notice.facts, "file": name})


class _Words(string.Formatter):
    """Fills {name} with a fact as the language writes it; {name:size} with a number of bytes."""

    def get_value(self, key: int | str, args: object, kwargs: Mapping[str, Fact]) -> Fact:
        value = kwargs.get(str(key), "?")
        if key != "what" or not isinstance(value, str):
            return value
        words = [QCoreApplication.translate(_CONTEXT, each) for each in value.split(", ")]
        return QLocale().createSeparatedList(words)

    def format_field(self, value: Fact, format_spec: str) -> str:
        if isinstance(value, str):
            return isolated(plain(value))
        locale = QLocale()
        if isinstance(value, float):
            return locale.toString(value, "g", 4)
        if not -_MAX_QT_INT <= value <= _MAX_QT_INT:
            return plain(str(value), 24) if value.bit_length() < 1000 else "?"
        return locale.formattedDataSize(value) if format_spec == "size" else locale.toString(value)


def data_size(count: int) -> str:
    """A number of bytes as people say it."""
    locale = QLocale()
    return locale.formattedDataSize(count, 1, locale.DataSizeFormat.DataSizeSIFormat)


def isolated(text: str) -> str:
    """Foreign text kept from mixing its direction with that of an Arabic sentence (Unicode isolates)."""
    if QLocale().textDirection() is Qt.LayoutDirection.RightToLeft:
        return f"{_LEFT_TO_RIGHT}{text}{_POP}"
    return text
