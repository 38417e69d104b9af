"""Texts by language and rights, as IIIF writes them."""

import re

from exhibit_viewer.formats.markup import html_of
from exhibit_viewer.model.text import UNDETERMINED, LangText

_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_CREATIVE_COMMONS = re.compile(r"CC[- ](BY(?:-[A-Z]{2}){0,2})[- ](\d\.\d)", re.IGNORECASE)
_ADDRESS = re.compile(
    r"https?://(?:www\.)?(creativecommons\.org/(?:licenses|publicdomain)/.+|rightsstatements\.org/.+)"
)
Json = dict[str, object]


def is_tag(language: str) -> bool:
    """Whether it can stand as a language in a document: BCP 47 in form, and known."""
    return language != UNDETERMINED and _TAG.fullmatch(language) is not None


def language_map(text: LangText) -> Json:
    """Texts by language; "none" where it is not said or said oddly."""
    found: dict[str, object] = {}
    for tag, words in text.texts.items():
        if words:
            found.setdefault(tag if is_tag(tag) else "none", [words])
    return found


def html_map(text: LangText) -> Json:
    """The same of Markdown, as HTML."""
    return language_map(LangText({tag: html_of(words) for tag, words in text.texts.items() if words}))


def rights_address(licence: str) -> str:
    """The address IIIF demands for a licence: of Creative Commons or RightsStatements.org; "" for any other."""
    if licence.upper() in ("CC0", "CC0-1.0", "CC0 1.0"):
        return "http://creativecommons.org/publicdomain/zero/1.0/"
    if found := _CREATIVE_COMMONS.fullmatch(licence):
        return f"http://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    if found := _ADDRESS.fullmatch(licence):
        return "http://" + found[1].replace("rightsstatements.org/page/", "rightsstatements.org/vocab/")
    return ""
