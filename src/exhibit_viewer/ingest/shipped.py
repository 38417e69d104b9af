"""Shipped packs: those that a package brings along, so that what opens it need not make them.

The pack of `data/files/NAME` is `data/packs/NAME.pack`, stored in the archive and mapped where it lies. It is used for
a model file whose checksum in the bag's list is the one it was made from, by the version of the program that made it;
else, and where anything about it does not check, the model file is read as if there were none. It never gets into the
cache: it says what a stranger says of their file, not what that file says.
"""

import contextlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from exhibit_viewer.formats.archive_path import split_archive
from exhibit_viewer.formats.bag import sha256_listed
from exhibit_viewer.formats.beside import ArchiveFiles, FolderFiles
from exhibit_viewer.formats.package import DATA, FILES, is_package, pack_name
from exhibit_viewer.formats.walk import PICTURE_ENDINGS
from exhibit_viewer.ingest.compose import Read, files_read
from exhibit_viewer.ingest.pack import packed, read_pack_within
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Model

_MOST_HEADER = 4 << 20
"""Bytes. A header is parsed as a whole, here where no worker can be ended over it."""


def shipped_model(path: Path) -> Model | None:
    """The model in the pack that was shipped for the model file at `path`, or None. Never raises."""
    with contextlib.suppress(Fault, OSError, ValueError), ExitStack() as ending:
        place = _placed(path, ending)
        if place is None or not is_package(place.files):
            return None
        name = pack_name(place.name)
        if not place.files.exact(name):
            return None
        listed = sha256_listed(place.files, place.name)
        if isinstance(place.files, ArchiveFiles):
            stored = place.files.stored_at(name)
            model = None if stored is None else read_pack_within(place.files.root, *stored, _MOST_HEADER).model
        else:
            model = read_pack_within(place.files.path(name), 0, None, _MOST_HEADER).model
        return model if model is not None and model.facts.sha256 == listed else None
    return None


def to_ship(artifact: Artifact, read: Read) -> dict[Path, tuple[int, Iterator[bytes | memoryview]]]:
    """The packs to ship for an artifact's model files, each as its size and its bytes. read: gives the model of one
    file, with levels; what it cannot read goes without. Raises Fault CANCELLED."""
    found = {}
    for path in files_read(artifact):
        try:
            model = read(path)
        except Fault as fault:
            if fault.code is Code.CANCELLED:
                raise
        else:
            if not model.picture:  # which is opened as fast as it is read, and far larger when prepared
                found[path] = packed(model)
    return found


def to_ship_bytes(
    artifact: Artifact, known: Callable[[Path], Model | None], forecast: Callable[[Path], int]
) -> list[int]:
    """About how large the packs of `to_ship` are. known: the model of a file if it was prepared before; forecast: how
    large the pack of a file that was not may be. Raises Fault CANCELLED."""
    found = []
    for path in files_read(artifact):
        if path.suffix.lower() in PICTURE_ENDINGS:
            continue
        model = known(path)
        if model is None:
            try:
                found.append(forecast(path))
            except Fault as fault:
                if fault.code is Code.CANCELLED:
                    raise
        elif not model.picture:
            found.append(packed(model)[0])
    return found


@dataclass(frozen=True, slots=True)
class _Placed:
    """A model file in what may be a package."""

    files: ArchiveFiles | FolderFiles
    name: str


def _placed(path: Path, ending: ExitStack) -> _Placed | None:
    """Where a model file is in a package, packed or unpacked; the archive stays open until the `ending`."""
    for above in _above(path):
        name = path.relative_to(above).as_posix()
        if above.is_dir():
            return _Placed(FolderFiles(above), name)
        if split_archive(path) == (above, name):
            files = ArchiveFiles(above)
            ending.callback(files.close)
            return _Placed(files, name)
    return None


def _above(path: Path) -> Iterator[Path]:
    """What may be the package that holds the file."""
    return (up.parent.parent for up in path.parents if up.name == FILES and up.parent.name == DATA)
