"""Articles and sounds: pages in files of their own, one for each language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from exhibit_viewer.formats.beside import Beside
from exhibit_viewer.formats.fields import Fields
from exhibit_viewer.formats.prose import LONGEST, from_either
from exhibit_viewer.formats.references import shown
from exhibit_viewer.formats.svx.words import by_language, prose, tags, titles
from exhibit_viewer.model.article import Article, Sound
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.text import LangText

MOST_PAGES = 500


@dataclass(slots=True)
class Shelf:
    """Files beside the document, and what is missing among them. base: the document's folder; document: its name."""

    files: Beside
    base: str
    document: str
    notices: list[Notice] = field(default_factory=list)
    pictures: int = 0

    def find(self, reference: str) -> str | None:
        """The file a reference means; told where it is not there."""
        try:
            found = self.files.find(reference, self.base, self.document)
        except Fault as fault:
            self.notices.append(Notice(fault.code, self.document, dict(fault.facts)))
            return None
        if found is None:
            self.notices.append(Notice(Code.RESOURCE_MISSING, self.document, {"reference": shown(reference)}))
        return found

    def places(self, references: LangText) -> Mapping[str, Path]:
        """Where the files of each language are, those that are there."""
        found = {language: self.find(reference) for language, reference in references.texts.items()}
        return {language: self.files.path(name) for language, name in found.items() if name is not None}

    def page(self, reference: str) -> str:
        """A page as Markdown; "" when it cannot be had, which is told."""
        name = self.find(reference)
        if name is None:
            return ""
        try:
            text = self.files.read(name, 4 * LONGEST).decode("utf-8-sig", "replace")
        except Fault as fault:
            self.notices.append(fault.notice)
            return ""
        read = from_either(text)
        self.pictures += len(read.left_out)
        return read.markdown


def articles_of(meta: Fields, shelf: Shelf) -> tuple[Article, ...]:
    """The pages of a meta, the leading one first."""
    found = []
    for number, fields in enumerate(meta.each("articles")):
        if number >= MOST_PAGES:
            meta.report("articles", f"at most {MOST_PAGES}")
            break
        found.append(_article(fields, number, shelf))
    leading = meta.index("leadArticle", len(found)) if found else None
    if leading:
        found.insert(0, found.pop(leading))
    return tuple(found)


def _article(fields: Fields, number: int, shelf: Shelf) -> Article:
    references = by_language(fields, "uris", "uri")
    text = LangText({tag: page for tag, uri in references.texts.items() if (page := shelf.page(uri))})
    return Article(
        id=fields.text("id") or f"article-{number + 1}",
        title=titles(fields),
        lead=prose(fields, "leads", "lead"),
        text=text or prose(fields, "intros", "intro"),
        tags=tags(fields),
    )


def sounds_of(meta: Fields, shelf: Shelf) -> tuple[Sound, ...]:
    """The narrations of a meta."""
    return tuple(
        Sound(
            id=fields.text("id") or f"sound-{number + 1}",
            title=LangText.of(fields.text("name")),
            files=shelf.places(by_language(fields, "uris", "uri")),
            captions=shelf.places(by_language(fields, "captionUris", "captionUri")),
        )
        for number, fields in enumerate(meta.each("audio"))
        if number < MOST_PAGES
    )
