"""Which OpenGL: PyOpenGL is told the kind of the live context, and the context is asked what it can do.

PyOpenGL chooses GLX or EGL from environment variables when it is first imported, not from the context that is current,
and then cannot find that context. `select_platform` therefore runs first, with the context current.
"""

import ctypes
import os
import sys

from exhibit_viewer.model.faults import Code, Fault

NEEDED = (3, 3)
_SOFTWARE = ("llvmpipe", "softpipe", "swiftshader", "swrast", "software rasterizer", "basic render", "gdi generic")
_CURRENT_CONTEXT = (
    ("libEGL.so.1", "eglGetCurrentContext", "egl"),
    ("libGLX.so.0", "glXGetCurrentContext", "glx"),
    ("libGL.so.1", "glXGetCurrentContext", "glx"),
)


def select_platform() -> str | None:
    """Tell PyOpenGL which kind of context is current. Call before the first import of OpenGL or `render.renderer`.

    Returns "egl", "glx", or None where there is nothing to choose (not Linux, or OpenGL already imported).
    """
    if not sys.platform.startswith("linux") or "OpenGL.platform" in sys.modules:
        return None
    for library, function, name in _CURRENT_CONTEXT:
        try:
            current = getattr(ctypes.CDLL(library), function)
        except (OSError, AttributeError):
            continue
        current.restype = ctypes.c_void_p
        if current():
            os.environ["PYOPENGL_PLATFORM"] = name
            return name
    return None


def probe() -> tuple[tuple[int, int], str, bool]:
    """(version, renderer name, drawn in software?) of the current context.

    Faults: GRAPHICS_MISSING without a context, GRAPHICS_TOO_OLD below OpenGL 3.3.
    """
    from exhibit_viewer.render.opengl import GL

    raw = GL.glGetString(GL.GL_VERSION)
    if raw is None:
        raise Fault(Code.GRAPHICS_MISSING, detail="no current context")
    text = raw.decode("ascii", "replace")
    numbers = text.removeprefix("OpenGL ES ").split(" ")[0].split(".")
    version = (int(numbers[0]), int(numbers[1])) if len(numbers) > 1 else (0, 0)
    if version < NEEDED:
        raise Fault(Code.GRAPHICS_TOO_OLD, version=text, needed=".".join(map(str, NEEDED)))
    name = GL.glGetString(GL.GL_RENDERER).decode("utf-8", "replace")
    return version, name, any(word in name.lower() for word in _SOFTWARE)
