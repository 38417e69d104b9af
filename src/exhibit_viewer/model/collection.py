"""Collection, Artifact, Derivative: what an exhibition holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.faults import Notice
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.text import LangText

DERIVED = "derived-"
"""How the ids of collections begin that nobody declared: they were made from file names and may change with them."""


@dataclass(frozen=True, slots=True)
class Derivative:
    """One file that shows an artifact. quality in Voyager's words: Thumb, Low, Medium, High, Highest, AR."""

    path: Path
    quality: str = "High"


@dataclass(frozen=True, slots=True)
class Artifact:
    """A thing with a title. `id` is unique in its collection and does not change when the folder moves.

    details: label and value pairs in display order beyond the named fields. units: what the file's numbers mean
    ("mm", "cm", "m", ...; "" = as the file itself says). annotations are published notes, read only.
    """

    id: str
    title: LangText
    derivatives: tuple[Derivative, ...]
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

    @property
    def path(self) -> Path:
        """The file shown by default."""
        return self.derivatives[0].path


@dataclass(frozen=True, slots=True)
class Collection:
    """Artifacts that belong together. id survives moving the folder; root is where it was found this time."""

    id: str
    root: Path
    title: LangText
    artifacts: tuple[Artifact, ...]
    description: LangText = field(default_factory=LangText)
    rights: Rights = field(default_factory=Rights)
    notices: tuple[Notice, ...] = ()

    def by_id(self) -> Mapping[str, Artifact]:
        """Artifacts by id."""
        return {artifact.id: artifact for artifact in self.artifacts}
