"""Survey: which tiles of large images a picture wants, found by drawing it small, tiles for colours."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from exhibit_viewer.render.block import Shot, fill
from exhibit_viewer.render.buffers import Job
from exhibit_viewer.render.drawing import Drawing
from exhibit_viewer.render.gpu_model import Drawable
from exhibit_viewer.render.opengl import GL
from exhibit_viewer.render.progress import Progress
from exhibit_viewer.render.tiling import Wanted

_FINER = 4
"""How much larger the picture is than what is drawn here."""


def survey(drawing: Drawing, shot: Shot, progress: Progress) -> list[Job]:
    """Jobs that tell the model's tiling what a shot wants; none where that was done, or there are no tiles."""
    if progress.surveyed or not drawing.model.tiling:
        return []
    progress.surveyed = True
    return list(_jobs(drawing, shot))


def _jobs(drawing: Drawing, shot: Shot) -> Iterator[Job]:
    small = replace(
        shot,
        width=max(1, shot.width // _FINER),
        height=max(1, shot.height // _FINER),
        full=(max(1, shot.full[0] // _FINER), max(1, shot.full[1] // _FINER)),
        crop=(shot.crop[0] // _FINER, shot.crop[1] // _FINER),
        rough=False,
    )
    block, _ = fill(small)
    drawables = drawing.model.dressed(shot.scene.variant, shot.detail)
    slots = {slot for item in drawables for slot in item.surface.tiled_slots}
    found: Counter[Wanted] = Counter()
    target = drawing.model.tiling.target(small.width, small.height)

    def clear() -> None:
        drawing.stage.reset(target)
        drawing.stage.send_frame(block)
        GL.glClearBufferuiv(GL.GL_COLOR, 0, np.zeros(4, np.uint32))
        GL.glClear(GL.GL_DEPTH_BUFFER_BIT)

    def read() -> None:
        places = target.read(0, "rgba32ui").reshape(-1, 4)
        rows, sizes = np.unique(places[places[:, 0] > 0], axis=0, return_counts=True)
        for (column, level, row, across), size in zip(rows.tolist(), sizes.tolist(), strict=True):
            found[column - 1, level, row, across] += size

    for slot in sorted(slots):

        def draw(item: Drawable, first: int, count: int, slot: int = slot) -> None:
            defines = [define for define in item.surface.defines if define in ("TILES", "UV_TRANSFORMS")]
            program = drawing.placed("survey.frag", item, small, first, *defines)
            item.surface.bind(program)
            program.set(slot=slot, finer=float(_FINER))
            item.mesh.draw(first, count, shaded=True)

        yield clear
        yield from drawing.pieces(target, drawables, draw)
        yield read
    yield lambda: drawing.model.tiling.want(found)
