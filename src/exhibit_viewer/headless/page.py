"""`export` to OUT.html: one object as a page that any browser shows."""

from io import BytesIO
from pathlib import Path

from exhibit_viewer.headless.reading import reader_for
from exhibit_viewer.headless.still import picture_of
from exhibit_viewer.ingest.compose import model_of
from exhibit_viewer.library.sharing.export import export_page
from exhibit_viewer.model.camera import StandardView
from exhibit_viewer.model.scene import Background, Scene
from exhibit_viewer.model.sharing import Exported, Selection
from exhibit_viewer.model.ticket import Ticket

POSTER = (1280, 960)
_QUALITY = 85


def write_page(selection: Selection, path: Path, base: Path | None) -> Exported:
    """Write the first artifact of the selection as a page. Raises Fault: what reading, drawing and writing raise."""
    artifact, out = selection.artifacts[0], BytesIO()
    with reader_for(base) as reader:
        model = model_of(artifact, lambda part: reader.open_levelled(part, Ticket()))
        scene = Scene(background=Background(transparent=True))
        picture_of(reader, artifact, scene, StandardView.ISO, POSTER).save(out, "webp", quality=_QUALITY)
        return export_page(selection, model, out.getvalue(), path)
