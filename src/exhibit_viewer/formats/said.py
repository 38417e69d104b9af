"""Said: what one document says, whatever its format."""

from dataclasses import dataclass, field

from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.faults import Notice
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.text import LangText


@dataclass(frozen=True, slots=True)
class Said:
    """id: "" where the document declares none. title, description, rights: of the whole, if not its artifacts'."""

    artifacts: tuple[Artifact, ...]
    id: str = ""
    title: LangText = field(default_factory=LangText)
    description: LangText = field(default_factory=LangText)
    rights: Rights = field(default_factory=Rights)
    notices: tuple[Notice, ...] = ()
