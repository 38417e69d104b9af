"""Picking: the session's part about the visitor's own sets of artifacts: filled, put in order, kept at once."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.own_set import FAVOURITES, MOST_RECENT, RECENT, OwnSet, pick_of, shown_id
from exhibit_viewer.model.text import LangText
from exhibit_viewer.session.state import Change, State


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


class NoSets:
    """`SetStore` where none are kept."""

    def all(self, on_done: Callable[[tuple[OwnSet, ...]], None]) -> None:
        """There are none."""

    def keep(self, own: OwnSet, on_done: Callable[[Fault | None], None]) -> None:
        """Nothing is kept."""

    def remove(self, set_id: str, on_done: Callable[[Fault | None], None]) -> None:
        """Nothing is there."""

    def path(self, set_id: str) -> Path:
        """Nowhere."""
        return Path()


class Picking:
    """`session.picking`. Each intent changes the sets once and tells of it once; what is wrong with keeping is told."""

    def __init__(
        self,
        store: SetStore,
        state: Callable[[], State],
        change: Callable[..., None],
        on_fault: Callable[[Fault], None],
        new_id: Callable[[], str],
    ) -> None:
        self._store, self._state, self._change, self._on_fault, self._new_id = store, state, change, on_fault, new_id

    def begin(self) -> None:
        """Look what sets there are."""
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
            self._keep(replace(own, picks=tuple(pick for pick in own.picks if pick.key not in gone)))
        else:
            self._keep(replace(own, picks=(*own.picks, *(pick for pick in picks if pick.key not in own.keys))))

    def create(self, title: str) -> str:
        """A new set of what is chosen; its id, "" without a title."""
        state, title = self._state(), title.strip()
        if not title or not state.sets:
            return ""
        chosen = state.chosen if state.collection is not None else ()
        picks = tuple(pick_of(state.collection, each) for each in chosen) if state.collection is not None else ()
        own = OwnSet(self._new_id(), LangText.of(title), picks)
        self._keep(own)
        return own.id

    def delete(self, set_id: str) -> None:
        """Delete a set; the objects in it stay where they are."""
        self._change(Change.SETS, sets=tuple(each for each in self._state().sets if each.id != set_id))
        self._store.remove(set_id, self._kept)

    def take_out(self) -> None:
        """Take what is chosen out of the set that is open."""
        own = self._state().own_set
        if own is not None:
            gone = {each.id for each in self._state().chosen}
            self._keep(replace(own, picks=tuple(pick for pick in own.picks if shown_id(pick) not in gone)))

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
            self._keep(replace(own, picks=picks))

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

    def _keep(self, own: OwnSet) -> None:
        state = self._state()
        known = any(each.id == own.id for each in state.sets)
        sets = tuple(own if each.id == own.id else each for each in state.sets) if known else (*state.sets, own)
        if state.own_set is not None and state.own_set.id == own.id and state.collection is not None:
            by_id = state.collection.by_id()
            shown = tuple(by_id[shown_id(pick)] for pick in own.picks if shown_id(pick) in by_id)
            collection = replace(state.collection, artifacts=shown)
            self._change(Change.SETS | Change.COLLECTION, sets=sets, collection=collection, gathered=())
        else:
            self._change(Change.SETS, sets=sets)
        self._store.keep(own, self._kept)

    def _kept(self, fault: Fault | None) -> None:
        if fault is not None:
            self._on_fault(fault)
