"""Profile panel: the outline of the cut as a drawing to scale. The only importer of pyqtgraph, at its first opening."""

import math
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QLocale, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QFileDialog, QGraphicsPathItem, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.geometry import F64, Model
from exhibit_viewer.model.profile import Profile, profile
from exhibit_viewer.model.scene import Section
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.session.measures import told_in
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.captions import rights_line
from exhibit_viewer.ui.cards import ICON_GAP, IconButton, Words, push_button
from exhibit_viewer.ui.command_words import title
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.jobs import Jobs
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.lengths import extents, length, with_unit
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.picture_out import file_name
from exhibit_viewer.ui.profile_sheet import SheetWords, bar_millimetres, save_sheet, sheet
from exhibit_viewer.ui.theme import Appearance
from exhibit_viewer.ui.tool_strip import Floating

LINE_WIDTH = 1.5
NEAR = 12  # pixels from the outline at which the pointer keeps to it
PICTURE_SCALE = 3  # of the copied picture, so that it can be printed
_NOTHING = Profile((), np.zeros((2, 2)))
_FROM_LEFT, _END = "\u2066", "\u2069"  # isolates: figures keep their order in Arabic


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
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAspectLocked(True)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.scene().sigMouseMoved.connect(self._follow)

    def draw(self, shown: Profile, factor: float) -> None:
        """Show outlines, multiplied by a factor; the view stays unless the object's room is another."""
        rings = [np.append(line.points, line.points[:1], axis=0) for line in shown.lines if line.closed]
        open_lines = [line.points for line in shown.lines if not line.closed]
        self._outline.setData(*_joined([*rings, *open_lines]).T * factor)
        path = pg.arrayToQPath(*(_joined(rings) * factor).T, connect="finite") if rings else pg.QtGui.QPainterPath()
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
        self.getAxis("left").setWidth(pixels(40))
        self.getAxis("bottom").setHeight(pixels(24))
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
        return [QLocale().toString(value, "f", places) for value in values]


