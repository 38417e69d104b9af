"""The headings of a `metadata.csv`: what a column is about, and in which language."""

import re
from dataclasses import dataclass

from exhibit_viewer.model.terms import Term
from exhibit_viewer.model.text import UNDETERMINED
from exhibit_viewer.model.units import METRES

PLAIN = ("file", "id", "identifier", "licence", "holder", "units", "demonstration")
BY_LANGUAGE = ("title", "description", "culture", "date", "place", "material", "credit", "alt", *map(str, Term))
_SAME = {
    "filename": "file",
    "path": "file",
    "rights": "licence",
    "license": "licence",
    "rights_holder": "holder",
    "alt_text": "alt",
    "culture/period": "culture",
    "period": "culture",
    "origin": "place",
    "medium": "material",
    "dimensions": "extent",
    "inventory_number": "identifier",
    "accession_number": "identifier",
    "museum_number": "identifier",
}
_DETAIL = "detail:"
_DUBLIN_CORE = re.compile(r"(?:dc|dcterms)[.:]\s*(?=[a-z]{4})", re.IGNORECASE)
_WITH_LANGUAGE = re.compile(r"(.+?)\s*(?:[.:]\s*([A-Za-z]{2,3}(?:-\w+)*)|[\[(]\s*([A-Za-z]{2,3}(?:-\w+)*)\s*[\])])")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-\w+)*")
_MEASURES = frozenset(METRES) | {"g", "mg", "kg", "lb", "lbs", "oz", "px", "dpi"}
"""What stands in brackets, looks like a language, and is none: `Height (cm)`."""


@dataclass(frozen=True, slots=True)
class Column:
    """field: one of the known names, or "" for a detail under `heading`."""

    field: str
    heading: str
    language: str


def column_of(heading: str) -> Column:
    """What a heading means."""
    heading = heading.strip()
    if heading.casefold().startswith(_DETAIL):
        return _detail(heading[len(_DETAIL) :].strip())
    heading = _DUBLIN_CORE.sub("", heading)
    for name, spoken in ((heading, UNDETERMINED), _parted(heading)):
        key = name.casefold().replace(" ", "_")
        field = _SAME.get(key, key)
        if field in BY_LANGUAGE or (field in PLAIN and spoken == UNDETERMINED):
            return Column(field, name, spoken)
    return _detail(heading)


def heading_of(field: str, language: str, label: str = "") -> str:
    """The heading that means just this; `label` is a detail's, under `field` "". A tag that no heading can hold is
    left out."""
    language = language if _TAG.fullmatch(language) else UNDETERMINED
    if field:
        return field if language == UNDETERMINED else f"{field}.{language}"
    label = " ".join(label.split())
    wanted = Column("", label, language)
    plain = label if language == UNDETERMINED else f"{label}.{language}"
    spellings = (plain, f"{_DETAIL}{plain}", f"{_DETAIL}{label}[{language}]")
    return next((heading for heading in spellings if column_of(heading) == wanted), spellings[-1])


def _detail(heading: str) -> Column:
    measure = re.search(r"[\[(]\s*(\w+)\s*[\])]$", heading)
    if measure is not None and measure[1].casefold() in _MEASURES:
        return Column("", heading, UNDETERMINED)
    return Column("", *_parted(heading))


def _parted(heading: str) -> tuple[str, str]:
    """(words, language) of a heading."""
    match = _WITH_LANGUAGE.fullmatch(heading)
    return (match[1], match[2] or match[3]) if match else (heading, UNDETERMINED)
