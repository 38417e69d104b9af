"""The passes of finishes: varnish, cloth, films, brushed metal and glass, lit as they are drawn.

One sample is put together in a target of its own: first all that is solid, as the deferred pass made it; over that the
solid surfaces with finishes, where they are what the G-buffer shows; then, with a copy of the picture to look at, the
glass nearest to the eye. That goes into the G-buffer too, so that it can be picked.
"""

from collections.abc import Iterator

from exhibit_viewer.render.block import Shot
from exhibit_viewer.render.buffers import Job
from exhibit_viewer.render.drawing import Drawing
from exhibit_viewer.render.gpu_model import Drawable
from exhibit_viewer.render.opengl import GL
from exhibit_viewer.render.stage import Canvas

_AMBIENT, _KEY, _SKY, _PROBE, _BEHIND = 11, 12, 13, 14, 15
"""Texture units; a material has those before."""


def finish(drawing: Drawing, shot: Shot, canvas: Canvas, drawables: list[Drawable], weight: float) -> Iterator[Job]:
    """Jobs that finish `stage.sample(canvas)`, which shows all that is solid, and mix it into the mean."""
    stage = drawing.stage
    sample = stage.sample(canvas)
    finished = [item for item in drawables if item.surface.finish is not None]
    solid = [item for item in finished if not item.surface.glass]
    glass = [item for item in finished if item.surface.glass]

    def draw(item: Drawable, first: int, count: int) -> None:
        _draw(drawing, shot, canvas, item, first, count)

    def show() -> None:
        stage.programs.screen("copy.frag").texture("picture_map", 0, sample.colours[0])
        stage.cover()

    def look_behind() -> None:
        stage.reset(stage.behind(canvas), depth=False)
        show()

    def mix() -> None:
        drawing.mix(weight)
        GL.glDisable(GL.GL_DEPTH_TEST)
        show()

    yield from drawing.pieces(sample, solid, draw)
    if glass:
        yield look_behind
        yield from drawing.pieces(canvas.gbuffer, glass, lambda *piece: drawing.surface(shot, *piece))
        yield from drawing.pieces(sample, glass, draw)
    yield from drawing.banded(canvas.mean, (0, 0, *canvas.size), mix)


def _draw(drawing: Drawing, shot: Shot, canvas: Canvas, item: Drawable, first: int, count: int) -> None:
    stage, surface = drawing.stage, item.surface
    assert surface.finish is not None
    defines = [*surface.defines, *surface.finish.defines, "WIDE" if shot.rough else "SKY_PER_PIXEL"]
    defines += ["TANGENTS"] if item.mesh.tangents else []
    defines += ["LAMPS"] if shot.lamps else []
    GL.glDepthMask(False)
    GL.glDepthFunc(GL.GL_EQUAL)
    program = drawing.placed("finish.frag", item, shot, first, *defines)
    surface.bind_finish(program)
    program.texture("ambient_map", _AMBIENT, canvas.ambient_smooth.colours[0])
    program.texture("key_map", _KEY, stage.key_target(rough=shot.rough).depth)
    drawing.bind_sky(program, shot, _SKY)
    program.texture("probe_map", _PROBE, stage.probe(shot.scene.environment), GL.GL_TEXTURE_CUBE_MAP)
    if surface.glass:
        program.texture("behind_map", _BEHIND, stage.behind(canvas).colours[0])
    item.mesh.draw(first, count, shaded=True)
