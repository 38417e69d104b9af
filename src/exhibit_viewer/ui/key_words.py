"""Key words: keys as the command table has them, as Qt knows them, and as people read them."""

import functools
from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeySequence


def shortcuts(keys: Sequence[str]) -> list[QKeySequence]:
    """Keys of the command table, whatever they are called in the language shown."""
    return [QKeySequence(key, QKeySequence.SequenceFormat.PortableText) for key in keys]


def keys_in_words(keys: Sequence[str]) -> list[str]:
    """The same as people read them on this machine, in the language shown."""
    return _in_words(tuple(keys), QLocale().name())


@functools.cache
def _in_words(keys: tuple[str, ...], language: str) -> list[str]:
    return [keys_isolated(key.toString(QKeySequence.SequenceFormat.NativeText)) for key in shortcuts(keys)]


def keys_isolated(keys: str) -> str:
    """Keys read from left to right among Arabic words, a lone bracket too, which would else be mirrored."""
    return f"\u2066{keys}\u2069" if QLocale().textDirection() is Qt.LayoutDirection.RightToLeft else keys
