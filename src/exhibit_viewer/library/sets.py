"""Sets: the visitor's own sets of artifacts, one file each: a IIIF Presentation 4 collection of references.

A set has a label, and a manifest by reference for each artifact. The reference says in `exv:from` where the artifact is
at home: the folder or file of its collection (relative to the set's file where both are in the library, so that the
library can move), the collection's id and the artifact's. Only what lies in the library's own folder of sets is read as
a set: what comes from elsewhere may name nothing beyond its folder, and is brought in by the ids of collections alone.
"""

import contextlib
import json
import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from exhibit_viewer.formats.fields import Fields, read_json
from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.formats.iiif.shapes import words
from exhibit_viewer.formats.iiif.words_out import language_map
from exhibit_viewer.formats.names import readable
from exhibit_viewer.library.atomic import fault_of, write_atomically
from exhibit_viewer.model.collection import Artifact, Collection, Home
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.own_set import BUILT_IN, MOST_PICKS, OwnSet, Pick, in_order, shown_id
from exhibit_viewer.model.rights import Rights

FOLDER = "sets"
MOST_BESIDE = 50
CONTEXT = "http://iiif.io/api/presentation/4/context.json"
BASE = "https://exhibit.invalid"
FROM = "exv:from"


class Sets:
    """The sets below a folder (`Places.data`). Nothing is made before it is needed."""

    def __init__(self, data: Path, open_other: Callable[[Path], Collection] = open_path) -> None:
        self._data, self.folder, self._open = data, data / FOLDER, open_other

    def path(self, set_id: str) -> Path:
        """The file of a set."""
        return self.folder / f"{set_id}.json"

    def all(self) -> tuple[OwnSet, ...]:
        """Those that are always there, then the others by their names; what cannot be read is left out."""
        found = {name: OwnSet(name, title) for name, title in BUILT_IN.items()}
        for path in sorted(self.folder.glob("*.json")) if self.folder.is_dir() else ():
            try:
                found[path.stem] = self.read(path)
            except Fault:
                continue
        return in_order(found.values())

    def read(self, path: Path) -> OwnSet:
        """What a file says. Raises Fault as `read_json`, and FORMAT_DAMAGED where it is no set."""
        value = read_json(path)
        if not isinstance(value, dict) or not isinstance(value.get("items"), list):
            raise Fault(Code.FORMAT_DAMAGED, readable(path.name), format="JSON", detail="items: a list")
        whole = Fields(path.name, "", value, [])
        title = BUILT_IN.get(path.stem) or words(whole, "label")
        picks = (_pick(item, path.parent) for item in whole.each("items"))
        return OwnSet(path.stem, title, tuple(pick for pick in picks if pick is not None)[:MOST_PICKS])

    def keep(self, own: OwnSet) -> None:
        """Write a set. Raises Fault DISK_FULL, LIBRARY_READ_ONLY, NOT_SAVED."""
        write_atomically(self.path(own.id), set_document(own, self._place))

    def remove(self, set_id: str) -> None:
        """Delete a set; what it refers to stays. Raises Fault."""
        try:
            self.path(set_id).unlink(missing_ok=True)
        except OSError as error:
            raise fault_of(error, self.path(set_id)) from error

    def open(self, path: Path) -> Collection:
        """What is at `path`, as a collection: a set of this library, or anything else that can be opened. What a set
        refers to and is not there any more is told. Raises Fault as `open_path` and `read`."""
        if path.parent != self.folder or path.suffix != ".json":
            return self._open(path)
        return self._opened(self.read(path), path)

    def open_brought(self, path: Path, homes: Iterable[Path]) -> Collection | None:
        """The set that came as a file, as a collection of what the collections at `homes` have of it; None where the
        file is no set. Nothing is kept. Raises Fault RESOURCE_MISSING when they have nothing of it."""
        if path.suffix != ".json" or not path.is_file():
            return None
        try:
            if not self.read(path).picks:
                return None
        except Fault:
            return None
        own, notices = self.bring_in(path, path.stem, homes)
        if not own.picks:
            raise Fault.from_notice(notices[0])
        opened = self._opened(own, path)
        return replace(opened, notices=(*opened.notices, *notices))

    def _opened(self, own: OwnSet, path: Path) -> Collection:
        notices: list[Notice] = []
        homes: dict[Path, Collection | None] = {}
        artifacts = []
        for pick in own.picks:
            if pick.root not in homes:
                homes[pick.root] = self._home(pick.root)
            found = _away(pick, homes[pick.root])
            if found is None:
                notices.append(Notice(Code.RESOURCE_MISSING, path.name, {"reference": pick.root.name}))
            else:
                artifacts.append(found)
        return Collection(f"set-{own.id}", path, own.title, tuple(artifacts), notices=tuple(notices))

    def bring_in(self, path: Path, set_id: str, homes: Iterable[Path]) -> tuple[OwnSet, tuple[Notice, ...]]:
        """A set that came as a file, under this id, not kept yet. Where it says its objects are is not believed: they
        are looked for in the collections at `homes`, by their ids. notices: what none of these has. Raises Fault."""
        told = self.read(path)
        wanted, found = {pick.collection for pick in told.picks}, dict[str, Collection]()
        for home in homes:
            if wanted <= found.keys():
                break
            there = self._home(home)
            if there is not None and there.id in wanted:
                found.setdefault(there.id, there)
        picks, notices = [], []
        for pick in told.picks:
            there = found.get(pick.collection)
            artifact = there.by_id().get(pick.artifact) if there is not None else None
            if there is None or artifact is None:
                title = pick.title.best(())[0] or pick.artifact
                notices.append(Notice(Code.RESOURCE_MISSING, readable(path.name), {"reference": title}))
            else:
                picks.append(replace(pick, root=there.root, title=artifact.title))
        return OwnSet(set_id, told.title, tuple(picks)), tuple(notices)

    def _home(self, root: Path) -> Collection | None:
        try:
            return None if root.parent == self.folder else self._open(root)
        except Fault:
            return None

    def _place(self, root: Path) -> str:
        """Where a collection is, for a file in the folder of sets."""
        inside = root.is_relative_to(self._data)
        return Path(os.path.relpath(root, self.folder)).as_posix() if inside else str(root)


