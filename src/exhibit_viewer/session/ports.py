"""Ports: what the session needs of the world. Every call returns at once; answers come on the caller's thread."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.article import Sound
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.geometry import U8, Model
from exhibit_viewer.model.said import Hit
from exhibit_viewer.model.search import Answer, Question
from exhibit_viewer.model.settings import Settings
from exhibit_viewer.model.sharing import Estimate, Exported, Fixity, Order
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.model.track import Track


class Models(Protocol):
    """Opens an artifact's model off the window's thread."""

    def open(
        self, artifact: Artifact, on_progress: Callable[[float], None], on_done: Callable[[Model | Fault], None]
    ) -> Ticket:
        """Start; `on_progress` and `on_done` are called later on the caller's thread, never after `cancel`.

        A large model may come twice: as soon as it can be shown, perhaps roughly, and once it can be drawn quickly; a
        fault may take the place of the second."""


class Sounds(Protocol):
    """Reads sounds off the window's thread, and lets one at a time be heard."""

    def open(self, sound: Sound, on_done: Callable[[Track | Fault], None]) -> Ticket:
        """Read a sound and its captions, in the language shown or the nearest there is; `on_done` is called later on
        the caller's thread, never after `cancel`."""

    def offers(self, sound: Sound) -> bool:
        """Whether anything comes of opening it here: where nothing may be heard, only captions."""

    def play(self, track: Track, seconds: float, volume: float) -> None:
        """Go on from there, in seconds; what played before stops. volume: 0 to 1. Where nothing can be heard time goes
        on all the same."""

    def pause(self) -> None:
        """Hold it where it is."""

    def set_volume(self, volume: float) -> None:
        """How loud it is from now on, 0 to 1."""

    @property
    def seconds(self) -> float:
        """How far it is."""

    @property
    def silent(self) -> bool:
        """Whether nothing can be heard, because there is nothing to play it or it must not be played."""


class NoSounds:
    """`Sounds` where nothing is played."""

    seconds, silent = 0.0, True

    def open(self, sound: Sound, on_done: Callable[[Track | Fault], None]) -> Ticket:
        """Nothing comes of it."""
        return Ticket()

    def offers(self, sound: Sound) -> bool:
        """Nothing."""
        return False

    def play(self, track: Track, seconds: float, volume: float) -> None:
        """Nothing is heard."""

    def pause(self) -> None:
        """Nothing is heard."""

    def set_volume(self, volume: float) -> None:
        """Nothing is heard."""


class Notes(Protocol):
    """Keeps the visitor's notes durably."""

    def load(self, collection: Collection, artifact: Artifact, content: str) -> tuple[str, tuple[Annotation, ...]]:
        """(artifact key, its notes) by content hash (`Facts.sha256`). Raises Fault."""

    def counts(self, collection: Collection) -> Mapping[str, int]:
        """How many notes each artifact is known to have, by its id, before it is opened. Raises Fault."""

    def put(self, note: Annotation, on_done: Callable[[Fault | None], None]) -> None:
        """Keep a note, replacing the one with the same id. `on_done(None)` only when it is durable; a fault may come
        first, and None once a later try succeeds."""

    def remove(self, note_id: str, on_done: Callable[[Fault | None], None]) -> None:
        """Forget a note (it stays in the backups)."""


class Records(Protocol):
    """Keeps what is said of the library's own collections and their artifacts."""

    def editable(self, collection: Collection) -> bool:
        """Whether the collection is the library's own and may be changed now."""

    def keep(self, collection: Collection, on_done: Callable[[Fault | None], None]) -> None:
        """Write the collection's records into its folder. `on_done(None)` when they are durable; not called for what a
        later call has overtaken."""


class ReadOnly:
    """`Records` where nothing may be changed."""

    def editable(self, collection: Collection) -> bool:
        """Never."""
        return False

    def keep(self, collection: Collection, on_done: Callable[[Fault | None], None]) -> None:
        """Nothing is kept."""


class Preferences(Protocol):
    """Keeps settings and what was opened last."""

    def save_settings(self, settings: Settings) -> None:
        """Keep the settings. Raises Fault."""

    def remember(self, collection: Collection, artifact: Artifact | None) -> None:
        """Note what was opened, for the start page."""


class Clock(Protocol):
    """Time and identity, so that tests can hold them still."""

    def now(self) -> str:
        """UTC, ISO 8601 to the second."""

    def new_id(self) -> str:
        """A fresh UUID4."""


@dataclass(frozen=True, slots=True)
class Recent:
    """Something opened before: a folder or a single file, with its title then."""

    path: Path
    title: str
    missing: bool = False


class Doors(Protocol):
    """The world behind the window: finding collections, what is in them, and their small pictures."""

    def open(self, path: Path, artifact: str = "") -> None:
        """Open a folder, model or package as the session's collection, at an artifact if named; a fault goes to
        `Session.report`."""

    def open_sample(self) -> None:
        """Open the exhibition that comes with the program."""

    def glance(self, path: Path | None, on_done: Callable[[Collection | None], None]) -> None:
        """What is at a path (None: the exhibition that comes with the program), found in the background, not opened."""

    def recent(self) -> tuple[Recent, ...]:
        """What was opened before, latest first."""

    def forget(self, path: Path) -> None:
        """Strike an entry from `recent`."""

    def search(self, question: Question, on_done: Callable[[Answer], None]) -> None:
        """Ask the open collection. `on_done` is called later, and again whenever the answer may have become another:
        while the collection is still being read. Until the next question, or another collection."""

    def find(self, words: str, on_done: Callable[[Sequence[Artifact]], None]) -> None:
        """Ask the open collection once, beside the question that stands: what words find now, the best first. A later
        call makes an earlier one void."""

    def hit(self, artifact: Artifact, words: str, languages: Sequence[str]) -> Hit | None:
        """Where an artifact or its notes answer a query, in the languages wanted first; at once."""

    def thumbnail(self, artifact: Artifact, on_done: Callable[[U8 | None], None]) -> None:
        """A small square picture (n,n,4) of an artifact, made in the background; None when there is none to be had."""

    def wanted(self, artifacts: tuple[Artifact, ...]) -> None:
        """The artifacts now in sight: their thumbnails come first, others may wait."""


class Posters(Protocol):
    """Pictures of objects as they were last seen, kept by name for the next time."""

    def look_up(self, name: str, on_done: Callable[[U8 | None], None]) -> None:
        """Call `on_done` later with the picture (h,w,4) kept under a name, if there is one."""

    def keep(self, name: str, picture: U8) -> None:
        """Keep a picture (h,w,4), in the background."""


class Courier(Protocol):
    """Carries collections out of the program, and looks whether what came in is whole. Answers come later."""

    def own_notes(self, artifacts: Sequence[Artifact]) -> int:
        """How many notes of the visitor's own these artifacts have."""

    def estimate(self, order: Order, on_done: Callable[[Estimate | Fault], None]) -> None:
        """How large an export would be, and under which rights. A later question makes an earlier one void."""

    def export(
        self,
        order: Order,
        path: Path,
        on_progress: Callable[[float], None],
        on_done: Callable[[Exported | Fault], None],
    ) -> Ticket:
        """Write it to `path`: whole, or not at all."""

    def check(self, on_progress: Callable[[float], None], on_done: Callable[[Fixity | Fault], None]) -> Ticket:
        """Read every file of the open collection, and compare it with its checksum where it has one."""

    def keep_report(self, path: Path, text: str, on_done: Callable[[Fault | None], None]) -> None:
        """Write a text that a person wants to keep."""
