"""The one door to PyOpenGL. Checking every call costs a third of a frame, so errors are asked for once per picture."""

from typing import Any

import OpenGL

OpenGL.ERROR_CHECKING = False
OpenGL.ERROR_LOGGING = False

import numpy as np  # noqa: E402
from OpenGL import GL as _GL  # noqa: E402
from OpenGL.raw.GL.VERSION import GL_1_0 as _GL_1_0  # noqa: E402
from OpenGL.raw.GL.VERSION import GL_2_0 as _GL_2_0  # noqa: E402

from exhibit_viewer.model.faults import Code, Fault  # noqa: E402

GL: Any = _GL


def check() -> None:
    """Raise what the driver has reported since the last look: Fault GRAPHICS_MEMORY or GRAPHICS_FAILED."""
    error = GL.glGetError()
    if error == GL.GL_NO_ERROR:
        return
    while GL.glGetError() != GL.GL_NO_ERROR:
        pass
    if error == GL.GL_OUT_OF_MEMORY:
        raise Fault(Code.GRAPHICS_MEMORY)
    raise Fault(Code.GRAPHICS_FAILED, detail=f"OpenGL error {int(error):#06x}")


def allocate_texture(internal: int, width: int, height: int, layout: int, kind: int, level: int = 0) -> None:
    """Storage for the bound texture, undefined content.

    PyOpenGL's own wrapper looks up the array type even of a null pointer and does not know packed depth-stencil.
    """
    _GL_1_0.glTexImage2D(GL.GL_TEXTURE_2D, level, internal, width, height, 0, layout, kind, None)


def point_attribute(slot: int, components: int, kind: int, normalised: bool) -> None:
    """Read attribute `slot` from the start of the bound buffer, tightly packed, and enable it.

    PyOpenGL's own wrapper files the pointer under the current context, which it looks for in GLX alone or EGL alone.
    """
    _GL_2_0.glVertexAttribPointer(slot, components, kind, normalised, 0, None)
    GL.glEnableVertexAttribArray(slot)


def delete(kind: str, *names: int) -> None:
    """Delete OpenGL objects by kind: "Textures", "Buffers", "Framebuffers", "VertexArrays", "Samplers"."""
    if names:
        getattr(GL, f"glDelete{kind}")(len(names), np.array(names, np.uint32))
