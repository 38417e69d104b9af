"""`export` to OUT.html: one object as a page that any browser shows."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from exhibit_viewer.formats.page.page import page
from exhibit_viewer.headless.reading import reader_for
from exhibit_viewer.headless.still import picture_of
from exhibit_viewer.ingest.compose import model_of
from exhibit_viewer.ingest.levels.build import with_levels
from exhibit_viewer.ingest.levels.need import gains_from_levels
from exhibit_viewer.library.atomic import write_atomically
from exhibit_viewer.model.camera import StandardView
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.scene import Background, Scene
from exhibit_viewer.model.sharing import Exported, Selection, licence_of
from exhibit_viewer.model.ticket import Ticket

ENDING = ".html"
POSTER = (1280, 960)
_QUALITY = 85


def write_page(selection: Selection, path: Path, base: Path | None) -> Exported:
    """Write the first artifact of the selection as a page. Raises Fault: what reading, drawing and writing raise."""
    artifact = selection.to_write[0]
    licence = licence_of(artifact, selection.collection)
    credit = artifact.rights.credit or selection.collection.rights.credit
    with reader_for(base) as reader:
        model = model_of(artifact, lambda part: reader.open(part, Ticket()))
        scene = Scene(background=Background(transparent=True))
        picture = picture_of(reader, artifact, scene, StandardView.ISO, POSTER)
    if gains_from_levels(plain := _without_tangents(model)):
        model = with_levels(plain, Ticket())
    out = BytesIO()
    picture.save(out, "webp", quality=_QUALITY)
    data = page(artifact, model, artifact.annotations, credit, licence, out.getvalue())
    write_atomically(path, data)
    return Exported(path, len(data), 1, model.notices)


def _without_tangents(model: Model) -> Model:
    """The page finds them by itself, and a mesh that has them cannot be made coarser."""
    return replace(model, meshes=tuple(replace(mesh, tangents=None) for mesh in model.meshes))
