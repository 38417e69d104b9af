"""`render`: a picture of a model as a PNG, and a contact sheet of several, without any display."""

from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from exhibit_viewer.headless.reading import reader_for
from exhibit_viewer.headless.speech import complain, said
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.camera import Camera, StandardView
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.scene import Background, Floor, Mode, Scene
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.render.offscreen import render_still

SAMPLES = 32
_CELL, _CAPTION, _GAP = 480, 56, 24
_GROUND, _TEXT = (21, 23, 26), (236, 231, 223)


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
    """Draw the model at `path` into the PNG `out`. Returns 0, or 1 when it cannot be (said on standard error).

    view: a `StandardView`; mode: a `Mode`; floor: a `Floor`.
    """
    scene = Scene(mode=Mode(mode), floor=Floor(floor), background=Background(transparent=transparent))
    with reader_for(base) as reader:
        try:
            _save(_picture(reader, path, scene, StandardView(view), size), out)
        except Fault as fault:
            complain(said(fault.notice, language))
            return 1
    return 0


def contact_sheet(
    artifacts: Iterable[tuple[Path, str]], out: Path, *, language: str = "", base: Path | None = None
) -> int:
    """Draw models with their titles side by side into the PNG `out`. Returns 0, or 1 when one could not be drawn.

    A model that cannot be drawn leaves its cell with the title alone, and is told of on standard error.
    """
    code = 0
    cells = []
    with reader_for(base) as reader:
        for path, title in artifacts:
            picture = None
            try:
                picture = _picture(reader, path, Scene(), StandardView.ISO, (_CELL, _CELL))
            except Fault as fault:
                complain(said(fault.notice, language))
                code = 1
            cells.append((picture, title))
    try:
        _save(_sheet(cells), out)
    except Fault as fault:
        complain(said(fault.notice, language))
        code = 1
    return code


def _picture(reader: Reader, path: Path, scene: Scene, view: StandardView, size: tuple[int, int]) -> Image.Image:
    model = reader.open(path, Ticket())
    camera = Camera().facing(view).framing(model.bounds, size[0] / size[1])
    return Image.fromarray(render_still(model, scene, camera, *size, SAMPLES))


def _sheet(cells: list[tuple[Image.Image | None, str]]) -> Image.Image:
    columns = max(1, min(3, len(cells)))
    rows = -(-len(cells) // columns)
    step = _CELL + _GAP, _CELL + _CAPTION + _GAP
    sheet = Image.new("RGB", (columns * step[0] + _GAP, max(1, rows) * step[1] + _GAP), _GROUND)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(22)
    for index, (picture, title) in enumerate(cells):
        left, top = _GAP + index % columns * step[0], _GAP + index // columns * step[1]
        if picture is not None:
            sheet.paste(picture.convert("RGB"), (left, top))
        pen.text((left + _CELL / 2, top + _CELL + _CAPTION / 2), title, _TEXT, font, anchor="mm")
    return sheet


def _save(picture: Image.Image, out: Path) -> None:
    """Write a PNG whole or not at all. Fault NOT_SAVED."""
    draft = out.with_name(f".{out.name}.draft")
    try:
        picture.save(draft, "PNG")
        draft.replace(out)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise Fault(Code.NOT_SAVED, out.name, detail=error.strerror or str(error)) from error
