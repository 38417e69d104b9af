"""Note card: one note in the list. Closed it shows how the text begins; chosen, the whole text or its editor."""

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.ui.cards import CardButton
from exhibit_viewer.ui.languages import in_language, language_shown
from exhibit_viewer.ui.lines import Lines
from exhibit_viewer.ui.listen_button import ListenButton
from exhibit_viewer.ui.markdown import Prose
from exhibit_viewer.ui.markdown import plain as without_marks
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.note_editor import NoteEditor
from exhibit_viewer.ui.sides import foreign, lead
from exhibit_viewer.ui.theme import Appearance

PREVIEW_LETTERS = 140


class Number(QWidget):
    """The note's number in the colour of its marker."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance, self._number, self._colour = appearance, 0, ""

    def show_number(self, number: int, colour: str) -> None:
        """Another number or colour."""
        self._number, self._colour = number, colour
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the marker on the object."""
        return QSize(self._appearance.pixels(22), self._appearance.pixels(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dot with a number."""
        side = self._appearance.pixels(22)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        dot = QRectF(0, 0, side, side)
        painter.drawEllipse(dot)
        painter.setPen(QColor(self._appearance.theme.ground))
        painter.setFont(self._appearance.font(12, 650, tabular=True))
        painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, QLocale().toString(self._number))


class NoteCard(CardButton):
    """`chosen(id)` when clicked or Enter is pressed on it."""

    chosen = Signal(str)

    def __init__(self, appearance: Appearance, make_listen: Callable[[], ListenButton]) -> None:
        super().__init__(appearance)
        self._make_listen = make_listen
        self._listen: ListenButton | None = None
        self._note: Annotation | None = None
        self._open = False
        self._shown_number = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._choose)
        self._number, self._title, self._preview = Number(appearance), Lines(), Lines()
        self._prose: Prose | None = None  # dear to make; most cards are never opened
        self._tags, self._source = Lines(), Lines()
        for label in (self._tags, self._source):
            label.setProperty("dress", "muted")
        self._whole = QVBoxLayout(self)
        self._row = QHBoxLayout()
        self._column = QVBoxLayout()
        self._whole.addLayout(self._row)
        self._row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._column, 1)
        for part in (self._title, self._preview, self._tags, self._source):
            self._column.addWidget(part)

    def show_note(self, note: Annotation, number: int, is_open: bool) -> None:
        """Bring the card up to date."""
        if note == self._note and is_open == self._open and number == self._shown_number:
            return
        self._note, self._open, self._shown_number = note, is_open, number
        self.ringed = is_open
        self.refresh()

    def refresh(self) -> None:
        """Words, fonts and colours; also after a change of language or look."""
        note, theme, pixels = self._note, self._appearance.theme, self._appearance.pixels
        if note is None:
            return
        self._number.show_number(self._shown_number, theme.accent if note.published else theme.note_colour(note.colour))
        words, title = in_language(note.text), plain(in_language(note.title))
        beginning = without_marks(words)
        self._title.setText(title)
        self._title.setFont(self._appearance.font(14, 600))
        self._preview.setText(_begun(beginning) if beginning else self.tr("Empty note"))
        self._preview.setFont(self._appearance.font())
        self._preview.setVisible(not self._open)
        self._title.setVisible(bool(title) and not self.editing)
        self._show_prose(words if self._open and note.published else "")
        self._show_listen(note.sound if self._open else "")
        tags = note.tags_for((language_shown(),))
        self._tags.setText("  ".join(foreign(f"#{plain(tag)}") for tag in tags))
        self._tags.setVisible(bool(tags) and not self.editing)
        self._source.setText(self._source_words(note))
        for label in (self._tags, self._source):
            label.setFont(self._appearance.font(12))
        lead(self._title, self._preview, self._tags, self._source)
        self._whole.setContentsMargins(pixels(12), pixels(12), pixels(12), pixels(12))
        self._whole.setSpacing(pixels(8))
        self._row.setSpacing(pixels(12))
        self._column.setSpacing(pixels(4))
        self.setAccessibleName(
            self.tr("Note {number}: {words}").format(number=self._shown_number, words=title or plain(beginning))
        )
        self.setAccessibleDescription(self._source.text())
        self.update()

    def _show_prose(self, words: str) -> None:
        if words and self._prose is None:
            self._prose = Prose()
            self._column.insertWidget(self._column.indexOf(self._preview) + 1, self._prose)
        if self._prose is not None:
            self._prose.setVisible(bool(words))
            if words:
                self._prose.show_markdown(words)

    def _show_listen(self, sound_id: str) -> None:
        if sound_id and self._listen is None:
            self._listen = self._make_listen()
            self._column.insertWidget(self._column.indexOf(self._tags), self._listen, 0, Qt.AlignmentFlag.AlignLeading)
        if self._listen is not None:
            self._listen.show_sound(sound_id)

    @property
    def editing(self) -> bool:
        """Whether the editor stands in this card."""
        return self._open and self._note is not None and not self._note.published

    def take_editor(self, editor: NoteEditor) -> None:
        """Put the editor into this card."""
        if editor.parent() is not self:
            self._whole.addWidget(editor)
        editor.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
            return
        super().keyPressEvent(event)

    def _choose(self, *_: object) -> None:
        if self._note is not None:
            self.chosen.emit(self._note.id)

    def _source_words(self, note: Annotation) -> str:
        when = QDateTime.fromString(note.modified or note.created, Qt.DateFormat.ISODate)
        date = QLocale().toString(when.toLocalTime().date(), QLocale.FormatType.ShortFormat) if when.isValid() else ""
        origin = self.tr("From the exhibition") if note.published else ""
        return " · ".join(part for part in (origin, plain(note.author), date) if part)


def _begun(words: str) -> str:
    """How a text begins, cut between words."""
    if len(words) <= PREVIEW_LETTERS:
        return plain(words, PREVIEW_LETTERS)
    cut = words[:PREVIEW_LETTERS]
    head, _, _ = cut.rpartition(" ")
    return plain(head if len(head) > PREVIEW_LETTERS // 2 else cut, PREVIEW_LETTERS) + "…"
