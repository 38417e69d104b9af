"""Rights that travel with an artifact."""

from dataclasses import dataclass, field

from exhibit_viewer.model.text import LangText


@dataclass(frozen=True, slots=True)
class Rights:
    """`licence` is a RightsStatements.org or Creative Commons URI or a plain name; `credit` must always be shown."""

    licence: str = ""
    holder: str = ""
    credit: LangText = field(default_factory=LangText)
