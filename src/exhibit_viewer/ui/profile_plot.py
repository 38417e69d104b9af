"""Profile plot: outlines at equal scale across and up, with rulers. The only importer of pyqtgraph, which takes a third
of a second to load and is nowhere on the way to the first picture."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem

from exhibit_viewer.model.geometry import F64
from exhibit_viewer.model.profile import Profile
from exhibit_viewer.ui.sides import figures
from exhibit_viewer.ui.theme import Appearance

LINE_WIDTH = 1.5
NEAR = 12  # pixels from the outline at which the pointer keeps to it
PICTURE_SCALE = 3  # of the copied picture, so that it can be printed


class Plot(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Outlines in a unit that reads well, equal scale both ways. `pointed(across, up)` follows the pointer, in that
    unit, or tells NaN when it has left."""

    pointed = Signal(float, float)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(axisItems={side: Ruler(side) for side in ("left", "bottom")})
        self._appearance = appearance
        self._points: F64 = np.zeros((0, 2))
        self._room = QRectF()
        self._face = QGraphicsPathItem()
        self._outline = pg.PlotCurveItem(connect="finite", antialias=True)
        self._spot = pg.ScatterPlotItem(size=9)
        for item in (self._face, self._outline, self._spot):
            self.addItem(item, ignoreBounds=True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.plotItem.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for part in (self, self.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAspectLocked(True)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.scene().sigMouseMoved.connect(self._follow)

    def draw(self, shown: Profile, factor: float) -> None:
        """Show outlines, multiplied by a factor; the view stays unless the object's room is another."""
        rings = [np.append(line.points, line.points[:1], axis=0) for line in shown.lines if line.closed]
        open_lines = [line.points for line in shown.lines if not line.closed]
        self._outline.setData(*_joined([*rings, *open_lines]).T * factor)
        path = pg.arrayToQPath(*(_joined(rings) * factor).T, connect="finite") if rings else QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        self._face.setPath(path)
        self._points = np.concatenate([np.zeros((0, 2)), *(line.points for line in shown.lines)]) * factor
        self._spot.clear()
        (left, low), (right, high) = shown.room * factor
        room = QRectF(left, low, right - left, high - low)
        if room != self._room:
            self._room = room
            self.fit()

    def fit(self) -> None:
        """The whole object's room."""
        if self._room.isValid():
            self.setRange(self._room, padding=0.06)

    def dress(self) -> None:
        """Colours, pens and figures of the look in force."""
        theme, pixels = self._appearance.theme, self._appearance.pixels
        self.setBackground(theme.surface)
        font = self._appearance.font(12, tabular=True)
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setPen(theme.line)
            axis.setTextPen(theme.muted)
            axis.setTickFont(font)
            axis.setStyle(tickLength=-pixels(4), tickTextOffset=pixels(6), maxTickLevel=1)
            axis.setGrid(48)
        metrics = QFontMetrics(font)
        self.getAxis("left").setWidth(metrics.horizontalAdvance("0000") + pixels(12))
        self.getAxis("bottom").setHeight(metrics.height() + pixels(12))
        face = QColor(theme.accent)
        face.setAlphaF(0.16)
        self._face.setBrush(face)
        self._face.setPen(pg.mkPen(None))
        self._outline.setPen(pg.mkPen(theme.text, width=LINE_WIDTH * self._appearance.scale))
        self._spot.setPen(pg.mkPen(theme.surface, width=1))
        self._spot.setBrush(theme.accent)
        self._spot.setSize(pixels(9))

    def picture(self) -> QImage:
        """As it stands, finely enough to print."""
        picture = QImage(self.size() * PICTURE_SCALE, QImage.Format.Format_RGB32)
        picture.fill(QColor(self._appearance.theme.surface))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.render(painter)
        painter.end()
        return picture

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        self._spot.clear()
        self.pointed.emit(math.nan, math.nan)
        super().leaveEvent(event)

    def _follow(self, place: QPointF) -> None:
        view = self.getViewBox()
        if not view.sceneBoundingRect().contains(place):
            self.leaveEvent(QEvent(QEvent.Type.Leave))
            return
        point = view.mapSceneToView(place)
        here = np.array([point.x(), point.y()])
        self._spot.clear()
        if len(self._points):
            away = np.linalg.norm(self._points - here, axis=1)
            nearest = int(away.argmin())
            if away[nearest] <= self._appearance.pixels(NEAR) * view.viewPixelSize()[0]:
                here = self._points[nearest]
                self._spot.setData([here[0]], [here[1]])
        self.pointed.emit(float(here[0]), float(here[1]))


class Ruler(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """An axis whose figures are written as the language writes them."""

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self.enableAutoSIPrefix(False)

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Only as many places as tell the ticks apart."""
        places = max(0, math.ceil(-math.log10(spacing) - 1e-9))
        return [figures(QLocale().toString(value, "f", places)) for value in values]


def _joined(lines: list[F64]) -> F64:
    """(n,2) lines one after the other with NaN between, where drawing lifts the pen."""
    gap = np.full((1, 2), np.nan)
    return np.concatenate([gap, *(part for line in lines for part in (line, gap))])[1:]