def beside(path: Path) -> tuple[Path, ...]:
    """What lies beside a set that came as a file and may be a collection it is about."""
    with contextlib.suppress(OSError):
        found = sorted(each for each in path.parent.iterdir() if each.is_dir() or each.suffix == ".exhibit")
        return tuple(found[:MOST_BESIDE])
    return ()


def set_document(own: OwnSet, place: Callable[[Path], str]) -> bytes:
    """A set as a IIIF collection of references. place: what is said of where a collection is, by its absolute path."""
    value = {
        "@context": CONTEXT,
        "id": f"{BASE}/s/{quote(own.id, safe='')}",
        "type": "Collection",
        "label": language_map(own.title) or {"none": [own.id]},
        "items": [_reference(pick, place(pick.root.absolute())) for pick in own.picks[:MOST_PICKS]],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _reference(pick: Pick, place: str) -> dict[str, object]:
    return {
        "id": f"{BASE}/c/{quote(pick.collection, safe='')}/{quote(pick.artifact, safe='')}",
        "type": "Manifest",
        "label": language_map(pick.title) or {"none": [pick.artifact]},
        FROM: {"path": place, "collection": pick.collection, "artifact": pick.artifact},
    }


def _pick(item: Fields, folder: Path) -> Pick | None:
    told = item.inner(FROM)
    if told is None or not (told.text("path") or told.text("artifact")):
        return None
    root = Path(os.path.normpath(folder / told.text("path")))
    return Pick(root, told.text("collection"), told.text("artifact"), words(item, "label"))


def _away(pick: Pick, home: Collection | None) -> Artifact | None:
    """The artifact as it is shown in a set: with the rights and the way home that its collection gives it."""
    artifact = home.find(pick.artifact) if home is not None else None
    if home is None or artifact is None:
        return None
    rights = artifact.rights if artifact.rights != Rights() else home.rights
    return replace(artifact, id=shown_id(pick), rights=rights, home=Home(home.root, home.id, artifact.id, home.title))
