"""Set keeper: the visitor's own sets, written and read in the background, one after another."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from exhibit_viewer.library.sets import Sets, beside
from exhibit_viewer.model.collection import Collection
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.own_set import OwnSet
from exhibit_viewer.session.picking import BroughtIn
from exhibit_viewer.ui.jobs import Jobs


class SetKeeper:
    """Implements `session.picking.SetStore`. What is asked while something is written waits, the latest of each set."""

    def __init__(self, sets: Sets, jobs: Jobs, homes: Callable[[], Iterable[Path]] = tuple) -> None:
        """homes: where collections are that a set from elsewhere may be about. On any thread."""
        self._sets, self._jobs, self._known_homes = sets, jobs, homes
        self._waiting: dict[tuple[Path, str], tuple[Sets, OwnSet | None, Callable[[Fault | None], None]]] = {}
        self._writing = False

    def use(self, sets: Sets) -> None:
        """Another library is in use; what waits is written where it belongs."""
        self._sets = sets

    def open(self, path: Path) -> Collection:
        """See `Sets`; of the library in use. On any thread."""
        return self._sets.open(path)

    def all(self, on_done: Callable[[tuple[OwnSet, ...]], None]) -> None:
        """See `SetStore`."""
        sets = self._sets
        self._jobs.start(
            lambda _ticket: sets.all(), lambda answer: None if isinstance(answer, Fault) else on_done(answer)
        )

    def keep(self, own: OwnSet, on_done: Callable[[Fault | None], None]) -> None:
        """See `SetStore`."""
        self._waiting[self.path(own.id), own.id] = (self._sets, own, on_done)
        self._next()

    def remove(self, set_id: str, on_done: Callable[[Fault | None], None]) -> None:
        """See `SetStore`."""
        self._waiting[self.path(set_id), set_id] = (self._sets, None, on_done)
        self._next()

    def bring_in(self, path: Path, set_id: str, on_done: Callable[[BroughtIn | Fault], None]) -> None:
        """See `SetStore`."""
        sets = self._sets
        self._jobs.start(lambda _ticket: sets.bring_in(path, set_id, self._homes(path)), on_done)

    def path(self, set_id: str) -> Path:
        """See `SetStore`."""
        return self._sets.path(set_id)

    def _homes(self, path: Path) -> Iterator[Path]:
        """Collections known here, then what lies beside the file."""
        yield from dict.fromkeys((*self._known_homes(), *(pick.root for own in self._sets.all() for pick in own.picks)))
        yield from beside(path)

    def _next(self) -> None:
        if self._writing or not self._waiting:
            return
        place = next(iter(self._waiting))
        sets, own, on_done = self._waiting.pop(place)
        self._writing = True

        def written(answer: Fault | None) -> None:
            self._writing = False
            on_done(answer)
            self._next()

        self._jobs.start(lambda _ticket: sets.remove(place[1]) if own is None else sets.keep(own), written)
