"""Sharing: what leaves the program in which form, and under which rights."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.faults import Notice


class Form(StrEnum):
    """What it is written as."""

    PACKAGE = "package"
    IIIF = "iiif"
    SVX = "svx"
    CSV = "csv"
    PAGE = "page"
    REFERENCES = "references"


ENDINGS: Mapping[Form, str] = {
    Form.PACKAGE: ".exhibit", Form.IIIF: ".json", Form.SVX: ".svx.json", Form.CSV: ".csv", Form.PAGE: ".html",
    Form.REFERENCES: ".json",
}  # fmt: skip
"""How the names of what is written end."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Artifacts of a collection. own: the visitor's notes that go along, by artifact id; none unless asked for."""

    collection: Collection
    artifacts: tuple[Artifact, ...]
    own: Mapping[str, tuple[Annotation, ...]] = field(default_factory=dict)

    @property
    def to_write(self) -> tuple[Artifact, ...]:
        """The artifacts with the notes that go along among the published ones, which they are where they arrive."""
        return tuple(self._with_notes(artifact) for artifact in self.artifacts)

    def _with_notes(self, artifact: Artifact) -> Artifact:
        known = {note.id for note in artifact.annotations}
        first = 1 + max((note.order for note in artifact.annotations), default=-1)
        own = [note for note in self.own.get(artifact.id, ()) if note.id not in known]
        added = (
            replace(note, artifact=artifact.id, published=True, order=first + number) for number, note in enumerate(own)
        )
        return replace(artifact, annotations=(*artifact.annotations, *added))


@dataclass(frozen=True, slots=True)
class Order:
    """What a person wants to have. own: with their own notes; prepared: a package that opens at once everywhere."""

    artifacts: tuple[Artifact, ...]
    form: Form = Form.PACKAGE
    own: bool = False
    prepared: bool = False


@dataclass(frozen=True, slots=True)
class Estimate:
    """What an export would be. rights: how many artifacts carry each licence, "" for those that say none; without:
    those. bytes: of all files before they are packed. notices: what is named and will be missing."""

    files: int
    bytes: int
    rights: tuple[tuple[str, int], ...]
    without: tuple[Artifact, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written. notices: what went without something."""

    path: Path
    bytes: int
    files: int
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Fixity:
    """What a look at every file of a collection found. files: how many were read; sealed: they have checksums, and
    were compared with them."""

    files: int
    notices: tuple[Notice, ...]
    sealed: bool = False


def licence_of(artifact: Artifact, collection: Collection) -> str:
    """Its licence, or the collection's where it has none of its own."""
    return artifact.rights.licence or collection.rights.licence


def rights_of(artifacts: Sequence[Artifact], collection: Collection) -> tuple[tuple[str, int], ...]:
    """(licence, how many carry it), the most frequent first, "" for none last."""
    counts = Counter(licence_of(artifact, collection) for artifact in artifacts)
    return tuple(sorted(counts.items(), key=lambda item: (not item[0], -item[1], item[0])))
