"""Pictures without a window. Linux: an EGL context without any surface; elsewhere a hidden window's context must be
made current by the caller, and `OffscreenContext` says GRAPHICS_MISSING."""

import ctypes
import ctypes.util
import os
import sys
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.scene import Scene

_SURFACELESS, _DEVICE = 0x31DD, 0x313F
_OPENGL_API = 0x30A2
_CONFIG = (0x3033, 0x0000, 0x3040, 0x0008, 0x3038)  # surface type: none, renderable: desktop GL
_CONTEXT = (0x3098, 3, 0x30FB, 3, 0x30FD, 1, 0x3038)  # 3.3 core


class OffscreenContext:
    """An OpenGL 3.3 core context of its own, current while entered (or from `__init__` until `close`).

    Fault GRAPHICS_MISSING when the machine has no EGL that can do without a display.
    """

    def __init__(self) -> None:
        if not sys.platform.startswith("linux"):
            raise Fault(Code.GRAPHICS_MISSING, detail="EGL")
        try:
            self._egl = ctypes.CDLL("libEGL.so.1")
        except OSError as error:
            raise Fault(Code.GRAPHICS_MISSING, detail=str(error)) from error
        for name in ("eglGetProcAddress", "eglCreateContext"):
            getattr(self._egl, name).restype = ctypes.c_void_p
        self._egl.eglGetProcAddress.argtypes = [ctypes.c_char_p]
        self._display = self._open_display()
        self._context = self._make_context()
        self.make_current()
        if "OpenGL.platform" not in sys.modules:
            os.environ["PYOPENGL_PLATFORM"] = "egl"

    def _open_display(self) -> ctypes.c_void_p:
        address = self._egl.eglGetProcAddress(b"eglGetPlatformDisplayEXT")
        if address:
            pointer = ctypes.c_void_p
            get = ctypes.CFUNCTYPE(pointer, ctypes.c_int, pointer, pointer)(address)
            for platform, native in ((_SURFACELESS, None), *((_DEVICE, device) for device in self._devices())):
                display = ctypes.c_void_p(get(platform, native, None))
                if display.value and self._egl.eglInitialize(display, None, None):
                    return display
        raise Fault(Code.GRAPHICS_MISSING, detail="no EGL display without a screen")

    def _devices(self) -> list[int]:
        address = self._egl.eglGetProcAddress(b"eglQueryDevicesEXT")
        if not address:
            return []
        query = ctypes.CFUNCTYPE(
            ctypes.c_int, ctypes.c_int, ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(ctypes.c_int)
        )(address)
        found, count = (ctypes.c_void_p * 16)(), ctypes.c_int()
        return [found[index] or 0 for index in range(count.value)] if query(16, found, ctypes.byref(count)) else []

    def _make_context(self) -> ctypes.c_void_p:
        self._egl.eglBindAPI(_OPENGL_API)
        config, count = ctypes.c_void_p(), ctypes.c_int()
        wanted = (ctypes.c_int * len(_CONFIG))(*_CONFIG)
        self._egl.eglChooseConfig(self._display, wanted, ctypes.byref(config), 1, ctypes.byref(count))
        attributes = (ctypes.c_int * len(_CONTEXT))(*_CONTEXT)
        context = ctypes.c_void_p(self._egl.eglCreateContext(self._display, config, None, attributes))
        if not context.value:
            raise Fault(Code.GRAPHICS_TOO_OLD, version="", needed="3.3")
        return context

    def make_current(self) -> None:
        """Make it this thread's current context."""
        if not self._egl.eglMakeCurrent(self._display, None, None, self._context):
            raise Fault(Code.GRAPHICS_MISSING, detail=f"EGL {self._egl.eglGetError():#06x}")

    def close(self) -> None:
        """Destroy it; objects made in it go with it."""
        if self._context.value:
            self._egl.eglMakeCurrent(self._display, None, None, None)
            self._egl.eglDestroyContext(self._display, self._context)
            self._context = ctypes.c_void_p()

    def __enter__(self) -> "OffscreenContext":
        self.make_current()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def render_still(
    model: Model, scene: Scene, camera: Camera, width: int, height: int, samples: int = 32, small: bool = False
) -> NDArray[np.uint8]:
    """(height, width, 4) uint8 sRGB, straight alpha, first row on top, in a context of its own; see `Renderer`."""
    with OffscreenContext():
        from exhibit_viewer.render.still import draw_still

        return draw_still(model, scene, camera, width, height, samples, small)
