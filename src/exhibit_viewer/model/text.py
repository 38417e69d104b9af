"""LangText: the same text in several languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

UNDETERMINED = "und"


@dataclass(frozen=True, slots=True)
class LangText:
    """Texts by BCP 47 tag; `und` when the language is not said. Falsy when there is no text at all."""

    texts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, language: str = UNDETERMINED) -> "LangText":
        """A text in one language; empty text gives the empty LangText."""
        return cls({language: text}) if text else cls()

    def __bool__(self) -> bool:
        return any(self.texts.values())

    def best(self, languages: Iterable[str]) -> tuple[str, str]:
        """(text, tag shown) for the first wanted language there is: exact, then same primary tag, then
        undetermined, then English, then whatever comes first. ("", "und") when empty. RFC 4647 lookup, simplified."""
        filled = {tag: text for tag, text in self.texts.items() if text}
        if not filled:
            return "", UNDETERMINED
        for wanted in (*languages, UNDETERMINED, "en"):
            if wanted in filled:
                return filled[wanted], wanted
            primary = wanted.split("-")[0].lower()
            for tag, text in filled.items():
                if tag.split("-")[0].lower() == primary:
                    return text, tag
        tag = next(iter(filled))
        return filled[tag], tag
