"""The library as the window asks for it. Every call returns at once; answers come on the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from exhibit_viewer.model.collection import Collection
from exhibit_viewer.model.faults import Fault, Notice
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.ticket import Ticket


@dataclass(frozen=True, slots=True)
class Held:
    """A collection of the library. size: bytes; imported, thrown: when, UTC, ISO 8601, "" for never."""

    path: Path
    title: LangText
    artifacts: int
    size: int
    imported: str = ""
    thrown: str = ""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of an import. copied: False where the library had all of it already, at `path`; known: how many of its
    `models` it had, anywhere."""

    path: Path
    title: LangText
    copied: bool
    models: int
    known: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet, read for a collection. after: the collection with what it says; notices: rows that cannot be used."""

    name: str
    after: Collection
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownLibrary:
    """A library that this machine knows. own: the one every person has; missing: its folder is not there now."""

    path: Path
    own: bool
    current: bool
    missing: bool = False


Progress = Callable[[float], None]
Done = Callable[[Fault | None], None]


class Libraries(Protocol):
    """The libraries there are; one is in use."""

    def known(self, on_done: Callable[[tuple[KnownLibrary, ...]], None]) -> None:
        """The person's own, then the others, the latest first."""

    def open(self, path: Path, on_done: Done) -> None:
        """Use the library in a folder instead; the one in use stays in use where that fails."""

    def create(self, path: Path, on_done: Done) -> None:
        """Make a library in a folder, and use it."""

    def forget(self, path: Path, on_done: Done) -> None:
        """Strike one from the list; its folder stays."""


class Library(Protocol):
    """The library's own collections."""

    def held(self, on_done: Callable[[tuple[Held, ...]], None]) -> None:
        """Every collection there is, then those in the trash."""

    def take_in(
        self, path: Path, again: bool, on_progress: Progress, on_done: Callable[[TakenIn | Fault], None]
    ) -> Ticket:
        """Copy what is at a path into the library; again: also what it has already."""

    def throw_away(self, path: Path, on_done: Done) -> None:
        """Put a collection into the trash."""

    def fetch_back(self, path: Path, on_done: Done) -> None:
        """Take one out of the trash."""

    def destroy(self, path: Path, on_done: Done) -> None:
        """Delete one in the trash for good."""

    def write_sheet(self, collection: Collection, path: Path, on_done: Done) -> None:
        """Write what is known of a collection as a sheet."""

    def read_sheet(self, collection: Collection, path: Path, on_done: Callable[[Sheet | Fault], None]) -> None:
        """What a sheet would make of a collection."""

    def back_up(self, path: Path, on_progress: Progress, on_done: Done) -> Ticket:
        """Write the whole library into one file, and read it again."""

    def restore(self, path: Path, on_progress: Progress, on_done: Done) -> Ticket:
        """Prepare a backup to take the library's place at the next start."""
