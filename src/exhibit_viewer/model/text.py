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
        tag = nearest([tag for tag, text in self.texts.items() if text], languages)
        return self.texts.get(tag, ""), tag or UNDETERMINED


def nearest(tags: Iterable[str], languages: Iterable[str]) -> str:
    """Of the languages (BCP 47) that something is there in, the one to show, as in `LangText.best`; "" of none."""
    there = list(tags)
    for wanted in (*languages, UNDETERMINED, "en"):
        if wanted in there:
            return wanted
        primary = wanted.split("-")[0].lower()
        for tag in there:
            if tag.split("-")[0].lower() == primary:
                return tag
    return there[0] if there else ""