class ProfilePanel(Floating):
    """A card with the drawing, its size, and two ways to take it along. It follows the section while it is shown:
    outlines are found on another thread, the latest wins. `closed` is sent when the visitor closes it."""

    closed = Signal()

    def __init__(self, session: Session, appearance: Appearance, icons: Icons, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        self._session, self._appearance, self._icons = session, appearance, icons
        self._jobs = Jobs(self, threads=1)
        self._ticket: Ticket | None = None
        self._shown: tuple[Model, Section] | None = None
        self._profile = _NOTHING
        self._factor, self._unit = 1.0, ""
        self._title = Words(appearance, 14, 600)
        self._size = Words(appearance, 14, muted=True)
        self._told = Words(appearance, 12, muted=True)
        self.plot = Plot(appearance)
        self.plot.pointed.connect(self._tell)
        self.copy_button = self._button("clipboard", self.copy)
        self.save_button = self._button("file-down", self.save)
        self.fit_button = IconButton(appearance, icons, "scan")
        self.fit_button.clicked.connect(self.plot.fit)
        self.close_button = IconButton(appearance, icons, "x")
        self.close_button.clicked.connect(self.closed)
        self._lay_out()
        appearance.changed.connect(self._dress)
        session.listen(self._heard)
        self.hide()
        self._reword()
        self._dress()

    # -- following the cut -----------------------------------------------------------------------------------------

    def follow(self) -> None:
        """Bring the drawing up to date, if nothing is on its way; whatever comes late looks again."""
        model, section = self._session.state.model, self._session.state.scene.section
        if self._ticket is not None or not self.isVisible() or model is None or section is None:
            return
        if self._shown is None or self._shown[0] is not model or self._shown[1] != section:
            self._ticket = self._jobs.start(lambda _: profile(model, section), partial(self._came, model, section))

    def _came(self, model: Model, section: Section, answer: Profile | Fault) -> None:
        self._ticket, self._shown = None, (model, section)
        if isinstance(answer, Fault):
            self._session.report(answer.notice)
        if model is self._session.state.model:
            self._profile = _NOTHING if isinstance(answer, Fault) else answer
            self._draw()
        self.follow()

    def _draw(self) -> None:
        model = self._session.state.model
        if model is None:
            return
        per_unit = model.facts.metres_per_unit
        largest = float((self._profile.room[1] - self._profile.room[0]).max()) or 1.0
        told, self._unit = told_in(largest * per_unit) if per_unit > 0 else (largest, "")
        self._factor = told / largest
        self.plot.draw(self._profile, self._factor)
        there = bool(self._profile.lines)
        self._size.setText(extents(self._profile.size, per_unit) if there else "")
        self.copy_button.setEnabled(there)
        self.save_button.setEnabled(there and per_unit > 0)
        self._tell(math.nan, math.nan)
        self._name_plot()

    # -- taking it along -------------------------------------------------------------------------------------------

    def copy(self) -> None:
        """The drawing as it stands, to the clipboard."""
        QGuiApplication.clipboard().setImage(self.plot.picture())
        self._told.setText(self.tr("Copied"))

    def save(self) -> QFileDialog:
        """Ask where to, then write the drawing at 1:1; it is the drawing of this moment."""
        artifact, model, drawn = self._session.state.artifact, self._session.state.model, self._profile
        per_unit = model.facts.metres_per_unit if model else 0.0
        words = self._words_of_sheet(drawn, per_unit)
        dialog = QFileDialog(self.window(), self.tr("Save the profile at 1:1"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Drawings (*.svg)"))
        dialog.setDefaultSuffix("svg")
        dialog.selectFile(file_name(in_language(artifact.title) if artifact else "") + ".svg")
        dialog.fileSelected.connect(lambda name: self._write(Path(name), drawn, per_unit, words))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _write(self, path: Path, drawn: Profile, per_unit: float, words: SheetWords) -> None:
        def written(answer: Fault | None) -> None:
            if isinstance(answer, Fault):
                self._session.report(answer.notice)
            else:
                self._told.setText(self.tr("Saved"))

        self._jobs.start(lambda _: save_sheet(path, sheet(drawn, per_unit, words)), written)

    def _words_of_sheet(self, drawn: Profile, per_unit: float) -> SheetWords:
        state, section = self._session.state, self._session.state.scene.section
        cut = title(f"section.{section.axis}") if section else ""
        share = QLocale().toString(round(section.position * 100)) if section else ""
        about = self.tr("{cut}, at {share} %; {size}; scale 1:1")
        return SheetWords(
            plain(in_language(state.artifact.title)) if state.artifact else "",
            about.format(cut=cut, share=share, size=extents(drawn.size, per_unit)),
            length(bar_millimetres(drawn, per_unit), 0.001),
            rights_line(state.artifact, state.collection) if state.artifact else "",
        )

    # -- words and looks -------------------------------------------------------------------------------------------

    def showEvent(self, event: QEvent) -> None:
        """Catch up with the cut."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.follow()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._reword()
            self._draw()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _tell(self, across: float, up: float) -> None:
        """Where the pointer is; else what keeps the drawing from being one to scale."""
        if not math.isnan(across):
            pixel = self.plot.getViewBox().viewPixelSize()[0]
            places = max(0, math.ceil(-math.log10(pixel)))
            numbers = [QLocale().toString(value, "f", places) for value in (across, up)]
            self._told.setText(with_unit("{}→ {}  ↑ {}{}".format(_FROM_LEFT, *numbers, _END), self._unit))
        elif not self._profile.lines and self._shown is not None:
            self._told.setText(self.tr("The cut meets no surface here."))
        elif not self._unit and self._shown is not None:
            self._told.setText(self.tr("No true scale: the file does not say its units."))
        else:
            self._told.setText("")

    def _name_plot(self) -> None:
        self.plot.setAccessibleName(self.tr("Outline of the cut"))
        self.plot.setAccessibleDescription(self._size.text())
        reason = "" if self._unit else self.tr("No true scale: the file does not say its units.")
        self.save_button.setToolTip(reason or self.tr("A drawing at its real size, with a scale bar, as an SVG file"))

    def _reword(self) -> None:
        self._title.setText(title("section.profile"))
        self.setAccessibleName(title("section.profile"))
        for button, words in (
            (self.copy_button, self.tr("Copy picture")),
            (self.save_button, self.tr("Save as SVG at 1:1")),
        ):
            button.setText(ICON_GAP + words)
            button.setAccessibleName(words)
        self.fit_button.name(self.tr("Show the whole drawing"))
        self.close_button.name(self.tr("Close"), "Esc")
        self._name_plot()

    def _dress(self) -> None:
        pixels = self._appearance.pixels
        self._column.setContentsMargins(pixels(4), pixels(4), pixels(4), pixels(4))
        for inset in (self._head, self._words):
            inset.setContentsMargins(pixels(12), 0, 0, 0)
        self._column.setSpacing(pixels(4))
        self.plot.dress()

    def _lay_out(self) -> None:
        head, foot, words = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._head, self._words = head, words
        head.addWidget(self._title)
        head.addWidget(self._size, 1)
        head.addWidget(self.fit_button)
        head.addWidget(self.close_button)
        words.addWidget(self._told)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.save_button)
        foot.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self.plot, 1)
        self._column.addLayout(words)
        self._column.addLayout(foot)

    def _button(self, icon: str, deed: Callable[[], object]) -> QPushButton:
        button = push_button("quiet", self)
        button.setIcon(self._icons.icon(icon, 16))
        button.clicked.connect(lambda *_: deed())
        button.setEnabled(False)  # until there is a drawing
        return button

    def _heard(self, change: Change, source: QObject | object) -> None:
        if change & (Change.MODEL | Change.SCENE):
            self.follow()


def _joined(lines: list[F64]) -> F64:
    """(n,2) lines one after the other with NaN between, where drawing lifts the pen."""
    gap = np.full((1, 2), np.nan)
    return np.concatenate([gap, *(part for line in lines for part in (line, gap))])[1:]
