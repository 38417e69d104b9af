"""`export` to OUT.html: one object as a page that any browser shows."""

from io import BytesIO

from exhibit_viewer.headless.still import picture_of
from exhibit_viewer.ingest.compose import seen_first
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.camera import StandardView
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.scene import Background, Scene
from exhibit_viewer.model.ticket import Ticket

POSTER = (1280, 960)
_QUALITY = 85


def sight_of(reader: Reader, artifact: Artifact) -> tuple[Model, bytes]:
    """The model with its levels, and a WebP of it without ground. Raises Fault."""
    model, out = seen_first(artifact, lambda part: reader.open_levelled(part, Ticket())), BytesIO()
    scene = Scene(background=Background(transparent=True))
    picture_of(model, scene, StandardView.ISO, POSTER).save(out, "webp", quality=_QUALITY)
    return model, out.getvalue()
