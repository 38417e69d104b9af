"""Images: which image files the drawn materials use, read and decoded once each."""

from exhibit_viewer.ingest.gltf.buffers import Buffers, resource
from exhibit_viewer.ingest.gltf.document import Document
from exhibit_viewer.ingest.gltf.tree import Entry, damaged
from exhibit_viewer.ingest.image_files import read_header
from exhibit_viewer.ingest.textures import decode_within
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.material import Image

SOURCES = ("KHR_texture_basisu", "EXT_texture_webp")
"""Extensions that name a better image than `source`, which is there for viewers that do not know them."""

_LONGEST_NAME = 120


class Images:
    """Used images are numbered in the order of first use; `decoded` is in that order."""

    def __init__(self, document: Document, buffers: Buffers) -> None:
        self._document = document
        self._buffers = buffers
        self._slots: dict[int, int] = {}
        self._files: list[tuple[str, bytes]] = []
        self._faults: dict[int, Fault] = {}

    def slot(self, texture: Entry) -> int:
        """The number of the image a texture shows. Raises Fault where the file has no such image."""
        candidates = image_candidates(texture)
        if not candidates:
            raise damaged(self._document.file, texture.path, "names no image this program can read")
        chosen = next((number for number, path in candidates if self._readable(number, path)), candidates[-1][0])
        if chosen not in self._slots:
            self._slots[chosen] = len(self._files)
            self._files.append(self.content(chosen, candidates[-1][1]))
        return self._slots[chosen]

    def _readable(self, number: int, asked_by: str) -> bool:
        if number in self._slots:
            return True
        name, data = self.content(number, asked_by)
        try:
            read_header(data, name)
        except Fault:
            return False
        return True

    def content(self, number: int, asked_by: str) -> tuple[str, bytes]:
        """(name, data) of an image; without data where it cannot be had, which is noted."""
        entry = self._document.images.get(number, asked_by)
        name = _name(entry)
        try:
            if "uri" in entry:
                return name, resource(self._document, entry.text("uri"), entry.at("uri"))
            return name, self._buffers.view(entry.integer("bufferView"), entry.at("bufferView")).tobytes()
        except Fault as fault:
            self._faults[number] = fault
            return name, b""

    def decoded(self) -> list[Image | None]:
        """Pixels of every used image; None, and a notice, for each that is missing or damaged."""
        for fault in self._faults.values():
            self._document.note(_missing(fault))
        unreadable = {self._slots[number] for number in self._faults if number in self._slots}
        places = [place for place in range(len(self._files)) if place not in unreadable]
        images, notices = decode_within([self._files[place] for place in places], self._document.budget)
        for notice in notices:
            self._document.note(Notice(notice.code, self._document.file, notice.facts))
        result: list[Image | None] = [None] * len(self._files)
        for place, image in zip(places, images, strict=True):
            result[place] = image
        self._files = [(name, b"") for name, _ in self._files]
        return result


def image_candidates(texture: Entry) -> list[tuple[int, str]]:
    """(image number, JSON path) of the images a texture offers, best first."""
    candidates = [
        (extension.integer("source"), extension.at("source"))
        for name in SOURCES
        if (extension := texture.extension(name)) is not None and "source" in extension
    ]
    plain = texture.index("source")
    return candidates if plain is None else [*candidates, (plain, texture.at("source"))]


def _name(entry: Entry) -> str:
    """What a person would recognise the image by."""
    uri = entry.text("uri")
    return (uri if uri and uri[:5].lower() != "data:" else entry.text("name") or entry.path)[:_LONGEST_NAME]


def _missing(fault: Fault) -> Notice:
    if fault.code is not Code.RESOURCE_MISSING:
        return fault.notice
    return Notice(Code.TEXTURE_MISSING, fault.file, fault.facts)
