"""What a lecture adds to the picture: a black screen, a laser dot, and the words of the note that is shown."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QCursor, QKeyEvent, QPainter, QPaintEvent, QRadialGradient, QTextOption
from PySide6.QtWidgets import QApplication, QWidget

from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change, Face
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.markdown import plain
from exhibit_viewer.ui.theme import SPACE, Appearance

LASER_KEY = Qt.Key.Key_Period
LASER = QColor("#FF3B30")
LASER_SIZE = 16
CAPTION_SHARE = 0.62
CAPTION_LETTERS = 420
_SHOWS = Change.FACE | Change.BLANK | Change.SELECTION | Change.NOTES | Change.ARTIFACT | Change.SETTINGS


class Presenting(QWidget):
    """An overlay as large as its parent; lets every touch and click through."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._appearance, self._host = session, appearance, parent
        self._laser: QPoint | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Presentation"))
        parent.installEventFilter(self)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        session.listen(self._heard)
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the parent's size, the laser's key and, while it is held, the pointer."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._host.rect())
        elif self._session.state.face is Face.TEACH:
            self._follow(event)
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Black, or the caption and the dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._session.state.blank:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            return
        self._paint_caption(painter)
        if self._laser is not None:
            self._paint_laser(painter, QPointF(self._laser))

    def _follow(self, event: QEvent) -> None:
        if isinstance(event, QKeyEvent) and event.key() == LASER_KEY and not event.isAutoRepeat():
            held = event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
            self._point(self.mapFromGlobal(QCursor.pos()) if held else None)
        elif event.type() == QEvent.Type.MouseMove and self._laser is not None:
            self._point(self.mapFromGlobal(QCursor.pos()))

    def _point(self, place: QPoint | None) -> None:
        if place != self._laser:
            self._laser = place
            self.update()

    def _heard(self, change: Change, source: object) -> None:
        if change & _SHOWS:
            self._refresh()

    def _refresh(self) -> None:
        state = self._session.state
        if state.face is not Face.TEACH:
            self._laser = None
        self.setVisible(state.face is Face.TEACH)
        self.raise_()
        self.update()

    def _paint_laser(self, painter: QPainter, place: QPointF) -> None:
        radius = self._appearance.pixels(LASER_SIZE)
        glow = QRadialGradient(place, radius)
        glow.setColorAt(0.0, QColor("#FFFFFF"))
        glow.setColorAt(0.25, LASER)
        glow.setColorAt(1.0, QColor(LASER.red(), LASER.green(), LASER.blue(), 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        painter.drawEllipse(place, radius, radius)

    def _paint_caption(self, painter: QPainter) -> None:
        note = self._session.state.selected_note
        words = (
            " — ".join(part for part in (in_language(note.title), plain(in_language(note.text))) if part)
            if note
            else ""
        )
        if not words:
            return
        words = words if len(words) <= CAPTION_LETTERS else words[: CAPTION_LETTERS - 1] + "…"
        pad, theme = self._appearance.pixels(SPACE[3]), self._appearance.theme
        painter.setFont(self._appearance.font(16))
        width = round(self.width() * CAPTION_SHARE)
        flow = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter
        text = painter.boundingRect(QRect(0, 0, width, self.height()), int(flow), words)
        text.moveCenter(QPoint(self.width() // 2, 0))
        text.moveBottom(self.height() - 3 * pad)
        ground = QColor(theme.surface)
        ground.setAlphaF(0.92)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(text.adjusted(-pad, -pad, pad, pad), pad / 2, pad / 2)
        painter.setPen(QColor(theme.text))
        option = QTextOption(Qt.AlignmentFlag.AlignHCenter)
        option.setTextDirection(self.layoutDirection())
        painter.drawText(text.toRectF(), words, option)
