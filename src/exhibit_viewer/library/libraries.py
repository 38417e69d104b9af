"""Libraries: a person's own, in the folder the system gives, and any others, each a folder of its own.

A folder is a library when it has the marker `library.json` or the file of notes. The list of those known, the latest
first, is kept with the settings; settings and what can be made again are the same for all.
"""

import json
from dataclasses import replace
from pathlib import Path

from exhibit_viewer.formats.fields import read_json
from exhibit_viewer.formats.names import readable
from exhibit_viewer.library import database
from exhibit_viewer.library.atomic import fault_of, make_folder, write_atomically
from exhibit_viewer.library.holdings.holdings import free_name
from exhibit_viewer.library.opening import FILE as NOTES
from exhibit_viewer.library.places import Places
from exhibit_viewer.model.faults import Code, Fault

MARKER = "library.json"
VERSION = 1
LIST = "libraries.json"
NAME = "Exhibit library"
"""What a new library is called in a folder that has other things in it."""
MOST_KNOWN = 20


class Libraries:
    """Those known on this machine. places: the person's own library, and where settings are."""

    def __init__(self, places: Places) -> None:
        self._places = places

    @property
    def home(self) -> Path:
        """The person's own."""
        return self._places.data

    def known(self) -> tuple[Path, ...]:
        """The person's own, then the others, the latest first, also those that are not there now."""
        return self.home, *(path for path in self._listed() if path != self.home)

    def latest(self) -> Path:
        """The one used last; the person's own at first."""
        listed = self._listed()
        return listed[0] if listed else self.home

    def remember(self, path: Path) -> None:
        """This one is used now. Raises Fault."""
        self._write([path, *(each for each in self._listed() if each != path)])

    def forget(self, path: Path) -> None:
        """Strike one from the list; its folder stays as it is. Raises Fault."""
        self._write([each for each in self._listed() if each != path])

    def places(self, path: Path) -> Places:
        """Where things of a library are. The settings of the program go with the person's own alone."""
        return self._places if path == self.home else replace(self._places, data=path, config=path / "config")

    def _listed(self) -> list[Path]:
        try:
            value = read_json(self._places.config / LIST)
        except Fault:
            return []
        paths = value.get("libraries") if isinstance(value, dict) else None
        found = [Path(each) for each in (paths if isinstance(paths, list) else []) if isinstance(each, str) and each]
        return [path for path in dict.fromkeys(found) if path.is_absolute()][:MOST_KNOWN]

    def _write(self, paths: list[Path]) -> None:
        value = {"libraries": [str(path) for path in paths[:MOST_KNOWN]]}
        write_atomically(self._places.config / LIST, (json.dumps(value, indent=1) + "\n").encode("utf-8", "replace"))


def is_library(folder: Path) -> bool:
    """Whether a folder is one. Never raises."""
    try:
        return (folder / MARKER).is_file() or (folder / NOTES).is_file()
    except (OSError, ValueError):
        return False


def check_library(folder: Path) -> None:
    """Raises Fault: LIBRARY_MISSING, LIBRARY_UNKNOWN for a folder that is none, LIBRARY_NEWER."""
    if not folder.is_dir():
        raise Fault(Code.LIBRARY_MISSING, readable(str(folder)))
    if not is_library(folder):
        raise Fault(Code.LIBRARY_UNKNOWN, readable(str(folder)))
    try:
        value = read_json(folder / MARKER) if (folder / MARKER).is_file() else {}
    except Fault:
        value = {}  # what it holds says the rest
    version = value.get("version") if isinstance(value, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise Fault(Code.LIBRARY_NEWER, readable(str(folder)), version=version, supported=VERSION)
    notes, supported = folder / NOTES, len(database.migrations())
    with database.faults_named(notes):
        held = database.version_on_disk(notes) if notes.is_file() and notes.stat().st_size else 0
    if held > supported:
        raise Fault(Code.LIBRARY_NEWER, readable(str(folder)), version=held, supported=supported)


def make_library(folder: Path) -> Path:
    """Make a library of a folder; inside it where it holds other things; where it is then. One that is there already
    is left as it is. Raises Fault."""
    if is_library(folder):
        return folder
    try:
        filled = folder.is_dir() and any(True for _ in folder.iterdir())
    except OSError as error:
        raise fault_of(error, folder) from error
    place = free_name(folder, NAME) if filled else folder
    try:
        make_folder(place)
    except OSError as error:
        raise fault_of(error, place) from error
    write_atomically(place / MARKER, (json.dumps({"version": VERSION}) + "\n").encode())
    return place
