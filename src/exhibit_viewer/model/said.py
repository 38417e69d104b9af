"""Said: everything an artifact and its notes say in words, and where in it the words of a query stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.words import places_of, words_of

Places = tuple[tuple[int, int], ...]
BEFORE, AFTER = 28, 90
_MARKDOWN = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*_`#>|]+|<[^<>]{0,200}>")


class Source(StrEnum):
    """Which of an artifact's texts it is."""

    TITLE = "title"
    FACTS = "facts"
    DESCRIPTION = "description"
    NOTE = "note"
    ARTICLE = "article"
    TOUR = "tour"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Said:
    """One text. ref: the id of the note, article, tour or sound it belongs to, "" for the artifact's own."""

    source: Source
    text: LangText
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of a text that answers a query. places: (start, end) of what was found, in characters of `text`."""

    source: Source
    ref: str
    language: str
    text: str
    places: Places


def said_by(artifact: Artifact, own: Sequence[Annotation] = ()) -> Iterator[Said]:
    """Every text of an artifact and of the visitor's own notes on it; the title first, long ones last."""
    yield Said(Source.TITLE, artifact.title)
    named = (artifact.culture, artifact.date, artifact.place, artifact.material, artifact.rights.credit)
    plain = (LangText.of(artifact.identifier), LangText.of(artifact.rights.holder))
    for text in (*named, *plain, *artifact.terms.values(), *(value for _, value in artifact.details)):
        yield Said(Source.FACTS, text)
    yield Said(Source.DESCRIPTION, artifact.description)
    yield Said(Source.DESCRIPTION, artifact.alt_text)
    for note in (*artifact.annotations, *own):
        yield Said(Source.NOTE, note.title, note.id)
        yield Said(Source.NOTE, note.text, note.id)
        yield Said(Source.NOTE, LangText.of(" ".join(note.all_tags)), note.id)
    for article in artifact.articles:
        for text in (article.title, article.lead, article.text):
            yield Said(Source.ARTICLE, text, article.id)
    for tour in artifact.tours:
        for text in (tour.title, tour.lead, *(words for step in tour.steps for words in (step.title, step.text))):
            yield Said(Source.TOUR, text, tour.id)
    for sound in artifact.sounds:
        yield Said(Source.CAPTION, sound.title, sound.id)


def bare(text: str) -> str:
    """A text without the marks of its markup, on one line."""
    return " ".join(_MARKDOWN.sub(r"\1", text).split())


def hit_in(texts: Sequence[Said], query: str, languages: Sequence[str] = ()) -> Hit | None:
    """The text that answers a query best, cut to a line about the place; None when none does.

    More of the query's words come first, then the order of `said_by`, then the languages wanted.
    """
    wanted = words_of(query)
    best: tuple[int, str, str, Said] | None = None
    for said in texts:
        for language, text in _ordered(said.text, languages):
            words = sum(bool(places_of(word, text)) for word in wanted)
            if words > (best[0] if best else 0):
                best = (words, language, text, said)
        if best is not None and best[0] == len(wanted):
            break
    if best is None:
        return None
    _, language, text, said = best
    cut, places = _cut(text, places_of(query, text))
    return Hit(said.source, said.ref, language, cut, places)


def _ordered(text: LangText, languages: Sequence[str]) -> list[tuple[str, str]]:
    first = text.best(languages)[1]
    return [(tag, bare(words)) for tag, words in sorted(text.texts.items(), key=lambda item: item[0] != first)]


def _cut(text: str, places: Places) -> tuple[str, Places]:
    """A line about the first place, with an ellipsis where something is left out."""
    first = places[0]
    start, end = max(0, first[0] - BEFORE), min(len(text), first[1] + AFTER)
    if start:
        start = _after_space(text, start, first[0])
    if end < len(text):
        end = max(first[1], text.rfind(" ", first[1], end)) if " " in text[first[1] : end] else end
    head, tail = "…" if start else "", "…" if end < len(text) else ""
    inside = tuple((a - start + len(head), b - start + len(head)) for a, b in places if b <= end)
    return f"{head}{text[start:end]}{tail}", inside


def _after_space(text: str, start: int, limit: int) -> int:
    space = text.find(" ", start, limit)
    return space + 1 if space >= 0 else start
