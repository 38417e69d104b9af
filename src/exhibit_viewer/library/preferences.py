"""Settings, the list of what was opened, and window layouts, each in a file of its own."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from exhibit_viewer.library.atomic import write_atomically
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.settings import BY_NAME, Settings

RECENT = 20
SETTINGS, RECENT_LIST = "settings.json", "recent.json"
_MOST_BYTES = 1 << 20
_LINE = re.compile(r'^\s*("[^"]*")\s*:\s*(.*?),?\s*$')
_LAYOUT_NAME = re.compile(r"[a-z0-9-]{1,40}")


@dataclass(frozen=True, slots=True)
class _Opened:
    path: Path
    title: str
    artifact: str = ""
    collection: str = ""


class Preferences:
    """Implements `session.ports.Preferences`. folder: `Places.config`; read on construction, and again before anything
    is kept: another window may have kept something of its own, and only what was changed here is written over.

    `notices` tells of lines that could not be used and of lists that could not be kept. Names this version does not
    know stay in the file, for the version that wrote them. later: does what it is given on another thread, one after
    the other; the list of what was opened is then written there, as a disk may take its time to confirm it.
    """

    def __init__(self, folder: Path, later: Callable[[Callable[[], None]], object] = lambda deed: deed()) -> None:
        self._folder, self._later = folder, later
        self.notices: list[Notice] = []
        self.settings, _ = self._settings_in(self._read(SETTINGS, self.notices), self.notices)
        self._recent = self._written = self._read_recent(self.notices)

    def save_settings(self, settings: Settings) -> None:
        """Keep what differs from `settings` as they were. Raises Fault; the old file is then as it was."""
        unheard: list[Notice] = []
        now, unknown = self._settings_in(self._read(SETTINGS, unheard), unheard)
        before, after = self.settings.chosen, settings.chosen
        same = {name for name in before.keys() & after.keys() if before[name] == after[name]}
        theirs = {name: value for name, value in now.chosen.items() if name in same or name not in before}
        ours = {name: value for name, value in after.items() if name not in same}
        self._write(SETTINGS, {**unknown, **theirs, **ours})
        self.settings = settings

    def remember(self, collection: Collection, artifact: Artifact | None) -> None:
        """Put a collection first in the list of what was opened, with the artifact shown. Never raises: a list that
        cannot be kept is told in `notices`."""
        title = collection.title.best((self.settings.text("language"),))[0] or collection.root.name
        opened = _Opened(collection.root.absolute(), title, artifact.id if artifact else "", collection.id)
        self._keep_recent([opened, *self._others(opened.path)])

    def recent(self) -> tuple[tuple[Path, str], ...]:
        """(path, title then) of what was opened, latest first."""
        return tuple((entry.path, entry.title) for entry in self._recent)

    def last_artifact(self, path: Path) -> str:
        """The id of the artifact last shown of a collection; "" if none."""
        return next((entry.artifact for entry in self._recent if entry.path == path.absolute()), "")

    def place_of(self, collection: str) -> Path | None:
        """Where the collection of this id was when it was opened last."""
        return next((entry.path for entry in self._recent if collection and entry.collection == collection), None)

    def forget(self, path: Path) -> None:
        """Strike an entry from the list."""
        self._keep_recent(self._others(path.absolute()))

    def layout(self, name: str) -> bytes:
        """A window layout kept under a name (a-z, 0-9, -); empty if there is none."""
        try:
            return self._layout_path(name).read_bytes()
        except OSError:
            return b""

    def save_layout(self, name: str, state: bytes) -> None:
        """Keep a window layout. Never raises: one that cannot be kept, as the window closes, is told in `notices`."""
        path = self._layout_path(name)
        with self._told():
            write_atomically(path, state)

    def _layout_path(self, name: str) -> Path:
        if not _LAYOUT_NAME.fullmatch(name):
            raise ValueError(f"not a layout name: {name!r}")
        return self._folder / f"layout-{name}.bin"

    def _settings_in(
        self, values: Mapping[str, object], notices: list[Notice]
    ) -> tuple[Settings, Mapping[str, object]]:
        """The values that are settings, and those whose names nobody here knows."""
        settings, unknown = Settings(), {}
        for name, value in values.items():
            if name not in BY_NAME:
                unknown[name] = value
                continue
            try:
                settings = settings.with_value(name, value)
            except Fault as fault:
                notices.append(Notice(fault.code, str(self._folder / SETTINGS), fault.facts))
        return settings, unknown

    def _read_recent(self, notices: list[Notice]) -> list[_Opened]:
        entries = self._read(RECENT_LIST, notices).get("opened", [])
        found = (_opened(entry) for entry in (entries if isinstance(entries, list) else []))
        return [entry for entry in found if entry is not None][:RECENT]

    def _others(self, path: Path) -> list[_Opened]:
        """What was opened but this, by any window; by this one where nothing can be kept, or is not written yet."""
        kept = self._read_recent([]) if self._written is self._recent else []
        return [entry for entry in kept or self._recent if entry.path != path]

    def _keep_recent(self, opened: list[_Opened]) -> None:
        self._recent = opened[:RECENT]
        self._later(self._write_recent)

    def _write_recent(self) -> None:
        recent = self._recent
        entries = [
            {"path": str(each.path), "title": each.title, "artifact": each.artifact, "collection": each.collection}
            for each in recent
        ]
        with self._told():
            self._write(RECENT_LIST, {"opened": entries})
        self._written = recent

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Note what cannot be kept, once."""
        try:
            yield
        except Fault as fault:
            if fault.notice not in self.notices:
                self.notices.append(fault.notice)

    def _read(self, name: str, notices: list[Notice]) -> Mapping[str, object]:
        path = self._folder / name
        try:
            with path.open("rb") as file:
                text = file.read(_MOST_BYTES).decode("utf-8-sig", "replace")
        except FileNotFoundError:
            return {}
        except OSError as error:
            facts = {"reason": error.strerror or str(error)}
            notices.append(Notice(Code.FILE_UNREADABLE, str(path), facts))
            return {}
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            value, lost = _lines_that_parse(text.splitlines())
            for number in lost:
                facts = {"format": "JSON", "detail": f"line {number}"}
                notices.append(Notice(Code.FORMAT_DAMAGED, str(path), facts))
        return value if isinstance(value, dict) else {}

    def _write(self, name: str, value: Mapping[str, object]) -> None:
        # one name a line, so that a damaged line costs only itself
        write_atomically(self._folder / name, (json.dumps(value, indent=1) + "\n").encode())


def _lines_that_parse(lines: Iterable[str]) -> tuple[dict[str, object], list[int]]:
    """The `"name": value` lines of a damaged file, and the numbers of the lines that are neither that nor brackets."""
    found: dict[str, object] = {}
    lost: list[int] = []
    for number, line in enumerate(lines, start=1):
        match = _LINE.match(line)
        try:
            if match is None:
                raise ValueError(line)
            found[json.loads(match[1])] = json.loads(match[2])
        except (ValueError, RecursionError):
            if line.strip(" \t{}[],"):
                lost.append(number)
    return found, lost


def _opened(entry: object) -> _Opened | None:
    if not isinstance(entry, dict):
        return None
    path, title, artifact = entry.get("path"), entry.get("title", ""), entry.get("artifact", "")
    if not (isinstance(path, str) and path and isinstance(title, str) and isinstance(artifact, str)):
        return None
    collection = entry.get("collection", "")
    return _Opened(Path(path), title, artifact, collection if isinstance(collection, str) else "")
