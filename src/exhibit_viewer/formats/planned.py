"""Planned: the files an exchange document will lie among, before any of them is written."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from exhibit_viewer.formats.beside import meant_among
from exhibit_viewer.formats.markup import html_of
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.faults import Code, Fault, Notice


@dataclass(frozen=True, slots=True)
class Names:
    """What files are called in what is written, with forward slashes, relative to the document. there: those that go
    with it; pages: the folder of pages that are made; sizes: width and height in pixels of pictures among them."""

    there: Mapping[Path, str]
    pages: str = "articles"
    sizes: Mapping[Path, tuple[int, int]] = field(default_factory=dict)

    def of(self, path: Path) -> str:
        """The name of a file, also of one that is named and is not there."""
        return self.there.get(path) or f"missing/{path.name}"

    def page(self, number: int, tag: str) -> str:
        """The name of an artifact's page in a language."""
        return f"{self.pages}/{number + 1}-{_ODD.sub('_', tag)}.html"


_ODD = re.compile(r"[^A-Za-z0-9-]")


@dataclass(frozen=True, slots=True)
class Written:
    """A document as it goes into JSON, and the small files that are made with it, by name."""

    document: dict[str, object]
    pages: Mapping[str, bytes]


class Planned:
    """Implements `Beside` for files that are only promised. made: those that can be read already."""

    def __init__(self, names: Names, made: Mapping[str, bytes]) -> None:
        self.root = Path("planned")
        self._made = dict(made)
        self._names = dict.fromkeys((*names.there.values(), *made))

    def names(self) -> tuple[str, ...]:
        """See `Beside`."""
        return tuple(self._names)

    def names_below(self, folder: str) -> tuple[str, ...]:
        """See `Beside`."""
        return tuple(name for name in self.names() if not folder or name.startswith(f"{folder}/"))

    def names_in(self, folder: str) -> tuple[str, ...]:
        """See `Beside`."""
        return tuple(name for name in self.names() if posixpath.dirname(name) == folder)

    def find(self, reference: str, base: str = "", document: str = "") -> str | None:
        """See `Beside`."""
        return next((name for name in meant_among(reference, base, document) if name in self._names), None)

    def exact(self, name: str) -> bool:
        """See `Beside`."""
        return name in self._names

    def size(self, name: str) -> int:
        """See `Beside`."""
        return len(self._made.get(name, b""))

    def path(self, name: str) -> Path:
        """See `Beside`."""
        return self.root / name

    def read(self, name: str, most_bytes: int) -> bytes:
        """See `Beside`."""
        if name not in self._made:
            raise Fault(Code.FILE_MISSING, name)
        return self._made[name]

    def pieces(self, name: str) -> Iterator[bytes]:
        """See `Beside`."""
        yield self.read(name, 0)

    def notices(self) -> list[Notice]:
        """See `Beside`."""
        return []


def pages_of(artifact: Artifact, names: Names) -> dict[str, bytes]:
    """The pages of an artifact in every language, as HTML files by name."""
    return {
        names.page(number, tag): html_of(text).encode()
        for number, article in enumerate(artifact.articles)
        for tag, text in article.text.texts.items()
        if text
    }
