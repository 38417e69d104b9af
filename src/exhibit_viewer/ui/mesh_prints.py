"""Fingerprints of the meshes of the model shown, made in the background while the visitor aims."""

from PySide6.QtCore import QObject

from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.fingerprint import fingerprint
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.ui.jobs import Jobs


class MeshPrints(QObject):
    """One model at a time: `prepare` when a note may follow, `of` when it does."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs.of(self)
        self._model: Model | None = None
        self._ticket: Ticket | None = None
        self._prints: dict[int, str] = {}

    def prepare(self, model: Model | None) -> None:
        """Start on the meshes of this model, the first time it is named; None forgets."""
        if model is self._model:
            return
        if self._ticket is not None:
            self._ticket.cancel()
        self._model, self._ticket, self._prints = model, None, {}
        if model is not None:
            self._ticket = self._jobs.start(lambda ticket: _prints(model, ticket), self._made)

    def of(self, model: Model, placement: int) -> str:
        """The fingerprint of a placement's mesh; made now where the background has not come so far."""
        self.prepare(model)
        number = model.placements[placement].mesh
        if number not in self._prints:
            self._prints[number] = fingerprint(model.meshes[number])
        return self._prints[number]

    def _made(self, answer: dict[int, str] | Fault) -> None:
        if not isinstance(answer, Fault):
            self._prints = answer


def _prints(model: Model, ticket: Ticket) -> dict[int, str]:
    prints: dict[int, str] = {}
    for done, number in enumerate(used := sorted({placement.mesh for placement in model.placements})):
        ticket.report(done / len(used))
        prints[number] = fingerprint(model.meshes[number])
    return prints
