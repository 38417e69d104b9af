"""The words of the note on show, large enough for the last row, low enough to leave the object's middle free."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from exhibit_viewer.session.session import Session
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.lines import Lines
from exhibit_viewer.ui.markdown import direction_of, plain
from exhibit_viewer.ui.messages import plain as harmless
from exhibit_viewer.ui.sides import lead
from exhibit_viewer.ui.theme import SPACE, Appearance

WIDTH_SHARE, HEIGHT_SHARE = 0.72, 0.28
NARROW = 900
"""Below this width, in pixels, a caption takes all there is."""
TITLE_STEP, TITLE_LETTERS = 26, 120
TEXT_STEPS = (20, 16, 14)
BADGE = 13


class Badge(QWidget):
    """The note's number as its marker wears it."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance, self._number, self._colour = appearance, "", ""
        self.setAccessibleName(self.tr("Number"))

    def show_number(self, number: str, colour: str) -> None:
        """A number on a disc of a colour."""
        self._number, self._colour = number, colour
        side = 2 * self._appearance.pixels(BADGE)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc and number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        painter.drawEllipse(self.rect())
        painter.setPen(QColor(self._appearance.theme.ground))
        painter.setFont(self._appearance.font(14, 650, tabular=True))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._number)


class NoteCaption(QFrame):
    """Number, title and text of the session's selected note; hidden without one. foot: how many pixels at the parent's
    lower edge are taken."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget, foot: Callable[[], int]) -> None:
        super().__init__(parent)
        self._foot = foot
        self._session, self._appearance, self._host = session, appearance, parent
        self.setProperty("dress", "overlay")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._badge, self._title, self._text = Badge(appearance), Lines(), Lines()
        for label in (self._title, self._text):
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._words = QVBoxLayout()
        self._words.addWidget(self._title)
        self._words.addWidget(self._text)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._words, 1)
        self.hide()

    def refresh(self) -> None:
        """Show the note chosen now, or nothing."""
        state = self._session.state
        note = state.selected_note
        if note is None or state.tour is not None:  # the stop of a tour has words of its own
            self.hide()
            return
        theme, pixels = self._appearance.theme, self._appearance.pixels
        self._row.setContentsMargins(pixels(SPACE[3]), pixels(SPACE[2]), pixels(SPACE[4]), pixels(SPACE[3]))
        self._row.setSpacing(pixels(SPACE[2]))
        self._words.setSpacing(pixels(SPACE[0]))
        number = 1 + [each.id for each in state.all_notes].index(note.id)
        colour = theme.accent if note.published else theme.note_colour(note.colour)
        self._badge.show_number(QLocale().toString(number), colour)
        title, text = harmless(in_language(note.title), TITLE_LETTERS), plain(in_language(note.text))
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._title.setFont(self._appearance.font(TITLE_STEP, 500, serif=True))
        for label, words in ((self._title, title), (self._text, text)):
            label.setLayoutDirection(direction_of(words))
            lead(label)
        self.setAccessibleName(f"{title} {text}".strip())
        self.setVisible(bool(title or text))
        self._fit(text)
        self.raise_()

    def _fit(self, text: str) -> None:
        """The largest type in which the words have room; the last of them give way where even the smallest is too
        large."""
        room, pixels = self._host.rect(), self._appearance.pixels
        width = room.width() - 2 * pixels(SPACE[3])
        width = width if room.width() < NARROW else min(width, round(room.width() * WIDTH_SHARE))
        highest = round(room.height() * HEIGHT_SHARE)
        self._text.setVisible(bool(text))
        height = highest
        for step in TEXT_STEPS:
            self._text.setFont(self._appearance.font(step))
            height = self._height_of(text, width)
            if height <= highest:
                break
        words = text.split()
        while height > highest and len(words) > 1:
            words = words[: max(1, len(words) * 9 // 10)]
            height = self._height_of(" ".join(words) + " …", width)
        self.setGeometry((room.width() - width) // 2, room.height() - self._foot() - height, width, height)

    def _height_of(self, text: str, width: int) -> int:
        self._text.setText(text)
        edges = self._row.contentsMargins()
        inside = width - edges.left() - edges.right() - self._badge.width() - self._row.spacing()
        labels = [label for label in (self._title, self._text) if not label.isHidden()]
        between = self._words.spacing() * (len(labels) - 1)
        return edges.top() + edges.bottom() + between + sum(label.heightForWidth(inside) for label in labels)
