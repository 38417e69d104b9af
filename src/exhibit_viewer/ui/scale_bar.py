"""Scale bar: how large what is seen is, at the depth of the pivot, in real units where the file declares them."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from exhibit_viewer.session.measures import round_length
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.ink import ink
from exhibit_viewer.ui.lengths import length
from exhibit_viewer.ui.theme import Appearance
from exhibit_viewer.ui.viewport import Viewport

LONGEST, SHARE = 132, 0.25


class ScaleBar(QWidget):
    """Draws a bar of a round length, and the length."""

    def __init__(self, viewport: Viewport, session: Session, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._viewport, self._session, self._appearance = viewport, session, appearance
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.words, self.bar_pixels = "", 0.0
        viewport.moved.connect(self.measure)
        appearance.changed.connect(self.measure)
        session.listen(self._heard)
        self.hide()

    def sizeHint(self) -> QSize:
        """Room for the longest bar and the words on it."""
        metrics = QFontMetrics(self._appearance.font(12, tabular=True))
        pixels = self._appearance.pixels
        return QSize(max(self._longest(), metrics.horizontalAdvance(self.words)) + 4, metrics.height() + pixels(10))

    def _longest(self) -> int:
        """Pixels; room is left for the line of rights."""
        return min(self._appearance.pixels(LONGEST), round(self._viewport.width() * SHARE))

    def measure(self) -> None:
        """Choose the round length for what is seen now."""
        model = self._session.state.model
        words, bar = "", 0.0
        true_size = model is not None and (model.facts.metres_per_unit > 0 or not model.picture)
        if model is not None and true_size and self._viewport.notice is None:
            per_pixel = self._viewport.camera.units_per_pixel(self._viewport.height())
            per_unit = model.facts.metres_per_unit
            scale = per_unit if per_unit > 0 else 1.0
            round_units = round_length(self._longest() * per_pixel * scale) / scale
            words, bar = length(round_units, per_unit), round_units / per_pixel
        if (words, bar) != (self.words, self.bar_pixels):
            self.words, self.bar_pixels = words, bar
            self.setAccessibleName(self.tr("Scale bar: {}").format(words) if words else "")
            self.setVisible(bool(words))
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        """The length in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.measure()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line with end ticks under its length."""
        colours = ink(self._session.state.scene.background, self._appearance.theme)
        painter = QPainter(self)
        painter.setFont(self._appearance.font(12, tabular=True))
        tick = self._appearance.pixels(6)
        bottom, mirrored = self.height() - 2, self.isRightToLeft()
        start = self.width() - 1.0 - self.bar_pixels if mirrored else 1.0
        painter.setPen(QPen(QColor(colours.text), 1.5))
        painter.drawLine(round(start), bottom, round(start + self.bar_pixels), bottom)
        for x in (start, start + self.bar_pixels):
            painter.drawLine(round(x), bottom - tick, round(x), bottom)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        place = QRectF(0, 0, self.width(), self.height() - tick)
        painter.drawText(place, side | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute, self.words)

    def _heard(self, change: Change, source: object) -> None:
        if change & (Change.MODEL | Change.SCENE):
            self.measure()
            self.update()
