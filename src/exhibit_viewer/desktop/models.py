"""The session's door to models: the reader's process behind the window's job queue."""

from collections.abc import Callable

from exhibit_viewer.ingest.compose import model_of
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.ui.jobs import Jobs


class WorkerModels:
    """Implements `session.ports.Models`."""

    def __init__(self, reader: Reader, jobs: Jobs) -> None:
        self._reader, self._jobs = reader, jobs

    def open(
        self, artifact: Artifact, on_progress: Callable[[float], None], on_done: Callable[[Model | Fault], None]
    ) -> Ticket:
        """Read the artifact's files, or map what was read before."""
        return self._jobs.start(
            lambda ticket: model_of(artifact, lambda path: self._reader.open(path, ticket)),
            on_done,
            on_progress,
        )

