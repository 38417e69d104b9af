"""Canvas: what the 3D picture is drawn on. Two of them, which answer to the names Qt gave the first.

Where a graphics card draws, Qt puts the whole window together on the card. Where the processor draws, that would cost
as much as the picture, with every button that lights up; there the picture is read back and painted like any widget's.
"""

from collections.abc import Callable
from typing import Protocol, cast

import numpy as np
from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QOffscreenSurface,
    QOpenGLContext,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSurfaceFormat,
)  # fmt: skip
from PySide6.QtOpenGL import QOpenGLFramebufferObject
from PySide6.QtOpenGLWidgets import QOpenGLWidget
from PySide6.QtWidgets import QWidget

NEEDED = (3, 3)
_BGRA, _UNSIGNED_INT_8_8_8_8_REV = 0x80E1, 0x8367  # as `QImage.Format_RGB32` lies in memory


class Easel(Protocol):
    """Who draws on a canvas, which is the current context's framebuffer then."""

    def begin(self) -> None:
        """There is a new context."""

    def paint(self) -> bool:
        """Draw the picture there is to be. False where that is still on its way and the last one may stand."""

    def end(self) -> None:
        """The context goes."""


def surface_format() -> QSurfaceFormat:
    """What the picture needs of the driver: OpenGL 3.3 core. Depth and samples are the renderer's own."""
    wanted = QSurfaceFormat()
    wanted.setRenderableType(QSurfaceFormat.RenderableType.OpenGL)
    wanted.setVersion(*NEEDED)
    wanted.setProfile(QSurfaceFormat.OpenGLContextProfile.CoreProfile)
    wanted.setSwapInterval(1)
    return wanted


def can_draw() -> bool:
    """Whether Qt found a way to OpenGL when the program started. Where it did not, a window in which a widget waits for
    OpenGL stays black as a whole."""
    if not QCoreApplication.testAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts):
        return True  # nobody has tried
    shared = QOpenGLContext.globalShareContext()
    return shared is not None and shared.isValid()


def ask_driver(question: Callable[[], bool]) -> bool:
    """Ask something with a context current that needs no window; no, where there is none to be had."""
    context, surface = QOpenGLContext.globalShareContext(), _surface()
    if context is None or not context.isValid() or not context.makeCurrent(surface):
        return False
    try:
        return question()
    finally:
        context.doneCurrent()


