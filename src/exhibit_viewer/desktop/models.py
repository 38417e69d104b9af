"""The session's door to models: the reader's process behind the window's job queue."""

from collections.abc import Callable
from dataclasses import replace

from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.model.units import METRES
from exhibit_viewer.ui.jobs import Jobs


class WorkerModels:
    """Implements `session.ports.Models`."""

    def __init__(self, reader: Reader, jobs: Jobs) -> None:
        self._reader, self._jobs = reader, jobs

    def open(
        self, artifact: Artifact, on_progress: Callable[[float], None], on_done: Callable[[Model | Fault], None]
    ) -> Ticket:
        """Read the artifact's file, or map it if it was read before."""
        return self._jobs.start(
            lambda ticket: in_declared_units(self._reader.open(artifact.path, ticket), artifact.units),
            on_done,
            on_progress,
        )


def in_declared_units(model: Model, units: str) -> Model:
    """The model with its facts in the units the collection declares, which beat the file's own."""
    metres = METRES.get(units, 0.0)
    return replace(model, facts=replace(model.facts, units=units, metres_per_unit=metres)) if metres else model
