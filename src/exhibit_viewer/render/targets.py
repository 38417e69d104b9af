"""Textures drawn into, and the framebuffers that hold them."""

from collections.abc import Generator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.render.opengl import GL, allocate_texture, delete, generate

T = TypeVar("T")

FORMATS: dict[str, tuple[int, int, int]] = {
    "r8": (GL.GL_R8, GL.GL_RED, GL.GL_UNSIGNED_BYTE),
    "rg8": (GL.GL_RG8, GL.GL_RG, GL.GL_UNSIGNED_BYTE),
    "rgba8": (GL.GL_RGBA8, GL.GL_RGBA, GL.GL_UNSIGNED_BYTE),
    "rgba16f": (GL.GL_RGBA16F, GL.GL_RGBA, GL.GL_HALF_FLOAT),
    "rg32f": (GL.GL_RG32F, GL.GL_RG, GL.GL_FLOAT),
    "rgba32f": (GL.GL_RGBA32F, GL.GL_RGBA, GL.GL_FLOAT),
    "rgba32ui": (GL.GL_RGBA32UI, GL.GL_RGBA_INTEGER, GL.GL_UNSIGNED_INT),
    "depth16": (GL.GL_DEPTH_COMPONENT16, GL.GL_DEPTH_COMPONENT, GL.GL_UNSIGNED_SHORT),
    "depth24": (GL.GL_DEPTH_COMPONENT24, GL.GL_DEPTH_COMPONENT, GL.GL_UNSIGNED_INT),
    "depth24s8": (GL.GL_DEPTH24_STENCIL8, GL.GL_DEPTH_STENCIL, GL.GL_UNSIGNED_INT_24_8),
}
"""Internal format, layout and component type by short name."""


def empty_texture(width: int, height: int, form: str, *, linear: bool = False, compare: bool = False) -> int:
    """A texture without mipmaps, clamped; `compare` makes depth answer shadow look-ups."""
    name = generate("Textures")
    GL.glActiveTexture(GL.GL_TEXTURE0)
    GL.glBindTexture(GL.GL_TEXTURE_2D, name)
    allocate_texture(FORMATS[form][0], width, height, *FORMATS[form][1:])
    smoothing = GL.GL_LINEAR if linear else GL.GL_NEAREST
    for parameter, value in (
        (GL.GL_TEXTURE_MIN_FILTER, smoothing),
        (GL.GL_TEXTURE_MAG_FILTER, smoothing),
        (GL.GL_TEXTURE_WRAP_S, GL.GL_CLAMP_TO_EDGE),
        (GL.GL_TEXTURE_WRAP_T, GL.GL_CLAMP_TO_EDGE),
        (GL.GL_TEXTURE_MAX_LEVEL, 0),
    ):
        GL.glTexParameteri(GL.GL_TEXTURE_2D, parameter, value)
    if compare:
        GL.glTexParameteri(GL.GL_TEXTURE_2D, GL.GL_TEXTURE_COMPARE_MODE, GL.GL_COMPARE_REF_TO_TEXTURE)
        GL.glTexParameteri(GL.GL_TEXTURE_2D, GL.GL_TEXTURE_COMPARE_FUNC, GL.GL_LEQUAL)
    return name


@dataclass(eq=False)
class Target:
    """A framebuffer with its textures. `shared_depth` is not deleted with it."""

    width: int
    height: int
    framebuffer: int
    colours: tuple[int, ...]
    depth: int
    shared_depth: bool

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.width, self.height

    def bind(self) -> None:
        """Draw into all of it from now on."""
        GL.glBindFramebuffer(GL.GL_FRAMEBUFFER, self.framebuffer)
        GL.glViewport(0, 0, self.width, self.height)

    def read(self, attachment: int, form: str, box: tuple[int, int, int, int] | None = None) -> np.ndarray:
        """Pixels (h, w, channels), bottom row first; box: x, y, width, height from bottom left."""
        x, y, width, height = box or (0, 0, self.width, self.height)
        dtype = {"rgba8": np.uint8, "rgba32f": np.float32, "rgba32ui": np.uint32}[form]
        pixels = np.empty((height, width, 4), dtype)
        GL.glBindFramebuffer(GL.GL_READ_FRAMEBUFFER, self.framebuffer)
        GL.glReadBuffer(GL.GL_COLOR_ATTACHMENT0 + attachment)
        GL.glBindBuffer(GL.GL_PIXEL_PACK_BUFFER, 0)
        GL.glPixelStorei(GL.GL_PACK_ALIGNMENT, 1)
        GL.glReadPixels(x, y, width, height, FORMATS[form][1], FORMATS[form][2], pixels)
        return pixels

    def copy(self, framebuffer: int, attachment: int = 0) -> None:
        """Copy a colour attachment into a framebuffer of the same size."""
        GL.glDisable(GL.GL_SCISSOR_TEST)
        GL.glBindFramebuffer(GL.GL_READ_FRAMEBUFFER, self.framebuffer)
        GL.glReadBuffer(GL.GL_COLOR_ATTACHMENT0 + attachment)
        GL.glBindFramebuffer(GL.GL_DRAW_FRAMEBUFFER, framebuffer)
        GL.glBlitFramebuffer(0, 0, *self.size, 0, 0, *self.size, GL.GL_COLOR_BUFFER_BIT, GL.GL_NEAREST)
        GL.glBindFramebuffer(GL.GL_FRAMEBUFFER, framebuffer)

    def release(self) -> None:
        """Delete the framebuffer and its own textures."""
        own = self.colours if self.shared_depth or not self.depth else (*self.colours, self.depth)
        delete("Textures", *own)
        delete("Framebuffers", self.framebuffer)


