"""What facets, their values and the places of a find are called."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from exhibit_viewer.model.said import Source
from exhibit_viewer.model.search import Facet, Has, Value
from exhibit_viewer.ui.languages import in_language, language_shown
from exhibit_viewer.ui.licences import licence_name
from exhibit_viewer.ui.messages import plain

_CONTEXT = "facets"
_FACETS: dict[Facet, object] = {
    Facet.CULTURE: QT_TRANSLATE_NOOP("facets", "Culture"),
    Facet.PERIOD: QT_TRANSLATE_NOOP("facets", "Period"),
    Facet.MATERIAL: QT_TRANSLATE_NOOP("facets", "Material"),
    Facet.TECHNIQUE: QT_TRANSLATE_NOOP("facets", "Technique"),
    Facet.PLACE: QT_TRANSLATE_NOOP("facets", "Place"),
    Facet.COLLECTION: QT_TRANSLATE_NOOP("facets", "Collection"),
    Facet.RIGHTS: QT_TRANSLATE_NOOP("facets", "Rights"),
    Facet.HAS: QT_TRANSLATE_NOOP("facets", "Comes with"),
}
_HAS: dict[Has, object] = {
    Has.MODEL: QT_TRANSLATE_NOOP("facets", "A 3D model"),
    Has.OWN_NOTES: QT_TRANSLATE_NOOP("facets", "Notes of mine"),
    Has.NOTES: QT_TRANSLATE_NOOP("facets", "Published notes"),
    Has.ARTICLES: QT_TRANSLATE_NOOP("facets", "Pages to read"),
    Has.TOURS: QT_TRANSLATE_NOOP("facets", "Tours"),
    Has.SOUND: QT_TRANSLATE_NOOP("facets", "Narration"),
}
_SOURCES: dict[Source, object] = {
    Source.NOTE: QT_TRANSLATE_NOOP("facets", "Note"),
    Source.ARTICLE: QT_TRANSLATE_NOOP("facets", "Page"),
    Source.TOUR: QT_TRANSLATE_NOOP("facets", "Tour"),
    Source.CAPTION: QT_TRANSLATE_NOOP("facets", "Narration"),
}
_CENTURY: object = QT_TRANSLATE_NOOP("facets", "{} century")
_CENTURY_BEFORE: object = QT_TRANSLATE_NOOP("facets", "{} century BC")


def facet_name(facet: Facet) -> str:
    """The heading of a facet."""
    return _tr(_FACETS[facet])


def value_name(value: Value) -> str:
    """A value as the panel lists it."""
    if value.facet is Facet.PERIOD:
        number = int(value.key)
        return _tr(_CENTURY if number > 0 else _CENTURY_BEFORE).format(_ordinal(abs(number)))
    if value.facet is Facet.HAS:
        return _tr(_HAS[Has(value.key)])
    if value.facet is Facet.RIGHTS:
        return plain(licence_name(value.key))
    return plain(in_language(value.label))


def kind_of(source: Source) -> str:
    """Where something was found, if not among the words of the artifact itself ("")."""
    return _tr(_SOURCES[source]) if source in _SOURCES else ""


def _ordinal(number: int) -> str:
    """1st, 2nd, 3rd in English; other languages set the number itself into their words."""
    if language_shown() != "en":
        return QLocale().toString(number)
    teens = 10 < number % 100 < 20
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _tr(words: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(words))
