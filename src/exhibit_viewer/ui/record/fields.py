"""Fields: what a curator may say of an artifact or of a collection, how it is read from one and written into it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, TypeVar

from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.terms import DUBLIN_CORE, PARADATA, Term
from exhibit_viewer.model.text import UNDETERMINED, LangText

Thing = TypeVar("Thing")
Described = TypeVar("Described", Artifact, Collection)


class Section(StrEnum):
    """The parts of the form."""

    OBJECT = "object"
    RIGHTS = "rights"
    MORE = "more"
    CAPTURE = "capture"


@dataclass(frozen=True, slots=True)
class Field(Generic[Thing]):
    """name: its words are `about_facts.label_of(name)`. spoken: it has a text for each language; others have one text
    alone, kept as undetermined. lines: how high its editor is."""

    name: str
    section: Section
    read: Callable[[Thing], LangText]
    write: Callable[[Thing, LangText], Thing]
    spoken: bool = True
    lines: int = 1


def _text(kind: type[Described], name: str, section: Section = Section.OBJECT, lines: int = 1) -> Field[Described]:
    def write(thing: Described, text: LangText) -> Described:
        return replace(thing, **{name: text})  # type: ignore[arg-type]  # names are checked by replace itself

    return Field(name, section, lambda thing: getattr(thing, name), write, lines=lines)


def _plain(name: str, section: Section) -> Field[Artifact]:
    def write(artifact: Artifact, text: LangText) -> Artifact:
        return replace(artifact, **{name: plain_of(text)})  # type: ignore[arg-type]

    return Field(name, section, lambda artifact: LangText.of(getattr(artifact, name)), write, spoken=False)


def _term(term: Term, section: Section, lines: int = 1) -> Field[Artifact]:
    def write(artifact: Artifact, text: LangText) -> Artifact:
        others = {name: said for name, said in artifact.terms.items() if name is not term}
        return replace(artifact, terms={**others, term: text} if text else others)

    return Field(str(term), section, lambda artifact: artifact.terms.get(term, LangText()), write, lines=lines)


def _right(kind: type[Described], name: str) -> Field[Described]:
    def read(thing: Described) -> LangText:
        value = getattr(thing.rights, name)
        return value if isinstance(value, LangText) else LangText.of(value)

    def write(thing: Described, text: LangText) -> Described:
        value = text if name == "credit" else plain_of(text)
        rights: Rights = replace(thing.rights, **{name: value})  # type: ignore[arg-type]
        return thing.with_rights(rights)

    return Field(name, Section.RIGHTS, read, write, spoken=name == "credit")


def plain_of(text: LangText) -> str:
    """The text of a field that has no languages."""
    return text.texts.get(UNDETERMINED, "")


FIELDS: tuple[Field[Artifact], ...] = (
    _text(Artifact, "title"),
    _text(Artifact, "description", lines=6),
    _text(Artifact, "culture"),
    _text(Artifact, "date"),
    _text(Artifact, "place"),
    _text(Artifact, "material"),
    _plain("identifier", Section.OBJECT),
    _term(Term.EXTENT, Section.OBJECT),
    _plain("units", Section.OBJECT),
    _text(Artifact, "alt_text", lines=2),
    _right(Artifact, "licence"),
    _right(Artifact, "holder"),
    _right(Artifact, "credit"),
    *(_term(term, Section.MORE) for term in DUBLIN_CORE if term is not Term.EXTENT),
    *(_term(term, Section.CAPTURE, 3 if term in (Term.PROCESSING, Term.CONJECTURE) else 1) for term in PARADATA),
)
WHOLE_FIELDS: tuple[Field[Collection], ...] = (
    _text(Collection, "title"),
    _text(Collection, "description", lines=6),
    _right(Collection, "licence"),
    _right(Collection, "holder"),
    _right(Collection, "credit"),
)


def common(field: Field[Thing], things: Iterable[Thing]) -> LangText | None:
    """What a field says of all of them; None where they differ."""
    texts = [field.read(thing) for thing in things]
    return texts[0] if texts and all(text == texts[0] for text in texts) else None if texts else LangText()


def with_language(text: LangText, language: str, words: str) -> LangText:
    """A text with other words in one language; none where there are none."""
    others = {tag: said for tag, said in text.texts.items() if tag != language}
    return LangText({**others, language: words} if words.strip() else others)
