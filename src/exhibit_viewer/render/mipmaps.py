"""Mipmaps in slices: `glGenerateMipmap` of one 4096-square texture takes a software driver a fifth of a second, and its
first call some fifty milliseconds of preparation, whatever the size."""

from collections.abc import Iterator
from functools import partial

from exhibit_viewer.render.buffers import Job
from exhibit_viewer.render.opengl import GL, allocate_texture, delete, generate
from exhibit_viewer.render.stage import Stage

_BAND_ROWS = 256
_ALL = 1000


def allocate_levels(texture: int, internal: int, width: int, height: int, *, whole: bool) -> None:
    """Room for a texture, and with `whole` for all its smaller levels: a software driver to which they come one by
    one copies the texture over and over."""
    GL.glActiveTexture(GL.GL_TEXTURE0)
    GL.glBindTexture(GL.GL_TEXTURE_2D, texture)
    last = max(width, height).bit_length() - 1 if whole else 0
    for level in range(last + 1):
        size = max(1, width >> level), max(1, height >> level)
        allocate_texture(internal, *size, GL.GL_RGBA, GL.GL_UNSIGNED_BYTE, level=level)


def mipmap_jobs(
    stage: Stage, texture: int, width: int, height: int, *, sliced: bool, first: int = 0, shown: int = 0
) -> Iterator[Job]:
    """Jobs that fill all levels of a texture below `first`, to be run in order. width, height: of level 0.

    shown: the level that pictures made meanwhile read from; afterwards they read from `first`.
    """
    level, sizes = first, (max(1, width >> first), max(1, height >> first))
    while sliced and max(sizes) > 1:
        level += 1
        sizes = max(1, sizes[0] // 2), max(1, sizes[1] // 2)
        for bottom in range(0, sizes[1], _BAND_ROWS):
            yield partial(_halve, stage, texture, level, sizes, bottom, shown)
    yield partial(_complete, texture, first, whole=not sliced)


def _halve(stage: Stage, texture: int, level: int, size: tuple[int, int], bottom: int, shown: int) -> None:
    """Draw some rows of a level from the one above."""
    width, height = size
    stage.reset(depth=False)
    _bind(texture, level - 1, level - 1)
    GL.glTexParameteri(GL.GL_TEXTURE_2D, GL.GL_TEXTURE_MIN_FILTER, GL.GL_LINEAR)
    framebuffer = generate("Framebuffers")
    GL.glBindFramebuffer(GL.GL_FRAMEBUFFER, framebuffer)
    GL.glFramebufferTexture2D(GL.GL_FRAMEBUFFER, GL.GL_COLOR_ATTACHMENT0, GL.GL_TEXTURE_2D, texture, level)
    GL.glViewport(0, 0, width, height)
    GL.glEnable(GL.GL_SCISSOR_TEST)
    GL.glScissor(0, bottom, width, _BAND_ROWS)
    GL.glEnable(GL.GL_FRAMEBUFFER_SRGB)
    stage.programs.screen("halve.frag").texture("level_above", 0, texture)
    stage.cover()
    GL.glDisable(GL.GL_FRAMEBUFFER_SRGB)
    GL.glBindFramebuffer(GL.GL_FRAMEBUFFER, 0)
    delete("Framebuffers", framebuffer)
    _bind(texture, shown, _ALL)


def _complete(texture: int, first: int, *, whole: bool) -> None:
    """Let all levels from `first` on be read; `whole`: let the driver make those below it first."""
    _bind(texture, first, _ALL)
    if whole:
        GL.glGenerateMipmap(GL.GL_TEXTURE_2D)


def _bind(texture: int, first: int, last: int) -> None:
    GL.glActiveTexture(GL.GL_TEXTURE0)
    GL.glBindTexture(GL.GL_TEXTURE_2D, texture)
    GL.glTexParameteri(GL.GL_TEXTURE_2D, GL.GL_TEXTURE_BASE_LEVEL, first)
    GL.glTexParameteri(GL.GL_TEXTURE_2D, GL.GL_TEXTURE_MAX_LEVEL, last)
