"""Icons: Lucide's line drawings from their wheel, stroked in the palette's colours at whatever size is asked for."""

from functools import cache
from importlib import resources
from zipfile import ZipFile

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from exhibit_viewer.ui.palettes import faded
from exhibit_viewer.ui.theme import Appearance


@cache
def _archive() -> ZipFile:
    return ZipFile((resources.files("lucide") / "lucide.zip").open("rb"))


@cache
def _drawing(name: str) -> str:
    """The SVG text of a Lucide icon. Raises KeyError for a name Lucide does not have."""
    return _archive().read(f"{name}.svg").decode()


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))


class _LineEngine(QIconEngine):
    """Paints one drawing in the colours of the moment. Its icon must not be added to: it cannot be cloned."""

    def __init__(self, appearance: Appearance, name: str, size: int, role: str) -> None:
        super().__init__()
        self._appearance, self._name, self._size, self._role = appearance, name, size, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        theme = self._appearance.theme
        colour = str(getattr(theme, self._role))
        if mode is QIcon.Mode.Disabled:
            colour = faded(theme)
        elif state is QIcon.State.On:
            colour = theme.accent
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        _renderer(self._name, colour).render(painter, square)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        if picture.isNull():  # a field too narrow for its button asks for this
            return picture
        picture.fill(Qt.GlobalColor.transparent)  # Qt's own hands out whatever was in memory
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size

    def availableSizes(self, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> list[QSize]:
        side = self._appearance.pixels(self._size)
        return [QSize(side, side)]


class Icons:
    """Makes icons that follow the appearance."""

    def __init__(self, appearance: Appearance) -> None:
        self._appearance = appearance

    def icon(self, name: str, size: int = 20, role: str = "text") -> QIcon:
        """A Lucide icon in a colour of the theme (`role`: a token's name); accent when checked, faded when disabled.

        It draws itself at any size in the colours of the moment; `availableSizes` tells its own, `size` scaled.
        """
        _drawing(name)
        return QIcon(_LineEngine(self._appearance, name, size, role))

    def pixmap(self, name: str, size: int = 20, role: str = "text", ratio: float = 1.0) -> QPixmap:
        """The icon as a picture for labels; `size` in the design's pixels, `ratio` of the screen."""
        side = self._appearance.pixels(size)
        picture = QPixmap(round(side * ratio), round(side * ratio))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        _renderer(name, str(getattr(self._appearance.theme, role))).render(painter, QRectF(picture.rect()))
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture
