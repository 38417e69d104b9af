"""Pages: the picture of an artifact that its page begins with, and `export` to OUT.html."""

from io import BytesIO

from exhibit_viewer.formats.page.page import ASPECT
from exhibit_viewer.ingest.compose import seen_first
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.scene import Background, Floor, Scene
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.render.offscreen import render_still

POSTER_HEIGHT = 800
_SAMPLES = 8
"""It stands for a second, until the model does: four times as many take four times as long, and are not seen."""
_QUALITY = 85


def sight_of(reader: Reader, artifact: Artifact) -> tuple[Model, bytes]:
    """The model with its levels, and its poster. Raises Fault."""
    model = seen_first(artifact, lambda part: reader.open_levelled(part, Ticket()))
    return model, poster_of(model)


def poster_of(model: Model) -> bytes:
    """A WebP of the page's first view of a model, without ground. Raises Fault."""
    from PIL import Image

    out, scene = BytesIO(), Scene(background=Background(transparent=True), floor=Floor.NONE)
    camera, width = model.sight.framing(model.bounds, ASPECT), round(POSTER_HEIGHT * ASPECT)
    picture = render_still(model, scene, camera, width, POSTER_HEIGHT, _SAMPLES)
    Image.fromarray(picture).save(out, "webp", quality=_QUALITY)
    return out.getvalue()
