"""History: what can be taken back and brought back again, whatever it is about. It holds values and changes none."""

import itertools
import operator
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")
_TURNS = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Step(Generic[Value]):
    """One undoable change: a value before and after. All that did not change is the same value in both.

    turn: greater than that of every change before it, also of those in other histories.
    """

    name: str
    before: Value
    after: Value
    turn: int = 0


class History(Generic[Value]):
    """Steps done and undone. Typing in one field merges into one step until something else happens.

    same: whether nothing differs between two values that a person could see.
    """

    def __init__(self, same: Callable[[Value, Value], bool] = operator.eq) -> None:
        self._same = same
        self._done: list[Step[Value]] = []
        self._undone: list[Step[Value]] = []
        self._open: Hashable = None

    def add(self, name: str, before: Value, after: Value, field: Hashable = None) -> None:
        """A change was made. field: what is being typed in, to merge with what was typed there just before."""
        if field is not None and field == self._open and self._done:
            name, before = self._done[-1].name, self._done.pop().before
        self._undone.clear()
        if self._same(before, after):
            self._open = None  # typed and taken away again: nothing that undo could show
        else:
            self._open = field
            self._done.append(Step(name, before, after, next(_TURNS)))

    def close(self) -> None:
        """The next typing is a step of its own."""
        self._open = None

    @property
    def undo_name(self) -> str:
        """What undo would take back ("" for nothing)."""
        return self._done[-1].name if self._done else ""

    @property
    def latest(self) -> Value | None:
        """What undo would bring back; None for nothing."""
        return self._done[-1].before if self._done else None

    @property
    def redo_name(self) -> str:
        """What redo would bring back ("" for nothing)."""
        return self._undone[-1].name if self._undone else ""

    @property
    def done_turn(self) -> int:
        """The turn of the step that undo would take back; 0 for nothing."""
        return self._done[-1].turn if self._done else 0

    @property
    def undone_turn(self) -> int:
        """The turn of the step that redo would bring back; 0 for nothing."""
        return self._undone[-1].turn if self._undone else 0

    def undo(self) -> Step[Value] | None:
        """Take the last step back: the step to be applied, from what is to what was; None for nothing."""
        return self._turn(self._done, self._undone)

    def redo(self) -> Step[Value] | None:
        """Bring the last undone step back: the step to be applied; None for nothing."""
        return self._turn(self._undone, self._done)

    def _turn(self, source: list[Step[Value]], target: list[Step[Value]]) -> Step[Value] | None:
        self._open = None
        if not source:
            return None
        step = source.pop()
        back = Step(step.name, step.after, step.before, step.turn)
        target.append(back)
        return back
