"""Which notes a visitor wants to see in the list."""

from collections.abc import Iterable
from dataclasses import dataclass

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
    if (wanted.tag and wanted.tag not in note.tags) or (wanted.colour and wanted.colour != note.colour):
        return False
    texts = (*note.title.texts.values(), *note.text.texts.values(), *note.tags, note.author)
    haystack = folded(" ".join(texts))
    return all(word in haystack for word in words_of(words))


def tags_of(notes: Iterable[Annotation]) -> list[str]:
    """The tags in use, in the order of the alphabet."""
    return sorted({tag for note in notes for tag in note.tags}, key=folded)
