"""Shelf painter: how an artifact looks in the collection panel, as a card in the grid or a row in the list."""

from PySide6.QtCore import QLocale, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from exhibit_viewer.model.said import Hit, Places, Source
from exhibit_viewer.model.words import places_of
from exhibit_viewer.ui.facet_words import kind_of
from exhibit_viewer.ui.palettes import mixed
from exhibit_viewer.ui.shelf import Role
from exhibit_viewer.ui.theme import RADIUS, Appearance

CAPTION_LINES, SUBTITLE_LINES, HIT_LINES = 6, 5, 5
EVEN_LINES = {CAPTION_LINES: 3, SUBTITLE_LINES: 2, HIT_LINES: 4}
"""Lines where all cells are equally high."""
LIST_PICTURE, BADGE = 56, 36
_ISOLATE, _POP = "\u2068", "\u2069"
KEPT_CELLS = 600
"""Whose words stay laid out; then it begins anew."""
Index = QModelIndex | QPersistentModelIndex
_Part = tuple[str, int, int, Places]
"""A text, its weight, how many lines it may take, and the places searched for in it."""


class ShelfPainter(QStyledItemDelegate):
    """Paints cells `cell_width` pixels wide. Captions wrap; the full title is in the tooltip as well.

    even: all cells are equally high, with `hits` room for where an artifact answers a search.
    """

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.cell_width = 120
        self.as_list = self.even = self.hits = False
        self._set: dict[tuple[object, ...], list[QTextLayout]] = {}
        appearance.changed.connect(self._set.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The cell with its caption in full."""
        pixels = self._appearance.pixels
        words = self._words_width()
        if self.even:
            height = self._even_height()
        else:
            height = sum(layout.boundingRect().height() for layout in self._layouts(index, words, mirrored=False))
        if self.as_list:
            return QSize(self.cell_width, round(max(pixels(LIST_PICTURE), height)) + pixels(16))
        return QSize(self.cell_width, self._picture_side() + round(height) + pixels(8 + 8 + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Picture, ring, badge, caption."""
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        pixels, rect = self._appearance.pixels, option.rect
        state = option.state
        side = self._picture_side()
        frame = QRect(rect.left() + pixels(4), rect.top() + pixels(8 if self.as_list else 4), side, side)
        words = self._words_width()
        if self.as_list:
            corner = QPointF(frame.right() + pixels(12), rect.top() + pixels(8))
        else:
            corner = QPointF(rect.left() + pixels(6), frame.bottom() + pixels(8))
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        if mirrored:
            frame = QStyle.visualRect(Qt.LayoutDirection.RightToLeft, rect, frame)
            corner.setX(rect.left() + rect.right() + 1 - corner.x() - words)
        self._paint_picture(painter, frame, index.data(Role.PICTURE))
        self._paint_ring(painter, frame, state)
        spot = frame if not self.as_list else QStyle.visualRect(option.direction, rect, self._row_end(rect))
        if index.data(Role.FAVOURED):
            self._paint_heart(painter, frame, mirrored)
        self._paint_badge(painter, spot, int(index.data(Role.NOTES) or 0), mirrored)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        self._paint_words(painter, corner, self._layouts(index, words, mirrored), chosen)
        painter.restore()

    def _paint_heart(self, painter: QPainter, frame: QRect, mirrored: bool) -> None:
        """A favourite wears a heart in the lower corner of its picture, where reading begins."""
        pixels, theme = self._appearance.pixels, self._appearance.theme
        side = pixels(16)
        left = frame.right() - pixels(6) - side if mirrored else frame.left() + pixels(6)
        room = QRectF(left, frame.bottom() - pixels(6) - side, side, side)
        heart = QPainterPath(QPointF(0.5, 0.95))
        heart.cubicTo(-0.25, 0.45, 0.1, -0.15, 0.5, 0.25)
        heart.cubicTo(0.9, -0.15, 1.25, 0.45, 0.5, 0.95)
        painter.save()
        painter.translate(room.topLeft())
        painter.scale(side, side)
        painter.setPen(QPen(QColor(theme.ground), 0.12))
        painter.setBrush(QColor(theme.note))
        painter.drawPath(heart)
        painter.restore()

    def _row_end(self, row: QRect) -> QRect:
        """Where the badge stands in a list: at the end of the row, clear of picture and words."""
        wide = self._appearance.pixels(BADGE)
        return QRect(row.right() - wide, row.top(), wide, row.height())

    def _picture_side(self) -> int:
        return self._appearance.pixels(LIST_PICTURE) if self.as_list else self.cell_width - self._appearance.pixels(8)

    def _words_width(self) -> int:
        pixels = self._appearance.pixels
        return self.cell_width - (pixels(LIST_PICTURE + 24 + BADGE) if self.as_list else pixels(12))

    def _even_height(self) -> float:
        font = self._appearance.font
        lines = [(font(12, 500), CAPTION_LINES), (font(12), SUBTITLE_LINES), (font(12), HIT_LINES)]
        return sum(QFontMetrics(face).lineSpacing() * EVEN_LINES[most] for face, most in lines[: 3 if self.hits else 2])

    def _layouts(self, index: Index, width: int, mirrored: bool) -> list[QTextLayout]:
        """The caption, the line under it and where it answers a search, laid out one below the other. Kept: cells are
        measured and painted many times over."""
        parts = self._parts(index)
        key = (*parts, width, mirrored, self.even)
        layouts = self._set.get(key)
        if layouts is None:
            if len(self._set) >= KEPT_CELLS:
                self._set.clear()
            layouts = self._set[key] = self._laid_out(parts, width, mirrored)
        return layouts

    def _laid_out(self, parts: list[_Part], width: int, mirrored: bool) -> list[QTextLayout]:
        layouts, top = [], 0.0
        for text, weight, most, places in parts:
            lines = EVEN_LINES[most] if self.even else most
            layout = QTextLayout(text, self._appearance.font(12, weight))
            layout.setFormats([self._mark(start, end) for start, end in places])
            side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            layout.setTextOption(option)
            top = _break_lines(layout, width, lines, top)
            layouts.append(layout)
        return layouts

    def _parts(self, index: Index) -> list[_Part]:
        """Texts with their weight, how many lines they may take, and the places searched for in them."""
        words = str(index.data(Role.WORDS) or "")
        title, below, hit = str(index.data() or ""), str(index.data(Role.SUBTITLE) or ""), index.data(Role.HIT)
        parts: list[_Part] = [(title, 500, CAPTION_LINES, places_of(words, title))]
        if below:
            parts.append((below, 400, SUBTITLE_LINES, places_of(words, below)))
        if isinstance(hit, Hit) and not (hit.source is Source.FACTS and parts[-1][3]):
            kind = kind_of(hit.source)
            shift = len(kind) + 3 if kind else 0
            text = f"{kind}: {_ISOLATE}{hit.text}{_POP}" if kind else hit.text  # each in its own direction
            parts.append((text, 400, HIT_LINES, tuple((a + shift, b + shift) for a, b in hit.places)))
        return parts

    def _mark(self, start: int, end: int) -> QTextLayout.FormatRange:
        """What was searched for stands out by its ground and its weight."""
        mark = QTextLayout.FormatRange()
        mark.start, mark.length = start, end - start
        theme = self._appearance.theme
        mark.format.setBackground(QColor(mixed(theme.surface, theme.note, 0.3)))
        mark.format.setForeground(QColor(theme.text))
        mark.format.setFontWeight(QFont.Weight.DemiBold)
        return mark

    def _paint_words(self, painter: QPainter, corner: QPointF, layouts: list[QTextLayout], chosen: bool) -> None:
        theme = self._appearance.theme
        for layout, colour in zip(layouts, (theme.text, theme.muted, theme.muted), strict=False):
            painter.setPen(QColor(theme.accent if chosen and colour == theme.text else colour))
            layout.draw(painter, corner)

    def _paint_picture(self, painter: QPainter, frame: QRect, picture: QPixmap | None) -> None:
        theme = self._appearance.theme
        radius = self._appearance.pixels(RADIUS)
        path = QPainterPath()
        path.addRoundedRect(QRectF(frame), radius, radius)
        painter.fillPath(path, QColor(theme.ground))
        if picture is not None and not picture.isNull():
            painter.setClipPath(path)
            painter.drawPixmap(frame, picture)
            painter.setClipping(False)
            return
        if picture is not None:
            self._paint_absence(painter, frame)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mixed(theme.ground, theme.muted, 0.16)))
        width = frame.width()
        hollow = QRectF(frame).adjusted(width * 0.34, width * 0.2, -width * 0.34, -width * 0.16)
        painter.drawRoundedRect(hollow, width * 0.16, width * 0.16)  # the quiet shape of something to come

    def _paint_absence(self, painter: QPainter, frame: QRect) -> None:
        """There will be none: say so; which object it is stands beside it."""
        painter.setPen(QColor(self._appearance.theme.muted))
        painter.setFont(self._appearance.font(12))
        flow = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(frame.adjusted(4, 4, -4, -4), flow, self.tr("No picture"))

    def _paint_ring(self, painter: QPainter, frame: QRect, state: QStyle.StateFlag) -> None:
        theme = self._appearance.theme
        selected, focused = state & QStyle.StateFlag.State_Selected, state & QStyle.StateFlag.State_HasFocus
        hovered = state & QStyle.StateFlag.State_MouseOver
        if not (selected or focused or hovered):
            painter.setPen(QPen(QColor(theme.line), 1))
        else:
            painter.setPen(QPen(QColor(theme.accent if selected or focused else theme.muted), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self._appearance.pixels(RADIUS)
        painter.drawRoundedRect(QRectF(frame).adjusted(1, 1, -1, -1), radius, radius)

    def _paint_badge(self, painter: QPainter, frame: QRect, notes: int, mirrored: bool) -> None:
        if not notes:
            return
        pixels, theme = self._appearance.pixels, self._appearance.theme
        face = self._appearance.font(12, 600, tabular=True)
        words = QLocale().toString(notes)
        height = pixels(20)
        width = max(height, QFontMetrics(face).horizontalAdvance(words) + pixels(12))
        left = frame.left() + pixels(6) if mirrored else frame.right() - pixels(6) - width
        field = QRectF(left, frame.top() + pixels(6), width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.note))
        painter.drawRoundedRect(field, height / 2, height / 2)
        painter.setPen(QColor(theme.ground if theme.dark else theme.surface))
        painter.setFont(face)
        painter.drawText(field, Qt.AlignmentFlag.AlignCenter, words)


def _break_lines(layout: QTextLayout, width: int, most: int, top: float) -> float:
    """Break a layout into lines from `top` down; returns where it ends. What is longer ends in … on the last line."""
    layout.beginLayout()
    end, bottom = 0, top
    for _ in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, bottom))
        bottom += line.height()
        end = line.textStart() + line.textLength()
    layout.endLayout()
    if end < len(layout.text()) - 1 and end > 2:
        formats = layout.formats()
        layout.setText(layout.text()[: end - 2].rstrip() + "…")
        layout.setFormats([mark for mark in formats if mark.start + mark.length < len(layout.text())])
        return _break_lines(layout, width, most, top)
    return bottom
