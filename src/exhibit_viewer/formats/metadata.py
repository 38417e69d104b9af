"""What a document beside the models says of a collection and its artifacts, before it is matched with files."""

from dataclasses import dataclass, field

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.faults import Notice
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.text import LangText


@dataclass(frozen=True, slots=True)
class ArtifactRecord:
    """One artifact as described. file: the reference as written; place_in_document: for messages ("row 3")."""

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
    details: tuple[tuple[LangText, LangText], ...] = ()
    rights: Rights = field(default_factory=Rights)
    alt_text: LangText = field(default_factory=LangText)
    units: str = ""
    demonstration: bool = False
    annotations: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class CollectionRecord:
    """A collection as described. document: the file's name, "" when there is none."""

    document: str = ""
    id: str = ""
    title: LangText = field(default_factory=LangText)
    description: LangText = field(default_factory=LangText)
    rights: Rights = field(default_factory=Rights)
    artifacts: tuple[ArtifactRecord, ...] = ()
    notices: tuple[Notice, ...] = ()
