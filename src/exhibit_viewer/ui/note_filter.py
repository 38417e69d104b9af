"""Which notes a visitor wants to see in the list."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.words import folded, words_of


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """Only with a tag, of a colour, published or own; "" and None: whichever."""

    tag: str = ""
    colour: str = ""
    published: bool | None = None


def matches(note: Annotation, words: str, wanted: NoteFilter) -> bool:
    """Whether a note passes the filter and holds every word somewhere, whatever its case and accents."""
    if wanted.published is not None and note.published is not wanted.published:
        return False
    if (wanted.tag and wanted.tag not in note.all_tags) or (wanted.colour and wanted.colour != note.colour):
        return False
    sought = words_of(words)
    if not sought:
        return True
    haystack = _folded((*note.title.texts.values(), *note.text.texts.values(), *note.all_tags, note.author))
    return all(word in haystack for word in sought)


@lru_cache(4096)
def _folded(texts: tuple[str, ...]) -> str:
    """Kept, as every note is searched anew with each letter typed."""
    return folded(" ".join(texts))


def tags_of(notes: Iterable[Annotation], language: str) -> list[str]:
    """The tags in use, as they are shown in a language, in the order of the alphabet."""
    return sorted({tag for note in notes for tag in note.tags_for((language,))}, key=folded)
