"""The one door to PyOpenGL: its raw functions up to OpenGL 3.3 core, and over a few of them what Python expects.

`OpenGL.GL` wraps every function there ever was, which takes three times as long to import and makes each call several
times as dear. Checking every call would cost a third of a frame, so errors are asked for once per picture.
"""

import ctypes
from collections.abc import Callable
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import OpenGL

OpenGL.ERROR_CHECKING = False
OpenGL.ERROR_LOGGING = False

import numpy as np  # noqa: E402

from exhibit_viewer.model.faults import Code, Fault  # noqa: E402

_VERSIONS = ("1_0", "1_1", "1_2", "1_3", "1_4", "1_5", "2_0", "2_1", "3_0", "3_1", "3_2", "3_3")


def _functions() -> SimpleNamespace:
    found: dict[str, Any] = {}
    for version in _VERSIONS:
        names = vars(import_module(f"OpenGL.raw.GL.VERSION.GL_{version}"))
        found.update({name: value for name, value in names.items() if name.startswith(("gl", "GL_"))})
    return SimpleNamespace(**found)


_RAW: Any = _functions()
_STORAGE: Any = import_module("OpenGL.raw.GL.VERSION.GL_4_2").glTexStorage2D
GL: Any = SimpleNamespace(**vars(_RAW))
"""`GL.glClear`, `GL.GL_DEPTH_BUFFER_BIT` and so on; arrays are numpy's, of the type the function names."""


def _over(function: Callable[..., object]) -> None:
    """Put a function in the place of the raw one."""
    setattr(GL, function.__name__, function)


# -- questions -----------------------------------------------------------------------------------------------------


@_over
def glGetString(name: int) -> bytes | None:
    text = _RAW.glGetString(name)
    return ctypes.cast(text, ctypes.c_char_p).value if text else None


@_over
def glGetIntegerv(name: int) -> int:
    return _asked(_RAW.glGetIntegerv, name)


@_over
def glGetProgramiv(program: int, name: int) -> int:
    return _asked(_RAW.glGetProgramiv, program, name)


@_over
def glGetShaderiv(shader: int, name: int) -> int:
    return _asked(_RAW.glGetShaderiv, shader, name)


@_over
def glGetProgramInfoLog(program: int) -> str:
    return _log(_RAW.glGetProgramInfoLog, program, _asked(_RAW.glGetProgramiv, program, GL.GL_INFO_LOG_LENGTH))


@_over
def glGetShaderInfoLog(shader: int) -> str:
    return _log(_RAW.glGetShaderInfoLog, shader, _asked(_RAW.glGetShaderiv, shader, GL.GL_INFO_LOG_LENGTH))


@_over
def glGetUniformLocation(program: int, name: str) -> int:
    return int(_RAW.glGetUniformLocation(program, name.encode()))


@_over
def glGetUniformBlockIndex(program: int, name: str) -> int:
    return int(_RAW.glGetUniformBlockIndex(program, name.encode()))


def _asked(ask: Callable[..., object], *words: int) -> int:
    answer = np.zeros(16, np.int32)  # no setting asked for here has more parts
    ask(*words, answer)
    return int(answer[0])


def _log(ask: Callable[..., object], name: int, length: int) -> str:
    text = ctypes.create_string_buffer(max(1, length))
    ask(name, len(text), None, text)
    return text.value.decode("utf-8", "replace")


# -- what is handed over -------------------------------------------------------------------------------------------


@_over
def glShaderSource(shader: int, text: str) -> None:
    lines = (ctypes.c_char_p * 1)(text.encode())
    _RAW.glShaderSource(shader, 1, ctypes.cast(lines, _RAW.glShaderSource.argtypes[2]), None)


@_over
def glDrawElements(mode: int, count: int, kind: int, offset: int) -> None:
    _RAW.glDrawElements(mode, count, kind, ctypes.c_void_p(offset))


def allocate_texture(internal: int, width: int, height: int, layout: int, kind: int, level: int = 0) -> None:
    """Storage for the bound texture, undefined content."""
    _RAW.glTexImage2D(GL.GL_TEXTURE_2D, level, internal, width, height, 0, layout, kind, None)


def reserve_texture(internal: int, width: int, height: int, levels: int) -> None:
    """Storage for so many levels of the bound texture of RGBA bytes, undefined content. Where the driver can, all at
    once: level by level, one that draws in software makes room twice, and holds up other threads that draw."""
    if (GL.glGetIntegerv(GL.GL_MAJOR_VERSION), GL.glGetIntegerv(GL.GL_MINOR_VERSION)) >= (4, 2) and _STORAGE:
        _STORAGE(GL.GL_TEXTURE_2D, levels, internal, width, height)
        return
    for level in range(levels):
        size = max(1, width >> level), max(1, height >> level)
        allocate_texture(internal, *size, GL.GL_RGBA, GL.GL_UNSIGNED_BYTE, level=level)


def reserve_layers(internal: int, side: int, layers: int, levels: int) -> None:
    """Storage for the bound array of square textures of RGBA bytes, undefined content; its filters are set."""
    array = GL.GL_TEXTURE_2D_ARRAY
    for level in range(levels):
        size = side >> level
        GL.glTexImage3D(array, level, internal, size, size, layers, 0, GL.GL_RGBA, GL.GL_UNSIGNED_BYTE, None)
    for parameter, value in (
        (GL.GL_TEXTURE_MIN_FILTER, GL.GL_LINEAR_MIPMAP_LINEAR),
        (GL.GL_TEXTURE_MAG_FILTER, GL.GL_LINEAR),
        (GL.GL_TEXTURE_WRAP_S, GL.GL_CLAMP_TO_EDGE),
        (GL.GL_TEXTURE_WRAP_T, GL.GL_CLAMP_TO_EDGE),
        (GL.GL_TEXTURE_MAX_LEVEL, levels - 1),
    ):
        GL.glTexParameteri(array, parameter, value)


def point_attribute(slot: int, components: int, kind: int, normalised: bool) -> None:
    """Read attribute `slot` from the start of the bound buffer, tightly packed, and enable it."""
    GL.glVertexAttribPointer(slot, components, kind, normalised, 0, None)
    GL.glEnableVertexAttribArray(slot)


# -- objects and errors --------------------------------------------------------------------------------------------


def generate(kind: str) -> int:
    """Name a new OpenGL object of a kind: "Textures", "Buffers", "Framebuffers", "VertexArrays", "Samplers"."""
    names = np.zeros(1, np.uint32)
    getattr(GL, f"glGen{kind}")(1, names)
    return int(names[0])


def delete(kind: str, *names: int) -> None:
    """Delete OpenGL objects by kind: "Textures", "Buffers", "Framebuffers", "VertexArrays", "Samplers"."""
    if names:
        getattr(GL, f"glDelete{kind}")(len(names), np.array(names, np.uint32))


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