def make_target(
    width: int,
    height: int,
    colours: tuple[str, ...],
    *,
    depth: str = "",
    shared_depth: int = 0,
    linear: bool = False,
    compare: bool = False,
) -> Target:
    """A complete framebuffer of new textures; `shared_depth` is a depth-stencil texture of another target.

    Faults: GRAPHICS_MEMORY when it cannot be allocated, GRAPHICS_FAILED when the driver refuses the formats.
    """
    forms = (*colours, depth) if depth else colours
    return framed(width, height, forms, all_of(empty_textures(width, height, forms, linear, compare)), shared_depth)


def empty_textures(
    width: int, height: int, forms: tuple[str, ...], linear: bool = False, compare: bool = False
) -> Generator[None, None, tuple[int, ...]]:
    """A texture of each form, made one with each step: the system takes a while to find room for a large one. `linear`
    is for colours, `compare` for depth. Where it is given up nothing stays."""
    made: list[int] = []
    with ExitStack() as given_up:
        for form in forms:
            depth = form.startswith("depth")
            smooth = compare if depth else linear and not form.endswith("ui")
            made.append(empty_texture(width, height, form, linear=smooth, compare=compare and depth))
            given_up.callback(delete, "Textures", made[-1])
            yield
        given_up.pop_all()
    return tuple(made)


def framed(width: int, height: int, forms: tuple[str, ...], textures: tuple[int, ...], shared_depth: int = 0) -> Target:
    """A complete framebuffer of textures, which are its own from now on. Faults as of `make_target`."""
    own_depth = bool(forms) and forms[-1].startswith("depth")
    colours, depth = (textures[:-1], textures[-1]) if own_depth else (textures, shared_depth)
    framebuffer = generate("Framebuffers")
    GL.glBindFramebuffer(GL.GL_FRAMEBUFFER, framebuffer)
    for index, texture in enumerate(colours):
        point = GL.GL_COLOR_ATTACHMENT0 + index
        GL.glFramebufferTexture2D(GL.GL_FRAMEBUFFER, point, GL.GL_TEXTURE_2D, texture, 0)
    if depth:
        stencil = not own_depth or forms[-1].endswith("s8")
        point = GL.GL_DEPTH_STENCIL_ATTACHMENT if stencil else GL.GL_DEPTH_ATTACHMENT
        GL.glFramebufferTexture2D(GL.GL_FRAMEBUFFER, point, GL.GL_TEXTURE_2D, depth, 0)
    points = [GL.GL_COLOR_ATTACHMENT0 + index for index in range(len(colours))] or [GL.GL_NONE]
    GL.glDrawBuffers(len(points), np.array(points, np.uint32))
    if not colours:
        GL.glReadBuffer(GL.GL_NONE)
    status = GL.glCheckFramebufferStatus(GL.GL_FRAMEBUFFER)
    target = Target(width, height, framebuffer, colours, depth, bool(shared_depth))
    if status != GL.GL_FRAMEBUFFER_COMPLETE:
        target.release()
        if GL.glGetError() == GL.GL_OUT_OF_MEMORY:
            raise Fault(Code.GRAPHICS_MEMORY)
        raise Fault(Code.GRAPHICS_FAILED, detail=f"framebuffer {forms}: {int(status):#06x}")
    return target


def all_of(steps: Generator[None, None, T]) -> T:
    """What some steps lead to, all taken at once."""
    while True:
        try:
            next(steps)
        except StopIteration as last:
            made: T = last.value
            return made
