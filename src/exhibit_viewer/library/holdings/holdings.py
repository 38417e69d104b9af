"""Holdings: the collections of one library, and those thrown away but not yet gone."""

import contextlib
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from exhibit_viewer.formats import metadata_json
from exhibit_viewer.formats.names import readable, readable_title
from exhibit_viewer.library.atomic import fault_of, make_folder, sync_folder
from exhibit_viewer.library.holdings.inventory import NAME, Inventory, read_inventory
from exhibit_viewer.library.lock import LibraryLock
from exhibit_viewer.library.notes import utc_now
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.text import LangText

FOLDER, TRASH, INCOMING = "collections", "trash", ".incoming-"
_LOCK = ".lock-"
_STAMP = "%Y%m%dT%H%M%SZ"
_THROWN = re.compile(r"(\d{8}T\d{6}Z)(?:-\d+)?-(.+)", re.DOTALL)
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Holding:
    """A collection in the library, or in its trash (`thrown`: since when, None otherwise)."""

    folder: Path
    title: LangText
    inventory: Inventory = field(default_factory=Inventory)
    thrown: datetime | None = None


class Holdings:
    """The collections below a folder (`Places.data`). Nothing is made before it is needed.

    What a killed import left behind is cleared away by `clear_remains`, which leaves alone what another process is
    still copying.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime] = utc_now) -> None:
        self.collections, self.trash, self.now = folder / FOLDER, folder / TRASH, now

    def owns(self, path: Path) -> bool:
        """Whether a path is a collection of this library."""
        return path.parent == self.collections and (path / NAME).is_file()

    def all(self) -> tuple[Holding, ...]:
        """Every collection, in the order of their folders' names."""
        return tuple(_holding(folder) for folder in _folders(self.collections))

    def thrown(self) -> tuple[Holding, ...]:
        """What is in the trash, latest first."""
        found = []
        for folder in _folders(self.trash):
            match = _THROWN.fullmatch(folder.name)
            if match is not None:
                when = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
                held = _holding(folder)
                found.append(Holding(folder, held.title, held.inventory, when))
        return tuple(sorted(found, key=lambda holding: holding.folder.name, reverse=True))

    def holding(self, models: frozenset[str]) -> Holding | None:
        """A collection that has all of these models already, by their checksums."""
        if not models:
            return None
        return next((holding for holding in self.all() if models <= holding.inventory.models()), None)

    def known(self, models: frozenset[str]) -> int:
        """How many of these models some collection has already."""
        kept = {sha256 for holding in self.all() for sha256 in holding.inventory.models()}
        return len(models & kept)

    def throw_away(self, folder: Path) -> Path:
        """Put a collection into the trash; where it is now. Raises Fault."""
        if not self.owns(folder):
            raise Fault(Code.FILE_MISSING, readable(folder.name))
        stamp = self.now().astimezone(UTC).strftime(_STAMP)
        return _moved(folder, self.trash, f"{stamp}-{folder.name}")

    def fetch_back(self, folder: Path) -> Path:
        """Take a collection out of the trash; where it is now. Raises Fault."""
        match = _THROWN.fullmatch(folder.name)
        if match is None or folder.parent != self.trash:
            raise Fault(Code.FILE_MISSING, readable(folder.name))
        return _moved(folder, self.collections, match[2])

    def destroy(self, folder: Path) -> None:
        """Delete what is in the trash for good. Raises Fault."""
        if folder.parent != self.trash or not folder.is_dir():
            raise Fault(Code.FILE_MISSING, readable(folder.name))
        try:
            shutil.rmtree(folder)
        except OSError as error:
            raise fault_of(error, folder) from error

    def clear_remains(self) -> int:
        """Delete what killed imports left, be it only their lock; of how many."""
        cleared = 0
        begun = {path.name.removeprefix(INCOMING) for path in self.collections.glob(f"{INCOMING}*")}
        locked = {path.name.removeprefix(_LOCK) for path in self.collections.glob(f"{_LOCK}*")}
        for name in begun | locked:
            remains = self.collections / f"{INCOMING}{name}"
            with contextlib.suppress(Fault, OSError):
                lock = LibraryLock(lock_of(remains))
                shutil.rmtree(remains, ignore_errors=True)
                lock.release()
                lock_of(remains).unlink(missing_ok=True)
                cleared += 1
        return cleared


def lock_of(incoming: Path) -> Path:
    """The lock that says that somebody is still copying into a folder."""
    return incoming.with_name(incoming.name.replace(INCOMING, _LOCK))


def free_name(folder: Path, wanted: str) -> Path:
    """A path in a folder that nothing has yet, like the name wanted and good on every system."""
    name = _NOT_IN_NAMES.sub(" ", readable(wanted))[:_LONGEST_NAME].strip(" .") or "collection"
    path, number = folder / name, 1
    while path.exists() or path.is_symlink():
        number += 1
        path = folder / f"{name} {number}"
    return path


def _moved(source: Path, folder: Path, wanted: str) -> Path:
    try:
        make_folder(folder)
        target, number = folder / wanted, 1
        while target.exists():
            number += 1
            stamp, _, rest = wanted.partition("-") if _THROWN.fullmatch(wanted) else ("", "", wanted)
            target = folder / (f"{stamp}-{number}-{rest}" if stamp else f"{rest} {number}")
        source.rename(target)
        for changed in (folder, source.parent):
            sync_folder(changed)
    except OSError as error:
        raise fault_of(error, source) from error
    return target


def _folders(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        yield from sorted(
            each for each in folder.iterdir() if not each.name.startswith(".") and (each / NAME).is_file()
        )


def _holding(folder: Path) -> Holding:
    title, inventory = LangText(), Inventory()
    with contextlib.suppress(Fault):
        title = metadata_json.read_metadata_json(folder / metadata_json.NAME).title
    with contextlib.suppress(Fault):
        inventory = read_inventory(folder)
    return Holding(folder, title or LangText.of(readable_title(folder)), inventory)
