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
MOST_SOUNDS = 8
"""Of one page that are looked for; the first that is there is played."""
OF_PAGE = "-sound"


@dataclass(slots=True)
class Shelf:
    """Files beside the document, and what is missing among them. base: the document's folder; document: its name.

    sounds: those that were found in pages.
    """

    files: Beside
    base: str
    document: str
    notices: list[Notice] = field(default_factory=list)
    pictures: int = 0
    sounds: list[Sound] = field(default_factory=list)

    def find(self, reference: str, base: str | None = None) -> str | None:
        """The file a reference means, from the document's folder or another; told where it is not there."""
        try:
            found = self.files.find(reference, self.base if base is None else base, self.document)
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

    def page(self, reference: str) -> tuple[str, Path | None]:
        """A page as Markdown, and its first sound that is there; "" when it cannot be had, which is told."""
        name = self.find(reference)
        if name is None:
            return "", None
        try:
            text = self.files.read(name, 4 * LONGEST).decode("utf-8-sig", "replace")
        except Fault as fault:
            self.notices.append(fault.notice)
            return "", None
        read = from_either(text)
        self.pictures += len(read.left_out)
        folder = name.rpartition("/")[0]
        heard = (self.find(each, folder) for each in read.heard[:MOST_SOUNDS])
        return read.markdown, next((self.files.path(each) for each in heard if each is not None), None)


def articles_of(meta: Fields, shelf: Shelf) -> tuple[Article, ...]:
    """The pages of a meta, the leading one first. What sounds in them is put on the shelf."""
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
    pages = {tag: shelf.page(uri) for tag, uri in references.texts.items()}
    text = LangText({tag: page for tag, (page, _) in pages.items() if page})
    name, title = fields.text("id") or f"article-{number + 1}", titles(fields)
    files = {tag: file for tag, (_, file) in pages.items() if file is not None}
    sound = f"{name}{OF_PAGE}" if files else ""
    if files:
        shelf.sounds.append(Sound(sound, title, files))
    return Article(
        id=name,
        title=title,
        lead=prose(fields, "leads", "lead"),
        text=text or prose(fields, "intros", "intro"),
        sound=sound,
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
