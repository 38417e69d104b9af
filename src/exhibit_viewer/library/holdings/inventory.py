"""Inventory: what came into a collection of the library, with checksums, in a hidden file of its folder."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from exhibit_viewer.formats.fields import Fields, read_json
from exhibit_viewer.formats.walk import MODEL_ENDINGS, PICTURE_ENDINGS
from exhibit_viewer.model.faults import Code, Fault, Notice

NAME = ".exhibit.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Item:
    """One file: its path in the folder with forward slashes, its length, and its SHA-256 in hexadecimal."""

    name: str
    size: int
    sha256: str

    @property
    def is_model(self) -> bool:
        """Whether it is what a person would call a model, or a picture."""
        return Path(self.name).suffix.lower() in MODEL_ENDINGS | PICTURE_ENDINGS


@dataclass(frozen=True, slots=True)
class Inventory:
    """source: where it came from; imported: when, UTC, ISO 8601; artifacts: how many there were."""

    source: str = ""
    imported: str = ""
    artifacts: int = 0
    files: tuple[Item, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(item.size for item in self.files)

    def models(self) -> frozenset[str]:
        """Checksums of the models."""
        return frozenset(item.sha256 for item in self.files if item.is_model)

    def written(self) -> bytes:
        """As the file has it."""
        value = {
            "version": VERSION,
            "source": self.source,
            "imported": self.imported,
            "artifacts": self.artifacts,
            "files": [[item.name, item.size, item.sha256] for item in self.files],
        }
        return (json.dumps(value, ensure_ascii=False, indent=0) + "\n").encode("utf-8", "replace")


def read_inventory(folder: Path) -> Inventory:
    """The inventory of a collection. Raises Fault, LIBRARY_NEWER where a newer version of the program wrote it."""
    value = read_json(folder / NAME)
    if not isinstance(value, dict):
        raise Fault(Code.FORMAT_DAMAGED, NAME, format="JSON", detail="an object")
    notices: list[Notice] = []
    fields = Fields(NAME, "", value, notices)
    version = int(fields.number("version", VERSION))
    if version > VERSION:
        raise Fault(Code.LIBRARY_NEWER, str(folder), version=version, supported=VERSION)
    artifacts = int(fields.number("artifacts", 0))
    files = value.get("files")
    items = tuple(_items(files if isinstance(files, list) else []))
    return Inventory(fields.text("source"), fields.text("imported"), artifacts, items)


def _items(entries: Iterable[object]) -> Iterable[Item]:
    for entry in entries:
        match entry:
            case [str(name), int(size), str(sha256)]:
                yield Item(name, size, sha256)
