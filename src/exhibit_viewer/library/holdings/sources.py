"""Sources: the files that an import copies: all of a folder or an archive, or one file with what it names beside it."""

import contextlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from exhibit_viewer.formats import metadata_csv, metadata_json
from exhibit_viewer.formats.beside import ArchiveFiles, Beside, FolderFiles
from exhibit_viewer.formats.companions import companions
from exhibit_viewer.formats.folder import is_archive
from exhibit_viewer.model.faults import Code, Fault

_NAMING = frozenset(
    {
        ".json",
        ".gltf",
        ".glb",
        ".obj",
        ".mtl",
        ".dae",
        ".fbx",
        ".3ds",
        ".usda",
        ".usd",
        ".usdc",
        ".html",
        ".htm",
        ".ply",
    }
)
"""Files that may name others."""
_LOOKED_AT = 32 << 20
_MOST_BESIDE = 5000


@dataclass(frozen=True, slots=True)
class Chosen:
    """Files to copy, by their names in `files`; size: bytes of all, 0 where it is not known before."""

    files: Beside
    names: tuple[str, ...]
    size: int = 0


@contextlib.contextmanager
def chosen(path: Path, shown: Iterable[Path]) -> Iterator[Chosen]:
    """What belongs to the folder, archive, document or model at `path`. shown: the files that it is known to show.
    Raises Fault."""
    if path.name.lower() in (metadata_json.NAME, metadata_csv.NAME):
        path = path.parent
    if path.is_dir():
        files = FolderFiles(path)
        yield Chosen(files, files.names(), _size(path, files.names()))
    elif not path.is_file():
        raise Fault(Code.FILE_MISSING, path.name)
    elif is_archive(path):
        archive = ArchiveFiles(path)
        try:
            yield Chosen(archive, archive.names())
        finally:
            archive.close()
    else:
        around = FolderFiles(path.parent)
        names = dict.fromkeys(_named(path.parent, path.name, around.names()))
        near = (each.relative_to(path.parent).as_posix() for each in shown if each.is_relative_to(path.parent))
        names.update(dict.fromkeys(each for each in near if around.exact(each)))
        for name in tuple(names):
            names.update(dict.fromkeys(companions(around, name)))
        yield Chosen(around, tuple(names), _size(path.parent, names))


def _named(folder: Path, first: str, names: tuple[str, ...]) -> Iterator[str]:
    """A file, and every file near it whose name it holds, and so on."""
    others = {name for name in names[:_MOST_BESIDE] if name != first}
    waiting = [first]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        yield name
        if PurePosixPath(name).suffix.lower() in _NAMING:
            waiting += _mentioned(folder / name, others - found)


def _mentioned(path: Path, names: Iterable[str]) -> list[str]:
    """Which of the names occur in a file, as they are or percent-encoded."""
    try:
        with path.open("rb") as file:
            data = file.read(_LOOKED_AT)
    except OSError:
        return []
    spelt: dict[bytes, list[str]] = {}
    for name in names:
        for spelling in _spellings(PurePosixPath(name).name):
            spelt.setdefault(spelling.lower(), []).append(name)
    if not spelt:
        return []
    longest_first = sorted(spelt, key=len, reverse=True)
    wanted = re.compile(b"|".join(re.escape(spelling) for spelling in longest_first), re.IGNORECASE)
    seen = {match.lower() for match in wanted.findall(data)}
    return [name for spelling in seen for name in spelt.get(spelling, ())]


def _spellings(name: str) -> set[bytes]:
    return {text.encode("utf-8", "surrogateescape") for text in (name, quote(name, errors="surrogateescape"))}


def _size(folder: Path, names: Iterable[str]) -> int:
    total = 0
    for name in names:
        with contextlib.suppress(OSError):
            total += (folder / name).stat().st_size
    return total
