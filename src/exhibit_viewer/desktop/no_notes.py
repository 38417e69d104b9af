"""Where only published notes are shown, nothing is read from the library and nothing is kept."""

from collections.abc import Callable, Mapping

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.faults import Code, Fault


class NoNotes:
    """Implements `session.ports.Notes` for a machine without a library."""

    def load(self, collection: Collection, artifact: Artifact, content: str) -> tuple[str, tuple[Annotation, ...]]:
        """No key, so that no note can be placed; no notes."""
        return "", ()

    def counts(self, collection: Collection) -> Mapping[str, int]:
        """None."""
        return {}

    def put(self, note: Annotation, on_done: Callable[[Fault | None], None]) -> None:
        """Refused."""
        on_done(Fault(Code.LIBRARY_READ_ONLY))

    def remove(self, note_id: str, on_done: Callable[[Fault | None], None]) -> None:
        """Refused."""
        on_done(Fault(Code.LIBRARY_READ_ONLY))
