"""Saving: what may be claimed about the visitor's notes: which are on their way to the disk, and which came back."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.faults import Fault, Notice
from exhibit_viewer.session.ports import Notes
from exhibit_viewer.session.state import Change, SaveState


@dataclass(frozen=True, slots=True)
class _Unsaved:
    """A note that is not known to be durable yet: the turn it was handed over in, and what went wrong since."""

    turn: int
    note: Annotation | None
    fault: Notice | None = None


class Saving:
    """Hands notes over to be kept, and tells by `change` what became of them."""

    def __init__(self, notes: Notes, change: Callable[..., None]) -> None:
        self._notes, self._change = notes, change
        self._unsaved: dict[str, _Unsaved] = {}
        self._turns = itertools.count()

    def retry(self) -> None:
        """Save again whatever could not be saved."""
        for note_id, unsaved in tuple(self._unsaved.items()):
            self.write(note_id, unsaved.note)

    def write(self, note_id: str, note: Annotation | None) -> None:
        """Keep a note as it is now; None: it is gone."""
        turn = next(self._turns)
        self._unsaved[note_id] = _Unsaved(turn, note)
        self._tell()

        def written(fault: Fault | None) -> None:
            unsaved = self._unsaved.get(note_id)
            if unsaved is None or unsaved.turn != turn:
                return  # a later change of the note is on its way, and its own answer counts
            if fault is None:
                del self._unsaved[note_id]
            else:
                self._unsaved[note_id] = replace(unsaved, fault=fault.notice)
            self._tell()

        if note is None:
            self._notes.remove(note_id, written)
        else:
            self._notes.put(note, written)

    def _tell(self) -> None:
        """Failed as long as any note could not be kept; saved only when none is on its way."""
        fault = next((unsaved.fault for unsaved in self._unsaved.values() if unsaved.fault is not None), None)
        save = SaveState.FAILED if fault is not None else SaveState.SAVING if self._unsaved else SaveState.SAVED
        self._change(Change.SAVE, save=save, save_fault=fault)
