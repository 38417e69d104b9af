"""Stage: a document among the files that it names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from exhibit_viewer.formats.beside import Beside, find_published
from exhibit_viewer.formats.fields import MOST_BYTES, Fields, parse_json
from exhibit_viewer.formats.iiif.addresses import file_named
from exhibit_viewer.formats.iiif.shapes import id_of, kind_of, many
from exhibit_viewer.formats.iiif.svg_box import Shapes
from exhibit_viewer.formats.references import shown
from exhibit_viewer.model.faults import Code, Fault, Notice


@dataclass(slots=True)
class Stage:
    """What all scenes of a document share. base: its folder; comments: annotations that stand beside the scenes;
    around: the manifest that holds them; shapes: of SVG selectors, so many in a document."""

    files: Beside
    base: str
    document: str
    notices: list[Notice]
    comments: list[Fields] = field(default_factory=list)
    around: Fields | None = None
    shapes: Shapes = field(default_factory=Shapes)

    def local(self, address: str) -> str | None:
        """The file here that an address means; told where there is none."""
        try:
            own = file_named(address)
            found = self.files.find(own, self.base, self.document) if own else None
            found = found or find_published(self.files, address, self.base, self.document)
        except Fault as fault:
            self.notices.append(Notice(fault.code, self.document, dict(fault.facts)))
            return None
        if found is None:
            self.notices.append(Notice(Code.RESOURCE_MISSING, self.document, {"reference": shown(address)}))
        return found

    def pages(self, holder: Fields, *names: str) -> Iterator[Fields]:
        """Annotation pages, those kept in files of their own read from there."""
        for page in many(holder, *names):
            if page.has("items") or page.has("resources") or kind_of(page) == "Annotation":
                yield page
            elif id_of(page):
                yield from self._elsewhere(page)

    def _elsewhere(self, page: Fields) -> Iterator[Fields]:
        name = self.local(id_of(page))
        if name is None or not name.lower().endswith(".json"):
            return
        try:
            value = parse_json(self.files.read(name, MOST_BYTES), name)
        except Fault as fault:
            self.notices.append(fault.notice)
            return
        if isinstance(value, Mapping):
            yield Fields(name, "", value, self.notices)
