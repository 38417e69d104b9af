"""Markers: numbered dots on the surface, one for each note, drawn over the picture; they dim behind the object."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLocale, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QRegion,
)
from PySide6.QtWidgets import QWidget

from exhibit_viewer.model.annotation import Anchor, Annotation
from exhibit_viewer.model.geometry import F64, Model
from exhibit_viewer.model.plane_cut import keep_plane
from exhibit_viewer.model.riding import Riders
from exhibit_viewer.session.projection import in_picture
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change, Face, Tool
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.markdown import direction_of, plain
from exhibit_viewer.ui.marker_layout import Mark, arrange, clearest
from exhibit_viewer.ui.messages import plain as harmless
from exhibit_viewer.ui.theme import Appearance
from exhibit_viewer.ui.viewport import Viewport

RADIUS, SMALL_RADIUS, SELECTED_RADIUS = 11, 4, 15
AIM_RADIUS, AIM_TICK = 14, 8
REACH, KIOSK_REACH = 24, 48  # width of the area that answers to a pointer
HIDDEN_OPACITY, OUTLINE_OPACITY = 0.45, 0.7
SLACK = 0.002  # of the object's largest extent: a note on the very edge of a section is kept
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_Outline = tuple[Annotation, list[QPolygonF]]
LABEL_LETTERS = 48
LABEL_WIDTH = 260
MIDDLE = 0.55  # of the width, from where reading begins: up to there a label goes on to the other side
LABEL_EDGE = 8
LABEL_LIFTS = (32, 68, -8, -40)  # how far above its dot a label begins; the best first
_CHANGES = (
    Change.MODEL | Change.NOTES | Change.SELECTION | Change.ARTIFACT | Change.COLLECTION | Change.FACE | Change.TOOL
)


class Markers(QWidget):
    """Lies over the viewport and lets every pointer through; the viewport asks `note_at` what was clicked."""

    def __init__(self, viewport: Viewport, session: Session, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._viewport, self._session, self._appearance = viewport, session, appearance
        self._notes: tuple[Annotation, ...] = ()
        self._only: frozenset[str] | None = None
        self._riders: tuple[Model, tuple[Anchor, ...], Riders] | None = None  # where the model moves
        self._in_sight = np.ones(0, bool)
        self._hovered = ""
        self._ringed = False  # the viewport has the keyboard, and by the keyboard
        self.aiming = False  # a note is to be placed, and no pointer has come for it
        self._floor = 0
        self.marks: tuple[Mark, ...] = ()
        self._outlines: list[_Outline] = []
        viewport.gestures.note_at = self.note_at
        viewport.moved.connect(self._arrange)
        viewport.drawn.connect(self._look)
        viewport.installEventFilter(self)
        appearance.changed.connect(self._arrange)
        session.listen(self._heard)

    def show_only(self, ids: frozenset[str] | None) -> None:
        """Mark only these notes (a filter of the panel); None for all."""
        if ids != self._only:
            self._only = ids
            self._collect()

    def keep_off(self, floor: int) -> None:
        """Let no label reach into as many pixels at the lower edge: something stands there."""
        if floor != self._floor:
            self._floor = floor
            self.update()

    @property
    def free(self) -> QRectF:
        """Where labels may stand: what the window shows of the picture, and no panel lies over."""
        edge, aside = self._appearance.pixels(LABEL_EDGE), self._viewport.aside
        return QRectF(self.rect()).adjusted(aside + edge, edge, -aside - edge, -self._floor - edge)

    def label_of(self, mark: Mark) -> tuple[str, QRectF] | None:
        """What the label of a marker says, as much of it as there is room for, and where it stands; None without
        words."""
        return self._placed(mark, title_of(mark.note), QFontMetricsF(self._appearance.font(14)))

    def note_at(self, x: float, y: float) -> str:
        """The id of the note whose marker is under a place, the nearest one first; "" for none."""
        reach = self._reach() / 2
        near = [(np.hypot(mark.x - x, mark.y - y), mark.hidden, mark.note.id) for mark in self.marks]
        within = [(hidden, distance, note_id) for distance, hidden, note_id in near if distance <= reach]
        return min(within)[2] if within else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer over the viewport, to tell a marker's title; nothing is taken away from it."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent) and not event.buttons():
            self._aim(False)
            self._hover(self.note_at(event.position().x(), event.position().y()))
        elif event.type() == QEvent.Type.Leave:
            self._hover("")
        elif event.type() == QEvent.Type.ShortcutOverride:
            self._aim(self._placing)
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and isinstance(event, QFocusEvent):
            self._ringed = event.gotFocus() and event.reason() in _BY_KEY
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the farthest first, so that what is read stands on top."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for note, lines in self._outlines:
            self._draw_outline(painter, note, lines)
        for mark in self.marks:
            self._draw(painter, mark)
        told = self._session.state.selected if self._session.state.face is Face.STUDY else ""
        for mark in self.marks:
            if mark.note.id in (told, self._hovered):  # the other faces say elsewhere what is selected
                self._label(painter, mark)
        if self.aiming:
            self._draw_aim(painter)
        if self._ringed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._appearance.theme.accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    # -- what is where ---------------------------------------------------------------------------------------------

    def _reach(self) -> float:
        return KIOSK_REACH if self._session.state.face is Face.KIOSK else max(REACH, self._appearance.pixels(REACH))

    def _heard(self, change: Change, source: object) -> None:
        if change & _CHANGES:
            self._collect()
        if change & Change.TOOL:
            self._aim(self._placing)

    @property
    def _placing(self) -> bool:
        return self._session.state.tool in (Tool.NOTE, Tool.MOVE_NOTE)

    def _aim(self, aiming: bool) -> None:
        if aiming != self.aiming:
            self.aiming = aiming
            self.update()

    def _collect(self) -> None:
        state = self._session.state
        self._notes = state.all_notes if state.model is not None else ()
        anchors = tuple(note.anchor for note in self._notes if note.anchor)
        if state.model is None or state.model.rig is None:
            self._riders = None
        elif self._riders is None or self._riders[:2] != (state.model, anchors):
            points = np.array([anchor.point for anchor in anchors], float).reshape(-1, 3)
            self._riders = state.model, anchors, Riders(state.model, points)
        self._look()

    def _pinned(self) -> list[Annotation]:
        """The notes with a place, each where the part that it is on is now."""
        pinned = [note for note in self._notes if note.anchor is not None]
        posed = self._viewport.posed
        if self._riders is None or posed is None or self._riders[0] is not self._session.state.model:
            return pinned
        _, anchors, riders = self._riders
        normals = np.array([anchor.normal for anchor in anchors], float).reshape(-1, 3)
        moved = zip(pinned, anchors, *riders.at(posed, normals), strict=True)
        return [
            replace(note, anchor=replace(anchor, point=tuple(point.tolist()), normal=tuple(normal.tolist())))
            for note, anchor, point, normal in moved
        ]

    def _look(self) -> None:
        """Which notes the object hides: at rest the last picture knows; on the move, those that face away."""
        anchors = [note.anchor for note in self._pinned() if note.anchor]
        points = np.array([anchor.point for anchor in anchors], float).reshape(-1, 3)
        if self._viewport.moving:
            normals = np.array([anchor.normal for anchor in anchors], float).reshape(-1, 3)
            self._in_sight = np.einsum("ij,ij->i", self._viewport.camera.eye - points, normals) >= 0
        else:
            self._in_sight = self._viewport.in_sight(points)
        self._in_sight = self._in_sight & self._kept(points)
        self._arrange()

    def _kept(self, points: F64) -> NDArray[np.bool_]:
        """Which points (n,3) the section leaves: what it takes away would hang in the air."""
        state = self._session.state
        if state.scene.section is None or state.model is None:
            return np.ones(len(points), bool)
        plane = keep_plane(state.scene.section, state.model.bounds)
        slack = SLACK * float(np.ptp(state.model.bounds, axis=0).max())
        return np.asarray(points @ plane[:3] + plane[3] >= -slack, bool)

    def _arrange(self) -> None:
        pinned, in_sight = self._pinned(), self._in_sight
        if len(pinned) != len(in_sight):
            return
        if self._viewport.stretched:
            pinned, in_sight = [], in_sight[:0]
        size = float(self.width()), float(self.height())
        first = [note_id for note_id in (self._session.state.selected, self._hovered) if note_id]
        apart = 2.0 * self._appearance.pixels(RADIUS) - 2
        marks = arrange(pinned, self._viewport.camera, size, in_sight, first, apart)
        numbers = {note.id: number for number, note in enumerate(self._notes, 1)}
        shown = tuple(
            Mark(mark.note, numbers[mark.note.id], mark.x, mark.y, mark.hidden, mark.small)
            for mark in marks
            if self._only is None or mark.note.id in self._only
        )
        outlines = self._lines_about(pinned, size)
        if shown != self.marks or first or outlines or self._outlines:
            before = self._region()
            self.marks, self._outlines = shown, outlines
            self.update(before.united(self._region()))

    def _lines_about(self, notes: list[Annotation], size: tuple[float, float]) -> list[_Outline]:
        """What the notes are about, where it is in the picture; what is read comes last."""
        selected, found = self._session.state.selected, []
        for note in sorted(notes, key=lambda each: each.id == selected):
            if note.outline and (self._only is None or note.id in self._only):
                places = [in_picture(self._viewport.camera, np.array(line), *size)[0] for line in note.outline]
                found.append((note, [QPolygonF([QPointF(x, y) for x, y in line.tolist()]) for line in places]))
        return found

    def _region(self) -> QRegion:
        """Where the marks and their labels are; the rest of the overlay need not be painted again."""
        pixels = self._appearance.pixels
        dot = pixels(SELECTED_RADIUS) + 4
        region = QRegion()
        for mark in self.marks:
            part = QRect(round(mark.x) - dot, round(mark.y) - dot, 2 * dot, 2 * dot)
            if mark.note.id in (self._session.state.selected, self._hovered) and (label := self.label_of(mark)):
                part = part.united(label[1].toAlignedRect().adjusted(-4, -4, 4, 4))
            region += part
        for _, lines in self._outlines:
            for line in lines:
                region += line.boundingRect().toAlignedRect().adjusted(-4, -4, 4, 4).intersected(self.rect())
        return region

    def _hover(self, note_id: str) -> None:
        if self._placing:
            note_id = ""
        if note_id != self._hovered:
            self._hovered = note_id
            self._arrange()
            self.update()

    # -- how it looks ----------------------------------------------------------------------------------------------

    def _colour(self, note: Annotation) -> QColor:
        theme = self._appearance.theme
        return QColor(theme.accent if note.published else theme.note_colour(note.colour))

    def _draw_outline(self, painter: QPainter, note: Annotation, lines: list[QPolygonF]) -> None:
        """A line on a wider one of the ground's colour, so that it is seen on any picture."""
        chosen = note.id in (self._session.state.selected, self._hovered)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setOpacity(1.0 if chosen else OUTLINE_OPACITY)
        ground, widths = QColor(self._appearance.theme.ground), (5, 2) if chosen else (3, 1)
        for colour, width in zip((ground, self._colour(note)), widths, strict=True):
            pen = QPen(colour, width)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            for line in lines:
                painter.drawPolygon(line)
        painter.setOpacity(1.0)

    def _draw(self, painter: QPainter, mark: Mark) -> None:
        theme, pixels = self._appearance.theme, self._appearance.pixels
        selected = mark.note.id == self._session.state.selected
        place, colour = QPointF(mark.x, mark.y), self._colour(mark.note)
        paper = QColor(theme.ground)
        painter.setOpacity(HIDDEN_OPACITY if mark.hidden and not selected else 1.0)
        if selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(paper, 5))
            painter.drawEllipse(place, pixels(SELECTED_RADIUS), pixels(SELECTED_RADIUS))
            painter.setPen(QPen(colour, 2))
            painter.drawEllipse(place, pixels(SELECTED_RADIUS), pixels(SELECTED_RADIUS))
        radius = pixels(SMALL_RADIUS if mark.small else RADIUS)
        painter.setPen(QPen(colour if mark.hidden else paper, 1.5))
        painter.setBrush(paper if mark.hidden else colour)
        painter.drawEllipse(place, radius, radius)
        if not mark.small:
            painter.setPen(colour if mark.hidden else paper)
            painter.setFont(self._appearance.font(12, 650, tabular=True))
            square = QRectF(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius)
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, QLocale().toString(mark.number))
        painter.setOpacity(1.0)

    def _draw_aim(self, painter: QPainter) -> None:
        """A ring with four ticks where Enter pins: the middle of the picture."""
        theme, pixels = self._appearance.theme, self._appearance.pixels
        place, radius, reach = QPointF(self.rect().center()), pixels(AIM_RADIUS), pixels(AIM_RADIUS + AIM_TICK)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((theme.ground, 5), (theme.note, 2)):
            painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawEllipse(place, radius, radius)
            for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                way = QPointF(x, y)
                painter.drawLine(place + way * radius, place + way * reach)

    def _label(self, painter: QPainter, mark: Mark) -> None:
        """The title on a card beside the dot, tied to it by a line."""
        theme, pixels = self._appearance.theme, self._appearance.pixels
        placed = self.label_of(mark)
        if placed is None:
            return
        words, card = placed
        colour = self._colour(mark.note)
        start = QPointF(mark.x, mark.y)
        end = QPointF(card.left() if card.left() > mark.x else card.right(), card.center().y())
        way = end - start
        reach = float(np.hypot(way.x(), way.y())) or 1.0
        painter.setPen(QPen(colour, 1.5))
        painter.drawLine(start + way * (pixels(SELECTED_RADIUS) / reach), end)
        painter.setBrush(QColor(theme.raised))
        painter.setPen(QPen(colour, 1))
        painter.drawRoundedRect(card, pixels(6), pixels(6))
        painter.setFont(self._appearance.font(14))
        painter.setPen(QColor(theme.text))
        painter.setLayoutDirection(direction_of(words))
        painter.drawText(card, Qt.AlignmentFlag.AlignCenter, words)

    def _placed(self, mark: Mark, title: str, metrics: QFontMetricsF) -> tuple[str, QRectF] | None:
        """A title, as much of it as there is room for, and where its card covers the fewest other markers: on the
        side with more room if it can, of a dot in the middle where reading goes on, a little above. None without a
        title."""
        if not title:
            return None
        pixels, free = self._appearance.pixels, self.free
        away, padding = pixels(40), pixels(24)
        to_right = mark.x < free.left() + free.width() * (1 - MIDDLE if self.isRightToLeft() else MIDDLE)
        found = []
        for right in (to_right, not to_right):
            beside = free.right() - mark.x if right else mark.x - free.left()
            room = min(beside - away - padding, free.width() - padding, pixels(LABEL_WIDTH))
            words = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
            if right is not to_right and words != title:
                continue  # it would say less there
            card = QRectF(0, 0, metrics.horizontalAdvance(words) + padding, metrics.height() + pixels(12))
            for lift in LABEL_LIFTS:
                x = mark.x + away if right else mark.x - away - card.width()
                x = max(free.left(), min(x, free.right() - card.width()))
                y = max(free.top(), min(mark.y - pixels(lift), free.bottom() - card.height()))
                found.append((words, card.translated(x, y)))
        others = [each for each in self.marks if each is not mark]
        places = [(card.x(), card.y(), card.width(), card.height()) for _, card in found]
        return found[clearest(places, others, pixels(RADIUS))]


def title_of(note: Annotation, longest: int = LABEL_LETTERS) -> str:
    """A note's title, or how its text begins; one harmless line in the language shown."""
    words = plain(in_language(note.title) or in_language(note.text))
    return harmless(words if len(words) <= longest else words[: longest - 1].rstrip() + "…", longest)
