"""Gathering: the files a selection needs, and what they are called in what is written."""

import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from exhibit_viewer.formats.archive_path import split_archive
from exhibit_viewer.formats.beside import ArchiveFiles, Beside, FolderFiles
from exhibit_viewer.formats.companions import companions, licences
from exhibit_viewer.formats.package import DATA, FILES, is_package
from exhibit_viewer.formats.planned import Names
from exhibit_viewer.model.collection import Artifact, all_paths
from exhibit_viewer.model.faults import Code, Notice
from exhibit_viewer.model.sharing import Selection

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\\u202a-\u202e\u2066-\u2069]|[. ]+$|[\ud800-\udfff]')
_OWN = (f"{DATA}/{FILES}/", f"{FILES}/")


@dataclass(frozen=True, slots=True)
class Item:
    """One file: what it is called where it is (among the files of its collection), and where it goes; size in bytes."""

    files: Beside
    source: str
    name: str
    size: int

    def pieces(self) -> Iterator[bytes]:
        """What is in it, piece by piece. Raises Fault as `Beside.pieces`."""
        return self.files.pieces(self.source)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What goes along with a selection. homes: the files of each collection it is from; names: of the paths in the
    artifacts; notices: what is not there."""

    homes: tuple[Beside, ...]
    items: tuple[Item, ...]
    names: Names
    notices: tuple[Notice, ...]

    @property
    def bytes(self) -> int:
        """Of all files together."""
        return sum(item.size for item in self.items)


@contextmanager
def gathered(selection: Selection) -> Iterator[Gathered]:
    """The files of a selection, open for reading as long as this lasts. Raises Fault ARCHIVE_..., FILE_UNREADABLE."""
    homes: dict[Path, list[Artifact]] = {}
    for artifact in selection.artifacts:
        root = artifact.home.root if artifact.home is not None else selection.collection.root
        homes.setdefault(root, []).append(artifact)
    with ExitStack() as ending:
        found = []
        for number, (root, artifacts) in enumerate(homes.items(), 1):
            files = _files_of(root, artifacts)
            if isinstance(files, ArchiveFiles):
                ending.callback(files.close)
            found.append(_gather(artifacts, files, f"{FILES}/{number}" if len(homes) > 1 else FILES))
        yield _together(found)


def _together(found: Sequence[Gathered]) -> Gathered:
    """What goes along of several collections, each in a folder of its own."""
    there = {path: name for each in found for path, name in each.names.there.items()}
    items = tuple(item for each in found for item in each.items)
    homes = tuple(home for each in found for home in each.homes)
    return Gathered(homes, items, Names(there), tuple(notice for each in found for notice in each.notices))


def _files_of(root: Path, artifacts: Iterable[Artifact]) -> ArchiveFiles | FolderFiles:
    """The folder or the archive that a collection's files are in."""
    if root.is_dir():
        return FolderFiles(root)
    within = (split_archive(path) for artifact in artifacts for path in all_paths(artifact) if not path.exists())
    if any(parts is not None and parts[0] == root for parts in within):
        return ArchiveFiles(root)
    return FolderFiles(root.parent, lone=True)


def _gather(artifacts: Iterable[Artifact], files: Beside, folder: str) -> Gathered:
    """Of artifacts that are among these files, for a folder of what is written."""
    wanted: dict[str, Path] = {}
    notices: list[Notice] = []
    for artifact in artifacts:
        for path in all_paths(artifact):
            source = _name_among(files, path)
            if source is not None:
                wanted[source] = path
            else:
                notices.append(Notice(Code.RESOURCE_MISSING, artifact.path.name, {"reference": path.name}))
    sources = dict.fromkeys(wanted)
    for source in wanted:
        sources.update(dict.fromkeys(companions(files, source)))
    sources.update(dict.fromkeys(licences(files, _folders(sources, files))))
    names = _named(sources, is_package(files), folder)
    items = tuple(Item(files, source, name, files.size(source)) for source, name in names.items())
    there = {path: names[source] for source, path in wanted.items()}
    return Gathered((files,), items, Names(there), tuple(notices))


def _name_among(files: Beside, path: Path) -> str | None:
    """The name of a file among those of its collection; None where it is not there."""
    try:
        name = Path(os.path.relpath(path, files.root)).as_posix()
    except ValueError:
        return None
    return name if not name.startswith("../") and files.exact(name) else None


def _folders(sources: Iterable[str], files: Beside) -> Iterable[str]:
    """Where licences may lie: at the top, and beside the files."""
    top = f"{DATA}/{FILES}" if is_package(files) else ""
    return dict.fromkeys((top, *(posixpath.dirname(source) for source in sources)))


def _named(sources: Iterable[str], packed: bool, folder: str) -> dict[str, str]:
    """A name for each file that every system can hold: its own below one folder, wherever that is possible."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for source in sources:
        own = next((source[len(start) :] for start in _OWN if packed and source.startswith(start)), source)
        clean = "/".join(_FORBIDDEN.sub("_", part) or "_" for part in own.split("/"))
        name, number = f"{folder}/{clean}", 1
        while name.casefold() in taken:
            number += 1
            stem, ending = posixpath.splitext(clean)
            name = f"{folder}/{stem} ({number}){ending}"
        taken.add(name.casefold())
        names[source] = name
    return names
