"""The many shapes of one thing: one object or a list of one, texts by language or plain, old names and new."""

from collections.abc import Iterator, Mapping

from exhibit_viewer.formats.fields import Fields
from exhibit_viewer.formats.prose import from_either, words_of
from exhibit_viewer.model.text import UNDETERMINED, LangText

_UNSPOKEN = ("none", "@none", "")


def many(fields: Fields, *names: str) -> Iterator[Fields]:
    """The objects under the first of the names that is there, be it a list or a single object; strings are ids."""
    for name in names:
        value = fields.raw(name)
        if value is None:
            continue
        for number, each in enumerate(value if isinstance(value, list) else [value]):
            place = f"{name}[{number}]" if isinstance(value, list) else name
            if isinstance(each, str):
                yield fields.under(place, {"id": each})
            elif isinstance(each, Mapping):
                yield fields.under(place, each)
            else:
                fields.report(place, "an object")
        return


def one(fields: Fields, *names: str) -> Fields | None:
    """The first of `many`."""
    return next(many(fields, *names), None)


def id_of(fields: Fields) -> str:
    """Its `id`, or `@id` as it was called before."""
    return fields.text("id") or fields.text("@id")


def kind_of(fields: Fields) -> str:
    """Its type without the prefix it had before ("sc:Manifest" is a Manifest)."""
    value = fields.raw("type") or fields.raw("@type")
    kinds = value if isinstance(value, list) else [value]
    return str(kinds[0]).rpartition(":")[2] if kinds and isinstance(kinds[0], str) else ""


def words(fields: Fields, *names: str) -> LangText:
    """Texts by language under the first of the names that is there: of 3 and 4, or of 2, or plain."""
    for name in names:
        value = fields.raw(name)
        if value is None:
            continue
        if name == "label" and isinstance(value, list) and fields.has("type"):
            fields.report(name, "texts by language")  # a list was right in 2, where types are called "@type"
        texts: dict[str, list[str]] = {}
        for language, text in _texts(value):
            texts.setdefault(UNDETERMINED if language in _UNSPOKEN else language, []).append(text)
        if not texts and value:
            fields.report(name, "texts by language")
        sound = {tag[:35]: "\n".join(lines).encode("utf-8", "replace").decode() for tag, lines in texts.items()}
        return LangText({tag: text for tag, text in sound.items() if text.strip()})
    return LangText()


def prose(fields: Fields, *names: str) -> LangText:
    """The same, where HTML may stand, as Markdown."""
    found = words(fields, *names).texts
    return LangText({tag: text for tag, html in found.items() if (text := from_either(html).markdown)})


def plain(fields: Fields, *names: str) -> LangText:
    """The same, where HTML may stand, as words alone."""
    found = words(fields, *names).texts
    return LangText({tag: text for tag, html in found.items() if (text := words_of(html))})


def motivations(fields: Fields) -> tuple[str, ...]:
    """Why it was made, without prefixes: painting, commenting, ..."""
    value = fields.raw("motivation")
    listed = value if isinstance(value, list) else [value]
    return tuple(str(each).rpartition(":")[2] for each in listed if isinstance(each, str))


def _texts(value: object) -> Iterator[tuple[str, str]]:
    """(language, text) of a string, a 2.x object, a language map, or a list of the first two."""
    if isinstance(value, str):
        yield UNDETERMINED, value
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield UNDETERMINED, str(value)
    elif isinstance(value, list):
        for each in value[:1000]:
            if isinstance(each, str) or (isinstance(each, Mapping) and "@value" in each):
                yield from _texts(each)
    elif isinstance(value, Mapping) and isinstance(value.get("@value"), str):
        yield str(value.get("@language", UNDETERMINED)), value["@value"]
    elif isinstance(value, Mapping):
        for language, lines in value.items():
            for line in lines if isinstance(lines, list) else [lines]:
                if isinstance(line, str):
                    yield str(language), line
