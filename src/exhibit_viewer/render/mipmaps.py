"""Mipmaps in slices: `glGenerateMipmap` of one 4096-square texture takes a software driver a fifth of a second, and its
first call some fifty milliseconds of preparation, whatever the size."""

from collections.abc import Iterator
from functools import partial

from exhibit_viewer.render.buffers import Job
from exhibit_viewer.render.opengl import GL, delete, generate, reserve_texture
from exhibit_viewer.render.stage import Stage

_BAND_PIXELS = 1 << 18
_ALL = 1000
Level = tuple[int, int]
"""Texture, and which level of it."""
Box = tuple[int, int, int, int]
"""Left, bottom, width, height."""


def allocate_levels(texture: int, internal: int, width: int, height: int, levels: int = 0) -> None:
    """Room for a texture and its smaller levels, all of them or so many."""
    GL.glActiveTexture(GL.GL_TEXTURE0)
    GL.glBindTexture(GL.GL_TEXTURE_2D, texture)
    reserve_texture(internal, width, height, levels or max(width, height).bit_length())


def mipmap_jobs(stage: Stage, texture: int, width: int, height: int, *, sliced: bool) -> Iterator[Job]:
    """Jobs that fill all levels of a texture below the first, to be run in order."""
    level = 0
    while sliced and max(width, height) > 1:
        level, width, height = level + 1, max(1, width // 2), max(1, height // 2)
        source, target, rows = (texture, level - 1), (texture, level), max(1, _BAND_PIXELS // width)
        for bottom in range(0, height, rows):
            yield partial(halve, stage, source, target, (0, 0, width, height), (bottom, min(rows, height - bottom)))
    yield partial(_complete, texture, whole=not sliced)


def halve(stage: Stage, source: Level, target: Level, view: Box, rows: tuple[int, int]) -> None:
    """Draw a level of a texture at half its size into a box of another; of that only some rows: (first, how many)."""
    texture, level = source
    stage.reset(depth=False)
    _bind(texture, level, level)
    GL.glTexParameteri(GL.GL_TEXTURE_2D, GL.GL_TEXTURE_MIN_FILTER, GL.GL_LINEAR)
    framebuffer = generate("Framebuffers")
    GL.glBindFramebuffer(GL.GL_FRAMEBUFFER, framebuffer)
    GL.glFramebufferTexture2D(GL.GL_FRAMEBUFFER, GL.GL_COLOR_ATTACHMENT0, GL.GL_TEXTURE_2D, *target)
    GL.glViewport(*view)
    GL.glEnable(GL.GL_SCISSOR_TEST)
    GL.glScissor(0, rows[0], view[2], rows[1])
    GL.glEnable(GL.GL_FRAMEBUFFER_SRGB)
    stage.programs.screen("halve.frag").texture("level_above", 0, texture)
    stage.cover()
    GL.glDisable(GL.GL_FRAMEBUFFER_SRGB)
    GL.glBindFramebuffer(GL.GL_FRAMEBUFFER, 0)
    delete("Framebuffers", framebuffer)
    _bind(texture, 0, _ALL)


def _complete(texture: int, *, whole: bool) -> None:
    """Let all levels be read; `whole`: let the driver make them first."""
    _bind(texture, 0, _ALL)
    if whole:
        GL.glGenerateMipmap(GL.GL_TEXTURE_2D)


def _bind(texture: int, first: int, last: int) -> None:
    GL.glActiveTexture(GL.GL_TEXTURE0)
    GL.glBindTexture(GL.GL_TEXTURE_2D, texture)
    GL.glTexParameteri(GL.GL_TEXTURE_2D, GL.GL_TEXTURE_BASE_LEVEL, first)
    GL.glTexParameteri(GL.GL_TEXTURE_2D, GL.GL_TEXTURE_MAX_LEVEL, last)
