"""Set keeper: the visitor's own sets, written and read in the background, one after another."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from exhibit_viewer.library.sets import Sets
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.own_set import OwnSet
from exhibit_viewer.session.picking import BroughtIn
from exhibit_viewer.ui.jobs import Jobs

MOST_BESIDE = 50


class SetKeeper:
    """Implements `session.picking.SetStore`. What is asked while something is written waits, the latest of each set."""

    def __init__(self, sets: Sets, jobs: Jobs, homes: Callable[[], Iterable[Path]] = tuple) -> None:
        """homes: where collections are that a set from elsewhere may be about. On any thread."""
        self._sets, self._jobs, self._known_homes = sets, jobs, homes
        self._waiting: dict[str, tuple[OwnSet | None, Callable[[Fault | None], None]]] = {}
        self._writing = False

    def all(self, on_done: Callable[[tuple[OwnSet, ...]], None]) -> None:
        """See `SetStore`."""
        self._jobs.start(
            lambda _ticket: self._sets.all(), lambda answer: None if isinstance(answer, Fault) else on_done(answer)
        )

    def keep(self, own: OwnSet, on_done: Callable[[Fault | None], None]) -> None:
        """See `SetStore`."""
        self._waiting[own.id] = (own, on_done)
        self._next()

    def remove(self, set_id: str, on_done: Callable[[Fault | None], None]) -> None:
        """See `SetStore`."""
        self._waiting[set_id] = (None, on_done)
        self._next()

    def bring_in(self, path: Path, set_id: str, on_done: Callable[[BroughtIn | Fault], None]) -> None:
        """See `SetStore`."""
        self._jobs.start(lambda _ticket: self._sets.bring_in(path, set_id, self._homes(path)), on_done)

    def path(self, set_id: str) -> Path:
        """See `SetStore`."""
        return self._sets.path(set_id)

    def _homes(self, path: Path) -> Iterator[Path]:
        """Collections known here, then what lies beside the file."""
        yield from dict.fromkeys((*self._known_homes(), *(pick.root for own in self._sets.all() for pick in own.picks)))
        with contextlib.suppress(OSError):
            beside = sorted(each for each in path.parent.iterdir() if each.is_dir() or each.suffix == ".exhibit")
            yield from beside[:MOST_BESIDE]

    def _next(self) -> None:
        if self._writing or not self._waiting:
            return
        set_id = next(iter(self._waiting))
        own, on_done = self._waiting.pop(set_id)
        self._writing = True

        def written(answer: Fault | None) -> None:
            self._writing = False
            on_done(answer)
            self._next()

        self._jobs.start(lambda _ticket: self._sets.remove(set_id) if own is None else self._sets.keep(own), written)
