"""Fields: what a curator may say of an artifact, how it is read from one and written into it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.terms import DUBLIN_CORE, PARADATA, Term
from exhibit_viewer.model.text import UNDETERMINED, LangText


class Section(StrEnum):
    """The parts of the form."""

    OBJECT = "object"
    RIGHTS = "rights"
    MORE = "more"
    CAPTURE = "capture"


@dataclass(frozen=True, slots=True)
class Field:
    """name: its words are `about_facts.label_of(name)`. spoken: it has a text for each language; others have one text
    alone, kept as undetermined. lines: how high its editor is."""

    name: str
    section: Section
    read: Callable[[Artifact], LangText]
    write: Callable[[Artifact, LangText], Artifact]
    spoken: bool = True
    lines: int = 1


def _text(name: str, section: Section, lines: int = 1) -> Field:
    def write(artifact: Artifact, text: LangText) -> Artifact:
        return replace(artifact, **{name: text})  # type: ignore[arg-type]  # names are checked by replace itself

    return Field(name, section, lambda artifact: getattr(artifact, name), write, lines=lines)


def _plain(name: str, section: Section) -> Field:
    def write(artifact: Artifact, text: LangText) -> Artifact:
        return replace(artifact, **{name: plain_of(text)})  # type: ignore[arg-type]

    return Field(name, section, lambda artifact: LangText.of(getattr(artifact, name)), write, spoken=False)


def _term(term: Term, section: Section, lines: int = 1) -> Field:
    def write(artifact: Artifact, text: LangText) -> Artifact:
        others = {name: said for name, said in artifact.terms.items() if name is not term}
        return replace(artifact, terms={**others, term: text} if text else others)

    return Field(str(term), section, lambda artifact: artifact.terms.get(term, LangText()), write, lines=lines)


def _right(name: str) -> Field:
    def read(artifact: Artifact) -> LangText:
        value = getattr(artifact.rights, name)
        return value if isinstance(value, LangText) else LangText.of(value)

    def write(artifact: Artifact, text: LangText) -> Artifact:
        value = text if name == "credit" else plain_of(text)
        rights: Rights = replace(artifact.rights, **{name: value})  # type: ignore[arg-type]
        return replace(artifact, rights=rights)

    return Field(name, Section.RIGHTS, read, write, spoken=name == "credit")


def plain_of(text: LangText) -> str:
    """The text of a field that has no languages."""
    return text.texts.get(UNDETERMINED, "")


FIELDS: tuple[Field, ...] = (
    _text("title", Section.OBJECT),
    _text("description", Section.OBJECT, lines=6),
    _text("culture", Section.OBJECT),
    _text("date", Section.OBJECT),
    _text("place", Section.OBJECT),
    _text("material", Section.OBJECT),
    _plain("identifier", Section.OBJECT),
    _term(Term.EXTENT, Section.OBJECT),
    _plain("units", Section.OBJECT),
    _text("alt_text", Section.OBJECT, lines=2),
    _right("licence"),
    _right("holder"),
    _right("credit"),
    *(_term(term, Section.MORE) for term in DUBLIN_CORE if term is not Term.EXTENT),
    *(_term(term, Section.CAPTURE, 3 if term in (Term.PROCESSING, Term.CONJECTURE) else 1) for term in PARADATA),
)


def common(field: Field, artifacts: Iterable[Artifact]) -> LangText | None:
    """What a field says of all of them; None where they differ."""
    texts = [field.read(artifact) for artifact in artifacts]
    return texts[0] if texts and all(text == texts[0] for text in texts) else None if texts else LangText()


def with_language(text: LangText, language: str, words: str) -> LangText:
    """A text with other words in one language; none where there are none."""
    others = {tag: said for tag, said in text.texts.items() if tag != language}
    return LangText({**others, language: words} if words.strip() else others)
