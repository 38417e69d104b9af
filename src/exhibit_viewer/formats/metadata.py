"""What a document beside the models says of a collection and its artifacts, before it is matched with files."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from exhibit_viewer.formats.names import folded, readable
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.collection import DERIVED, Artifact, Collection
from exhibit_viewer.model.faults import Notice
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.setup import Setup
from exhibit_viewer.model.terms import Term
from exhibit_viewer.model.text import LangText


@dataclass(frozen=True, slots=True)
class ArtifactRecord:
    """One artifact as described. file: the reference as written; place_in_document: for messages ("row 3"). setup: of
    how it is seen first, the view and the light. whole: what it does not say is not so, whatever another document says.
    withdrawn: it is not to be shown."""

    file: str
    place_in_document: str
    id: str = ""
    title: LangText = field(default_factory=LangText)
    description: LangText = field(default_factory=LangText)
    culture: LangText = field(default_factory=LangText)
    date: LangText = field(default_factory=LangText)
    place: LangText = field(default_factory=LangText)
    material: LangText = field(default_factory=LangText)
    identifier: str = ""
    terms: Mapping[Term, LangText] = field(default_factory=dict)
    details: tuple[tuple[LangText, LangText], ...] = ()
    rights: Rights = field(default_factory=Rights)
    alt_text: LangText = field(default_factory=LangText)
    units: str = ""
    demonstration: bool = False
    setup: Setup | None = None
    annotations: tuple[Annotation, ...] = ()
    whole: bool = False
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class CollectionRecord:
    """A collection as described. document: the file's name, "" when there is none. Of a sheet, columns: (field,
    language) of each, a detail's as `detail:` and its heading; described: it has a row about the whole."""

    document: str = ""
    id: str = ""
    title: LangText = field(default_factory=LangText)
    description: LangText = field(default_factory=LangText)
    rights: Rights = field(default_factory=Rights)
    artifacts: tuple[ArtifactRecord, ...] = ()
    notices: tuple[Notice, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    described: bool = False


def record_of(collection: Collection) -> CollectionRecord:
    """What would have to be written beside the files of a collection to say what is known of it."""
    declared = "" if collection.id.startswith(DERIVED) else collection.id
    shown = (_artifact_record(each, collection) for each in collection.artifacts)
    withdrawn = (replace(_artifact_record(each, collection), withdrawn=True) for each in collection.withdrawn)
    told = (*shown, *withdrawn)
    return CollectionRecord("", declared, collection.title, collection.description, collection.rights, told)


def parted(collection: Collection, record: CollectionRecord) -> Collection:
    """The collection without the artifacts that the record withdraws; they are kept apart."""
    keys = {folded(each.id or each.file) for each in record.artifacts if each.withdrawn}
    if not keys:
        return collection
    shown = tuple(each for each in collection.artifacts if folded(each.id) not in keys)
    withdrawn = tuple(each for each in collection.artifacts if folded(each.id) in keys)
    return replace(collection, artifacts=shown, withdrawn=withdrawn)


def file_in(collection: Collection, artifact: Artifact) -> str:
    """The file shown of an artifact as a document in the collection's folder names it."""
    for above in (collection.root, collection.root.parent):
        if artifact.path != above and artifact.path.is_relative_to(above):
            return readable(PurePath(artifact.path.relative_to(above)).as_posix())
    return readable(artifact.path.name)


def _artifact_record(artifact: Artifact, collection: Collection) -> ArtifactRecord:
    file = file_in(collection, artifact)
    return ArtifactRecord(
        file=file,
        place_in_document="",
        id="" if artifact.id == file else artifact.id,
        title=artifact.title,
        description=artifact.description,
        culture=artifact.culture,
        date=artifact.date,
        place=artifact.place,
        material=artifact.material,
        identifier=artifact.identifier,
        terms=artifact.terms,
        details=artifact.details,
        rights=Rights() if artifact.rights == collection.rights else artifact.rights,
        alt_text=artifact.alt_text,
        units=artifact.units,
        demonstration=artifact.demonstration,
        setup=_seen_first(artifact.setup),
        annotations=artifact.annotations,
    )


def _seen_first(setup: Setup | None) -> Setup | None:
    """What a record says of a setup."""
    if setup is None or (setup.camera is None and setup.light is None):
        return None
    return Setup(setup.camera, setup.fitted and setup.camera is not None, light=setup.light)
