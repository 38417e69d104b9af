"""The record of an artifact and its model as pairs of label and value, in the language shown."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.terms import DUBLIN_CORE, PARADATA, Term
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.lengths import extents
from exhibit_viewer.ui.licences import licence_name
from exhibit_viewer.ui.messages import plain

LONGEST = 600
_LABELS: dict[str, object] = {
    "culture": QT_TRANSLATE_NOOP("about", "Culture"),
    "date": QT_TRANSLATE_NOOP("about", "Date"),
    "place": QT_TRANSLATE_NOOP("about", "Place"),
    "material": QT_TRANSLATE_NOOP("about", "Material"),
    "identifier": QT_TRANSLATE_NOOP("about", "Museum number"),
    "picture": QT_TRANSLATE_NOOP("about", "Picture"),
    "credit": QT_TRANSLATE_NOOP("about", "Credit"),
    "licence": QT_TRANSLATE_NOOP("about", "Licence"),
    "holder": QT_TRANSLATE_NOOP("about", "Rights holder"),
    "title": QT_TRANSLATE_NOOP("about", "Title in the file"),
    "author": QT_TRANSLATE_NOOP("about", "Author"),
    "copyright": QT_TRANSLATE_NOOP("about", "Copyright"),
    "source": QT_TRANSLATE_NOOP("about", "Source"),
    "description": QT_TRANSLATE_NOOP("about", "Description"),
    "generator": QT_TRANSLATE_NOOP("about", "Made with"),
    "size": QT_TRANSLATE_NOOP("about", "Size (width × height × depth)"),
    "units": QT_TRANSLATE_NOOP("about", "Declared units"),
    "triangles": QT_TRANSLATE_NOOP("about", "Triangles"),
    "points": QT_TRANSLATE_NOOP("about", "Points"),
    "vertices": QT_TRANSLATE_NOOP("about", "Vertices"),
    "textures": QT_TRANSLATE_NOOP("about", "Textures"),
    "file": QT_TRANSLATE_NOOP("about", "File"),
    "name": QT_TRANSLATE_NOOP("about", "Title"),
    "alt_text": QT_TRANSLATE_NOOP("about", "In words, for those who cannot see it"),
    Term.CREATOR: QT_TRANSLATE_NOOP("about", "Made by"),
    Term.CONTRIBUTOR: QT_TRANSLATE_NOOP("about", "Contributors"),
    Term.PUBLISHER: QT_TRANSLATE_NOOP("about", "Publisher"),
    Term.SUBJECT: QT_TRANSLATE_NOOP("about", "Subject"),
    Term.TYPE: QT_TRANSLATE_NOOP("about", "Kind of object"),
    Term.EXTENT: QT_TRANSLATE_NOOP("about", "Size of the original"),
    Term.SOURCE: QT_TRANSLATE_NOOP("about", "Source"),
    Term.RELATION: QT_TRANSLATE_NOOP("about", "Related to"),
    Term.CAPTURED_BY: QT_TRANSLATE_NOOP("about", "Captured by"),
    Term.CAPTURED_ON: QT_TRANSLATE_NOOP("about", "Captured on"),
    Term.CAPTURE_METHOD: QT_TRANSLATE_NOOP("about", "Method"),
    Term.CAPTURE_DEVICE: QT_TRANSLATE_NOOP("about", "Devices"),
    Term.PROCESSING: QT_TRANSLATE_NOOP("about", "Processing"),
    Term.CONJECTURE: QT_TRANSLATE_NOOP("about", "What is conjecture"),
}
_NO_UNITS: object = QT_TRANSLATE_NOOP("about", "none; the file does not say how large the object is")
_PIXELS: object = QT_TRANSLATE_NOOP("about", "{count}, the largest {width} × {height} pixels")
_SIDES: object = QT_TRANSLATE_NOOP("about", "{width} × {height} pixels")


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of a record."""

    label: str
    value: str


def metadata_pairs(artifact: Artifact) -> list[Pair]:
    """What the collection says."""
    named = {
        "culture": in_language(artifact.culture),
        "date": in_language(artifact.date),
        "place": in_language(artifact.place),
        "material": in_language(artifact.material),
        "identifier": artifact.identifier,
    }
    named |= {term: in_language(artifact.terms[term]) for term in DUBLIN_CORE if term in artifact.terms}
    details = [Pair(plain(in_language(label)), plain(in_language(text), LONGEST)) for label, text in artifact.details]
    return [*_pairs(named), *(pair for pair in details if pair.value)]


def capture_pairs(artifact: Artifact) -> list[Pair]:
    """How the digital copy came about."""
    return _pairs({term: in_language(artifact.terms[term]) for term in PARADATA if term in artifact.terms})


def label_of(name: str) -> str:
    """What a field of the record is called."""
    return _translated(_LABELS["name" if name == "title" else name])


def asset_pairs(model: Model) -> list[Pair]:
    """What the model's own file says, for want of anything better."""
    keys = ("title", "author", "copyright", "source", "description", "generator")
    found = {key: model.asset.get(key, "") for key in keys}
    return _pairs({**found, "licence": licence_name(model.asset.get("licence", ""))})


def rights_pairs(artifact: Artifact, collection: Collection | None) -> list[Pair]:
    """Credit, licence and holder; the collection's where the artifact has none."""
    rights = artifact.rights
    if rights == Rights() and collection is not None:
        rights = collection.rights
    named = {"credit": in_language(rights.credit), "licence": licence_name(rights.licence), "holder": rights.holder}
    return _pairs(named)


def model_pairs(model: Model) -> list[Pair]:
    """Size, units and counts."""
    facts, locale = model.facts, QLocale()
    width, height, depth = (float(size) for size in model.bounds[1] - model.bounds[0])
    counts = {"triangles": facts.triangles, "points": facts.points, "vertices": facts.vertices}
    metric = QLocale.DataSizeFormat.DataSizeSIFormat
    size = locale.formattedDataSize(facts.file_bytes, 1, metric) if facts.file_bytes else ""
    kind = " · ".join(part for part in (facts.format.upper(), size) if part)
    if model.picture:
        sides = extents((width, height), facts.metres_per_unit) if facts.metres_per_unit else ""
        return _pairs({"size": sides, "picture": _textures(model), "file": kind})
    return _pairs(
        {
            "size": extents((width, height, depth), facts.metres_per_unit),
            "units": facts.units or _translated(_NO_UNITS),
            **{key: locale.toString(count) for key, count in counts.items() if count},
            "textures": _textures(model),
            "file": kind,
        }
    )


def _textures(model: Model) -> str:
    if not model.images:
        return ""
    largest = max(model.images, key=lambda image: image.source_width * image.source_height)
    locale = QLocale()
    words = _SIDES if model.picture and len(model.images) == 1 else _PIXELS
    return _translated(words).format(
        count=locale.toString(len(model.images)),
        width=locale.toString(largest.source_width),
        height=locale.toString(largest.source_height),
    )


def _pairs(named: dict[str, str]) -> list[Pair]:
    return [Pair(_translated(_LABELS[key]), plain(text, LONGEST)) for key, text in named.items() if text]


def _translated(words: object) -> str:
    return QCoreApplication.translate("about", str(words))
