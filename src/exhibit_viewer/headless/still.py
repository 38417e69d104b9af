"""`render`: a picture of a model as a PNG, without any display."""

from pathlib import Path

from PIL import Image

from exhibit_viewer.headless.reading import found_at, reader_for
from exhibit_viewer.headless.speech import complain, said
from exhibit_viewer.ingest.compose import seen_first
from exhibit_viewer.model.camera import StandardView
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.scene import Background, Floor, Mode, Scene
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.render.offscreen import render_still

SAMPLES = 32


def render(
    path: Path,
    out: Path,
    size: tuple[int, int] = (1280, 800),
    view: str = "iso",
    mode: str = "textured",
    *,
    transparent: bool = False,
    floor: str = "shadow",
    language: str = "",
    base: Path | None = None,
) -> int:
    """Draw the model at `path`, or the first of a document or collection, into the PNG `out`.

    Returns 0, or 1 when it cannot be (said on standard error).

    view: a `StandardView`; mode: a `Mode`; floor: a `Floor`.
    """
    scene = Scene(mode=Mode(mode), floor=Floor(floor), background=Background(transparent=transparent))
    with reader_for(base) as reader:
        try:
            model = seen_first(found_at(path, base).artifacts[0], lambda part: reader.open(part, Ticket()))
            save(picture_of(model, scene, StandardView(view), size), out)
        except Fault as fault:
            complain(said(fault.notice, language))
            return 1
    return 0


def picture_of(
    model: Model, scene: Scene, view: StandardView, size: tuple[int, int], samples: int = SAMPLES
) -> Image.Image:
    """The whole object from a standard view, the mean of so many samples. Raises Fault."""
    lying = model.picture and view is StandardView.ISO  # seen askew it would not be the picture
    camera = model.sight if lying else model.sight.facing(view)
    camera = camera.framing(model.bounds, size[0] / size[1])
    return Image.fromarray(render_still(model, scene, camera, *size, samples))


def save(picture: Image.Image, out: Path) -> None:
    """Write a PNG whole or not at all. Raises Fault(NOT_SAVED)."""
    draft = out.with_name(f".{out.name}.draft")
    try:
        picture.save(draft, "PNG")
        draft.replace(out)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise Fault(Code.NOT_SAVED, out.name, detail=error.strerror or str(error)) from error
