"""Picking: the session's part about the visitor's own sets of artifacts: filled, put in order, kept at once."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.faults import Fault, Notice
from exhibit_viewer.model.own_set import BUILT_IN, FAVOURITES, MOST_RECENT, RECENT, OwnSet, in_order, pick_of, shown_id
from exhibit_viewer.model.text import LangText
from exhibit_viewer.session.history import History, Step
from exhibit_viewer.session.state import Change, State

BroughtIn = tuple[OwnSet, tuple[Notice, ...]]
"""A set, and what it names that no collection here has."""


class SetStore(Protocol):
    """Keeps sets. Calls return at once; answers come on the caller's thread."""

    def all(self, on_done: Callable[[tuple[OwnSet, ...]], None]) -> None:
        """Every set there is, the built-in ones first."""

    def keep(self, own: OwnSet, on_done: Callable[[Fault | None], None]) -> None:
        """Write a set."""

    def remove(self, set_id: str, on_done: Callable[[Fault | None], None]) -> None:
        """Delete a set; what it refers to stays."""

    def path(self, set_id: str) -> Path:
        """The file of a set, which opens as a collection."""

    def bring_in(self, path: Path, set_id: str, on_done: Callable[[BroughtIn | Fault], None]) -> None:
        """Read a set that came as a file, to be kept under this id."""


class NoSets:
    """`SetStore` where none are kept."""

    def all(self, on_done: Callable[[tuple[OwnSet, ...]], None]) -> None:
        """There are none."""

    def keep(self, own: OwnSet, on_done: Callable[[Fault | None], None]) -> None:
        """Nothing is kept."""

    def remove(self, set_id: str, on_done: Callable[[Fault | None], None]) -> None:
        """Nothing is there."""

    def bring_in(self, path: Path, set_id: str, on_done: Callable[[BroughtIn | Fault], None]) -> None:
        """Nothing comes in."""

    def path(self, set_id: str) -> Path:
        """Nowhere."""
        return Path()


