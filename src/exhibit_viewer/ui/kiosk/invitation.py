"""What lies over the turning object while nobody is there: its title, a word in every language, and a soft change from
one object to the next. The words move on with every object, so that no screen keeps their trace."""

from PySide6.QtCore import QCoreApplication, QEasingCurve, QRectF, QSizeF, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.backdrop import backdrop
from exhibit_viewer.ui.ink import hexadecimal, ink
from exhibit_viewer.ui.languages import in_language, translation_file
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.theme import SPACE, Appearance
from exhibit_viewer.ui.translation_file import FileTranslator

PLACES = ((0.5, 0), (0.32, 6), (0.68, 3), (0.41, 9), (0.59, 12))
"""Where the words stand, one after the other: the middle as a share of the window's width, and how far up in the
design's pixels."""
FADE_MILLISECONDS = 600
TITLE, LINE = 26, 16
FOOT = 38
"""The design's pixels kept free for scale and rights line."""
LONGEST = 120


class Cover(QWidget):
    """The last picture, or the ground, over the picture that is being made; fades when that stands."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._appearance = session, appearance
        self._picture: QPixmap | None = None
        self._opacity = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(FADE_MILLISECONDS)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._fade.valueChanged.connect(self._thin)
        self._fade.finished.connect(self.hide)
        self.hide()

    def close_over(self, picture: QPixmap | None) -> None:
        """Cover all with a picture, or with the ground."""
        self._fade.stop()
        self._picture = picture
        self._thin(1.0)
        self.show()
        self.raise_()

    def draw_away(self) -> None:
        """Show what was made beneath."""
        if self._appearance.reduced_motion:
            self.hide()
        elif self.isVisible() and self._fade.state() is not QVariantAnimation.State.Running:
            self._fade.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Picture or ground, more and more transparent."""
        painter = QPainter(self)
        painter.setOpacity(self._opacity)
        ground = backdrop(self._session.state.scene.background, self._appearance.theme)
        painter.fillRect(self.rect(), QColor(hexadecimal(ground.rim)))
        if self._picture is not None:
            painter.drawPixmap(self.rect(), self._picture)

    def _thin(self, opacity: float) -> None:
        self._opacity = opacity
        self.update()


class Invitation(QWidget):
    """Title of the object shown, of the stop of its tour, and "Touch to begin" in each of `languages`."""

    def __init__(self, session: Session, appearance: Appearance, languages: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._appearance, self._host = session, appearance, parent
        self._turn = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.lines = tuple(_touch_to_begin(code) for code in languages)
        self.setAccessibleName(" · ".join(self.lines))
        session.listen(self._heard)
        appearance.changed.connect(self.place)
        self.hide()

    def place(self) -> None:
        """Stand where this object's turn wants the words."""
        parts = self._parts()
        width = max(size.width() for _, size, _ in parts)
        height = sum(size.height() for _, size, _ in parts)
        x, up = PLACES[self._turn % len(PLACES)]
        room = self._host.rect()
        pad = self._appearance.pixels(SPACE[3])
        left = min(max(pad, room.width() * x - width / 2), max(pad, room.width() - width - pad))
        top = room.height() - height - self._appearance.pixels(FOOT + up)
        self.setGeometry(round(left), round(top), round(width) + 1, round(height) + 1)
        self.update()

    def move_on(self) -> None:
        """To the next place."""
        self._turn += 1
        self.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line under line, centred."""
        painter = QPainter(self)
        colours = ink(self._session.state.scene.background, self._appearance.theme)
        top = 0.0
        for number, (words, size, step) in enumerate(self._parts()):
            title = number == 0 and step == TITLE
            painter.setFont(self._appearance.font(step, 500 if title else 400, serif=title))
            painter.setPen(QColor(colours.text if title else colours.muted))
            painter.drawText(QRectF(0, top, self.width(), size.height()), Qt.AlignmentFlag.AlignCenter, words)
            top += size.height()

    def _parts(self) -> list[tuple[str, QSizeF, int]]:
        """Each line with its size and step: the titles there are, then the invitation, in one line if it fits."""
        artifact, stop = self._session.state.artifact, self._session.state.stop
        gap = self._appearance.pixels(SPACE[0])
        room = self._host.width() - 2 * self._appearance.pixels(SPACE[4])
        title = plain(in_language(artifact.title), LONGEST) if artifact else ""
        stop_title = plain(in_language(stop.title), LONGEST) if stop is not None else ""
        together = "\u2003·\u2003".join(self.lines)
        metrics = QFontMetricsF(self._appearance.font(LINE))
        lines = (together,) if metrics.horizontalAdvance(together) <= room else self.lines
        parts = []
        for words, step in ((title, TITLE), (stop_title, LINE), *((line, LINE) for line in lines)):
            if words:
                metrics = QFontMetricsF(self._appearance.font(step, 500 if step == TITLE else 400, serif=step == TITLE))
                shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
                parts.append((shown, QSizeF(metrics.horizontalAdvance(shown) + 2, metrics.height() + gap), step))
        return parts

    def _heard(self, change: Change, source: object) -> None:
        if change & Change.ARTIFACT and self.isVisible():
            self.move_on()
        elif change & Change.TOUR and self.isVisible():
            self.place()


def _touch_to_begin(code: str) -> str:
    """The invitation in a language, whichever is spoken now."""
    source = QCoreApplication.translate("Invitation", "Touch to begin")
    words = FileTranslator(translation_file(code), code).translate("Invitation", "Touch to begin")
    return words or (source if code != "en" else "Touch to begin")
