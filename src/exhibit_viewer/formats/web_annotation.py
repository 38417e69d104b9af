"""W3C Web Annotations in a file of their own: notes on models that lie beside it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from exhibit_viewer.formats.beside import Beside
from exhibit_viewer.formats.fields import Fields, each_once
from exhibit_viewer.formats.iiif.comments import heard, note_of
from exhibit_viewer.formats.iiif.shapes import kind_of, many
from exhibit_viewer.formats.iiif.space import source_of
from exhibit_viewer.formats.iiif.stage import Stage
from exhibit_viewer.formats.said import Said
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.faults import Code, Fault, Notice

MOST = 5000
_CONTEXT = "www.w3.org/ns/anno"
_KINDS = ("Annotation", "AnnotationPage", "AnnotationCollection", "AnnotationList")


def is_web_annotation(value: object) -> bool:
    """Whether a JSON value is an annotation, a page or a collection of them, or a list of annotations."""
    if isinstance(value, Mapping):
        return kind_of(Fields("", "", value, [])) in _KINDS
    return False


def annotations_of(whole: Fields) -> Iterator[Fields]:
    """Single annotations, of a page, or of the first page of a collection."""
    if kind_of(whole) == "Annotation":
        yield whole
        return
    for name in ("items", "resources"):
        yield from many(whole, name)
    for page in many(whole, "first"):
        yield from many(page, "items")


def read_annotations(value: Mapping[str, object], files: Beside, name: str) -> Said:
    """Notes by the model they are on. What they are about that is not here is told.

    Raises Fault RESOURCE_MISSING where none is about a model that is here.
    """
    base, _, document = name.rpartition("/")
    notices: list[Notice] = []
    whole = Fields(document, "", value, notices)
    stage = Stage(files, base, document, notices)
    notes: dict[Path, list[Annotation]] = {}
    places: dict[str, str | None] = {}
    for number, annotation in enumerate(annotations_of(whole)):
        if number >= MOST:
            whole.report("items", f"at most {MOST}")
            break
        said = heard(annotation)
        for target in many(annotation, "target", "on"):
            about = source_of(target)
            if about not in places:
                places[about] = stage.local(about) if about else None
            found = places[about]
            if found is not None:
                notes.setdefault(files.path(found), []).append(note_of(annotation, number, None, said))
    if not notes:
        raise Fault.from_notice(notices[0]) if notices else Fault(Code.NO_GEOMETRY, document)
    return Said((), notices=tuple(each_once(notices)), notes={path: tuple(own) for path, own in notes.items()})