class Picking:
    """`session.picking`. Each intent changes the sets once and tells of it once; what is wrong with keeping is told.

    history: what can be taken back and brought back; a step is about one set, None before it is made or after it goes.
    """

    def __init__(
        self,
        store: SetStore,
        state: Callable[[], State],
        change: Callable[..., None],
        on_fault: Callable[[Fault], None],
        new_id: Callable[[], str],
    ) -> None:
        self._store, self._state, self._change, self._on_fault, self._new_id = store, state, change, on_fault, new_id
        self.history: History[OwnSet | None] = History()
        self._taken_out: dict[str, Artifact] = {}  # of the set that is open: undo shows them again

    def begin(self) -> None:
        """Look what sets there are: at the start, and in another library."""
        self.history, self._taken_out = History(), {}
        if self._state().sets:
            self._change(Change.SETS, sets=())
        self._store.all(lambda sets: self._change(Change.SETS, sets=sets))

    def path(self, set_id: str) -> Path:
        """The file of a set."""
        return self._store.path(set_id)

    def favour(self) -> None:
        """Put what is chosen among the favourites; out of them where all of it is there."""
        self.toggle(FAVOURITES)

    def toggle(self, set_id: str) -> None:
        """Put what is chosen into a set, at its end; out of it where all of it is there."""
        state, own = self._state(), self._set(set_id)
        if own is None or state.collection is None or not state.chosen:
            return
        picks = [pick_of(state.collection, artifact) for artifact in state.chosen]
        if state.holds_chosen(set_id):
            gone = {pick.key for pick in picks}
            after = tuple(pick for pick in own.picks if pick.key not in gone)
        else:
            after = (*own.picks, *(pick for pick in picks if pick.key not in own.keys))
        self._do("set.fill", own, replace(own, picks=after))

    def create(self, title: str) -> str:
        """A new set of what is chosen; its id, "" without a title."""
        state, title = self._state(), title.strip()
        if not title or not state.sets:
            return ""
        chosen = state.chosen if state.collection is not None else ()
        picks = tuple(pick_of(state.collection, each) for each in chosen) if state.collection is not None else ()
        own = OwnSet(self._new_id(), LangText.of(title), picks)
        self._do("set.create", None, own)
        return own.id

    def bring_in(self, path: Path) -> None:
        """Take in a set that came as a file; what it names and nobody here has is told."""

        def read(answer: BroughtIn | Fault) -> None:
            if isinstance(answer, Fault):
                self._on_fault(answer)
                return
            own, missing = answer
            self._do("set.create", None, own)
            if missing:
                self._on_fault(Fault.from_notice(missing[0]))

        self._store.bring_in(path, self._new_id(), read)

    def rename(self, set_id: str, title: str) -> bool:
        """Call a set of one's own otherwise; False without a title, and for those that are always there."""
        own, title = self._set(set_id), title.strip()
        if own is None or not title or set_id in BUILT_IN:
            return False
        if title != own.title.best(())[0]:
            self._do("set.rename", own, replace(own, title=LangText.of(title)))
        return True

    def delete(self, set_id: str) -> None:
        """Delete a set; the objects in it stay where they are."""
        own = self._set(set_id)
        if own is not None and set_id not in BUILT_IN:
            self._do("set.delete", own, None)

    def undo(self) -> None:
        """Take back the last change of a set."""
        self._turn(self.history.undo())

    def redo(self) -> None:
        """Bring it back."""
        self._turn(self.history.redo())

    def take_out(self) -> None:
        """Take what is chosen out of the set that is open."""
        own = self._state().own_set
        if own is not None:
            gone = {each.id for each in self._state().chosen}
            picks = tuple(pick for pick in own.picks if shown_id(pick) not in gone)
            self._do("set.take-out", own, replace(own, picks=picks))

    def step(self, step: int) -> None:
        """Move what is chosen one place back (-1) or on (1) in the set that is open."""
        state = self._state()
        if state.own_set is None or state.collection is None or not state.chosen:
            return
        ids = [artifact.id for artifact in state.collection.artifacts]
        places = sorted(ids.index(each.id) for each in state.chosen)
        self.move([ids[place] for place in places], places[0] - 1 if step < 0 else places[-1] + 2)

    def move(self, ids: Iterable[str], place: int) -> None:
        """Put artifacts of the set that is open before the one at `place` as it is now; at the end beyond the last."""
        state = self._state()
        own, moved = state.own_set, set(ids)
        if own is None or state.collection is None or not moved:
            return
        shown = [artifact.id for artifact in state.collection.artifacts]
        place = min(max(0, place), len(shown))
        before = [each for each in shown[:place] if each not in moved]
        after = [each for each in shown[place:] if each not in moved]
        order = [*before, *(each for each in shown if each in moved), *after]
        rank = {each: number for number, each in enumerate(order)}
        picks = tuple(sorted(own.picks, key=lambda pick: rank.get(shown_id(pick), len(rank))))
        if picks != own.picks:
            self._do("set.order", own, replace(own, picks=picks))

    def saw(self, artifact: Artifact) -> None:
        """An artifact was looked at."""
        state, own = self._state(), self._set(RECENT)
        if own is None or state.collection is None or state.own_set is own:
            return
        pick = pick_of(state.collection, artifact)
        others = (each for each in own.picks if each.key != pick.key)
        after = replace(own, picks=(pick, *others)[:MOST_RECENT])
        if after != own:
            self._keep(after)

    def _set(self, set_id: str) -> OwnSet | None:
        return next((each for each in self._state().sets if each.id == set_id), None)

    def _do(self, name: str, before: OwnSet | None, after: OwnSet | None) -> None:
        if before != after:
            self.history.add(name, before, after)
            self._apply(before, after)

    def _turn(self, step: Step[OwnSet | None] | None) -> None:
        if step is not None:
            self._apply(step.before, step.after)

    def _apply(self, before: OwnSet | None, after: OwnSet | None) -> None:
        if after is not None:
            self._keep(after)
        elif before is not None:
            self._change(Change.SETS, sets=tuple(each for each in self._state().sets if each.id != before.id))
            self._store.remove(before.id, self._kept)

    def _keep(self, own: OwnSet) -> None:
        state = self._state()
        sets = in_order((*(each for each in state.sets if each.id != own.id), own))
        if state.own_set is not None and state.own_set.id == own.id and state.collection is not None:
            known = self._taken_out = {**self._taken_out, **state.collection.by_id()}
            shown = tuple(known[shown_id(pick)] for pick in own.picks if shown_id(pick) in known)
            collection = replace(state.collection, title=own.title, artifacts=shown)
            self._change(Change.SETS | Change.COLLECTION, sets=sets, collection=collection, gathered=())
        else:
            self._change(Change.SETS, sets=sets)
        self._store.keep(own, self._kept)

    def _kept(self, fault: Fault | None) -> None:
        if fault is not None:
            self._on_fault(fault)
