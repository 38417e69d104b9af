"""Said: what one document says, whatever its format."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.faults import Notice
from exhibit_viewer.model.plain_values import Json, encode
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.text import LangText


@dataclass(frozen=True, slots=True)
class Whole:
    """What is said of a collection itself. id: "" where it declares none."""

    id: str = ""
    title: LangText = field(default_factory=LangText)
    description: LangText = field(default_factory=LangText)
    rights: Rights = field(default_factory=Rights)


def whole_tree(whole: Whole) -> Json:
    """It as a JSON value."""
    return encode(whole, Whole, str)


@dataclass(frozen=True, slots=True)
class Said:
    """id: "" where the document declares none. title, description, rights: of the whole, if not its artifacts'.

    notes: on models that it does not describe itself. spare: it counts only as far as no other document shows its
    files.
    """

    artifacts: tuple[Artifact, ...]
    id: str = ""
    title: LangText = field(default_factory=LangText)
    description: LangText = field(default_factory=LangText)
    rights: Rights = field(default_factory=Rights)
    notices: tuple[Notice, ...] = ()
    notes: Mapping[Path, tuple[Annotation, ...]] = field(default_factory=dict)
    spare: bool = False

    @property
    def whole(self) -> Whole:
        """What it says of the collection."""
        return Whole(self.id, self.title, self.description, self.rights)