class CardCanvas(QOpenGLWidget):
    """A canvas on the graphics card."""

    keeps = False
    """Whether the last picture stands until there is another, whatever the size."""
    stretching = False
    """Whether it is of another size now."""

    def __init__(self, easel: Easel, parent: QWidget) -> None:
        super().__init__(parent)
        self._easel, self._sizing = easel, False
        self.setFormat(surface_format())
        self.setUpdateBehavior(QOpenGLWidget.UpdateBehavior.PartialUpdate)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def redraw(self) -> None:
        """Have a new picture drawn."""
        self.update()

    def initializeGL(self) -> None:
        """A fresh context."""
        self._easel.begin()
        self.context().aboutToBeDestroyed.connect(self._easel.end, Qt.ConnectionType.DirectConnection)

    def paintGL(self) -> None:
        """One picture."""
        if not self._sizing:
            self._easel.paint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt would draw at once, and again to show it: with several sizes in a row that is seen."""
        self._sizing = True
        super().resizeEvent(event)
        self._sizing = False


class ProcessorCanvas(QWidget):
    """A canvas in memory. It draws when asked to; what else has it painted anew costs no drawing."""

    keeps = True
    """See `CardCanvas`."""
    frameSwapped = Signal()  # noqa: N815  (Qt's name)

    def __init__(self, easel: Easel, parent: QWidget) -> None:
        super().__init__(parent)
        self._easel = easel
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._context = QOpenGLContext(self)
        self._surface = _surface(self)  # goes after the context
        self._context.setFormat(surface_format())
        self._context.setShareContext(QOpenGLContext.globalShareContext())
        self._context.create()
        self._context.aboutToBeDestroyed.connect(easel.end, Qt.ConnectionType.DirectConnection)
        self._target: QOpenGLFramebufferObject | None = None
        self._rows = self._upturned = np.zeros((0, 0, 4), np.uint8)
        self._picture = QImage()
        self._due = self._fresh = True
        self._out = QTimer(self, singleShot=True, interval=0)
        self._out.timeout.connect(self.frameSwapped)

    def redraw(self) -> None:
        """Have a new picture drawn."""
        self._due = True
        self.update()

    def isValid(self) -> bool:
        """Whether there is a context to draw with."""
        return self._context.isValid() and self._surface.isValid()

    def context(self) -> QOpenGLContext:
        """The context of its own."""
        return self._context

    @property
    def stretching(self) -> bool:
        """Whether the picture is of another size; it is stretched meanwhile."""
        return not self._picture.isNull() and self._picture.size() != self._pixels()

    def makeCurrent(self) -> None:
        """Make its context current."""
        self._context.makeCurrent(self._surface)

    def doneCurrent(self) -> None:
        """Let go of it."""
        self._context.doneCurrent()

    def defaultFramebufferObject(self) -> int:
        """What is drawn into."""
        return self._target.handle() if self._target is not None else 0

    def grabFramebuffer(self) -> QImage:
        """The picture as it is now."""
        if self._due:
            self._draw()
        return self._picture.copy()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The last picture, drawn first where that was asked for."""
        if self._due:
            self._draw()
        painter = QPainter(self)
        if self.stretching:
            _stretch(painter, self._picture, self.rect())
        else:
            painter.drawImage(0, 0, self._picture)
        painter.end()

    def _draw(self) -> None:
        if not (self.isValid() and self._context.makeCurrent(self._surface)):
            return
        self._due = False
        self._fit()
        if self._fresh:
            self._fresh = False
            self._easel.begin()
        if self._easel.paint():
            self._read()
        self.doneCurrent()
        self._out.start()

    def _pixels(self) -> QSize:
        ratio = self.devicePixelRatioF()
        return QSize(max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))

    def _fit(self) -> None:
        size = self._pixels()
        if self._target is None or self._target.size() != size:
            self._target = QOpenGLFramebufferObject(size)
        self._target.bind()

    def _read(self) -> None:
        """OpenGL's lowest row comes first."""
        assert self._target is not None
        self._target.bind()
        width, height = self._target.size().toTuple()
        if self._rows.shape[:2] != (height, width):
            self._rows, self._upturned = np.zeros((2, height, width, 4), np.uint8)
            self._picture = QImage(self._rows.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        room = cast(int, self._upturned.data)  # PySide takes a buffer where its signature says a number
        self._context.functions().glReadPixels(0, 0, width, height, _BGRA, _UNSIGNED_INT_8_8_8_8_REV, room)
        self._rows[:] = self._upturned[::-1]
        self._picture.setDevicePixelRatio(self.devicePixelRatioF())


Canvas = CardCanvas | ProcessorCanvas


def _surface(parent: QWidget | None = None) -> QOffscreenSurface:
    surface = QOffscreenSurface(None, parent)
    surface.setFormat(surface_format())
    surface.create()
    return surface


def _stretch(painter: QPainter, picture: QImage, place: QRect) -> None:
    """A picture of another size, as high as the place, as the camera keeps its angle; its rims fill what is left."""
    width = round(place.height() * picture.width() / picture.height())
    left = (place.width() - width) // 2
    rim = picture.rect().adjusted(0, 0, 1 - picture.width(), 0)
    painter.drawImage(QRect(0, 0, max(left, 0), place.height()), picture, rim)
    painter.drawImage(
        QRect(left + width, 0, max(left + 1, 0), place.height()), picture, rim.translated(picture.width() - 1, 0)
    )
    painter.drawImage(QRect(left, 0, width, place.height()), picture)
