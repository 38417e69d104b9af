"""The few words of OpenGL the window speaks itself, through Qt's own functions; PyOpenGL is the renderer's alone."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QOpenGLContext

from exhibit_viewer.ui.canvas import Canvas

_COLOR_BUFFER_BIT = 0x4000
_FRAMEBUFFER = 0x8D40
_ARRAY_BUFFER = 0x8892
_TEXTURE0, _TEXTURE_2D = 0x84C0, 0x0DE1
_UNPACK_ALIGNMENT = 0x0CF5
_DEPTH_TEST, _CULL_FACE, _BLEND, _SCISSOR_TEST, _STENCIL_TEST = 0x0B71, 0x0B44, 0x0BE2, 0x0C11, 0x0B90


def fill(context: QOpenGLContext, red: float, green: float, blue: float) -> None:
    """Fill the bound framebuffer with a colour, sRGB 0..1."""
    functions = context.functions()
    functions.glClearColor(red, green, blue, 1.0)
    functions.glClear(_COLOR_BUFFER_BIT)


def restore(context: QOpenGLContext, framebuffer: int) -> None:
    """Leave the current context as Qt's own painting expects it, whatever happened before."""
    functions = context.functions()
    functions.glUseProgram(0)
    functions.glBindBuffer(_ARRAY_BUFFER, 0)
    context.extraFunctions().glBindVertexArray(0)
    functions.glActiveTexture(_TEXTURE0)
    functions.glBindTexture(_TEXTURE_2D, 0)
    functions.glPixelStorei(_UNPACK_ALIGNMENT, 4)
    for capability in (_DEPTH_TEST, _CULL_FACE, _BLEND, _SCISSOR_TEST, _STENCIL_TEST):
        functions.glDisable(capability)
    functions.glBindFramebuffer(_FRAMEBUFFER, framebuffer)


@contextmanager
def current(canvas: Canvas) -> Iterator[None]:
    """A canvas' context for something beside its pictures, left as Qt expects it."""
    canvas.makeCurrent()
    try:
        yield
    finally:
        restore(canvas.context(), canvas.defaultFramebufferObject())
        canvas.doneCurrent()
