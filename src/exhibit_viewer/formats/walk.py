"""Finding the models in a folder: bounded, never outside it, never through a pipe or a device."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from exhibit_viewer.formats.names import natural_key, readable
from exhibit_viewer.model.faults import Code, Fault, Notice

MODEL_ENDINGS = frozenset(
    {".glb", ".gltf", ".obj", ".ply", ".stl", ".off", ".3mf", ".dae", ".fbx", ".3ds", ".amf", ".drc", ".zip"}
    | {".usd", ".usda", ".usdc", ".usdz"}
    | {".las", ".laz", ".e57", ".pcd", ".pts", ".ptx", ".xyz", ".splat", ".ksplat", ".spz"}
)
"""What the program reads, and a person would call a model. A zip counts unless a model of its name lies beside it."""
PICTURE_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp"})
"""Pictures are objects of their own where there are no models; beside models they are theirs."""
CONVERT_ENDINGS = frozenset({".x3d", ".wrl", ".blend", ".max", ".c4d", ".skp", ".nxs", ".nxz"})
"""What people bring and the program does not read: worth a word, not a place in the collection."""
DEEP_ZOOM, TILES = ".dzi", "_files"
"""How the document of a picture cut into tiles ends, and the name of its folder of tiles."""
EPT, EPT_NODES, EPT_HIERARCHY = "ept.json", "ept-data", "ept-hierarchy"
"""What a point cloud cut into files is told in; the folders of these beside it, no models themselves, and of lists."""
_EPT_FOLDERS = frozenset((EPT_NODES, EPT_HIERARCHY, "ept-sources"))
DEEPEST = 6
_MOST_MODELS = 2000
_MOST_ENTRIES = 100_000


@dataclass(slots=True)
class Walk:
    """Models found, as (path, relative path), in natural order, pictures likewise, and what is worth telling."""

    found: list[tuple[Path, PurePosixPath]] = field(default_factory=list)
    pictures: list[tuple[Path, PurePosixPath]] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    @property
    def objects(self) -> list[tuple[Path, PurePosixPath]]:
        """What is to be looked at: the models, or where nothing says that there are any, the pictures."""
        unread = any(notice.code is Code.FORMAT_UNSUPPORTED for notice in self.notices)
        return self.found or ([] if unread else self.pictures)


def models_in(root: Path) -> Walk:
    """Walk a folder. Hidden files, links to folders and links that lead outside are left alone.

    Raises Fault(FILE_UNREADABLE) when the folder itself cannot be listed.
    """
    walk, inside = Walk(), root.resolve()
    for entries, (entry, relative) in enumerate(_entries(root, PurePosixPath(), 0, walk)):
        if entries >= _MOST_ENTRIES or max(len(walk.found), len(walk.pictures)) >= _MOST_MODELS:
            facts = {"count": entries, "limit": _MOST_ENTRIES if entries >= _MOST_ENTRIES else _MOST_MODELS}
            walk.notices.append(Notice(Code.TOO_MANY_ELEMENTS, readable(root.name), facts))
            break
        ending = relative.suffix.lower()
        if ending in CONVERT_ENDINGS:
            facts_unread = {"format": ending.removeprefix("."), "instead": "GLB"}
            walk.notices.append(Notice(Code.FORMAT_UNSUPPORTED, readable(str(relative)), facts_unread))
        elif (ending in MODEL_ENDINGS or ending in PICTURE_ENDINGS) and not _is_part(root, relative):
            kept = walk.found if ending in MODEL_ENDINGS else walk.pictures
            refused = _refusal(Path(entry.path), inside)
            if refused is None:
                kept.append((Path(entry.path), relative))
            else:
                walk.notices.append(Notice(refused, readable(str(relative)), {"reference": readable(str(relative))}))
    models = {path.with_suffix("") for path, relative in walk.found if relative.suffix.lower() != ".zip"}
    walk.found = [
        (path, relative)
        for path, relative in walk.found
        if relative.suffix.lower() != ".zip" or path.with_suffix("") not in models
    ]
    for listed in (walk.found, walk.pictures):
        listed.sort(key=lambda item: natural_key(readable(str(item[1]))))
    return walk


def described_by(name: PurePosixPath) -> PurePosixPath | None:
    """What tells of the cloud that a file would be part of, if there is such a document; None for other files."""
    return name.parent.with_name(EPT) if name.parent.name in _EPT_FOLDERS else None


def _is_part(root: Path, relative: PurePosixPath) -> bool:
    document = described_by(relative)
    return document is not None and (root / document).is_file()


def files_in(root: Path, deepest: int = DEEPEST) -> Iterator[str]:
    """Names of all ordinary files below a folder, with forward slashes; bounded and confined as `models_in`. deepest:
    into how many folders one below the other it looks; none for the files of the folder itself."""
    inside = root.resolve()
    for entries, (entry, relative) in enumerate(_entries(root, PurePosixPath(), 0, Walk(), deepest)):
        if entries >= _MOST_ENTRIES:
            return
        if _refusal(Path(entry.path), inside) is None:
            yield relative.as_posix()


def _entries(
    folder: Path, relative: PurePosixPath, depth: int, walk: Walk, deepest: int = DEEPEST
) -> Iterator[tuple["os.DirEntry[str]", PurePosixPath]]:
    try:
        with os.scandir(folder) as scan:
            listed = sorted((entry for entry in scan if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError as error:
        fault = Fault(Code.FILE_UNREADABLE, readable(str(relative or folder)), reason=error.strerror or str(error))
        if not depth:
            raise fault from error
        walk.notices.append(fault.notice)
        return
    for entry in listed:
        below = relative / entry.name
        if not entry.is_dir(follow_symlinks=False):
            yield entry, below
        elif depth < deepest:
            yield from _entries(folder / entry.name, below, depth + 1, walk, deepest)


def _refusal(path: Path, inside: Path) -> Code | None:
    """Why a file is left alone; None when it is an ordinary file in the folder."""
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            target = path.resolve()
            if not target.is_relative_to(inside):
                return Code.FILE_OUTSIDE_FOLDER
            status = target.lstat()
    except (OSError, RuntimeError):
        return Code.FILE_MISSING
    return None if stat.S_ISREG(status.st_mode) else Code.FILE_NOT_REGULAR
