"""Pictures painted on a canvas, and images by themselves, as parts of an artifact."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from exhibit_viewer.formats.beside import Beside
from exhibit_viewer.formats.fields import Fields, each_once
from exhibit_viewer.formats.iiif.image_copies import (
    Copy,
    copies_in,
    read_info,
    service_folder,
    service_of,
    services,
)
from exhibit_viewer.formats.iiif.shapes import id_of, words
from exhibit_viewer.formats.iiif.sheet import Sheet
from exhibit_viewer.formats.iiif.stage import Stage
from exhibit_viewer.formats.iiif.svg_box import Box
from exhibit_viewer.formats.names import folded, readable_title
from exhibit_viewer.formats.placing import is_sound, posed
from exhibit_viewer.formats.references import shown
from exhibit_viewer.formats.said import Said
from exhibit_viewer.formats.walk import PICTURE_ENDINGS
from exhibit_viewer.model.collection import Artifact, Derivative, Part
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.text import LangText

_MOST_PICTURES = 2000
_LAYER = 1e-5
"""How far what is painted later stands in front of what was before, of the canvas's width."""


def pictures_on(sheet: Sheet, pictures: Sequence[tuple[Fields, Fields]], stage: Stage) -> Iterator[Part]:
    """(image, what it is painted on) each, as far as they are here, on their places; those that are not are told."""
    for number, (image, target) in enumerate(pictures[:_MOST_PICTURES]):
        box = sheet.part(target)
        if box is None or not (box[2] > 0 and box[3] > 0):
            box = (0.0, 0.0, sheet.width, sheet.height)
        name = words(image, "label").best(("en",))[0]
        for copy in _copies(image, stage):
            yield _part(copy, box, sheet, number * _LAYER * sheet.width * sheet.scale, stage.files, name)


def read_image(value: Mapping[str, object], files: Beside, name: str) -> Said:
    """An image by itself: its info.json `name` and the copies beside it. Raises Fault RESOURCE_MISSING."""
    folder, _, document = name.rpartition("/")
    notices: list[Notice] = []
    info = Fields(document, "", value, notices)
    copies = copies_in(files, folder, info)
    if not copies:
        raise Fault.from_notice(notices[0]) if notices else Fault(Code.RESOURCE_MISSING, document, reference="full/max")
    title = LangText.of(readable_title(PurePosixPath(posixpath.basename(folder) or files.root.name)))
    size = info.number("width", 1.0), info.number("height", 1.0)
    whole = artifact_of(folder or document, title, copies, size, files)
    return Said((whole,), title=title, notices=tuple(each_once(notices)), spare=True)


def artifact_of(
    own: str, title: LangText, copies: Sequence[Copy], size: tuple[float, float], files: Beside
) -> Artifact:
    """A picture by itself, of one file or of tiles. size: of the whole, in its own pixels."""
    sheet = Sheet(*size, 1.0 / size[0])
    parts = tuple(_part(copy, (0.0, 0.0, *size), sheet, 0.0, files, "") for copy in copies)
    return Artifact(own, title, parts[0].derivatives, parts=parts)


def _copies(image: Fields, stage: Stage) -> tuple[Copy, ...]:
    """What is here of an image: what its service gives, else the file itself."""
    asked = tuple(dict.fromkeys(services(image)))
    for service in asked:
        folder = service_folder(stage.files, service, stage.base)
        info = read_info(stage.files, folder, image) if folder is not None else None
        if folder is not None and info is not None and (found := copies_in(stage.files, folder, info)):
            return found
    name = _by_address(id_of(image), asked, stage)
    return (Copy(name),) if name is not None else ()


def _by_address(address: str, asked: Sequence[str], stage: Stage) -> str | None:
    """The file an address means. Of a request to a service the last name, "default.jpg", says nothing: what goes
    before must be there too, or the file is called as the image is at its service."""
    if not address:
        return None
    if not service_of(address):
        return stage.local(address)
    files, tail = stage.files, [part for part in urlsplit(address).path.split("/") if part not in ("", ".", "..")]
    for start in range(max(0, len(tail) - 12), len(tail) - 4):
        for place in dict.fromkeys((stage.base, "")):
            try:
                found = files.find("/".join(tail[start:]), place, stage.document)
            except Fault:
                continue
            if found is not None:
                return found
    wanted = {folded(service.rstrip("/").rpartition("/")[2]) for service in asked}
    same = [name for name in files.names() if _stem(name) in wanted]
    if len(same) == 1:
        return same[0]
    stage.notices.append(Notice(Code.RESOURCE_MISSING, stage.document, {"reference": shown(address)}))
    return None


def _stem(name: str) -> str:
    stem, ending = posixpath.splitext(posixpath.basename(name))
    return folded(stem) if ending.lower() in PICTURE_ENDINGS else ""


def _part(copy: Copy, box: Box, sheet: Sheet, depth: float, files: Beside, name: str) -> Part:
    """A file on its place of the sheet: its model is one unit wide, as high as it is, below the origin."""
    x, y, wide, high = box
    across = copy.wide * wide * sheet.scale
    down = copy.high * high * sheet.scale / copy.aspect if copy.aspect else across
    left, top, _ = sheet.point(x + copy.x * wide, y + copy.y * high)
    matrix = posed((left, top, depth), scale=(across, down, across))
    if not is_sound(matrix):
        matrix = posed(scale=(sheet.width * sheet.scale,) * 3)
    return Part((Derivative(files.path(copy.name)),), tuple(float(each) for each in matrix.flatten()), name)
