"""Documents among files: which of them are Voyager scenes, IIIF manifests and the like, and what each says."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import PurePosixPath

from exhibit_viewer.formats.beside import Beside
from exhibit_viewer.formats.fields import MOST_BYTES, parse_json
from exhibit_viewer.formats.said import Said
from exhibit_viewer.formats.walk import DEEP_ZOOM, described_by
from exhibit_viewer.model.faults import Code, Fault, Notice

MOST_DOCUMENTS = 300
ENDINGS = (".json", DEEP_ZOOM)
"""How the names of documents end."""
_MARKS = (
    b"si-dpo-3d.document", b"Manifest", b"Collection", b"scenegraph", b"Annotation", b"iiif.io/api/image",
    b"hierarchyType",
)  # fmt: skip
"""What one of these documents cannot do without: files that lack all of them are not parsed."""


Reader = Callable[[Mapping[str, object], Beside, str], Said]


@cache
def _readers() -> tuple[tuple[Callable[[object], bool], Reader], ...]:
    """Imported once there is a document: most collections are folders, and the window starts sooner."""
    from exhibit_viewer.formats.aton import is_aton, read_aton
    from exhibit_viewer.formats.ept import is_ept, read_ept_document
    from exhibit_viewer.formats.iiif.image_copies import is_image_service
    from exhibit_viewer.formats.iiif.images import read_image
    from exhibit_viewer.formats.iiif.read import is_iiif, read_iiif
    from exhibit_viewer.formats.svx.read import is_svx, read_svx
    from exhibit_viewer.formats.web_annotation import is_web_annotation, read_annotations

    def svx(value: Mapping[str, object], files: Beside, name: str) -> Said:
        return Said((read_svx(value, files, name),))

    return (
        (is_svx, svx),
        (is_iiif, read_iiif),
        (is_image_service, read_image),
        (is_aton, read_aton),
        (is_web_annotation, read_annotations),
        (is_ept, read_ept_document),
    )


def read_document(files: Beside, name: str) -> Said:
    """What the document `name` says.

    Raises Fault FORMAT_UNKNOWN where it is none that is known, and what its reader raises.
    """
    short = name.rpartition("/")[2]
    if name.lower().endswith(DEEP_ZOOM):
        from exhibit_viewer.formats.deep_zoom import read_deep_zoom

        return read_deep_zoom(files, name)
    value = parse_json(files.read(name, MOST_BYTES), short)
    for recognised, read in _readers():
        if isinstance(value, Mapping) and recognised(value):
            return read(value, files, name)
    raise Fault(Code.FORMAT_UNKNOWN, short, format="json")


def documents_in(files: Beside, below: str = "") -> tuple[list[Said], list[Notice]]:
    """Every document whose name begins with `below`, and what is wrong with those that cannot be read."""
    found: list[Said] = []
    notices: list[Notice] = []
    there = {PurePosixPath(name) for name in files.names()}
    names = [name for name in files.names() if name.startswith(below) and name.lower().endswith(ENDINGS)]
    names = [name for name in names if described_by(PurePosixPath(name)) not in there]
    for name in names[:MOST_DOCUMENTS]:
        try:
            data = files.read(name, MOST_BYTES)
            if name.lower().endswith(DEEP_ZOOM) or any(mark in data for mark in _MARKS):
                found.append(read_document(files, name))
        except Fault as fault:
            if fault.code is not Code.FORMAT_UNKNOWN:
                notices.append(fault.notice)
    return found, notices
