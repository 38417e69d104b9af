"""A second OpenGL context on a thread of its own, for calls that would hold up the window: see `render.aside`."""

from collections.abc import Callable

from PySide6.QtCore import QThread
from PySide6.QtGui import QOffscreenSurface, QOpenGLContext

from exhibit_viewer.model.faults import Code, Fault


class _Work(QThread):
    """One job in a context that lives on this thread meanwhile."""

    def __init__(self, context: QOpenGLContext, surface: QOffscreenSurface, job: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._surface, self._job, self._home = context, surface, job, context.thread()
        self.fault: Fault | None = None

    def run(self) -> None:
        """Do it and give the context back."""
        try:
            self._context.moveToThread(self)
            if not self._context.makeCurrent(self._surface):
                raise Fault(Code.GRAPHICS_FAILED, detail="no second context")
            self._job()
        except Fault as fault:
            self.fault = fault
        finally:
            self._context.doneCurrent()
            self._context.moveToThread(self._home)


class GlAside:
    """Shares all objects of a context. For the window's thread; the second context is made when first needed, and
    where the system has none to give, or no thread, the job is done at once."""

    def __init__(self, context: QOpenGLContext) -> None:
        self._shared = context
        self._second: QOpenGLContext | None = None
        self._surface = QOffscreenSurface()
        self._work: _Work | None = None

    def start(self, job: Callable[[], None]) -> None:
        """Begin a job; the one before is done."""
        if not self._ready():
            job()
            return
        assert self._second is not None
        home = self._second.thread()
        work = _Work(self._second, self._surface, job)
        self._second.moveToThread(None)  # type: ignore[arg-type]  # it is nobody's until a thread takes it
        work.start()
        if work.isRunning() or work.isFinished():
            self._work = work
        else:
            self._second.moveToThread(home)
            job()

    def done(self, seconds: float) -> bool:
        """Whether the job is done, after waiting so long at most. Raises the Fault it ended with."""
        work = self._work
        if work is None:
            return True
        if not work.wait(round(seconds * 1000)):
            return False
        self._work = None
        if work.fault is not None:
            raise work.fault
        return True

    def _ready(self) -> bool:
        if self._second is None and QOpenGLContext.supportsThreadedOpenGL():
            self._surface.setFormat(self._shared.format())
            self._surface.create()
            self._second = QOpenGLContext()
            self._second.setFormat(self._shared.format())
            self._second.setShareContext(self._shared)
            self._second.create()
        second = self._second
        return second is not None and second.isValid() and QOpenGLContext.areSharing(second, self._shared)
