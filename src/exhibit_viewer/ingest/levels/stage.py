"""Stage: where a build is, for whoever has its parts done."""

from dataclasses import dataclass
from typing import Protocol

from exhibit_viewer.ingest.levels.store import Store
from exhibit_viewer.model.geometry import Mesh


@dataclass(frozen=True, slots=True)
class Stage:
    """done: nothing is left to do; parts: of the present step; share, upto: of the work done before it and after it."""

    done: bool
    parts: int
    share: float
    upto: float


class Build(Protocol):
    """The making of the levels of one mesh. All may raise Fault, OSError."""

    @property
    def weight(self) -> int:
        """How much work it is, beside others."""

    def settle(self, store: Store, *, ended: bool) -> Stage:
        """Begin it, or go on where it is. ended: all parts of the present step are done."""

    def work(self, store: Store, part: int) -> None:
        """Do a part of the present step, unless it was done before."""

    def levelled(self, store: Store, mesh: Mesh) -> Mesh:
        """The mesh with what was made, its own arrays the coarsest of it. The pages are mapped."""
