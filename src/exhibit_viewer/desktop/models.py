"""The session's door to models: the reader's process behind the window's job queue."""

from collections.abc import Callable
from functools import partial

from exhibit_viewer.ingest.compose import model_of
from exhibit_viewer.ingest.levels.need import gains_from_levels
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
        """Read the artifact's files, or map what was read before; then see to the levels of what is large."""

        def opened(answer: Model | Fault) -> None:
            on_done(answer)
            if isinstance(answer, Model) and not opening.cancelled and (answer.rough or gains_from_levels(answer)):
                watched = on_progress if answer.rough else None
                self._jobs.start(lambda ticket: refined(_Both(opening, ticket)), partial(arrived, answer), watched)

        def refined(ticket: Ticket) -> Model:
            return model_of(artifact, lambda path: self._reader.open_levelled(path, ticket))

        def arrived(first: Model, answer: Model | Fault) -> None:
            meshes = answer.meshes if isinstance(answer, Model) else ()
            better = any(mesh.levels is not None or mesh.octree is not None for mesh in meshes)
            if (better or first.rough) and not opening.cancelled:
                on_done(answer)

        opening = self._jobs.start(
            lambda ticket: model_of(artifact, lambda path: self._reader.open_first(path, ticket)),
            opened,
            on_progress,
        )
        return opening


class _Both(Ticket):
    """Cancelled when either of two is."""

    def __init__(self, first: Ticket, second: Ticket) -> None:
        super().__init__(second.report)
        self._tickets = (first, second)

    @property
    def cancelled(self) -> bool:
        """True once somebody cancelled one of them."""
        return any(ticket.cancelled for ticket in self._tickets)
