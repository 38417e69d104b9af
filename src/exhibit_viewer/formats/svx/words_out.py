"""Texts by language as Voyager writes them: a plural map with codes like EN, or the singular."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from exhibit_viewer.formats.markup import html_of
from exhibit_viewer.model.text import UNDETERMINED, LangText

LANGUAGES = ("EN", "ES", "DE", "NL", "JA", "FR", "HAW", "IT", "AR")
"""Those Voyager can be switched to."""


def code_of(tag: str) -> str:
    """Voyager's code of a BCP 47 tag: en is EN, zh-Hant is ZH-HANT."""
    return tag.upper()


def by_code(text: LangText) -> dict[str, str]:
    """The texts by code; one in no language stands as English where there is none."""
    found = {code_of(tag): words for tag, words in text.texts.items() if words and tag != UNDETERMINED}
    alone = text.texts.get(UNDETERMINED, "")
    if alone:
        found.setdefault("EN", alone)
    return found


def texts(plural: str, singular: str, text: LangText, change: Callable[[str], str] = str) -> dict[str, object]:
    """What to write of a text, by name: the singular where it is in no language, nothing where there is none."""
    if not text:
        return {}
    if set(text.texts) == {UNDETERMINED}:
        return {singular: change(text.texts[UNDETERMINED])}
    return {plural: {code: change(words) for code, words in by_code(text).items()}}


def prose(plural: str, singular: str, text: LangText) -> dict[str, object]:
    """The same of Markdown, as HTML."""
    return texts(plural, singular, text, html_of)


def tags_of(
    tags: tuple[str, ...], beside: LangText, tags_in: Mapping[str, tuple[str, ...]] = MappingProxyType({})
) -> dict[str, object]:
    """Tags by language; those in none in every language there is, or of the text they stand beside."""
    codes = {code_of(tag): own for tag, own in tags_in.items() if tag != UNDETERMINED} or dict.fromkeys(
        by_code(beside) or ("EN",), ()
    )
    lists = {code: [*own, *tags] for code, own in codes.items()}
    return {"taglist": lists} if any(lists.values()) else {}
