"""Texts by language: a plural map (`titles`) with codes like EN, or the singular (`title`) where that is empty."""

from collections.abc import Callable, Iterable, Mapping

from exhibit_viewer.formats.fields import Fields
from exhibit_viewer.formats.prose import from_either
from exhibit_viewer.model.text import UNDETERMINED, LangText

_MOST_LANGUAGES = 64


def tag_of(code: str) -> str:
    """A BCP 47 tag from a document's code: EN is en, ZH-HANT is zh-Hant."""
    parts = code.strip().replace("_", "-").split("-")
    cased = [part.title() if len(part) == 4 else part.upper() for part in parts[1:]]
    return "-".join([parts[0].lower() or UNDETERMINED, *cased])[:35]


def by_language(fields: Fields, plural: str, singular: str = "") -> LangText:
    """The texts of a plural map, or the singular one; plain, as they are written."""
    value = fields.raw(plural)
    if isinstance(value, Mapping) and any(value.values()):
        texts = fields.texts(plural).texts
        return LangText({tag_of(code): text for code, text in list(texts.items())[:_MOST_LANGUAGES] if text})
    if value is not None and not isinstance(value, Mapping):
        fields.report(plural, "texts by language")
    return LangText.of(fields.text(singular)) if singular else LangText()


def titles(fields: Fields) -> LangText:
    """What it is called, plain."""
    return by_language(fields, "titles", "title")


def prose(fields: Fields, plural: str, singular: str) -> LangText:
    """Texts that Voyager takes for HTML, as Markdown."""
    return changed(by_language(fields, plural, singular), lambda text: from_either(text).markdown)


def tags_in(fields: Fields) -> dict[str, tuple[str, ...]]:
    """Tags by language; those of the singular, parted by commas, or the same in all languages, are in none."""
    lists = fields.raw("taglist")
    found = {}
    if isinstance(lists, Mapping):
        for code, value in list(lists.items())[:_MOST_LANGUAGES]:
            if isinstance(value, list) and (own := _each_once(str(tag)[:200] for tag in value)):
                found[tag_of(code)] = own
    if not found and (own := _each_once(fields.text("tags").split(","))):
        found[UNDETERMINED] = own
    return {UNDETERMINED: next(iter(found.values()))} if len(set(found.values())) == 1 else found


def tags(fields: Fields) -> tuple[str, ...]:
    """Tags: those of the first language that has any."""
    return next(iter(tags_in(fields).values()), ())


def _each_once(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stripped for tag in tags if (stripped := tag.strip())))


def changed(text: LangText, change: Callable[[str], str]) -> LangText:
    """Every language's text changed."""
    return LangText({tag: new for tag, old in text.texts.items() if (new := change(old))})
